"""The whole recipe: pieces, first vectors, tuning; once with a part of the data held out, once with all of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from vectorstore.training.asked import asked_pairs
from vectorstore.training.contrast import Encoded, Plan, Table, encode_pairs, tune
from vectorstore.training.cooccurrence import cooccurrences, frequency_weights, ppmi_vectors
from vectorstore.training.measure import Trial, embed
from vectorstore.training.pieces import letter_sequences, train_pieces
from vectorstore.training.sources import (
    Pairs,
    Sources,
    block_split,
    concept_pairs,
    halves,
    nli_pairs,
    report_pairs,
)

__all__ = ["SHARES", "First", "Recipe", "first_vectors", "held_out", "tuned"]

SHARES = {
    "phrases": 2.0,
    "concepts": 1.0,
    "synonyms": 1.0,
    "nli": 1.0,
    "law": 1.5,
    "reports": 1.0,
    "asked": 4.0,
}
"""How often each source is drawn in tuning, relative to the others."""


@dataclass(frozen=True)
class Recipe:
    """The sizes of the model: `pieces` × `dim` numbers, and `buckets` shared letter-sequence vectors in training."""

    pieces: int = 24_000
    dim: int = 256
    buckets: int = 30_000
    seed: int = 1


@dataclass(frozen=True)
class First:
    """The model before tuning: its tokenizer, (pieces, dim) unit vectors and (pieces,) weights."""

    tokenizer: Tokenizer
    vectors: NDArray[np.float32]
    weights: NDArray[np.float32]

    def table(self) -> NDArray[np.float32]:
        """Return the (pieces, dim) table with the weights folded in."""
        return np.asarray(self.vectors * self.weights[:, None], dtype=np.float32)


def first_vectors(sources: Sources, recipe: Recipe) -> First:
    """Train the pieces and their vectors without labels on the running texts of `sources`.

    A third of the law is enough to choose pieces and leaves room for everyday words; the four strongest directions,
    which nearly all texts share, are taken out of the vectors.
    """
    sentences = [text for row in sources.nli for text in row[:2]]
    statements = [text for report in sources.reports.values() for _, text in report]
    words = [*sources.synonyms.left, *sources.synonyms.right, *(word for group in sources.concepts for word in group)]
    own = [*sources.phrases.left, *sources.phrases.right]
    tokenizer = train_pieces([*sources.law[::3], *sentences, *statements * 3, *words, *own * 3], recipe.pieces)
    texts = [*sources.law, *sentences * 3, *statements * 5]
    numbers = [text.ids for text in tokenizer.encode_batch(texts, add_special_tokens=False)]
    size = tokenizer.get_vocab_size()
    vectors = ppmi_vectors(cooccurrences(numbers, size), recipe.dim, recipe.seed)
    weights = frequency_weights(numbers, size)
    sample = embed(tokenizer, vectors * weights[:, None], [*sources.law[:3000], *sentences[:3000]])
    common = np.linalg.svd(sample, full_matrices=False)[2][:4]
    return First(tokenizer, np.asarray(vectors - vectors @ common.T @ common, dtype=np.float32), weights)


def encoded_sources(tokenizer: Tokenizer, sources: Sources, seed: int) -> dict[str, Encoded]:
    """Return the training pairs of every source, by the names in `SHARES`, as piece numbers."""
    reports = [report_pairs(statements) for statements in sources.reports.values()]
    pairs = {
        "phrases": sources.phrases,
        "concepts": concept_pairs(sources.concepts),
        "synonyms": sources.synonyms,
        "nli": nli_pairs(sources.nli),
        "law": halves(sources.law, random.Random(seed)),  # noqa: S311 - a repeatable draw, no secret
        "reports": Pairs(
            [text for pair in reports for text in pair.left], [text for pair in reports for text in pair.right]
        ),
        "asked": asked_pairs(sources.reports, random.Random(seed)),  # noqa: S311 - a repeatable draw, no secret
    }
    return {name: encode_pairs(tokenizer, value) for name, value in pairs.items()}


def tuned(
    first: First, sources: Sources, recipe: Recipe, plan: Plan, teacher: dict[str, NDArray[np.float32]] | None = None
) -> NDArray[np.float32]:
    """Return the (pieces, dim) table tuned on `sources` after `plan`, starting from `first`.

    `teacher` gives the unit vector of each English sentence of the NLI rows; the Swedish side learns from it.
    """
    names = [first.tokenizer.id_to_token(number) or "" for number in range(len(first.vectors))]
    letters = letter_sequences(names, recipe.buckets)
    table = Table(first.vectors, first.weights, letters, recipe.buckets)
    taught = lessons(first.tokenizer, sources, teacher) if teacher else None
    tune(table, encoded_sources(first.tokenizer, sources, recipe.seed), plan, taught)
    final: NDArray[np.float32] = table.final()
    return final


def lessons(
    tokenizer: Tokenizer, sources: Sources, teacher: dict[str, NDArray[np.float32]]
) -> tuple[list[list[int]], NDArray[np.float32]]:
    """Return the Swedish NLI sentences as piece numbers with the teacher's vectors of their English originals."""
    both = [(row[side], row[side + 3]) for row in sources.nli for side in (0, 1)]
    encoded = tokenizer.encode_batch([swedish for swedish, _ in both], add_special_tokens=False)
    kept = [(text.ids, teacher[english]) for text, (_, english) in zip(encoded, both, strict=True) if text.ids]
    return [numbers for numbers, _ in kept], np.stack([vector for _, vector in kept]).astype(np.float32)


