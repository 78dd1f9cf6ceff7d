"""Which figures a question asks for: above or below one, that very one, or the highest of all."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["Wanted", "wanted_in"]

_NAMES = (
    ("1", "etta"),
    ("2", "två|tvåa"),
    ("3", "tre|trea"),
    ("4", "fyra"),
    ("5", "fem|femma"),
    ("6", "sex|sexa"),
    ("7", "sju|sjua"),
    ("8", "åtta"),
    ("9", "nio|nia"),
    ("10", "tio|tia"),
)
"""Figures as they are spoken of: *sex eller högre*, *en fyra*; not *ett*, which is an article."""
_WRITTEN = [(figure, re.compile(rf"\b(?:{names})\b", re.IGNORECASE)) for figure, names in _NAMES]
_FIGURE = r"(?P<{name}>\d+(?:,\d+)?)(?!\d|,\d)(?: ?%|:an?\b)?"
_UP = "högre|mer|fler|större|över|uppåt|däröver"
_DOWN = "lägre|mindre|färre|under|nedåt|därunder"
_BOUND = re.compile(
    rf"\b{_FIGURE.format(name='least')},? (?:eller|och) (?:{_UP})\b|\bminst {_FIGURE.format(name='at_least')}"
    rf"|\b{_FIGURE.format(name='most')},? (?:eller|och) (?:{_DOWN})\b|\bhögst {_FIGURE.format(name='at_most')}"
    rf"|\b(?:över|(?:mer|högre|fler|större) än) {_FIGURE.format(name='above')}"
    rf"|\b(?:under|(?:mindre|lägre|färre) än) {_FIGURE.format(name='below')}",
    re.IGNORECASE,
)
_BOTH = re.compile(r",?\s*(?:(?:men|och|samt|fast)\s+)?(?:(?:också|även|samtidigt)\s+)?", re.IGNORECASE)
"""What stands between two bounds that hold at once."""
_NEGATED = re.compile(
    r"\b(?:inte|ej|icke|aldrig|varken|ingen|inget|inga|utan|utom|förutom|undantag\w*)\b", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r"\s+(?!(?:i|in|på|enligt|av|för|inom|bland|hos|från|till|vid|med|och|men|eller|samt|som|när|där|om|procent"
    r"|vad|vilka|vilken|vilket|hur|enl|under)\b)\w",
    re.IGNORECASE,
)
"""A noun right behind a bound: something else is counted than what the table gives."""

_ONE = r"\d+(?:,\d+)?(?!\d|,\d)(?: ?%|:an?\b)?"
_SAME = re.compile(
    r"\b(?:har|hade|på|fick|får|med)\s+(?:(?:en|ett|exakt|just|siffran|värdet|talet)\s+){0,2}"
    rf"(?P<same>{_ONE}(?:(?:,| eller| och) (?:en |ett )?{_ONE})*)",
    re.IGNORECASE,
)
"""A figure that is had: *har 4*, *hamnar på en fyra*, *har 6 eller 7*."""
_MOST = re.compile(
    r"\b(?:(?P<highest>högsta?)|lägsta?)\b(?! \d)"
    r"(?P<matter>(?: (?!(?:i|in|på|enligt|av|för|inom|bland|hos|och|eller|men|som|resp|respektive|samt|vs)\b)[\w-]+)*)",
    re.IGNORECASE,
)
"""The highest or lowest, and what is so, of which the table may or may not tell."""
_TWO = 2
_OF_FIGURES = re.compile(r"\b(?:siffr|värde|tal|poäng|nyckeltal|nivå|risk)\w*$", re.IGNORECASE)
"""Nouns for a figure whatever it is of."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figures are asked for."""

    keeps: Callable[[str, Sequence[str]], bool]
    """Whether a figure is one, of all that the table has."""
    matter: str = ""
    """What is asked to be highest or lowest, which the table's heading must name."""
    extreme: bool = False
    """Whether the highest or lowest is asked for, and no number of those that have it."""
    both: bool = False
    """Whether both are."""


def wanted_in(question: str) -> Wanted | None:
    """The figures that a question asks for; ``None`` for none, or where it says more than is read here."""
    text = question
    for figure, pattern in _WRITTEN:
        text = pattern.sub(figure, text)
    if _NEGATED.search(text):
        return None
    if bounds := _bounds(text):
        return Wanted(lambda value, _all: all(_is_within(value, bound) for bound in bounds))
    if _BOUND.search(text):
        return None
    same, most = list(_SAME.finditer(text)), list(_MOST.finditer(text))
    if len(same) == 1 and not most and not _OF_OTHERS.match(text, same[0].end()):
        figures = {_figure(found) for found in re.findall(r"\d+(?:,\d+)?", same[0]["same"])}
        return Wanted(lambda value, _all: _figure(value) in figures)
    if len(most) == _TWO and not same and bool(most[0]["highest"]) != bool(most[1]["highest"]):
        return Wanted(lambda value, every: _figure(value) in _ends(every), _matter(most[1]), extreme=True, both=True)
    if len(most) == 1 and not same:
        of = max if most[0]["highest"] else min
        return Wanted(lambda value, every: _figure(value) == of(map(_figure, every)), _matter(most[0]), extreme=True)
    return None


def _matter(most: re.Match[str]) -> str:
    """What is asked to be highest or lowest; empty where it is no more than a figure."""
    return "" if _OF_FIGURES.search(most["matter"]) else most["matter"].rpartition(" ")[2]


def _ends(every: Sequence[str]) -> tuple[float, float]:
    figures = list(map(_figure, every))
    return max(figures), min(figures)


def _bounds(question: str) -> list[re.Match[str]]:
    """The bounds that a question sets, one or a lower and an upper one; none where it says more than is read here."""
    found = list(_BOUND.finditer(question))
    if any(_OF_OTHERS.match(question, bound.end()) for bound in found):
        return []
    if len(found) > 1:
        first, second, *others = found
        joined = _BOTH.fullmatch(question, first.end(), second.start())
        if others or joined is None or _is_lower(first) == _is_lower(second):
            return []
    return found


def _limit(bound: re.Match[str]) -> tuple[str, str]:
    """How a bound is set, and its figure."""
    return next((name, figure) for name, figure in bound.groupdict().items() if figure)


def _is_lower(bound: re.Match[str]) -> bool:
    return _limit(bound)[0] in ("least", "at_least", "above")


def _is_within(value: str, bound: re.Match[str]) -> bool:
    name, limit = _limit(bound)
    found, at = _figure(value), _figure(limit)
    if name in ("least", "at_least"):
        return found >= at
    if name in ("most", "at_most"):
        return found <= at
    return found > at if name == "above" else found < at


def _figure(written: str) -> float:
    return float(written.replace(",", "."))
