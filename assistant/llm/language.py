"""Telling Swedish from other languages by the small words that every sentence has."""

import re

__all__ = ["is_swedish"]

_WORD = re.compile(r"[^\W\d_]+")
_SWEDISH = frozenset(
    "och att det som på med av för till inte om är en ett den de har kan ska vill sig från vid eller men"  # noqa: SIM905
    " när där mellan under efter hos finns bör behövs behöver saknas saknar enligt i få får blir utan även".split()
)
_OTHER = frozenset(
    "the and of is are was were that this with for from by not to it as be has have their they which between"  # noqa: SIM905
    " und der die das ist nicht mit von zu auf ein eine les des une est pas pour dans avec".split()
)
_SHORT = 5
"""Words of a sentence that may do without a small word."""


def is_swedish(text: str) -> bool:
    """Whether a sentence can be Swedish."""
    found = [word.lower() for word in _WORD.findall(text)]
    swedish = sum(word in _SWEDISH for word in found)
    other = sum(word in _OTHER for word in found)
    return swedish > other if other else swedish > 0 or len(found) < _SHORT
