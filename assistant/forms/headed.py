"""What headings tell: the items under the one that names the matter, one that is parted into others, and a section.

The items of *Kunskap om och respekt för varandra* need not say again what they
are about; the examples of a chapter are named by its sub-headings alone.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section, sections_by_speaker
from assistant.forms.enumerated import stands_in
from assistant.forms.printed import OF_ONE_MATTER
from assistant.forms.standing import is_item
from assistant.forms.telling import worth_of
from assistant.forms.wording import basis_of
from assistant.question import Concept, Subject
from assistant.question.across import asks_of_reports
from ingestion import Passage
from vectorstore import Index, Ranked, Scope
from vectorstore.analysis import fold, terms

__all__ = ["parted_into", "section_named", "under_heading"]

_NEAREST, _NEAR = 3, 0.9
"""Best passages, by rank and by share of the best score, of which one stands under the heading."""
_LEAST = 2
_A_PART = 2
"""Statements of each part that are shown."""
_HELD = 0.5
"""Share of a question's words, by weight, that a heading holds to be what is asked for."""
_PROPOSED = "förslag"
_ASKS = re.compile(r"\b(?:vilka|lista|räkna upp|nämn|exempel)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s[-–]\s|[;:]\s*")
_QUESTION = re.compile(r"\b(?:vad|vilk\w+|hur|vem|när|var|varför|vart|finns|är|har|kan|ska|får)\b", re.IGNORECASE)
"""Asks something of a thing; who is to be told of it names nothing but the thing."""
_SECTION, _A_PASSAGE = 14, 3
"""Statements up to which a section is shown whole; of a longer one, statements of each of its paragraphs at least."""
Key = tuple[str, int]


def under_heading(
    scope: Scope,
    ranked: Sequence[Ranked],
    held: frozenset[Key],
    thing: Concept,
    further: Sequence[Chosen],
    index: Index,
) -> Draft | None:
    """The items under the heading of a theme that suits a question best, where no item holds its most telling word.

    That word is the ``thing``, its statements are ``held``; a heading that holds a word like it comes first. Only of
    what a report says in its own voice: somebody's answer has the heading of the question.
    """
    if scope.actors or scope.units or scope.municipalities or not (scope.reports and scope.themes):
        return None
    theme = scope.themes[0]
    own = [r for r in ranked if scope.holds(r.passage) and r.passage.actor is None and r.passage.municipality is None]
    near = [r for r in own[:_NEAREST] if theme in r.passage.themes and r.score >= _NEAR * own[0].score]
    near.sort(key=lambda r: not any(stands_in(term, terms(r.passage.question or "")) for term in thing.stems))
    items = next((found for r in near if len(found := _items_of(r.passage, index)) >= _LEAST), None)
    if items is None:
        return None
    report = items[0].passage.report
    keys = {item.key for item in items}
    said = [i for p in index.passages if p.report == report and theme in p.themes for i in _marked(p) if i.key in held]
    heading = frozenset(terms(items[0].passage.question or ""))
    if len(items) > OF_ONE_MATTER and not any(stands_in(term, heading) for term in thing.stems):
        return None
    if said and (len(said) >= _LEAST or said[0].key not in keys or not any(stands_in(t, heading) for t in thing.own)):
        return None
    more = [item for item in further if item.key not in keys and not item.statement.introduces]
    return Draft(
        shown=sections_by_speaker(items, index.reports),
        more=sections_by_speaker(more, index.reports),
        basis=basis_of(items, index.reports, "alla punkter under rubriken är med"),
    )


def _items_of(passage: Passage, index: Index) -> list[Chosen]:
    """The items of a list in a passage's cell."""
    return [item for other in index.passages if other.cell == passage.cell for item in _marked(other)]


def _marked(passage: Passage) -> Iterable[Chosen]:
    return (Chosen(passage, statement, 1.0) for statement in passage.statements if is_item(statement))


