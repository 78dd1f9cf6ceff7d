"""Swedish piece vectors from a teacher's English ones, by counting what translates what in parallel sentences.

The teacher's layers read vectors of its English word pieces. A Swedish piece that starts as the mean of the English
pieces it is translated by is read by the same layers as if it were English, which saves most of the training.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

__all__ = ["NOTHING", "Parallel", "Translations", "aligned_vectors", "parallel_sentences", "translations"]

Numbers = NDArray[np.int64]

NOTHING = 0
"""The English piece that stands for no word: BERT's padding piece, which never occurs in a text."""
LONGEST_SWEDISH, LONGEST_ENGLISH = 79, 87
"""Pieces of the longest sentences that are kept; links grow with the product of the two lengths."""
ROUNDS = 8
MOST = 6
"""English pieces that a Swedish piece is a mixture of, at most."""
SHARE = 0.3
"""A translation weaker than this part of the piece's best one is chance."""
LEAST = 0.05
"""A best translation with less likelihood than this counts as none."""
SEEN = 1.5
"""Expected occurrences of a piece's best translation from which it is trusted at all."""
NEAREST = 8
WARMTH = 0.1
"""Nearest pieces that lend a vector to one without translation, and what their cosines are divided by."""
BLOCK = 1000


@dataclass(frozen=True)
class Parallel:
    """Sentences in both languages: piece numbers ``swedish[i]`` and ``english[i]``, and the English text itself."""

    swedish: list[Numbers]
    english: list[Numbers]
    originals: list[str]


@dataclass(frozen=True)
class Translations:
    """What each Swedish piece is translated by.

    `words` (pieces, MOST) are English piece numbers, best first; `shares` (pieces, MOST) their parts, which sum to 1,
    or to 0 for a piece never linked to a word; `seen` (pieces,) how often the best one is expected in the sentences.
    """

    words: Numbers
    shares: NDArray[np.float32]
    seen: NDArray[np.float64]


@dataclass(frozen=True)
class Links:
    """Each Swedish place of a sentence with each English place of it, n links of k different kinds.

    `kind` (n,) numbers the link's kind; `piece` and `word` (k,) are a kind's Swedish and English piece;
    `swedish_place` and `english_place` (n,) number the places through all sentences.
    """

    kind: Numbers
    piece: Numbers
    word: Numbers
    swedish_place: Numbers
    english_place: Numbers


def parallel_sentences(pairs: Iterable[tuple[str, str]], swedish: Tokenizer, english: Tokenizer) -> Parallel:
    """Return the different (Swedish, English) `pairs`, without those of which one side is empty or very long."""
    both = list(dict.fromkeys(pairs))
    left = swedish.encode_batch([text for text, _ in both], add_special_tokens=False)
    right = english.encode_batch([text for _, text in both], add_special_tokens=False)
    kept = Parallel([], [], [])
    for one, other, (_, original) in zip(left, right, both, strict=True):
        if 0 < len(one.ids) <= LONGEST_SWEDISH and 0 < len(other.ids) <= LONGEST_ENGLISH:
            kept.swedish.append(np.array(one.ids, dtype=np.int64))
            kept.english.append(np.array(other.ids, dtype=np.int64))
            kept.originals.append(original)
    return kept


def links(swedish: Sequence[Numbers], english: Sequence[Numbers]) -> Links:
    """Return every link of sentences of which each has a Swedish piece; each English one begins with `NOTHING`."""
    words = [np.concatenate([[NOTHING], sentence]).astype(np.int64) for sentence in english]
    sizes = [(len(one), len(other)) for one, other in zip(swedish, words, strict=True)]
    starts = np.concatenate([[(0, 0)], np.cumsum(sizes, axis=0)])
    pieces = np.concatenate([np.repeat(one, size) for one, (_, size) in zip(swedish, sizes, strict=True)])
    across = np.concatenate([np.tile(other, size) for other, (size, _) in zip(words, sizes, strict=True)])
    width = int(across.max()) + 1
    kinds, kind = np.unique(pieces * width + across, return_inverse=True)
    return Links(
        kind,
        kinds // width,
        kinds % width,
        np.concatenate([start + np.repeat(np.arange(a), b) for (start, _), (a, b) in zip(starts, sizes, strict=False)]),
        np.concatenate([start + np.tile(np.arange(b), a) for (_, start), (a, b) in zip(starts, sizes, strict=False)]),
    )


