"""How a question parts what it compares: place by place, one against the rest, two towards each other."""

import re
from collections.abc import Sequence

__all__ = [
    "asks_between_reports",
    "asks_how_it_goes",
    "asks_of_each_other",
    "asks_of_every_place",
    "asks_of_every_report",
    "asks_of_the_others",
    "compares",
    "denies_what_works",
    "every_place_spans",
    "is_frame",
    "names_apart",
    "number_of_places",
    "ranks",
]

_FRAME_WORDS = (
    "varandra varann emellan båda både bägge alla samtliga sex tre två fyra fem resten övriga andra själv själva"
    " återkommer återkommande kommuner rapporterna går mm osv bäst sämst mest minst bättre sämre"
)
_FRAME = frozenset(_FRAME_WORDS.split())
_COUNTED = {"två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6}
_MUNICIPALITIES = r"(?:[a-zåäö]+(?:ska|s) )?(?:\w+s )?kommuner(?:na)?"
_ALL = r"(?:(?:var(?:je|t och ett|enda)|resp(?:ektive|\.)?) kommun|(?:alla|samtliga)(?: de)?"
_ALL += rf"(?: (?:{'|'.join(_COUNTED)}))? {_MUNICIPALITIES}|de (?:olika|{'|'.join(_COUNTED)}) {_MUNICIPALITIES})"
_IN_EVERY = re.compile(rf"\b(?:i|för|över|mellan|inom) {_ALL}|\bkommun för kommun\b|\bper kommun\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\bjämför|\bjmf\b|\bski(?:lj(?:er|de|a)|lde)\b|\bskillnad|\blikhet|\bgemensamt?\b|\blikadant\b|\bhur olika\b"
    r"|\böverens\b|\beniga?\b",
    re.IGNORECASE,
)
# The municipalities as such, not "kommunernas syn" nor "kommunerna och FK".
_ACTORS = r"(?:fk|af|vc|vpm|vård\w*|försäkringskass\w*|arbetsförmedling\w*|region\w*|psykiatri\w*)"
_PLACES_COMPARED = re.compile(
    rf"(?<!och )(?<!, )\b(?:{_ALL}|kommunerna)\b(?! ?(?:,|och|samt|eller|jämfört med|respektive|mot) {_ACTORS}\b)",
    re.IGNORECASE,
)
_EACH = re.compile(r"\bresp(?:ektive|\b)|\bvar för sig\b|\bvs\b|\bkontra\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:de |dom )?(?:andra|övriga|resterande) (?:\w+ ){0,2}?\w*kommuner(?:na)?\b|\bresten av \w*kommunerna\b",
    re.IGNORECASE,
)
_EACH_OTHER = re.compile(
    r"\b(?:varandras?|varann|ihop)\b|\b(?:dem|dom) emellan\b|\bmellan (?:dem|dom|sig)\b|\bsinsemellan\b"
    r"|\b(?:sin|deras|er) (?:gemensamma )?sam(?:verkan|arbete)\b"
    r"|\bsam(?:verkar|arbetar)\b(?! (?:med|kring|om)\b)|\bsam(?:verkan|arbetet?)\b(?: \w+){0,3}? mellan\b",
    re.IGNORECASE,
)
_HOW_IT_GOES = re.compile(
    r"\bhur (?:\w+ ){0,2}?(?:fungerar|funkar|går|är|ser) (?:det|sam\w+|kontakt\w*|dialog\w*|relation\w*|arbet\w+)"
    r"(?: \w+){0,4}? mellan\b"
    r"|\bvad (?:är det som )?(?:fungerar|funkar|går|är|haltar|brister)"
    r"(?: (?!skillnad|olik|lik|gemensam|samma)\w+){0,3}? mellan\b"
    r"|^\W*(?:och )?(?:fungerar|funkar|går|är|är det så att) (?:det|sam\w+|kontakten|dialogen|relationen)"
    r"(?: (?!inte\b|skillnad|olik|lik)\w+){0,3}? mellan\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:tycker|anser|upplever|menar|känner) (?:\w+ )?(?:inte|ej) (?:\w+ )?att\b[^?.]*\b(?:fungera|funka|går bra)",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\b(?:hur många|vilka (?:\w+ ){0,2}?kommuner|vilken kommun)\b", re.IGNORECASE)
_BETWEEN_REPORTS = re.compile(
    r"\b(?:mellan|jämför|av|i) (?:\w+ ){0,2}?rapporterna\b|\brapporterna (?:sig åt|åt|överens|eniga)\b",
    re.IGNORECASE,
)
_RANKS = re.compile(
    r"\b(?:mest|minst|bäst|sämst|flest|störst|lägst|högst|oftast|\w{3,}are|bättre|sämre|mer|mindre|fler|färre)\b[^?]*\bän\b"
    r"|\b(?:vem|vilken|vilket|vilka|var)\b[^?]*\b(?:mest|minst|bäst|sämst|flest|störst|lägst|högst|oftast)\b",
    re.IGNORECASE,
)
_EVERY_REPORT = re.compile(r"\b(?:alla|samtliga|varje|de olika|de fem) (?:\w+ )?rapport(?:er(?:na)?)?\b", re.IGNORECASE)


def is_frame(word: str, question: str = "") -> bool:
    """Whether a word only says what is held against what, and is nothing that a statement could take up.

    By what a question weighs them is no such thing either: what is as *enkel* for one may be hard for the other.
    """
    weighed = re.search(rf"\blika {re.escape(word)}\b", question, re.IGNORECASE) is not None
    return len(word) == 1 or word.casefold() in _FRAME or weighed


def compares(question: str) -> bool:
    """Whether a question's words compare."""
    return bool(_COMPARED.search(question))


def names_apart(question: str) -> bool:
    """Whether a question asks for each of those that it names by itself: *i Gislaved resp. Gnosjö*."""
    return compares(question) or bool(_EACH.search(question))


def denies_what_works(question: str) -> bool:
    """Whether somebody is asked for who does not think that something works: *vilka tycker inte att IST fungerar*."""
    return bool(_DENIES.search(question))


def asks_of_every_place(question: str) -> bool:
    """Whether a question asks for every municipality by itself: *i alla sex kommuner*, *skiljer sig kommunerna åt*."""
    if _COUNTS.search(question):
        return False
    if _IN_EVERY.search(question):
        return True
    return compares(question) and (bool(_PLACES_COMPARED.search(question)) or asks_of_the_others(question))


def every_place_spans(question: str) -> list[tuple[int, int]]:
    """Where a question names every municipality, or the others: (start, end) in characters."""
    if not asks_of_every_place(question):
        return []
    patterns = (_IN_EVERY, _PLACES_COMPARED, _OTHERS)
    return [match.span() for pattern in patterns for match in pattern.finditer(question)]


def asks_of_the_others(question: str) -> bool:
    """Whether a question means the municipalities beside those that it names: *de andra kommunerna*."""
    return bool(_OTHERS.search(question))


def number_of_places(question: str) -> int | None:
    """How many municipalities there are, as a question has it: *alla sex kommuner*; ``None`` where it does not say."""
    found = re.search(rf"\b({'|'.join(_COUNTED)}) {_MUNICIPALITIES}", question, re.IGNORECASE)
    return _COUNTED[found.group(1).lower()] if found else None


def asks_of_each_other(question: str) -> bool:
    """Whether those who are named are asked of one another: *om varandra*, *dem emellan*."""
    return bool(_EACH_OTHER.search(question))


def asks_how_it_goes(question: str, speakers: Sequence[object]) -> bool:
    """Whether a question asks how it goes between two: *hur fungerar samverkan mellan X och Y*."""
    return len(speakers) > 1 and bool(_HOW_IT_GOES.search(question))


def asks_between_reports(question: str) -> bool:
    """Whether a question holds all reports against each other: *skillnader mellan rapporterna*."""
    return compares(question) and bool(_BETWEEN_REPORTS.search(question))


def ranks(question: str) -> bool:
    """Whether a question asks who is before the others: *vem är mest nöjd*, *bättre i X än i Y*."""
    return bool(_RANKS.search(question))


def asks_of_every_report(question: str) -> bool:
    """Whether a question asks for each of the reports: *i alla rapporterna*."""
    return bool(_EVERY_REPORT.search(question))
