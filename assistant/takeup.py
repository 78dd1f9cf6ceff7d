"""Which statements take up a subject.

A statement does so by its words (stems, near spellings, compounds, synonyms) or
by its meaning (nearness of its vector to the question's). Words decide where
they can: a reader can see them.
"""

import math
import re
import threading
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, Prefix

from assistant.question import Concept, Subject
from ingestion import Passage, Statement
from vectorstore import Index
from vectorstore.analysis import terms

__all__ = ["Match", "SubjectMatcher"]

_SHORTEST = 6
"""Letters of a stem below which no misspelling is guessed at."""
_ALIKE = 0.85
_SHARED = 0.85
"""Share of a stem that another must begin with: *samordningsansvar* begins as *samordningshandledare* does, and is
something else."""
_SHARED_OF_LONGER = 0.6
"""Share of the longer stem of two that the shorter one must make up: *missbruk* in *missbruksvård*."""
_COMMON = 0.02
"""Share of all statements from which a shorter stem is too general: *samverkan* does not take up *samverkansgrupp*."""
_LEAST_SHARED = 8
"""Letters of such a beginning at least."""
_HEAD = 5
"""Letters of a stem at least that longer words may begin with: *boende* in *boendeansvar*."""
_NUMBER = re.compile(r"\d{2,}")
_REMEMBERED = 10_000
"""Terms whose likes are remembered; questions are untrusted, memory is bounded."""
_AT_ONCE = 8
"""Subjects whose statements are remembered, for one question asks for the same more than once."""
_SYNONYM = 0.8
_NEAR_SPELLING = 0.95
_MOST_TELLING = 2.0
_TELLING_LENGTH = 10
_UNKNOWN = 0.5
"""Weight, as a share, of a concept that no statement holds a word of."""


@dataclass(frozen=True, slots=True)
class Match:
    """How far a statement takes up a subject, each from 0 to 1."""

    words: float
    meaning: float

    @property
    def score(self) -> float:
        """Both in one number, to order statements by."""
        return self.words + self.meaning


