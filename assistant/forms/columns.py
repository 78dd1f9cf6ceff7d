"""The columns of a comparison: what of a side is shown, and what two of them say alike."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from assistant.chosen import Chosen
from assistant.forms.draft import DraftTable
from assistant.forms.sides import Side, Sides
from assistant.forms.wording import listed

__all__ = ["COLUMNS", "Column", "aligned", "alike", "table_of"]

COLUMNS = 4
"""Sides that stand beside each other; more stand beneath each other."""
_TWO = 2
_NEARLY = 0.9
"""Likeness of two texts from which they say the same but for a word or a letter."""
_BY_CHANCE = 25
"""Letters up to which one statement that two sides share tells nothing of them."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is told of a side: what is shown, of how many statements, and what is one click away."""

    side: Side
    shown: tuple[Chosen, ...]
    total: int
    rest: tuple[Chosen, ...] = ()
    read: tuple[Chosen, ...] = ()
    by_words: bool = False
    """Whether what is shown holds the words of what is asked about."""

    @property
    def label(self) -> str:
        """Its name, and of how many statements it shows a few."""
        few = f" (visar {len(self.shown)} av {self.total} utsagor)" if 0 < len(self.shown) < self.total else ""
        return self.side.label + few


def alike(columns: Sequence[Column]) -> str:
    """How much of what the shorter of two whole answers says stands nearly word for word in the other one as well."""
    if len(columns) != _TWO or columns[0].by_words or columns[1].by_words:
        return ""
    few, many = sorted(columns, key=lambda column: len(column.read))
    pairs = _pairs(few.read, many.read)
    count, every = len(pairs), len(few.read)
    if not pairs or (count == 1 and len(_plain(pairs[0][0])) < _BY_CHANCE):
        return ""
    also = f"står ordagrant eller nästan ordagrant också hos {many.side.within}."
    if count == every:
        return f"Allt som {few.side.within} svarar här {also}"
    return f"{count} av {every} utsagor från {few.side.within} {also}"


def aligned(columns: Sequence[Column]) -> list[Column]:
    """Columns in which what two sides say alike stands in the same row, before the rest."""
    if len(columns) != _TWO or not (pairs := _pairs(columns[0].read, columns[1].read)):
        return list(columns)
    made = []
    for number, column in enumerate(columns):
        first = [pair[number] for pair in pairs]
        keys = {item.key for item in first}
        shown = [*first, *(item for item in column.shown if item.key not in keys)][: len(column.shown)]
        here = {item.key for item in shown}
        rest = [item for item in (*column.shown, *column.rest) if item.key not in here]
        made.append(replace(column, shown=tuple(shown), rest=tuple({item.key: item for item in rest}.values())))
    return made


def _pairs(some: Iterable[Chosen], others: Iterable[Chosen]) -> list[tuple[Chosen, Chosen]]:
    """Statements of two sides that say the same but for a word or a letter, each once."""
    left = list(others)
    found = []
    for item in some:
        twin = next((other for other in left if _same(_plain(item), _plain(other))), None)
        if twin is not None:
            left.remove(twin)
            found.append((item, twin))
    return found


def _same(one: str, other: str) -> bool:
    if one == other:
        return bool(one)
    alike = SequenceMatcher(None, one, other, autojunk=False)
    return min(len(one), len(other)) >= _BY_CHANCE and alike.quick_ratio() >= _NEARLY and alike.ratio() >= _NEARLY


def _plain(item: Chosen) -> str:
    return " ".join(re.findall(r"\w+", item.statement.shown.casefold()))


def table_of(sides: Sides, columns: Sequence[Column]) -> DraftTable:
    """Sides beside each other, of more than a few beneath each other."""
    labels = tuple(column.label for column in columns)
    named = [column.side.within for column in columns]
    if len(columns) > COLUMNS:
        rows = tuple((column.label, (column.shown,)) for column in columns)
        each = "rapport för rapport" if sides.reports else "kommun för kommun"
        return DraftTable(f"Jämförelse, {each}", "", ("Utsagor",), rows, quoted=True, by=sides.by)
    caption = "Vad de säger om varandra" if sides.between else "Jämförelse"
    caption = f"{caption}: {listed(named)}" if len(named) > 1 else f"Vad som sägs: {columns[0].side.label}"
    deepest = max((len(column.shown) for column in columns), default=0)
    lines = tuple(
        ("", tuple((column.shown[at],) if at < len(column.shown) else () for column in columns))
        for at in range(deepest)
    )
    return DraftTable(caption, "", labels, lines, quoted=True, by=sides.by)
