"""Chroma through LangChain: vectors on disk, found by nearness."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

__all__ = ["VectorIndex"]

_BATCH = 500
_DATABASE = "chroma.sqlite3"
# At Chroma's defaults the graph misses neighbours, others with every build: the
# same reports would be answered differently after an index was made anew.
_THOROUGH = {"ef_construction": 400, "max_neighbors": 48, "ef_search": 1200}


class VectorIndex:
    """One folder of Chroma with a collection of texts and their vectors."""

    def __init__(self, folder: Path, embedding: Embeddings) -> None:
        """Open or create the store in ``folder``."""
        self._embedding = embedding
        self._client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
        self._collections: dict[str, chromadb.Collection] = {}
        self._counts: dict[str, int] = {}

    def add(self, name: str, texts: Sequence[str], done: Callable[[int], None]) -> None:
        """Make a collection of texts; a text's id is its number.

        ``done`` is told how many texts each step added.
        """
        # Written to disk when the last text is in: what is still in the log
        # when a store is opened would be worked in, and change its files, then.
        size = len(texts)
        store = Chroma(
            collection_name=name,
            embedding_function=self._embedding,
            client=self._client,
            collection_configuration={
                "hnsw": {"space": "cosine", "batch_size": min(size, 100), "sync_threshold": size, **_THOROUGH}
            },
        )
        for first in range(0, len(texts), _BATCH):
            batch = list(texts[first : first + _BATCH])
            store.add_texts(batch, ids=[str(first + offset) for offset in range(len(batch))])
            done(len(batch))
        store.similarity_search(texts[0], k=1)  # waits for the writing

    def count(self, name: str) -> int:
        """Number of texts in a collection."""
        if name not in self._counts:
            self._counts[name] = self._collection(name).count()
        return self._counts[name]

    def embed(self, question: str) -> list[float]:
        """Vector of a question."""
        return self._embedding.embed_query(question)

    def embed_all(self, texts: Sequence[str]) -> list[list[float]]:
        """Vectors of texts that are not in the store."""
        return self._embedding.embed_documents(list(texts))

    def best(
        self, name: str, vector: list[float], owners: Sequence[int], size: int, wanted: int
    ) -> NDArray[np.float32]:
        """Cosines of the passages nearest to a vector, shape (size,).

        A passage scores by its best text in the collection; one with no text
        among the ``wanted`` nearest scores 0. ``owners`` has the passage of
        each text. The store is asked without LangChain, which would fetch the
        texts and triple the time.
        """
        scores = np.zeros(size, dtype=np.float32)
        count = min(wanted, self.count(name))
        if count == 0 or not any(vector):
            return scores
        found = self._collection(name).query(query_embeddings=vector, n_results=count, include=["distances"])
        for identifier, distance in zip(found["ids"][0], (found["distances"] or [[]])[0], strict=True):
            owner = owners[int(identifier)]
            scores[owner] = max(scores[owner], 1.0 - distance)
        return scores

    def _collection(self, name: str) -> chromadb.Collection:
        if name not in self._collections:
            self._collections[name] = self._client.get_collection(name, embedding_function=None)
        return self._collections[name]

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()  # type: ignore[attr-defined]  # the interface lacks what every client has


def is_sound(folder: Path) -> bool:
    """Whether the database of a Chroma folder can be read from end to end."""
    path = folder / _DATABASE
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            return bool(database.execute("PRAGMA quick_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False
