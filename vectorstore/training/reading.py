"""Pretrain the reader: on hidden pieces of all its texts, beside the teacher on what sentences mean, and on pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from vectorstore.training.material import STATEMENT, Asked, Running
from vectorstore.training.transformer import MASK, PAD, PIECES, ROWS, WIDTH, Encoder, mean

__all__ = [
    "SHARP",
    "Pretraining",
    "by_length",
    "half",
    "improve",
    "moved",
    "on_device",
    "optimizer_of",
    "pretrain",
    "rate_at",
    "told_apart",
]

SHARP = 20.0
"""What cosines are multiplied by before they are compared (a temperature of 0.05)."""
GUESSED, HIDDEN, REPLACED = 0.2, 0.16, 0.18
"""Pieces to guess: the share of all, of which up to the second share are masked, up to the third made random ones."""
SHARES = (0.3, 0.2, 0.15, 0.22, 0.13)
"""How often law, other paragraphs, statements, questions and sentences are drawn in pretraining."""
ALIKE = (0.35, 0.25, 0.15, 0.25)
"""How often each kind of pairs is drawn: synonyms, phrases, concepts, entailments."""
BY_PAIRS = 0.5
"""What pairs count for, against 1 of the hidden pieces and of the teacher."""
SHORT = 0.8
"""The part of a batch that is read first, without the padding that the longest texts need."""
WARMING = 0.05
"""The part of the steps in which the learning rate rises."""


@dataclass(frozen=True)
class Pretraining:
    """How to pretrain: `batch` paragraphs, or twice as many shorter texts, and `rate` at most.

    Each step also compares twice `batch` sentences with the teacher, and `batch` pairs with each other.
    """

    steps: int = 2600
    batch: int = 256
    rate: float = 4e-4
    seed: int = 1


class PretrainingHeads(nn.Module):  # type: ignore[misc]
    """What only pretraining needs: `guess` and `bias` name a hidden piece, `vector` is compared with others."""

    def __init__(self) -> None:
        """Start from random weights; pieces are named by the encoder's own piece vectors."""
        super().__init__()
        self.guess = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.LayerNorm(WIDTH))
        self.bias = nn.Parameter(torch.zeros(ROWS))
        self.vector = nn.Linear(WIDTH, WIDTH)


