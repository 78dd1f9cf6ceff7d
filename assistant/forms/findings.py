"""What a report found, where its conclusions are asked for: these before the rest, and not how it came to be."""

import re
from collections.abc import Mapping, Sequence

from assistant.chosen import Chosen

__all__ = ["OF_FINDINGS", "asks_findings", "findings", "tells_finding"]

_ASKS = re.compile(
    r"\b(?:huvud|del)?slutsats\w*|\b(?:huvud)?resultat(?:et|en)?\b|\blärdom\w*|\bfram(?:kom\w*|gick|går)\b"
    r"|\bkom(?:mer|mit)?\b(?=.*\bfram till\b)|\bvisa(?:r|de|t)\b|\bfann\b",
    re.IGNORECASE,
)
_ASKS_MORE = re.compile(r"\b(?:handla(?:r|de)|gjord\w*|gjorts?|gick till|syfte\w*|bakgrund\w*)\b", re.IGNORECASE)
"""Asks as well what it was about, or how it was made."""
_MADE = re.compile(
    r"\b(?:startade\w*|påbörjades|beslutade\w*|anställdes|deltog|deltagit|genomförd\w*|genomförts|genomfört|presenterades"
    r"|intervju(?:er|erna|ades|ats)|diskuterades|arbetsgrupp\w*|redovisas|anordnades|(?:med|som) syfte|ville få fram"
    r"|syftet|mål(?:et|sättningen) (?:\w+ )?(?:var|är|med)|studiebesök|föreläsning\w*|huvudrapporten|delrapport\w*"
    r"|skickades|sammanställdes|tack(?:ar)?)\b|\bär (?:[A-ZÅÄÖ][a-zåäö]+, )+",
    re.IGNORECASE,
)
"""Words of a statement that tells how a report came to be."""
_FOUND = re.compile(
    r"\b(?:framkom\w*|visar|visat|resultat\w* (?:som|är|visar)|gemensam nämnare|slutsats\w*"
    r"|(?:säger|beskriver|upplever|anser|menar) man|man (?:säger|beskriver|upplever|anser|menar|efterfrågar))\b",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(r"slutsats", re.IGNORECASE)
_LEAST = 2
OF_FINDINGS = 16
"""Statements under a heading of a report of which its findings are asked for."""


def asks_findings(question: str) -> bool:
    """Whether it is asked what a report found, or concludes."""
    return _ASKS.search(question) is not None and _ASKS_MORE.search(question) is None


def findings(by_heading: Mapping[str, Sequence[Chosen]]) -> dict[str, list[Chosen]]:
    """What was found, by heading, and first where a report concludes.

    All that is told under the headings where hardly anything tells that.
    """
    order = sorted(by_heading, key=lambda heading: _CONCLUDES.search(heading) is None)
    kept = {heading: [item for item in by_heading[heading] if tells_finding(item)] for heading in order}
    told = {heading: items for heading, items in kept.items() if items}
    return told if sum(map(len, told.values())) >= _LEAST else {heading: list(by_heading[heading]) for heading in order}


def tells_finding(item: Chosen) -> bool:
    """Whether a statement tells what was found, and not how a report came to be."""
    text = item.statement.shown
    return _FOUND.search(text) is not None or (text[:1].isupper() and _MADE.search(text) is None)
