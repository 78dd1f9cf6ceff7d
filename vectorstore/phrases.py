"""How questions that the reports answer and questions that they do not are put: words and pairs of words.

A naive Bayes classifier over the questions that were written ahead: "varför" and
"vad kostade" are asked far more often where nothing answers than where something
does. It is counted when the index is built and stands in it.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.analysis import fold, stem
from vectorstore.stored import packed, unpacked

__all__ = ["PhraseOdds"]

_FILE = "phrases.npz"
_SMOOTHING = 0.3
_RAREST = 2
"""Questions that a phrase must occur in to tell anything."""
_BOUNDARY = "·"
"""Stands for the beginning and the end of a question in pairs of words."""


class PhraseOdds:
    """How much more often each phrase occurs in unanswered questions, as a natural logarithm."""

    def __init__(self, phrases: Sequence[str], odds: NDArray[np.float32]) -> None:
        """Keep phrases with their log odds, shape (phrases,)."""
        self._odds = dict(zip(phrases, odds.tolist(), strict=True))

    @classmethod
    def build(cls, answered: Sequence[str], unanswered: Sequence[str]) -> "PhraseOdds":
        """Count the phrases of questions of both kinds."""
        counts = [_count(answered), _count(unanswered)]
        known = [phrase for phrase in counts[0] | counts[1] if sum(part[phrase] for part in counts) >= _RAREST]
        shares = [
            np.log([part[phrase] + _SMOOTHING for phrase in known]) - np.log(len(texts) + 2 * _SMOOTHING)
            for part, texts in zip(counts, (answered, unanswered), strict=True)
        ]
        return cls(known, (shares[1] - shares[0]).astype(np.float32))

    def save(self, folder: Path) -> None:
        """Write the phrases into an existing folder."""
        np.savez(folder / _FILE, phrases=packed(self._odds), odds=np.array([*self._odds.values()], dtype=np.float32))

    @classmethod
    def load(cls, folder: Path) -> "PhraseOdds":
        """Read what :meth:`save` wrote.

        Raises:
            OSError, ValueError, KeyError: the file is missing or damaged.
        """
        with np.load(folder / _FILE, allow_pickle=False) as stored:
            return cls(unpacked(stored["phrases"]), stored["odds"])

    def of(self, question: str) -> float:
        """Sum of the log odds of a question's phrases over the root of how many are known; 0 where none is.

        A plain sum would count every word as a witness of its own, though a
        phrase's words come together; a mean would take no notice of how many agree.
        """
        found = [self._odds[phrase] for phrase in _phrases(question) if phrase in self._odds]
        return float(np.sum(found) / np.sqrt(len(found))) if found else 0.0


def _count(texts: Iterable[str]) -> Counter[str]:
    """In how many texts each phrase occurs."""
    return Counter(phrase for text in texts for phrase in _phrases(text))


def _phrases(text: str) -> list[str]:
    """The stems of a text and the pairs of neighbouring ones, each once and in order."""
    stems = [_BOUNDARY, *(stem(fold(word)) for word in re.findall(r"\w+", text.lower())), _BOUNDARY]
    return list(dict.fromkeys([*stems, *(" ".join(pair) for pair in itertools.pairwise(stems))]))
