"""``samsvar eval`` as a maintainer runs it."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from numpy.typing import NDArray

from assistant import Assistant
from evals import running
from evals.command import evaluate
from evals.known import question_paths
from evals.readme import Stored, stored_folder
from evals.records import load_figure_sets, load_record
from evals.summary import find
from vectorstore import Found, Index
from vectorstore.ranking import best_of
from vectorstore.signals import Signals


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stored:
    """Stored runs of the test's own, beside a README with a place for their tables."""
    folder = tmp_path / "evals"
    folder.mkdir()
    monkeypatch.setattr(running, "stored_folder", lambda: folder)
    (tmp_path / "README.md").write_text("före\n<!-- eval:begin -->\n<!-- eval:end -->\nefter\n", encoding="utf-8")
    return Stored.within(folder)


@pytest.fixture(autouse=True)
def _home(assistant: Assistant, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # the index is there already
    monkeypatch.setenv("SAMSVAR_HOME", str(home))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(evaluate, [str(argument) for argument in arguments])


def few(tmp_path: Path) -> Path:
    """A file with a few of the questions."""
    lines = question_paths("dev-others")[0].read_text(encoding="utf-8").splitlines()
    path = tmp_path / "few.jsonl"
    path.write_text("\n".join(lines[:12]) + "\n", encoding="utf-8")
    return path


def without_followups(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compared with whole questions takes as long as the questions themselves."""
    monkeypatch.setattr(running, "question_paths", lambda name: [] if "followups" in name else question_paths(name))


def test_a_run_is_kept_compared_and_put_into_the_readme(
    stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    missing = run("--out", out)
    assert missing.exit_code == 1
    assert "baseline.json finns inte" in missing.output
    assert not out.exists(), "nothing is written when something is missing"

    first = run("--out", out, "--update-baseline")
    assert first.exit_code == 0, first.output
    assert "Sparat: " in first.output
    record = load_record(stored.baseline)
    kept = load_record(out / "eval.json")
    assert kept.values == record.values
    assert len(record.values) >= 320
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("före\n")
    assert readme.endswith("efter\n")
    recall = find(record.figures, "recall_at_10")
    assert recall is not None
    assert f"| **all** | {recall.n} | {recall.value:.2f} (" in readme
    assert "| as a follow-up, " in readme
    assert "Följdfrågor" in first.output

    without_followups(monkeypatch)
    again = run("--out", out)
    assert again.exit_code == 0
    assert "Ingen fråga har fått ett annat utfall" in again.output
    assert "Alla" in (out / "eval.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in out.iterdir()) == ["eval.html", "eval.json"]


def test_a_broken_retriever_does_not_pass_the_gate(
    stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_followups(monkeypatch)
    shutil.copy(stored_folder() / "baseline.json", stored.baseline)
    kept = stored.baseline.read_bytes()

    def broken(index: Index, signals: Signals, scores: NDArray[np.float32], k: int) -> Found:
        """The best passage is lost on the way."""
        found = best_of(index, signals, scores, k + 1)
        return replace(found, ranked=found.ranked[1:])

    monkeypatch.setattr("assistant.conversation.best_of", broken)
    result = run("--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "✗ MRR, intervallets nedre ände" in result.output
    assert "✓ Exakta citat" in result.output
    assert "Sämre: " in result.output
    page = (tmp_path / "out" / "eval.html").read_text(encoding="utf-8")
    assert "grindar är inte passerade" in page
    assert 'class="bad"' in page
    assert stored.baseline.read_bytes() == kept


def test_sealed_questions_are_asked_alone_and_leave_no_trace_of_themselves(
    stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tried on other questions: even a test leaves the sealed ones alone."""
    standing_in = few(tmp_path)
    monkeypatch.setattr(running, "question_paths", lambda name: [standing_in] if name == "sealed*" else [])
    result = run("--sealed", "--out", tmp_path / "out")
    assert "Sparat: " in result.output, result.output
    runs = load_figure_sets(stored.sealed).sets
    assert len(runs) == 1
    run("--sealed", "--out", tmp_path / "out")
    assert len(load_figure_sets(stored.sealed).sets) <= 2
    written = "".join(path.read_text(encoding="utf-8") for path in (*(tmp_path / "out").iterdir(), stored.sealed))
    for line in standing_in.read_text(encoding="utf-8").splitlines():
        known = json.loads(line)
        assert known["question"] not in written
        assert f'"{known["id"]}"' not in written
    assert "**Sealed questions (run " in (tmp_path / "README.md").read_text(encoding="utf-8")
    monkeypatch.setattr(running, "question_paths", lambda name: [standing_in] if name == "dev-*" else [])
    assert "Sparat" in run("--out", tmp_path / "out", "--update-baseline").output
    assert "ställdes senast" in (tmp_path / "out" / "eval.html").read_text(encoding="utf-8")


def test_peers_and_the_unseen_report_are_kept_with_the_baseline(stored: Stored, tmp_path: Path) -> None:
    result = run("--out", tmp_path / "out", "--questions", few(tmp_path), "--peers", "--unseen-report")
    assert result.exit_code == 0, result.output
    assert "BM25 på 1 000 tecken" in result.output
    page = (tmp_path / "out" / "eval.html").read_text(encoding="utf-8")
    assert "Bredvid andra system" in page
    assert "En rapport i taget utelämnad" in page
    assert not stored.baseline.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sealed", "--peers"], "--sealed ställs ensam"),
        (["--model", "x"], "--model hör ihop med --peers"),
        (["--teacher", "x"], "--teacher med --pretraining"),
        (["--pretraining", "x"], "--pretraining hör ihop med --unseen-report"),
        (["--questions", "x.jsonl", "--update-baseline"], "--update-baseline gäller de medföljande frågorna"),
    ],
)
def test_options_that_do_not_go_together(stored: Stored, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_bad_input_is_named_and_nothing_is_written(stored: Stored, tmp_path: Path) -> None:
    out, bad = tmp_path / "out", tmp_path / "bad.jsonl"
    bad.write_text(few(tmp_path).read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    gates = tmp_path / "gates.toml"
    gates.write_text('[[gate]]\nmeasure = "x"\non = "low"\nat_least = 1.0\n', encoding="utf-8")
    stored.baseline.write_text("{", encoding="utf-8")
    cases: list[tuple[list[str | Path], str]] = [
        (["--questions", bad], "bad.jsonl, rad 13"),
        (["--questions", tmp_path / "none.jsonl"], "none.jsonl går inte att läsa"),
        (["--gates", gates], "gates.toml, gate.1"),
        ([], "baseline.json, rad 1"),
        (["--questions", few(tmp_path), "--unseen-report", "--pretraining", tmp_path / "none"], "none finns inte"),
        (["--questions", few(tmp_path), "--peers", "--model", tmp_path / "none"], "går inte att läsa"),
    ]
    for arguments, said in cases:
        result = run("--out", out, *arguments)
        assert result.exit_code == 1, arguments
        assert said in result.output
        assert "Traceback" not in result.output
        assert not out.exists()
    assert stored.baseline.read_text(encoding="utf-8") == "{"


def test_the_command_is_found_by_the_assistants_command_line() -> None:
    code = "import sys; sys.argv = ['samsvar', 'eval', '--help']; from assistant.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert "--update-baseline" in done.stdout
    assert "Mät hur bra svaren är" in done.stdout
    assert "Show this message" not in done.stdout
    code = code.replace("main()", "").replace("'--help'", "") + "import evals.command"
    loaded = subprocess.run(
        [sys.executable, "-c", f"{code}; print(sorted({{'scipy', 'matplotlib', 'chromadb'}} & set(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.strip() == "[]"


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "evals.running")
    monkeypatch.setitem(sys.modules, "evals.page", None)
    result = run()
    assert result.exit_code == 1
    assert "samsvar[eval]" in result.output
