"""Voices that municipalities pass on, held against each other: *Lotsen i Laholm och elevhälsan i Halmstad*.

A municipality speaks for its units, each of which begins its own sentences. Two
of them, each with its place, are two sides, each of what it is told to say
itself; also where the other one is an actor with answers of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.forms.passed_on import said_by
from assistant.forms.sides import Side, Sides, said_where
from assistant.forms.things import told_of
from assistant.question import Names
from assistant.question.intent import generic_terms
from assistant.question.names import place_spans, places_in, report_spans, reports_in, tokens_of
from assistant.question.opposed import is_a_thing, may_name, pattern_of
from assistant.question.parties import names_party, party_of
from assistant.question.roles import who
from assistant.question.sides import compares, is_frame
from assistant.wordforms import base_of
from ingestion import Passage, Statement
from vectorstore import Index, Scope
from vectorstore.analysis import fold, terms
from vectorstore.scope import BACKGROUND

__all__ = ["take_up", "voices_apart"]

_WORD = re.compile(r"[\w:/&-]+|[,;.?!]")
_IN = frozenset(("i", "pa", "fran", "hos"))
_AGAINST = frozenset("mot vs kontra respektive resp jamfort jmf jfr gentemot".split())  # noqa: SIM905
_JOINS = _IN | _AGAINST | frozenset("och o samt eller med mellan , som an".split())  # noqa: SIM905
_OF = frozenset("om kring for av till gallande angaende".split())  # noqa: SIM905
"""Words behind which somebody is spoken of."""
_SHORT_FOR = r"(?P<long>{}[a-zåäö]{{4,}}(?: [a-zåäö]{{3,}})?) \((?i:{})\)"
_WORDS, _MOST, _TWO = 3, 4, 2
"""Words of a voice's name, and places beside each other, at most."""
_LETTERS = 4
"""A name of fewer letters may be short for a longer one; one of more is found with other endings."""
_HEAD = 60
"""Letters of a statement within which whoever it begins with is named."""

