"""Comparisons: a column a side, and what the sides share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, DraftTable, sections_by_speaker, weighed
from assistant.forms.speaking import is_neutral, names_any
from assistant.forms.wording import basis_of, listed, short_of
from assistant.matrix import MatrixReader
from assistant.question import Names, Subject
from assistant.question.names import tokens_of
from assistant.question.roles import asked_and_about
from ingestion import Passage, Statement
from ingestion.vocabulary import actors
from vectorstore import Index, Ranked, Scope

__all__ = ["Side", "compare", "sides_of"]

_SHOWN = 4
"""Statements of a side that the table shows; the others are one click away."""
_MOST = 8
_LEAST = 2
"""Statements of a side that are given where none takes up the subject by its words."""
_NEAR = 0.7
_ABBREVIATION = re.compile(r"\b[A-ZÅÄÖ]{2,5}\b")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its name and the passages that belong to it."""

    label: str
    passages: tuple[Passage, ...]
    speaker: str = ""
    """Whom a statement of a neutral passage must name to belong to the side."""

    def keeps(self, passage: Passage, statement: Statement) -> bool:
        """Whether a statement of one of the passages belongs to the side."""
        if not self.speaker or self.speaker in (passage.actor, passage.unit):
            return True
        return names_any(statement, *_actor_and_unit(self.speaker))


def sides_of(scope: Scope, index: Index) -> list[Side]:
    """The sides that a question names: places, else speakers, else reports; fewer than two for no comparison."""
    everywhere = [p for p in index.passages if not p.asked and scope.is_view(p)]
    speaking = bool(scope.actors or scope.units)
    sides: list[Side] = []
    if len(scope.municipalities) + (len(scope.reports) if scope.municipalities else 0) > 1:
        inside = [p for p in everywhere if not speaking or scope.by_actor(p)]
        speaker = _speaker(scope)
        for name in scope.municipalities:
            own = tuple(p for p in inside if p.municipality == name or name in (p.unit or ""))
            sides.append(Side(f"{speaker} i {name}" if speaker else name, own))
        sides += [_report_side(report, inside, index) for report in scope.reports]
    elif max(len(scope.units), len(scope.actors)) > 1:
        for name in _speakers(scope):
            owners, _ = _actor_and_unit(name)
            own = tuple(p for p in everywhere if _inside(scope, p) and (is_neutral(p) or _may_say(p, name, owners)))
            if any(not is_neutral(p) for p in own):
                label = f"{name} i {scope.municipalities[0]}" if scope.municipalities else name
                sides.append(Side(label, own, name))
    elif len(scope.reports) > 1:
        sides = [
            _report_side(r, [p for p in everywhere if not speaking or scope.by_actor(p)], index) for r in scope.reports
        ]
    return [side for side in sides if side.passages]


