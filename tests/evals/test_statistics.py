"""Intervals and tests against values known from elsewhere."""

import pytest

from evals.statistics import estimate, paired_p


def test_a_rate_has_wilsons_interval() -> None:
    found = estimate([(1.0, 1.0)] * 65 + [(0.0, 1.0)] * 35, ["r"] * 100)
    assert (round(found.low, 3), found.value, round(found.high, 3)) == (0.553, 0.65, 0.736)


def test_a_mean_is_bootstrapped_by_report() -> None:
    together = [(0.9, 1.0)] * 20 + [(0.1, 1.0)] * 20
    within = estimate(together, ["one"] * 40)
    between = estimate(together, ["one"] * 20 + ["two"] * 20)
    assert within.value == between.value == pytest.approx(0.5)
    assert between.high - between.low > 2 * (within.high - within.low), "reports that differ make a mean less sure"
    assert estimate(together, ["one"] * 40) == within, "the same answers give the same interval"


def test_weights() -> None:
    assert estimate([(1.0, 2.0), (0.0, 1.0), (0.5, 1.0)], ["a", "b", "c"]).value == pytest.approx(2.5 / 4)


def test_quantiles() -> None:
    times = [(float(value), 1.0) for value in range(1, 101)]
    median = estimate(times, [str(value) for value in range(100)], 0.5)
    assert (median.value, estimate(times, ["r"] * 100, 0.95).value) == (50, 95)
    assert 30 < median.low < 50 < median.high < 70


def test_mcnemar() -> None:
    before, after = [0.0] * 9 + [1.0] + [1.0] * 50, [1.0] * 9 + [0.0] + [1.0] * 50
    assert paired_p(before, after) == pytest.approx(0.0215, abs=1e-4)
    assert paired_p(before, before) == 1.0


def test_a_change_of_means_is_permuted() -> None:
    before = [0.0, 0.0, 0.0, 0.0, 0.0]
    assert paired_p(before, [0.5, 0.5, 0.5, 0.5, 0.5]) == pytest.approx(2 / 2**5)
    assert paired_p(before, [0.5, -0.5, 0.25, -0.25, 0.0]) > 0.5