def likelihoods(kind: Numbers, place: Numbers, giver: Numbers) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return IBM model 1: the likelihood of each of k kinds of link, and how often it is expected.

    Args:
        kind: each link's kind, (n,).
        place: the place that each link explains, (n,); the links of a place share it.
        giver: the piece that explains in each kind, (k,); the likelihoods of a giver sum to 1.
    """
    likely = counts = np.ones(len(giver))
    for _ in range(ROUNDS):
        expected = likely[kind]
        expected = expected / np.bincount(place, expected)[place]
        counts = np.bincount(kind, expected).astype(np.float64)
        likely = counts / np.bincount(giver, counts)[giver]
    return likely, counts


def translations(swedish: Sequence[Numbers], english: Sequence[Numbers], pieces: int) -> Translations:
    """Return what the Swedish pieces 0 to ``pieces - 1`` are translated by in parallel sentences.

    A translation must be likely in both directions: in one alone, frequent words are linked to everything.
    """
    found = links(swedish, english)
    forth, forth_seen = likelihoods(found.kind, found.english_place, found.piece)
    back, back_seen = likelihoods(found.kind, found.swedish_place, found.word)
    weight = np.sqrt(forth * back) * (found.word != NOTHING)
    order = np.lexsort((-weight, found.piece))
    rank = np.arange(len(order)) - np.searchsorted(found.piece[order], found.piece[order])
    order, rank = order[rank < MOST], rank[rank < MOST]
    words = np.full((pieces, MOST), NOTHING, dtype=np.int64)
    shares = np.zeros((pieces, MOST), dtype=np.float32)
    words[found.piece[order], rank] = found.word[order]
    shares[found.piece[order], rank] = weight[order]
    shares[shares < SHARE * shares.max(axis=1, keepdims=True)] = 0
    shares /= np.maximum(shares.sum(axis=1, keepdims=True), 1e-9)
    best = order[rank == 0]
    seen = np.zeros(pieces)
    seen[found.piece[best]] = np.minimum(forth_seen, back_seen)[best] * (weight[best] > LEAST)
    return Translations(words, shares, seen)


def aligned_vectors(
    found: Translations, english: NDArray[np.float32], static: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the (pieces, dim) Swedish vectors, each as long as the English ones are on average.

    The rarer a piece's translation, the more its vector is that of the nearest translated pieces in the static model.

    Args:
        found: the translations of the pieces.
        english: the teacher's vectors of its word pieces, (words, dim).
        static: the static model's vectors of the Swedish pieces, (pieces, any).

    Raises:
        ValueError: no piece has a translation that can be trusted.
    """
    trusted = np.flatnonzero(found.seen >= SEEN)
    if not len(trusted):
        raise ValueError("no piece of the parallel sentences has a translation")
    unit = static / np.maximum(np.linalg.norm(static, axis=1, keepdims=True), 1e-9)
    direct = np.zeros((len(static), english.shape[1]), dtype=np.float32)
    for number in range(MOST):
        direct += english[found.words[:, number]] * found.shares[:, number, None]
    lent = np.zeros_like(direct)
    for start in range(0, len(static), BLOCK):
        near, parts = nearest(unit[start : start + BLOCK] @ unit[trusted].T)
        lent[start : start + BLOCK] = (direct[trusted[near]] * parts[:, :, None]).sum(axis=1)
    own = (np.where(found.seen >= SEEN, found.seen / (found.seen + 1), 0)[:, None]).astype(np.float32)
    vectors = own * direct + (1 - own) * lent
    length = np.linalg.norm(english, axis=1).mean()
    scale = length / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return np.asarray(vectors * scale, dtype=np.float32)


def nearest(cosines: NDArray[np.float32]) -> tuple[Numbers, NDArray[np.float32]]:
    """Return the columns of the largest of (n, m) `cosines` in each row, and their softmax: both (n, few)."""
    few = min(NEAREST, cosines.shape[1])
    places = np.argpartition(-cosines, few - 1, axis=1)[:, :few]
    warm = np.take_along_axis(cosines, places, axis=1) / WARMTH
    parts = np.exp(warm - warm.max(axis=1, keepdims=True))
    return places, np.asarray(parts / parts.sum(axis=1, keepdims=True), dtype=np.float32)
