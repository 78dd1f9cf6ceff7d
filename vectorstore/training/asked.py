"""Pairs from the anticipated questions: a question with its passage, and with another question of that passage."""

from __future__ import annotations

import random
from collections.abc import Collection
from itertools import combinations

from ingestion import load_reports
from vectorstore.anticipated import anticipated_questions
from vectorstore.lexical import indexed_text
from vectorstore.training.sources import Pairs

__all__ = ["asked_pairs"]

PER_PASSAGE = 12
"""Question pairs that are drawn of each passage; all of them would drown the pairs with the passage itself."""


def asked_pairs(reports: Collection[str], rng: random.Random) -> Pairs:
    """Return the pairs of the passages of `reports` (ids of bundled reports), each question beside its passage once."""
    passages = [(passage, report) for report in load_reports() if report.id in reports for passage in report.passages]
    texts = [indexed_text(passage, report) for passage, report in passages]
    asked: dict[int, list[str]] = {}
    for question, number in anticipated_questions(passage for passage, _ in passages):
        asked.setdefault(number, []).append(question)
    pairs = Pairs([], [])
    for number, questions in asked.items():
        both = list(combinations(questions, 2))
        chosen = rng.sample(both, min(PER_PASSAGE, len(both)))
        for left, right in [*((question, texts[number]) for question in questions), *chosen]:
            pairs.left.append(left)
            pairs.right.append(right)
    return pairs
