"""The embedding model: ours by default, any other by one setting."""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Protocol

from ingestion.errors import EmbeddingError
from vectorstore.static_model import StaticModel, StaticModelError, bundled_model, read_bundled

__all__ = ["BundledEmbedding", "Embedding", "embedding_identity", "load_embedding"]

# Families of models that want to know which side a text is on; a name's part, not letters within a word.
_PREFIXES = {re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])"): ("query: ", "passage: ")}


class Embedding(Protocol):
    """LangChain's interface of an embedding model, which costs a third of a second to import."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of texts, shape (len(texts), dimensions)."""

    def embed_query(self, text: str) -> list[float]:
        """Vector of one text."""


class BundledEmbedding:
    """The bundled static model behind LangChain's interface.

    Vectors have length 1, so their inner product is the cosine.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Read the model from ``folder``, the bundled one by default."""
        try:
            self._model = StaticModel(folder) if folder else read_bundled()
        except StaticModelError as error:
            raise EmbeddingError("Den medföljande språkmodellen går inte att läsa. Installera om Samsvar.") from error

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of texts, shape (len(texts), dimensions)."""
        return [[float(value) for value in row] for row in self._model.encode(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Vector of one text."""
        return self.embed_documents([text])[0]


@cache
def load_embedding(name: str | None) -> Embedding:
    """Load an embedding model.

    Args:
        name: a folder, or a name in the local model cache; ``None`` for the
            bundled model. Nothing is ever downloaded.

    Raises:
        EmbeddingError: the model is not there or cannot be read.
    """
    if name is None:
        return BundledEmbedding()
    from langchain_huggingface import HuggingFaceEmbeddings  # 12 s of imports, only where asked for

    query, passage = next((pair for key, pair in _PREFIXES.items() if key.search(name.lower())), (None, None))
    try:
        model: Embedding = HuggingFaceEmbeddings(
            model_name=name,
            model_kwargs={"device": "cpu", "local_files_only": True},
            encode_kwargs={"normalize_embeddings": True, **({"prompt": passage} if passage else {})},
            query_encode_kwargs={"normalize_embeddings": True, **({"prompt": query} if query else {})},
        )
    except Exception as error:  # the libraries below raise many kinds
        raise EmbeddingError(
            f"Modellen {name!r} i SAMSVAR_EMBEDDING går inte att läsa ({type(error).__name__}). Ange en mapp med en"
            " sentence-transformers-modell, eller ett namn som redan finns i datorns modellförråd; inget laddas ned."
        ) from error
    return model


def embedding_identity(name: str | None) -> str:
    """What tells one model from another in the index's fingerprint."""
    folder = bundled_model() if name is None else Path(name)
    if not folder.is_dir():
        return str(name)
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        stat = path.stat()
        digest.update(f"{path.relative_to(folder)}:{stat.st_size}".encode())
        if name is None:
            digest.update(path.read_bytes())
        else:
            digest.update(str(stat.st_mtime_ns).encode())
    return digest.hexdigest()
