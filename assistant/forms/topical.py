"""Overviews of a matter: what is said of it, by theme in one report and by report in several, and never a count.

Who wants to know how things stand with something asks for the breadth of what
is said of it, not for the three statements that come nearest.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen, varied
from assistant.forms.counting import Count
from assistant.forms.draft import Draft, Section, sections_by_speaker
from assistant.forms.overview import named_in
from assistant.forms.speaking import is_of_others, quotable
from assistant.forms.telling import worth_of
from assistant.forms.thematic import ALL_HEADINGS, rooms, theme_heading
from assistant.forms.wording import basis_of, listed, short_of, things_listed
from assistant.holding import is_hollow
from assistant.matrix import MatrixReader
from assistant.question import Concept, Counted, Subject, counted_in
from assistant.question.broadly import asked_broadly
from assistant.question.intent import asks_somebody, asks_what_is_said
from assistant.question.roles import Mention
from ingestion import Passage
from vectorstore import Index, Scope
from vectorstore.scope import BACKGROUND

__all__ = ["topical"]

_LEAST = 4
"""Statements from which on there is something to give an overview of."""
_LEAST_THERE = 2
"""The same where it is asked what is said of it in a place, whoever says it."""
_A_SECTION = 6
_ROOM = 30
"""Statements under all headings at least, where there are as many; ``_A_SECTION`` under each."""
_MOST_SECTIONS = 6
_FURTHER = 20
_WORTH = 0.3
"""Weight of how much a statement tells by itself, beside how far it takes the matter up."""
_BY_WORDS = 0.5
"""Share of the matter, by weight, that a statement holds where hardly any holds all of it."""


def topical(
    scope: Scope, subject: Subject, index: Index, reader: MatrixReader, of_whom: Sequence[Mention] = ()
) -> Draft | None:
    """What those whom a question names say of its matter, in short; ``None`` where that is little, or no matter.

    Of those in ``of_whom`` only others speak.
    """
    counted = counted_in(subject)
    asked = _without_hollow(counted)
    concepts = [concept for group in asked.things for concept in group]
    anybody = bool(scope.municipalities) and not (scope.actors or scope.units) and asks_what_is_said(subject.text)
    if not concepts or scope.number is not None or (asks_somebody(subject.text) and not anybody):
        return None
    passages = [p for p in reader.passages if not of_whom or is_of_others(p, of_whom)]
    found = _said_of(asked, scope, subject, passages, reader)
    if len(found) < (_LEAST_THERE if anybody or asked_broadly(subject.text) else _LEAST):
        return None
    sections = _sections(found, index)
    shown = [item for section in sections for item in section.chosen]
    keys = {item.key for item in shown}
    more = sorted((item for item in found if item.key not in keys), key=lambda item: -item.score)[:_FURTHER]
    named = "rapporterna" if scope.is_empty else named_in(scope, {item.passage.report for item in found}, index)
    about = _about([concept for group in counted.things for concept in group], subject)
    return Draft(
        shown=sections,
        more=sections_by_speaker(more, index.reports, merge=True),
        headline=f"{named[0].upper()}{named[1:]} om {about}, i korthet.",
        after=f"Här är {len(shown)} av {len(found)} utsagor." if more else "",
        basis=basis_of(shown, index.reports, "ett urval" if more else ""),
    )


def _without_hollow(counted: Counted) -> Counted:
    """What is asked for without what tells little beside it: *chefernas roll*."""
    phrases = tuple(pair for pair in counted.phrases if not any(map(_is_hollow, pair)))
    return replace(counted, things=tuple(g for g in counted.things if not any(map(_is_hollow, g))), phrases=phrases)


def _is_hollow(concept: Concept) -> bool:
    return not concept.named and is_hollow(concept.word)


def _said_of(
    asked: Counted, scope: Scope, subject: Subject, passages: Sequence[Passage], reader: MatrixReader
) -> list[Chosen]:
    """The statements of those named that hold the matter by its words, each scored; not how the survey was made."""
    count = Count.of(asked, reader.holder)
    pairs = [
        (passage, statement)
        for passage in passages
        if not passage.asked and scope.holds(passage) and (not scope.themes or scope.themes[0] in passage.themes)
        for statement in quotable(passage, scope)
        if not statement.introduces
    ]
    held = [(p, s) for p, s in pairs if (p.passage_id, s.start) in count.held]
    by_words = len(held) < _LEAST and len(asked.things) > 1
    pairs = pairs if by_words else held
    views = [(p, s) for p, s in pairs if p.themes != (BACKGROUND,)]
    pairs = views if len(views) >= _LEAST else pairs
    matches = reader.matcher.match(subject, pairs)
    return [
        Chosen(p, s, match.score + _WORTH * worth_of(s, ""))
        for (p, s), match in zip(pairs, matches, strict=True)
        if not by_words or match.words >= _BY_WORDS
    ]


def _sections(found: Sequence[Chosen], index: Index) -> list[Section]:
    """By theme within a report, and otherwise by report; of each what tells most, of as many voices as there are."""
    several = len({item.passage.report for item in found}) > 1
    groups: dict[str, list[Chosen]] = {}
    for item in found:
        label = short_of(item.passage.report, index.reports) if several else theme_heading(item)
        groups.setdefault(label, []).append(item)
    if not several:
        order = [*ALL_HEADINGS.values()]
        labels = sorted(groups, key=lambda label: order.index(label) if label in order else len(order))
    else:
        labels = sorted(groups, key=lambda label: -max(item.score for item in groups[label]))
    labels = labels[:_MOST_SECTIONS]
    sizes = [len({item.words for item in groups[label]}) for label in labels]
    given = rooms(sizes, max(_ROOM, _A_SECTION * len(labels)))
    return [_section(label, groups[label], room) for label, room in zip(labels, given, strict=True)]


def _section(label: str, items: Sequence[Chosen], room: int) -> Section:
    once = list({item.words: item for item in sorted(items, key=lambda item: item.score)}.values())
    best = sorted(once, key=lambda item: -item.score)
    told = varied(best, lambda item: (item.passage.municipality, (item.passage.actor, item.passage.unit)))[:room]
    alike = {item.words for item in told}  # what recurs word for word stands once, with all its places
    kept = sorted((item for item in items if item.words in alike), key=lambda item: item.statement.start)
    heading = f"{label} ({len(kept)} av {len(items)} utsagor)" if len(kept) < len(items) else label
    return Section(heading, tuple(kept), by_topic=any(item.passage.actor for item in kept))


def _about(concepts: Sequence[Concept], subject: Subject) -> str:
    """The matter in the question's own words; those that follow on each other as one."""
    words = [concept.word for concept in concepts]
    if len(words) > 1 and " ".join(words).casefold() in subject.text.casefold():
        return f"”{' '.join(words)}”"
    return things_listed(words, "och") if len(words) > 1 else listed([things_listed(words, "och")])
