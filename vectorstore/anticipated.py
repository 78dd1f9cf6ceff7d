"""Anticipated questions: what a passage answers, written ahead and indexed with it.

They are kept by the passage's id, which depends on nothing but its content: a
passage that changes loses only its own questions. Some were written statement
by statement, and say with ``statements`` which one answers each: so that the
statement is found as well, in words that it does not use. Those of the bundled reports
are bundled. Those of reports that users add can be written by a language model
(see :mod:`assistant.llm.expanding`) and lie in the data directory, where a
crash may have torn a line: what cannot be read is left out, and its passage
counts as one without questions.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib import resources
from itertools import accumulate
from pathlib import Path
from typing import Any

from ingestion import Passage
from ingestion.errors import StorageError, reason

__all__ = [
    "LONGEST_QUESTION",
    "MOST_QUESTIONS",
    "answering_statements",
    "anticipated_questions",
    "asked_texts",
    "bundled_questions",
    "expanded_bytes",
    "expanded_path",
    "expanded_questions",
    "unanswered_questions",
    "with_questions",
]

MOST_QUESTIONS = 12
"""Questions of a passage that are kept of what a language model writes."""
LONGEST_QUESTION = 200
"""Characters of such a question; the longest bundled one has 120."""


def anticipated_questions(
    passages: Iterable[Passage], expanded: Mapping[str, Sequence[str]] | None = None
) -> list[tuple[str, int]]:
    """Questions of the passages that have any, each with the passage's position.

    Args:
        passages: the passages, in the order of their positions.
        expanded: questions by passage id of passages that have no bundled ones.
    """
    bundled = bundled_questions()
    position = {passage.passage_id: number for number, passage in enumerate(passages)}
    added = {known: questions for known, questions in (expanded or {}).items() if known not in bundled}
    return [
        (question, position[known])
        for written in (bundled, added)
        for known, questions in written.items()
        if known in position
        for question in questions
    ]


def bundled_questions() -> dict[str, list[str]]:
    """The questions that come with the program, by passage id."""
    found: dict[str, list[str]] = {}
    for entry in _bundled():
        found.setdefault(entry["passage_id"], []).extend(entry["questions"])
    return found


def _bundled() -> Iterator[dict[str, Any]]:
    """The lines of the files that come with the program."""
    folder = resources.files("vectorstore").joinpath("questions")
    paths = sorted(folder.iterdir(), key=lambda item: item.name) if folder.is_dir() else []
    for path in paths:
        if path.name.endswith(".jsonl"):
            yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def answering_statements(passages: Sequence[Passage], asked: Sequence[tuple[str, int]]) -> list[int]:
    """For each of :func:`asked_texts`, the statement that answers it, counted through all passages; -1 if unknown.

    What stands in for a question is a statement, and answers itself.
    """
    told = {
        (entry["passage_id"], question): place
        for entry in _bundled()
        for question, place in zip(entry["questions"], entry.get("statements", ()), strict=False)
    }
    first = [0, *accumulate(len(passage.statements) for passage in passages)]
    shown = [{statement.shown: place for place, statement in enumerate(passage.statements)} for passage in passages]
    places = [told.get((passages[n].passage_id, text), shown[n].get(text, -1)) for text, n in asked]
    return [first[n] + place if place >= 0 else -1 for place, (_, n) in zip(places, asked, strict=True)]


def expanded_path(home: Path) -> Path:
    """The file of a data directory that holds what a language model wrote, a JSON object a passage and line."""
    return home / "anticipated.jsonl"


def expanded_bytes(home: Path) -> bytes:
    """The file as it is; nothing where there is none.

    Raises:
        StorageError: it cannot be read.
    """
    path = expanded_path(home)
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError as error:
        raise StorageError(f"De förväntade frågorna i {path} går inte att läsa: {reason(error)}.") from error


def expanded_questions(written: bytes) -> dict[str, list[str]]:
    """What a language model wrote, by passage id, from what :func:`expanded_bytes` gave; damaged lines are left out."""
    return dict(filter(None, map(_entry, written.split(b"\n"))))


def _entry(line: bytes) -> tuple[str, list[str]] | None:
    try:
        entry = json.loads(line)
        known, questions = entry["passage_id"], entry["questions"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(known, str) or not isinstance(questions, list):
        return None
    kept = list(_usable(questions))[:MOST_QUESTIONS]
    return (known, kept) if kept else None


def _usable(questions: Iterable[object]) -> Iterator[str]:
    return (q for q in questions if isinstance(q, str) and q.strip() and q.isprintable() and len(q) <= LONGEST_QUESTION)


def with_questions(texts: Sequence[str], questions: Iterable[tuple[str, int]]) -> list[str]:
    """Each passage's text followed by its anticipated questions.

    One field for both ranks better than a field each: words that many of a
    passage's questions share count as often as they are asked.
    """
    parts = [[text] for text in texts]
    for question, number in questions:
        parts[number].append(question)
    return ["\n".join(part) for part in parts]


def asked_texts(
    passages: Sequence[Passage], questions: Sequence[tuple[str, int]], by_model: Collection[int] = ()
) -> list[tuple[str, int]]:
    """What stands for each passage as something that may be asked, with the passage's position.

    A passage without anticipated questions, such as one of a new report, is stood
    in for by its statements: otherwise the passages that have some would draw
    every question to them. So is one whose questions a language model wrote: they
    are fewer than the bundled ones, and the embedding model was not trained on them.

    Args:
        passages: the passages, in the order of their positions.
        questions: the anticipated questions.
        by_model: positions of the passages whose questions a language model wrote.
    """
    have = {number for _, number in questions}.difference(by_model)
    stand_ins = [
        (statement.shown, number)
        for number, passage in enumerate(passages)
        if number not in have
        for statement in passage.statements
    ]
    return [*questions, *stand_ins]


def unanswered_questions() -> list[tuple[str, str]]:
    """Questions that no bundled report answers, each with the kind of reason.

    A question that lies nearer to these than to what passages answer is doubted
    (see :mod:`assistant.abstention.doubt`).
    """
    folder = resources.files("vectorstore").joinpath("questions", "unanswered")
    paths = sorted(folder.iterdir(), key=lambda item: item.name) if folder.is_dir() else []
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [(entry["question"], entry["why"]) for entry in map(json.loads, lines)]
