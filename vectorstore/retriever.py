"""Hybrid retrieval as a LangChain retriever: BM25, vectors and the question's scope."""

from dataclasses import dataclass

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from numpy.typing import NDArray
from pydantic import ConfigDict

from ingestion import Passage
from vectorstore.index import Index
from vectorstore.scope import Scope

__all__ = ["Found", "Ranked", "SamsvarRetriever", "Weights"]

_NEAREST = 200
QUESTIONS_ASKED = "intervjufrågor"
"""Theme of passages that hold the questions of an interview or a form."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal adds to a passage's score; fitted on the development questions.

    Each of the three rankings adds its weight times a passage's share of the best
    score; the scope adds its weights where the passage belongs to what the
    question names.
    """

    lexical: float = 1.0
    vectors: float = 0.7
    asked_vectors: float = 1.6
    place: float = 0.8
    actor: float = 0.5
    report: float = 0.5
    theme: float = 0.3
    about: float = 0.05
    number: float = 0.5
    questionnaire: float = -1.0
    """For passages that are questions which were asked, unless those are asked for."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score; scores compare only within one question."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    ranked: tuple[Ranked, ...]
    nearness: float
    """Cosine of the nearest passage or anticipated question, 0 to 1."""


class SamsvarRetriever(BaseRetriever):
    """Ranks the passages of an index for a question.

    ``invoke(question, scope=…)`` gives LangChain documents; :meth:`search`
    gives the passages themselves.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index
    k: int = 10
    weights: Weights = Weights()

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  # part of the interface
        scope: Scope | None = None,
    ) -> list[Document]:
        return [_document(ranked) for ranked in self.search(query, scope or Scope(), self.k).ranked]

    def search(self, question: str, scope: Scope, k: int | None = None) -> Found:
        """Find the ``k`` best passages; all of them when ``k`` is ``None``."""
        index, weights = self.index, self.weights
        size = len(index.passages)
        vector = index.vectors.embed(question)
        near = index.vectors.best("passages", vector, range(size), size, _NEAREST)
        scores = weights.lexical * _share(index.lexical.scores(question)) + weights.vectors * _share(near)
        nearness = float(near.max(initial=0.0))
        if index.questions:
            asked = index.vectors.best("questions", vector, index.owners, size, 2 * _NEAREST)
            scores = scores + weights.asked_vectors * _share(asked)
            nearness = max(nearness, float(asked.max(initial=0.0)))
        scores = scores + self._scope_scores(scope)
        order = np.argsort(-scores, kind="stable")[:k]
        ranked = tuple(Ranked(index.passages[number], float(scores[number])) for number in order)
        return Found(ranked, nearness)

    def _scope_scores(self, scope: Scope) -> NDArray[np.float32]:
        """What the scope adds to each passage, shape (passages,)."""
        if scope.is_empty:
            return np.array([self.weights.questionnaire * p.asked for p in self.index.passages], dtype=np.float32)
        return np.array([self._scope_score(scope, passage) for passage in self.index.passages], dtype=np.float32)

    def _scope_score(self, scope: Scope, passage: Passage) -> float:
        weights = self.weights
        speaks = scope.is_view(passage)
        signals = (
            (weights.place, bool(scope.municipalities) and speaks and scope.in_place(passage)),
            (weights.actor, bool(scope.actors or scope.units) and speaks and scope.by_actor(passage)),
            (weights.report, passage.report in scope.reports),
            (weights.theme, any(theme in passage.themes for theme in scope.themes[:2])),
            (weights.about, passage.actor in scope.about),
            (weights.number, scope.is_numbered(passage)),
            (weights.questionnaire, passage.asked and QUESTIONS_ASKED not in scope.themes),
        )
        return sum(weight for weight, holds in signals if holds)


def _share(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores as shares of the best one; unchanged when all are 0."""
    best = float(scores.max(initial=0.0))
    return scores / best if best > 0 else scores


def _document(ranked: Ranked) -> Document:
    passage = ranked.passage
    metadata = {**passage.described(), "start": passage.start, "end": passage.end, "score": ranked.score}
    return Document(id=passage.passage_id, page_content=passage.text, metadata=metadata)
