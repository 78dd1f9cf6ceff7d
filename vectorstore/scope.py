"""What a question is limited to."""

from dataclasses import dataclass, fields

from ingestion import Passage, Statement

__all__ = ["BACKGROUND", "Scope"]

BACKGROUND = "bakgrund och metod"
"""Theme of passages that tell who was interviewed and how, not what they said."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The municipalities, actors, units, reports and themes that a question names.

    An actor in ``actors`` is asked for its own view; one in ``about`` is only
    spoken of ("samverkan *med* kommunen"). ``not_covered`` are places that no
    report covers. ``number`` is the number of a report's question.
    """

    municipalities: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    not_covered: tuple[str, ...] = ()
    number: int | None = None
    topics: tuple[str, ...] = ()
    """Telling words of the question that name none of the above."""
    undivided: tuple[str, ...] = ()
    """Municipalities that are named, whose report does not tell them apart; it is among ``reports`` instead."""

    @property
    def is_empty(self) -> bool:
        """Whether the question names nothing, whatever its topics."""
        return not any(getattr(self, field.name) for field in fields(self) if field.name != "topics")

    @property
    def is_cell(self) -> bool:
        """Whether the question names both a place and who speaks there."""
        return bool(self.municipalities and (self.actors or self.units))

    @property
    def outside(self) -> tuple[str, ...]:
        """The places that no report covers, where a question names nothing that one does: all that it can be about."""
        covered = self.municipalities or self.reports or self.actors or self.units
        return () if covered else self.not_covered

    def is_numbered(self, passage: Passage) -> bool:
        """Whether a passage answers the question whose number is asked for."""
        return self.number is not None and (passage.question or "").startswith(f"{self.number}.")

    def is_view(self, passage: Passage) -> bool:
        """Whether a passage tells what somebody said, or what this question asks for instead."""
        return passage.themes != (BACKGROUND,) or BACKGROUND in self.themes

    def holds(self, passage: Passage) -> bool:
        """Whether a passage belongs to the places, actors and reports that are named; all do where none is."""
        return (
            (not self.municipalities or self.in_place(passage))
            and (not (self.actors or self.units) or self.by_actor(passage))
            and (not self.reports or passage.report in self.reports)
        )

    def in_place(self, passage: Passage) -> bool:
        """Whether a passage belongs to one of the municipalities named.

        An office in the municipality counts, though its actor does not speak
        for the municipality.
        """
        return passage.municipality in self.municipalities or any(
            name in (passage.unit or "") for name in self.municipalities
        )

    def by_actor(self, passage: Passage) -> bool:
        """Whether a passage, or a quotation in it, is by an actor or unit named."""
        if self.units:
            return any(unit in (passage.unit or "") for unit in self.units)
        return passage.actor in self.actors or bool(self.said_in(passage))

    def said_in(self, passage: Passage) -> tuple[Statement, ...]:
        """Statements in a passage whose own speaker is one of the actors named: quotations, and what is told."""
        return tuple(s for s in passage.statements if any(map(self._speaks, s.speakers)))

    def _speaks(self, speaker: str) -> bool:
        return any(speaker == actor or (actor == "Region" and speaker == "Landstinget") for actor in self.actors)
