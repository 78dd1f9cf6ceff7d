"""The one Answer that page, terminal and JSON are made from."""

from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.question import Chip, Intent
from assistant.spoken import joined
from ingestion import Passage, Report, Statement
from vectorstore import Ranked, Scope

__all__ = ["Answer", "Citation", "Group", "Headline", "Point", "Sentence", "Table", "TableRow", "passage_json"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A quoted stretch of a report with its number: ``quote == source[start:end]``."""

    n: int
    report: Report
    passage: Passage
    statement: Statement

    @property
    def actor(self) -> str | None:
        """Who says it: the speaker of a quotation before the passage's actor."""
        return joined(self.statement.speakers) or self.passage.actor

    def place(self) -> str:
        """Where the quotation stands, in one line for a reader."""
        passage = self.passage
        actor = self.actor
        if self.statement.speaker is None and actor and passage.actor_name and not passage.actor_name.isupper():
            actor = passage.actor_name  # as the report writes it
        parts = [self.report.short, passage.municipality, actor, passage.unit, passage.question]
        if self.statement.page is not None:
            parts.append(f"s. {self.statement.page}")
        return " · ".join(dict.fromkeys(part for part in parts if part))

    def as_json(self) -> dict[str, Any]:
        """The citation as other programs read it."""
        passage, statement = self.passage, self.statement
        return {
            "n": self.n,
            "report": self.report.id,
            "title": self.report.title,
            "municipality": passage.municipality,
            "actor": self.actor,
            "unit": passage.unit,
            "question": passage.question,
            "theme": passage.theme,
            "page": statement.page,
            "quote": statement.text,
            "start": statement.start,
            "end": statement.end,
            "passage_id": passage.passage_id,
        }


@dataclass(frozen=True, slots=True)
class Point:
    """One quotation of a group, with every place where it stands word for word.

    ``by`` says who says it where the group's heading does not.
    """

    text: str
    numbers: tuple[int, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Quotations under one heading, such as a municipality and an actor."""

    heading: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a language model that its cited statements support, with their numbers."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The answer in a few words.

    With ``numbers`` it is copied out of those statements to the letter;
    without, it is a sentence of ours that counts cells. ``after`` goes on
    from it in our own words.
    """

    text: str
    numbers: tuple[int, ...] = ()
    after: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: its label, and what stands in each column; nothing is an empty cell."""

    label: str
    cells: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of the reports side by side.

    ``quoted``: cells show the words; otherwise only the numbers of their
    sources, and the words stand in the answer's groups.
    """

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question.

    ``lead``, ``headline`` and ``note`` are what is said first and last,
    ``table`` and ``groups`` hold the quotations that are shown at once and
    ``more`` those that are one click away. ``citations`` come in order of
    relevance, so that their numbers need not rise through the text. An answer
    that abstains has no citations and says why in ``reason``.
    """

    question: str
    standalone_question: str
    lead: str
    groups: tuple[Group, ...] = ()
    note: str = ""
    abstained: bool = False
    reason: str | None = None
    citations: tuple[Citation, ...] = ()
    passages: tuple[Ranked, ...] = ()
    scope: Scope = field(default_factory=Scope)
    milliseconds: float = 0.0
    headline: Headline | None = None
    table: Table | None = None
    more: tuple[Group, ...] = ()
    suggestions: tuple[str, ...] = ()
    """Further questions whose answers the reports hold."""
    intent: Intent = Intent.FACT
    chips: tuple[Chip, ...] = ()
    """How the question was understood; each can be removed by ``ask(without=[chip.key])``."""
    mode: Literal["extractive", "model"] = "extractive"
    sentences: tuple[Sentence, ...] = ()
    """What a language model wrote, each sentence held by the citations that it names."""
    notice: str = ""
    """What became of the language model, when it did not do what was asked of it."""


def passage_json(passage: Passage, score: float | None = None) -> dict[str, Any]:
    """A passage as other programs read it, with its score where it was ranked."""
    data: dict[str, Any] = {**passage.described(), "text": passage.text}
    if score is not None:
        data["score"] = round(score, 6)
    return data
