"""Fitting: weights follow the signal that tells, and the doubt's bound keeps its promise."""

import numpy as np
import pytest

from assistant.abstention.signals import SIGNALS
from evals.calibration import Case, calibrated
from evals.fitting import _COLUMNS, Example, cross_validated, fit, weights_of
from evals.known import KnownAnswer, Nugget
from evals.places import Place

ANSWERABLE = (Nugget("a fact", True, (Place("varend", 0, 1),)),)


def known(name: str, *, answerable: bool = True) -> KnownAnswer:
    return KnownAnswer(name, "fact", name, (), ANSWERABLE if answerable else ())


@pytest.fixture
def told() -> list[Example]:
    """Questions whose evidence only the second signal knows."""
    random = np.random.default_rng(0)
    found = []
    for number in range(40):
        signals = random.random((30, len(_COLUMNS))).astype(np.float32) * 0.5
        relevant = np.zeros(30, dtype=np.bool_)
        relevant[number % 30] = True
        signals[relevant, 1] = 1.0
        found.append(Example(known(f"q{number}"), "whole", signals, relevant))
    return found


def test_the_signal_that_tells_gets_the_weight(told: list[Example]) -> None:
    values = fit(told)
    assert int(np.argmax(values)) == 1
    ranks = cross_validated(told)
    assert len(ranks) == len(told)
    assert np.mean([rank == 1 for _, rank in ranks]) > 0.9
    weights = weights_of(values.tolist())
    assert max(weights.asked, key=lambda name: weights.asked[name]) == _COLUMNS[1][1]
    assert weights.scope["number"] >= 2
    assert weights.scope["questionnaire"] <= -4


def test_the_bound_refuses_no_more_than_it_may() -> None:
    random = np.random.default_rng(1)
    cases = [
        Case(known(f"a{n}", answerable=n % 2 == 0), None, random.normal(0 if n % 2 == 0 else 1.2, 1, len(SIGNALS)))
        for n in range(400)
    ]
    cases.append(Case(known("rule", answerable=False), True, np.zeros(len(SIGNALS))))
    fitted = calibrated(cases)
    answerable = [no for case, no in zip(cases, fitted.refused, strict=True) if case.known.answerable]
    others = [no for case, no in zip(cases, fitted.refused, strict=True) if not case.known.answerable]
    assert np.mean(answerable) <= 0.025
    assert np.mean(others) > 0.5
    assert fitted.refused[-1]
    assert 0 < fitted.bound < 1
    assert f"bound = {fitted.bound:.4f}" in fitted.text()


def test_the_bound_keeps_its_promise_on_every_set() -> None:
    random = np.random.default_rng(2)
    easy, hard = (
        [
            Case(known(f"{n}", answerable=n % 2 == 0), None, random.normal(0 if n % 2 else level, 1, len(SIGNALS)))
            for n in range(400)
        ]
        for level in (-1.5, -0.7)
    )
    fitted = calibrated(easy, hard)
    refused = [fitted.refused[first : first + 400 : 2] for first in (0, 400)]
    assert max(map(np.mean, refused)) <= 0.025
    assert fitted.bound > calibrated(easy + hard).bound
