"""Whether a question asks for the same as one that was written ahead, as the reader understands it."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from vectorstore.reader import READER, QuestionReader, bundled_reader, one_thread
from vectorstore.static_model import bundled_model

__all__ = ["KNOWN", "ReadQuestions", "marks_of", "read_ahead", "write_known"]

KNOWN = "questions.safetensors"
"""File of the model's folder with the vectors of the bundled questions: reading all of them takes minutes."""
_FILE = "read.npz"
_READ_BY = "reader"
"""Metadata of the file: digest of the weights that the vectors were computed with."""
_STEPS = 127
"""A vector's numbers are kept as whole ones from -127 to 127."""
_FEW = 3
"""Nearest questions whose mean is told: with one, .884 of the unanswered calibration questions were refused, with
three .902."""
_TRIED, _USUAL, _BLOCK = 1000, 0.9, 64
"""Unanswered questions that are compared, at least, if there are as many; the share that does not exceed what is told;
and how many are compared at a time."""
_REMEMBERED = 64
"""Last questions whose nearest are remembered: readings of a follow-up are compared, then one is answered."""


class ReadQuestions:
    """Questions that the reports answer and such that they do not, as the reader's vectors."""

    def __init__(
        self, answered: NDArray[np.int8], unanswered: NDArray[np.int8], owners: NDArray[np.int64], most: float
    ) -> None:
        """Take what was read.

        Args:
            answered: vectors in whole numbers, shape (questions, dim).
            unanswered: likewise.
            owners: the passage that answers each, (answered,).
            most: see :attr:`most`.
        """
        self.most = most
        """What the difference between the means of :meth:`nearest` seldom exceeds; see :func:`_most_of`."""
        self._kept = (answered, unanswered)
        self._owners = owners
        self._vectors = tuple(kept.astype(np.float32, order="F") / _STEPS for kept in self._kept)
        self._remembered = lru_cache(_REMEMBERED)(self._compared)

    @classmethod
    def build(cls, answered: Sequence[tuple[str, int]], unanswered: Sequence[str]) -> "ReadQuestions":
        """Look up the vectors of the bundled questions, and read all others.

        Args:
            answered: questions, each with the number of the passage that answers it.
            unanswered: questions that none does.

        Raises:
            EmbeddingError: the reader is damaged.
        """
        owners = np.array([owner for _, owner in answered], dtype=np.int64)
        known, unknown = read_ahead([text for text, _ in answered]), read_ahead(unanswered)
        return cls(known, unknown, owners, _most_of(known, unknown))

    def nearest(self, question: str) -> tuple[float, float]:
        """Mean cosines of the three nearest answered and of the three nearest unanswered questions; 0 for none."""
        _, answered, unanswered = self._remembered(question)
        return answered, unanswered

    def nearest_within(self, question: str, passage: int) -> float:
        """Cosine of the nearest question that a passage answers; of the nearest at all where none was read for it."""
        answered, *_ = self._remembered(question)
        within = answered[self._owners == passage]
        return float((within if len(within) else answered).max(initial=0.0))

    def _compared(self, question: str) -> tuple[NDArray[np.float32], float, float]:
        """Cosines with all answered questions, and the means of the nearest answered and unanswered ones."""
        reader = bundled_reader()
        with one_thread():
            vector = reader.read([question])[0]
            answered, unanswered = (vectors @ vector for vectors in self._vectors)
        return answered, _mean_of_nearest(answered), _mean_of_nearest(unanswered)

    def save(self, folder: Path) -> None:
        """Write the vectors into a folder."""
        np.savez(folder / _FILE, answered=self._kept[0], unanswered=self._kept[1], owners=self._owners, most=self.most)

    @classmethod
    def load(cls, folder: Path) -> "ReadQuestions":
        """Read what :meth:`save` wrote.

        Raises:
            OSError, ValueError, KeyError: the file is missing or damaged.
        """
        with np.load(folder / _FILE) as found:
            return cls(found["answered"], found["unanswered"], found["owners"], float(found["most"]))


