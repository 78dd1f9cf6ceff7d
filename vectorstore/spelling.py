"""What a misspelt word stands for."""

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

__all__ = ["SHORTEST", "closest"]

SHORTEST = 5
"""Letters of a word below which no misspelling is guessed at."""
_LEAST_ALIKE = 0.8


def closest(word: str, known: Sequence[str]) -> str | None:
    """The known word that ``word`` misspells by a letter or two; ``None`` when none is near enough."""
    if len(word) < SHORTEST:
        return None
    match = process.extractOne(word, known, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_LEAST_ALIKE)
    return None if match is None else str(match[0])
