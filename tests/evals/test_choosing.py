"""Fitting which reading of a follow-up is chosen."""

import tomllib
from dataclasses import replace

import numpy as np

from assistant.choice import SIGNS
from assistant.readings import Kind
from assistant.support import SUPPORT
from evals.choosing import Case, cross_validated, fitted, text_of


def _cases() -> list[Case]:
    """Those that lean are right when they are merged, the others alone."""
    made = []
    for number in range(40):
        signs = np.zeros(len(SIGNS))
        signs[[0, list(SIGNS).index("leans")]] = 1.0, float(number % 2)
        right = np.array([1.0, 0.0]) if number % 2 == 0 else np.array([0.0, 1.0])
        made.append(Case("some", signs, (Kind.ALONE, Kind.MERGED), np.zeros(2), np.zeros((2, len(SUPPORT))), right))
    return made


def test_weights_tell_apart_what_leans() -> None:
    assert all(cross_validated(_cases()))


def test_a_reading_that_what_is_found_suits_is_likelier() -> None:
    suits = np.zeros((2, len(SUPPORT)))
    suits[1, 0] = 0.1
    told = [replace(case, signs=np.ones(len(SIGNS)), right=np.array([0.0, 1.0]), support=suits) for case in _cases()]
    told += [replace(case, right=case.right[::-1], support=case.support[::-1]) for case in told]
    read = tomllib.loads(text_of(fitted(told)))
    assert all(cross_validated(told))
    assert read["support"][next(iter(SUPPORT))] > 1


def test_the_file_holds_a_weight_of_each_sign_for_each_kind() -> None:
    read = tomllib.loads(text_of(fitted(_cases())))
    assert list(read["weights"]) == list(Kind)
    assert all(list(row) == list(SIGNS) for row in read["weights"].values())
    assert read["weights"]["merged"]["leans"] > 0 > read["weights"]["alone"]["leans"]
