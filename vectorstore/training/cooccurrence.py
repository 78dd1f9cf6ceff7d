"""First vectors without labels: which pieces stand near each other (PPMI), reduced by a singular value split."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

__all__ = ["cooccurrences", "frequency_weights", "ppmi_vectors"]


def cooccurrences(texts: Sequence[Sequence[int]], size: int, window: int = 8) -> sparse.csr_matrix:
    """Return the symmetric (size, size) counts of pieces at most `window` places apart, weighted 1/distance."""
    flat = np.concatenate([np.asarray(text, dtype=np.int32) for text in texts if len(text)])
    owner = np.repeat(np.arange(len(texts), dtype=np.int32), [len(text) for text in texts])
    counts = sparse.csr_matrix((size, size), dtype=np.float32)
    for distance in range(1, window + 1):
        same = owner[distance:] == owner[:-distance]
        first, second = flat[:-distance][same], flat[distance:][same]
        weights = np.full(len(first), 1.0 / distance, dtype=np.float32)
        counts = counts + sparse.coo_matrix((weights, (first, second)), shape=(size, size)).tocsr()
    return (counts + counts.T).tocsr()


def ppmi_vectors(
    counts: sparse.csr_matrix, dim: int, seed: int, power: float = 0.5, smoothing: float = 0.75
) -> NDArray[np.float32]:
    """Return (size, dim) vectors: the positive pointwise mutual information of `counts`, decomposed.

    Context frequencies are raised to `smoothing`, singular values to `power`; rows are scaled to length 1 (a piece
    never seen keeps a zero row). Deterministic for one `seed`.
    """
    rows = np.asarray(counts.sum(axis=1)).ravel()
    contexts = rows**smoothing
    cells = counts.tocoo()
    with np.errstate(divide="ignore"):
        value = np.log(cells.data * contexts.sum() / (rows[cells.row] * contexts[cells.col]))
    keep = value > 0
    shape = (cells.shape[0], cells.shape[1])
    ppmi = sparse.csr_matrix((value[keep], (cells.row[keep], cells.col[keep])), shape=shape, dtype=np.float32)
    left, singular, _ = randomized_svd(ppmi, n_components=dim, n_iter=3, random_state=seed)
    vectors = left * singular**power
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


def frequency_weights(texts: Sequence[Sequence[int]], size: int, strength: float = 1e-3) -> NDArray[np.float32]:
    """Return a weight in (0, 1] for each piece, `strength` / (`strength` + its share of all pieces)."""
    seen = np.bincount(
        np.concatenate([np.asarray(text, dtype=np.int64) for text in texts if len(text)]), minlength=size
    )
    return np.asarray(strength / (strength + seen / seen.sum()), dtype=np.float32)
