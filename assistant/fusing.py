"""Searching for a follow-up by its two likeliest meanings at once."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from assistant.readings import Standalone
from vectorstore import Found, Index
from vectorstore.ranking import best_of
from vectorstore.signals import Signals

__all__ = ["Scored", "fused"]

Scored = tuple[Signals, NDArray[np.float32]]
"""Every signal, and the score of every passage."""


def fused(meant: Standalone, scored: Callable[[Standalone], Scored], index: Index, k: int) -> Found:
    """The ``k`` best passages by the scores of both meanings, with the signals of the likelier one.

    What is meant cannot always be told by words; a passage that suits either
    meaning comes up, and one that suits both comes first. Where the likelier one
    names a place or who is asked, as its reader is told, only passages of those
    come up by the other one.
    """
    signals, scores = scored(meant)
    if meant.beside is not None:
        share = np.float32(meant.beside.share)
        other = scored(meant.beside.meant)[1]
        named = np.array([meant.scope.holds(passage) for passage in index.passages])
        other = np.where(named | ~named.any(), other, other.min()).astype(np.float32)
        scores = (1 - share) * scores + share * other
    return best_of(index, signals, scores, k)
