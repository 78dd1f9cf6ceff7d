"""Measure a process from outside: its time, its peak memory and what it prints."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Spent", "TooSlowError", "page_seconds", "spent"]

_PAGE_LIMIT = 900


class TooSlowError(Exception):
    """A process took longer than it was given."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a process cost."""

    seconds: float
    peak_mb: float
    """Largest resident memory, in MB of 1,000,000 bytes."""
    output: str


def _environment(home: Path, reports: Path) -> dict[str, str]:
    return {**os.environ, "SAMSVAR_HOME": str(home), "SAMSVAR_REPORTS": str(reports)}


def spent(arguments: list[str], home: Path, reports: Path, limit_s: float) -> Spent:
    """Run Python with arguments to its end.

    Raises:
        TooSlowError: it ran for longer than ``limit_s`` seconds and was ended.
        RuntimeError: it failed.
    """
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as out,
        tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
    ):
        begun = time.perf_counter()
        command = [sys.executable, *arguments]
        process = subprocess.Popen(command, stdout=out, stderr=errors, env=_environment(home, reports))
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            seconds = time.perf_counter() - begun
            if ended:
                break
            if seconds > limit_s:
                process.kill()
                os.wait4(process.pid, 0)
                raise TooSlowError(f"{' '.join(arguments[:3])}: more than {limit_s:.0f} s")
            time.sleep(min(0.2, 0.002 + seconds / 500))
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        if process.returncode:
            raise RuntimeError(f"{' '.join(arguments[:3])}: {errors.read()[-2000:]}")
        return Spent(seconds, usage.ru_maxrss * 1024 / 1e6, out.read())


def page_seconds(home: Path, reports: Path, port: int) -> float:
    """Seconds from the command to the first answered request for the page."""
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "chat", "--port", str(port)]
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(home, reports)
    ) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()  # the address, printed once the page answers
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=_PAGE_LIMIT) as page:  # loopback
                page.read()
            return time.perf_counter() - begun
        finally:
            process.terminate()
