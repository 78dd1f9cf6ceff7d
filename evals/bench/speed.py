"""How fast: index from nothing, a question in a fresh process, in a running one, and the page.

``python -m evals.bench.speed`` prints a table of medians with the lowest and
the highest of several runs, and with ``--json`` the raw numbers.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant import Assistant, Settings
from evals.known import load_questions, question_folder

__all__ = ["main"]

_QUESTION = "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?"
_COMMAND = [sys.executable, "-c", "from assistant.cli import main; main()"]


def _seconds(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def _samsvar(home: Path, *arguments: str) -> None:
    environment = {**os.environ, "SAMSVAR_HOME": str(home)}
    subprocess.run([*_COMMAND, *arguments], check=True, capture_output=True, env=environment)


def _index_from_nothing() -> float:
    with tempfile.TemporaryDirectory() as folder:
        return _seconds(lambda: _samsvar(Path(folder), "index"))


def _page(home: Path, port: int) -> float:
    """Seconds from the command to the first answered request for the page."""
    environment = {**os.environ, "SAMSVAR_HOME": str(home)}
    begun = time.perf_counter()
    with subprocess.Popen(
        [*_COMMAND, "chat", "--port", str(port)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()  # the address, printed once the page answers
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as page:  # loopback
            page.read()
        spent = time.perf_counter() - begun
        process.terminate()
    return spent


def _warm(home: Path) -> list[float]:
    """Seconds of each development question in one process, the first ones left out."""
    assistant = Assistant.open(Settings(home=home))
    questions = load_questions(sorted(question_folder().glob("dev-*.jsonl")), assistant.index.reports)
    times = [_seconds(lambda known=known: assistant.ask(known.question, known.history)) for known in questions]  # type: ignore[misc]
    return times[5:]


def main(arguments: list[str]) -> None:
    """Run the command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench.speed", description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--port", type=int, default=7997)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    runs = range(chosen.runs)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        _samsvar(home, "index")
        measured = {
            "index from nothing, s": [_index_from_nothing() for _ in runs],
            "ask in a fresh process, s": [_seconds(lambda: _samsvar(home, "ask", _QUESTION)) for _ in runs],
            "question in a running process, ms": [seconds * 1000 for seconds in _warm(home)],
            "page ready, s": [_page(home, chosen.port + run) for run in runs],
        }
    if chosen.json:
        print(json.dumps(measured))
        return
    table = Table("what", "median", "lowest", "highest", "n")
    for name, values in measured.items():
        numbers = (statistics.median(values), min(values), max(values))
        table.add_row(name, *(f"{number:.1f}" for number in numbers), str(len(values)))
    Console().print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
