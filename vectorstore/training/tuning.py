"""Tune the reader on questions: those that statements answer, and those that none does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from vectorstore.training.material import Asked
from vectorstore.training.reading import SHARP, by_length, half, improve, moved, optimizer_of, rate_at, told_apart
from vectorstore.training.transformer import MASK, PAD, PIECES, ReaderModel

__all__ = ["Draw", "Drawing", "NearScale", "Rows", "Tuning", "step_loss", "tune_reader"]

Numbers = NDArray[np.int64]

LABELS = (0.02, 0.98)
"""What an answered and an unanswered question should be given: surer answers would rest on slips in the data."""
BY_STATEMENT = 0.3
"""The part of the pairs in which the statement itself stands for the second question."""
DROPPED, THINNED = 0.15, 0.5
"""The share of pieces that are masked in tuning, and of the texts in which they are."""
DROPOUT = 0.15
"""More than in pretraining: there are few questions, and what is learnt of one must hold for others."""
LAG = 0.995
"""How slowly the mean of the weights follows them; it is what is kept."""
HARD = 3
"""How many of the nearest unanswered questions the hard negative is drawn from."""
FAR = -1e4
"""What a question counts as its own neighbour: nothing."""


@dataclass(frozen=True)
class Tuning:
    """How to tune: questions `alone`, `pairs` of one statement and questions by their `near` ones in each step."""

    steps: int = 1450
    alone: int = 320
    pairs: int = 420
    near: int = 200
    rate: float = 1.4e-4
    seed: int = 1


class NearScale(nn.Module):  # type: ignore[misc]
    """How the difference between nearest unanswered and answered questions becomes log odds."""

    def __init__(self) -> None:
        """Start from the difference as it is."""
        super().__init__()
        self.scale = nn.Parameter(torch.tensor(1.0))
        self.b = nn.Parameter(torch.tensor(0.0))

    def forward(self, difference: Tensor) -> Tensor:
        """Return the (n,) log odds of being unanswered."""
        return difference * self.scale.abs() + self.b


@dataclass(frozen=True)
class Draw:
    """The questions of one step, by their numbers among the answered (`known`) and the unanswered ones.

    `alone_*` (n,) are told apart by themselves; `pairs` (m, 2) are answered by `statements` (m,), which stands for
    the second where `by_statement`; `hard` (m,) are unanswered ones near the first. `near_*` (k,) are told apart by
    the answered and unanswered `neighbours_*` of all of them.
    """

    alone_known: Numbers
    alone_unknown: Numbers
    pairs: Numbers
    statements: Numbers
    by_statement: NDArray[np.bool_]
    hard: Numbers
    near_known: Numbers
    near_unknown: Numbers
    neighbours_known: Numbers
    neighbours_unknown: Numbers


class Drawing:
    """Draws the questions of a step."""

    def __init__(self, asked: Asked, plan: Tuning) -> None:
        """Collect the statements that answer two or more questions; raise `ValueError` when there is none."""
        by: dict[int, list[int]] = {}
        for number, statement in enumerate(asked.answered_by.tolist()):
            by.setdefault(statement, []).append(number)
        self._groups = [(key, np.array(found)) for key, found in by.items() if key >= 0 and len(found) > 1]
        if not self._groups:
            raise ValueError("no statement answers two questions")
        self._asked, self._plan, self._rng = asked, plan, np.random.default_rng(plan.seed)

    def draw(self) -> Draw:
        """Return the next step's questions."""
        rng, plan = self._rng, self._plan
        known, unknown = len(self._asked.answered.rows), len(self._asked.unanswered.rows)
        places = rng.choice(len(self._groups), min(plan.pairs, len(self._groups)), replace=False)
        chosen = [self._groups[place] for place in places]
        pairs = np.array([rng.choice(found, 2, replace=False) for _, found in chosen])
        close = self._asked.answered.unanswered[pairs[:, 0], :HARD]
        alone = rng.choice(known, plan.alone // 2), rng.choice(unknown, plan.alone // 2)
        near = rng.choice(known, plan.near // 2), rng.choice(unknown, plan.near // 2)
        both = self._asked.answered, self._asked.unanswered
        return Draw(
            *alone,
            pairs,
            np.array([key for key, _ in chosen]),
            rng.random(len(chosen)) < BY_STATEMENT,
            close[np.arange(len(chosen)), rng.integers(close.shape[1], size=len(chosen))],
            *near,
            np.unique(np.concatenate([kind.answered[drawn].ravel() for kind, drawn in zip(both, near, strict=True)])),
            np.unique(np.concatenate([kind.unanswered[drawn].ravel() for kind, drawn in zip(both, near, strict=True)])),
        )


@dataclass(frozen=True)
class Rows:
    """The rows of answered (`known`) and unanswered questions and of statements, on one device."""

    known: Tensor
    unknown: Tensor
    statements: Tensor

    @classmethod
    def of(cls, asked: Asked, device: torch.device) -> Rows:
        """Move the rows of `asked` to `device`."""
        return cls(*(moved(rows, device) for rows in (asked.answered.rows, asked.unanswered.rows, asked.statements)))


def thinned(rows: Tensor) -> Tensor:
    """Return (n, places) `rows` with some pieces of some texts masked: no single word may decide."""
    pieces = torch.rand(rows.shape, device=rows.device) < DROPPED
    texts = torch.rand(len(rows), 1, device=rows.device) < THINNED
    return torch.where(pieces & texts & (rows < PIECES), torch.full_like(rows, MASK), rows)


def step_loss(model: ReaderModel, scale: NearScale, rows: Rows, draw: Draw) -> Tensor:
    """Return the loss of one step: told apart alone, same statement (counted half), told apart by neighbours.

    All texts are read together, which a GPU does faster than the ten kinds of them one by one.
    """
    known = [draw.alone_known, *draw.pairs.T, draw.near_known, draw.neighbours_known]
    unknown = [draw.alone_unknown, draw.hard, draw.near_unknown, draw.neighbours_unknown]
    device = rows.known.device
    places = np.flatnonzero(draw.by_statement)
    told = rows.statements[draw.statements[places]]
    read = [rows.known[np.concatenate(known)], rows.unknown[np.concatenate(unknown)]]
    read = [functional.pad(part, (0, told.shape[1] - part.shape[1]), value=PAD) for part in read]
    with half(device):
        vectors, doubts = by_length(lambda part: model(thinned(part)), torch.cat([*read, told]))
    sizes = [len(numbers) for numbers in (*known, *unknown, places)]
    _, first, second, near, answered, _, hard, far, unanswered, said = vectors.split(sizes)
    odds = doubts.split(sizes)
    second = second.index_put((torch.from_numpy(places).to(device),), said)
    return (
        kind_loss(odds[0], odds[5])
        + 0.5 * told_apart(first, torch.cat([second, hard]))
        + near_loss(scale, torch.cat([near, far]), answered, unanswered, draw)
    )


def kind_loss(known: Tensor, unknown: Tensor) -> Tensor:
    """Return the loss of the log odds of being unanswered, given to answered (n,) and unanswered (m,) questions."""
    wanted = [torch.full_like(odds, label) for odds, label in zip((known, unknown), LABELS, strict=True)]
    return functional.binary_cross_entropy_with_logits(torch.cat([known, unknown]), torch.cat(wanted))


def near_loss(scale: NearScale, read: Tensor, answered: Tensor, unanswered: Tensor, draw: Draw) -> Tensor:
    """Return how badly the nearer neighbours, answered or unanswered, tell which of the two kinds a question is.

    What it should be given is softened as in :func:`kind_loss`.

    Args:
        scale: what makes log odds of the difference.
        read: the vectors of the answered, then the unanswered questions, (k, VECTOR).
        answered: the vectors of the answered neighbours of all of them, (a, VECTOR).
        unanswered: the vectors of the unanswered neighbours, (u, VECTOR).
        draw: the numbers of all of them; a question is no neighbour of itself.
    """
    known, unknown = len(draw.near_known), len(draw.near_unknown)
    nobody = np.array([-1])
    one = np.concatenate([draw.near_known, nobody.repeat(unknown)])[:, None] == draw.neighbours_known
    other = np.concatenate([nobody.repeat(known), draw.near_unknown])[:, None] == draw.neighbours_unknown
    strengths = [
        (read @ vectors.T * SHARP).masked_fill(torch.from_numpy(itself).to(read.device), FAR).logsumexp(1)
        for vectors, itself in ((answered, one), (unanswered, other))
    ]
    return kind_loss(*scale(strengths[1] - strengths[0]).split([known, unknown]))


def tune_reader(model: ReaderModel, asked: Asked, plan: Tuning) -> list[float]:
    """Tune `model` in place, on the device it is on, and return the loss of every step.

    What is kept is a mean of the weights that follows them. The encoder keeps the dropout of tuning.

    Raises `ValueError` when no statement answers two questions.
    """
    torch.manual_seed(plan.seed)
    device = model.enc.emb.weight.device
    drawing, rows = Drawing(asked, plan), Rows.of(asked, device)
    scale = NearScale().to(device)
    optimizer = optimizer_of([model, scale], plan.rate, 0.02)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(LAG))
    model.enc.dropout = DROPOUT
    model.train()
    losses = []
    for step in range(plan.steps):
        loss = step_loss(model, scale, rows, drawing.draw())
        improve(optimizer, loss, rate_at(step / plan.steps, plan.rate, 1e-7))
        average.update_parameters(model)
        losses.append(loss.detach())
    model.load_state_dict(average.module.state_dict())
    return [float(loss) for loss in losses]
