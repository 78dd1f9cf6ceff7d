"""The number, sum or date that a question asks for, copied whole out of a statement that surely tells it.

A bold number is read as the answer, so that it is given only where the
statement counts what the question counts, and speaks of what it speaks of.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.chosen import Chosen
from assistant.forms.amounts import (
    Amount,
    dates_in,
    durations_in,
    frequencies_in,
    numbers_in,
    shares_in,
    sums_in,
)
from assistant.question import Names, Wanted, wanted_of
from assistant.question.intent import generic_terms, saying_words
from assistant.question.names import place_spans, report_spans
from assistant.question.subject import actor_concept
from ingestion import Report
from vectorstore import Scope
from vectorstore.analysis import stem, terms

__all__ = ["Value", "value_among"]

_ASKS = re.compile(r"\b(?:hur|vilk\w+|när|vad|antal(?:et)?)\b", re.IGNORECASE)
_NEXT_ASK = re.compile(r"(?:,| och| samt|[.?!])\s+(?:hur|vilk\w+|vad|när|var|vem|varför|från när)\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\b(?:hur många|antal(?:et)?)\s+(?:av\s+|st\s+|stycken\s+|de\s+|dem\s+)*", re.IGNORECASE)
_WHEN = re.compile(r"^\W*(?:och |men |sen )?när\b|\boch när\b|\bnär\W*$|\bvilket (?:år|datum)\b", re.IGNORECASE)
_HOW_LONG = re.compile(r"\bhur (?:länge|lång\w*)\b|\bvilken (?:projekttid|tid|period)\b", re.IGNORECASE)
_HOW_OFTEN = re.compile(r"\bhur ofta\b", re.IGNORECASE)
_VERB = re.compile(
    r"(?:[^\W\d]+(?:de|te|des|tes|ats)|var|är|blev|blir|har|hade|finns|fanns|gick|går|kom|deltog|deltar|jobbar|arbetar)$"
)
_SOME_OF = re.compile(r"\bhur många av\b", re.IGNORECASE)
_EVERYONE = re.compile(r"\W*(?:de|dessa|samtliga|alla)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?:de|te|des|tes|ats)$")
_OWNER = re.compile(r"[^\W\d]+(?::?s)$")
_OWNED = re.compile(r"(?<=en|an|na|et|in)s\b")
_FIGURES = re.compile(r"\d+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WIDER = re.compile(r"\b(?:sverige|sveriges|landet|landets|riket|nationell\w*)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"^(?:person(?:er)?|individ(?:er)?|människor|deltagare|chefer|medarbetare|personal|anställda|representanter"
    r"|politiker|ungdomar|patienter|kunder|klienter|brukare|folk|stycken|respondenter|\w{4,}(?:are|nter|törer))$",
    re.IGNORECASE,
)
_ANYBODY = frozenset(map(stem, ["personer", "människor", "folk", "individer"]))
_TIMES = re.compile(r"^(?:timm|minut|dag|veck|manad|ar|gang)", re.IGNORECASE)


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


_TAKING_PART = _stems("deltog deltar deltagit medverkade medverkat gick kom närvarade besökte")
_SAME = (
    _stems("landet sverige riket"),
    _stems("började startade startar start inledde påbörjades dra"),
    _stems("slut avslutades varar slutade"),
)
_ASKING = _stems(
    "många stor stort stora del andel andelen procent länge lång långt tid ofta antal antalet ungefär olika totalt"
    " sammanlagt stycken st egentligen idag nu datum år pengar mycket gjordes gjorts hölls hållits genomfördes hölls"
    " genomförts blev pågick pågår pågå sker skedde fick räknas tillhör hör höll hålla upp igång varje"
    " kartläggningen utvärderingen undersökningen inventeringen projektet varade varar"
)
"""Words of a question that ask, or that any statement with the value may put otherwise."""
_LEAST = 3
"""Letters of a stem that a longer one may begin with, and of the second half of a compound."""
_HALF = 4
"""Letters of a stem that may be the end of a longer one, or the first half of a compound: *avst.möte*."""
_SPARED = 2
"""Words of the question that the statement must hold for each one that it lacks."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the statement that it is copied from."""

    text: str
    chosen: Chosen


