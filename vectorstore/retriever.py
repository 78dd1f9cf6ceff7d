"""The ranking as a LangChain retriever, for whoever builds a chain on it.

What answers ranks without it: importing LangChain takes longer than an answer.
"""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from vectorstore.index import Index
from vectorstore.ranking import Found, Ranked, Ranker, Weights, fitted_weights
from vectorstore.scope import Scope

__all__ = ["SamsvarRetriever"]


class SamsvarRetriever(BaseRetriever):
    """Ranks the passages of an index for a question.

    ``invoke(question, scope=…)`` gives LangChain documents; :meth:`search`
    gives the passages themselves.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index
    k: int = 10
    weights: Weights = Field(default_factory=fitted_weights)

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
        return Ranker(self.index, self.weights).search(question, scope, k)


def _document(ranked: Ranked) -> Document:
    passage = ranked.passage
    metadata = {**passage.described(), "start": passage.start, "end": passage.end, "score": ranked.score}
    return Document(id=passage.passage_id, page_content=passage.text, metadata=metadata)
