"""Proper names in a sentence: what only a capital letter tells."""

import re
from collections.abc import Iterable
from functools import cached_property

from ingestion import Report
from vectorstore.analysis import fold, stopwords

__all__ = ["LowerCase", "names_of"]

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?:”\"“»«(–-]\s*)$")
_ADDRESS = re.compile(r"\S+@\S+|\bhttps?:\S+|\bwww\.\S+")
"""Addresses write names with a small letter."""
_LONG = 6
_LINKING = frozenset(
    fold(word)
    for word in "Dessutom Däremot Samtidigt Sammanfattningsvis Vidare Slutligen Exempelvis Därför Således Likaså Även"  # noqa: SIM905
    " Enligt Cirka Ungefär Rapporten Rapporterna Utsagorna Båda Bägge Flera".split()
)


class LowerCase:
    """The words that reports write with a small letter: with a capital one they are no names."""

    def __init__(self, reports: Iterable[Report]) -> None:
        """Read the words when they are first asked for."""
        self._reports = tuple(reports)

    def __contains__(self, word: str) -> bool:
        folded = fold(word)
        if folded in self._words or len(folded) < _LONG:
            return folded in self._words
        return any(known.startswith(folded[:-2]) for known in self._words)  # another form of the same word

    @cached_property
    def _words(self) -> frozenset[str]:
        found = {word for report in self._reports for word in _WORD.findall(_ADDRESS.sub(" ", report.source))}
        return frozenset(fold(word) for word in found if word[0].islower()) | _LINKING | stopwords()


def names_of(text: str, lower: LowerCase) -> list[str]:
    """Words of a sentence that must be names: capitalised within it, or first and never written small."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if not any(part[:1].isupper() for part in word.split("-")):
            continue
        opens = _OPENS.search(text[: match.start()]) is not None
        if opens and word[1:].islower() and word in lower:
            continue
        found += [part for part in word.split("-") if part[:1].isupper()]
    return found
