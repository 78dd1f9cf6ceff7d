"""Many people asking at once: ``python -m evals.bench.people --people 30 --rounds 5``.

Starts the page, opens one session a person and lets all of them ask in the same
moment, round after round, over the page's own queue. Fails where an answer is
missing or the 95th percentile is above ``--limit`` seconds.
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from rich.console import Console

__all__ = ["Person", "main"]

_QUESTIONS = (
    "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?",
    "Hur stor del skulle vara processverksamhet i Värend 2017?",
    "Vilka kommuner vill återinföra samordningshandledarrollen?",
    "Skiljer sig AF i Hylte och AF i Laholm i vad som fungerar idag?",
    "Vilka hinder för samverkan nämns i Värend?",
    "Vad tycker Försäkringskassan i Borås om samverkan?",
    "Vad saknas enligt vårdcentralen i Varberg?",
    "Vilka målgrupper nämns i Finnveden?",
)
_CONFIG = re.compile(r"window\.gradio_config\s*=\s*(\{.*?\});\s*</script>", re.DOTALL)
_PATIENCE = 120


@dataclass(frozen=True)
class Person:
    """Somebody with a session of their own on the page at ``address``."""

    address: str
    function: int
    trigger: int
    session: str

    def ask(self, question: str) -> float:
        """Ask and wait for the finished answer; returns the seconds that it took.

        Raises:
            RuntimeError: there is no answer.
        """
        begun = time.perf_counter()
        body = {
            "data": [question, None, None],
            "fn_index": self.function,
            "trigger_id": self.trigger,
            "session_hash": self.session,
            "event_data": None,
        }
        request = urllib.request.Request(  # noqa: S310  # loopback, as below
            f"{self.address}gradio_api/queue/join",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=_PATIENCE) as joined:  # noqa: S310
            event = json.load(joined)["event_id"]
        stream = f"{self.address}gradio_api/queue/data?session_hash={self.session}"
        with urllib.request.urlopen(stream, timeout=_PATIENCE) as messages:  # noqa: S310
            shown = self._finished(messages, event)
        if 'class=\\"answer' not in shown:
            raise RuntimeError(f"no answer to {question!r}: {shown[:300]}")
        return time.perf_counter() - begun

    @staticmethod
    def _finished(messages: Any, event: str) -> str:  # noqa: ANN401  # a response
        """Everything that came until the event was done."""
        came = []
        for line in messages:
            text = line.decode("utf-8")
            came.append(text)
            if event in text and "process_completed" in text:
                if '"success":true' not in text.replace(" ", ""):
                    raise RuntimeError(text[:300])
                break
        return "".join(came)


def _people(address: str, number: int) -> list[Person]:
    """People who have opened the page."""
    with urllib.request.urlopen(address, timeout=_PATIENCE) as page:  # noqa: S310
        found = _CONFIG.search(page.read().decode("utf-8"))
    if found is None:
        raise RuntimeError("the page has no configuration")
    functions = json.loads(found.group(1))["dependencies"]
    asking = next(entry for entry in functions if entry["api_name"] == "on_ask")
    return [Person(address, asking["id"], asking["targets"][0][0], uuid.uuid4().hex) for _ in range(number)]


def _rounds(people: Sequence[Person], rounds: int) -> tuple[list[float], list[str]]:
    """Seconds of every answer, and what went wrong, when all ask at once in every round."""
    together = threading.Barrier(len(people))
    seconds: list[float] = []
    errors: list[str] = []

    def take_part(number: int) -> None:
        for turn in range(rounds):
            together.wait()
            try:
                seconds.append(people[number].ask(_QUESTIONS[(number + turn) % len(_QUESTIONS)]))
            except (OSError, RuntimeError) as error:
                errors.append(str(error))

    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(take_part, range(len(people))))
    return seconds, errors


def main(arguments: Sequence[str]) -> int:
    """Run the command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench.people", description=__doc__)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=2.0, help="seconds that the 95th percentile may take")
    parser.add_argument("--port", type=int, default=7995)
    chosen = parser.parse_args(arguments)
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "chat", "--port", str(chosen.port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            assert server.stdout is not None
            server.stdout.readline()  # the address, printed once the page answers
            people = _people(f"http://127.0.0.1:{chosen.port}/", chosen.people)  # loopback
            seconds, errors = _rounds(people, chosen.rounds)
        finally:
            server.terminate()
    cut = statistics.quantiles(seconds, n=20)
    told = {"people": chosen.people, "answers": len(seconds), "errors": len(errors)}
    told |= {"p50_ms": round(statistics.median(seconds) * 1000), "p95_ms": round(cut[18] * 1000)}
    Console(width=200).print_json(json.dumps(told | {"max_ms": round(max(seconds) * 1000)}))
    for error in errors[:5]:
        Console(stderr=True, width=200).print(error)
    return int(bool(errors) or cut[18] > chosen.limit)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
