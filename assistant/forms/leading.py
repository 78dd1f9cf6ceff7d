"""Which statements of a side answer what is compared, where it says more than there is room for."""

import re
from collections.abc import Callable, Sequence

from assistant.chosen import Chosen
from assistant.forms.speaking import names_in
from assistant.matrix import MatrixReader
from assistant.polarity import Polarity, polarity_of
from assistant.question import Subject
from assistant.question.intent import Wanted, wanted_of
from ingestion.vocabulary import actors, is_negative

__all__ = [
    "STATE_OF_THINGS",
    "by_own_words",
    "leading",
    "of_two_others",
    "ranked_first",
    "ranks_as",
    "says_nothing_missing",
]

STATE_OF_THINGS = frozenset(
    [
        "samordning idag",
        "fungerar",
        "fungerar inte",
        "saknas",
        "synen på samverkan",
        "hinder",
        "slutsatser och reflektioner",
    ]
)
"""Themes under which somebody says how it goes; under the others, what they would like or are obliged to."""
_HOW_IT_GOES = re.compile(r"\bhur (?:[\w-]+ ){0,8}?(?:fungera|funka|går|gick|samarbet|samverka)", re.IGNORECASE)
_SHARE = re.compile(r"\d\s*%|\bprocent\b")
_ASKS_AGE = re.compile(r"\båld(?:er|rar|rarna|ern)\b|\bhur gamla\b", re.IGNORECASE)
_AGE = re.compile(r"\d\s*(?:[-–]\s*\d+\s*)?år\b|\bålder\b|\båldrar\b", re.IGNORECASE)
_OF_THE_REPORT = re.compile(
    r"\b(?:redovisas|nedan|därefter|huvudrapporten|delrapport\w*|syftet?|projektets|inventeringens?)\b", re.IGNORECASE
)
"""Words of a statement that tells what the report does, and not what it found."""
_BETWEEN = re.compile(r"\bmellan (?:både )?(?P<one>[\w-]+(?: [\w-]+)?) (?:och|samt) (?P<other>[\w-]+)", re.IGNORECASE)
_WITH = re.compile(r"\bsam\w+ med (?:både )?[A-ZÅÄÖ]")
_ENDS = re.compile(r"(?<=[.!?])\s+")
_NOTHING_MISSING = re.compile(
    r"\b(?:sakna[rs]? inte|inte (?:\w+ ){0,2}sakna[rs]?|sakna[rs]? ing(?:en|et|a)\w*"
    r"|ing(?:en|et|a)\w* (?:\w+ )?saknas)\b",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:(?:mest|minst|oftast|flest|bäst|sämst)\b|(?:svår|lätt|enkl|vanlig|viktig)(?=ast))", re.IGNORECASE
)
"""Superlatives, those that end as such by their beginning: *enkel* is less than *enklast*, but the like of it."""
_EASY = "lätt|enkel|enkl"
_OWN = re.compile(r"\b(?:oss|vi|vår|vårt|våra|dem själva|sig)\b", re.IGNORECASE)


def leading(items: Sequence[Chosen], question: str, theme: str = "") -> list[Chosen]:
    """Statements of a side without those that do not answer, as far as others do; the order is kept."""
    kept = list(items)
    for answers in _tests(question, theme):
        kept = [item for item in kept if answers(item)] or kept
    return kept


def ranked_first(items: Sequence[Chosen], question: str) -> list[Chosen]:
    """Statements of a side, those first that rank as the question asks: *minst*, *svårast*; the order is kept else."""
    like = ranks_as(question)
    return sorted(items, key=lambda i: like.search(i.statement.shown) is None) if like is not None else list(items)


def ranks_as(question: str) -> re.Pattern[str] | None:
    """What ranks as a question asks: *minst*, or *enkelt* where it asks who is *enklast*; ``None`` for no rank."""
    asked = dict.fromkeys(match[0].lower() for match in _RANKED.finditer(question))
    like = [_EASY if word in ("lätt", "enkl") else re.escape(word) for word in asked]
    return re.compile(rf"\b(?:{'|'.join(like)})", re.IGNORECASE) if asked else None


def by_own_words(
    taking: set[tuple[str, int]], sides: Sequence[Sequence[Chosen]], subject: Subject, reader: MatrixReader
) -> set[tuple[str, int]]:
    """Statements that take up a thing, of every side those that hold its word itself, where some do."""
    if len(subject.concepts) != 1 or subject.concepts[0].named:
        return taking
    held = reader.holder.holding(subject.concepts[0])
    own = [{item.key for item in side if item.key in taking} for side in sides]
    return {key for keys in own for key in (keys & held or keys)}


def _tests(question: str, theme: str) -> list[Callable[[Chosen], bool]]:
    tests: list[Callable[[Chosen], bool]] = [lambda item: not of_two_others(item)]
    if is_negative(theme):
        tests.append(lambda item: not _finds_no_fault(item.statement.shown))
    if _HOW_IT_GOES.search(question):
        tests.append(lambda item: not STATE_OF_THINGS.isdisjoint(item.passage.themes))
    if wanted_of(question) is Wanted.PERCENT:
        tests.append(lambda item: _SHARE.search(item.statement.shown) is not None)
    if _ASKS_AGE.search(question):
        tests.append(lambda item: _AGE.search(item.statement.shown) is not None)
    tests.append(lambda item: _OF_THE_REPORT.search(item.statement.shown) is None)
    tests.append(lambda item: not item.statement.shown.endswith("?"))  # *Fungerar samverkan inom IST? Hur?*
    return tests


def says_nothing_missing(text: str) -> bool:
    """Whether a text says that nothing is missing."""
    return _NOTHING_MISSING.search(text) is not None


def _finds_no_fault(text: str) -> bool:
    return says_nothing_missing(text) or polarity_of(text) is Polarity.POSITIVE


def of_two_others(item: Chosen) -> bool:
    """Whether a statement tells how it goes between two others than who says it: *mellan VC och VPM*.

    Where a sentence before that one tells how it goes with somebody, it is told of the speaker as well.
    """
    text = item.statement.shown
    match = _BETWEEN.search(text)
    if match is None or item.passage.actor is None or _OWN.search(match[0]):
        return False
    if any(_WITH.search(sentence) for sentence in _ENDS.split(text[: match.start()])[:-1]):
        return False
    return all(_is_another(match[part], item) for part in ("one", "other"))


def _is_another(text: str, item: Chosen) -> bool:
    """Whether a text names an actor or unit, and not the one who says the statement."""
    passage = item.passage
    if passage.actor and not passage.unit and names_in(text, (passage.actor,)):
        return False
    if passage.actor and passage.unit and names_in(text, (passage.actor,), (passage.unit,)):
        return False
    return names_in(text, [actor.name for actor in actors()])
