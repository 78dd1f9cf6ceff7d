"""From passages to a ranked list: embedding, vector store, BM25, ranking."""

from typing import TYPE_CHECKING, Any

from ingestion.offline import go_offline

go_offline()  # before chromadb, tokenizers or sentence-transformers are imported

from vectorstore.index import Index, IndexSpec, index_folder, open_index  # noqa: E402
from vectorstore.ranking import Found, Ranked, Ranker  # noqa: E402
from vectorstore.scope import Scope  # noqa: E402

if TYPE_CHECKING:
    from vectorstore.retriever import SamsvarRetriever

__all__ = [
    "Found",
    "Index",
    "IndexSpec",
    "Ranked",
    "Ranker",
    "SamsvarRetriever",
    "Scope",
    "index_folder",
    "open_index",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the module holds
    """Import the LangChain retriever when it is first used: what answers does without LangChain."""
    if name != "SamsvarRetriever":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from vectorstore.retriever import SamsvarRetriever

    return SamsvarRetriever