def parted_into(scope: Scope, subject: Subject, ranked: Sequence[Ranked], index: Index) -> Draft | None:
    """The parts of what a question asks for, where it is a heading with others below it; ``None`` where it is none."""
    if not ranked or not _ASKS.search(subject.text) or scope.municipalities or scope.number is not None:
        return None
    if _PROPOSED in scope.themes:  # of proposals all are given, not what stands before them
        return None
    best = ranked[0].passage
    if best.actor is not None or not best.path or (scope.reports and best.report not in scope.reports):
        return None
    parts: dict[str, list[Chosen]] = {}
    depth = len(best.path)
    for passage in index.passages:
        if passage.report == best.report and passage.path[:depth] == best.path and len(passage.path) > depth:
            parts.setdefault(passage.path[depth], []).extend(Chosen(passage, s, 1.0) for s in passage.statements)
    if len(parts) < _LEAST or not _is_asked(best.path[-1], scope, subject, index):
        return None
    shown = [Section(name, tuple(items[:_A_PART])) for name, items in parts.items()]
    first = [Chosen(best, statement, 0.5) for statement in best.statements]
    items = [item for section in shown for item in section.chosen]
    return Draft(
        shown=shown, more=sections_by_speaker(first, index.reports), basis=basis_of([*first, *items], index.reports)
    )


def _is_asked(heading: str, scope: Scope, subject: Subject, index: Index) -> bool:
    """Whether a heading holds most of what a question asks for, beside the name of its report."""
    named = [name for r in index.reports if r.id in scope.reports for name in (r.id, r.short, *r.areas, *r.aliases)]
    asked = set(terms(subject.text)) - set(terms(" ".join(named)))
    weights = {term: index.lexical.weight(term) for term in asked}
    lead = frozenset(terms(heading))
    held = sum(weight for term, weight in weights.items() if stands_in(term, lead))
    return held >= _HELD * sum(weights.values()) > 0


def section_named(scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """What a report tells of the thing that a question names alone, as one of its headings does; ``None`` without."""
    others = scope.actors or scope.units or scope.about or scope.themes or asks_of_reports(subject.text)
    if not scope.topics or others or _QUESTION.search(subject.text):
        return None
    topics = {fold(topic) for topic in scope.topics}
    asked = f" {_words(subject.text)} "
    found: dict[tuple[str, ...], list[Passage]] = {}
    for passage in index.passages:
        heading = passage.path[-1] if passage.path else ""
        own = passage.actor is None and passage.municipality is None and not passage.asked
        names = (_words(part) for part in _PARTS.split(heading) if own)
        if any(topics <= set(name.split()) and f" {name} " in asked for name in names):
            found.setdefault((passage.report, *passage.path), []).append(passage)
    passages = next(iter(found.values()), [])
    if len(found) != 1 or not _is_told_there(scope.topics, passages, index):
        return None
    said = [Chosen(p, s, 1.0) for p in passages for s in p.statements]
    room = max(_A_PASSAGE, _SECTION // len(passages))
    shown = said if len(said) <= _SECTION else [item for p in passages for item in _telling(p, room)]
    keys = {item.key for item in shown}
    return Draft(
        shown=sections_by_speaker(shown, index.reports),
        more=sections_by_speaker([item for item in said if item.key not in keys], index.reports),
        basis=basis_of(
            said, index.reports, f"visar {len(shown)} av {len(said)} utsagor" if len(keys) < len(said) else ""
        ),
    )


def _is_told_there(topics: Sequence[str], passages: Sequence[Passage], index: Index) -> bool:
    """Whether a thing is told of in a section more than by those who are asked, who have a view of it."""
    named = [re.compile(rf"\b{re.escape(topic)}(?:s|et|en|n)?\b", re.IGNORECASE) for topic in topics]
    naming = [p for p in index.passages if all(name.search(p.text) for name in named)]
    return sum(p in passages for p in naming) > sum(p.actor is not None for p in naming)


def _telling(passage: Passage, most: int) -> list[Chosen]:
    """The statement that a paragraph begins with, and those of the others that tell most."""
    able = [Chosen(passage, s, 1.0) for s in passage.statements if not s.introduces]
    best = [*able[:1], *sorted(able[1:], key=lambda item: -worth_of(item.statement, ""))[: most - 1]]
    return sorted(best, key=lambda item: item.statement.start)


def _words(text: str) -> str:
    """A text's words alone, folded."""
    return " ".join(fold(word) for word in re.findall(r"[\w-]+", text))
