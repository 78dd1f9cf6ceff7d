"""What readers say is wrong or missing: kept on this computer, a JSON object a line.

Nothing is stored but what a reader sends: the question, which quotations were
shown, and the comment. The file is bounded: when it is full, the oldest
remarks go.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from assistant.answers import Answer
from ingestion.errors import QuestionError, StorageError, reason

__all__ = ["KINDS", "MAX_COMMENT", "FeedbackStore", "Remark", "remark"]

KINDS: Final = {"fel": "Något är fel", "saknas": "Något saknas", "annat": "Annat"}
"""Kinds of remarks, with what a reader sees."""
MAX_COMMENT: Final = 2000
_FILE = "feedback.jsonl"
_MAX_BYTES = 2 * 1024 * 1024
_KEPT = 0.75
"""Share of a full file that is kept."""
_PATIENCE = 5.0
_FIELD = 4000
_CITED = 60


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark of a reader on an answer."""

    time: str
    kind: str
    comment: str
    question: str
    standalone_question: str
    abstained: bool
    citations: tuple[str, ...]
    version: str


def remark(kind: str, comment: str, answer: Answer) -> Remark:
    """Make a remark on an answer.

    Raises:
        QuestionError: the kind is unknown, or the comment is too long.
    """
    text = "".join(char if char.isprintable() or char == "\n" else " " for char in comment).strip()
    if kind not in KINDS:
        raise QuestionError("Välj vad det gäller: något är fel, något saknas eller annat.")
    if len(text) > MAX_COMMENT:
        raise QuestionError(f"Kommentaren är för lång: {len(text)} tecken, högst {MAX_COMMENT} går att skicka.")
    return Remark(
        time=datetime.now(UTC).isoformat(timespec="seconds"),
        kind=kind,
        comment=text,
        question=answer.question[:_FIELD],
        standalone_question=answer.standalone_question[:_FIELD],
        abstained=answer.abstained,
        citations=tuple(f"{c.report.id}:{c.statement.start}-{c.statement.end}" for c in answer.citations[:_CITED]),
        version=version("samsvar"),
    )


class FeedbackStore:
    """The remarks of an installation, in its data directory."""

    def __init__(self, home: Path) -> None:
        """Keep remarks in the data directory ``home``."""
        self._path = home / _FILE

    def add(self, said: Remark) -> None:
        """Store a remark.

        Raises:
            StorageError: the file cannot be written.
        """
        line = json.dumps(asdict(said), ensure_ascii=True) + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(f"{self._path}.lock", timeout=_PATIENCE):
                self._make_room(len(line))
                with self._path.open("a", encoding="ascii") as stream:
                    stream.write(line)
        except Timeout as error:
            raise StorageError("Synpunkten kunde inte sparas: filen används av ett annat program.") from error
        except OSError as error:
            raise StorageError(f"Synpunkten kunde inte sparas i {self._path}: {reason(error)}.") from error

    def all(self) -> list[Remark]:
        """Every remark, the oldest first; lines that are none are left out.

        Raises:
            StorageError: the file cannot be read.
        """
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StorageError(f"Synpunkterna i {self._path} går inte att läsa: {reason(error)}.") from error
        return [found for line in lines if (found := _read(line)) is not None]

    def _make_room(self, needed: int) -> None:
        """Drop the oldest remarks when the file would grow too large."""
        size = self._path.stat().st_size if self._path.exists() else 0
        if size + needed <= _MAX_BYTES:
            return
        kept = self._path.read_bytes()[-int(_MAX_BYTES * _KEPT) :]
        shorter = self._path.with_suffix(".new")
        shorter.write_bytes(kept[kept.find(b"\n") + 1 :])
        shorter.replace(self._path)


def _read(line: str) -> Remark | None:
    try:
        data = json.loads(line)
        texts = {name: str(data[name]) for name in ("time", "kind", "comment", "question", "standalone_question")}
        cited: Sequence[object] = data["citations"]
        return Remark(
            **texts,
            abstained=bool(data["abstained"]),
            citations=tuple(str(place) for place in cited),
            version=str(data["version"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
