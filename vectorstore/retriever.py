"""Hybrid retrieval as a LangChain retriever: BM25, vectors and the question's scope."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from numpy.typing import NDArray
from pydantic import ConfigDict

from ingestion import Passage
from vectorstore.index import Index
from vectorstore.scope import Scope

__all__ = ["Ranked", "SamsvarRetriever", "Weights"]

_NEAREST = 200


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal adds to a passage's score; fitted on the development questions.

    Each of the three rankings adds its weight times a passage's share of the best
    score; the scope adds its weights where the passage belongs to what the
    question names.
    """

    lexical: float = 1.0
    vectors: float = 0.3
    asked_vectors: float = 0.6
    place: float = 0.5
    actor: float = 0.4
    report: float = 0.3
    theme: float = 0.2
    about: float = 0.05
    number: float = 0.5
    questionnaire: float = -0.3


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score; scores compare only within one question."""

    passage: Passage
    score: float


class SamsvarRetriever(BaseRetriever):
    """Ranks the passages of an index for a question.

    ``invoke(question, scope=…)`` gives LangChain documents; :meth:`rank` gives
    the passages themselves.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index
    k: int = 10
    weights: Weights = Weights()

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, scope: Scope | None = None, **_: Any
    ) -> list[Document]:
        return [_document(ranked) for ranked in self.rank(query, scope or Scope(), self.k)]

    def rank(self, question: str, scope: Scope, k: int | None = None) -> list[Ranked]:
        """The ``k`` best passages, best first; all of them when ``k`` is ``None``."""
        scores = self.scores(question, scope)
        order = np.argsort(-scores, kind="stable")[:k]
        return [Ranked(self.index.passages[number], float(scores[number])) for number in order]

    def scores(self, question: str, scope: Scope) -> NDArray[np.float32]:
        """Score of every passage, shape (number of passages,)."""
        index, weights = self.index, self.weights
        size = len(index.passages)
        vector = index.vectors.embed(question)
        total = weights.lexical * _share(index.lexical.scores(question))
        total += weights.vectors * _share(index.vectors.best("passages", vector, size, _NEAREST))
        if index.questions:
            total += weights.asked_vectors * _share(index.vectors.best("questions", vector, size, 2 * _NEAREST))
        return np.asarray(total + self._scope_scores(scope), dtype=np.float32)

    def _scope_scores(self, scope: Scope) -> NDArray[np.float32]:
        """What the scope adds to each passage, shape (passages,)."""
        if scope.is_empty:
            return np.array([self.weights.questionnaire * p.asked for p in self.index.passages], dtype=np.float32)
        return np.array([self._scope_score(scope, passage) for passage in self.index.passages], dtype=np.float32)

    def _scope_score(self, scope: Scope, passage: Passage) -> float:
        weights = self.weights
        signals = (
            (weights.place, bool(scope.municipalities) and scope.in_place(passage)),
            (weights.actor, bool(scope.actors or scope.units) and scope.by_actor(passage)),
            (weights.report, passage.report in scope.reports),
            (weights.theme, any(theme in passage.themes for theme in scope.themes[:2])),
            (weights.about, passage.actor in scope.about),
            (weights.number, scope.number is not None and (passage.question or "").startswith(f"{scope.number}.")),
            (weights.questionnaire, passage.asked),
        )
        return sum(weight for weight, holds in signals if holds)


def _share(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores as shares of the best one; unchanged when all are 0."""
    best = float(scores.max(initial=0.0))
    return scores / best if best > 0 else scores


def _document(ranked: Ranked) -> Document:
    passage = ranked.passage
    metadata = {
        "passage_id": passage.passage_id,
        "report": passage.report,
        "municipality": passage.municipality,
        "actor": passage.actor,
        "unit": passage.unit,
        "question": passage.question,
        "theme": passage.theme,
        "start": passage.start,
        "end": passage.end,
        "score": ranked.score,
    }
    return Document(id=passage.passage_id, page_content=passage.text, metadata=metadata)
