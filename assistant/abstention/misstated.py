"""Questions that hold a figure which the reports tell otherwise: *de 150 intervjuerna* where there were 103.

What is found tells of the same thing, and would be taken to confirm the figure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.forms.reasons import asks_for_reason
from ingestion import Passage, Statement
from vectorstore import Scope
from vectorstore.analysis import stem, terms

__all__ = ["Misstated", "misstated_in"]

_FIGURE = re.compile(
    r"(?<![\d.,-])(?<!\d )(?P<number>\d{1,4})(?P<percent> ?(?:%|procent\b))? ?(?:av )?(?P<noun>[a-zåäö]{5,})",
    re.IGNORECASE,
)
_TIME = re.compile(r"minut|timm|dagar|vecko|månad|gånger", re.IGNORECASE)
"""Units, which are told of many things."""
_DEFINITE = re.compile(r"\b(?:de|dom|alla|dessa|samtliga) $", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d+")
_TOLD = re.compile(
    r"(?<![\d.,-])(?<!\d )(?<![A-ZÅÄÖ]{2} )(\d{1,4})(?! \d)(?: ?(?:%|procent\b))? (?:[a-zåäö]+ )?([A-ZÅÄÖa-zåäö-]{5,})"
)
"""A figure with what it counts; behind a name (*KUR 2*) it is part of that."""
_IN_WORDS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]


@dataclass(frozen=True, slots=True)
class Misstated:
    """A figure of a question, and the statement that has another one for the same."""

    figure: str
    passage: Passage
    statement: Statement


def misstated_in(question: str, scope: Scope, passages: Sequence[Passage]) -> Misstated | None:
    """The figure that a question takes for granted where a place or report tells another; ``None`` where it may be so.

    Of the same year, where it names one. A figure that stands anywhere there may be so.
    """
    if len(scope.municipalities) + len(scope.reports) != 1:
        return None
    years = set(_YEAR.findall(question))
    there = replace(scope, actors=(), units=())
    for figure, number, noun in _held(question, why=asks_for_reason(question)):
        told = [
            (p, s) for p in passages if there.holds(p) for s in p.statements if years <= set(_YEAR.findall(s.shown))
        ]
        others = [(p, s, {n for n, of in _TOLD.findall(s.shown) if stem(of.lower()) == noun}) for p, s in told]
        others = [item for item in others if item[2]]
        of_it = bool(re.search(r"%|procent", figure)) and " av " not in figure  # said right before the word
        same = any(number in found for _, _, found in others)
        stands = any(number in _NUMBER.findall(s.shown) or _in_words(number, s.shown) for _, s in told)
        if others and not same and (of_it or not stands):
            return Misstated(figure, others[0][0], others[0][1])
    return None


def _held(question: str, *, why: bool) -> Iterator[tuple[str, str, str]]:
    """The figures that a question takes for granted, each with its number and the stem of what it counts."""
    for match in _FIGURE.finditer(question):
        known = why or _DEFINITE.search(question[: match.start()]) is not None
        if _TIME.match(match["noun"]) or not terms(match["noun"]):
            continue
        if known and (match["percent"] or not _YEAR.fullmatch(match["number"])):
            yield match.group(), match["number"], stem(match["noun"])


def _in_words(number: str, text: str) -> bool:
    """Whether a text writes a number out: *nio utbildningsdagar*."""
    return int(number) < len(_IN_WORDS) and re.search(rf"\b{_IN_WORDS[int(number)]}\b", text.lower()) is not None
