"""What is said to who asks nothing that a report says: hello, thanks, what can you do, which reports there are."""

import re
from collections.abc import Sequence

from assistant.abstention import NO_ANSWER, Refusal, coverage, listed
from ingestion import Report
from vectorstore import Scope

__all__ = ["greeting", "of_reports", "off_topic"]

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

_OF_REPORTS = re.compile(
    r"^\W*(?:hur många|vilka|antal(?:et)?) (?:olika )?(?:(?P<places>kommuner(?:na)?|orter(?:na)?)"
    r"|rapporter(?:na)?|kartläggningar(?:na)?)\b(?P<rest>[^?]*)\W*$",
    re.IGNORECASE,
)
_COVERED = re.compile(
    r"\b(?:omfatt|ingår|ingick|täck|med\b|rapport|kartläggning|kartlag|undersök|material|underlag)", re.I
)
_FRAME = frozenset(
    re.findall(
        r"\w+",
        "omfattas omfattar ingår ingick täcks täcker finns fanns är var med i av på det de du ni som har om här totalt"
        " fem samtliga sammanlagt egentligen nu alla bygger rapport rapporten rapporterna kartläggningen"
        " kartläggningarna kartlagts undersökts undersökningen svarar materialet underlaget samsvar samordningsförbund"
        " samordningsförbundet",
    )
)
"""Words that ask of the reports themselves and of nothing in them."""


def of_reports(question: str, scope: Scope, reports: Sequence[Report]) -> str:
    """What is known of the reports themselves: how many and which there are, and which municipalities they cover.

    Of one that the question names, its municipalities; empty where something else is asked for.
    """
    match = _OF_REPORTS.match(question)
    if match is None or len(scope.reports) > 1:
        return ""
    named = [report for report in reports if report.id in scope.reports]
    known = {word for r in named for name in (r.short, *r.areas, *r.aliases) for word in name.casefold().split()}
    rest = re.findall(r"[\w-]+", match.group("rest").casefold())
    if any(word not in _FRAME and word not in known and word.removesuffix("s") not in known for word in rest):
        return ""
    if match.group("places") is None:
        titles = [f"{report.title} ({report.short})" for report in reports]
        return "" if named else f"Det finns {len(titles)} rapporter: {'; '.join(titles)}."
    if not _COVERED.search(match.group("rest")):
        return ""
    if named:
        places = named[0].municipalities
        return f"{named[0].short} omfattar {len(places)} kommuner: {listed(places)}." if places[1:] else ""
    covered = {place for report in reports for place in report.municipalities}
    return f"Sammanlagt ingår {len(covered)} kommuner. {coverage(reports)}" if covered else ""


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
