"""Questions that were written ahead, as the reader has them."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

from vectorstore.anticipated import bundled_questions, unanswered_questions
from vectorstore.read_questions import KNOWN, ReadQuestions, marks_of, read_ahead, write_known
from vectorstore.reader import READER, bundled_reader
from vectorstore.static_model import bundled_model

ANSWERED = ["Hur ofta hålls HÖK-mötena?", "Vad saknar AF i Hylte?"]
UNANSWERED = ["Vad kostade HÖK-mötena?"]


def test_every_bundled_question_was_read_ahead() -> None:
    """Reading all of them takes minutes, which nobody should wait for."""
    known = load_file(bundled_model() / KNOWN)
    bundled = [question for questions in bundled_questions().values() for question in questions]
    bundled += [question for question, _ in unanswered_questions()]
    assert set(marks_of(bundled).tolist()) == set(known["marks"].tolist())
    assert (np.diff(known["marks"].astype(object)) > 0).all()


def test_what_was_read_ahead_is_what_the_reader_reads() -> None:
    """The file belongs to the weights beside it: a reader made anew needs it made anew."""
    some = [questions[0] for questions in bundled_questions().values()][::40]
    ahead = read_ahead(some).astype(int)
    now = np.round(bundled_reader().read(some) * 127).astype(int)
    assert np.abs(ahead - now).max() <= 1
    assert (ahead != now).mean() < 0.01


def test_the_nearest_of_each_kind(tmp_path: Path) -> None:
    """A question comes nearest to itself; what is saved is read again."""
    read = ReadQuestions.build([*[(ANSWERED[0], 3)] * 3, (ANSWERED[1], 8)], UNANSWERED)
    read.save(tmp_path)
    for found in (read, ReadQuestions.load(tmp_path)):
        assert found.most == read.most
        answered, unanswered = found.nearest(ANSWERED[0])
        assert answered == pytest.approx(1, abs=0.02)
        assert unanswered < answered
        assert found.nearest(UNANSWERED[0])[1] == pytest.approx(1, abs=0.02)
        own, other = (found.nearest_within(ANSWERED[1], passage) for passage in (8, 3))
        assert own == pytest.approx(1, abs=0.02)
        assert other < own - 0.1
        assert found.nearest(ANSWERED[1])[0] < own / 2  # one of the three is near, the others are not
        assert found.nearest_within(ANSWERED[1], 5) == own  # nothing was read for that passage
    assert ReadQuestions.build([(ANSWERED[0], 0)], []).nearest("vad")[1] == 0


def test_what_the_reader_seldom_exceeds_is_told_by_the_unanswered_questions() -> None:
    """Without answered questions an unanswered one is as near as its three nearest are, itself among them."""
    assert ReadQuestions.build([], UNANSWERED * 3).most == pytest.approx(1, abs=0.02)
    assert ReadQuestions.build([(UNANSWERED[0], 0)] * 3, UNANSWERED * 3).most == pytest.approx(0, abs=0.02)
    assert ReadQuestions.build([(ANSWERED[0], 0)], []).most == 0


def test_known_questions_are_not_read_again(tmp_path: Path) -> None:
    """Writing what is known ahead keeps what the same reader has read, and drops what is no longer there."""
    for name in (READER, "tokenizer.json"):
        shutil.copy(bundled_model() / name, tmp_path)
    write_known([*ANSWERED, ANSWERED[0]], tmp_path)
    first = load_file(tmp_path / KNOWN)
    assert len(first["marks"]) == len(ANSWERED)
    write_known([ANSWERED[1], *UNANSWERED], tmp_path)
    second = load_file(tmp_path / KNOWN)
    assert (tmp_path / KNOWN).stat().st_mode & 0o044 == 0o044
    assert set(second["marks"].tolist()) == set(marks_of([ANSWERED[1], *UNANSWERED]).tolist())
    planted = {**second, "vectors": np.full_like(second["vectors"], 7)}
    with safe_open(tmp_path / KNOWN, "numpy") as found:
        read_by = found.metadata()
    save_file(planted, tmp_path / KNOWN, metadata=read_by)
    assert (read_ahead(UNANSWERED, tmp_path) == 7).all()
    assert not (read_ahead(["vad"], tmp_path) == 7).all()
    save_file(planted, tmp_path / KNOWN, metadata={"reader": "another"})
    assert not (read_ahead(UNANSWERED, tmp_path) == 7).all()
    (tmp_path / KNOWN).write_bytes(b"torn")
    assert np.array_equal(read_ahead(UNANSWERED, tmp_path), read_ahead(UNANSWERED, bundled_model()))
