"""Amounts in a Swedish text: numbers with what they count, shares, sums, dates, spans of time, how often.

An amount is whole: with its hedge ("över 40", "upp till 2-3 månader"), with both
ends of its span and with what it counts. The articles *en* and *ett* are no numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Amount", "ages_in", "dates_in", "durations_in", "frequencies_in", "numbers_in", "shares_in", "sums_in"]


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a text: ``text[start:end]``, and the word that says what is counted."""

    start: int
    end: int
    head: str = ""


_HEDGE = (
    r"(?:\b(?:ca\.?|cirka|c:a|uppskattningsvis|ungefär|omkring|runt|drygt|knappt|nästan|närmare|över|minst|högst"
    r"|max\.?|maximalt|åtminstone|(?:mer|fler|mindre|färre) än|upp till|upp ?e?mot|uppåt|endast|bara)\s*)*"
)
_WORDS = (
    "två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|trettio"
    "|fyrtio|femtio|sextio|sjuttio|åttio|nittio|hundra|tusen"
)
_FIGURE = r"(?<![\w,.:/-])\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|(?<![\w,.:/-])\d+(?:[,.]\d+)?"
_NUMBER = rf"(?:{_FIGURE}|\bett (?:\d+-|tio|tjugo|trettio|fyrtio|femtio|hundra)tal\b|\b(?:{_WORDS})\b)"
_SECOND = rf"(?:\d+(?:[,.]\d+)?|(?:{_WORDS})\b)"
_SPAN = rf"(?!(?:19|20)\d\d\s*[-–]){_NUMBER}(?:\s*(?:[-–]|\btill\b|\beller\b)\s*{_SECOND})?"
_AMOUNT = re.compile(rf"(?P<hedge>{_HEDGE})(?P<number>{_SPAN})", re.IGNORECASE)
_OF = re.compile(rf"{_HEDGE}{_SPAN} av (?:\w+ ){{0,2}}$", re.IGNORECASE)
"""What stands before the whole of a part: *241 av Sveriges 290 kommuner*."""
_ALL = re.compile(r"\b(?:de|samtliga|alla)\s+$", re.IGNORECASE)
"""What a definite form needs before it to be all there is: *de 80 förbunden*, but not *de sista tre månaderna*."""
_NEXT = re.compile(r"\s+([^\W\d](?:[\w-]|(?<=-)/)*)")
_ENDS_PHRASE = re.compile(
    r"(?:av|i|på|för|med|som|där|vid|till|under|är|har|kan|ska|om|från|hos|inom|per|via|eller|att|samt|var|blev|hade|och"
    r"|deltog|medverkade)$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:na|ns|ars|ers|ors)$")
_FAR = 3
"""Words between a number and what it counts, that one included."""
_RATE = re.compile(
    r"(?:(?:/| per | om | i )(?:dag(?:en)?|vecka(?:n)?|månad(?:en)?|år(?:et)?|termin(?:en)?)|/(?:v|mån|d))\b"
)
_AND_MORE = re.compile(r"\s+och\s+[^\W\d]\w{2,}(?:er|or|ar|al)\b")