def _actor_and_unit(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A speaker as an actor, with the unit of it that is meant."""
    for actor in actors():
        if any(unit.name == name for unit in actor.units):
            return (actor.name,), (name,)
    return (name,), ()


def _report_side(report: str, passages: Sequence[Passage], index: Index) -> Side:
    return Side(short_of(report, index.reports), tuple(p for p in passages if p.report == report))


def _speaker(scope: Scope) -> str:
    names = {"Försäkringskassan": "FK", "Arbetsförmedlingen": "AF"}
    return listed([*scope.units] or [names.get(actor, actor) for actor in scope.actors])


def _may_say(passage: Passage, name: str, owners: Sequence[str]) -> bool:
    """Whether a passage is by a speaker, or by its actor without telling the units apart."""
    return name in (passage.unit, passage.actor) or (passage.unit is None and passage.actor in owners)


def _speakers(scope: Scope) -> tuple[str, ...]:
    """Units, and those actors that none of them belongs to."""
    owners = {owner for unit in scope.units for owner in _actor_and_unit(unit)[0]}
    return (*scope.units, *(actor for actor in scope.actors if actor not in owners))


def _inside(scope: Scope, passage: Passage) -> bool:
    return (not scope.municipalities or scope.in_place(passage)) and (
        not scope.reports or passage.report in scope.reports
    )


def compare(
    sides: Sequence[Side],
    scope: Scope,
    subject: Subject,
    ranked: Sequence[Ranked],
    further: Sequence[Chosen],
    index: Index,
    reader: MatrixReader,
    names: Names,
) -> Draft:
    """A table with a column a side, and under it what is shared and what only one side speaks of.

    ``further`` are the statements that the search alone would give; they stand
    last, one click away.
    """
    kept = [weighed(_of_side(side, scope, subject, reader), ranked) for side in sides]
    shown = [tuple(items[:_SHOWN]) for items in kept]
    rows = tuple(
        ("", tuple((column[at],) if at < len(column) else () for column in shown))
        for at in range(max(map(len, shown), default=0))
    )
    every = [item for items in kept for item in items]
    caption = "Jämförelse: " + " och ".join(side.label for side in sides)
    silent = [side.label for side, items in zip(sides, kept, strict=True) if not items]
    return Draft(
        table=DraftTable(caption, "", tuple(side.label for side in sides), rows, quoted=True),
        more=sections_by_speaker([*(item for items in kept for item in items[_SHOWN:]), *further], index.reports),
        after=_shared(sides, kept, names),
        headline=f"{listed(silent)} tar inte upp det." if silent else "",
        basis=basis_of(every, index.reports),
    )


def _of_side(side: Side, scope: Scope, subject: Subject, reader: MatrixReader) -> list[Chosen]:
    """The statements of a side that take up the subject, the whole cell where there is none but a theme."""
    passages = [p for p in side.passages if _is_asked(scope, p)] or list(side.passages)
    only_theme = not subject.concepts and len(passages) < len(side.passages)
    matrix = reader.select(passages=passages, keeps=side.keeps, subject=None if only_theme else subject)
    if only_theme:
        return [item for cell in matrix.cells.values() for item in cell.read][:_MOST]
    items = sorted((item for cell in matrix.cells.values() for item in cell.read), key=lambda item: -item.score)
    taking = {item.key for cell in matrix.taking_up for item in cell.statements}
    bound = _NEAR * items[0].score if items else 0.0
    kept = [item for place, item in enumerate(items) if place < _LEAST or item.key in taking or item.score >= bound]
    return kept[:_MOST]


def _is_asked(scope: Scope, passage: Passage) -> bool:
    if scope.number is not None:
        return scope.is_numbered(passage)
    return not scope.themes or scope.themes[0] in passage.themes


def _shared(sides: Sequence[Side], kept: Sequence[Sequence[Chosen]], names: Names) -> str:
    """Whom and what all sides name, and what only one of them does."""
    spoken = [_named(items, names) - _named_by(side) for side, items in zip(sides, kept, strict=True)]
    if not all(spoken):
        return ""
    common = set.intersection(*spoken)
    parts = [f"Gemensamt: {listed(sorted(common))}."] if common else []
    for number, side in enumerate(sides):
        only = spoken[number].difference(*(other for at, other in enumerate(spoken) if at != number))
        if only:
            parts.append(f"Bara {side.label}: {listed(sorted(only))}.")
    return " ".join(parts)


def _named(items: Sequence[Chosen], names: Names) -> set[str]:
    """Actors, units and abbreviations that statements name."""
    found: set[str] = set()
    for item in items:
        _, folded = tokens_of(item.statement.shown)
        asked, about = asked_and_about(folded, names)
        found |= {mention.unit or mention.actor for mention in (*asked, *about)}
        if not item.statement.shown.isupper():
            found |= {m for m in _ABBREVIATION.findall(item.statement.shown) if m.casefold() not in names.speakers}
    return found


def _named_by(side: Side) -> set[str]:
    """The side's own names."""
    return {name for passage in side.passages for name in (passage.actor, passage.unit) if name}
