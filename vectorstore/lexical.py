"""The lexical half: BM25 over Swedish terms, with each passage's headings."""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from ingestion import Passage, Report
from vectorstore.analysis import terms

__all__ = ["LexicalIndex", "context_line", "indexed_text"]


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

    @classmethod
    def build(cls, texts: Sequence[str]) -> "LexicalIndex":
        """Index texts; a text's position is its number."""
        bm25 = bm25s.BM25(k1=1.2, b=0.6)
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
        known = [term for term in terms(question) if term in self._bm25.vocab_dict]
        if not known:
            return np.zeros(int(self._bm25.scores["num_docs"]), dtype=np.float32)
        return np.asarray(self._bm25.get_scores(known), dtype=np.float32)

    def weight(self, term: str) -> float:
        """How much a term tells: its inverse document frequency, 0 when unknown."""
        number = self._bm25.vocab_dict.get(term)
        if number is None:
            return 0.0
        starts = self._bm25.scores["indptr"]
        holding = int(starts[number + 1] - starts[number])
        total = int(self._bm25.scores["num_docs"])
        return float(np.log1p((total - holding + 0.5) / (holding + 0.5)))
