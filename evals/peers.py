"""Simple systems that anyone could put together, and our own parts one at a time."""

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import bm25s
import chromadb
import numpy as np
import snowballstemmer
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant import Assistant, Settings
from evals.known import KnownAnswer
from evals.places import Place
from evals.systems import DEPTH, AssistantSystem, Response, Unit
from vectorstore import IndexSpec, Ranker, open_index
from vectorstore.embedding import Embedding, load_embedding
from vectorstore.ranking import Weights
from vectorstore.signals import CONTENT

__all__ = ["Bm25Peer", "ChromaPeer", "PartSystem", "Source", "parts", "peers", "split"]

_SIZE, _OVERLAP = 1000, 200
_BATCH = 2000
_WORDS = ("lexical", "lexical_question")
_VECTORS = ("passage_vector", "statement_vector", "question_vector", "question_vectors")


class Source(Protocol):
    """A text with a name, such as a report."""

    @property
    def id(self) -> str:
        """Name of the report."""

    @property
    def source(self) -> str:
        """Its text."""


def split(reports: Sequence[Source]) -> list[tuple[Unit, str]]:
    """LangChain's usual chunks of the reports' sources: 1,000 characters, 200 of them shared."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=_SIZE, chunk_overlap=_OVERLAP, add_start_index=True)
    found = []
    for report in reports:
        for number, chunk in enumerate(splitter.create_documents([report.source])):
            start = int(chunk.metadata["start_index"])
            place = Place(report.id, start, start + len(chunk.page_content))
            found.append((Unit(f"{report.id}-{number}", (place,)), chunk.page_content))
    return found


def _whole(known: KnownAnswer) -> str:
    """A question with what was asked before it: a plain system's way to follow up."""
    return " ".join((*known.history, known.question))


class Bm25Peer:
    """BM25 with Swedish stems over LangChain's chunks."""

    name = "BM25 på 1 000 tecken"
    answers = False

    def __init__(self, reports: Sequence[Source]) -> None:
        """Index the reports."""
        chunks = split(reports)
        self.units = tuple(unit for unit, _ in chunks)
        self._stemmer = snowballstemmer.stemmer("swedish")
        self._bm25 = bm25s.BM25()
        self._bm25.index(self._tokens([text for _, text in chunks]), show_progress=False)

    def _tokens(self, texts: list[str]) -> list[list[str]]:
        tokens = bm25s.tokenize(
            texts, stopwords="sv", stemmer=self._stemmer.stemWords, return_ids=False, show_progress=False
        )
        return [list(words) for words in tokens]

    def respond(self, known: KnownAnswer) -> Response:
        """Rank the chunks for one question."""
        begun = time.perf_counter()
        scores = self._bm25.get_scores(self._tokens([_whole(known)])[0])
        order = np.argsort(-scores, kind="stable")[:DEPTH]
        spent = (time.perf_counter() - begun) * 1000
        return Response(tuple(self.units[number] for number in order), spent)


class ChromaPeer:
    """Chroma over LangChain's chunks with an embedding model, all at their defaults."""

    answers = False

    def __init__(self, reports: Sequence[Source], name: str, embedding: Embedding, folder: Path | None = None) -> None:
        """Index the reports, in memory or in a folder that may hold them already."""
        self.name = name
        chunks = split(reports)
        self.units = tuple(unit for unit, _ in chunks)
        settings = ChromaSettings(anonymized_telemetry=False)
        self._store = Chroma(
            collection_name="peer" if folder else f"peer-{id(self)}",
            embedding_function=embedding,
            client=chromadb.PersistentClient(str(folder), settings) if folder else chromadb.EphemeralClient(settings),
            collection_configuration={"hnsw": {"space": "cosine"}},
        )
        held = self._store._collection.count()  # LangChain offers no count
        for first in range(held, len(chunks), _BATCH):
            texts = [text for _, text in chunks[first : first + _BATCH]]
            self._store.add_texts(texts, ids=[str(first + offset) for offset in range(len(texts))])

    def respond(self, known: KnownAnswer) -> Response:
        """Rank the chunks for one question."""
        begun = time.perf_counter()
        found = self._store.similarity_search(_whole(known), k=DEPTH)
        spent = (time.perf_counter() - begun) * 1000
        return Response(tuple(self.units[int(document.id or 0)] for document in found), spent)


class PartSystem(AssistantSystem):
    """The assistant with some of its signals switched off; only its ranking is looked at."""

    answers = False

    def __init__(self, index_of: Assistant, name: str, weights: Weights) -> None:
        """Rank with ``weights`` over the index of an assistant."""
        part = Assistant(index_of.index)
        part.ranker = Ranker(index_of.index, weights)
        super().__init__(part)
        self.name = name


def parts(assistant: Assistant) -> list[PartSystem]:
    """Our own signals, alone and together."""
    full = assistant.ranker.weights
    chosen = {
        "Samsvar: bara ord": _WORDS,
        "Samsvar: bara vektorer": _VECTORS,
        "Samsvar: ord och vektorer": tuple(CONTENT),
    }
    return [PartSystem(assistant, name, full.only(*signals)) for name, signals in chosen.items()]


def peers(
    assistant: Assistant, settings: Settings, models: Sequence[str]
) -> Iterator[Bm25Peer | ChromaPeer | PartSystem]:
    """Every system that is measured beside the assistant, made one at a time.

    Args:
        assistant: whose reports are used.
        settings: what its index is made from.
        models: sentence-transformers models, by folder or by name in the local
            model cache, beside the bundled one.

    Raises:
        EmbeddingError: a model cannot be read.
        IndexStoreError: an index cannot be made.
    """
    reports = assistant.index.reports
    yield Bm25Peer(reports)
    yield ChromaPeer(reports, "Chroma på 1 000 tecken, vår modell", load_embedding(None))
    for model in models:
        short = model.rstrip("/\\").replace("\\", "/").rsplit("/", 1)[-1]
        yield ChromaPeer(reports, f"Chroma på 1 000 tecken, {short}", load_embedding(model))
    yield from parts(assistant)
    with tempfile.TemporaryDirectory(prefix="samsvar-", ignore_cleanup_errors=True) as folder:
        ids = tuple(report.id for report in reports)
        index = open_index(IndexSpec(Path(folder), settings.reports, settings.budget, settings.embedding, ids))
        name = "Samsvar: utan frågor skrivna i förväg"
        yield PartSystem(Assistant(index), name, assistant.ranker.weights)
        index.close()