def _mean_of_nearest(cosines: NDArray[np.float32]) -> float:
    return float(_means_of_nearest(cosines[None])[0])


def _means_of_nearest(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mean of the nearest in each row of (n, questions) cosines, shape (n,); 0 where there are none."""
    few = min(_FEW, cosines.shape[1])
    if not few:
        return np.zeros(len(cosines), dtype=np.float32)
    nearest = np.partition(cosines, cosines.shape[1] - few, axis=1)[:, -few:]
    found: NDArray[np.float32] = np.maximum(nearest.mean(axis=1), np.float32(0))
    return found


def _most_of(answered: NDArray[np.int8], unanswered: NDArray[np.int8]) -> float:
    """Difference between the means of the nearest that one in ten of the unanswered questions exceeds.

    Each of them is nearest to itself, which lifts the difference: of others only one in thirty-six exceeds it.
    """
    known, unknown = (kept.astype(np.float32) / np.float32(_STEPS) for kept in (answered, unanswered))
    some = unknown[:: max(1, len(unknown) // _TRIED)]
    found = [0.0]
    for start in range(0, len(some), _BLOCK):
        block = some[start : start + _BLOCK]
        found.extend((_means_of_nearest(block @ unknown.T) - _means_of_nearest(block @ known.T)).tolist())
    return float(np.quantile(found[1:] or found, _USUAL))


def read_ahead(texts: Sequence[str], folder: Path | None = None) -> NDArray[np.int8]:
    """Vectors of questions in whole numbers, shape (len(texts), dim); those that were not read ahead are read now.

    Args:
        texts: the questions.
        folder: of the model; the bundled one by default.

    Raises:
        EmbeddingError: the bundled reader is damaged.
        StaticModelError: another one is.
    """
    reader = bundled_reader() if folder is None else QuestionReader(folder)
    marks, ahead = _known(folder or bundled_model(), reader.dim)
    asked = marks_of(texts)
    places = np.minimum(np.searchsorted(marks, asked), max(0, len(marks) - 1))
    held = marks[places] == asked if len(marks) else np.zeros(len(texts), dtype=np.bool_)
    vectors = np.zeros((len(texts), reader.dim), dtype=np.int8)
    vectors[held] = ahead[places[held]]
    missing = np.flatnonzero(~held).tolist()
    vectors[missing] = np.round(reader.read([texts[number] for number in missing]) * _STEPS).astype(np.int8)
    return vectors


def _known(folder: Path, dim: int) -> tuple[NDArray[np.uint64], NDArray[np.int8]]:
    """Marks, rising, and vectors of what a folder's reader read ahead; none where another one read it."""
    path = folder / KNOWN
    try:
        with safe_open(path, "numpy") as found:
            if (found.metadata() or {}).get(_READ_BY) == _digest(folder):
                return found.get_tensor("marks"), found.get_tensor("vectors")
    except (OSError, SafetensorError):
        pass  # missing or damaged: everything is read anew
    return np.zeros(0, dtype=np.uint64), np.zeros((0, dim), dtype=np.int8)


def _digest(folder: Path) -> str:
    return hashlib.sha256((folder / READER).read_bytes()).hexdigest()


def marks_of(texts: Sequence[str]) -> NDArray[np.uint64]:
    """A number for each text, by which its vector is known."""
    digests = (hashlib.blake2b(text.encode(), digest_size=8).digest() for text in texts)
    return np.frombuffer(b"".join(digests), dtype=np.uint64).copy()


def write_known(texts: Iterable[str], folder: Path) -> None:
    """Read questions ahead for those who build an index; what the folder's reader has read before is kept."""
    unique = list(dict.fromkeys(texts))
    marks, vectors = marks_of(unique), read_ahead(unique, folder)
    order = np.argsort(marks)
    tensors = {"marks": marks[order], "vectors": vectors[order]}
    part = folder / f"{KNOWN}.part"
    save_file(tensors, part, metadata={_READ_BY: _digest(folder)})
    part.chmod(0o644)  # the writer leaves it to the owner alone
    part.replace(folder / KNOWN)
