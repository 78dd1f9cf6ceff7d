"""Which reading of a follow-up is meant.

Each kind of reading has a weight for whatever can be told of the follow-up, and
every reading counts by how well what is found for it suits it: what people ask,
the reports mostly speak of.
"""

import math
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from assistant.leaning import ELLIPTIC, INSTEAD, SPOKEN_TO, STANDS, asks_why, leans, own_topics, points_back
from assistant.pronouns import points_at_speaker
from assistant.question.intent import generic_terms
from assistant.readings import Kind, Reading, Standalone, follows
from assistant.staying import is_of_those_before, stays
from vectorstore import Scope
from vectorstore.analysis import terms

__all__ = ["SIGNS", "Trial", "chosen", "signs_of"]

SIGNS = {
    "always": "1",
    "leans": "its words say that it needs the one before",
    "speaker": "it names who is asked",
    "about": "it names somebody who is only spoken of",
    "place": "it names a place or a report",
    "cell": "it names both a place and who speaks there",
    "whole": "it names a place, who speaks there and what of, and does not lean",
    "theme": "it names a theme",
    "no topics": "it has no telling word of its own",
    "topics": "its telling words, at most four",
    "generic": "share of its terms that any question of this field may hold",
    "short": "it has at most one term",
    "length": "its terms, at most ten, in tens",
    "words": "its words, at most twenty, in tens",
    "asks": "it begins with a question word",
    "why": "it asks for a reason",
    "verb first": "it asks for yes or no",
    "adds": "it begins as an addition",
    "points": "a word of it points at something that it does not name",
    "pronoun": "a pronoun of it stands for a speaker",
    "negated why": "it asks why not",
    "then": "it ends with a word that only a follow-up ends with",
    "unasked": "it holds no question word",
    "two": "it has two sentences",
    "shared": "share of its terms that the question before holds",
    "speaker before": "the question before asks somebody",
    "place before": "the question before names a place or a report",
    "same speaker": "it names who was asked before",
    "only speaker": "it names who is asked, and nothing else",
    "only place": "it names a place or a report, and nothing else",
    "only theme": "it names a theme and has no telling word of its own",
    "fragment": "it has no question word and at most two terms",
    "nothing": "it names nothing at all",
    "leaning topics": "it leans, with telling words of its own",
    "leaning speaker": "it leans, and names who is asked",
    "defines": "it asks what something is or means",
    "spoken to": "it speaks to the program or of the reports",
    "taken in": "the question before can take it in, so that nothing is left of it",
    "capital": "it holds a name or an abbreviation that is no speaker and no place",
}
"""What is told of a follow-up, each with what it is."""
_ASKS = re.compile(r"^\W*(?:och |men |okej,? |fast )?(?:vilk\w+|vad|va|hur|vem|var|när|varför|vart)\b", re.IGNORECASE)
_ASKS_AT_ALL = re.compile(
    r"\b(?:vilk\w+|vad|va|hur|vem|var|när|varför|vart|sa|är|har|finns|kan|ska|vill)\b", re.IGNORECASE
)
_YES_OR_NO = re.compile(
    r"^\W*(?:är|har|finns|kan|ska|vill|får|blir|blev|var det|går|funkar|fungerar|gäller|behövs|saknas|saknar|ses|tycker"
    r"|nämn\w+|används|hade|borde|måste)\b",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"^\W*(?:och|o|å|men|fast|så|hm+|jaha|jaså|ok|okej|aha|tack|ja|nej|jo|bara|sen|samma|åter|tillbaka|jag)\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:då|också|tack|alltså|i stället|istället|igen)\W*$", re.IGNORECASE)
_TWO = re.compile(r"[.!?,;:] +\w")
_SAME = re.compile(
    r"\bsamma (?:sak|fråga)\b|\blikadant\b|\bdetsamma\b|^\W*gäller det (?:även|också|bara)\b", re.IGNORECASE
)
_ACCORDING = re.compile(r"\benligt\b", re.IGNORECASE)
_FEW = 2
_LEAST_ODDS = 0.1
"""Odds to the best meaning from which another one is answered beneath it.

Of 353 follow-ups that had it in a third of the cases, it held what the answer
above it lacked in one of ten, and never below these odds.
"""
_LEAST_NEAR = 0.05
"""Odds from which what another one finds is one click away."""
_LEAST_FRAMED = 0.3
"""The same for whom was asked before, beneath the question before with a new name: it seldom holds what that lacks."""
_WHY_NOT = re.compile(r"^\W*varför inte\W*$", re.IGNORECASE)