_Told = frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody is named: a municipality, or the area of a report."""

    id: str
    called: str
    on: str
    """The word before it: *i*, *på*."""
    is_report: bool


@dataclass(frozen=True, slots=True)
class _Voice:
    """Somebody who is named with a place, and what they say there: nothing, where they are only heard elsewhere."""

    called: str
    place: _Place
    passages: tuple[Passage, ...]
    told: _Told
    passed_on: bool
    speaker: str = ""
    """The actor or unit that it is, where it has answers of its own."""
    words: tuple[str, ...] = ()
    """All the words that it is named by: *rehabkoordinatorernas syn*."""

    @property
    def side(self) -> Side:
        """It as one side of a comparison."""
        label = f"{self.called} {self.place.on} {self.place.called}"
        return _Side(label[:1].upper() + label[1:], self.passages, self.speaker, told=self.told, typed=label)


@dataclass(frozen=True, slots=True)
class _Side(Side):
    """A side that is called in a sentence as the question does: *boendestödet i Varberg*, *Lotsen i Laholm*."""

    typed: str = ""

    @property
    def within(self) -> str:
        """Its name within a sentence."""
        return self.typed


def voices_apart(scope: Scope, question: str, index: Index, names: Names) -> Sides:
    """The voices that a question names, each with its place; no sides where none is passed on, and it asks somebody.

    Who is named before two places speaks in both; two of one place are sides only where they are compared.
    """
    spans = sorted([*place_spans(question, names), *report_spans(question, names)])
    if not _TWO <= len(spans) <= _MOST or scope.not_covered:
        return Sides(())
    found: list[_Voice] = []
    for (start, end), behind in zip(spans, (0, *(end for _, end in spans)), strict=False):
        place = _place(question[:start], question[start:end], names)
        voice = _named_before(question[behind:start], place, found, index, names, among=compares(question))
        if voice is None:
            return Sides(())
        found.append(voice)
    distinct = {(voice.called.casefold(), voice.place.id) for voice in found}
    if any(voice.place.is_report for voice in found) and not (compares(question) and _differ(found)):
        return Sides(())
    compared = _opposes(question) or len({voice.place.id for voice in found}) > 1
    if len(distinct) < len(found) or not compared or not any(v.told and _is_unread(v, scope, names) for v in found):
        return Sides(())
    words = dict.fromkeys(word for voice in found for word in (voice.called, *voice.called.split(), *voice.words))
    teller = said_where if any(voice.place.is_report for voice in found) else None
    return Sides(tuple(voice.side for voice in found), teller, things=tuple(words))


def _place(before: str, typed: str, names: Names) -> _Place:
    folded, on = tokens_of(typed)[1], "på" if before.rstrip().endswith(" på") else "i"
    name = next(iter(places_in([typed], folded, names)), "")
    return _Place(name, name, on, False) if name else _Place(next(iter(reports_in(folded, names)), ""), typed, on, True)


def _opposes(question: str) -> bool:
    """Whether a question compares, or begins with one who is held against another: *FK i Hylte mot AF i Hylte*."""
    folded = tokens_of(question)[1]
    return compares(question) or (may_name(folded[0]) and not _AGAINST.isdisjoint(folded))


def _is_unread(voice: _Voice, scope: Scope, names: Names) -> bool:
    """Whether somebody is passed on, or taken for one who is not asked: *mest nöjd med FK, VC i Hylte eller …*."""
    known = {name for pair in who(voice.called, names) for name in pair}
    return voice.passed_on or known.isdisjoint((*scope.actors, *scope.units))


def _differ(found: Sequence[_Voice]) -> bool:
    """Whether each of some is called otherwise: what one thing is in two reports is told report by report."""
    return len({voice.called.casefold() for voice in found}) == len(found)


def take_up(sides: Sides, scope: Scope) -> bool:
    """Whether the sides speak of whatever else a question names: somebody, or a thing."""
    said = [s.shown for side in sides.sides for p in side.passages for s in p.statements if side.keeps(p, s)]
    parties = [party_of(actor, None) for actor in scope.about]
    own = {fold(word) for word in sides.things}
    things = [topic for topic in scope.topics if fold(topic) not in own and not is_frame(topic, "")]
    wanted = [frozenset(terms(thing)) - generic_terms() for thing in things]
    return all(any(names_party(text, party) for text in said) for party in parties) and all(
        any(held.issubset(terms(text)) for text in said) for held in wanted
    )


def _named_before(
    before: str, place: _Place, found: Sequence[_Voice], index: Index, names: Names, *, among: bool
) -> _Voice | None:
    """Who is named before a place, or before the one that it is only joined to; ``None`` for nobody who is heard.

    ``among``: other words may stand between them, for the question says itself that it compares.
    """
    tokens = _WORD.findall(before)
    low = [fold(token) for token in tokens]
    while low and low[-1] in _IN:
        tokens, low = tokens[:-1], low[:-1]
    if found and all(word in _JOINS for word in low):
        return _heard(found[-1].called, place, index, names)
    first = len(tokens)
    while first and len(tokens) - first < _WORDS and may_name(low[first - 1]) and low[first - 1] not in _JOINS:
        first -= 1
    only_joined = among or all(word in _JOINS for word in low[:first])
    if first == len(tokens) or (first and low[first - 1] in _OF) or (found and not only_joined):
        return None
    heard = (_heard(name, place, index, names) for name in _called(tokens[first:]))
    voice = next((one for one in heard if one is not None), None)
    return None if voice is None else replace(voice, words=tuple(tokens[first:]))


def _called(words: Sequence[str]) -> Iterator[str]:
    """What somebody may be called by some words, the longest first, and whose something is before what it is."""
    for at in range(len(words)):
        yield " ".join(words[at:])
        if len(words) - at > 1 and words[at].endswith("s"):
            yield words[at][:-1]


def _heard(called: str, place: _Place, index: Index, names: Names) -> _Voice | None:
    """Somebody with what they say in a place, or with nothing where they are heard in others; ``None`` for nobody."""
    there = [p for p in index.passages if place.id == (p.report if place.is_report else p.municipality) and not p.asked]
    known = who(called, names)
    own = tuple(p for p in there if any(p.actor == actor and unit in (None, p.unit) for actor, unit in known))
    if not own and generic_terms().issuperset(terms(called)):
        return None  # *samverka* is no voice
    if own:
        speaker = next((unit or actor for actor, unit in known), "")
        every = frozenset((p.passage_id, s.start) for p in own for s in p.statements)
        return _Voice(called, place, own, every, passed_on=False, speaker=speaker)
    told = list(_told(called, there, index))
    if place.is_report:
        told = told or list(_naming(called, there))
        if not told:
            return None
    if not told:
        report = {p.report for p in there}
        others = [p for p in index.passages if p.report in report and p.municipality and not p.asked]
        return _Voice(called, place, (), frozenset(), True) if said_by(called, others) else None
    kept = {p.passage_id: p for p, _ in told}
    return _Voice(called, place, tuple(kept.values()), frozenset((p.passage_id, s.start) for p, s in told), True)


def _naming(called: str, there: Sequence[Passage]) -> Iterator[tuple[Passage, Statement]]:
    """The statements of a report that name what speaks nowhere in it."""
    if not is_a_thing(called):
        return
    form = re.compile(rf"(?<!\w){re.escape(base_of(called))}\w{{0,4}}(?!\w)")  # *rehabsamordnare*, *rehabsamordnarna*
    pattern = pattern_of(called)
    for passage in there:
        for statement in () if BACKGROUND in passage.themes else passage.statements:
            single = " " not in called and len(called) > _LETTERS and form.search(fold(statement.shown))
            if single or pattern.search(statement.shown):
                yield passage, statement


def _told(called: str, there: Sequence[Passage], index: Index) -> Iterator[tuple[Passage, Statement]]:
    """The statements that a voice makes in a place, by its name and by what that is short for."""
    short_for = re.compile(_SHORT_FOR.format(re.escape(called[:1].upper()), re.escape(called)))
    short = len(called) < _LETTERS and called.isalpha()
    longer = {match["long"] for p in there for match in short_for.finditer(p.text)} if short else ()
    for name in (called, *sorted(longer)):
        said = [(item.passage, item.statement) for item in said_by(name, there)]
        heard = {passage.actor for passage, _ in said}  # whoever passes it on; others only speak of it
        spoken_of = re.compile(rf"\b(?:med|till|mot|om|av|mellan|hos) {re.escape(name)}", re.IGNORECASE)
        own = [p for p in there if not heard or p.actor in heard]
        yield from ((p, s) for p, s in told_of(name, frozenset(), own, index) if not spoken_of.search(s.shown[:_HEAD]))
        yield from said
