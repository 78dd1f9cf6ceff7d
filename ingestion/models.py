"""The shapes that everything else stands on: Report, Passage and Statement."""

from dataclasses import dataclass, field

__all__ = ["JOINT", "Passage", "Report", "Span", "Statement"]

JOINT = " och "
"""What joins the names of several who say one thing together."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a report's source, in characters.

    ``kind`` is ``heading``, ``statement`` or ``drop``; ``reason`` says why a
    drop is no statement. The spans of a report cover every visible character
    of its source exactly once.
    """

    start: int
    end: int
    kind: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One line, bullet, sentence, row or quotation: the unit that is cited.

    ``text`` is ``source[start:end]`` to the letter. ``shown`` is what a reader
    sees: white space folded, markup characters and layout debris (bookmarks,
    running page numbers) left out, nothing else changed.
    """

    start: int
    end: int
    text: str
    shown: str
    page: int | None = None
    speaker: str | None = None
    """Who is quoted, or whose view a sentence tells, where it is not the passage's actor; several are joined."""
    introduces: bool = False
    """The statement ends with a colon and introduces the list after it."""

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody whose view it is, where it is not the passage's actor's; empty else."""
        return tuple(self.speaker.split(JOINT)) if self.speaker is not None else ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A (municipality, actor, unit, question) cell, or a part of one.

    ``passage_id`` depends on nothing but the passage's own content, so it
    survives changes elsewhere in the report. ``text`` is the source from the
    first statement to the last one.
    """

    passage_id: str
    report: str
    municipality: str | None
    actor: str | None
    actor_name: str | None
    unit: str | None
    question: str | None
    themes: tuple[str, ...]
    path: tuple[str, ...]
    statements: tuple[Statement, ...]
    text: str
    asked: bool = False
    """The statements are questions that were asked, not answers."""

    @property
    def start(self) -> int:
        """Offset of the first statement in the source, in characters."""
        return self.statements[0].start

    @property
    def end(self) -> int:
        """Offset behind the last statement in the source, in characters."""
        return self.statements[-1].end

    @property
    def page(self) -> int | None:
        """Page on which the passage begins, where the report has pages."""
        return self.statements[0].page

    @property
    def theme(self) -> str:
        """The passage's themes in one string; empty when it has none."""
        return " / ".join(self.themes)

    def described(self) -> dict[str, str | None]:
        """What the passage is of, by the names that other programs know."""
        return {
            "passage_id": self.passage_id,
            "report": self.report,
            "municipality": self.municipality,
            "actor": self.actor,
            "unit": self.unit,
            "question": self.question,
            "theme": self.theme,
        }

    @property
    def cell(self) -> tuple[str | None, ...]:
        """What the passage shares with the other parts of its cell."""
        return (self.report, self.municipality, self.actor, self.unit, *self.path)


@dataclass(frozen=True, slots=True)
class Report:
    """One source document with its passages and the account of its source."""

    id: str
    title: str
    short: str
    publisher: str
    period: str
    municipalities: tuple[str, ...]
    areas: tuple[str, ...]
    aliases: tuple[str, ...]
    short_names: dict[str, str]
    abbreviations: dict[str, str]
    source: str = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)
    spans: tuple[Span, ...] = field(repr=False)
