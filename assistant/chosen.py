"""A statement with its passage: what answers are made of."""

from dataclasses import dataclass

from ingestion import Passage, Statement

__all__ = ["Chosen"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A statement that is shown, with its passage; the score compares within one question.

    ``tied``: a word of its own, or a question that it was said to answer, ties
    it to what is asked; else only its passage and its meaning do.
    """

    passage: Passage
    statement: Statement
    score: float
    tied: bool = True

    @property
    def key(self) -> tuple[str, int]:
        """What tells a statement from every other one."""
        return self.passage.passage_id, self.statement.start

    @property
    def words(self) -> str:
        """What it says, the same for statements that say it word for word."""
        return " ".join(self.statement.shown.casefold().split()).strip(" .-–")
