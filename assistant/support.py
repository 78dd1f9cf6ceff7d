"""How well what is found for a reading of a follow-up suits it: the reading that the reports speak of is likelier."""

from collections.abc import Mapping

import numpy as np

from assistant.readings import Standalone
from vectorstore import Found, Index

__all__ = ["SUPPORT", "support_of"]

SUPPORT = {
    "question": "cosine of the nearest question that was written ahead",
    "read": "mean cosine of the three nearest that are answered, as the reader has them",
    "unread": "mean cosine of the three nearest that are not, as the reader has them",
    "here": "cosine of the reading with the nearest one that the best passage answers, as the reader has them",
    "mine": "the same of the follow-up itself",
    "words": "how near the words of the best passage and its questions come to those of the reading",
    "own": "how near the words of the best passage come to those of the follow-up itself",
    "holds": "whether the best passage is of whom, and where, the reading names",
}
"""What is told of a reading by what is found for it, each from 0 to 1."""


def support_of(question: str, meant: Standalone, found: Found, index: Index) -> Mapping[str, float]:
    """How well what was found suits a reading.

    Args:
        question: the follow-up as it was typed.
        meant: a reading of it.
        found: what was found for that reading.
        index: where it was found.
    """
    if not found.ranked:
        return dict.fromkeys(SUPPORT, 0.0)
    best = found.ranked[0]
    weights, cosines = index.words.held(question, " ".join(statement.shown for statement in best.passage.statements))
    answered, unanswered = index.read.nearest(meant.text)
    place = next(number for number, passage in enumerate(index.passages) if passage is best.passage)
    values = {
        "question": found.best.get("question_vector", 0.0),
        "read": answered,
        "unread": unanswered,
        "here": index.read.nearest_within(meant.text, place),
        "mine": index.read.nearest_within(question, place),
        "words": best.signals.get("words", 0.0),
        "own": float(np.average(cosines, weights=weights)) if weights.sum() > 0 else 1.0,
        "holds": float(meant.scope.holds(best.passage) and not meant.scope.not_covered),
    }
    return {name: values[name] for name in SUPPORT}
