"""Swedish words and their forms, as far as letters tell."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from ingestion.vocabulary import swedish_words
from vectorstore.analysis import fold, stem

__all__ = ["HEAD", "LONG", "SAME", "base_of", "bases", "derived", "ending", "misspelt"]

HEAD = 4
"""Letters of a stem at least that compounds are built on."""
SAME = 2
"""Letters that forms and compounds of a word begin with at least as it does."""
_DEFINITE = ("arnas", "ornas", "ernas", "arna", "orna", "erna", "ans", "nas", "an", "na", "n")
_ENDS_BARE = re.compile(r"^[^aeiouyåäö]*[aeiouyåäö][^aeiouyåäö]+n$")
"""A word of one syllable that ends in more than one consonant: the *n* of *barn* makes nothing definite."""
LONG, _LONGEST = 12, 16
"""Letters from which on a word may be misspelt by one letter, and by two."""

_DOING = re.compile(r"ing(?:en|ens|ar|ars|arna|arnas|s)?$")
_AS_VERB = frozenset({"a", "ar", "as", "ade", "ades", "at", "ats", "er", "es", "t", "ts", "d", "da", "de", "des"})
_LEAST_VERB = 6
"""Letters of a verb at least whose noun is known by them."""


@lru_cache(maxsize=50_000)
def bases(word: str) -> frozenset[str]:
    """What is left of a word without its endings, folded, in each way of taking them away."""
    if word.endswith("s") and f"{word}en" in swedish_words():
        return frozenset({fold(word)})  # the *s* of *kurs*, of which there is *kursen*, is its own
    found = {stem(word)}
    for end in _DEFINITE:
        if end == "n" and _ENDS_BARE.search(word):
            continue
        if word.endswith(end) and len(word) - len(end) >= HEAD - 1:
            found.add(stem(word.removesuffix(end)))
    return frozenset(found)


@lru_cache(maxsize=1_000)
def base_of(word: str) -> str:
    """What compounds of a word begin with, folded: *läkar* of *läkare*, whose stem is too short to tell."""
    base = min(bases(word), key=len)
    return base if len(base) >= HEAD else fold(word).rstrip("aeiou")


def ending(word: str) -> str:
    """What follows on a word's stem."""
    return word[len(stem(word)) :]


def derived(asked: str, word: str) -> bool:
    """Whether one of two words is what the other one does: *marknadsföring*, *marknadsföra*."""
    return _does(asked, word) or _does(word, asked)


def _does(noun: str, verb: str) -> bool:
    match = _DOING.search(noun)
    if match is None or noun[:SAME] != verb[:SAME]:
        return False
    return any(
        len(base) >= _LEAST_VERB and verb.startswith(base) and verb[len(base) :] in _AS_VERB
        for base in (noun[: match.start()], noun[: match.start()].removesuffix("n"))
    )


def misspelt(asked: str, word: str) -> bool:
    """Whether a word begins as the one asked for, but for a letter or two of a long one."""
    base, written = stem(asked), fold(word)
    if len(base) < LONG or base[:SAME] != written[:SAME] or len(written) < len(base) - 1:
        return False
    allowed = 2 if len(base) >= _LONGEST else 1
    heads: Sequence[str] = [written[: len(base) + change] for change in (-1, 0, 1)]
    return any(OSA.distance(base, head, score_cutoff=allowed) <= allowed for head in heads)
