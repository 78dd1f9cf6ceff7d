"""Who does what is asked, where words alone do not tell: the answers that come nearest, each with where it stands.

What somebody says may be put in other words than the question's. Each statement
is weighed by the words that it holds, by its meaning, and by the questions that
it was said to answer ahead of time; those are taken that come near the best of
all. They are quoted by place, and nothing is counted or denied upon them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.matrix import Cell, Matrix
from assistant.polarity import Polarity, polarity_of
from assistant.question import Subject
from assistant.takeup import SubjectMatcher

__all__ = ["LIKELY", "members", "nearness"]

_MEANING, _WORDS = 0.5, 0.3
"""Weights of meaning and of words beside that of the questions known to be answered."""
LIKELY = 0.7
"""Share of the best statement's nearness from which another one is taken to say the same."""
_FAULT = re.compile(
    r"\b(?:vill|ville|önska\w*|efterfråga\w*|efterlys\w*|sakna\w*|föresl\w*|behöver|behov|problem\w*|svår\w*|inte|missnöj\w*)\b",
    re.IGNORECASE,
)
"""Words of a question that praise is no answer to."""


def nearness(subject: Subject, items: Sequence[Chosen], matcher: SubjectMatcher) -> list[float]:
    """How near each statement comes to what is asked; those that recur word for word come equally near."""
    pairs = [(item.passage, item.statement) for item in items]
    known = matcher.answering(subject.text, pairs)
    matches = matcher.match(subject, pairs)
    best: dict[str, float] = {}
    for item, answers, match in zip(items, known, matches, strict=True):
        near = answers + _MEANING * match.meaning + _WORDS * match.words
        best[item.words] = max(near, best.get(item.words, 0.0))
    praise = _FAULT.search(subject.text) is not None
    return [0.0 if praise and _praises(item) else best[item.words] for item in items]


def _praises(item: Chosen) -> bool:
    return polarity_of(item.statement.shown) is Polarity.POSITIVE


def members(subject: Subject, matrix: Matrix, matcher: SubjectMatcher) -> list[Cell]:
    """The cells of those who do what is asked, each with the statements that say so; none where nothing comes near."""
    voices = [cell for cell in matrix.cells.values() if cell.column.actor is not None]
    items = [item for cell in voices or matrix.cells.values() for item in cell.read if not item.statement.introduces]
    if not items:
        return []
    near = dict(zip((item.key for item in items), nearness(subject, items, matcher), strict=True))
    least = LIKELY * max(near.values())
    cells = [replace(cell, statements=_kept(cell.read, near, least)) for cell in voices or matrix.cells.values()]
    return sorted((cell for cell in cells if cell.statements), key=lambda cell: -max(c.score for c in cell.statements))


def _kept(read: Iterable[Chosen], near: dict[tuple[str, int], float], least: float) -> tuple[Chosen, ...]:
    return tuple(replace(item, score=score) for item in read if (score := near.get(item.key, 0.0)) >= least > 0)
