"""The reader: a small transformer over the pieces of the static model, started from an English teacher's layers."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from vectorstore.training.teacher import Weights

__all__ = [
    "CLS",
    "MASK",
    "PAD",
    "PIECES",
    "ROWS",
    "SEP",
    "WIDTH",
    "Encoder",
    "ReaderModel",
    "mean",
    "taught_encoder",
]

PIECES = 24_000
"""Pieces of the static model's tokenizer; the four special ones follow them."""
CLS, SEP, MASK, PAD = range(PIECES, PIECES + 4)
ROWS = PIECES + 4
WIDTH = 384
HEADS = 12
PLACES = 256
"""Pieces of the longest text, special ones included."""
TYPES = 8
DROPOUT = 0.1
VECTOR = 128
"""Numbers of the vector that texts are compared by."""

TEACHER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "n1": "attention.output.LayerNorm",
    "i": "intermediate.dense",
    "f": "output.dense",
    "n2": "output.LayerNorm",
}
"""A layer's parts, and what BERT calls them."""


class Layer(nn.Module):  # type: ignore[misc]
    """One layer of BERT: attention over all places, then two dense steps, each added to its input and normalised."""

    def __init__(self) -> None:
        """Start from torch's random weights."""
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.n1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.i = nn.Linear(WIDTH, 4 * WIDTH)
        self.f = nn.Linear(4 * WIDTH, WIDTH)
        self.n2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, states: Tensor, seen: Tensor, dropout: float = DROPOUT) -> Tensor:
        """Return the new (n, places, WIDTH) `states`; only places where `seen` (n, 1, 1, places) is true are read."""
        count, places, _ = states.shape
        asked, keys, values = (
            part(states).view(count, places, HEADS, WIDTH // HEADS).transpose(1, 2) for part in (self.q, self.k, self.v)
        )
        read = functional.scaled_dot_product_attention(asked, keys, values, attn_mask=seen)
        read = self.o(read.transpose(1, 2).reshape(count, places, WIDTH))
        states = self.n1(states + functional.dropout(read, dropout, self.training))
        thought = self.f(functional.gelu(self.i(states)))
        return self.n2(states + functional.dropout(thought, dropout, self.training))


class Encoder(nn.Module):  # type: ignore[misc]
    """Piece, place and type vectors and some layers."""

    def __init__(self, layers: int) -> None:
        """Start from random weights."""
        super().__init__()
        self.emb = nn.Embedding(ROWS, WIDTH, padding_idx=PAD)
        self.pos = nn.Embedding(PLACES, WIDTH)
        self.typ = nn.Embedding(TYPES, WIDTH)
        self.n = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.dropout = DROPOUT
        for table, spread in ((self.emb, 0.02), (self.pos, 0.02), (self.typ, 0.01)):
            nn.init.normal_(table.weight, std=spread)

    def forward(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        """Return the (n, places, WIDTH) states of (n, places) piece numbers, and which places are no padding."""
        seen = rows != PAD
        places = torch.arange(rows.shape[1], device=rows.device)
        states = self.n(self.emb(rows) + self.pos(places) + self.typ(torch.zeros_like(rows)))
        states = functional.dropout(states, self.dropout, self.training)
        for layer in self.layers:
            states = layer(states, seen[:, None, None, :], self.dropout)
        return states, seen


class ReaderModel(nn.Module):  # type: ignore[misc]
    """An encoder with two heads: `pr` gives the vector of a text, `h` whether a question is unanswered, by itself."""

    def __init__(self, encoder: Encoder) -> None:
        """Put random heads on `encoder`, which is trained along."""
        super().__init__()
        self.enc = encoder
        self.h = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.Tanh(), nn.Dropout(DROPOUT), nn.Linear(WIDTH, 1))
        self.pr = nn.Linear(WIDTH, VECTOR)

    def forward(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        """Return the (n, VECTOR) unit vectors and the (n,) log odds of being unanswered of (n, places) numbers."""
        states, seen = self.enc(rows)
        whole = mean(states, seen)
        doubt = self.h(torch.cat([states[:, 0], whole], dim=1))[:, 0]
        return functional.normalize(self.pr(whole).float(), dim=1), doubt.float()


def mean(states: Tensor, seen: Tensor) -> Tensor:
    """Return the (n, WIDTH) mean of the (n, places, WIDTH) `states` over the places where `seen` is true."""
    return (states * seen[..., None]).sum(1) / seen.sum(1, keepdim=True)


@torch.no_grad()  # type: ignore[untyped-decorator]
def taught_encoder(teacher: Weights, vectors: NDArray[np.float32], layers: int = 6) -> Encoder:
    """Return an encoder with the first `layers` layers of the `teacher` and the (PIECES, WIDTH) piece `vectors`.

    Raises `ValueError` when a weight of the teacher is missing or of another shape, or there are other pieces.
    """
    encoder = Encoder(layers)
    own = encoder.state_dict()
    put(own, "emb.weight", np.concatenate([vectors, own["emb.weight"][PIECES:].numpy()]))
    put(own, "pos.weight", weight_of(teacher, "embeddings.position_embeddings.weight")[:PLACES])
    kinds = weight_of(teacher, "embeddings.token_type_embeddings.weight")[:1]
    put(own, "typ.weight", own["typ.weight"].numpy() + kinds)
    for end in ("weight", "bias"):
        put(own, f"n.{end}", weight_of(teacher, f"embeddings.LayerNorm.{end}"))
        for number in range(layers):
            for part, name in TEACHER_NAMES.items():
                value = weight_of(teacher, f"encoder.layer.{number}.{name}.{end}")
                put(own, f"layers.{number}.{part}.{end}", value)
    encoder.load_state_dict(own)
    return encoder


def weight_of(teacher: Weights, name: str) -> NDArray[np.float32]:
    """Return the teacher's weight `name`; raise `ValueError` when it has none."""
    if name not in teacher:
        raise ValueError(f"the teacher has no {name}")
    return teacher[name]


def put(weights: dict[str, Tensor], name: str, value: NDArray[np.float32]) -> None:
    """Replace the weight `name` by `value`; raise `ValueError` when the shapes differ."""
    if tuple(weights[name].shape) != value.shape:
        raise ValueError(f"{name} has the shape {value.shape} instead of {tuple(weights[name].shape)}")
    weights[name] = torch.from_numpy(value.astype(np.float32))