def signs_of(made: Sequence[Reading], previous: Standalone) -> dict[str, float]:
    """What can be told of a follow-up by its words and those of the question before, by the names of ``SIGNS``."""
    alone, merged = made[0].meant, _merged(made)
    question, new = alone.text, alone.scope
    held, before, old = set(terms(question)), set(terms(previous.text)), previous.scope
    topics, leaning = own_topics(new), leans(question, new)
    speaker, place = bool(new.actors or new.units), bool(new.municipalities or new.not_covered or new.reports)
    values = _worded(question) | {
        "always": True,
        "leans": leaning,
        "speaker": speaker,
        "about": bool(new.about),
        "place": place,
        "cell": speaker and place,
        "whole": speaker and place and bool(new.themes or topics) and not leaning,
        "theme": bool(new.themes),
        "no topics": not topics,
        "topics": min(len(topics), 4),
        "generic": len(held & generic_terms()) / len(held) if held else 1.0,
        "short": len(held) <= 1,
        "length": min(len(held), 10) / 10,
        "words": min(len(question.split()), 20) / 10,
        "shared": len(held & before) / len(held) if held else 0.0,
        "speaker before": bool(old.actors or old.units),
        "place before": bool(old.municipalities or old.not_covered or old.reports),
        "same speaker": bool({*new.actors, *new.units} & {*old.actors, *old.units}),
        "only speaker": speaker and not (topics or new.themes),
        "only place": place and not (topics or new.themes or speaker),
        "only theme": bool(new.themes) and not topics,
        "nothing": new.is_empty,
        "leaning topics": leaning and bool(topics),
        "leaning speaker": leaning and speaker,
        "taken in": not follows(merged, alone),
        "capital": any(
            (word[:1].isupper() and not question.startswith(word)) or word[1:2].isupper() for word in topics
        ),
    }
    return {name: float(values[name]) for name in SIGNS}


def _worded(question: str) -> dict[str, float]:
    """Those that are told by how a follow-up is put."""
    return {
        "asks": _found(_ASKS, question),
        "why": asks_why(question),
        "verb first": _found(_YES_OR_NO, question),
        "adds": _found(_ADDS, question),
        "points": points_back(question),
        "pronoun": points_at_speaker(question),
        "negated why": _found(_WHY_NOT, question),
        "then": _found(_THEN, question),
        "unasked": not _found(_ASKS_AT_ALL, question),
        "two": _found(_TWO, question),
        "fragment": not _found(_ASKS_AT_ALL, question) and len(set(terms(question))) <= _FEW,
        "defines": _found(STANDS, question),
        "spoken to": _found(SPOKEN_TO, question),
    }


