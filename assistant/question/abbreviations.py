"""The reports' own abbreviations, and questions that ask what they stand for."""

import re
from collections.abc import Iterable

from assistant.question.names import TOKEN, bare
from ingestion import Report
from vectorstore.analysis import fold

__all__ = ["Abbreviations"]

_MEANS = re.compile(r"^\W*(?:vad (?:betyder|står|menas med)|betydelse)\b", re.IGNORECASE)
_IS = re.compile(r"^\W*vad är\b", re.IGNORECASE)
_BESIDE = frozenset(
    map(
        fold, ["vad", "är", "en", "ett", "för", "något", "nåt", "någonting", "förkortning", "förkortningen", "då", "nu"]
    )
)
"""What may stand beside an abbreviation in *vad är …*; with anything else, more than its meaning is asked for."""


class Abbreviations:
    """The reports' own abbreviations: ``SIP`` is ``Samordnad Individuell Plan``."""

    def __init__(self, reports: Iterable[Report]) -> None:
        """Collect the lists of abbreviations of a base."""
        self._long = {fold(short): long for report in reports for short, long in report.abbreviations.items()}

    def asked(self, question: str) -> str | None:
        """The abbreviation whose meaning a question asks for, as the list writes it out."""
        tokens = [bare(match.group()) for match in TOKEN.finditer(question)]
        short = next((token for token in tokens if token in self._long), None)
        if short is None or not (_MEANS.match(question) or (_IS.match(question) and _BESIDE | {short} >= set(tokens))):
            return None
        return self._long[short]

    def shortened(self, question: str) -> str:
        """A question with the abbreviation of what it writes out, which is how the reports put it."""
        folded = fold(question)
        added = [short for short, long in self._long.items() if fold(long) in folded and short not in folded.split()]
        return " ".join([question, *added])
