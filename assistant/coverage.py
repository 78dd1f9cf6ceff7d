"""What the base holds: how many passages stand behind each report, place, actor and theme."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from assistant.question import Chip
from ingestion import Passage, Report
from vectorstore import Scope

__all__ = ["KINDS", "Choice", "Coverage", "choices", "coverage", "keeps", "passages_behind"]

KINDS: Final = ("reports", "municipalities", "actors", "themes")
"""Fields of a scope that a reader can choose from."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that the base can be limited to, with the passages that would be left."""

    value: str
    label: str
    passages: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """A report as a table: how many passages each actor has in each place, by theme.

    ``None`` stands for the report as a whole, in a row as in a column. A cell
    that the report does not have is missing.
    """

    report: Report
    rows: tuple[str | None, ...]
    columns: tuple[str | None, ...]
    cells: dict[tuple[str | None, str | None], Counter[str]]
    passages: dict[tuple[str | None, str | None], int]

    @property
    def themes(self) -> tuple[str, ...]:
        """Themes of the report, the most frequent first."""
        total: Counter[str] = Counter()
        for cell in self.cells.values():
            total.update(cell)
        return tuple(theme for theme, _ in total.most_common())


def _values(passage: Passage, kind: str) -> tuple[str | None, ...]:
    if kind == "themes":
        return passage.themes
    return ({"reports": passage.report, "municipalities": passage.municipality, "actors": passage.actor}[kind],)


def keeps(scope: Scope, passage: Passage, but: str = "") -> bool:
    """Whether a passage lies within what was chosen, one kind of choice left out of account."""
    return all(
        not getattr(scope, kind) or any(value in getattr(scope, kind) for value in _values(passage, kind))
        for kind in KINDS
        if kind != but
    )


def choices(reports: Iterable[Report], scope: Scope) -> dict[str, tuple[Choice, ...]]:
    """What can be chosen, kind by kind, with the passages that each choice would leave beside the others."""
    known = tuple(reports)
    short = {report.id: report.short for report in known}
    found: dict[str, tuple[Choice, ...]] = {}
    for kind in KINDS:
        counted: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for report in known:
            if kind == "municipalities":
                counted.update(dict.fromkeys(report.municipalities, 0))
            for passage in report.passages:
                inside = keeps(scope, passage, but=kind)
                values = [value for value in _values(passage, kind) if value is not None]
                counted.update({value: int(inside) for value in values})
                total.update(values)
        # Actors and themes by how much there is; the order stays the same whatever is chosen.
        ordered = sorted(counted, key=lambda value: -total[value]) if kind in ("actors", "themes") else list(counted)
        found[kind] = tuple(Choice(value, short.get(value, value), counted[value]) for value in ordered)
    return found


def passages_behind(chips: Iterable[Chip], reports: Iterable[Report]) -> dict[str, int]:
    """How many passages there are of what each chip names, by the chip's key; none for one that limits nothing."""
    passages = [passage for report in reports for passage in report.passages]
    tests: dict[str, Callable[[Passage, str], bool]] = {
        "kommun": lambda passage, value: passage.municipality == value,
        "aktor": lambda passage, value: passage.actor == value,
        "enhet": lambda passage, value: value in (passage.unit or ""),
        "rapport": lambda passage, value: passage.report == value,
        "tema": lambda passage, value: value in passage.themes,
    }
    return {
        chip.key: sum(tests[chip.kind](passage, chip.value) for passage in passages)
        for chip in chips
        if chip.kind in tests
    }


def chosen(scope: Scope, kind: str, values: Iterable[str], reports: Iterable[Report]) -> Scope:
    """A scope with the values of one kind that the base knows; others are left out."""
    allowed = {choice.value for choice in choices(reports, Scope())[kind]}
    return replace(scope, **{kind: tuple(value for value in values if value in allowed)})  # type: ignore[arg-type]


def coverage(report: Report) -> Coverage:
    """The table of a report."""
    cells: dict[tuple[str | None, str | None], Counter[str]] = {}
    passages: Counter[tuple[str | None, str | None]] = Counter()
    for passage in report.passages:
        key = (passage.municipality, passage.actor)
        cells.setdefault(key, Counter()).update(passage.themes)
        passages[key] += 1
    rows = [*report.municipalities, *(row for row, _ in cells)]
    actors = Counter(column for _, column in cells)
    columns = sorted(actors, key=lambda column: (column is None, -actors[column], column or ""))
    filled = {row for row, _ in cells}
    ordered = tuple(dict.fromkeys(row for row in rows if row in filled and row is not None))
    return Coverage(report, (*ordered, *((None,) if None in filled else ())), tuple(columns), cells, dict(passages))
