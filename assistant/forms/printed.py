"""The lists that a report prints, read out of a cell: lines that are marked alike, or that an introduction leads to.

What leads to a list is its heading, its introduction and, where that points back, the statement before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from assistant.chosen import Chosen
from assistant.forms.standing import ENTRY, ROW, goes_on
from ingestion import Passage, Statement

__all__ = ["OF_ONE_MATTER", "PrintedList", "is_line", "lists_of"]

OF_ONE_MATTER = 8
"""Items up to which a list may be about a thing that one item alone holds, or none of its heading; a longer one is of
many matters."""

_LEAST = 2
"""Items of a list at least."""
_UNMARKED = 12
"""Statements of a cell at most that is a list because its heading ends with a colon."""
_MARK = re.compile(r"[*_\s\\]*(?:(?P<sign>[-–•·❖])|\\?\d+\.|[A-Z]/)\s")
_ENDED = re.compile(r"[.!?][\"”')]*$")


@dataclass(frozen=True, slots=True)
class PrintedList:
    """A list with what leads to it."""

    items: tuple[Chosen, ...]
    introduction: Chosen | None
    before: Chosen | None
    """What the introduction goes on with: *Några av dessa var:*."""
    heading: str

    @property
    def passage(self) -> Passage:
        """Where it begins."""
        return self.items[0].passage

    @property
    def leading(self) -> str:
        """All that leads to it."""
        said = [item.statement.shown for item in (self.before, self.introduction) if item is not None]
        return " ".join((self.heading, *said))


def lists_of(cell: Sequence[Passage]) -> Iterator[PrintedList]:
    """The lists of a cell: runs of statements that are marked alike."""
    said = [Chosen(passage, statement, 1.0) for passage in cell for statement in passage.statements]
    heading = cell[0].question or (cell[0].path[-1] if cell[0].path else "")
    if cell[0].asked or (heading.rstrip().endswith(":") and len(said) <= _UNMARKED):
        if len(said) >= _LEAST:
            yield PrintedList(tuple(said), None, None, heading)
        return
    yield from _unmarked(said, heading)
    place = 0
    for mark, run in groupby(said, key=lambda item: _mark(item.statement)):
        items = tuple(run)
        led = said[place - 1] if place and _leads(said[place - 1].statement) else None
        place += len(items)
        if mark and len(items) >= _LEAST:
            at = place - len(items) - 2
            before = said[at] if led is not None and at >= 0 and goes_on(led.statement) else None
            yield PrintedList(items, led, before, heading)


def _unmarked(said: Sequence[Chosen], heading: str) -> Iterator[PrintedList]:
    """Lists without marks: lines that do not end as sentences do, behind one that leads to them."""
    for place, led in enumerate(said):
        shown = led.statement.shown.rstrip()
        if not (led.statement.introduces or shown.endswith((":", ";"))) or (place and _mark(led.statement)):
            continue
        items = tuple(takewhile(lambda item: is_line(item.statement), said[place + 1 :]))
        if len(items) >= _LEAST:
            yield PrintedList(items, led, None, heading)


def is_line(statement: Statement) -> bool:
    """Whether a statement is a line and no sentence."""
    return _mark(statement) in {"", "entry"} and not statement.introduces and not _ENDED.search(statement.shown)


def _leads(statement: Statement) -> bool:
    """Whether a statement before a list leads to it: it ends with a colon, or does not end."""
    return statement.introduces or not _ENDED.search(statement.shown)


def _mark(statement: Statement) -> str:
    """How an item of a list is marked: its sign, or its being a row of a table or an entry; empty for a paragraph."""
    if statement.introduces:
        return ""
    match = _MARK.match(statement.text)
    if match is not None:
        return match["sign"] or "1."
    if ENTRY.fullmatch(statement.shown):
        return "entry"
    return "row" if ROW.fullmatch(statement.shown) else ""
