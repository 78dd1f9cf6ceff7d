"""Anticipated questions: what a passage answers, written ahead and indexed with it.

They are kept by the passage's id, which depends on nothing but its content: a
passage that changes loses only its own questions.
"""

import json
from collections.abc import Iterable, Sequence
from importlib import resources

from ingestion import Passage

__all__ = ["anticipated_questions", "asked_texts", "unanswered_questions", "with_questions"]


def anticipated_questions(passages: Iterable[Passage]) -> list[tuple[str, int]]:
    """Questions of the passages that have any, each with the passage's position."""
    position = {passage.passage_id: number for number, passage in enumerate(passages)}
    found: list[tuple[str, int]] = []
    folder = resources.files("vectorstore").joinpath("questions")
    if not folder.is_dir():
        return found
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if not path.name.endswith(".jsonl"):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            number = position.get(entry["passage_id"])
            if number is not None:
                found.extend((question, number) for question in entry["questions"])
    return found


def with_questions(texts: Sequence[str], questions: Iterable[tuple[str, int]]) -> list[str]:
    """Each passage's text followed by its anticipated questions.

    One field for both ranks better than a field each: words that many of a
    passage's questions share count as often as they are asked.
    """
    parts = [[text] for text in texts]
    for question, number in questions:
        parts[number].append(question)
    return ["\n".join(part) for part in parts]


def asked_texts(passages: Sequence[Passage], questions: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """What stands for each passage as something that may be asked, with the passage's position.

    A passage without anticipated questions, such as one of a new report, is stood
    in for by its statements: otherwise the passages that have some would draw
    every question to them.
    """
    have = {number for _, number in questions}
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
