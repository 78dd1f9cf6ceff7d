"""What is said to who asks nothing that a report says: hello, thanks, what can you do."""

import re
from collections.abc import Sequence

from assistant.abstention import NO_ANSWER, Refusal, coverage
from ingestion import Report

__all__ = ["greeting", "off_topic"]

_REASON = "ingen fråga"
_THANKS = re.compile(
    r"^\W*(?:tack|okej|ok|bra|toppen|perfekt|jättebra|kanon|suveränt|utmärkt|fint|nej|nä|jaha|aha|det (?:räcker|var|är)"
    r"|då|nu|jag (?:förstår|fattar|är)|inget|inga)\b",
    re.IGNORECASE,
)
_BYE = re.compile(r"^\W*hej ?då\b", re.IGNORECASE)
_HELLO = re.compile(r"^\W*(?:hej|hejsan|hallå|tjena|god ?(?:morgon|dag|kväll))\b", re.IGNORECASE)
_CAN = (
    "Jag svarar på frågor om vad samordningsförbundens kartläggningsrapporter säger, ordagrant och med källa:"
    " vad en aktör svarar i en kommun, vilka som tar upp något och vilka som inte gör det, jämförelser och förslag."
)


def greeting(question: str, reports: Sequence[Report]) -> Refusal:
    """The answer to a greeting, thanks, or a question about the assistant; it claims nothing of the reports."""
    if _THANKS.match(question):
        return Refusal(_REASON, "Varsågod! Fråga gärna vidare om vad rapporterna säger.")
    if _BYE.match(question):
        return Refusal(_REASON, "Hej då!")
    hello = "Hej! " if _HELLO.match(question) else ""
    return Refusal(_REASON, f"{hello}{_CAN} {coverage(reports)}")


def off_topic(reports: Sequence[Report]) -> Refusal:
    """The answer to what has nothing to do with the reports, by the words of the question alone."""
    said = f"{NO_ANSWER}: de handlar om samverkan mellan myndigheter, kommuner och vård. {coverage(reports)}"
    return Refusal("inget relevant hittades", said)
