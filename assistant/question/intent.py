"""Which form of answer a question asks for."""

import re
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from assistant.question.across import asks_of_reports
from assistant.question.exclusion import exclusions, included
from assistant.question.framing import asks_overview, is_beside
from assistant.question.names import is_local
from assistant.question.sides import asks_of_each_other, asks_of_every_place
from vectorstore import Scope
from vectorstore.analysis import fold, stem

__all__ = [
    "Intent",
    "Wanted",
    "asks_somebody",
    "asks_what_is_said",
    "generic_terms",
    "intent_of",
    "saying_words",
    "wanted_of",
]


_PROPOSED = "förslag"
_HOW = re.compile(r"^\W*(?:hur (?!vill|tycker|önskar|kan|bör|ska)|när\b|vem\b|varför\b)", re.IGNORECASE)
"""Asks for what becomes of proposals, or whose they are, and not for them."""


_ONE_NAME = re.compile(r"^\W*(?:och )?vad (?:heter|hette|kallas|kallades) \w{3,}(?:en|et)\b", re.IGNORECASE)
"""Asks what one thing is called."""
_TOLD_OF_IT = 3
"""Words at least of a question for a name that tells which thing it is of, these two included: *heter*, *projektet*."""
_SAID_OF = re.compile(
    r"^\W*(?:vad|hur) (?:säger|sägs|sas|sade|tycker|tycks|tyckte|anser|menar|upplever|pratar|resonerar)"
    r"(?: det| man| de| dom| folk| alla| parterna| aktörerna| personalen| rapporterna| rapporten)?\b"
    r"(?: i | på | runt ?om i | om | kring | gällande | angående )",
    re.IGNORECASE,
)
"""Asks what is said, of nobody in particular."""


class Intent(StrEnum):
    """A form of answer."""

    FACT = "fact"
    CELL = "cell"
    COMPARISON = "comparison"
    COUNT = "count"
    LIST = "list"
    OVERVIEW = "overview"
    PROPOSALS = "proposals"
    GREETING = "greeting"
    OFF_TOPIC = "off_topic"


class Wanted(StrEnum):
    """What kind of fact is asked for."""

    PERCENT = "percent"
    MONEY = "money"
    TIME = "time"
    COUNT = "count"
    AGE = "age"
    SIZE = "size"
    NAME = "name"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("assistant.question").joinpath("intents.toml").read_text(encoding="utf-8"))


@cache
def _patterns(kind: str) -> dict[str, re.Pattern[str]]:
    says = "|".join(_data()["says"]["words"].split())
    return {
        entry["name"]: re.compile("|".join(entry["patterns"]).replace("{says}", says), re.IGNORECASE)
        for entry in _data()[kind]
    }


@cache
def generic_terms() -> frozenset[str]:
    """Stems of words that any question of this field may hold without asking for anything."""
    return frozenset(form for word in _data()["generic"]["words"].split() for form in (stem(word), fold(word)))


def intent_of(question: str, scope: Scope) -> Intent:
    """The form of answer that a question asks for.

    Words come first, then what the question names: a comparison needs two
    sides, a list or a count needs somebody who could be on it.
    """
    found = _told_by_words(question)
    if found[:1] != [Intent.GREETING] and asks_overview(question, scope) and not asks_of_reports(question):
        return Intent.OVERVIEW
    valued = wanted_of(question) in (Wanted.PERCENT, Wanted.MONEY, Wanted.TIME)
    if _of_every_place(question, scope, found):
        return Intent.COMPARISON
    of_them = _HOW.search(question) is not None
    if (said := next((one for one in found if _may_be(one, scope, valued=valued or of_them)), None)) is not None:
        return said
    if (_are_places(scope) and not _asks_one_name(question, scope)) or _asks_several(question, scope):
        return Intent.COMPARISON
    speaking = bool(scope.actors or scope.units)
    if speaking and not scope.municipalities and wanted_of(question) is None and _says().search(question):
        return Intent.OVERVIEW
    at_home = bool(scope.units and scope.themes) and all(map(is_local, scope.units))
    if scope.is_cell or at_home or ((scope.actors or scope.units) and scope.reports):
        return Intent.CELL
    if scope.themes[:1] == (_PROPOSED,) and scope.number is None and not of_them:
        return Intent.PROPOSALS if wanted_of(question) is None else Intent.FACT
    if scope.themes and (scope.reports or (scope.municipalities and not scope.about)) and is_beside(scope.topics):
        return Intent.OVERVIEW
    nobody = not (scope.actors or scope.units or scope.themes)
    whose = scope.municipalities or not scope.about  # what is thought of somebody is told by who says it outright
    if nobody and whose and scope.topics and asks_what_is_said(question):
        return Intent.OVERVIEW
    return Intent.FACT


