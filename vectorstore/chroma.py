"""Chroma through LangChain: vectors on disk, found by nearness.

Both are imported where they are used: an answer from small collections needs
neither, and importing them takes longer than the answer.
"""

import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from vectorstore.embedding import Embedding

if TYPE_CHECKING:
    import chromadb
    from chromadb.api import ClientAPI

__all__ = ["VectorIndex", "is_sound", "with_store_errors"]

_BATCH = 4000
_WITH_TEXT = frozenset({"passages"})
"""Collections whose texts Chroma has as well."""
_DATABASE = "chroma.sqlite3"
# At Chroma's defaults the graph misses neighbours, others with every build: the
# same reports would be answered differently after an index was made anew.
_THOROUGH = {"ef_construction": 150, "max_neighbors": 24, "ef_search": 1000}
_COARSE = {"ef_construction": 8, "max_neighbors": 2}
_NEAR = 1000
"""Texts of a large collection whose cosines are computed."""
_EXACT = 60_000
"""Texts up to which every vector is compared (2 ms at 20,000): exact, and faster than the graph."""


class VectorIndex:
    """Collections of texts with their vectors in Chroma, and a copy of the vectors of small ones.

    The copy answers without Chroma being opened, which takes longer than the answer.
    """

    def __init__(self, folder: Path, embedding: Embedding) -> None:
        """Open or create the store in ``folder``."""
        self._folder = folder
        self._embedding = embedding
        self._opened: list[ClientAPI] = []
        self._collections: dict[str, chromadb.Collection] = {}
        self._copies: dict[str, NDArray[np.float32] | None] = {}
        self._compared: dict[str, tuple[tuple[float, ...], NDArray[np.float32]]] = {}
        """The last vector that each collection was compared with, and the cosines: a question is compared several times
        on the way to its answer, and each time reads all vectors from memory."""

    @cached_property
    def _client(self) -> "ClientAPI":
        import chromadb
        from chromadb.config import Settings

        client = chromadb.PersistentClient(str(self._folder / "chroma"), settings=Settings(anonymized_telemetry=False))
        self._opened.append(client)
        return client

    def add(self, name: str, texts: Sequence[str], done: Callable[[int], None]) -> None:
        """Make a collection of texts; a text's id is its number.

        The passages lie in Chroma with their texts. Of the other collections it has
        the vectors alone: their texts stand in files of the index, and Chroma's
        full-text search of them, which nobody asks, took most of the time of
        building. ``done`` is told how many texts each step added.
        """
        # Written to disk when the last text is in: what is still in the log
        # when a store is opened would be worked in, and change its files, then.
        size = len(texts)
        # The graph of a small collection, which nobody asks either, is made coarsely and from all texts at once.
        graph = {"batch_size": size, **_COARSE} if size <= _EXACT else {"batch_size": 100, **_THOROUGH}
        add = self._adder(name, {"hnsw": {"space": "cosine", "sync_threshold": size, **graph}})
        for first in range(0, size, _BATCH):
            batch = list(texts[first : first + _BATCH])
            add(batch, [str(first + offset) for offset in range(len(batch))])
            done(len(batch))
        # Waits for the writing.
        self._collection(name).query(query_embeddings=self.embed(texts[0]), n_results=1, include=[])
        if size <= _EXACT:
            self._copy(name)

    def _adder(self, name: str, configuration: dict[str, Any]) -> Callable[[list[str], list[str]], object]:
        """What adds texts with their ids to a new collection."""
        if name in _WITH_TEXT:
            from langchain_chroma import Chroma

            store = Chroma(
                collection_name=name,
                embedding_function=self._embedding,
                client=self._client,
                collection_configuration=configuration,
            )
            return lambda texts, ids: store.add_texts(texts, ids=ids)
        collection = self._client.create_collection(name, configuration=configuration, embedding_function=None)  # type: ignore[arg-type]
        return lambda texts, ids: collection.add(ids=ids, embeddings=np.asarray(self.embed_all(texts), np.float32))

    def _copy(self, name: str) -> None:
        """Keep the vectors of a collection as Chroma has them, in half the bits and in the order of their numbers."""
        found = self._collection(name).get(include=["embeddings"])
        vectors = np.asarray(found["embeddings"], dtype=np.float32)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        order = np.argsort(np.array([int(identifier) for identifier in found["ids"]]))
        path = self._path(name)
        path.parent.mkdir(exist_ok=True)
        np.save(path, vectors[order].astype(np.float16))

    def _path(self, name: str) -> Path:
        return self._folder / "vectors" / f"{name}.npy"

    def _vectors(self, name: str) -> NDArray[np.float32] | None:
        """All vectors of a collection, shape (texts, dimensions); ``None`` for a large one."""
        if name not in self._copies:
            path = self._path(name)
            # Column by column a product with one vector takes half the time (53,540 x 256: 4.0 ms, 9.4 row by row).
            self._copies[name] = np.load(path).astype(np.float32, order="F") if path.is_file() else None
        return self._copies[name]

    def count(self, name: str) -> int:
        """Number of texts in a collection."""
        vectors = self._vectors(name)
        return self._collection(name).count() if vectors is None else len(vectors)

    def embed(self, question: str) -> list[float]:
        """Vector of a question."""
        return self._embedding.embed_query(question)

    def embed_all(self, texts: Sequence[str]) -> list[list[float]]:
        """Vectors of texts that are not in the store."""
        return self._embedding.embed_documents(list(texts))

    def nearest(self, name: str, vector: list[float], wanted: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Numbers of the texts nearest to a vector with their cosines, the nearest first."""
        vectors = self._vectors(name)
        count = min(wanted, self.count(name))
        if count == 0 or not any(vector):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        if vectors is None:
            return self._nearest_in_graph(name, vector, count)
        cosines = self._all_cosines(name, vectors, vector)
        numbers = np.argpartition(-cosines, count - 1)[:count]
        numbers = numbers[np.argsort(-cosines[numbers], kind="stable")]
        return numbers.astype(np.int64), np.asarray(cosines[numbers], dtype=np.float32)

    def cosines(self, name: str, vector: list[float], numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """Cosines of some texts of a collection with a vector; of a large one's, those that lie far off as 0."""
        vectors = self._vectors(name)
        if vectors is not None and any(vector):
            return self._all_cosines(name, vectors, vector)[numbers]
        near, cosines = self.nearest(name, vector, _NEAR)
        found = np.zeros(self.count(name), dtype=np.float32)
        found[near] = cosines
        return found[numbers]

    def _all_cosines(self, name: str, vectors: NDArray[np.float32], vector: list[float]) -> NDArray[np.float32]:
        """Cosines of all texts of a collection with a vector; nobody may write into them."""
        last = self._compared.get(name)
        if last is not None and last[0] == tuple(vector):
            return last[1]
        cosines = _cosines(vectors, vector)
        cosines.flags.writeable = False
        self._compared[name] = (tuple(vector), cosines)  # in one step: another question may be asked meanwhile
        return cosines

    def _nearest_in_graph(
        self, name: str, vector: list[float], count: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The same from Chroma, asked without LangChain, which would fetch the texts and triple the time."""
        found = self._collection(name).query(query_embeddings=vector, n_results=count, include=["distances"])
        distances = np.asarray((found["distances"] or [[]])[0], dtype=np.float32)
        numbers = np.array([int(identifier) for identifier in found["ids"][0]], dtype=np.int64)
        return numbers, np.asarray(1.0 - distances, dtype=np.float32)

    def _collection(self, name: str) -> "chromadb.Collection":
        if name not in self._collections:
            self._collections[name] = self._client.get_collection(name, embedding_function=None)
        return self._collections[name]

    def close(self) -> None:
        """Let go of the files."""
        for client in self._opened:
            client.close()  # type: ignore[attr-defined]  # the interface lacks what every client has


def _cosines(vectors: NDArray[np.float32], vector: list[float]) -> NDArray[np.float32]:
    """Cosines of unit vectors with a vector that is not zero, shape (vectors,)."""
    length = float(np.linalg.norm(vector))
    return np.asarray(vectors @ (np.asarray(vector, dtype=np.float32) / length), dtype=np.float32)


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


def with_store_errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """Errors to catch, and what Chroma raises; where it was not imported, it cannot have raised anything."""
    errors = sys.modules.get("chromadb.errors")
    return others if errors is None else (*others, errors.ChromaError)
