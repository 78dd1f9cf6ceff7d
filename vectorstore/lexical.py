"""The lexical half: BM25 over Swedish terms, with each passage's headings."""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from ingestion import Passage, Report
from vectorstore.analysis import terms
from vectorstore.spelling import SHORTEST, closest

__all__ = ["LexicalIndex", "context_line", "indexed_text"]

_REMEMBERED = 10_000
"""Unknown terms whose meaning is remembered; questions are untrusted, memory is bounded."""


def context_line(passage: Passage, report: Report) -> str:
    """What a passage's headings say of it, in one line."""
    parts = (report.short, passage.municipality, passage.actor, passage.unit, *passage.path)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def indexed_text(passage: Passage, report: Report) -> str:
    """The text that stands for a passage in both indexes."""
    statements = "\n".join(statement.shown for statement in passage.statements)
    return f"{context_line(passage, report)}\n{statements}"


class LexicalIndex:
    """BM25 scores of all passages for a question."""

    def __init__(self, bm25: bm25s.BM25) -> None:
        """Wrap an indexed or loaded ``BM25``."""
        self._bm25 = bm25
        self._meant: dict[str, str | None] = {}
        self._vocabulary = [term for term in bm25.vocab_dict if len(term) >= SHORTEST - 1]

    @classmethod
    def build(cls, texts: Sequence[str]) -> "LexicalIndex":
        """Index texts; a text's position is its number."""
        bm25 = bm25s.BM25(k1=1.2, b=0.5)
        bm25.index([terms(text) for text in texts], show_progress=False)
        return cls(bm25)

    def save(self, folder: Path) -> None:
        """Write the index into an existing folder."""
        self._bm25.save(str(folder), show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Read an index that :meth:`save` wrote.

        Raises:
            OSError, ValueError, KeyError: the files are missing or damaged.
        """
        return cls(bm25s.BM25.load(str(folder), show_progress=False))

    def scores(self, question: str) -> NDArray[np.float32]:
        """Scores of all texts, shape (number of texts,); 0 without a shared term."""
        return self.scores_of(self.meant(question))

    def meant(self, question: str) -> list[str]:
        """The indexed terms of a question, misspelt ones put right."""
        return [found for term in terms(question) if (found := self.known(term)) is not None]

    def scores_of(self, asked: Sequence[str]) -> NDArray[np.float32]:
        """Scores of all texts for terms, shape (number of texts,); unknown terms count for nothing."""
        known = [term for term in asked if term in self._bm25.vocab_dict]
        if not known:
            return np.zeros(int(self._bm25.scores["num_docs"]), dtype=np.float32)
        return np.asarray(self._bm25.get_scores(known), dtype=np.float32)

    def holds(self, word: str) -> bool:
        """Whether a word, in whatever form, occurs in the indexed texts; small words do."""
        found = terms(word)
        return not found or any(term in self._bm25.vocab_dict for term in found)

    def has(self, term: str) -> bool:
        """Whether a term, spelt as it is, occurs in the indexed texts."""
        return term in self._bm25.vocab_dict

    def known(self, term: str) -> str | None:
        """The indexed term that a term stands for: itself, or the one it misspells."""
        if term in self._bm25.vocab_dict:
            return term
        try:
            return self._meant[term]
        except KeyError:  # asked for once: another thread may clear what is remembered at any time
            if len(self._meant) >= _REMEMBERED:
                self._meant.clear()
            self._meant[term] = found = closest(term, self._vocabulary)
            return found

    def weight(self, term: str) -> float:
        """How much a term tells: its inverse document frequency, 0 when unknown."""
        known = self.known(term)
        if known is None:
            return 0.0
        number = self._bm25.vocab_dict[known]
        starts = self._bm25.scores["indptr"]
        holding = int(starts[number + 1] - starts[number])
        total = int(self._bm25.scores["num_docs"])
        return float(np.log1p((total - holding + 0.5) / (holding + 0.5)))