def held_out(sources: Sources, seed: int, every: int = 7) -> tuple[Sources, dict[str, Trial]]:
    """Return `sources` without a held-out part, and the trials made from that part.

    Held out are blocks of neighbouring `phrases` (unseen subjects), 1,500 NLI premises, 2,000 law paragraphs, 1,500
    synonym pairs, and all weak pairs of two reports. `concepts` is not split.
    """
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw, no secret
    kept, held = block_split(len(sources.phrases), every, 1)
    asked = sources.phrases.take(held)
    premises = set(rng.sample(sorted({row[0] for row in sources.nli}), 1500))
    nli = [row for row in sources.nli if row[0] in premises]
    law = set(rng.sample(range(len(sources.law)), 2000))
    words, rest = split_synonyms(sources.synonyms, 1500, rng)
    names = [name for name in ("finnveden", "hoglandet") if name in sources.reports]
    trials: dict[str, Trial] = {
        "phrases": (Pairs(asked.right, asked.left), sources.phrases.take(kept).left),
        "nli": (nli_pairs(nli), [row[1] for row in nli if row[2] != "entailment"]),
        "law": (halves([sources.law[place] for place in sorted(law)], rng), []),
        "synonyms": (words, rest.right[:5000]),
        "reports": (neighbours([sources.reports[name] for name in names]), []),
    }
    train = replace(
        sources,
        phrases=sources.phrases.take(kept),
        nli=[row for row in sources.nli if row[0] not in premises],
        law=[paragraph for place, paragraph in enumerate(sources.law) if place not in law],
        synonyms=rest,
        reports={name: statements for name, statements in sources.reports.items() if name not in names},
    )
    return train, trials


def split_synonyms(pairs: Pairs, count: int, rng: random.Random) -> tuple[Pairs, Pairs]:
    """Return `count` random pairs and the others, of which none is one of the first turned around."""
    chosen = set(rng.sample(range(len(pairs)), count))
    held = {frozenset((pairs.left[place], pairs.right[place])) for place in chosen}
    rest = [place for place in range(len(pairs)) if frozenset((pairs.left[place], pairs.right[place])) not in held]
    return pairs.take(sorted(chosen)), pairs.take(rest)


def neighbours(reports: Sequence[Sequence[tuple[str, str]]]) -> Pairs:
    """Return the statements (over 40 characters) that follow each other under one heading."""
    found = [
        (one, other)
        for statements in reports
        for (heading, one), (same, other) in pairwise(statements)
        if heading == same and min(len(one), len(other)) > 40
    ]
    return Pairs([one for one, _ in found], [other for _, other in found])
