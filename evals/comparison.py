"""What changed since an earlier run, question by question."""

from dataclasses import dataclass

from evals.measures import MEASURES
from evals.records import Record
from evals.statistics import paired_p

__all__ = ["Change", "Comparison", "compare"]

_SURE = 0.05
_UNPAIRED = {"abstention_precision", "abstention_f1"}
"""Measures whose questions depend on what was answered, which cannot be paired."""


@dataclass(frozen=True, slots=True)
class Change:
    """A measure in two runs over the questions that both asked."""

    measure: str
    n: int
    before: float
    after: float
    p: float
    """Two-sided p-value of the paired test."""
    better: tuple[str, ...]
    """Ids of the questions that got better, those that gained most first."""
    worse: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether chance alone would seldom do this (p < 0.05)."""
        return self.p < _SURE

    @property
    def improved(self) -> bool:
        """Whether the measure went the way that it should."""
        return (self.after > self.before) == MEASURES[self.measure].higher and self.after != self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side; only questions that did not change are compared."""

    changes: tuple[Change, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    rewritten: tuple[str, ...]
    """Questions whose text or expected answer changed."""


def compare(before: Record, after: Record) -> Comparison:
    """Compare two runs."""
    both = [name for name in after.values if name in before.values]
    same = [name for name in both if before.digests[name] == after.digests[name]]
    pairable = [measure for measure in MEASURES if measure not in _UNPAIRED]
    changes = (_change(measure, before, after, same) for measure in pairable)
    return Comparison(
        tuple(change for change in changes if change is not None),
        added=tuple(name for name in after.values if name not in before.values),
        removed=tuple(name for name in before.values if name not in after.values),
        rewritten=tuple(name for name in both if name not in set(same)),
    )


def _change(measure: str, before: Record, after: Record, same: list[str]) -> Change | None:
    paired = [name for name in same if measure in before.values[name] and measure in after.values[name]]
    if not paired:
        return None
    old = [before.values[name][measure] for name in paired]
    new = [after.values[name][measure] for name in paired]
    sign = 1 if MEASURES[measure].higher else -1
    gains = {name: sign * (b - a) for name, a, b in zip(paired, old, new, strict=True)}
    ordered = sorted(gains, key=lambda name: -abs(gains[name]))
    return Change(
        measure,
        len(paired),
        sum(old) / len(old),
        sum(new) / len(new),
        paired_p(old, new),
        tuple(name for name in ordered if gains[name] > 0),
        tuple(name for name in ordered if gains[name] < 0),
    )
