"""Cost against size: ``python -m evals.bench --sizes 1 10 100 1000``.

Each size is 1, 10, … times the reports' passages (see :mod:`evals.bench.growth`).
Beside Samsvar stand plain BM25 and plain Chroma over LangChain's chunks. The
results are written after every size, and with ``--plot`` a picture of them.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.console import Console

from evals.bench.growth import grow
from evals.bench.processes import TooSlowError, page_seconds, spent
from evals.files import write_whole

_QUESTION = "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?"
_COMMAND = ["-c", "from assistant.cli import main; main()"]
_CHILD = ["-m", "evals.bench.child"]
RESULTS = Path(__file__).with_name("results.json")


def _samsvar(home: Path, reports: Path, runs: int, port: int, limit: float) -> dict[str, float]:
    index = spent([*_COMMAND, "index"], home, reports, limit)
    cold = [spent([*_COMMAND, "ask", _QUESTION], home, reports, limit) for _ in range(runs)]
    warm = spent([*_CHILD, "samsvar", str(reports), str(home)], home, reports, limit)
    measured: dict[str, float] = json.loads(warm.output)
    return {
        **measured,
        "index_s": index.seconds,
        "index_peak_mb": index.peak_mb,
        "cold_s": statistics.median(one.seconds for one in cold),
        "peak_mb": cold[0].peak_mb,
        "page_s": statistics.median(page_seconds(home, reports, port + number) for number in range(runs)),
        "disk_mb": _megabytes(home),
    }


def _peer(name: str, home: Path, reports: Path, limit: float) -> dict[str, float]:
    """A simple system: the first run indexes, a second one finds what the first has kept."""
    store = home / name
    first = spent([*_CHILD, name, str(reports), str(store)], home, reports, limit)
    again = spent([*_CHILD, name, str(reports), str(store)], home, reports, limit)
    measured: dict[str, float] = json.loads(again.output)
    index = json.loads(first.output)["ready_s"]
    return {
        **measured,
        "index_s": index,
        "index_peak_mb": first.peak_mb,
        "cold_s": measured["ready_s"],
        "peak_mb": again.peak_mb,
        "disk_mb": _megabytes(store),
    }


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _tried(console: Console, name: str, size: int, measure: Callable[[], dict[str, float]]) -> dict[str, Any]:
    """What was measured, or why nothing was."""
    try:
        found: dict[str, Any] = {key: round(value, 3) for key, value in measure().items()}
    except (TooSlowError, RuntimeError, MemoryError) as error:
        found = {"failed": str(error)[-300:]}
    console.print(f"{size}× {name}: {found}")
    return found


def _measured(console: Console, size: int, runs: int, port: int, limit: float) -> dict[str, dict[str, Any]]:
    """Every system over reports of one size."""
    with tempfile.TemporaryDirectory(prefix="samsvar-bench-", ignore_cleanup_errors=True) as folder:
        home, reports = Path(folder) / "home", Path(folder) / "reports"
        home.mkdir()
        grow(reports, size)
        return {
            "Samsvar": _tried(console, "Samsvar", size, lambda: _samsvar(home, reports, runs, port, limit)),
            "Chroma": _tried(console, "Chroma", size, lambda: _peer("chroma", home, reports, limit)),
            "BM25": _tried(console, "BM25", size, lambda: _peer("bm25", home, reports, limit)),
        }


def main(arguments: Sequence[str]) -> None:
    """Run the command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1, 10, 100, 1000])
    parser.add_argument("--runs", type=int, default=3, help="of what is started anew; the median is told")
    parser.add_argument("--limit", type=float, default=3600, help="seconds that one process may take")
    parser.add_argument("--port", type=int, default=7990)
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--plot", type=Path, help="SVG file")
    chosen = parser.parse_args(arguments)
    console = Console(width=200)
    machine = {"processors": os.cpu_count(), "python": platform.python_version(), "system": platform.system()}
    stamp = {"made": datetime.now(UTC).isoformat(timespec="seconds"), "version": version("samsvar"), **machine}
    results: dict[str, Any] = {"stamp": stamp, "sizes": {}}
    for size in chosen.sizes:
        results["sizes"][str(size)] = _measured(console, size, chosen.runs, chosen.port, chosen.limit)
        write_whole(chosen.out, json.dumps(results, indent=1) + "\n")
    if chosen.plot:
        from evals.bench.plot import cost_picture

        write_whole(chosen.plot, cost_picture(results))


if __name__ == "__main__":
    main(sys.argv[1:])
