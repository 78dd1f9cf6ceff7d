"""Stretches of reports, and how much of one others cover."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingestion import Passage

__all__ = ["Place", "covers", "first_characters", "places_of"]

_ENOUGH = 0.5
"""Share of a place that must be covered for its fact to be there."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch ``source[start:end]`` of a report, in characters."""

    report: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start

    def overlap(self, other: "Place") -> int:
        """Number of characters that two places share."""
        if self.report != other.report:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def places_of(passage: Passage) -> tuple[Place, ...]:
    """Where the statements of a passage stand."""
    return tuple(Place(passage.report, statement.start, statement.end) for statement in passage.statements)


def covers(places: Iterable[Place], wanted: Place) -> bool:
    """Whether places together hold at least half of a wanted one.

    Half, because statements, passages and other systems' chunks are cut at
    other points than the spans that a reader marked.
    """
    taken = sorted((max(p.start, wanted.start), min(p.end, wanted.end)) for p in places if p.overlap(wanted))
    covered, reached = 0, wanted.start
    for start, end in taken:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered >= _ENOUGH * wanted.length


def first_characters(places: Iterable[Place], limit: int) -> list[Place]:
    """The first ``limit`` characters of a sequence of places."""
    kept: list[Place] = []
    for place in places:
        if limit <= 0:
            break
        kept.append(Place(place.report, place.start, min(place.end, place.start + limit)))
        limit -= place.length
    return kept
