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
_PROPOSALS = 40
"""The same of proposals, of which all that somebody makes are asked for, a word or two each as often as not."""
MOST = 30
_FURTHER = 8
_FEW_WORDS = 3
"""Words of a statement that tells more than its heading; a shorter one stands after the others."""


def parted(cells: Sequence[Cell], *, proposed: bool = False, whole: bool = False) -> tuple[list[Chosen], list[Chosen]]:
    """The best statements of every cell, and the others; more of each at once where it is ``proposed``.

    Where everything is asked for (``whole``) it is shown, as long as there is room for it.
    """
    if whole and sum(len(cell.statements) for cell in cells) <= (_PROPOSALS if proposed else MOST):
        return [item for cell in cells for item in sorted(cell.statements, key=lambda item: item.statement.start)], []
    few, most, all_ = (_PROPOSALS, _PROPOSALS, _PROPOSALS) if proposed else (_FEW_CELLS, _SHOWN, MOST)
    shown: list[Chosen] = []
    rest: list[Chosen] = []
    for cell in cells:
        best = sorted(cell.statements, key=lambda item: (_is_scant(item) and not proposed, -item.score))
        room = max(_A_CELL, few // len(cells)) if len(shown) < most else 1
        kept = best[: room if len(shown) < all_ else 0]
        shown += sorted(kept, key=lambda item: item.statement.start)
        rest += best[len(kept) :]
    return shown, sorted(rest, key=lambda item: -item.score)


def _is_scant(item: Chosen) -> bool:
    """Whether a statement is a word or two: *Omvärldskunskap*."""
    return len(item.statement.shown.split()) < _FEW_WORDS


def without(items: Iterable[Chosen], but: Iterable[Chosen]) -> list[Chosen]:
    """Statements that are none of some others."""
    seen = {item.key for item in but}
    return [item for item in items if item.key not in seen]


def further_of(items: Iterable[Chosen], shown: Sequence[Chosen], least: int = 0) -> list[Chosen]:
    """As many statements beside those that are shown as stand one click away, ``least`` of them at least."""
    return without(items, shown)[: max(least, MOST - len(shown)) + _FURTHER]
