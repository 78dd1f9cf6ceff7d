"""Nothing connects to anywhere: not the first index, not the first question, not another model."""

import subprocess
import sys
from pathlib import Path

# Runs before everything else in the process and cannot be taken back.
GUARD = """
import sys
def guard(event, args):
    if event == "socket.connect" and not str(args[1]).startswith(("('127.", "('::1'", "/")):
        raise SystemExit(f"connects to {args[1]}")
    named = event in ("socket.getaddrinfo", "socket.gethostbyname")
    if named and args[0] not in (None, "127.0.0.1", "localhost", "::1"):
        raise SystemExit(f"looks up {args[0]}")
sys.addaudithook(guard)
"""


def run(code: str, home: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", GUARD + code],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(home), "SAMSVAR_HOME": str(home), **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_guard_itself_works(tmp_path: Path) -> None:
    code = "import socket\ntry:\n    socket.socket().connect(('192.0.2.1', 80))\nexcept SystemExit as e:\n    print(e)"
    assert "connects to" in run(code, tmp_path)


def test_first_index_and_first_question(tmp_path: Path) -> None:
    code = """
from assistant import Assistant, load_settings
answer = Assistant.open(load_settings()).ask("Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?")
print(len(answer.citations))
"""
    assert run(code, tmp_path).strip() == "2"


def test_variables_that_ask_for_a_connection_are_overruled(tmp_path: Path) -> None:
    code = """
import os, vectorstore
print(os.environ["HF_HUB_OFFLINE"], os.environ["ANONYMIZED_TELEMETRY"], os.environ["LANGSMITH_TRACING"])
"""
    asked = {"HF_HUB_OFFLINE": "0", "ANONYMIZED_TELEMETRY": "True", "LANGSMITH_TRACING": "true"}
    assert run(code, tmp_path, **asked).split() == ["1", "False", "false"]


def test_another_embedding_is_looked_for_on_this_machine_only(tmp_path: Path) -> None:
    code = """
from ingestion.errors import EmbeddingError
from vectorstore.embedding import load_embedding
try:
    load_embedding("intfloat/multilingual-e5-small")
except EmbeddingError as error:
    print(error)
"""
    assert "inget laddas ned" in run(code, tmp_path)