@dataclass(frozen=True, slots=True)
class _Ask:
    """What a question asks to be told: the kind, the thing that is counted, and what else the statement must hold."""

    text: str
    amounts: Callable[[str], Iterator[Amount]]
    noun: str = ""
    """Stem of what is counted; empty where people are, or nothing is."""
    required: frozenset[str] = frozenset()
    people: bool = False

    @property
    def specific(self) -> bool:
        """Whether what is counted tells of itself what the question is about."""
        return bool(self.noun) and not (
            _TIMES.match(self.noun) or _PEOPLE.match(self.noun) or self.noun in generic_terms()
        )


def value_among(
    chosen: Iterable[Chosen], question: str, wanted: Wanted, scope: Scope, reports: Sequence[Report], names: Names
) -> Value | None:
    """The value that a question asks for in the statement that surely tells it; ``None`` where none does."""
    if max(len(scope.reports), len(scope.municipalities)) > 1:
        return None  # one number is no answer for several places
    ask = _ask(question, wanted, scope, names)
    if ask is None or not (ask.required or (ask.specific and (scope.reports or scope.municipalities))):
        return None  # "hur många kommuner är det?" may be asked of anything
    by_id = {report.id: report for report in reports}
    found: list[tuple[int, int, Value]] = []
    for place, item in enumerate(chosen):
        told = _told(ask, item, by_id[item.passage.report]) if _is_within(item, scope) else None
        if told is not None:
            found.append((told[0], place, Value(told[1], item)))
    found.sort(key=lambda one: one[:2])
    if _SOME_OF.search(question):  # "hur många av kommunerna har 6?" is not answered by how many there are
        found = [one for one in found if not _EVERYONE.match(one[2].text)]
    surest = [value for lacking, _, value in found if lacking == found[0][0]]
    if not (scope.reports or scope.municipalities) and len({value.chosen.passage.report for value in surest}) > 1:
        return None  # "hur länge varade projektet?" does not say in which report
    return surest[0] if surest else None


def _is_within(item: Chosen, scope: Scope) -> bool:
    """Whether a statement is of the report and place that the question names."""
    if scope.reports and item.passage.report not in scope.reports:
        return False
    said = item.statement.shown
    return not scope.municipalities or scope.in_place(item.passage) or any(m in said for m in scope.municipalities)


def _ask(question: str, wanted: Wanted, scope: Scope, names: Names) -> _Ask | None:
    """What is to be told; of two questions in one, the first."""
    begins = _ASKS.search(question)
    following = _NEXT_ASK.search(question, begins.end()) if begins is not None else None
    said = following is not None and begins is not None and question[begins.end() : following.start()].strip()
    text = question[: following.start()] if following is not None and said else question
    required = _terms_of(_unnamed(text, scope, names)) - _ASKING
    wanted = wanted_of(text) or wanted
    if wanted is Wanted.COUNT:
        return _count(text, question, required)
    kinds = {Wanted.TIME: _time(text), Wanted.PERCENT: shares_in, Wanted.MONEY: sums_in}
    amounts = kinds[wanted]
    return _Ask(question, amounts, required=required) if amounts is not None else None


def _terms_of(text: str) -> frozenset[str]:
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


def _count(text: str, question: str, required: frozenset[str]) -> _Ask | None:
    """What is counted; ``None`` where those are counted that say something, which no statement tells."""
    match = _HOW_MANY.search(text)
    rest = re.findall(r"[^\W\d][\w:’'/-]*", text[match.end() :]) if match is not None else []
    while rest[1:] and _describes(rest[0]):
        rest = rest[1:]
    if not rest or any(word.casefold() in saying_words() for word in rest[:3]):
        return None
    noun = rest[0]
    if (_VERB.match(noun.casefold()) and not _PEOPLE.match(noun)) or stem(noun) in _ANYBODY:
        return _Ask(question, numbers_in, required=required - _ANYBODY, people=True)
    return _Ask(question, numbers_in, noun=stem(noun), required=required - set(terms(noun)))


