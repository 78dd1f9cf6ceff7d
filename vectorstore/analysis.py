"""Swedish analysis: from a text to the terms that are compared.

One function serves passages and questions alike. Words are lower-cased,
stemmed (Snowball) and written without å, ä and ö, so that a question typed on a
foreign keyboard finds the same; the names of an actor become one term.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Protocol

import snowballstemmer

from ingestion.vocabulary import actors

__all__ = ["fold", "stem", "stopwords", "terms", "words"]

_WORD = re.compile(r"\w+(?:[-:’']\w+)*")
_CLITIC = re.compile(r"[:'’](?:s|n|en|ns)$")
_REMEMBERED = 50_000
"""Words whose stems are remembered; questions are untrusted, memory is bounded."""
_LETTERS = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u"})


@lru_cache(_REMEMBERED)
def fold(word: str) -> str:
    """Write a word in lower case and without diacritics."""
    return unicodedata.normalize("NFC", word).lower().translate(_LETTERS)


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  # the library's own name


@cache
def _stemmer() -> "_Stemmer":
    stemmer: _Stemmer = snowballstemmer.stemmer("swedish")
    return stemmer


@cache
def stopwords() -> frozenset[str]:
    """Folded words that are no terms."""
    text = resources.files("vectorstore").joinpath("vocabularies", "stopwords.txt").read_text(encoding="utf-8")
    return frozenset(fold(line) for line in text.split("\n") if line and not line.startswith("#"))


@cache
def _actor_terms() -> dict[str, str]:
    """One-word names of an actor, folded, each with the actor's own term."""
    names: dict[str, str] = {}
    for actor in actors():
        if actor.name in ("Försäkringskassan", "Arbetsförmedlingen"):
            names |= dict.fromkeys((fold(alias) for alias in actor.aliases if " " not in alias), fold(actor.name))
        for unit in actor.units:
            names |= dict.fromkeys((fold(a) for a in unit.aliases if " " not in a), fold(unit.name))
    return names


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """Term of one word: its folded stem, or an actor's own term."""
    base = _CLITIC.sub("", word.lower())
    if (actor := _actor_terms().get(fold(base))) is not None:
        return actor
    return fold(str(_stemmer().stemWord(base)))


def words(text: str) -> list[str]:
    """Words of a text; a hyphenated or clitic word is also taken apart."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group()
        found.append(word)
        if "-" in word:
            found.extend(part for part in word.split("-") if len(part) > 1)
    return found


def terms(text: str) -> list[str]:
    """Terms of a text in its order, repeated as often as they occur."""
    stops = stopwords()
    return [stem(word) for word in words(text) if fold(word) not in stops]


def unique_terms(texts: Iterable[str]) -> frozenset[str]:
    """All terms of several texts."""
    return frozenset(term for text in texts for term in terms(text))
