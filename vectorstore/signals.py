"""The signals that tell how well each passage answers a question, before they are fused.

Each signal has a value for every passage, 0 or more. How much each counts stands in ``weights.toml``.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from vectorstore.index import Index
from vectorstore.scope import Scope

__all__ = ["CONTENT", "QUESTIONS_ASKED", "SCOPE", "Signals", "content_signals", "scope_signals", "share"]

Signals = dict[str, NDArray[np.float32]]
"""By name, one value a passage: shape (passages,)."""

CONTENT = {
    "lexical": "BM25 of the passage with its anticipated questions",
    "lexical_question": "BM25 of the best of its anticipated questions by itself",
    "passage_vector": "cosine of the passage",
    "statement_vector": "cosine of its nearest statement",
    "question_vector": "cosine of its nearest anticipated question",
    "question_vectors": "mean cosine of its three nearest anticipated questions",
    "words": "how near its words come to each word of the question, for the best candidates",
}
"""What is compared with the words of a question."""
SCOPE = {
    "place": "in a municipality that is named, and somebody's view",
    "actor": "by an actor or unit that is named, and somebody's view",
    "report": "of a report that is named",
    "theme": "of the theme that is asked for",
    "about": "by an actor that is only spoken of",
    "number": "answers the question whose number is named",
    "questionnaire": "is a question that was asked, though those are not asked for",
}
"""What is compared with what a question names; 1 or 0."""

QUESTIONS_ASKED = "intervjufrågor"
"""Theme of passages that hold the questions of an interview or a form."""
_NEAREST = {"passages": 200, "statements": 300, "questions": 600}
_SEVERAL = 3


def content_signals(index: Index, question: str) -> Signals:
    """Compare a question's words and vector with every passage."""
    size = len(index.passages)
    terms = index.lexical.meant(question)
    vector = index.vectors.embed(question)
    near = {name: index.vectors.nearest(name, vector, wanted) for name, wanted in _NEAREST.items()}
    owned = {name: (index.owners[name][numbers], cosines) for name, (numbers, cosines) in near.items()}
    return {
        "lexical": index.lexical.scores_of(terms),
        "lexical_question": _best(index.owners["questions"], index.lexical_asked.scores_of(terms), size),
        "passage_vector": _best(*owned["passages"], size),
        "statement_vector": _best(*owned["statements"], size),
        "question_vector": _best(*owned["questions"], size),
        "question_vectors": _mean_of_several(*owned["questions"], size),
    }


def scope_signals(index: Index, scope: Scope) -> Signals:
    """Compare what a question names with every passage."""
    tests: dict[str, Callable[[int], bool]] = {}
    passages = index.passages
    views = [scope.is_view(passage) for passage in passages] if not scope.is_empty else []
    if scope.municipalities:
        tests["place"] = lambda n: views[n] and scope.in_place(passages[n])
    if scope.actors or scope.units:
        tests["actor"] = lambda n: views[n] and scope.by_actor(passages[n])
    if scope.reports:
        tests["report"] = lambda n: passages[n].report in scope.reports
    if scope.themes:
        tests["theme"] = lambda n: any(theme in passages[n].themes for theme in scope.themes[:2])
    if scope.about:
        tests["about"] = lambda n: passages[n].actor in scope.about
    if scope.number is not None:
        tests["number"] = lambda n: scope.is_numbered(passages[n])
    if QUESTIONS_ASKED not in scope.themes:
        tests["questionnaire"] = lambda n: passages[n].asked
    return {
        name: np.array([test(number) for number in range(len(passages))], dtype=np.float32)
        for name, test in tests.items()
    }


def share(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Values as shares of the best one, negative ones as 0; all 0 when none is above."""
    best = float(values.max(initial=0.0))
    return np.asarray(np.maximum(values, 0) / best if best > 0 else np.zeros_like(values), dtype=np.float32)


def _best(owners: NDArray[np.int64], values: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """The best value of each passage's texts."""
    found = np.zeros(size, dtype=np.float32)
    np.maximum.at(found, owners, values)
    return found


def _mean_of_several(owners: NDArray[np.int64], values: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """Mean of each passage's best values, missing ones as 0; ``values`` fall."""
    order = np.argsort(owners, kind="stable")
    rank = np.empty(len(owners), dtype=np.int64)
    grouped = owners[order]
    begins = np.flatnonzero(np.r_[True, grouped[1:] != grouped[:-1]]) if len(grouped) else np.zeros(0, dtype=np.int64)
    sizes = np.diff(np.r_[begins, len(grouped)])
    rank[order] = np.arange(len(grouped)) - np.repeat(begins, sizes)
    kept = rank < _SEVERAL
    found = np.zeros(size, dtype=np.float32)
    np.add.at(found, owners[kept], values[kept] / _SEVERAL)
    return found
