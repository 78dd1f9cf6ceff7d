"""What a question wants to be told where it asks for a value: which kind, what is counted, what must be told of it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from assistant.forms.amounts import (
    Amount,
    ages_in,
    dates_in,
    durations_in,
    frequencies_in,
    numbers_in,
    shares_in,
    sums_in,
)
from assistant.forms.told import people_in
from assistant.question import Names, Wanted, wanted_of
from assistant.question.intent import generic_terms, saying_words
from assistant.question.names import place_spans, report_spans
from vectorstore import Scope
from vectorstore.analysis import stem, terms

__all__ = ["PEOPLE", "Ask", "asked_for", "stems_of", "terms_of"]

_ASKS = re.compile(r"\b(?:hur|vilk\w+|när|vad|antal(?:et)?)\b", re.IGNORECASE)
_NEXT_ASK = re.compile(r"(?:,| och| samt|[.?!])\s+(?:hur|vilk\w+|vad|när|var|vem|varför|från när)\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\b(?:hur många|antal(?:et)?)\s+(?:av\s+|st\s+|stycken\s+|de\s+|dem\s+)*", re.IGNORECASE)
_WHEN = re.compile(
    r"^\W*(?:och |men |sen )?när\b|\boch när\b|\bnär\W*$|\bvilke[nt] (?:år|datum|dag|månad)\b"
    r"|, när (?=\w+(?:r|de|te|s)\b)",  # before its verb, *när* asks; before anything else it only joins two clauses
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"\bhur (?:länge|lång\w*)\b|\bvilken (?:projekttid|tid|period)\b|\bhur (?:mycket|mkt|mke) (?:\w+ )?tid\b",
    re.IGNORECASE,
)
_HOW_OFTEN = re.compile(
    r"\bhur (?:ofta|tätt)\b"
    r"|\bhur många (?:gånger|ggr)\b(?! (?:nämns|nämnde?s?|omnämns|lyfts|förekommer|står|tas\b.*\bupp))",
    re.IGNORECASE,
)
"""How often something is done; how often a report takes it up is told by no statement."""
_HOW_BIG_A_POST = re.compile(
    r"\bhur (?:stor|hög|omfattande) (?:\w+ )?(?:tjänst|tjänstgöring|anställning)", re.IGNORECASE
)
_HOW_BIG = re.compile(r"\bhur stor[at]?\b", re.IGNORECASE)
_UNIT_OF_TIME = re.compile(
    r"(?:\bper |\bi |\bom |/)(?:dag(?:en)?|vecka[n]?|månad(?:en)?|år(?:et)?|termin(?:en)?)\b", re.IGNORECASE
)
_FITS = re.compile(r"\b(?:får|fick|få) plats\b", re.IGNORECASE)
_VERB = re.compile(
    r"(?:[^\W\d]+(?:de|te|des|tes|ats)|var|är|blev|blir|har|hade|finns|fanns|gick|går|kom|deltog|deltar|jobbar|arbetar"
    r"|satt|sitter|får|fick|ryms|ingår|ingick)$"
)
_PARTICIPLE = re.compile(r"(?:de|te|des|tes|ats)$")
_OWNER = re.compile(r"[^\W\d]+(?::?s)$")
_OWNED = re.compile(r"(?<=en|an|na|et|in)s\b")
PEOPLE = re.compile(
    r"^(?:person(?:er)?|individ(?:er)?|människor|deltagare|chefer|medarbetare|personal|anställda|representanter"
    r"|politiker|ungdomar|patienter|kunder|klienter|brukare|folk|stycken|st|respondenter|\w{4,}(?:are|nter|törer))$",
    re.IGNORECASE,
)


def stems_of(words: str) -> frozenset[str]:
    """The stems of some words."""
    return frozenset(map(stem, words.split()))


_SPANS = stems_of("timmar timme tim minuter dagar dag dygn veckor vecka månader månad år året")
"""What a span of time is counted in."""
_TIMES = _SPANS | stems_of("gånger gång ggr")
_ANYBODY = stems_of("personer människor folk individer pers personal deltagare")
_ASKING = stems_of(
    "många stor stort stora del andel andelen procent länge lång långt tid ofta tätt antal antalet ungefär olika totalt"
    " sammanlagt stycken st egentligen idag nu datum år pengar mycket gjordes gjorts hölls hållits genomfördes hölls"
    " genomförts blev pågick pågår pågå sker skedde fick räknas tillhör hör höll hålla upp igång varje"
    " kartläggningen utvärderingen undersökningen inventeringen projektet varade varar"
    " kartlade utvärderade undersökte inventerade avsattes avsatt beräknades kostar kostade kosta kostnad kostnaden"
    " mkt mke numera ålder åldern åldrar gammal gamla siffra siffran ja nej säger sa alltså igen"
)
"""Words of a question that ask, or that any statement with the value may put otherwise."""
_LIGHT = stems_of(
    "lägger la lade lägga ses sågs träffas möts mötas ligger låg kommer kom går gick åkte åker slogs slog slå"
    " tar tog ger gav gör gjorde vill ville vänder vände riktar riktade"
)
"""Verbs that every report puts otherwise, *ses* as *träffas*; of people, *gick* tells who is counted."""
_AUXILIARY = stems_of("får få satt sitter sitta ryms skulle ska kan kunde bli blir brukar finns fanns har hade")


@dataclass(frozen=True, slots=True)
class Ask:
    """What a question asks to be told: the kind, the thing that is counted, and what else the statement must hold."""

    text: str
    amounts: Callable[[str], Iterator[Amount]]
    noun: str = ""
    """Stem of what is counted; empty where people are, or nothing is."""
    required: frozenset[str] = frozenset()
    people: bool = False
    named: bool = False
    """Whether it is asked who: a name is no answer unless all that is asked stands beside it."""
    light: frozenset[str] = frozenset()
    """Further terms by which one of two statements that tell a value is preferred."""

    @property
    def specific(self) -> bool:
        """Whether what is counted tells of itself what the question is about."""
        return bool(self.noun) and not (self.noun in _TIMES or PEOPLE.match(self.noun) or self.noun in generic_terms())


def asked_for(question: str, wanted: Wanted, scope: Scope, names: Names) -> Ask | None:
    """What is to be told; of two questions in one, the first. ``None`` where no value is asked for."""
    begins = _ASKS.search(question)
    following = _NEXT_ASK.search(question, begins.end()) if begins is not None else None
    said = following is not None and begins is not None and question[begins.end() : following.start()].strip()
    text = question[: following.start()] if following is not None and said else question
    plain = _FITS.sub(" ", _UNIT_OF_TIME.sub(" ", _unnamed(text, scope, names)))
    every = terms_of(plain) - _ASKING - _AUXILIARY
    required = every - _LIGHT
    wanted = wanted_of(text) or wanted
    if wanted is Wanted.COUNT and (times := _time(text)) is not None:
        return Ask(question, times, required=required - stems_of("gånger ggr"))
    if wanted is Wanted.COUNT:
        return _count(text, question, every)
    if wanted is Wanted.SIZE:
        return _size(text, question, required)
    if wanted is Wanted.NAME:
        known = {word for name in (*names.places, *names.reports, *names.speakers) for word in name.split()}
        return Ask(question, partial(people_in, known=known), required=required, named=True)
    kinds = {Wanted.TIME: _time(text), Wanted.PERCENT: shares_in, Wanted.MONEY: sums_in, Wanted.AGE: ages_in}
    amounts = kinds.get(wanted)
    return Ask(question, amounts, required=required, light=every & _LIGHT) if amounts is not None else None


def terms_of(text: str) -> frozenset[str]:
    """Terms of a text, a genitive's among them without its *s*, a hyphenated word's parts alone."""
    return frozenset(term for term in terms(_OWNED.sub("", text)) if "-" not in term)


def _unnamed(text: str, scope: Scope, names: Names) -> str:
    """A text without the reports and places in it, of which the statements are anyhow; one that no report has stays."""
    spans = report_spans(text, names) + ([] if scope.not_covered else place_spans(text, names))
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _time(text: str) -> Callable[[str], Iterator[Amount]] | None:
    """What kind of time is asked for; ``None`` where *när* only joins two clauses."""
    kinds = ((_HOW_OFTEN, frequencies_in), (_HOW_LONG, durations_in), (_WHEN, dates_in))
    return next((amounts for pattern, amounts in kinds if pattern.search(text)), None)


def _size(text: str, question: str, required: frozenset[str]) -> Ask | None:
    """How big something is: a post by its share, a group by those who are in it."""
    if _HOW_BIG_A_POST.search(text):
        return Ask(question, shares_in, required=required)
    if _HOW_BIG.search(text):
        return Ask(question, numbers_in, required=required, people=True)
    return None


def _count(text: str, question: str, required: frozenset[str]) -> Ask | None:
    """What is counted; ``None`` where those are counted that say something, which no statement tells."""
    match = _HOW_MANY.search(text)
    rest = re.findall(r"[^\W\d][\w:’'/-]*", text[match.end() :]) if match is not None else []
    while rest[1:] and _describes(rest[0]):
        rest = rest[1:]
    if not rest or any(word.casefold() in saying_words() for word in rest[:3]):
        return None
    noun = rest[0]
    if stem(noun) in _SPANS:
        return Ask(question, partial(_spans_in, noun[:3]), required=required - set(terms(noun)) - _LIGHT)
    if (_VERB.match(noun.casefold()) and not PEOPLE.match(noun)) or stem(noun) in _ANYBODY:
        return Ask(question, numbers_in, required=required - _ANYBODY, people=True)
    return Ask(question, numbers_in, noun=stem(noun), required=required - set(terms(noun)) - _LIGHT)


def _spans_in(unit: str, text: str) -> Iterator[Amount]:
    """Spans of time that are told in a unit, of which the first letters are given."""
    told = re.compile(rf"\b{unit}", re.IGNORECASE)
    return (amount for amount in durations_in(text) if told.search(text, amount.start, amount.end))


def _describes(word: str) -> bool:
    """Whether a word behind *hur många* only describes what is counted: *halländska*, *landets*."""
    low = word.casefold()
    if low in ("olika", "fler", "flera", "nya"):
        return True
    if _PARTICIPLE.search(low):
        return False
    return bool(_OWNER.match(low)) or (low.endswith("a") and not low.endswith("na"))
