"""What a list counts: the thing that a question names, apart from what is said of it.

A count is our own claim, so that it may rest on nothing but the thing itself:
of "Vilka vill utöka IST?" that is *IST*; *utöka* narrows, and counts nobody alone.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from assistant.question.across import is_report_noun
from assistant.question.intent import generic_terms
from assistant.question.population import Population, population_of
from assistant.question.scope import without_themes
from assistant.question.subject import Concept, Subject, with_phrases
from vectorstore.analysis import fold

__all__ = ["Counted", "as_told", "counted_in", "is_denial", "without_denial"]

_WORD = re.compile(r"[\w-]+")
_SEVERAL = re.compile(r"\w{3}(?:ar|or|er)na$")
"""Ends a noun that names several known things, which no infinitive does: *att samordnarna*."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, and how the question puts it."""

    things: tuple[tuple[Concept, ...], ...]
    """Of each of these a statement holds one to be counted: *praktik/prao* are two ways to put one."""
    phrases: tuple[tuple[Concept, Concept], ...]
    """Things of which one follows on the other in the question: *ekonomiskt bistånd*."""
    narrowing: tuple[Concept, ...]
    """What is done to them, in the question's words."""
    denied: bool = False
    """It asks who does not, and not who does."""
    beside: bool = False
    """It asks for those who do not beside those who do."""
    judged: bool = False
    """It asks for a judgement: to mention the thing is not to hold it."""
    mentioned: bool = False
    """It asks who mentions the thing, whatever is thought of it."""
    weighed: bool = False
    """It asks who mentions a thing as good or bad."""
    both: bool = False
    """It asks who does one thing as well as another."""
    wished: bool = False
    """It asks what is wanted, as proposals tell."""


@cache
def _data() -> dict[str, Any]:
    text = resources.files("assistant.question").joinpath("counted.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    found = _data()[name]
    return re.compile(found if isinstance(found, str) else "|".join(found), re.IGNORECASE)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(fold, _data()[name].split()))


_ALTERNATIVE = r"\s*(?:/|,|\(|och|eller|samt|resp(?:ektive)?)+\s*"
"""What stands between two ways to put one thing."""
_ENDING = r"\w{0,3}\s*"
_MOST = 40
"""Things that are looked for, each in every statement; questions are untrusted."""


def counted_in(subject: Subject) -> Counted:
    """What a question asks to be counted."""
    infinitives = _infinitives(subject.text)
    things, narrowing = [], []
    for concept in with_phrases(subject.concepts[:_MOST], subject.text):
        folded = fold(concept.word)
        if concept.named:
            things.append(concept)
        elif folded in _listed("doing") or (folded in infinitives and folded not in _listed("passed_over")):
            narrowing.append(concept)
        elif folded not in _listed("passed_over") and folded not in generic_terms():
            things.append(concept)
    if not things:  # who wants to *samlokalisera* wants nothing else that could be counted
        things = [concept for concept in narrowing if fold(concept.word) not in _listed("doing")]
        narrowing = [concept for concept in narrowing if concept not in things]
    text = subject.text
    weighed = _pattern("weighing").search(text) is not None
    reports = population_of(text) is Population.REPORTS
    things = [c for c in things if not (reports and is_report_noun(c.word))]
    things = [c for c in things if not (weighed and fold(c.word) in _listed("as_what"))] or things
    things.sort(key=lambda concept: text.find(concept.word))
    denied = _pattern("negating").search(without_themes(text)) is not None
    beside = _pattern("beside").search(text) is not None
    return Counted(
        _joined(things, text),
        _phrases(things, text),
        tuple(narrowing),
        denied=denied and not beside,
        beside=beside,
        judged=_pattern("judging").search(text) is not None,
        mentioned=_pattern("mentioning").search(text) is not None,
        weighed=weighed,
        both=_pattern("both").search(text) is not None,
        wished=_pattern("wishing").search(text) is not None,
    )


def _joined(things: list[Concept], text: str) -> tuple[tuple[Concept, ...], ...]:
    """Things put together that a question names as alternatives: *chefer och ledning*, *praktik/prao*."""
    groups: list[list[Concept]] = []
    for concept in things:
        before = groups[-1][-1] if groups else None
        if before is not None:
            named = before.named or concept.named  # *FK och AF* are two, *rehabkoordinator/rehabsamordnare* is one
            beside = rf"{_ENDING}/\s*" if named else _ALTERNATIVE
            between = rf"\b{re.escape(before.word)}{beside}{re.escape(concept.word)}"
            if re.search(between if named else rf"{between}\b", text, re.IGNORECASE):
                groups[-1].append(concept)
                continue
        groups.append([concept])
    return tuple(map(tuple, groups))


def _phrases(things: list[Concept], text: str) -> tuple[tuple[Concept, Concept], ...]:
    return tuple(
        (one, other)
        for one, other in pairwise(things)
        if not (one.named or other.named)
        and re.search(rf"\b{re.escape(one.word)} {re.escape(other.word)}\b", text, re.IGNORECASE)
    )


def as_told(question: str) -> str:
    """A question for a number, or for those who do not mention something, as one for those who do.

    Who they are is known where either is: it is found by the same words.
    """
    asked = _pattern("how_many").sub("vilka ", question)
    return _pattern("not_mentioning").sub(r"\g<1>", asked)


def without_denial(question: str) -> str:
    """A question without the clause that asks for those who do not, beside those who do."""
    return _pattern("beside").sub("", question)


def is_denial(text: str) -> bool:
    """Whether an answer begins with a denial."""
    return _pattern("denying").search(text) is not None


def _infinitives(text: str) -> frozenset[str]:
    """Folded words that stand where a verb does: after a modal, ending as an infinitive does."""
    words = [match.group() for match in _WORD.finditer(text.lower())]
    modals, between = _data()["modal"].split(), _data()["between"].split()
    found = set()
    for place, word in enumerate(words):
        if word not in modals:
            continue
        after = iter(words[place + 1 :])
        verb = next((w for w in after if w not in between), "")
        if verb.endswith("a") and verb not in modals and not _SEVERAL.search(verb):
            found.add(fold(verb))
    return frozenset(found)
