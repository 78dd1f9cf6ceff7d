"""What was typed, as it is read: without control characters, and bounded."""

import re

from assistant.plainly import put_plainly
from ingestion.errors import QuestionError

__all__ = ["MAX_QUESTION", "clean_question", "printable", "written_out"]

MAX_QUESTION = 2000
"""Characters of a question that are read."""


def clean_question(question: str) -> str:
    """A question without control characters, its white space folded.

    Raises:
        QuestionError: nothing is left, or it is too long.
    """
    text = printable(question)
    if not any(char.isalnum() for char in text):
        raise QuestionError("Frågan är tom. Skriv en fråga om vad rapporterna säger.")
    if len(text) > MAX_QUESTION:
        raise QuestionError(
            f"Frågan är för lång: {len(text)} tecken, högst {MAX_QUESTION} går att ställa. Korta ned den."
        )
    return text


def printable(text: str) -> str:
    """Text without control characters and lone surrogates, its white space folded."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


_SHORT = {
    "enl": "enligt",
    "ang": "angående",
    "jfrt": "jämfört",
    "jmfr": "jämför",
    "jmfrt": "jämfört",
    "m": "med",
    "mkt": "mycket",
    "ngn": "någon",
    "ngt": "något",
    "o": "och",
    "säjer": "säger",
}
"""Everyday abbreviations and spellings, each with the word that it stands for."""
_ABBREVIATED = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b\.?(?=\s+(?!fl\b|m\b)\w)", re.IGNORECASE)
_NUMBERED = ("ettan", "tvåan", "trean", "fyran", "femman", "sexan", "sjuan", "åttan")
_BY_NUMBER = re.compile(
    rf"\bpå (?P<which>{'|'.join(_NUMBERED)})\b|(?<=och )(?P<next>{'|'.join(_NUMBERED[2:])})(?=\W*$|\s+i\b)",
    re.IGNORECASE,
)
"""*På fyran* is the fourth question that was asked; *i tvåan* is the second of some project."""
_ON_QUESTION = re.compile(r"^(?P<and>\W*(?:och|men|o) )på (?=fråga \d\W*(?:då\W*)?$)", re.IGNORECASE)


def written_out(text: str) -> str:
    """A question with its everyday abbreviations written out, and put plainly; all else as it was typed."""
    text = _ON_QUESTION.sub(r"\g<and>", _BY_NUMBER.sub(_numbered, text))
    return put_plainly(_ABBREVIATED.sub(lambda match: _SHORT[match.group().lower().rstrip(".")], text))


def _numbered(match: re.Match[str]) -> str:
    """The number of a question that is called by it."""
    number = _NUMBERED.index((match["which"] or match["next"]).lower()) + 1
    return f"på fråga {number}" if match["which"] else f"fråga {number}"