class SubjectMatcher:
    """Compares the statements of an index with subjects; what costs is prepared once, at first use."""

    def __init__(self, index: Index) -> None:
        """Match statements of ``index``."""
        self._index = index
        self._near: dict[str, frozenset[str]] = {}
        self._vectors: NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)
        self._embedded: set[int] = set()
        self._worded = lru_cache(_AT_ONCE)(self._by_words)
        self._answered = lru_cache(_AT_ONCE)(self._answers)
        self._lock = threading.Lock()  # the page asks from several threads

    def match(self, subject: Subject, pairs: Sequence[tuple[Passage, Statement]]) -> list[Match]:
        """How far each statement takes up ``subject``."""
        if not pairs:
            return []
        words = self._worded(subject)[self._numbers(pairs)]
        return [
            Match(float(held), meaning) for held, meaning in zip(words, self.meanings(subject.text, pairs), strict=True)
        ]

    def meanings(self, text: str, pairs: Sequence[tuple[Passage, Statement]]) -> list[float]:
        """Cosine of each statement with a text, negative ones as 0."""
        if not pairs:
            return []
        vector = np.asarray(self._index.vectors.embed(text), dtype=np.float32)
        numbers = self._numbers(pairs)
        self._embed(numbers, len(vector))
        return [max(0.0, float(value)) for value in self._vectors[numbers] @ vector]

    def alike(self, pairs: Sequence[tuple[Passage, Statement]], to: Sequence[int]) -> NDArray[np.float32]:
        """Cosines of statements with some of them, shape (pairs, to); only those that were compared have a vector."""
        vectors = self._vectors[self._numbers(pairs)]
        found: NDArray[np.float32] = vectors @ vectors[list(to)].T
        return found

    def answering(self, text: str, pairs: Sequence[tuple[Passage, Statement]]) -> list[float]:
        """Cosine of a question with the nearest one that each statement was said to answer, ahead of time; else 0."""
        if not pairs:
            return []
        return [float(value) for value in self._answered(text)[self._numbers(pairs)]]

    def _answers(self, text: str) -> NDArray[np.float32]:
        """The same of every statement."""
        texts, statements = self._answering
        cosines = self._index.vectors.cosines("questions", self._index.vectors.embed(text), texts)
        if asked := frozenset(_NUMBER.findall(text)):
            # Vectors hardly tell 2017 from 2018; who asks for one does not ask for the other.
            others = [bool(held) and held.isdisjoint(asked) for held in self._numbers_asked]
            cosines = np.where(others, 0.0, cosines)
        best = np.zeros(len(self._statements), dtype=np.float32)
        np.maximum.at(best, statements, cosines)
        return best

    @cached_property
    def _answering(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The questions of which a statement is known that answers them, and that statement: both of shape (known,)."""
        texts = np.flatnonzero(self._index.answering >= 0)
        return texts, self._index.answering[texts]

    @cached_property
    def _numbers_asked(self) -> list[frozenset[str]]:
        """The numbers in each of the questions of which a statement is known that answers them."""
        count = len(self._index.questions)
        asked = (self._index.questions[text][0] if text < count else "" for text in self._answering[0])
        return [frozenset(_NUMBER.findall(question)) for question in asked]

    @cached_property
    def _statements(self) -> list[tuple[tuple[str, int], str]]:
        """Every statement: its key and what is shown of it."""
        return [((p.passage_id, s.start), s.shown) for p in self._index.passages for s in p.statements]

    @cached_property
    def _places(self) -> dict[tuple[str, int], int]:
        return {key: number for number, (key, _) in enumerate(self._statements)}

    @cached_property
    def _holding(self) -> dict[str, list[int]]:
        """The statements that hold each term."""
        found: dict[str, list[int]] = {}
        for number, (_, shown) in enumerate(self._statements):
            for term in set(terms(shown)):
                found.setdefault(term, []).append(number)
        return found

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._holding)

    def _numbers(self, pairs: Iterable[tuple[Passage, Statement]]) -> list[int]:
        return [self._places[passage.passage_id, statement.start] for passage, statement in pairs]

    def _by_words(self, subject: Subject) -> NDArray[np.float32]:
        """Share of the subject's concepts, by weight, that each statement holds."""
        taken = np.zeros(len(self._statements), dtype=np.float32)
        total = 0.0
        for concept in subject.concepts:
            held = np.zeros_like(taken)
            for term, sure in self._words_of(concept).items():
                at = self._holding.get(term, [])
                held[at] = np.maximum(held[at], sure)
            weight = self.weight(concept)
            taken += weight * held
            total += weight
        return taken / total if total else taken

    def _words_of(self, concept: Concept) -> dict[str, float]:
        """Terms of the reports that stand for a concept, each with how surely."""
        words = dict.fromkeys(concept.stems, _SYNONYM)
        for term in concept.own:
            words |= dict.fromkeys(self._alike(term), _NEAR_SPELLING)
        return words | dict.fromkeys(concept.own, 1.0)

    def weight(self, concept: Concept) -> float:
        """How much a concept tells: the inverse document frequency of its own words."""
        total = len(self._statements)
        own = concept.own.union(*(self._alike(term) for term in concept.own))
        holding = len({number for term in own for number in self._holding.get(term, ())})
        weight = math.log1p((total - holding + 0.5) / (holding + 0.5)) * _telling(concept.word)
        return weight if holding else weight * _UNKNOWN

    def _alike(self, term: str) -> frozenset[str]:
        """Terms of the reports that are a near spelling of a term, or share a long beginning with it."""
        if len(term) < _HEAD:
            return frozenset()
        if term not in self._near:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            spelt = {term, *self._misspelt(term)}
            self._near[term] = frozenset(spelt.union(*map(self._compounds, spelt))) - {term}
        return self._near[term]

    def _compounds(self, term: str) -> set[str]:
        """Terms that begin with a term, or share a long beginning with it."""
        found = set(self._starting(term))
        for other in self._starting(term[:_LEAST_SHARED]) if len(term) >= _LEAST_SHARED else ():
            shared = Prefix.similarity(term, other)
            if term.startswith(other):
                alike = len(self._holding[other]) <= _COMMON * len(self._statements)
            else:
                alike = shared >= _SHARED * len(term)
            if alike and shared >= _SHARED_OF_LONGER * max(len(term), len(other)):
                found.add(other)
        return found

    def _starting(self, head: str) -> list[str]:
        """Terms that begin with some letters."""
        return self._sorted[bisect_left(self._sorted, head) : bisect_left(self._sorted, head + "\uffff")]

    def _misspelt(self, term: str) -> set[str]:
        """Terms that differ from a term by a letter or two."""
        if len(term) < _SHORTEST:
            return set()
        scorer = DamerauLevenshtein.normalized_similarity
        near = process.extract(term, self._sorted, scorer=scorer, score_cutoff=_ALIKE, limit=None)
        return {str(match[0]) for match in near if len(match[0]) >= _SHORTEST}

    def _embed(self, numbers: Sequence[int], dimensions: int) -> None:
        """Embed the statements that have no vector yet."""
        with self._lock:
            if self._vectors.shape[1] != dimensions:
                self._vectors = np.zeros((len(self._statements), dimensions), dtype=np.float32)
            new = [number for number in dict.fromkeys(numbers) if number not in self._embedded]
            if new:
                rows = self._index.vectors.embed_all([self._statements[number][1] for number in new])
                self._vectors[new] = np.asarray(rows, dtype=np.float32)
                self._embedded.update(new)


def _telling(word: str) -> float:
    """How much more a word tells for its length: a long compound is the thing itself, a short verb seldom."""
    return min(_MOST_TELLING, max(1.0, len(word) / _TELLING_LENGTH))