def _told_by_words(question: str) -> list[Intent]:
    """The forms of answer that a question's words speak of, the likeliest first."""
    if not any(one.kind for one in exclusions(question)):  # "vilka fler än kommunen nämner" is "vilka nämner"
        question = " ".join(included(question).split())
    found = [Intent(name) for name, pattern in _patterns("intent").items() if pattern.search(question)]
    if not asks_of_reports(question):
        return found
    return [Intent.COUNT if Intent.COUNT in found else Intent.LIST]


def _of_every_place(question: str, scope: Scope, found: Sequence[Intent]) -> bool:
    """Whether every municipality is asked for by itself, whatever else the words may ask for."""
    apart = len(scope.municipalities) > 1 and asks_of_every_place(question)
    return apart and not {Intent.GREETING, Intent.OFF_TOPIC, Intent.COUNT}.intersection(found)


@cache
def saying_words() -> frozenset[str]:
    """Verbs of saying and wanting, by which those are meant who do."""
    return frozenset(_data()["says"]["words"].split())


@cache
def _says() -> re.Pattern[str]:
    """A question to an actor wherever it is: "vad tycker kommunerna om …"."""
    return re.compile(rf"^\W*(?:vad|hur) (?:\w+ )?(?:{'|'.join(_data()['says']['words'].split())})\b", re.IGNORECASE)


def asks_somebody(question: str) -> bool:
    """Whether somebody is asked plainly what they say, which is no wish for an overview: *vad tycker kommunerna om*."""
    says = "|".join(_data()["says"]["words"].split())
    anybody = r"(?! (?:vi|man|jag|(?:(?:alla|samtliga|de|dom|fem|5|olika) )*rapport\w*)\b)"
    return re.match(rf"\W*(?:vad|hur) (?:{says})\b{anybody}", question, re.IGNORECASE) is not None


def asks_what_is_said(question: str) -> bool:
    """Whether it is asked what is said of something, by whomever: *vad säger de i Laholm om IST*."""
    return _SAID_OF.search(question) is not None


def _may_be(intent: Intent, scope: Scope, *, valued: bool) -> bool:
    """Whether what a question names leaves room for an intent that its words speak of."""
    one_cell = scope.is_cell and _sides(scope) == 1
    if intent is Intent.COMPARISON:
        covered = bool(scope.municipalities or scope.reports)
        beside = bool(scope.municipalities and scope.reports) or bool(covered and scope.not_covered)
        return _sides(scope) > 1 or beside
    if intent in (Intent.LIST, Intent.COUNT, Intent.PROPOSALS):
        return not one_cell and not (valued and intent is Intent.PROPOSALS)
    return True


def _sides(scope: Scope) -> int:
    """How many sides a comparison of what a question names would have."""
    return max(len(scope.municipalities), len(scope.units), len(scope.actors), len(scope.reports))


def _are_places(scope: Scope) -> bool:
    """Whether several places, or reports of several, are asked for: each is told by itself."""
    return len(scope.municipalities) > 1 or (len(scope.reports) > 1 and bool(scope.topics or scope.themes))


def _asks_one_name(question: str, scope: Scope) -> bool:
    """Whether it is asked what one thing is called, in however many places: *vad hette projektet om SGI*."""
    return _ONE_NAME.match(question) is not None and len(scope.topics) >= _TOLD_OF_IT


def _asks_several(question: str, scope: Scope) -> bool:
    """Whether several who speak in one place are asked what they say of something, each for itself."""
    said = bool(scope.topics) and _says().search(question) is not None
    somewhere = scope.is_cell or len(scope.reports) == 1
    return (bool(scope.themes) or said or asks_of_each_other(question)) and somewhere and _speakers(scope) > 1


def _speakers(scope: Scope) -> int:
    """How many are asked: units, and actors beyond the one that a unit belongs to."""
    return max(len(scope.units), len(scope.actors))


def wanted_of(question: str) -> Wanted | None:
    """The kind of fact that a question asks for; ``None`` for no particular one."""
    return next((Wanted(name) for name, pattern in _patterns("wanted").items() if pattern.search(question)), None)
