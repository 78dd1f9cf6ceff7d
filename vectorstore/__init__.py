"""From passages to a ranked list: embedding, vector store, BM25, retriever."""

from ingestion.offline import go_offline

go_offline()  # before chromadb, tokenizers or sentence-transformers are imported

from vectorstore.index import Index, IndexSpec, index_folder, open_index  # noqa: E402
from vectorstore.retriever import Found, Ranked, SamsvarRetriever  # noqa: E402
from vectorstore.scope import Scope  # noqa: E402

__all__ = ["Found", "Index", "IndexSpec", "Ranked", "SamsvarRetriever", "Scope", "index_folder", "open_index"]
