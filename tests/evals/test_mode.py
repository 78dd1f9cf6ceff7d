"""``samsvar eval --mode model`` measures what SAMSVAR_MODEL writes, and nothing else ever does."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant import Assistant
from evals.command import evaluate
from evals.known import question_paths
from tests.assistant.llm.server import Request, says, serving


def quotes(request: Request) -> str:
    """The first statement, word for word."""
    line = next(line for line in request.prompt.splitlines() if line.startswith("[u1]"))
    return f"{line.removeprefix('[u1] ').rstrip('.')} [u1].\n"


def test_a_scripted_server_is_evaluated(
    assistant: Assistant, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert assistant.index.passages
    lines = question_paths("dev-others")[0].read_text(encoding="utf-8").splitlines()
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(lines[:8]) + "\n", encoding="utf-8")
    monkeypatch.setenv("SAMSVAR_HOME", str(home))
    asked = ["--questions", str(few), "--out", str(tmp_path / "out")]
    without = CliRunner().invoke(evaluate, [*asked, "--mode", "model"])
    assert without.exit_code == 1
    assert "SAMSVAR_MODEL" in without.output
    with serving() as server:
        monkeypatch.setenv("SAMSVAR_MODEL", "openai:scripted")
        monkeypatch.setenv("OPENAI_BASE_URL", server.address)
        monkeypatch.setenv("OPENAI_API_KEY", "x")
        server.reset(says(quotes))
        assert CliRunner().invoke(evaluate, asked).exit_code == 0
        assert server.requests == [], "the other mode asks nobody"
        done = CliRunner().invoke(evaluate, [*asked, "--mode", "model"])
        assert done.exit_code == 0, done.output
        assert len(server.requests) >= 7
    stamp = json.loads((tmp_path / "out" / "eval.json").read_text(encoding="utf-8"))["stamp"]
    assert stamp["settings"]["model"] == "openai:scripted"


@pytest.mark.parametrize("option", ["--update-baseline", "--sealed"])
def test_stored_runs_are_those_without_a_model(option: str) -> None:
    done = CliRunner().invoke(evaluate, ["--mode", "model", option])
    assert done.exit_code == 2
    assert "bara citat" in done.output
