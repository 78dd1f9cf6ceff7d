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
from vectorstore.training.transformer import CLS, PAD, SEP, VECTOR

__all__ = ["Asked", "Questions", "Running", "asked_of", "neighbours", "padded", "running_of", "statement_text"]

Numbers = NDArray[np.int64]

NEIGHBOURS = 4
SAME = 0.985
"""Questions with a higher cosine are one question in two spellings: no neighbour to learn from."""
QUESTION, STATEMENT, SENTENCE, PARAGRAPH = LONGEST, 72, 64, 128
"""Pieces of a row of each kind, special ones included; the rest of a longer text is cut."""
PARAGRAPHS = 42_000
SHORTEST_PARAGRAPH, LONGEST_PARAGRAPH = 60, 1200
"""Characters of a paragraph of law: shorter ones are left out, longer ones cut."""


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
    """Texts without questions: rows of `law` and of Swedish `sentences`, and what is `taught` of the sentences.

    `taught` (sentences, VECTOR) are the teacher's unit vectors of the English originals, in fewer numbers.
    """

    law: Numbers
    sentences: Numbers
    taught: NDArray[np.float32]


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
    law: Sequence[str], sentences: Parallel, teacher: Mapping[str, NDArray[np.float32]], tokenizer: Tokenizer, seed: int
) -> Running:
    """Return a random part of the paragraphs of `law`, and the `sentences` with the teacher's vectors of them."""
    long = [paragraph[:LONGEST_PARAGRAPH] for paragraph in law if len(paragraph) > SHORTEST_PARAGRAPH]
    chosen = random.Random(seed).sample(long, min(len(long), PARAGRAPHS))  # noqa: S311 - a repeatable draw, no secret
    vectors = np.stack([teacher[original] for original in sentences.originals])
    return Running(encoded(tokenizer, chosen, PARAGRAPH), padded(sentences.swedish, SENTENCE), reduced(vectors))


def reduced(vectors: NDArray[np.float32], every: int = 3) -> NDArray[np.float32]:
    """Return (n, dim) `vectors` as unit vectors of at most VECTOR numbers: their strongest directions.

    The directions are those of each `every`-th vector around the mean of all; more would not change them.
    """
    centred = vectors - vectors.mean(axis=0)
    directions = np.linalg.svd(centred[::every], full_matrices=False)[2][:VECTOR]
    less = np.zeros((len(vectors), VECTOR), dtype=np.float32)
    less[:, : len(directions)] = centred @ directions.T
    return np.asarray(less / np.maximum(np.linalg.norm(less, axis=1, keepdims=True), 1e-12), dtype=np.float32)
