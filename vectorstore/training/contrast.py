"""Contrastive tuning of piece vectors in plain torch: texts that mean the same draw together, others apart."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from vectorstore.training.sources import Pairs

__all__ = ["Encoded", "Plan", "Table", "encode_pairs", "tune"]

Encoded = list[tuple[list[int], list[int]]]
"""Pairs of texts as piece numbers."""


@dataclass(frozen=True)
class Plan:
    """How to tune: `steps` of `batch` pairs, how often each source is drawn, and the usual numbers.

    `temperature` divides the cosines; `drop` is the share of pieces left out of a text at random; `rate` the first
    learning rate, which falls to zero in a cosine; `pull` the share of the loss that copies the teacher.
    """

    steps: int
    shares: Mapping[str, float]
    batch: int = 512
    temperature: float = 0.05
    drop: float = 0.15
    rate: float = 2e-3
    pull: float = 0.0
    seed: int = 1


class Table(nn.Module):  # type: ignore[misc]
    """Piece vectors as a free part plus the mean of shared letter-sequence vectors, times a weight per piece."""

    def __init__(
        self, vectors: NDArray[np.float32], weights: NDArray[np.float32], letters: list[NDArray[np.int64]], buckets: int
    ) -> None:
        """Start from (pieces, dim) `vectors`, (pieces,) `weights` and each piece's letter-sequence numbers."""
        super().__init__()
        self.free = nn.Parameter(torch.from_numpy(vectors.copy()))
        self.gate = nn.Parameter(torch.from_numpy(np.log(weights)))
        self.shared = nn.Parameter(torch.zeros(buckets, vectors.shape[1]))
        self.letters = letters

    def rows(self, pieces: Tensor) -> Tensor:
        """Return the (n, dim) vectors of the (n,) piece numbers."""
        picked = [self.letters[piece] for piece in pieces.tolist()]
        starts = np.cumsum([0] + [len(numbers) for numbers in picked[:-1]])
        flat = torch.from_numpy(np.concatenate(picked))
        shared = functional.embedding_bag(flat, self.shared, torch.from_numpy(starts), mode="mean")
        return (self.free[pieces] + shared) * torch.exp(self.gate[pieces])[:, None]

    def forward(self, texts: Sequence[Sequence[int]]) -> Tensor:
        """Return the (n, dim) unit vectors of `texts`, given as piece numbers; an empty text has a zero vector."""
        flat = torch.tensor([piece for text in texts for piece in text], dtype=torch.long)
        starts = torch.from_numpy(np.cumsum([0] + [len(text) for text in texts[:-1]]))
        pieces, places = torch.unique(flat, return_inverse=True)
        return functional.normalize(functional.embedding_bag(places, self.rows(pieces), starts, mode="mean"))

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def final(self) -> NDArray[np.float32]:
        """Return the (pieces, dim) table with weights and shared parts folded in."""
        table: NDArray[np.float32] = self.rows(torch.arange(len(self.letters))).numpy().astype(np.float32)
        return table


def encode_pairs(tokenizer: Tokenizer, pairs: Pairs) -> Encoded:
    """Return `pairs` as piece numbers, without the pairs of which a side has none."""
    left = [text.ids for text in tokenizer.encode_batch(pairs.left, add_special_tokens=False)]
    right = [text.ids for text in tokenizer.encode_batch(pairs.right, add_special_tokens=False)]
    return [(one, other) for one, other in zip(left, right, strict=True) if one and other]


def batches(pairs: Encoded, size: int, rng: random.Random) -> Iterator[list[int]]:
    """Yield places of `pairs` without end, `size` at a time, in a new random order each round."""
    order: list[int] = []
    while True:
        if len(order) < min(size, len(pairs)):
            order = rng.sample(range(len(pairs)), len(pairs))
        yield order[:size]
        order = order[size:]


def thinned(text: Sequence[int], drop: float, rng: random.Random) -> list[int]:
    """Return `text` with each piece left out with probability `drop`, but never all of them."""
    kept = [piece for piece in text if rng.random() >= drop]
    return kept or [rng.choice(text)]


def contrast(left: Tensor, right: Tensor, temperature: float) -> Tensor:
    """Return the symmetric InfoNCE loss of (n, dim) unit vectors where row i of each side belong together."""
    scores = left @ right.T / temperature
    target = torch.arange(len(scores))
    return (functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)) / 2


def copy_teacher(ours: Tensor, teacher: Tensor, temperature: float) -> Tensor:
    """Return how far the similarities among `ours` (n, dim) are from those among `teacher` (n, other dim) rows."""
    away = torch.eye(len(ours)) * -1e4
    wanted = functional.softmax(teacher @ teacher.T / temperature + away, dim=1)
    got = functional.log_softmax(ours @ ours.T / temperature + away, dim=1)
    return functional.kl_div(got, wanted, reduction="batchmean")


def tune(
    table: Table,
    sources: Mapping[str, Encoded],
    plan: Plan,
    taught: tuple[Sequence[Sequence[int]], NDArray[np.float32]] | None = None,
) -> list[float]:
    """Tune `table` in place after `plan` and return the loss of every step; the same seed gives the same table.

    Each step draws one source, by its share, and one batch of it: the other pairs of the batch are the negatives.
    `taught` holds texts and the teacher's unit vectors of their translations; it is drawn when `plan.pull` > 0.
    """
    rng = random.Random(plan.seed)  # noqa: S311 - a repeatable draw, no secret
    torch.manual_seed(plan.seed)
    names = [name for name in plan.shares if sources.get(name)]
    draws = {name: batches(sources[name], plan.batch, rng) for name in names}
    optimizer = torch.optim.Adam(table.parameters(), lr=plan.rate, fused=True)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, plan.steps)
    losses = []
    for _ in range(plan.steps):
        if taught is not None and rng.random() < plan.pull:
            places = rng.sample(range(len(taught[0])), plan.batch)
            ours = table([thinned(taught[0][place], plan.drop, rng) for place in places])
            loss = copy_teacher(ours, torch.from_numpy(taught[1][places]), plan.temperature)
        else:
            name = rng.choices(names, [plan.shares[name] for name in names])[0]
            pairs = [sources[name][place] for place in next(draws[name])]
            sides = [[thinned(pair[side], plan.drop, rng) for pair in pairs] for side in (0, 1)]
            loss = contrast(table(sides[0]), table(sides[1]), plan.temperature)
        optimizer.zero_grad(set_to_none=False)
        loss.backward()
        optimizer.step()
        schedule.step()
        losses.append(float(loss.detach()))
    return losses
