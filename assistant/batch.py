"""Questions as JSON lines, answers as JSON lines."""

import json
import math
from collections.abc import Iterator
from typing import Any, BinaryIO

from assistant.conversation import Assistant
from assistant.rendering import answer_json
from ingestion.errors import QuestionError

__all__ = ["MAX_LINE", "answer_lines"]

MAX_LINE = 1_000_000
"""Bytes of a line that are read."""


class _LineError(Exception):
    """A line that holds no question."""

    def __init__(self, reason: str, identifier: object = None) -> None:
        super().__init__(reason)
        self.identifier = identifier


def answer_lines(assistant: Assistant, stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """Answer every line of a stream, in order.

    A line that cannot be answered gives an object with ``id``, ``line`` and
    ``error``; blank lines are passed over.
    """
    for number, line in enumerate(_lines(stream), 1):
        if line is not None and not line.strip():
            continue
        try:
            identifier, question, history = _parse(line)
            try:
                yield answer_json(assistant.ask(question, history), identifier)
            except QuestionError as error:
                raise _LineError(str(error), identifier) from error
        except _LineError as error:
            yield {"id": error.identifier, "line": number, "error": f"Rad {number}: {error}"}


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines of a stream; ``None`` for one that is too long to read."""
    while line := stream.readline(MAX_LINE + 1):
        if len(line) <= MAX_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None


def _parse(line: bytes | None) -> tuple[object, str, list[str]]:
    """The id, question and history of a line."""
    if line is None:
        raise _LineError(f"raden är längre än {MAX_LINE} byte.")
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _LineError("raden är inte UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise _LineError("raden är inte giltig JSON.") from error
    if not isinstance(data, dict):
        raise _LineError("raden ska vara ett JSON-objekt med fälten id, question och history.")
    identifier = data.get("id")
    if isinstance(identifier, float) and not math.isfinite(identifier):
        raise _LineError("fältet id är inget tal som går att skriva.")
    question, history = data.get("question"), data.get("history") or []
    if not isinstance(question, str):
        raise _LineError("fältet question saknas eller är inte text.", identifier)
    if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
        raise _LineError("fältet history ska vara en lista av texter.", identifier)
    return identifier, question, history
