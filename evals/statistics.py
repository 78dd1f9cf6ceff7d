"""Intervals and paired tests."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

__all__ = ["Estimate", "estimate", "paired_p"]

_LEVEL = 0.95
_RESAMPLES = 1000
_FLIPS = 9999
_SEED = 20261122


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value over ``n`` questions with its 95 % interval."""

    n: int
    value: float
    low: float
    high: float


def estimate(pairs: Sequence[tuple[float, float]], clusters: Sequence[str], quantile: float | None = None) -> Estimate:
    """The weighted mean or a quantile of values, with its 95 % interval.

    Rates, that is zeros and ones that weigh the same, get Wilson's interval;
    everything else a bootstrap that draws reports first and then questions
    within them, because the questions of one report succeed and fail together.

    Args:
        pairs: value and weight of each question; at least one.
        clusters: the report of each question.
        quantile: between 0 and 1, instead of the mean.
    """
    values, weights = np.array(pairs, dtype=float).T
    if quantile is None and np.all((values == 0) | (values == 1)) and np.all(weights == weights[0]):
        hits = int(values.sum())
        interval = stats.binomtest(hits, len(values)).proportion_ci(_LEVEL, method="wilson")
        return Estimate(len(values), hits / len(values), float(interval.low), float(interval.high))
    drawn = _resampled(clusters) * weights
    samples = _quantiles(values, drawn, quantile) if quantile is not None else drawn @ values / drawn.sum(axis=1)
    if quantile is not None:
        value = float(_quantiles(values, weights[np.newaxis], quantile)[0])
    else:
        value = float(np.average(values, weights=weights))
    low, high = np.quantile(samples, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    return Estimate(len(values), value, float(low), float(high))


def _resampled(clusters: Sequence[str]) -> NDArray[np.float64]:
    """How often each question is drawn, shape (resamples, questions)."""
    random = np.random.default_rng(_SEED)
    names, owner = np.unique(np.array(clusters), return_inverse=True)
    times = random.multinomial(len(names), np.full(len(names), 1 / len(names)), size=_RESAMPLES)
    drawn = np.zeros((_RESAMPLES, len(owner)))
    for number in range(len(names)):
        members = np.flatnonzero(owner == number)
        share = np.full(len(members), 1 / len(members))
        drawn[:, members] = random.multinomial(times[:, number] * len(members), share)
    return drawn


def _quantiles(values: NDArray[np.float64], drawn: NDArray[np.float64], quantile: float) -> NDArray[np.float64]:
    """The quantile of each resample, shape (resamples,)."""
    order = np.argsort(values)
    reached = np.cumsum(drawn[:, order], axis=1)
    first = (reached >= quantile * reached[:, -1:]).argmax(axis=1)
    return np.asarray(values[order][first], dtype=float)


def paired_p(before: ArrayLike, after: ArrayLike) -> float:
    """Two-sided p-value of a change between two runs over the same questions.

    McNemar's exact test where every value is 0 or 1, otherwise a permutation
    test that flips the sign of each question's difference. 1 when nothing
    differs.
    """
    difference = np.asarray(after, dtype=float) - np.asarray(before, dtype=float)
    changed = difference[difference != 0]
    if len(changed) == 0:
        return 1.0
    if np.all(np.abs(changed) == 1):
        return float(stats.binomtest(int((changed > 0).sum()), len(changed)).pvalue)
    result = stats.permutation_test(
        (difference,),
        lambda sample, axis: np.mean(sample, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=_FLIPS,
        rng=np.random.default_rng(_SEED),
    )
    return float(result.pvalue)
