"""Cutting cells into passages of a token budget, at statement boundaries."""

import hashlib
from collections.abc import Iterable, Iterator

from ingestion.headings import Cell
from ingestion.models import Passage, Statement
from ingestion.tokens import count_tokens

__all__ = ["cut"]


def cut(cells: Iterable[Cell], report: str, source: str, budget: int) -> tuple[Passage, ...]:
    """Cut cells into passages of at most ``budget`` tokens.

    A statement is never cut: one that is longer than the budget is a passage of
    its own. A statement that introduces a list is kept with the list's start.
    """
    return tuple(
        _passage(cell, part, report, source) for cell in cells for part in _parts(cell.statements, budget)
    )


def _parts(statements: tuple[Statement, ...], budget: int) -> Iterator[tuple[Statement, ...]]:
    """Parts of about equal size, so that no passage is a mere remainder."""
    sizes = [count_tokens(statement.shown) for statement in statements]
    total = sum(sizes)
    target = total / max(1, -(-total // budget))
    part: list[Statement] = []
    filled = 0
    for statement, size in zip(statements, sizes, strict=True):
        introduced = bool(part) and part[-1].introduces
        over = filled + size > budget or filled >= target
        if part and over and not introduced:
            yield tuple(part)
            part, filled = [], 0
        part.append(statement)
        filled += size
    if part:
        yield tuple(part)


def _passage(cell: Cell, part: tuple[Statement, ...], report: str, source: str) -> Passage:
    text = source[part[0].start : part[-1].end]
    named = (report, cell.municipality, cell.actor, cell.unit, *cell.path, text)
    digest = hashlib.sha256("\x1f".join(item or "" for item in named).encode()).hexdigest()
    return Passage(
        passage_id=f"{report}-{digest[:12]}",
        report=report,
        municipality=cell.municipality,
        actor=cell.actor,
        actor_name=cell.actor_name,
        unit=cell.unit,
        question=cell.question,
        themes=cell.themes,
        path=cell.path,
        statements=part,
        text=text,
        asked=cell.asked,
    )
