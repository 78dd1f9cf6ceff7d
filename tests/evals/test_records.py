"""Runs are kept and compared question by question."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.comparison import compare
from evals.files import write_whole
from evals.measures import judge
from evals.records import FigureSets, Record, RecordError, Stamp, load_figure_sets, load_record, record_of
from evals.summary import find
from ingestion.errors import StorageError
from tests.evals.examples import Scripted, known

STAMP = Stamp("2026-01-01T00:00:00+00:00", "0.1", "f" * 64, {"reports": "bundled"}, "q")


def record(*found: tuple[str, bool]) -> Record:
    """A run in which each question's evidence was first, or nowhere."""
    judged = []
    for name, hit in found:
        judged += judge(Scripted(ranked=[1] if hit else [2], cited=[1] if hit else []), [known(name, 1)])
    return record_of(STAMP, judged)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = record(("a", True), ("b", False))
    path = tmp_path / "run.json"
    path.write_text(made.text(), encoding="utf-8")
    assert json.loads(made.text())["stamp"]["fingerprint"] == STAMP.fingerprint
    read = load_record(path)
    assert (read.stamp, read.values, read.digests) == (made.stamp, made.values, made.digests)
    recall = find(read.figures, "recall_at_1")
    assert recall is not None
    assert (recall.n, recall.value) == (2, 0.5)
    assert not any(name.startswith("latency") for one in read.values.values() for name in one)


def test_figure_sets_are_read_as_they_were_written(tmp_path: Path) -> None:
    made = record(("a", True))
    path = tmp_path / "sets.json"
    path.write_text(FigureSets({"x": (STAMP, made.figures), "y": (STAMP, ())}).text(), encoding="utf-8")
    read = load_figure_sets(path).sets
    assert list(read) == ["x", "y"]
    found, kept = find(made.figures, "mrr"), find(read["x"][1], "mrr")
    assert found is not None
    assert kept is not None
    assert (kept.n, kept.value) == (found.n, found.value)
    assert kept.low == pytest.approx(found.low, abs=1e-4)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "rad 1"),
        ("{\n\n]", "rad 3"),
        ("[]", "går att läsa"),
        ('{"format": 99}', "format 99"),
        ('{"format": 1, "stamp": {}, "figures": [], "questions": {}}', "går att läsa"),
        ('{"format": 1, "stamp": {}, "figures": [{}], "questions": {"a": 3}}', "går att läsa"),
    ],
)
def test_a_damaged_record_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "base.json"
    with pytest.raises(RecordError, match=r"base.json finns inte.*--update-baseline"):
        load_record(path)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RecordError, match=f"base.json.*{said}"):
        load_record(path)


def test_what_changed_is_told_question_by_question() -> None:
    before = record(*((f"q{number}", number > 8) for number in range(20)), ("old", True))
    after = record(*((f"q{number}", number != 15) for number in range(20)), ("new", True))
    found = compare(before, after)
    change = next(change for change in found.changes if change.measure == "recall_at_10")
    assert (change.n, change.before, change.after) == (20, 11 / 20, 19 / 20)
    assert set(change.better) == {f"q{number}" for number in range(9)}
    assert change.worse == ("q15",)
    assert change.improved
    assert change.sure
    assert change.p == pytest.approx(0.0215, abs=1e-4)
    assert (found.added, found.removed, found.rewritten) == (("new",), ("old",), ())


def test_a_rewritten_question_is_not_compared() -> None:
    before, after = record(("a", True), ("b", True)), record(("a", False), ("b", True))
    changed = replace(after, digests={**after.digests, "a": "another"})
    assert compare(before, changed).rewritten == ("a",)
    assert all(not change.worse for change in compare(before, changed).changes)


def test_less_is_better_where_it_is() -> None:
    calm, shy = Scripted(cited=[1]), Scripted(refuses=True)
    before = record_of(STAMP, judge(shy, [known("a", 1)]))
    after = record_of(STAMP, judge(calm, [known("a", 1)]))
    change = next(change for change in compare(before, after).changes if change.measure == "over_refusal")
    assert (change.before, change.after, change.improved, change.better) == (1.0, 0.0, True, ("a",))


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file.json"
    write_whole(path, "one")
    write_whole(path, "two")
    assert path.read_text(encoding="utf-8") == "two"
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "half\ud800")
    assert path.read_text(encoding="utf-8") == "two"
    assert list(path.parent.iterdir()) == [path]
    (tmp_path / "blocked").write_text("", encoding="utf-8")
    with pytest.raises(StorageError, match="går inte att skriva"):
        write_whole(tmp_path / "blocked" / "x", "text")
