"""What the reader is trained on, as rows of piece numbers: statutes, sentences, statements and questions."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ingestion import Passage
from vectorstore.anticipated import answering_statements, anticipated_questions
from vectorstore.reader import LONGEST
from vectorstore.static_model import StaticModel
from vectorstore.training.alignment import Parallel
from vectorstore.training.sources import Sources, concept_pairs, nli_pairs
from vectorstore.training.transformer import CLS, PAD, SEP

__all__ = [
    "STATEMENT",
    "Asked",
    "Questions",
    "Running",
    "asked_of",
    "neighbours",
    "padded",
    "running_of",
    "statement_text",
]

Numbers = NDArray[np.int64]

NEIGHBOURS = 4
SAME = 0.985
"""Questions with a higher cosine are one question in two spellings: no neighbour to learn from."""
QUESTION, STATEMENT, SENTENCE, PARAGRAPH = LONGEST, 72, 64, 128
"""Pieces of a row of each kind, special ones included; the rest of a longer text is cut."""
PARAGRAPHS = 50_000
"""Paragraphs of law, and of other texts, that are drawn at most."""
SHORTEST_PARAGRAPH, LONGEST_PARAGRAPH = 60, 1200
"""Characters of a paragraph: shorter ones are left out, longer ones cut."""


@dataclass(frozen=True)
class Questions:
    """n questions: `rows` (n, places), and the numbers of their nearest `answered` and `unanswered` ones (n, few)."""

    rows: Numbers
    answered: Numbers
    unanswered: Numbers


@dataclass(frozen=True)
class Asked:
    """Questions that passages answer and others that none does, and the statements of the passages.

    `statements` is (m, places); `answered_by` (n,) the statement that answers each answered question, -1 if unknown.
    """

    answered: Questions
    unanswered: Questions
    statements: Numbers
    answered_by: Numbers


@dataclass(frozen=True)
class Running:
    """Texts without questions: rows of `law`, of other `swedish` paragraphs and of `sentences`.

    `taught` (sentences, dim) are the teacher's unit vectors of the English originals, around their mean; each of
    `alike` are two lists of rows, of which one row of the first means nearly the same as that of the second.
    """

    law: Numbers
    swedish: Numbers
    sentences: Numbers
    taught: NDArray[np.float32]
    alike: list[tuple[Numbers, Numbers]]


def padded(texts: Iterable[Sequence[int] | Numbers], places: int) -> Numbers:
    """Return `texts`, given as piece numbers, as rows of `places`: CLS, what there is room for, SEP, padding."""
    found = [[CLS, *text[: places - 2], SEP] for text in texts]
    rows = np.full((len(found), places), PAD, dtype=np.int64)
    for row, text in zip(rows, found, strict=True):
        row[: len(text)] = text
    return rows


def encoded(tokenizer: Tokenizer, texts: Sequence[str], places: int) -> Numbers:
    """Return `texts` as rows of `places` piece numbers."""
    return padded((text.ids for text in tokenizer.encode_batch(texts, add_special_tokens=False)), places)


def statement_text(passage: Passage, shown: str) -> str:
    """Return the statement `shown` after whom it is about: without that, statements of two places are the same."""
    where = (passage.municipality, passage.unit or passage.actor)
    return " ".join([*(name for name in where if name), shown])


def neighbours(
    vectors: NDArray[np.float32], others: NDArray[np.float32], count: int = NEIGHBOURS, block: int = 1024
) -> Numbers:
    """Return the numbers of the `count` nearest of `others` (m, dim) to each of `vectors` (n, dim), nearest first.

    All are unit vectors. A question itself and its other spellings (see `SAME`) come last; the result has m columns
    when m is smaller than `count`.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    base = torch.from_numpy(others).to(device).T
    found = [np.zeros((0, min(count, len(others))), dtype=np.int64)]
    for start in range(0, len(vectors), block):
        cosines = torch.from_numpy(vectors[start : start + block]).to(device) @ base
        cosines[cosines > SAME] = -1
        found.append(cosines.topk(min(count, len(others)), dim=1).indices.cpu().numpy())
    return np.concatenate(found)


def asked_of(
    passages: Sequence[Passage], unanswered: Iterable[str], tokenizer: Tokenizer, static: StaticModel
) -> Asked:
    """Return the anticipated questions of `passages` beside questions that none answers.

    A question among both is left out of the `unanswered`; neighbours are found with the `static` model.
    """
    asked = anticipated_questions(passages)
    known = [question for question, _ in asked]
    told = set(known)
    unknown = [question for question in dict.fromkeys(unanswered) if question not in told]
    texts = [statement_text(passage, one.shown) for passage in passages for one in passage.statements]
    near, far = static.encode(known), static.encode(unknown)
    return Asked(
        Questions(encoded(tokenizer, known, QUESTION), neighbours(near, near), neighbours(near, far)),
        Questions(encoded(tokenizer, unknown, QUESTION), neighbours(far, near), neighbours(far, far)),
        encoded(tokenizer, texts, STATEMENT),
        np.array(answering_statements(passages, asked), dtype=np.int64),
    )


def running_of(
    sources: Sources,
    sentences: Parallel,
    teacher: Mapping[str, NDArray[np.float32]],
    tokenizer: Tokenizer,
    seed: int,
) -> Running:
    """Return what pretraining reads: a random part of the paragraphs, and the `sentences` as the `teacher` has them."""
    kinds = (sources.synonyms, sources.phrases, concept_pairs(sources.concepts), nli_pairs(sources.nli))
    return Running(
        encoded(tokenizer, drawn(sources.law, seed), PARAGRAPH),
        encoded(tokenizer, drawn(sources.swedish, seed), PARAGRAPH),
        padded(sentences.swedish, SENTENCE),
        centred(np.stack([teacher[original] for original in sentences.originals])),
        [(encoded(tokenizer, two.left, SENTENCE), encoded(tokenizer, two.right, SENTENCE)) for two in kinds],
    )


def drawn(paragraphs: Sequence[str], seed: int) -> list[str]:
    """Return a random part of the `paragraphs` that are long enough."""
    long = [paragraph[:LONGEST_PARAGRAPH] for paragraph in paragraphs if len(paragraph) > SHORTEST_PARAGRAPH]
    return random.Random(seed).sample(long, min(len(long), PARAGRAPHS))  # noqa: S311 - a repeatable draw, no secret


def centred(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (n, dim) `vectors` as unit vectors around their mean: what all sentences share tells none apart."""
    around = vectors - vectors.mean(axis=0)
    return np.asarray(around / np.maximum(np.linalg.norm(around, axis=1, keepdims=True), 1e-12), dtype=np.float32)
