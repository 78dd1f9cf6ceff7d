"""Hybrid ranking: BM25, vectors, words and the question's scope."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from ingestion import Passage
from vectorstore.index import Index
from vectorstore.scope import Scope
from vectorstore.signals import Signals, content_signals, scope_signals, share

__all__ = ["Found", "Ranked", "Ranker", "Scored", "Weights", "best_of", "fitted_weights"]

Scored = tuple[Signals, NDArray[np.float32]]
"""Every signal, and the score of every passage, shape (passages,)."""
_CANDIDATES = 120
"""Passages that are compared word by word, which takes longest."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal adds to a passage's score.

    The signals of ``asked`` and ``unasked`` count by their share of the question's
    best value, those of ``scope`` are 1 or 0. A signal without a weight is left
    out. Passages without bundled questions, as of a new report, have weights of
    their own: their statements stand in for questions, and come less near. What a
    language model wrote for them comes on top.
    """

    asked: Mapping[str, float]
    """For passages with bundled anticipated questions."""
    unasked: Mapping[str, float]
    """For passages without; ``constant`` is added to each."""
    scope: Mapping[str, float]

    def only(self, *signals: str) -> "Weights":
        """The same weights for some signals, none for the others."""
        kept = [
            {name: value for name, value in part.items() if name in (*signals, "constant")}
            for part in (self.asked, self.unasked, self.scope)
        ]
        return Weights(*kept)


@cache
def fitted_weights() -> Weights:
    """The weights that were fitted on the development questions."""
    text = resources.files("vectorstore").joinpath("weights.toml").read_text(encoding="utf-8")
    return Weights(**tomllib.loads(text))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score; scores compare only within one question."""

    passage: Passage
    score: float
    signals: Mapping[str, float] = field(default_factory=dict)
    """What the score is made of, before it is weighted."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    ranked: tuple[Ranked, ...]
    best: Mapping[str, float] = field(default_factory=dict)
    """The highest value of each signal over all passages."""


def best_of(index: Index, signals: Signals, scores: NDArray[np.float32], k: int | None) -> Found:
    """The ``k`` passages with the highest scores, shape (passages,); all of them when ``k`` is ``None``."""
    order = np.argsort(-scores, kind="stable")[:k]
    ranked = tuple(
        Ranked(
            index.passages[number],
            float(scores[number]),
            {name: float(values[number]) for name, values in signals.items()},
        )
        for number in order
    )
    return Found(ranked, {name: float(values.max(initial=0.0)) for name, values in signals.items()})


class Ranker:
    """Ranks the passages of an index for a question."""

    def __init__(self, index: Index, weights: Weights | None = None) -> None:
        """Rank by ``weights``, the fitted ones by default."""
        self.index = index
        self.weights = weights or fitted_weights()

    def search(self, question: str, scope: Scope, k: int | None = None) -> Found:
        """Find the ``k`` best passages; all of them when ``k`` is ``None``."""
        signals, scores = self.scored(question, scope)
        return best_of(self.index, signals, scores, k)

    def scored(self, question: str, scope: Scope) -> Scored:
        """Compare a question with every passage."""
        index, weights = self.index, self.weights
        content, named = content_signals(index, question), scope_signals(index, scope)
        asked = index.asked
        scores = np.where(asked, 0.0, weights.unasked.get("constant", 0.0)).astype(np.float32)
        for name, values in content.items():
            scores += self._weight(name) * share(values)
        for name, values in named.items():
            scores += np.float32(weights.scope.get(name, 0.0)) * values
        content["words"] = np.zeros_like(scores)
        if "words" in weights.asked:
            candidates = np.argsort(-scores, kind="stable")[:_CANDIDATES]
            content["words"][candidates] = index.words.scores(question, candidates)
            scores += self._weight("words") * share(content["words"])
        return content | named, scores

    def _weight(self, signal: str) -> NDArray[np.float32]:
        """Weight of a signal of the content for each passage, shape (passages,)."""
        asked, unasked = (part.get(signal, 0.0) for part in (self.weights.asked, self.weights.unasked))
        return np.where(self.index.asked, asked, unasked).astype(np.float32)
