"""One of several roles that speak in one answer: *sjukpenninghandläggare*, and *aktivitetsersättningshandläggare*.

A report writes such a role as words, *handläggare inom sjukpenning*, where a
question makes one word of them. Of what stands in the answer, only that is the
role's of which it is the subject, with what goes on from there.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.sides import SAYING
from assistant.forms.standing import goes_on_from
from assistant.question.opposed import pattern_of
from ingestion import Passage, Statement
from vectorstore.analysis import stem

__all__ = ["of_role", "parts_of", "shared_tail"]

_LEAST_HEAD, _LEAST_TAIL = 5, 6
_LESS = 0.75
"""What a statement of another role keeps of its score."""


def parts_of(word: str, has: Callable[[str], bool]) -> tuple[str, str] | None:
    """Head and tail of a compound, both of which are words of the texts; ``None`` for any other word."""
    for at in range(_LEAST_HEAD, len(word) - _LEAST_TAIL + 1):
        head = next((h for h in (word[:at].removesuffix("s"), word[:at]) if has(stem(h))), None)
        if head is not None and len(head) >= _LEAST_HEAD and has(stem(word[at:])):
            return head, word[at:]
    return None


def shared_tail(
    one: Iterable[str], other: Iterable[str], has: Callable[[str], bool]
) -> tuple[tuple[str], tuple[str]] | None:
    """The heads of two compounds that end alike, of two things' names; ``None`` where they are no such two."""
    halves = [[parts for name in names if (parts := parts_of(name, has))] for names in (one, other)]
    pairs = ((a, b) for a in halves[0] for b in halves[1] if stem(a[1]) == stem(b[1]) and a[0] != b[0])
    return next((((a[0],), (b[0],)) for a, b in pairs), None)


def of_role(topics: Iterable[str], chosen: Sequence[Chosen], has: Callable[[str], bool]) -> list[Chosen]:
    """Scored statements, those of another role of the same answer after the others; as they are where none is asked."""
    parts = [found for word in topics if (found := parts_of(word, has)) is not None]
    if not parts:
        return list(chosen)
    cells: dict[tuple[object, ...], dict[str, Passage]] = {}
    for item in chosen:
        cells.setdefault((*item.passage.cell, item.passage.question), {})[item.passage.passage_id] = item.passage
    others = {key for cell in cells.values() for pair in parts for key in _of_others([*cell.values()], *pair)}
    weighed = [replace(item, score=item.score * _LESS) if item.key in others else item for item in chosen]
    return sorted(weighed, key=lambda item: -item.score) if others else list(chosen)


def _of_others(cell: Sequence[Passage], head: str, tail: str) -> Iterable[tuple[str, int]]:
    """The statements of a cell of which another role is the subject, with those that go on from there.

    None where the role that is asked for is no subject there.
    """
    named, role = pattern_of(head), re.compile(rf"(?<!\w){re.escape(tail[: len(stem(tail))])}", re.IGNORECASE)
    told = [[(statement, _subject(statement)) for statement in passage.statements] for passage in cell]
    if not any(named.search(subject) and role.search(subject) for said in told for _, subject in said):
        return
    for passage, said in zip(cell, told, strict=True):
        other = False
        for statement, subject in said:
            is_role = role.search(subject) is not None
            other = not named.search(statement.shown) and (is_role or (other and goes_on_from(statement)))
            if other:
                yield passage.passage_id, statement.start


def _subject(statement: Statement) -> str:
    """What stands before the verb of a statement."""
    verb = SAYING.search(statement.shown)
    return statement.shown[: verb.start()] if verb is not None else ""
