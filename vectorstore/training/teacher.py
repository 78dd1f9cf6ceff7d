"""The English model that both trainings learn from: its sentence vectors, its weights and its tokenizer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file
from tokenizers import Tokenizer

__all__ = ["WORDS", "Teacher", "Weights", "read_teacher", "teach"]

Weights = Mapping[str, NDArray[np.float32]]
"""Arrays by their names in a state dict."""

WORDS = "embeddings.word_embeddings.weight"
"""Where a teacher of the BERT kind keeps the (words, dim) vectors of its word pieces."""


@dataclass(frozen=True)
class Teacher:
    """A teacher as read: its tokenizer, which neither pads nor cuts, and its weights."""

    tokenizer: Tokenizer
    weights: Weights


def read_teacher(folder: Path) -> Teacher:
    """Read the tokenizer and the weights of the sentence-transformers model in `folder`.

    Raises `OSError` for a missing file and `ValueError` for a damaged one, or one without word vectors.
    """
    try:
        weights = load_file(folder / "model.safetensors")
        tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise
    except SafetensorError as error:
        raise ValueError(f"{folder / 'model.safetensors'}: {error}") from error
    except Exception as error:  # tokenizers raises bare Exception for a damaged file
        raise ValueError(f"{folder / 'tokenizer.json'}: {error}") from error
    if WORDS not in weights:
        raise ValueError(f"{folder / 'model.safetensors'}: no {WORDS}")
    tokenizer.no_padding()
    tokenizer.no_truncation()
    numbers = {name: value.astype(np.float32) for name, value in weights.items() if value.dtype.kind == "f"}
    return Teacher(tokenizer, numbers)


def teach(texts: Iterable[str], folder: Path, device: str = "cpu") -> dict[str, NDArray[np.float32]]:
    """Return the unit vector, shape (dim,), that the model in `folder` gives each of `texts`, computed on `device`."""
    from sentence_transformers import SentenceTransformer

    sentences = sorted(set(texts))
    model = SentenceTransformer(str(folder), device=device, local_files_only=True)
    vectors = model.encode(sentences, batch_size=64, normalize_embeddings=True, show_progress_bar=False)
    return dict(zip(sentences, np.asarray(vectors, dtype=np.float32), strict=True))
