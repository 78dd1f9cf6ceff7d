"""How far questions ask the same: word by word, and what is asked for counts as much as what it is about."""

from pathlib import Path

import numpy as np
import pytest

from vectorstore.likeness import QuestionLikeness

QUESTIONS = [
    "Vad är mötena?",
    "Hur ofta hålls mötena?",
    "Vad är SIP?",
    "Vad säger psykiatrin?",
    "Hur ofta träffas nätverket i Hylte?",
    "Vad vill kommunen i Laholm?",
]


@pytest.fixture
def likeness() -> QuestionLikeness:
    return QuestionLikeness.build(QUESTIONS)


def test_the_same_question_is_most_like(likeness: QuestionLikeness) -> None:
    found = likeness.of("Hur ofta hålls mötena?", QUESTIONS)
    assert found.shape == (len(QUESTIONS),)
    assert found.argmax() == 1
    assert found[1] == pytest.approx(1, abs=1e-5)
    assert ((found >= 0) & (found <= 1 + 1e-5)).all()


def test_the_worse_covered_one_counts(likeness: QuestionLikeness) -> None:
    long = "Hur ofta hålls mötena, och vilka läkare från psykiatrin i Hylte kommer dit?"
    (within,) = likeness.of("Hur ofta hålls mötena?", [long])
    (around,) = likeness.of(long, ["Hur ofta hålls mötena?"])
    assert within == pytest.approx(around, abs=1e-5)
    assert within < 0.8


def test_nothing_is_like_nothing(likeness: QuestionLikeness) -> None:
    assert likeness.of("", QUESTIONS).tolist() == [0] * len(QUESTIONS)
    assert likeness.of("Vad är SIP?", ["", "?!"]).tolist() == [0, 0]
    assert likeness.of("Vad är SIP?", []).shape == (0,)


def test_they_survive_storing(likeness: QuestionLikeness, tmp_path: Path) -> None:
    likeness.save(tmp_path)
    asked = "Hur ofta ses de i Hylte?"
    assert np.allclose(QuestionLikeness.load(tmp_path).of(asked, QUESTIONS), likeness.of(asked, QUESTIONS))
    QuestionLikeness.build([]).save(tmp_path)
    assert QuestionLikeness.load(tmp_path).of("vad", ["vad"]) == pytest.approx([1], abs=1e-5)
    (tmp_path / "likeness.npz").write_bytes(b"no archive")
    with pytest.raises((OSError, ValueError, KeyError)):
        QuestionLikeness.load(tmp_path)
