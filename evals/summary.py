"""What a run amounts to: every measure over all questions, by kind and by report."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evals.known import KINDS
from evals.measures import MEASURES, Judged
from evals.statistics import Estimate, estimate

__all__ = ["Figure", "figures", "find"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure over a group of questions.

    ``by`` is ``all``, ``kind`` or ``report``; ``group`` names the kind or the
    report.
    """

    measure: str
    by: str
    group: str
    estimate: Estimate

    def as_json(self) -> dict[str, Any]:
        """The figure in a run's file."""
        numbers = {name: round(value, 4) for name, value in asdict(self.estimate).items()}
        return {"measure": self.measure, "by": self.by, "group": self.group, **numbers}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Figure":
        """A figure that a run's file holds."""
        numbers = Estimate(int(data["n"]), float(data["value"]), float(data["low"]), float(data["high"]))
        return cls(str(data["measure"]), str(data["by"]), str(data["group"]), numbers)


def figures(judged: Sequence[Judged]) -> list[Figure]:
    """Every measure that applies to at least one question of a group.

    A question counts for each report that holds evidence for it.
    """
    found = _group("all", "", judged)
    for kind in KINDS:
        found += _group("kind", kind, [one for one in judged if one.known.kind == kind])
    reports = dict.fromkeys(report for one in judged for report in one.known.reports)
    for report in sorted(reports):
        found += _group("report", report, [one for one in judged if report in one.known.reports])
    return found


def _group(by: str, group: str, judged: Sequence[Judged]) -> list[Figure]:
    found = []
    for measure in MEASURES.values():
        held = [(one.values[measure.name], one.known) for one in judged if measure.name in one.values]
        if not held:
            continue
        clusters = [known.reports[0] if known.reports else known.id for _, known in held]
        pairs = [pair for pair, _ in held]
        found.append(Figure(measure.name, by, group, estimate(pairs, clusters, measure.quantile)))
    return found


def find(figures: Iterable[Figure], measure: str, by: str = "all", group: str = "") -> Estimate | None:
    """The figure of a measure and a group, ``None`` where no question had it."""
    wanted = (measure, by, group)
    return next((f.estimate for f in figures if (f.measure, f.by, f.group) == wanted), None)
