"""What is evaluated: anything that ranks units of text for a question, and perhaps answers it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant import Answer, Assistant
from evals.known import KnownAnswer
from evals.places import Place, places_of

__all__ = ["AssistantSystem", "Quotation", "Response", "System", "Unit"]

DEPTH = 10
"""Units of a ranking that are looked at."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a system retrieves: a passage or a chunk, as the places that it holds."""

    id: str
    places: tuple[Place, ...]

    def holds(self, wanted: Place) -> bool:
        """Whether the unit holds half of a place, or lies by half within a longer one."""
        shared = sum(wanted.overlap(place) for place in self.places)
        return shared > 0 and shared >= 0.5 * min(wanted.length, sum(place.length for place in self.places))


@dataclass(frozen=True, slots=True)
class Quotation:
    """A cited statement; ``exact`` tells whether its source has it to the letter."""

    place: Place
    exact: bool


@dataclass(frozen=True, slots=True)
class Response:
    """What a system made of a question.

    Only a system that answers has ``quotations``, ``sentences`` (how many
    sentences of the answer claim something), ``supported`` (how many of them a
    citation holds) and ``abstained``.
    """

    ranked: tuple[Unit, ...]
    milliseconds: float
    quotations: tuple[Quotation, ...] = ()
    sentences: int = 0
    supported: int = 0
    abstained: bool = False
    text: str = ""
    """The words around the quotations: how the question was read, or the refusal."""


class System(Protocol):
    """Something that can be asked."""

    @property
    def name(self) -> str:
        """What readers call it."""

    @property
    def units(self) -> Sequence[Unit]:
        """Everything that it can retrieve."""

    @property
    def answers(self) -> bool:
        """Whether it answers and abstains, or only ranks."""

    def respond(self, known: KnownAnswer) -> Response:
        """Ask one question with its history."""


class AssistantSystem:
    """The assistant as its users meet it."""

    name = "Samsvar"
    answers = True

    def __init__(self, assistant: Assistant) -> None:
        """Evaluate ``assistant``."""
        self.assistant = assistant
        self.units = tuple(Unit(p.passage_id, places_of(p)) for p in assistant.index.passages)

    def respond(self, known: KnownAnswer) -> Response:
        """Ask one question with its history."""
        return response(self.assistant.ask(known.question, known.history))


def response(answer: Answer) -> Response:
    """An answer in the terms of the evaluation."""
    ranked = tuple(Unit(r.passage.passage_id, places_of(r.passage)) for r in answer.passages[:DEPTH])
    quotations = tuple(
        Quotation(
            Place(c.report.id, c.statement.start, c.statement.end),
            c.report.source[c.statement.start : c.statement.end] == c.statement.text,
        )
        for c in answer.citations
    )
    points = [point for group in answer.groups for point in group.points]
    quoted = {c.n: c.statement.shown for c in answer.citations}
    supported = sum(any(point.text in quoted.get(number, "") for number in point.numbers) for point in points)
    return Response(
        ranked,
        answer.milliseconds,
        quotations=quotations,
        sentences=len(points),
        supported=supported,
        abstained=answer.abstained,
        text=answer.lead,
    )
