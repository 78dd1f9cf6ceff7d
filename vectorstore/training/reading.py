"""Pretrain the reader: on hidden pieces of all its texts, and beside the teacher on what sentences mean."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from vectorstore.training.material import Asked, Running
from vectorstore.training.transformer import MASK, PAD, PIECES, ROWS, VECTOR, WIDTH, Encoder, mean

__all__ = [
    "SHARP",
    "Pretraining",
    "half",
    "improve",
    "moved",
    "on_device",
    "optimizer_of",
    "pretrain",
    "rate_at",
    "trimmed",
]

SHARP = 20.0
"""What cosines are multiplied by before they are compared (a temperature of 0.05)."""
GUESSED, HIDDEN, REPLACED = 0.2, 0.16, 0.18
"""Pieces to guess: the share of all, of which up to the second share are masked, up to the third made random ones."""
SHARES = (0.35, 0.2, 0.25, 0.2)
"""How often law, statements, questions and sentences are drawn in pretraining."""
WARMING = 0.05
"""The part of the steps in which the learning rate rises."""


@dataclass(frozen=True)
class Pretraining:
    """How to pretrain: `batch` paragraphs or statements, or twice as many questions or sentences, and `rate` at most.

    Each step also compares `batch` sentences with the teacher.
    """

    steps: int = 2200
    batch: int = 256
    rate: float = 4e-4
    seed: int = 1


class PretrainingHeads(nn.Module):  # type: ignore[misc]
    """What only pretraining needs: `guess` and `bias` name a hidden piece, `vector` is compared with the teacher's."""

    def __init__(self) -> None:
        """Start from random weights; pieces are named by the encoder's own piece vectors."""
        super().__init__()
        self.guess = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.LayerNorm(WIDTH))
        self.bias = nn.Parameter(torch.zeros(ROWS))
        self.vector = nn.Linear(WIDTH, VECTOR)


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


def optimizer_of(modules: Sequence[nn.Module], rate: float, decay: float, spare: bool) -> torch.optim.Optimizer:
    """Return AdamW over the parameters of `modules`; with `spare`, vectors and single numbers do not decay."""
    parameters = [parameter for module in modules for parameter in module.parameters()]
    free = [parameter for parameter in parameters if spare and parameter.ndim < 2]
    rest = [parameter for parameter in parameters if not (spare and parameter.ndim < 2)]
    groups = [{"params": rest}, {"params": free, "weight_decay": 0.0}] if free else [{"params": rest}]
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

    Each step guesses hidden pieces of one kind of text, and brings Swedish sentences to the teacher's vectors of
    their English originals.
    """
    rng = np.random.default_rng(plan.seed)
    torch.manual_seed(plan.seed)
    device = encoder.emb.weight.device
    heads = PretrainingHeads().to(device)
    questions = np.concatenate([asked.answered.rows, asked.unanswered.rows])
    kinds = [moved(rows, device) for rows in (running.law, asked.statements, questions, running.sentences)]
    taught = moved(running.taught, device)
    optimizer = optimizer_of([encoder, heads], plan.rate, 0.01, spare=False)
    encoder.train()
    losses = []
    for step in range(plan.steps):
        kind = int(rng.choice(len(kinds), p=SHARES))
        size = plan.batch if kind < 2 else 2 * plan.batch
        rows = trimmed(kinds[kind][torch.randint(len(kinds[kind]), (size,), device=device)])
        drawn = torch.randint(len(taught), (plan.batch,), device=device)
        with half(device):
            loss = guessing_loss(encoder, heads, rows)
            loss = loss + likeness_loss(encoder, heads, trimmed(kinds[3][drawn]), taught[drawn])
        improve(optimizer, loss, rate_at(step / plan.steps, plan.rate, 1e-6))
        losses.append(loss.detach())
    return [float(loss) for loss in losses]


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


def likeness_loss(encoder: Encoder, heads: PretrainingHeads, rows: Tensor, taught: Tensor) -> Tensor:
    """Return how far (n, places) `rows` are from the teacher's (n, VECTOR) vectors, alone and among each other."""
    states, seen = encoder(rows)
    vectors = functional.normalize(heads.vector(mean(states, seen)).float(), dim=1)
    among = functional.cross_entropy(vectors @ taught.T * SHARP, torch.arange(len(rows), device=rows.device))
    return among + (1 - (vectors * taught).sum(1)).mean()
