"""Cutting cells into passages of a token budget, at statement boundaries."""

import hashlib
from collections.abc import Iterable, Iterator

from ingestion.headings import Cell
from ingestion.models import Passage, Statement
from ingestion.tellers import TOGETHER, told_by
from ingestion.tokens import count_tokens

__all__ = ["cut"]


def cut(cells: Iterable[Cell], report: str, source: str, budget: int) -> tuple[Passage, ...]:
    """Cut cells into passages of at most ``budget`` tokens.

    A statement is never cut: one that is longer than the budget is a passage of
    its own. A statement that introduces a list is kept with the list's start.
    """
    return tuple(_passage(cell, part, report, source) for cell in cells for part in _parts(_told(cell), budget))


def _told(cell: Cell) -> tuple[Statement, ...]:
    """A cell's statements, in one of all actors together each with those whose view it tells."""
    return told_by(cell.statements, cell.question or "") if cell.actor == TOGETHER else cell.statements


def _parts(statements: tuple[Statement, ...], budget: int) -> Iterator[tuple[Statement, ...]]:
    """Parts of about equal size, so that no passage is a mere remainder."""
    runs = list(_runs(statements, budget))
    total = sum(size for _, size in runs)
    target = total / max(1, -(-total // budget))
    part: list[Statement] = []
    filled = 0
    for run, size in runs:
        if part and (filled + size > budget or filled >= target):
            yield tuple(part)
            part, filled = [], 0
        part.extend(run)
        filled += size
    if part:
        yield tuple(part)


def _runs(statements: tuple[Statement, ...], budget: int) -> Iterator[tuple[list[Statement], int]]:
    """Statements that stay together, with their size in tokens.

    A statement that introduces a list stays with the list's items, as far as
    the budget holds them: an item alone has lost what it is an item of.
    """
    run: list[Statement] = []
    filled = 0
    for statement in statements:
        size = count_tokens(statement.shown)
        alone = not (run and run[0].introduces and (len(run) == 1 or _is_item(statement)))
        if run and (alone or filled + size > budget):
            yield run, filled
            run, filled = [], 0
        run.append(statement)
        filled += size
    if run:
        yield run, filled


def _is_item(statement: Statement) -> bool:
    """Whether a statement looks like an item of a list: it does not end as a sentence does."""
    return not statement.shown.endswith((".", "!", "?", "”", '"'))


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
