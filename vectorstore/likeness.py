"""How far two questions ask the same.

A mean of word vectors tells what two questions are about, and hardly whether one
asks how often and the other one what. Here every word of each, the small ones
too, meets the nearest word of the other, and the worse covered question counts:
"Vad är HÖK-mötena?" covers little of "Hur ofta hålls HÖK-mötena?".
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.static_model import read_bundled
from vectorstore.stored import packed, unpacked

__all__ = ["QuestionLikeness"]

_FILE = "likeness.npz"
_LEAST_WEIGHT = 0.1
_REMEMBERED = 20_000
"""Words whose vectors are remembered, some 25 MB at most."""


class QuestionLikeness:
    """Compares questions word by word in both directions."""

    def __init__(self, vocabulary: Sequence[str], weights: NDArray[np.float32], unknown: float) -> None:
        """Keep how telling words are.

        Args:
            vocabulary: words of questions, lower-cased.
            weights: inverse document frequency of each, shape (words,).
            unknown: that of a word that no question holds.
        """
        self._weights = dict(zip(vocabulary, weights.tolist(), strict=True))
        self._unknown = unknown

    @classmethod
    def build(cls, questions: Sequence[str]) -> "QuestionLikeness":
        """Count the words of questions."""
        counts = Counter(word for question in questions for word in _words(question))
        total = max(1, len(questions))
        weights = [max(_LEAST_WEIGHT, float(np.log(total / (1 + held)))) for held in counts.values()]
        return cls([*counts], np.array(weights, dtype=np.float32), max(_LEAST_WEIGHT, float(np.log(total))))

    def save(self, folder: Path) -> None:
        """Write the words into an existing folder."""
        weights = np.array([*self._weights.values()], dtype=np.float32)
        np.savez(folder / _FILE, vocabulary=packed(self._weights), weights=weights, unknown=self._unknown)

    @classmethod
    def load(cls, folder: Path) -> "QuestionLikeness":
        """Read what :meth:`save` wrote.

        Raises:
            OSError, ValueError, KeyError: the file is missing or damaged.
        """
        with np.load(folder / _FILE, allow_pickle=False) as stored:
            return cls(unpacked(stored["vocabulary"]), stored["weights"], float(stored["unknown"]))

    def of(self, question: str, others: Iterable[str]) -> NDArray[np.float32]:
        """Share, by weight, that each other question and this one hold of each other, the lesser of the two.

        Returns:
            Values from 0 (nothing alike) to 1 (the same words), shape (others,).
        """
        asked, compared = _words(question), [_words(other) for other in others]
        known = {word: number for number, word in enumerate(dict.fromkeys([*asked, *(w for c in compared for w in c)]))}
        found = np.zeros(len(compared), dtype=np.float32)
        if not asked or not any(compared):
            return found
        own = [known[word] for word in asked]
        vectors = np.stack([_vector_of(word) for word in known])
        weights = np.array([self._weights.get(word, self._unknown) for word in known], dtype=np.float32)
        cosines = np.maximum(vectors[own] @ vectors.T, 0.0)
        filled = [place for place, words in enumerate(compared) if words]
        # All others' words lie beside each other, to be compared at once.
        theirs = [known[word] for place in filled for word in compared[place]]
        begins = np.cumsum([0, *(len(compared[place]) for place in filled[:-1])])
        part = cosines[:, theirs]
        of_theirs = np.add.reduceat(part.max(axis=0) * weights[theirs], begins)
        of_theirs /= np.add.reduceat(weights[theirs], begins)
        of_own = weights[own] @ np.maximum.reduceat(part, begins, axis=1) / weights[own].sum()
        found[filled] = np.minimum(of_own, of_theirs)
        return found


@lru_cache(maxsize=_REMEMBERED)
def _vector_of(word: str) -> NDArray[np.float32]:
    found: NDArray[np.float32] = read_bundled().encode([word])[0]
    return found


def _words(text: str) -> list[str]:
    """All words of a text, each once, lower-cased."""
    return list(dict.fromkeys(word.lower() for word in re.findall(r"\w+", text)))
