"""Read a static embedding model (a table look-up and a mean) without torch and without sentence-transformers.

The folder is one that ``SentenceTransformer(folder)`` loads as well, and the vectors are the same; importing this
module takes a fraction of a second instead of the many that sentence-transformers needs.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file
from tokenizers import Tokenizer

__all__ = ["StaticModel", "StaticModelError", "bundled_model", "read_bundled"]

BATCH = 1024
"""Texts that are looked up at a time, so that memory stays bounded."""


class StaticModelError(ValueError):
    """A folder that holds no readable static embedding model."""


def bundled_model() -> Path:
    """Return the folder of the model that comes with the package."""
    return Path(__file__).resolve().parent / "model"


class StaticModel:
    """A table of piece vectors: a text's vector is the mean of its pieces' rows, scaled to length 1."""

    def __init__(self, folder: Path) -> None:
        """Load the model in `folder`, as saved by sentence-transformers' ``StaticEmbedding`` or by model2vec.

        Raises `StaticModelError` when a file is missing, is damaged or does not fit the others.
        """
        place = module_folder(folder)
        try:
            self._tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
            self._table = read_table(place / "model.safetensors")
        except StaticModelError:
            raise
        except (OSError, SafetensorError, ValueError) as error:
            raise StaticModelError(f"{folder}: {error}") from error
        except Exception as error:  # tokenizers raises bare Exception for a file that is missing or damaged
            raise StaticModelError(f"{place / 'tokenizer.json'}: {error}") from error
        self._tokenizer.no_padding()
        if self._tokenizer.get_vocab_size() > len(self._table):
            raise StaticModelError(f"{folder}: the tokenizer has more pieces than the table has rows")

    @property
    def dim(self) -> int:
        """The number of columns of every vector."""
        return int(self._table.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the (n, dim) float32 vectors of `texts`, each row of length 1.

        A text without a single known piece (an empty one, or punctuation alone) has a row of zeros. Texts are never
        cut, whatever their length unless the tokenizer file itself says so, exactly as in sentence-transformers.
        """
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            part = [str(text) for text in texts[start : start + BATCH]]
            encodings = self._tokenizer.encode_batch(part, add_special_tokens=False)
            for row, encoding in enumerate(encodings, start):
                if encoding.ids:
                    vectors[row] = self._table[encoding.ids].mean(axis=0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


@cache
def read_bundled() -> StaticModel:
    """Return the model that comes with the package, read once for texts and for single words.

    Raises `StaticModelError` when it is damaged.
    """
    return StaticModel(bundled_model())


def module_folder(folder: Path) -> Path:
    """Return where the table of the model in `folder` lies, read from its ``modules.json``.

    Raises `StaticModelError` for a missing or damaged list, or when the first module is not a static embedding or
    another than a normalisation follows it.
    """
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        kinds = [str(module["type"]).rsplit(".", 1)[-1] for module in modules]
        path = str(modules[0]["path"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise StaticModelError(f"{folder}: no readable modules.json ({error})") from error
    if kinds[0] != "StaticEmbedding" or any(kind != "Normalize" for kind in kinds[1:]):
        raise StaticModelError(f"{folder}: not a static embedding model but {', '.join(kinds)}")
    return folder / path


def read_table(path: Path) -> NDArray[np.float32]:
    """Return the (pieces, dim) float32 table of a safetensors file.

    It is stored either whole (``embedding.weight``) or as ``embeddings`` in few bits with one factor per piece in
    ``weights`` and optionally a row number per piece in ``mapping``. Raises `StaticModelError` for other contents.
    """
    tensors = load_file(path)
    if "embedding.weight" in tensors:
        table = tensors["embedding.weight"].astype(np.float32)
    elif "embeddings" in tensors:
        table = tensors["embeddings"].astype(np.float32)
        if "mapping" in tensors:
            table = table[tensors["mapping"].astype(np.int64)]
        if "weights" in tensors:
            table = table * tensors["weights"].astype(np.float32)[:, None]
    else:
        raise StaticModelError(f"{path}: no table of vectors, only {', '.join(sorted(tensors))}")
    if table.ndim != 2:
        raise StaticModelError(f"{path}: the table has {table.ndim} dimensions instead of 2")
    return np.ascontiguousarray(table)
