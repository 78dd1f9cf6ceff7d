"""What of a question only frames it: for whom the answer is, how short, and that it is to be an overview."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from assistant.question.broadly import asked_broadly
from assistant.question.exclusion import exclusion_spans, included, left_out
from assistant.question.names import TOKEN, bare
from ingestion import Report
from vectorstore import Scope
from vectorstore.analysis import fold

__all__ = [
    "asked_word",
    "asks_overview",
    "beside_overview",
    "called",
    "frame_spans",
    "included",
    "is_beside",
    "left_out",
    "names_it",
    "names_municipality",
    "overview_rest",
    "put_plainly",
    "searched",
    "uncalled",
    "unframed",
]

_REPORTS = re.compile(r"\brapporter(?:na|nas)?\b", re.IGNORECASE)
"""What is asked about as a whole where nothing is named."""

_CALLED = re.compile(
    r"(?:slut)?rapport(?:en|ens)?|(?:kartlaggning|utvardering|inventering|undersokning|utredning)(?:en|ens)?"
)
_KIND = re.compile(
    r"\b(?P<says>(?:säger|sägs(?: det)? i|skriver|nämner|beskriver|lyfter|föreslår|enligt|står det i) )"
    r"(?:(?P<name>\w+)-(?:kartläggning|utvärdering|inventering|undersökning|utredning)(?:en)?\b"
    r"|(?:kartläggning|utvärdering|inventering|undersökning|utredning)en (?:i|på|från|för|om|av) )",
    re.IGNORECASE,
)
"""What a report is, where it is asked what it says."""
_WHICH = re.compile(r"\bvilka \w+", re.IGNORECASE)
_EXPLAINED = re.compile(r"\s[–-]\s|[,:]\s")
_OF_A_PLACE = r"\b(?:i|inom|för|från|om|över|av|på|kring|sammanfatta|beskriv)\s+"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("assistant.question").joinpath("framing.toml").read_text(encoding="utf-8"))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(_data()[kind]), re.IGNORECASE)


@cache
def _beside() -> frozenset[str]:
    return frozenset(map(fold, _data()["beside"].split()))


def frame_spans(question: str) -> list[tuple[int, int]]:
    """Where a question says for whom its answer is, how short and without what: (start, end) in characters."""
    return [*(match.span() for match in _pattern("frame").finditer(question)), *exclusion_spans(question)]


def names_it(word: str, reports: Iterable[str]) -> bool:
    """Whether a folded word only says that it is a report that is asked, where one is named: *inventeringen*."""
    return bool(tuple(reports)) and _CALLED.fullmatch(word) is not None


def unframed(question: str) -> str:
    """A question without that; the same where nothing else would be left."""
    rest = " ".join(_pattern("frame").sub(" ", question).split())
    return rest if re.search(r"\w", rest) else question


def put_plainly(question: str, areas: Collection[str] = ()) -> str:
    """What a question names, without what it leaves out and the words by which one only wants to hear of it."""
    return included(asked_broadly(question) or question, areas)


def overview_rest(question: str) -> str | None:
    """What a question holds beside its wish for an overview; ``None`` where it has no such wish."""
    rest = _pattern("frame").sub(" ", question)
    shorter = _pattern("overview").sub(" ", rest)
    return None if shorter == question else shorter


def beside_overview(question: str) -> str:
    """A question without its wish for an overview; all of it where it has no such wish."""
    rest = overview_rest(question)
    return question if rest is None else rest


def asks_overview(question: str, scope: Scope) -> bool:
    """Whether a place, a report or somebody is asked about as a whole: *hur ser det ut i Hylte*."""
    rest, thing = overview_rest(question), asked_broadly(question)
    if rest is None and thing is not None and not _names_several(scope):
        rest = thing
    if rest is None or scope.about or scope.number is not None or scope.themes:
        return False
    if scope.is_empty and _REPORTS.search(question) is None:
        return False
    left = {bare(match.group()) for match in TOKEN.finditer(rest)}
    beside = _beside().union(scope.reports)  # as which a report may be called
    return all(fold(topic) in beside or bare(topic) not in left for topic in scope.topics)


def _names_several(scope: Scope) -> bool:
    return max(len(scope.municipalities), len(scope.actors), len(scope.units), len(scope.reports)) > 1


def asked_word(question: str) -> str:
    """What a question asks to be told which there are: *vilka målgrupper*; empty for none."""
    match = _WHICH.search(question)
    return match[0] if match is not None else ""


def called(report: Report) -> frozenset[str]:
    """The folded words of what a report calls itself: its short name, and its title up to what explains it."""
    return frozenset(
        fold(word) for name in (report.short, _EXPLAINED.split(report.title)[0]) for word in TOKEN.findall(name)
    )


def uncalled(scope: Scope, called_so: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The topics of a question that are not what a report that it names calls itself."""
    words = frozenset[str]().union(*(called_so[report] for report in scope.reports))
    return tuple(topic for topic in scope.topics if fold(topic) not in words)


def is_beside(topics: Iterable[str]) -> bool:
    """Whether words ask for nothing more than what they stand beside does."""
    return all(fold(topic) in _beside() for topic in topics)


def names_municipality(question: str, places: tuple[str, ...]) -> bool:
    """Whether *kommun* is part of a place's name: *i Växjö kommun*; in *säger Växjö kommun* it speaks."""
    named = "|".join(map(re.escape, places)) or r"(?!)"
    return re.search(rf"{_OF_A_PLACE}(?:{named})s?\s+kommun\b", question, re.IGNORECASE) is not None


def _without_kind(question: str) -> str:
    """A question of what a report says without the word for what kind it is, by which its method is told."""
    return _KIND.sub(lambda match: match["says"] + (match["name"] or ""), question)


def searched(question: str, scope: Scope, reports: Iterable[Report]) -> str:
    """What is searched for: not for whom the answer is, and a report's area in place of what it does not tell apart."""
    question = _without_kind(unframed(question)) if scope.reports else unframed(question)
    for report in reports if scope.undivided else ():
        named = "|".join(re.escape(name) for name in scope.undivided if name in report.municipalities)
        if named and report.areas:
            question = re.sub(rf"\b(?:{named})(s?)\b", rf"{report.areas[0]}\1", question, flags=re.IGNORECASE)
    return question
