"""A report left out: none of its anticipated questions is indexed, and none of its text trained on."""

import shutil
import sys
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from evals.known import load_questions, question_paths
from evals.unseen import Training, TrainingError, leave_one_out
from ingestion import bundled_folder
from vectorstore import IndexSpec, open_index
from vectorstore.index import fingerprint


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An installation with the two smallest reports."""
    folder = tmp_path_factory.mktemp("two")
    for path in bundled_folder().iterdir():
        if path.stem in ("varend", "kur"):
            shutil.copy(path, folder)
    return Settings(home=tmp_path_factory.mktemp("home-two"), reports=folder)


def test_an_index_without_the_questions_of_a_report(two: Settings) -> None:
    whole = IndexSpec(two.home, two.reports)
    left_out = IndexSpec(two.home, two.reports, without_questions=("kur",))
    assert fingerprint(whole) != fingerprint(left_out)
    index = open_index(left_out)
    asked = {index.passages[number].report for _, number in index.questions}
    index.close()
    assert asked == {"varend"}
    index = open_index(IndexSpec(two.home, two.reports, without_questions=("kur", "varend")))
    assert index.questions == ()
    assert Assistant(index).ask("Vilka kommuner ingår i Värend?").passages
    index.close()


def test_each_report_is_asked_about_as_if_it_were_new(two: Settings) -> None:
    assistant = Assistant.open(two)
    reports = assistant.index.reports
    sources = {report.id for report in reports}
    from ingestion import load_reports

    questions = [
        known for known in load_questions(question_paths("dev-*"), load_reports()) if set(known.reports) <= sources
    ]
    questions = [known for known in questions if known.answerable]
    told: list[str] = []
    found = leave_one_out(assistant, two, questions, None, lambda text, _share: told.append(text))
    counts = {
        name: next(f.estimate.n for f in figures if f.measure == "recall_at_10" and f.by == "all")
        for name, figures in found.systems.items()
    }
    assert set(counts.values()) == {len([known for known in questions if len(known.reports) == 1])}
    assert len(told) == 2
    assert not found.retrained


def test_training_leaves_the_report_out(two: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for Python notes what training would read, and fails as training can."""
    log = tmp_path / "log"
    script = tmp_path / "python"
    script.write_text(
        f'#!/bin/sh\nwhile [ "$1" != "--reports" ]; do shift; done\nls "$2" >> {log}\necho "trasig fil" >&2\nexit 2\n',
        encoding="utf-8",
    )
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    assistant = Assistant.open(two)
    from ingestion import load_reports

    questions = [
        known for known in load_questions(question_paths("dev-*"), load_reports()) if known.reports == ("kur",)
    ]
    with pytest.raises(TrainingError, match="utan kur: trasig fil"):
        leave_one_out(assistant, two, questions, Training(tmp_path))
    assert log.read_text(encoding="utf-8").split() == ["varend.md"]