def _describes(word: str) -> bool:
    """Whether a word behind *hur många* only describes what is counted: *halländska*, *landets*."""
    low = word.casefold()
    if low in ("olika", "fler", "flera", "nya"):
        return True
    if _PARTICIPLE.search(low):
        return False
    return bool(_OWNER.match(low)) or (low.endswith("a") and not low.endswith("na"))


def _told(ask: _Ask, item: Chosen, report: Report) -> tuple[int, str] | None:
    """How many words of the question a statement lacks, and the value in it; ``None`` where it tells none for sure."""
    shown = item.statement.shown
    if not set(_YEAR.findall(ask.text)) <= set(_YEAR.findall(shown)):
        return None
    held = _terms_of(shown)
    context = _context(item, report)
    sought = {term for term in ask.required if term not in context}
    lacking = {term for term in sought if not _holds(held, term, people=ask.people)}
    spared = max((len(ask.required) - len(lacking)) // _SPARED, int(ask.specific))
    if len(lacking) > spared:
        return None
    amounts = [a for a in ask.amounts(shown) if _counts_it(a, ask, shown) and not _given(shown[a.start : a.end], ask)]
    amount = _nearest(amounts, shown, sought - lacking)
    return (len(lacking), shown[amount.start : amount.end]) if amount is not None else None


def _context(item: Chosen, report: Report) -> frozenset[str]:
    """Terms that a statement need not hold, as its report, place, speaker or heading do."""
    passage = item.passage
    names = [report.title, report.short, report.publisher, *report.aliases, *report.areas, *passage.path]
    names += [name for name in (passage.municipality, passage.unit, passage.actor) if name]
    spoken = actor_concept(passage.actor, passage.unit).stems if passage.actor else frozenset()
    return frozenset(terms(" ".join(names))) | spoken


def _holds(held: Iterable[str], term: str, *, people: bool) -> bool:
    """Whether terms of a statement hold one of the question's: itself, a compound with it, or another word for it."""
    held = set(held)
    if term in held or any(term in group and not group.isdisjoint(held) for group in _SAME):
        return True
    if people and term in _TAKING_PART:
        return not _TAKING_PART.isdisjoint(held)
    if any(
        (len(term) >= _LEAST and other.startswith(term)) or (len(term) >= _HALF and other.endswith(term))
        for other in held
    ):
        return True
    ends = [term[len(half) :].lstrip("s") for half in held if len(half) >= _HALF and term.startswith(half)]
    return any(
        len(end) >= _LEAST and len(other) >= _LEAST and (other.endswith(end) or end.endswith(other))
        for end in ends
        for other in held
    )


def _counts_it(amount: Amount, ask: _Ask, shown: str) -> bool:
    """Whether an amount counts what the question counts, and not that of the whole country where it asks of a part."""
    if ask.amounts is not numbers_in:
        return True
    text = shown[amount.start : amount.end]
    if _WIDER.search(text) and not _WIDER.search(ask.text):
        return False
    if ask.people:
        return bool(_PEOPLE.match(amount.head))
    counted = stem(amount.head)
    return counted == ask.noun or (len(ask.noun) >= _HALF and counted.endswith(ask.noun))


def _given(text: str, ask: _Ask) -> bool:
    """Whether a question gives a value itself, so that it is no answer to it."""
    figures = set(_FIGURES.findall(text))
    return text.casefold() in ask.text.casefold() or bool(figures and figures <= set(_FIGURES.findall(ask.text)))


def _nearest(amounts: Sequence[Amount], shown: str, held: Iterable[str]) -> Amount | None:
    """The amount that stands nearest to the words of the question; ``None`` where two are as near."""
    if not amounts:
        return None
    wanted = set(held)
    places: dict[str, list[tuple[int, int]]] = {}
    for match in re.finditer(r"\w+", shown):
        for term in wanted:
            if _holds({stem(match.group())}, term, people=False):
                places.setdefault(term, []).append(match.span())

    def far(amount: Amount) -> float:
        gaps = (min(max(s - amount.end, amount.start - e, 0) for s, e in spans) for spans in places.values())
        return sum(math.log1p(gap) for gap in gaps)

    return min(amounts, key=lambda amount: (far(amount), amount.start - amount.end))
