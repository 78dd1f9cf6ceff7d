"""Which statements take up a subject.

A statement does so by its words (stems, near spellings, compounds, synonyms) or
by its meaning (nearness of its vector to the question's). Words decide where
they can: a reader can see them.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import DamerauLevenshtein

from assistant.question import Concept, Subject
from ingestion import Passage, Statement
from vectorstore import Index
from vectorstore.analysis import terms

__all__ = ["Match", "SubjectMatcher"]

_SHORTEST = 6
"""Letters of a stem below which no misspelling is guessed at."""
_ALIKE = 0.85
_SHARED = 0.6
"""Share of the longer stem that a shared beginning must make up."""
_LEAST_SHARED = 8
"""Letters of such a beginning at least."""
_HEAD = 5
"""Letters of a stem at least that longer words may begin with: *boende* in *boendeansvar*."""
_SYNONYM = 0.8
_NEAR_SPELLING = 0.95
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
        self._held: dict[tuple[str, int], frozenset[str]] = {}
        self._vectors: dict[tuple[str, int], NDArray[np.float32]] = {}
        self._holding: Counter[str] = Counter()
        self._near: dict[str, frozenset[str]] = {}

    def match(self, subject: Subject, pairs: Sequence[tuple[Passage, Statement]]) -> list[Match]:
        """How far each statement takes up ``subject``."""
        self._prepare()
        meanings = self.meanings(subject.text, pairs)
        weighed = [(self._words_of(concept), self._weight(concept)) for concept in subject.concepts]
        total = sum(weight for _, weight in weighed)
        found = []
        for (passage, statement), meaning in zip(pairs, meanings, strict=True):
            held = self._held[passage.passage_id, statement.start]
            taken = sum(weight * max((q[t] for t in held if t in q), default=0.0) for q, weight in weighed)
            found.append(Match(taken / total if total else 0.0, meaning))
        return found

    def _prepare(self) -> None:
        """Read every statement's terms; done once, and the same whoever comes first."""
        if self._held:
            return
        held = {(p.passage_id, s.start): frozenset(terms(s.shown)) for p in self._index.passages for s in p.statements}
        self._holding = Counter(term for found in held.values() for term in found)
        self._held = held

    def _words_of(self, concept: Concept) -> dict[str, float]:
        """Terms of the reports that stand for a concept, each with how surely."""
        words = dict.fromkeys(concept.stems, _SYNONYM)
        for term in concept.own:
            words |= dict.fromkeys(self._alike(term), _NEAR_SPELLING)
        return words | dict.fromkeys(concept.own, 1.0)

    def _weight(self, concept: Concept) -> float:
        """How much a concept tells: the inverse document frequency of its own words."""
        total = len(self._held)
        own = concept.own.union(*(self._alike(term) for term in concept.own))
        holding = min(total, sum(self._holding[term] for term in own))
        weight = math.log1p((total - holding + 0.5) / (holding + 0.5))
        return weight if holding else weight * _UNKNOWN

    def _alike(self, term: str) -> frozenset[str]:
        """Terms of the reports that are a near spelling of a term, or share a long beginning with it."""
        if len(term) < _HEAD:
            return frozenset()
        if term not in self._near:
            self._near[term] = frozenset(other for other in self._holding if other != term and _is_alike(term, other))
        return self._near[term]

    def meanings(self, text: str, pairs: Sequence[tuple[Passage, Statement]]) -> list[float]:
        """Cosine of each statement with the question, negative ones as 0."""
        if not pairs:
            return []
        self._embed(pairs)
        vector = np.asarray(self._index.vectors.embed(text), dtype=np.float32)
        rows = np.stack([self._vectors[p.passage_id, s.start] for p, s in pairs])
        return [max(0.0, float(value)) for value in rows @ vector]

    def _embed(self, pairs: Iterable[tuple[Passage, Statement]]) -> None:
        """Embed the statements that have no vector yet."""
        new = [(p, s) for p, s in pairs if (p.passage_id, s.start) not in self._vectors]
        if new:
            rows = np.asarray(self._index.vectors.embed_all([s.shown for _, s in new]), dtype=np.float32)
            self._vectors |= {(p.passage_id, s.start): row for (p, s), row in zip(new, rows, strict=True)}


def _is_alike(term: str, other: str) -> bool:
    """Whether two stems are spellings or compounds of one word."""
    if other.startswith(term):
        return len(term) >= _HEAD
    longer = max(len(term), len(other))
    if len(other) < _SHORTEST or min(len(term), len(other)) < 0.5 * longer:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(term, other, strict=False)) if a != b), min(len(term), len(other)))
    if shared >= max(_LEAST_SHARED, _SHARED * longer):
        return True
    return len(term) >= _SHORTEST and DamerauLevenshtein.normalized_similarity(term, other, score_cutoff=_ALIKE) > 0
