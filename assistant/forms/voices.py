"""How many of those who answer in a report do, where they and not their municipalities are counted."""

from collections.abc import Callable, Sequence

from assistant.chosen import Chosen
from assistant.forms.wording import listed, question_label, short_of
from assistant.matrix import Cell, Matrix
from assistant.question import Population
from assistant.spoken import OWN_VOICES, spoken
from ingestion import Report
from vectorstore import Scope

__all__ = ["counted_voices"]

_NOUNS = {Population.UNITS: "verksamheter", Population.ACTORS: "aktörer", Population.ANYBODY: "verksamheter"}
_SEVERAL = 2


def counted_voices(
    population: Population | None,
    matrix: Matrix,
    scope: Scope,
    reports: Sequence[Report],
    thing: str,
    may_mean: Callable[[Chosen], bool],
) -> str:
    """How many units or actors of a report take a thing up, and who does not; empty where others are counted.

    ``may_mean``: whether a statement may mean the thing in some way, so that whoever makes it is not said to be silent.
    """
    if population not in _NOUNS or scope.municipalities:
        return ""
    cells = _apart([cell for cell in matrix.cells.values() if cell.column.actor not in {None, *OWN_VOICES}])
    nobody = [cell for cell in matrix.cells.values() if cell.column.actor in {None, *OWN_VOICES}]
    if not all(item.passage.actor for cell in cells for item in cell.read):
        return ""  # who is quoted here and there is not everybody who was asked
    if population is Population.ANYBODY and not any(cell.row.unit for cell in cells):
        return ""  # it is in which places that is asked, then
    every = {cell.row.report for cell in cells}
    if len(every) != 1 or len(cells) < _SEVERAL or _by_place(cells):
        return ""
    (report,) = every
    taking = [cell for cell in cells if cell.statements]
    if not taking:
        return ""
    silent = [cell for cell in cells if not any(map(may_mean, cell.read))]
    label = question_label(scope, cells) if scope.themes or scope.number else ""
    many = f"{len(taking)} av {len(cells)}" if len(taking) < len(cells) else f"Alla {len(cells)}"
    told = f"{many} {_NOUNS[population]} i {short_of(report, reports)} tar upp {thing}"
    told += f" i svaren på {label}." if label else "."
    if len(silent) + len(taking) == len(cells) and silent and not any(cell.statements for cell in nobody):
        told += f" Inte {listed([_called(cell) for cell in silent])}."
    return told


def _apart(cells: list[Cell]) -> list[Cell]:
    """Cells without what stands above an actor's units and belongs to none of them, unless it takes the thing up."""
    parted = {(c.row.report, c.column.actor) for c in cells if c.row.unit and c.row.municipality is None}
    return [
        cell
        for cell in cells
        if cell.statements or cell.row.unit or cell.column.unit or (cell.row.report, cell.column.actor) not in parted
    ]


def _by_place(cells: Sequence[Cell]) -> bool:
    """Whether the same actors answer in one municipality after another, so that these are counted."""
    columns = {cell.column for cell in cells}
    return not any(cell.row.unit for cell in cells) and len(columns) < len(cells)


def _called(cell: Cell) -> str:
    name = cell.row.unit or cell.column.unit or spoken(cell.column.actor or "")
    return f"{name} i {cell.row.municipality}" if cell.row.municipality else name
