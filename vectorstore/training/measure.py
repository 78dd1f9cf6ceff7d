"""Measure a table of piece vectors on held-out pairs by whether the right text is among the first ten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from vectorstore.training.sources import Pairs

__all__ = ["Trial", "embed", "recall", "recalls"]

Trial = tuple[Pairs, Sequence[str]]
"""Held-out pairs (left asks, right is wanted) and further candidates that are never wanted."""


def embed(tokenizer: Tokenizer, table: NDArray[np.float32], texts: Sequence[str]) -> NDArray[np.float32]:
    """Return the (n, dim) unit vectors of `texts` under the (pieces, dim) `table`; zero rows for empty texts."""
    encoded = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    rows = [table[text.ids].sum(axis=0) for text in encoded]
    vectors = np.stack(rows) if rows else np.zeros((0, table.shape[1]), dtype=np.float32)
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12), dtype=np.float32)


def recall(tokenizer: Tokenizer, table: NDArray[np.float32], trial: Trial, first: int = 10) -> float:
    """Return the share (0 to 1) of asked texts whose wanted text is among the `first` nearest candidates."""
    pairs, others = trial
    asked = embed(tokenizer, table, pairs.left)
    candidates = embed(tokenizer, table, [*pairs.right, *others])
    scores = asked @ candidates.T
    wanted = scores[np.arange(len(pairs)), np.arange(len(pairs))]
    return float(np.mean((scores > wanted[:, None]).sum(axis=1) < first))


def recalls(tokenizer: Tokenizer, table: NDArray[np.float32], trials: Mapping[str, Trial]) -> dict[str, float]:
    """Return `recall` at ten for each of the named `trials`."""
    return {name: recall(tokenizer, table, trial) for name, trial in trials.items()}