def _found(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


@dataclass(frozen=True, slots=True)
class Trial:
    """What tells how readings fare when they are searched for."""

    refuses: Callable[[Standalone], bool]
    """Whether a question would get no answer."""
    support: Callable[[str, Standalone], Mapping[str, float]]
    """Of a follow-up and a reading of it; see :data:`assistant.support.SUPPORT`."""
    told_in: Callable[[Standalone], str] = lambda _meant: ""
    """The name of the one report that a question is answered from; empty where it is not one."""
    tells: Callable[[Scope, str], bool] = lambda _scope, _name: False
    """Whether a group of that name is one whose word is passed on by whom, and where, a scope asks."""
    doubt: Callable[[Standalone], float] = lambda _meant: 0.0
    """How likely it is that a question is not answered."""


@dataclass(frozen=True, slots=True)
class _Fitted:
    refused: float
    """What a reading loses that would be refused."""
    support: Mapping[str, float]
    """Weight of how well each thing that is found suits a reading."""
    weights: Mapping[str, Mapping[str, float]]
    """Weight of each sign for each kind of reading."""


@cache
def _fitted() -> _Fitted:
    return _Fitted(**tomllib.loads(resources.files("assistant").joinpath("choice.toml").read_text(encoding="utf-8")))


def chosen(made: Sequence[Reading], previous: Standalone, trial: Trial) -> Standalone:
    """The reading that is meant, with those that may be meant as well.

    Args:
        made: its readings, at least one; the first is the follow-up by itself.
        previous: the question before it.
        trial: how readings fare.
    """
    if len(made) == 1:
        return made[0].meant
    fitted, signs = _fitted(), signs_of(made, previous)
    scores = _scores(made, signs, trial)
    # What lacks a word is not read alone, however well what is found suits its others; a theme by itself is first
    # asked of whom, or where, was asked before: the more general a question, the better something suits it.
    question = made[0].meant.text
    lacks = ELLIPTIC.match(question) or INSTEAD.search(question) or _SAME.search(question)
    elliptic = (signs["leans"] and lacks) or stays(made, signs, trial.refuses) or is_of_those_before(question, signs)
    bare = _is_name_by_itself(signs)
    open_ones = [
        place
        for place, one in enumerate(made)
        if (place or not (elliptic or bare or _is_theme_of(signs))) and not (bare and one.kind is Kind.JOINED)
    ]
    tried: set[int] = set()
    while True:
        best = max(open_ones, key=scores.__getitem__)
        # Whether it is refused takes longest to tell, so that only what would be chosen is tried.
        if best in tried or not trial.refuses(made[best].meant):
            break
        tried.add(best)
        scores[best] += fitted.refused
    others = range(1 if elliptic or bare else 0, len(made))
    return _with_others(made, best, [place for place in others if place != best], scores, signs)


def _scores(made: Sequence[Reading], signs: Mapping[str, float], trial: Trial) -> list[float]:
    """How likely each reading is, as the logarithm of its odds."""
    fitted = _fitted()
    # A sign that was added since has no weight until it is fitted.
    rows = [fitted.weights[one.kind] for one in made]
    scores = [sum(row.get(name, 0.0) * value for name, value in signs.items()) for row in rows]
    for place, one in enumerate(made):
        suits = trial.support(made[0].meant.text, one.meant)
        scores[place] += sum(fitted.support.get(name, 0.0) * value for name, value in suits.items())
    return scores


def _with_others(
    made: Sequence[Reading], best: int, others: Sequence[int], scores: Sequence[float], signs: Mapping[str, float]
) -> Standalone:
    """The best reading with those others that are likely: beside it where they are well put, else near."""
    found = made[best]
    beside: list[Standalone] = []
    near: list[Standalone] = []
    for place in sorted(others, key=scores.__getitem__, reverse=True):
        one, odds = made[place], scores[place] - scores[best]
        if odds < math.log(_LEAST_NEAR) or one.meant.text == found.meant.text:
            continue
        put = _is_well_put(one, signs) and odds >= math.log(_least_odds(one.kind, found.kind))
        (beside if put else near).append(one.meant)
    typed = "" if found.kind is Kind.ALONE else made[0].meant.text
    return replace(found.meant, beside=tuple(beside), near=tuple(near), typed=typed)


def _least_odds(kind: Kind, best: Kind) -> float:
    """Odds from which a kind of reading is answered beneath another one."""
    if best is Kind.MERGED and kind is Kind.JOINED:
        return math.inf  # both hold the question before
    return _LEAST_FRAMED if best is Kind.MERGED and kind is Kind.FRAMED else _LEAST_ODDS


def _is_name_by_itself(signs: Mapping[str, float]) -> bool:
    """Whether a follow-up is nothing but whom or where, of which the question before is asked: *och i Hylte?*."""
    about = signs["about"] and signs["no topics"] and not (signs["theme"] or signs["speaker"] or signs["place"])
    only = signs["only place"] or ((signs["only speaker"] or about) and signs["taken in"])
    return bool(only and signs["leans"] and signs["unasked"])


def _is_well_put(one: Reading, signs: Mapping[str, float]) -> bool:
    """Whether a reading is a question that somebody may have meant, said as one would say it.

    A follow-up that leans says nothing by itself without a word of its own, or
    where one points back; names, or a year, that only stand beside the question
    before, or whom it asked, are no question; nobody says *enligt* twice.
    """
    if one.kind is Kind.ALONE:
        return not signs["leans"] or bool(signs["leaning topics"] and not (signs["points"] or signs["unasked"]))
    if signs["unasked"] and (one.kind is not Kind.MERGED or not signs["taken in"]):
        return False
    return len(_ACCORDING.findall(one.meant.text)) < _FEW


def _is_theme_of(signs: Mapping[str, float]) -> bool:
    """Whether a follow-up is nothing but a theme, and the question before names somebody or a place."""
    named = signs["speaker"] or signs["place"] or signs["about"]
    return bool(signs["only theme"] and not named and (signs["speaker before"] or signs["place before"]))


def _merged(made: Sequence[Reading]) -> Standalone:
    return next((one.meant for one in made if one.kind is Kind.MERGED), made[0].meant)
