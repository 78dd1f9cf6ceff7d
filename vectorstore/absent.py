"""Which words only questions hold that no report answers: the subjects that no report takes up.

A question about eating disorders lies, as a whole, near others about young people
and their plans; the one word that tells it apart is lost in a mean of all of
them. That word stands in a question written ahead that no report answers, and
in no report and no question that one does answer.
"""

from collections.abc import Iterable
from pathlib import Path

from vectorstore.analysis import terms, unique_terms

__all__ = ["AbsentTerms"]

_FILE = "absent.txt"


class AbsentTerms:
    """Terms that unanswered questions hold, and neither passages nor answered questions."""

    def __init__(self, absent: Iterable[str]) -> None:
        """Keep the terms."""
        self._absent = frozenset(absent)

    @classmethod
    def build(cls, told: Iterable[str], unanswered: Iterable[str]) -> "AbsentTerms":
        """Collect them from the texts of passages and answered questions, and from unanswered ones."""
        return cls(unique_terms(unanswered) - unique_terms(told))

    def save(self, folder: Path) -> None:
        """Write the terms into an existing folder."""
        (folder / _FILE).write_text("\n".join(sorted(self._absent)), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "AbsentTerms":
        """Read what :meth:`save` wrote.

        Raises:
            OSError, ValueError: the file is missing or damaged.
        """
        text = (folder / _FILE).read_text(encoding="utf-8")
        return cls(text.split("\n") if text else ())

    def count(self, question: str) -> int:
        """How many of a question's terms are among them, each counted once."""
        return len(self._absent.intersection(terms(question)))
