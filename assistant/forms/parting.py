"""What of many cells is shown at once, and what is one click away."""

from collections.abc import Iterable, Sequence

from assistant.chosen import Chosen
from assistant.matrix import Cell

__all__ = ["MOST", "further_of", "parted", "without"]

_A_CELL = 2
"""Statements of a cell that are shown at once."""
_FEW_CELLS = 8
"""Statements that are shown at once where there are fewer cells than that."""
_SHOWN = 12
MOST = 30
_FURTHER = 8


def parted(cells: Sequence[Cell]) -> tuple[list[Chosen], list[Chosen]]:
    """The best statements of every cell, and the others."""
    shown: list[Chosen] = []
    rest: list[Chosen] = []
    for cell in cells:
        best = sorted(cell.statements, key=lambda item: -item.score)
        room = max(_A_CELL, _FEW_CELLS // len(cells)) if len(shown) < _SHOWN else 1
        kept = best[: room if len(shown) < MOST else 0]
        shown += sorted(kept, key=lambda item: item.statement.start)
        rest += best[len(kept) :]
    return shown, sorted(rest, key=lambda item: -item.score)


def without(items: Iterable[Chosen], but: Iterable[Chosen]) -> list[Chosen]:
    """Statements that are none of some others."""
    seen = {item.key for item in but}
    return [item for item in items if item.key not in seen]


def further_of(items: Iterable[Chosen], shown: Sequence[Chosen]) -> list[Chosen]:
    """As many statements beside those that are shown as stand one click away."""
    return without(items, shown)[: max(0, MOST - len(shown)) + _FURTHER]
