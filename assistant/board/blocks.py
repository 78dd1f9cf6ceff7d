"""A document before it is a file: headings, paragraphs, tables and quotations, in no format yet.

Whatever is a report's own words is a ``Quote``; every writer puts its text in
quotation marks and its places in a footnote, so none can be shown without.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.board.texts import folded
from assistant.chosen import Chosen

__all__ = [
    "Blank",
    "Block",
    "Context",
    "Document",
    "Heading",
    "Kind",
    "Mark",
    "Paragraph",
    "Quote",
    "Run",
    "Strong",
    "Table",
]


class Kind(StrEnum):
    """What a paragraph is; a format has a style for each."""

    BODY = "body"
    LEAD = "lead"
    """Words that introduce what follows, and stay on its page."""
    BULLET = "bullet"
    NOTE = "note"
    CELL = "cell"
    SOURCE = "source"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement to the letter, with every place where it stands word for word."""

    chosen: tuple[Chosen, ...]

    @property
    def text(self) -> str:
        """What is shown: the statement, its white space folded."""
        return folded(self.chosen[0].statement.shown)


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that the writer fills in."""

    name: str
    hint: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a statement in the appendix, and the place that footnotes lead to."""

    number: int


@dataclass(frozen=True, slots=True)
class Context:
    """A statement in the appendix, under the place that it stands at."""

    chosen: Chosen

    @property
    def text(self) -> str:
        """What is shown: the statement, its white space folded."""
        return folded(self.chosen.statement.shown)


Run = str | Quote | Strong | Blank | Mark | Context


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is under the title. An appendix begins a new page."""

    level: int
    text: str
    appendix: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of ours, and quotations, in a row."""

    runs: tuple[Run, ...]
    kind: Kind = Kind.BODY

    @classmethod
    def of(cls, *runs: Run, kind: Kind = Kind.BODY) -> "Paragraph":
        """A paragraph of these runs."""
        return cls(runs, kind)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row and row headers; ``description`` is read to those who do not see it."""

    caption: str
    description: str
    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    widths: tuple[int, ...]
    """Share of the width that each column has, in percent."""


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a writer needs."""

    title: str
    fields: tuple[Blank, ...]
    blocks: tuple[Block, ...]
    fingerprint: str
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    """Number of a statement in the appendix; empty where the document has none."""
    places: dict[tuple[str, int], str] = field(default_factory=dict)
    """Where each quoted statement stands, in words."""
