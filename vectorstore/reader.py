"""The reader: a small transformer that tells what a question asks for, computed with numpy.

Six layers read a question's pieces in their order, so that *hur många kom* and
*hur kom många* differ, which the mean of word vectors cannot tell. It was tuned
to bring questions together that one statement answers, and to keep those apart
that no report answers; ``vectorstore/training/reader.py`` makes such a one. torch is not
needed: a question takes some ten milliseconds, importing torch alone takes seconds.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file
from threadpoolctl import ThreadpoolController
from tokenizers import Tokenizer

from ingestion.errors import EmbeddingError
from vectorstore.static_model import StaticModelError, bundled_model

__all__ = ["LONGEST", "READER", "QuestionReader", "bundled_reader", "one_thread"]

READER = "reader.safetensors"
"""File of the weights in the model's folder."""
HEADS = 12
CLS, SEP, PAD = 24000, 24001, 24003
"""Numbers after the pieces of the tokenizer: begin, end, and what fills a shorter row of a batch."""
LONGEST = 40
"""Pieces that are read of a question, begin and end among them."""
_BATCH = 512
_ERROR_FUNCTION = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
_FAR = -1e9
"""Added to what attention sees of filled places."""

Array = NDArray[np.float32]


class QuestionReader:
    """Vectors of questions: near each other where they ask for the same."""

    def __init__(self, folder: Path) -> None:
        """Load ``reader.safetensors`` and ``tokenizer.json`` from a folder.

        Raises:
            StaticModelError: a file is missing or damaged.
        """
        try:
            tensors = load_file(folder / READER)
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._weights = {name: _ready(value) for name, value in _joined(tensors).items() if name != "emb"}
            # Kept in eight bits: of 24,000 rows a question needs a dozen.
            self._pieces: NDArray[np.int8] = tensors["emb"]
            self._dim = len(self._weights["pr.bias"])
            self._layers = 1 + max(int(name.split(".")[2]) for name in tensors if name.startswith("enc.layers."))
        except (OSError, SafetensorError, ValueError, KeyError) as error:
            raise StaticModelError(f"{folder}: {error}") from error
        except Exception as error:  # tokenizers raises bare Exception for a file that is missing or damaged
            raise StaticModelError(f"{folder}: {error}") from error
        self._tokenizer.no_padding()

    @property
    def dim(self) -> int:
        """The number of columns of a question's vector."""
        return self._dim

    def read(self, texts: Sequence[str]) -> Array:
        """Read questions: their vectors, shape (len(texts), dim), each of length 1."""
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        rows = [self._numbers(encoding.ids) for encoding in self._tokenizer.encode_batch(list(texts))]
        # Neighbours in length are read together: few places are filled.
        order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
        for first in range(0, len(order), _BATCH):
            part = order[first : first + _BATCH]
            vectors[part] = self._read([rows[number] for number in part])
        return vectors

    @staticmethod
    def _numbers(pieces: Sequence[int]) -> list[int]:
        return [CLS, *pieces[: LONGEST - 2], SEP]

    def _read(self, rows: Sequence[Sequence[int]]) -> Array:
        """Vectors of a batch."""
        # Filled to a multiple of four: 16 rows are multiplied in three quarters of the time of 15.
        numbers = np.full((len(rows), -(-max(map(len, rows)) // 4) * 4), PAD)
        for place, row in enumerate(rows):
            numbers[place, : len(row)] = row
        held = numbers != PAD
        states = self._encoded(numbers, held)
        mean = (states * held[..., None]).sum(axis=1) / held.sum(axis=1, keepdims=True)
        vectors = self._linear(mean.astype(np.float32), "pr")
        found: Array = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return found

    def _encoded(self, numbers: NDArray[np.int64], held: NDArray[np.bool_]) -> Array:
        """States of all pieces after the last layer, shape (questions, pieces, width)."""
        weights = self._weights
        states = self._pieces[numbers].astype(np.float32) * weights["emb_scale"][numbers]
        states += weights["enc.pos.weight"][: numbers.shape[1]] + weights["enc.typ.weight"][0]
        states = self._normalised(states, "enc.n")
        unseen = np.where(held, 0.0, _FAR).astype(np.float32)[:, None, None, :]
        for number in range(self._layers):
            layer = f"enc.layers.{number}"
            states = self._normalised(states + self._attended(states, unseen, layer), f"{layer}.n1")
            inner = self._linear(_gelu(self._linear(states, f"{layer}.i")), f"{layer}.f")
            states = self._normalised(states + inner, f"{layer}.n2")
        return states

    def _attended(self, states: Array, unseen: Array, layer: str) -> Array:
        """What each piece takes over from the others."""
        count, length, width = states.shape
        asked = self._linear(states, f"{layer}.qkv").reshape(count, length, 3, HEADS, -1)
        query, key, value = asked.transpose(2, 0, 3, 1, 4)
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(width / HEADS)) + unseen
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (scores / scores.sum(axis=-1, keepdims=True)) @ value
        return self._linear(mixed.transpose(0, 2, 1, 3).reshape(count, length, width), f"{layer}.o")

    def _linear(self, states: Array, name: str) -> Array:
        # One product of two matrices: numpy would multiply the questions of a batch one by one.
        weight = self._weights[f"{name}.weight"]
        found: Array = states.reshape(-1, weight.shape[1]) @ weight.T + self._weights[f"{name}.bias"]
        return found.reshape(*states.shape[:-1], -1)

    def _normalised(self, states: Array, name: str) -> Array:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(1e-12))
        found: Array = centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return found


def _joined(tensors: Mapping[str, NDArray[np.generic]]) -> dict[str, NDArray[np.generic]]:
    """The tensors with the queries', keys' and values' of each layer in one: a product instead of three."""
    joined = dict(tensors)
    for name in tensors:
        layer, found, kind = name.rpartition(".q.")
        if found:
            parts = [joined.pop(f"{layer}.{part}.{kind}") for part in "qkv"]
            joined[f"{layer}.qkv.{kind}"] = np.concatenate(parts)
    return joined


def _ready(weight: NDArray[np.generic]) -> Array:
    """A weight in 32 bits; a matrix in the order in which it is multiplied, a third faster."""
    return np.asarray(weight, dtype=np.float32, order="F")


_ALONE = Lock()
"""The number of threads is the whole process's: whoever changes it must be alone, or would restore what another set."""


@contextmanager
def one_thread() -> Iterator[None]:
    """Let numpy compute with one thread.

    A single question's matrices are small: two threads gain little on idle cores, and wait for each other for a tenth
    of a second on busy ones.
    """
    with _ALONE, _threads().limit(limits=1, user_api="blas"):
        yield


@cache
def _threads() -> ThreadpoolController:
    """The libraries that numpy computes with."""
    return ThreadpoolController()


def _gelu(values: Array) -> Array:
    """Gaussian error linear unit.

    The error function is that of Abramowitz and Stegun, 7.1.26, which errs by 1.5e-7 at most: in 32 bits it is as good
    as scipy's, and numpy computes it twice as fast.
    """
    size = np.abs(values)
    size *= np.float32(np.sqrt(0.5))
    part = size * np.float32(0.3275911)
    part += np.float32(1)
    np.reciprocal(part, out=part)
    tail = part * np.float32(_ERROR_FUNCTION[0])
    for factor in _ERROR_FUNCTION[1:]:
        tail += np.float32(factor)
        tail *= part
    size *= -size
    tail *= np.exp(size, out=size)
    found: Array = np.copysign(1 - tail, values)
    found += np.float32(1)
    found *= values
    found *= np.float32(0.5)
    return found


@cache
def bundled_reader() -> QuestionReader:
    """Return the reader that comes with the package, read once.

    Raises:
        EmbeddingError: it is damaged.
    """
    try:
        return QuestionReader(bundled_model())
    except StaticModelError as error:
        raise EmbeddingError("Den medföljande språkmodellen går inte att läsa. Installera om Samsvar.") from error
