"""Answers to what one says of another: every statement that speaks of the other, or that there is none.

What else somebody says would be taken for an opinion of the one who is asked
about; it stands one click away, or beneath the words that it is something else.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from assistant.chosen import Chosen
from assistant.forms.cell import asked_about
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.nearby import wishes
from assistant.forms.reasons import asks_for_reason
from assistant.forms.speaking import is_neutral, is_of_others
from assistant.forms.standing import with_antecedents
from assistant.forms.whose import is_own
from assistant.forms.wording import basis_of, in_answer, listed, short_of
from assistant.matrix import MatrixReader
from assistant.polarity import Polarity, polarity_of
from assistant.question import Names, Subject
from assistant.question.intent import saying_words, wanted_of
from assistant.question.names import is_local, tokens_of
from assistant.question.objects import SEEING
from assistant.question.parties import Party, names_party, names_whole, party_of
from assistant.question.roles import asked_and_about, spoken_spans, talked_of
from assistant.question.sides import asks_of_each_other, compares
from assistant.spoken import spoken
from ingestion import Passage
from vectorstore import Index, Scope
from vectorstore.analysis import fold
from vectorstore.scope import BACKGROUND

__all__ = ["of_another"]

Key = tuple[str, int]

_MOST = 8
"""Statements of one voice that are shown at once."""
_OF_EACH = 3
"""The same of each of several voices in one place."""
_A_FEW = 12
"""Statements of several places up to which they are shown like those of one; of more there is an overview."""
_NEAREST = 3
_OF_THEM = 4
"""Statements that are shown instead: what comes near, and what the other one says of those who are asked."""
_AMONG = {
    "fungerar": "bland det som fungerar",
    "fungerar inte": "bland det som inte fungerar",
    "saknas": "bland det som saknas",
}
"""Themes under which it was asked with whom it goes well or ill, as they are called."""
_OPINION = "synen på samverkan"
"""Theme of a question for an opinion, which is no theme where somebody is asked about another one."""
_OF_ALL = re.compile(r"\b(?:alla|samtliga|övriga|ingen|inga|inget|nej)\b", re.IGNORECASE)
"""Speaks of everybody, or of nobody, without a name."""
_ABBREVIATED = 4
"""Letters up to which a name is an abbreviation."""
_OF_TASKS = "verksamhet och samverkansparter"
"""Theme under which parties are enumerated."""


def of_another(
    scope: Scope, subject: Subject, further: Sequence[Chosen], index: Index, names: Names, reader: MatrixReader
) -> Draft | None:
    """What those who are asked say of those, or of the thing, that they are asked about; ``None`` where more is asked.

    ``further`` are the statements that the search alone would give.
    """
    parties = _parties(scope, subject, names)
    if not parties:
        return _of_topic(scope, subject, further, index, reader)
    own = _of_those_asked(scope, subject, index, names)
    if not own:
        return None
    places = {(p.report, p.municipality) for p in own}
    themselves = _stems_of(scope)
    said = [Chosen(p, s, 1.0) for p in own for s in p.statements]
    said = [item for item in said if is_own(item, scope)] if themselves else said
    naming = {c.key for c in said if any(names_party(c.statement.shown, one, themselves) for one in parties)}
    others = [one for one in parties if one.actor not in scope.actors]
    rest = [c for c in said if c.key not in naming and not c.statement.introduces]
    whole = [c for c in rest if any(names_whole(c.statement.shown, one) for one in others)]
    found = [c for c in said if c.key in naming and not c.statement.introduces]
    called = [_called(one, subject.text, names) for one in parties]
    if scope.themes[:1] != (_OPINION,) and scope.themes:
        return _beside_theme(scope, said, (naming, {c.key for c in whole}), further, index, called)
    if not naming and len(places) == 1 and len({p.actor for p in own}) == 1:
        return _silent(own, parties, whole, further, index, called)
    if not found:
        return None
    found += whole
    if len(places) > 1 and len(found) > _A_FEW:
        return None
    return _told(found, further, index, apart=not themselves or len(scope.actors) > 1)


def _beside_theme(
    scope: Scope,
    said: Sequence[Chosen],
    keys: tuple[Collection[Key], Collection[Key]],
    further: Sequence[Chosen],
    index: Index,
    called: Sequence[str],
) -> Draft | None:
    """What one says of another who is not named where it is asked what works, or is lacked; ``None`` elsewhere.

    ``keys`` are the statements that name the other, and those that name what it belongs to.
    """
    naming, whole = keys
    theme = scope.themes[0]
    under = [item for item in said if theme in item.passage.themes]
    found = [item for item in said if item.key in naming and not item.statement.introduces]
    one = len({(item.passage.actor, item.passage.unit, item.passage.municipality) for item in said}) == 1
    meant = any(i.key in naming or i.key in whole or _OF_ALL.search(i.statement.shown) for i in under)
    if meant or not (one and under and found) or under[0].passage.municipality is None:
        return None
    told = _told(found, further, index, apart=False)
    first = under[0].passage
    speaker = spoken(first.unit or first.actor or "")
    silent = f"i {first.municipality} nämner inte {listed(called, 'eller')} {_AMONG[theme]}."
    told.headline = f"{speaker[0].upper()}{speaker[1:]} {silent}"
    told.after = f"Det här sägs om {listed(called)}:"
    return told


def _of_topic(
    scope: Scope, subject: Subject, further: Sequence[Chosen], index: Index, reader: MatrixReader
) -> Draft | None:
    """What one who is asked in one place says of the one thing that the question ends with; ``None`` for nothing."""
    thing = asked_about(subject)
    if thing is None or scope.about or scope.themes or scope.number is not None or wanted_of(subject.text) is not None:
        return None
    if max(len(scope.municipalities), len(scope.actors), len(scope.units)) != 1 or not (scope.is_cell or scope.units):
        return None
    held = reader.holder.holding(thing)
    own = [p for p in index.passages if scope.holds(p) and not p.asked and p.themes != (BACKGROUND,)]
    said = [Chosen(p, s, 1.0) for p in own for s in p.statements if (p.passage_id, s.start) in held]
    found = [item for item in said if not item.statement.introduces and is_own(item, scope)]
    return _told(found, further, index, apart=False) if found else None


def _of_those_asked(scope: Scope, subject: Subject, index: Index, names: Names) -> list[Passage]:
    """The passages of those who are asked; where others are to speak in a place, of all but whom they speak of."""
    views = [p for p in index.passages if scope.holds(p) and not p.asked and p.themes != (BACKGROUND,)]
    if scope.actors or scope.units:
        return views
    of_whom = talked_of(subject.text, names)
    if not scope.municipalities or not of_whom:
        return []
    return [p for p in views if p.municipality is not None and is_of_others(p, of_whom)]


def _stems_of(scope: Scope) -> frozenset[str]:
    """The stems of the names of those who speak, by which they do not speak of others."""
    asked = (party_of(actor, unit) for actor in scope.actors for unit in (scope.units or (None,)))
    return frozenset(stem for party in asked for stem in party.stems)


def _parties(scope: Scope, subject: Subject, names: Names) -> list[Party]:
    """Those whom somebody is asked about, where nothing else is asked for; nobody otherwise."""
    text = subject.text
    if not scope.about or scope.number is not None or wanted_of(text) is not None:
        return []
    if scope.themes and scope.themes != (_OPINION,) and not (scope.themes[0] in _AMONG and scope.is_cell):
        return []
    if max(len(scope.municipalities), len(scope.reports)) > 1 or (len(scope.actors) > 1 and not scope.is_cell):
        return []
    frame = SEEING.union(map(fold, saying_words()))
    if any(not concept.named and fold(concept.word) not in frame for concept in subject.concepts):
        return []
    if asks_for_reason(text) or asks_of_each_other(text) or compares(text):
        return []
    _, about = asked_and_about(tokens_of(text)[1], names)
    found = {(one.actor, one.unit) for one in about if one.actor} or {(actor, None) for actor in scope.about}
    if any((unit in scope.units) if unit else (actor in scope.actors and not scope.units) for actor, unit in found):
        return []  # what one says of oneself names nobody
    return [party_of(actor, unit, _local(actor, names)) for actor, unit in sorted(found, key=str)]


def _local(actor: str, names: Names) -> frozenset[str]:
    """The units of an actor that only some places have."""
    return frozenset(unit for owner, unit in names.speakers.values() if owner == actor and unit and is_local(unit))


def _told(found: Sequence[Chosen], further: Sequence[Chosen], index: Index, *, apart: bool) -> Draft:
    """What speaks of the other: what judges the cooperation first, then what only mentions it."""
    ordered = sorted(found, key=_rank)
    if apart:
        voices = dict.fromkeys((item.passage.actor, item.passage.unit) for item in found)
        ordered = [i for v in voices for i in ordered if (i.passage.actor, i.passage.unit) == v]
        first = [i for v in voices for i in [i for i in ordered if (i.passage.actor, i.passage.unit) == v][:_OF_EACH]]
    else:
        first = ordered[:_MOST]
    told = f"{len(first)} av {len(found)} utsagor" if len(first) < len(found) else ""
    first = with_antecedents(first)
    keys = {item.key for item in first}
    more = [item for item in (*ordered, *further) if item.key not in keys]
    return Draft(
        shown=sections_by_speaker(first, index.reports, merge=True),
        more=sections_by_speaker(more, index.reports, merge=True),
        basis=basis_of(first, index.reports, told),
    )


def _rank(item: Chosen) -> int:
    """How far a statement is from a judgement of the cooperation."""
    if item.passage.themes == (_OF_TASKS,):
        return 3
    judged = polarity_of(item.statement.shown) is not Polarity.NEUTRAL
    if judged and not frozenset(_AMONG).isdisjoint(item.passage.themes):
        return 0
    return 1 if judged or wishes(item) else 2


def _silent(
    own: Sequence[Passage],
    parties: Sequence[Party],
    whole: Sequence[Chosen],
    further: Sequence[Chosen],
    index: Index,
    called: Sequence[str],
) -> Draft | None:
    """That somebody does not mention another one in one place, with what they say of the actor that it belongs to.

    Where they do not speak of that either, what the other one says there of them comes nearest.
    """
    first, units = own[0], {passage.unit for passage in own}
    unit = first.unit if len(units) == 1 else None
    themselves = party_of(first.actor or "", unit)
    if any(map(is_neutral, own)) or (first.municipality is None and _told_elsewhere(first, themselves, parties, index)):
        return None
    speaker = spoken(unit) if unit else in_answer(first.actor or "")
    where = f" i {first.municipality}" if first.municipality else ""
    report = "" if first.municipality else f" i {short_of(first.report, index.reports)}"
    others = [
        Chosen(passage, statement, 1.0)
        for passage in _of_parties(first, parties, index.passages)
        for statement in passage.statements
        if names_party(statement.shown, themselves) and not statement.introduces
    ]
    shown = sorted(whole, key=_rank) or sorted(others, key=_rank)[:_OF_THEM] or list(further[:_NEAREST])
    keys = {item.key for item in shown}
    after = f"Däremot sägs det här om {speaker} där:" if others else "Det här ligger närmast:"
    return Draft(
        shown=sections_by_speaker(shown, index.reports),
        more=sections_by_speaker([item for item in (*others, *further) if item.key not in keys], index.reports),
        headline=f"{speaker[0].upper()}{speaker[1:]}{where} nämner inte {listed(called, 'eller')}{report}.",
        after=f"Det här sägs om {in_answer(parties[0].actor)}:" if whole else after,
        basis=basis_of(shown, index.reports),
    )


def _told_elsewhere(own: Passage, themselves: Party, parties: Sequence[Party], index: Index) -> bool:
    """Whether some other passage of a report that keeps no places apart names both: it may tell what they think."""
    return any(
        names_party(statement.shown, themselves) and any(names_party(statement.shown, one) for one in parties)
        for passage in index.passages
        if passage.report == own.report and passage.municipality is None and not passage.asked
        for statement in passage.statements
    )


def _called(party: Party, text: str, names: Names) -> str:
    """What a question calls somebody, where that is a word and no abbreviation."""
    for start, end in spoken_spans(text, names):
        word = text[start:end]
        known = names.speakers.get(fold(word))
        if known == (party.actor, party.unit) and len(word) > _ABBREVIATED:
            return word if party.unit is None and word[0].isupper() else word[0].lower() + word[1:]
    return in_answer(party.unit or party.actor)


def _of_parties(own: Passage, parties: Sequence[Party], passages: Iterable[Passage]) -> list[Passage]:
    """What the others say in the same place."""
    there = [p for p in passages if (p.report, p.municipality) == (own.report, own.municipality) and not p.asked]
    return [p for p in there if any(p.actor == one.actor and one.unit in (None, p.unit) for one in parties)]
