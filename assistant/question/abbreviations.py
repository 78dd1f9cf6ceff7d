"""The reports' own abbreviations, and questions that ask what they stand for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from assistant.question.names import TOKEN, bare
from ingestion import Report
from vectorstore.analysis import fold

__all__ = ["Abbreviated", "Abbreviations"]

_MEANS = re.compile(r"^\W*(?:vad (?:betyder|står|menas med)|betydelse)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,4}")
_IS = re.compile(r"^\W*vad är\b", re.IGNORECASE)
_WHICH = re.compile(
    r"^\W*vilka (?:kommuner |orter )?(?:är|tillhör|ingår i|är med i|hör till|räknas till|omfattas av)\b", re.IGNORECASE
)
"""Asks for those whom an abbreviation stands for."""
_BESIDE = frozenset(
    map(
        fold,
        [
            "vad",
            "är",
            "betyder",
            "betydelse",
            "betydelsen",
            "står",
            "menas",
            "med",
            "av",
            "och",
            "samt",
            "en",
            "ett",
            "något",
            "nåt",
            "någonting",
            "egentligen",
            "förkortning",
            "förkortningen",
            "bokstäverna",
            "ordet",
            "begreppet",
            "då",
            "nu",
        ],
    )
)
"""What may stand beside an abbreviation in *vad är …*; with anything else, more than its meaning is asked for."""

_FOR = fold("för")


@dataclass(frozen=True, slots=True)
class Abbreviated:
    """The abbreviations whose meaning is asked for, in the question's order."""

    long: tuple[str, ...] = ()
    """What the reports' lists write out."""
    short: tuple[str, ...] = ()
    """Those that no list has, in capitals."""
    literal: bool = False
    """Whether what they stand for is asked for, and not what they are."""


class Abbreviations:
    """The reports' own abbreviations: ``SIP`` is ``Samordnad Individuell Plan``."""

    def __init__(self, reports: Iterable[Report]) -> None:
        """Collect the lists of abbreviations of a base."""
        self._reports = list(reports)
        self._long = {fold(short): long for report in self._reports for short, long in report.abbreviations.items()}

    @cached_property
    def _capitals(self) -> dict[str, str]:
        """What the texts write in capitals and never without, folded; read only when a meaning is asked for."""
        found = {word for report in self._reports for word in _WORD.findall(report.source)}
        capitals = (word for word in found if _CAPITALS.fullmatch(word) and word.lower() not in found)
        return {fold(word): word for word in sorted(capitals)}

    def asked(self, question: str) -> Abbreviated:
        """The abbreviations that a question asks for the meaning of, and for nothing else."""
        if which := _WHICH.match(question):
            return self._several(question[which.end() :])
        literal = _MEANS.match(question) is not None
        if not (literal or _IS.match(question)):
            return Abbreviated()
        written = list(dict.fromkeys(bare(match.group()) for match in TOKEN.finditer(question)))
        behind = list(takewhile(lambda token: token in _BESIDE, reversed(written)))
        if written[: len(written) - len(behind)][-1:] == [_FOR]:  # *vad står SIP för?*, and not *för AF*
            written.remove(_FOR)
        tokens = [token for token in written if token not in _BESIDE]
        short = list(takewhile(lambda token: token in self._long or token in self._capitals, tokens))
        known = tuple(self._long[token] for token in short if token in self._long)
        if len(short) < len(tokens):  # more is asked for than a meaning, unless one is asked for in so many words
            return Abbreviated(known) if literal else Abbreviated()
        return Abbreviated(known, tuple(self._capitals[token] for token in short if token not in self._long), literal)

    def _several(self, rest: str) -> Abbreviated:
        """The abbreviation of several that stands alone where those are asked for who belong to it."""
        tokens = [bare(match.group()) for match in TOKEN.finditer(rest)]
        long = self._long.get(tokens[0], "") if len(tokens) == 1 else ""
        return Abbreviated((long,)) if ", " in long else Abbreviated()

    def shortened(self, question: str) -> str:
        """A question with the abbreviation of what it writes out, which is how the reports put it."""
        folded = fold(question)
        added = [short for short, long in self._long.items() if fold(long) in folded and short not in folded.split()]
        return " ".join([question, *added])