_UNIT = r"(?:timm(?:e|a|ar)|tim|minuter|minut|dagar|dag|veckor|vecka|månader|månad|år)\b(?! gamla?\b)"
_ONE = rf"(?:{_SPAN}|\b(?:en|ett|\d+ \d/\d))"
_PERIOD = rf"{_ONE}\s*{_UNIT}(?: och (?:{_SECOND}|en|ett) {_UNIT})?"
_DURATION = re.compile(
    rf"(?:\bmellan )?(?P<hedge>{_HEDGE}){_PERIOD}(?:\s*(?:[-–]|till|och)\s*{_PERIOD})?", re.IGNORECASE
)
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_DAY = (
    rf"(?:\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b|\b(?:{_MONTHS})(?: \d{{4}})\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
    rf"|\b(?:19|20)\d\d\b(?![-–]))"
)
_ROUGHLY = (
    r"(?:\b(?:innan|före|efter|senast|tidigast|sedan|mitten (?:av|på)|början (?:av|på)|slutet (?:av|på)|hösten|våren"
    r"|sommaren|vintern)\s+)*(?:\bden )?"
)
_MONTH = rf"\b(?:{_MONTHS})(?:\s?[-–]\s?(?:{_MONTHS}))?\b(?: \d{{4}}\b)?"
_DATE = re.compile(rf"{_ROUGHLY}(?P<day>{_DAY}|{_MONTH})", re.IGNORECASE)
_PERIOD_OF_DATES = re.compile(
    rf"{_ROUGHLY}{_DAY}(?:\s*[-–]\s*|\s(?:[^\W\d]+ ){{0,4}}?(?:tills?|t\.o\.m\.?|tom) (?:[^\W\d]+ ){{0,3}}?){_DAY}",
    re.IGNORECASE,
)
_FROM_TO = re.compile(rf"{_ROUGHLY}{_DAY}(?:\s*[-–]\s*|\s(?:fram )?(?:tills?|och) ){_ROUGHLY}{_DAY}", re.IGNORECASE)
_FREQUENCY = re.compile(
    rf"{_HEDGE}(?:{_SPAN}|\ben)\s*(?:gånger|gång|ggr)\s*(?:/\w+|(?:per|i|om|varje|varannan) \w+)"
    r"|\bvar(?:je|annan|t?(?:tredje|fjärde)| (?:tredje|fjärde|femte|sjätte|\d{1,2}:[ae]))"
    r" (?:vecka|månad|dag|år|termin|kvartal|måndag|tisdag|onsdag|torsdag|fredag)\b"
    r"|\b(?:dagligen|veckovis|månadsvis|kvartalsvis|årligen)\b",
    re.IGNORECASE,
)
_AGE = re.compile(rf"(?:\bmellan )?{_HEDGE}{_SPAN}(?: och {_SECOND})? år\b(?: gamla?\b)?", re.IGNORECASE)
_SHARE = re.compile(rf"{_HEDGE}{_SPAN}\s*(?:%|procent\b)", re.IGNORECASE)
_SUM = re.compile(
    rf"{_HEDGE}{_SPAN}\s*(?:(?:miljoner|miljarder)(?: kronor\b| kr\b)?|kronor\b|kr\b|tkr\b|mkr\b)", re.IGNORECASE
)


def numbers_in(text: str) -> Iterator[Amount]:
    """Every number with each word behind it that may say what is counted; *tre månaderna* counts nothing."""
    for match in _AMOUNT.finditer(text):
        for head, end in _heads(text, match.end()):
            start = match.start("hedge") if match.group("hedge") else match.start("number")
            every = _ALL.search(text[:start])
            if every is not None:
                start = every.start()
            elif _DEFINITE.search(head):
                continue
            elif (part := _OF.search(text[:start])) is not None:
                start = part.start()
            yield Amount(start, _with_rate(text, end), head)


def _heads(text: str, at: int) -> Iterator[tuple[str, int]]:
    """Words of the phrase that begins behind a number, each with where it ends."""
    for _ in range(_FAR):
        match = _NEXT.match(text, at)
        if match is None or _ENDS_PHRASE.match(match.group(1)):
            return
        at = match.end()
        yield match.group(1), at


def _with_rate(text: str, end: int) -> int:
    """Where an amount ends that is told by the day, or whose second kind of people follows."""
    match = _RATE.match(text, end) or _AND_MORE.match(text, end)
    return match.end() if match is not None else end


def shares_in(text: str) -> Iterator[Amount]:
    """Every percentage."""
    return _found(_SHARE, text)


def sums_in(text: str) -> Iterator[Amount]:
    """Every sum of money."""
    return _found(_SUM, text)


def frequencies_in(text: str) -> Iterator[Amount]:
    """Everything that says how often."""
    return _found(_FREQUENCY, text)


def dates_in(text: str) -> Iterator[Amount]:
    """Every date, month or year, with what makes it rough; from one to another is one."""
    spans = list(_found(_FROM_TO, text))
    yield from spans
    yield from (date for date in _found(_DATE, text) if not any(s.start <= date.start < s.end for s in spans))


def durations_in(text: str) -> Iterator[Amount]:
    """Every span of time, as from one date to another."""
    yield from _found(_PERIOD_OF_DATES, text)
    for found in _found(_DURATION, text):
        rate = _RATE.match(text, found.end)
        yield Amount(found.start, rate.end() if rate is not None else found.end)


def ages_in(text: str) -> Iterator[Amount]:
    """Every span of years that may be an age."""
    return _found(_AGE, text)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Amount]:
    for match in pattern.finditer(text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        yield Amount(start, match.end())