def on_device() -> torch.device:
    """Return a GPU when torch has one, and the processor otherwise."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def half(device: torch.device) -> AbstractContextManager[Any]:
    """Return a block in which a GPU computes in 16 bits; a processor would only become slower."""
    block: AbstractContextManager[Any] = torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda")
    return block


def moved(rows: NDArray[Any], device: torch.device) -> Tensor:
    """Return `rows` on the device."""
    return torch.from_numpy(rows).to(device)


def trimmed(rows: Tensor) -> Tensor:
    """Return (n, places) `rows` without the columns that are padding in all, in a multiple of eight places."""
    longest = int((rows != PAD).sum(1).max()) if len(rows) else 0
    return rows[:, : max(8, (longest + 7) // 8 * 8)]


def by_length(read: Callable[[Tensor], tuple[Tensor, ...]], rows: Tensor) -> tuple[Tensor, ...]:
    """Return what `read` makes of (n, places) `rows`: the shorter ones are read apart, so that little is padding."""
    order = (rows != PAD).sum(1).argsort(stable=True)
    cut = int(SHORT * len(rows))
    found = [read(trimmed(rows[part])) for part in (order[:cut], order[cut:]) if len(part)]
    back = order.argsort()
    return tuple(torch.cat(values)[back] for values in zip(*found, strict=True))


def optimizer_of(modules: Sequence[nn.Module], rate: float, decay: float) -> torch.optim.Optimizer:
    """Return AdamW over the parameters of `modules`; vectors and single numbers do not decay."""
    parameters = [parameter for module in modules for parameter in module.parameters()]
    free = [parameter for parameter in parameters if parameter.ndim < 2]
    groups = [{"params": [one for one in parameters if one.ndim > 1]}, {"params": free, "weight_decay": 0.0}]
    fused = parameters[0].device.type == "cuda"
    return torch.optim.AdamW(groups, lr=rate, weight_decay=decay, betas=(0.9, 0.98), fused=fused)


def rate_at(done: float, rate: float, least: float) -> float:
    """Return the learning rate after the part `done` (0 to 1) of the steps: it rises to `rate` and falls to `least`."""
    return rate * min(1.0, done / WARMING) * (1 - done) + least


def improve(optimizer: torch.optim.Optimizer, loss: Tensor, rate: float) -> None:
    """Take one step against `loss` with the learning rate `rate`."""
    for group in optimizer.param_groups:
        group["lr"] = rate
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_([one for group in optimizer.param_groups for one in group["params"]], 1.0)
    optimizer.step()


def pretrain(encoder: Encoder, running: Running, asked: Asked, plan: Pretraining) -> list[float]:
    """Train `encoder` in place, on the device it is on, and return the loss of every step.

    Each step guesses hidden pieces of one kind of text, brings Swedish sentences to the teacher's vectors of their
    English originals, and brings texts to those that mean nearly the same.
    """
    rng = np.random.default_rng(plan.seed)
    torch.manual_seed(plan.seed)
    device = encoder.emb.weight.device
    heads = PretrainingHeads().to(device)
    questions = np.concatenate([asked.answered.rows, asked.unanswered.rows])
    texts = (running.law, running.swedish, asked.statements, questions, running.sentences)
    held = [(moved(rows, device), share) for rows, share in zip(texts, SHARES, strict=True) if len(rows)]
    pairs = [(moved(one, device), moved(other, device), share) for (one, other), share in alike_of(running)]
    sentences, taught = moved(running.sentences, device), moved(running.taught, device)
    optimizer = optimizer_of([encoder, heads], plan.rate, 0.01)
    encoder.train()
    losses = []
    for step in range(plan.steps):
        rows = held[drawn_from(rng, [share for _, share in held])][0]
        size = plan.batch if rows.shape[1] > STATEMENT else 2 * plan.batch
        rows = trimmed(rows[torch.randint(len(rows), (size,), device=device)])
        drawn = torch.randint(len(taught), (2 * plan.batch,), device=device)
        with half(device):
            loss = guessing_loss(encoder, heads, rows)
            loss = loss + likeness_loss(encoder, heads, sentences[drawn], taught[drawn])
            if pairs:
                one, other, _ = pairs[drawn_from(rng, [share for *_, share in pairs])]
                drawn = torch.randperm(len(one), device=device)[: plan.batch]
                loss = loss + BY_PAIRS * pairs_loss(encoder, heads, one[drawn], other[drawn])
        improve(optimizer, loss, rate_at(step / plan.steps, plan.rate, 1e-6))
        losses.append(loss.detach())
    return [float(loss) for loss in losses]


def alike_of(running: Running) -> list[tuple[tuple[NDArray[np.int64], NDArray[np.int64]], float]]:
    """Return the kinds of pairs that there are, each with how often it is drawn."""
    return [(both, share) for both, share in zip(running.alike, ALIKE, strict=True) if len(both[0])]


def drawn_from(rng: np.random.Generator, shares: Sequence[float]) -> int:
    """Return a random place in `shares`, each as often as its share of their sum says."""
    return int(rng.choice(len(shares), p=np.array(shares) / sum(shares)))


def hidden(rows: Tensor) -> tuple[Tensor, Tensor]:
    """Return (n, places) `rows` with some pieces masked or replaced, and where there is something to guess."""
    chance = torch.rand(rows.shape, device=rows.device)
    guessed = (rows < PIECES) & (chance < GUESSED)
    given = torch.where(guessed & (chance < HIDDEN), torch.full_like(rows, MASK), rows)
    other = torch.randint(PIECES, rows.shape, device=rows.device)
    return torch.where(guessed & (chance >= HIDDEN) & (chance < REPLACED), other, given), guessed


def guessing_loss(encoder: Encoder, heads: PretrainingHeads, rows: Tensor) -> Tensor:
    """Return how badly hidden pieces of (n, places) `rows` are guessed; 0 when chance hid none."""
    given, guessed = hidden(rows)
    states, _ = encoder(given)
    scores = heads.guess(states[guessed]) @ encoder.emb.weight.T + heads.bias
    return functional.cross_entropy(scores.float(), rows[guessed], reduction="sum") / guessed.sum().clamp(min=1)


def sentence_vectors(encoder: Encoder, heads: PretrainingHeads, rows: Tensor) -> Tensor:
    """Return the (n, WIDTH) unit vectors of (n, places) `rows`, with which sentences are compared."""

    def read(part: Tensor) -> tuple[Tensor]:
        return (heads.vector(mean(*encoder(part))),)

    return functional.normalize(by_length(read, rows)[0].float(), dim=1)


def likeness_loss(encoder: Encoder, heads: PretrainingHeads, rows: Tensor, taught: Tensor) -> Tensor:
    """Return how far (n, places) `rows` are from the teacher's (n, WIDTH) vectors: alone, twice, and among others."""
    vectors = sentence_vectors(encoder, heads, rows)
    return told_apart(vectors, taught) + 2 * (1 - (vectors * taught).sum(1)).mean()


def pairs_loss(encoder: Encoder, heads: PretrainingHeads, rows: Tensor, others: Tensor) -> Tensor:
    """Return how badly each of (n, places) `rows` finds that of `others` which means nearly the same."""
    return told_apart(*sentence_vectors(encoder, heads, torch.cat([rows, others])).chunk(2))


def told_apart(vectors: Tensor, others: Tensor) -> Tensor:
    """Return InfoNCE of (n, dim) unit vectors: each belongs to that of (n or more, dim) `others` in its own row."""
    return functional.cross_entropy(vectors @ others.T * SHARP, torch.arange(len(vectors), device=vectors.device))
