"""Questions that take an event for granted, or a change for wanted, of which nothing is told.

*Vad bråkar VPM och VC om?* and *Varför vill de ha färre möten?* find their evidence in
whatever is told of the two, or of the meetings. It need not hold the quarrel, nor that
anybody wants fewer of them; where nothing near what the question is about does, the
premise is false, and what is found would seem to confirm it.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import resources
from typing import Any

from assistant.forms.reasons import asks_for_reason
from assistant.forms.standing import leans_back
from assistant.premise import is_frame
from assistant.question.intent import generic_terms
from assistant.question.parties import names_party, party_of
from ingestion import Passage, Statement
from vectorstore import Index, Scope
from vectorstore.analysis import fold, stem, terms

__all__ = ["Presumed"]

_LAST = re.compile(r"\?\s+(?=\S)")
_ASKS = re.compile(r"\b(?:vad|vilk\w+|vem|hur|nar|varfor|skal|orsaken|anledningen)\b")
"""Asks for something of what is taken for granted, rather than whether it is so."""
_WHY = re.compile(r"\b(?:varfor|nar (?:ska|skall|kommer|lad|laggs|stang)|skal|motiv\w*|vad fick)\b")
_OPEN = re.compile(
    r"\b(?:finns|fanns|ar|var|blev|blir) det\b(?! (?:for|som|vid)\b)|\b(?:namns|sags|huruvida)\b"
    r"|\b(?:vad|hur) (?:\w+ )?(?:tycker|sager|anser|menar|foreslar|vill)\b"
)
"""Asks whether something is, or what somebody says or wants, which takes nothing for granted."""
_WANTS = re.compile(r"\b(?:vill|ville|onskar|foreslar)\b")
"""What somebody is said to want, they are to say themselves where everybody has their own say."""
_PLAIN = str.maketrans("åäö", "aao")
"""Questions are often typed without these letters, and are looked through without them."""
_SAID_OF_IT = frozenset(
    map(stem, ("skäl", "gång", "emellan", "handlar", "rör", "gäller", "egentligen", "sett", "tänkt"))
)
"""Words that tell nothing of what a question is about."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing that may be taken for granted."""

    asks: re.Pattern[str]
    told: re.Pattern[str]
    why: bool
    """It is taken for granted where it is asked why or when alone."""
    kind: str
    """The kind of unanswered question that it is where nobody tells it."""
    always: bool
    """It must be told however the question is put, also where it is asked whether it is so."""


class Presumed:
    """Knows which questions take for granted what is told nowhere."""

    def __init__(self, index: Index) -> None:
        """Look into ``index``."""
        self._index = index

    def untold(self, question: str, scope: Scope) -> str | None:
        """The kind of unanswered question that it is, where it takes for granted what nobody tells; else ``None``."""
        return next((entry.kind for entry in _held(question) if not self._is_told(entry, question, scope)), None)

    def _is_told(self, entry: _Entry, question: str, scope: Scope) -> bool:
        """Whether a statement of the place tells it, of what is asked or by those who are asked."""
        ends = {word for held in entry.asks.findall(fold(question)) for word in (held.split()[0], held.split()[-1])}
        words = (*scope.topics, *scope.not_covered)
        topics = [word for word in words if not is_frame(word) and fold(word) not in ends]
        about = {term for term in terms(" ".join(topics)) if term not in _SAID_OF_IT} - generic_terms()
        wanted = bool(scope.municipalities or scope.units) and _WANTS.search(fold(question)) is not None
        there = scope if wanted else replace(scope, actors=(), units=())
        for passage, number in self._telling(entry):
            first = 0 if entry.kind == "figure" else _begun(passage, number)  # a sum seldom stands beside what it is of
            if there.holds(passage) and _is_about(passage, passage.statements[first : number + 1], about, scope):
                return True
        return False

    def _telling(self, entry: _Entry) -> Sequence[tuple[Passage, int]]:
        """The statements that tell of such a thing at all, each by its passage and its number in that."""
        return self._told.setdefault(entry.told.pattern, [*_matching(entry.told, self._index.passages)])

    @cached_property
    def _told(self) -> dict[str, Sequence[tuple[Passage, int]]]:
        return {}


def _matching(told: re.Pattern[str], passages: Sequence[Passage]) -> Sequence[tuple[Passage, int]]:
    return [
        (p, number) for p in passages if not p.asked for number, s in enumerate(p.statements) if told.search(s.shown)
    ]


def _begun(passage: Passage, number: int) -> int:
    """The number of the statement that one goes on about, or its own."""
    while number > 0 and leans_back(passage.statements[number].shown):
        number -= 1
    return number


def _is_about(passage: Passage, told: Sequence[Statement], about: set[str], scope: Scope) -> bool:
    """Whether one of some statements holds a word of what is asked; without words, whether who is asked says it."""
    if about:
        return any(about & {*terms(statement.shown)} for statement in told)
    parties = [party_of(actor, None) for actor in (*scope.actors, *scope.about)]
    if not parties or scope.by_actor(passage):
        return True
    return any(names_party(statement.shown, party) for statement in told for party in parties)


def _held(question: str) -> list[_Entry]:
    """What a question takes for granted; of several, the last one does, which those before it were asked without."""
    last = _LAST.split(question.rstrip(" ?!."))[-1]
    asked = fold(last)
    why = asks_for_reason(last) or _WHY.search(asked) is not None
    takes = _ASKS.search(asked) is not None and (why or not _OPEN.search(asked))
    return [one for one in _entries() if (one.always or (takes and (why or not one.why))) and one.asks.search(asked)]


@cache
def _entries() -> tuple[_Entry, ...]:
    text = resources.files("assistant.abstention").joinpath("presumed.toml").read_text(encoding="utf-8")
    written: Sequence[Mapping[str, Any]] = tomllib.loads(text)["presumed"]
    return tuple(
        _Entry(
            re.compile("|".join(one["asks"]).translate(_PLAIN)),
            re.compile("|".join(one["told"]), re.IGNORECASE),
            one.get("why", False),
            one.get("kind", "false_premise"),
            one.get("always", False),
        )
        for one in written
    )
