"""Misspelt words of a question put right, before anything else reads it.

Only a word is touched that the reports do not hold, nor Swedish texts of other
kinds, nor an unanswered question that was written ahead, nor more than a few
answered ones (some are misspelt on purpose). It becomes a name that the reports know, or one of their words, where
that is a letter or two away; an ending is left alone, for a word may be bent as
no report bends it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.question import Names
from assistant.question.names import TOKEN
from ingestion.vocabulary import actors, swedish_words
from vectorstore import Index
from vectorstore.analysis import fold, terms

__all__ = ["Spelling"]

_WORD = re.compile(r"[^\W\d_]+")
_DOUBLE = re.compile(r"(.)\1")
_SHORTEST_NAME, _SHORTEST, _SURE, _LONG = 5, 6, 8, 9
"""Letters of a misspelt name, of another word with a letter too many or too few of two alike, of any other, and of one
in which two letters may be wrong."""
_LONGEST = 40
_SELDOM = 3
"""Times that answered questions written ahead may hold a misspelt word."""
_ENDING = 2
"""Letters at the end of a word that tell its form."""
_REMEMBERED = 2000
"""Words whose spelling is remembered; questions are untrusted, memory is bounded."""


class Spelling:
    """Puts misspelt words right; the reports' words are collected when the first unknown word comes."""

    def __init__(self, index: Index, names: Names) -> None:
        """Take names and words from what is indexed."""
        self._index = index
        self._known = frozenset({*names.places, *names.speakers, *names.reports})
        self._names = _single(_names_of(index))
        self._right = lru_cache(_REMEMBERED)(self._looked_up)

    def __call__(self, question: str) -> str:
        """A question with its misspelt words put right, all else as it was typed."""
        return TOKEN.sub(lambda match: self._right(match.group()), question)

    def _looked_up(self, word: str) -> str:
        if not _SHORTEST_NAME <= len(word) <= _LONGEST or word.isupper() or not _WORD.fullmatch(word):
            return word
        folded = fold(word)
        if folded in self._known or folded in self._words or not terms(word):
            return word
        meant = _nearest(folded, self._names, _SHORTEST_NAME) or _nearest(folded, self._words, _SHORTEST)
        if meant is None or not _is_slip(folded, fold(meant), name=meant[0].isupper()):
            return word
        if word.lower() in swedish_words() or self._is_written(word.lower()):
            return word
        return meant[0].upper() + meant[1:] if word[0].isupper() else meant

    def _is_written(self, word: str) -> bool:
        """Whether questions written ahead hold a word, in small letters: more than a few, or one unanswered one."""
        answered, unanswered = self._asked
        return word in unanswered or answered.count(word) > _SELDOM

    @cached_property
    def _asked(self) -> tuple[str, str]:
        """The questions that were written ahead, answered and not, in small letters."""
        index = self._index
        answered, unanswered = ("\n".join(text for text, _ in kept) for kept in (index.questions, index.unanswered))
        return answered.lower(), unanswered.lower()

    @cached_property
    def _words(self) -> Mapping[str, str]:
        """The reports' words in small letters, by their folded form."""
        counts = Counter(match.group() for p in self._index.passages for match in _WORD.finditer(p.text))
        small_first = sorted(counts, key=lambda word: (not word.islower(), -counts[word]))
        return _single((fold(word), word.lower()) for word in small_first)


def _names_of(index: Index) -> Iterable[tuple[str, str]]:
    for report in index.reports:
        yield from ((fold(name), name) for name in (*report.municipalities, *report.areas))
    for actor in actors():
        aliases = (*actor.aliases, *(alias for unit in actor.units for alias in unit.aliases))
        yield from ((fold(alias), alias) for alias in aliases)


def _single(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Words by their folded form, the first of each; no phrases."""
    found: dict[str, str] = {}
    for folded, shown in pairs:
        if " " not in folded:
            found.setdefault(folded, shown)
    return found


def _is_slip(typed: str, meant: str, *, name: bool) -> bool:
    """Whether a word misspells another and is not one of its own, or another form of it.

    It is by a letter doubled or not, exchanged with its neighbour or left out before the ending; in a ``name`` by one
    too many as well. Another letter makes another word: *Holland*, *kontrakten*.
    """
    if _DOUBLE.sub(r"\1", typed) == _DOUBLE.sub(r"\1", meant):
        return True
    exchanged = len(typed) == len(meant) and sorted(typed) == sorted(meant)
    if name:
        return exchanged or (len(typed) != len(meant) and not typed.startswith(meant))
    begin = min(len(typed), len(meant)) - _ENDING
    return len(typed) >= _SURE and (exchanged or len(typed) + 1 == len(meant)) and typed[:begin] != meant[:begin]


def _nearest(folded: str, known: Mapping[str, str], shortest: int) -> str | None:
    """The known word that is a letter away, in a long one two, and begins alike."""
    if len(folded) < shortest:
        return None
    match = process.extractOne(
        folded,
        [name for name in known if name[0] == folded[0] and len(name) >= shortest],
        scorer=DamerauLevenshtein.distance,
        score_cutoff=2 if len(folded) >= _LONG else 1,
    )
    return None if match is None else known[match[0]]
