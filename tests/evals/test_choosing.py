"""Fitting which reading of a follow-up is chosen."""

import tomllib

import numpy as np

from assistant.choice import SIGNS
from assistant.readings import Kind
from evals.choosing import Case, cross_validated, fitted, text_of


def _cases() -> list[Case]:
    """Those that lean are right when they are merged, the others alone."""
    made = []
    for number in range(40):
        signs = np.zeros(len(SIGNS))
        signs[[0, list(SIGNS).index("leans")]] = 1.0, float(number % 2)
        right = np.array([1.0, 0.0]) if number % 2 == 0 else np.array([0.0, 1.0])
        made.append(Case("some", signs, (Kind.ALONE, Kind.MERGED), np.zeros(2), right))
    return made


def test_weights_tell_apart_what_leans() -> None:
    assert all(cross_validated(_cases()))


def test_the_file_holds_a_weight_of_each_sign_for_each_kind() -> None:
    read = tomllib.loads(text_of(fitted(_cases())))
    assert list(read["weights"]) == list(Kind)
    assert all(list(row) == list(SIGNS) for row in read["weights"].values())
    assert read["weights"]["merged"]["leans"] > 0 > read["weights"]["alone"]["leans"]
