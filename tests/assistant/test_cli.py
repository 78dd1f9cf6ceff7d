"""The command line as a user runs it."""

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.batch import MAX_LINE

CELL = "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?"
ENGLISH = re.compile(
    r"\b(?:Usage|Options|OPTIONS|COMMAND|Commands|Error|Missing|Invalid|Show|Try|No such|Traceback|default)\b"
)


@pytest.fixture
def environment(home: Path, assistant: Assistant) -> dict[str, str]:
    """The environment of a user whose index is built."""
    assert assistant.index.passages
    return {**os.environ, "SAMSVAR_HOME": str(home), "PYTHONIOENCODING": "ascii", "COLUMNS": "100"}


def samsvar(
    environment: dict[str, str], *arguments: str, given: bytes = b"", code: int = 0
) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [sys.executable, "-c", "from assistant.cli import main; main()", *arguments],
        input=given,
        capture_output=True,
        timeout=300,
        check=False,
        env=environment,
    )
    assert done.returncode == code, done.stderr.decode()
    return done


def lines(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


@pytest.mark.parametrize("command", [[], ["ask"], ["index"], ["passages"], ["reports"], ["chat"]])
def test_help_is_swedish(environment: dict[str, str], command: list[str]) -> None:
    text = samsvar(environment, *command, "--help").stdout.decode("utf-8", "replace")
    assert "Användning:" in text or "Anv" in text
    assert not ENGLISH.search(text), text


@pytest.mark.parametrize(
    "arguments", [["finns-inte"], ["ask"], ["ask", "--nej"], ["chat", "--port", "hej"], ["chat", "--port", "99999"]]
)
def test_wrong_use_is_said_in_swedish(environment: dict[str, str], arguments: list[str]) -> None:
    done = samsvar(environment, *arguments, code=2)
    assert done.stdout == b""
    assert not ENGLISH.search(done.stderr.decode("utf-8", "replace")), done.stderr.decode()


def test_ask_prints_quotes_and_sources(environment: dict[str, str]) -> None:
    text = samsvar({**environment, "PYTHONIOENCODING": "utf-8"}, "ask", CELL).stdout.decode("utf-8")
    assert "[1]" in text
    assert "Källor" in text
    assert "Hylte" in text


def test_ask_json_is_one_object(environment: dict[str, str]) -> None:
    (data,) = lines(samsvar(environment, "ask", "--json", CELL))
    assert data["abstained"] is False
    assert data["question"] == CELL


def test_an_empty_question_is_refused_before_anything_is_printed(environment: dict[str, str]) -> None:
    done = samsvar(environment, "ask", "--json", "  ", code=1)
    assert done.stdout == b""
    assert "Frågan är tom" in done.stderr.decode("utf-8", "replace") or b"tom" in done.stderr


def test_a_batch_answers_every_line_in_order(environment: dict[str, str]) -> None:
    questions = [
        {"id": "a", "question": CELL},
        {"id": 7, "question": "Och i Varberg?", "history": [CELL]},
        {"id": "c", "question": "Vad tycker FK i Borås?", "history": []},
    ]
    given = "\n".join(json.dumps(question, ensure_ascii=False) for question in questions).encode()
    answers = lines(samsvar(environment, "ask", "--batch", "-", given=given))
    assert [answer["id"] for answer in answers] == ["a", 7, "c"]
    assert answers[1]["standalone_question"] == CELL.replace("Hylte", "Varberg")
    assert answers[2]["abstained"] is True


def test_a_bad_line_of_a_batch_costs_only_itself(environment: dict[str, str], tmp_path: Path) -> None:
    good = json.dumps({"id": "ok", "question": CELL}).encode()
    bad = [
        b"not json",
        b'{"id": "x"}',
        b'{"id": "y", "question": ""}',
        b'{"id": "z", "question": "hej", "history": "nej"}',
        b"\xff\xfe",
        b"[" * 5000,
        b'"bara text"',
        b'{"id": "w", "question": "' + b"a" * (MAX_LINE + 5) + b'"}',
    ]
    path = tmp_path / "questions.jsonl"
    path.write_bytes(b"\n".join([good, *bad, b"", good]) + b"\n")
    done = samsvar(environment, "ask", "--batch", str(path), code=1)
    answers = lines(done)
    assert len(answers) == len(bad) + 2
    assert answers[0]["id"] == answers[-1]["id"] == "ok"
    assert all("error" in answer and "line" in answer for answer in answers[1:-1])
    assert [answer["id"] for answer in answers[2:5]] == ["x", "y", "z"]
    assert f"{len(bad)} av {len(answers)}" in done.stderr.decode("utf-8", "replace")


def test_a_batch_file_that_is_not_there(environment: dict[str, str]) -> None:
    done = samsvar(environment, "ask", "--batch", "finns-inte.jsonl", code=1)
    assert b"finns-inte.jsonl" in done.stderr


def test_passages_as_json(environment: dict[str, str], assistant: Assistant) -> None:
    passages = lines(samsvar(environment, "passages", "--json"))
    assert len(passages) == len(assistant.index.passages)
    cells = set()
    for passage in passages:
        source = assistant.index.report(str(passage["report"])).source
        statements = passage["statements"]
        assert isinstance(statements, list)
        assert statements
        for statement in statements:
            assert source[statement["start"] : statement["end"]] == statement["text"]
        if passage["report"] == "halland" and passage["municipality"]:
            cells.add((passage["municipality"], passage["question"], passage["actor"], passage["unit"]))
    assert len(cells) == 239


def test_passages_of_one_report_and_of_none(environment: dict[str, str]) -> None:
    assert {p["report"] for p in lines(samsvar(environment, "passages", "--json", "--report", "kur"))} == {"kur"}
    done = samsvar(environment, "passages", "--report", "finns-inte", code=1)
    assert "halland" in done.stderr.decode("utf-8", "replace")


def test_reports_are_listed(environment: dict[str, str]) -> None:
    listed = lines(samsvar(environment, "reports", "--json"))
    assert [report["id"] for report in listed] == ["finnveden", "halland", "hoglandet", "kur", "varend"]
    table = samsvar({**environment, "PYTHONIOENCODING": "utf-8"}, "reports").stdout.decode("utf-8")
    assert "Kungsbacka" in table


def test_index_says_what_it_holds(environment: dict[str, str], assistant: Assistant) -> None:
    text = samsvar(environment, "index").stdout.decode("utf-8")
    assert text.startswith(f"{len(assistant.index.passages)} avsnitt ur 5 rapporter")


def test_a_data_directory_that_cannot_be_written(environment: dict[str, str], tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    done = samsvar({**environment, "SAMSVAR_HOME": str(blocked)}, "ask", CELL, code=1)
    assert b"SAMSVAR_HOME" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_setting_that_cannot_be_used(environment: dict[str, str]) -> None:
    done = samsvar({**environment, "SAMSVAR_BUDGET": "hej"}, "ask", CELL, code=1)
    assert b"SAMSVAR_BUDGET" in done.stderr


def test_a_port_that_is_taken(environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = samsvar(environment, "chat", "--port", port, code=1)
    assert b"Traceback" not in done.stderr
    assert port.encode() in done.stderr


def test_help_does_not_wait_for_the_libraries(environment: dict[str, str]) -> None:
    code = "import sys, assistant.cli; print([m for m in ('chromadb', 'langchain_core', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
    assert done.stdout.strip() == b"[]"
