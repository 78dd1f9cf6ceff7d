"""Reports and lists of words as they are kept in the index, so that a question need not read them anew."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingestion import Passage, Report, Span, Statement

__all__ = ["packed", "read_reports", "unpacked", "write_reports"]


def packed(words: Iterable[str]) -> NDArray[np.bytes_]:
    """Words that hold no line break as one value of an ``npz`` archive, which reads thousands of them slowly."""
    return np.array("\n".join(words).encode("utf-8"))


def unpacked(stored: NDArray[np.bytes_]) -> list[str]:
    """The words of :func:`packed`, in their order.

    Raises:
        ValueError: the value is damaged.
    """
    held = bytes(stored.item()).decode("utf-8")
    return held.split("\n") if held else []


def write_reports(path: Path, reports: tuple[Report, ...]) -> None:
    """Write reports with their passages."""
    path.write_text(json.dumps([asdict(report) for report in reports], ensure_ascii=False), encoding="utf-8")


def read_reports(path: Path) -> tuple[Report, ...]:
    """Read what :func:`write_reports` wrote.

    Raises:
        OSError, ValueError, KeyError, TypeError: the file is missing or damaged.
    """
    return tuple(_report(data) for data in json.loads(path.read_text(encoding="utf-8")))


def _report(data: dict[str, Any]) -> Report:
    fields = dict(data)
    fields["passages"] = tuple(_passage(passage) for passage in data["passages"])
    fields["spans"] = tuple(Span(**span) for span in data["spans"])
    for name in ("municipalities", "areas", "aliases"):
        fields[name] = tuple(data[name])
    return Report(**fields)


def _passage(data: dict[str, Any]) -> Passage:
    fields = dict(data)
    fields["statements"] = tuple(Statement(**statement) for statement in data["statements"])
    fields["themes"] = tuple(data["themes"])
    fields["path"] = tuple(data["path"])
    return Passage(**fields)
