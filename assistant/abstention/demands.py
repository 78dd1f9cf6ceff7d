"""Follow-ups that demand one thing of whatever was told before, such as "Vad heter hon?" or "Vilket år började det?".

They have no word of their own that could be looked for: whatever question they
stand behind finds its own evidence, which need not hold what they ask for. That
is looked for in what was told before: a name, a year, a sum, how it went.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from assistant.abstention.wording import SAID
from assistant.forms.told import names_person
from assistant.question import Names
from assistant.question.names import AMBIGUOUS
from ingestion.vocabulary import swedish_municipalities

__all__ = ["Demand", "demand_of"]

_BEFORE = (
    r"^\W*(?:(?:och|men|ok|okej|jaha|aha|ja|jo|tack|så|hm+)\W+)*"
    r"(?:(?:jag|vi) (?:bor|jobbar|arbetar|är) [^,?]{1,40}, (?:så )?)?"
)
_BEHIND = (
    r"(?:\W+(?:då|egentligen|där|nu|sen|sedan|efteråt|i så fall|till slut|ens|väl|sen dess|sedan dess|efter det))*\W*$"
)
"""Small words before and behind what is asked."""
_CLAUSE = re.compile(r"[,;?!.]\s+(?:(?:och|eller|alltså) )?")
_CLAUSES = 3
"""Clauses of a question that are looked at."""
_BESIDE = re.compile(
    r"^\W*(?:ok|okej|jaha|det|de|dom|den|jag|vi|ni|bra)\b(?!.*\b(?:vad|va|vilk\w+|hur|vem|när|varför)\b)", re.IGNORECASE
)
"""A clause that tells something beside what is asked: *de har ju haft flera år på sig*."""
_REMEMBERED = 64
"""Demands that are remembered: what one looks for may depend on how it is put."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a follow-up asks of what was told before."""

    kind: str
    """The kind of unanswered question that it is where nothing of that was told."""
    told: re.Pattern[str]
    near: bool = False
    """It must stand in a statement that holds a telling word of the question before."""
    person: bool = False
    """It is the name of a person."""

    @property
    def said(self) -> str:
        """What is said where it is not met."""
        return SAID[self.kind]

    def is_met(self, texts: Iterable[str], names: Names) -> bool:
        """Whether one of some texts holds something of that kind; ``names`` are those of the reports, of no person."""
        if not self.person:
            return any(self.told.search(text) for text in texts)
        known = {word for name in (*names.places, *names.reports, *names.speakers) for word in name.split()}
        return any(names_person(text, known) for text in texts)


def demand_of(question: str) -> Demand | None:
    """What a follow-up, as it was typed, asks of what was told before; ``None`` where it has words of its own.

    Where all that it asks is of that kind, it is the first: *blev det nåt av det, genomfördes det?*.
    """
    if (whole := _demanded(question)) is not None:
        return whole
    parts = [part for part in _CLAUSE.split(question) if part.strip()]
    if not 1 < len(parts) <= _CLAUSES:
        return None
    found = [(part, _demanded(part)) for part in parts]
    asked = [demand for part, demand in found if demand is not None or not _BESIDE.match(part)]
    return asked[0] if asked and None not in asked else None


def _demanded(question: str) -> Demand | None:
    """The demand that a whole clause is."""
    for asks, place in _entries():
        if (asked := asks.search(question)) is not None:
            return _demand(place, tuple(asked.groupdict().items()))
    return None


@cache
def _entries() -> tuple[tuple[re.Pattern[str], int], ...]:
    """What each demand asks, with its place among them."""
    return tuple(
        (re.compile(f"{_BEFORE}(?:{'|'.join(entry['asks'])}){_BEHIND}", re.IGNORECASE), place)
        for place, entry in enumerate(_written())
    )


@cache
def _written() -> Sequence[Mapping[str, Any]]:
    text = resources.files("assistant.abstention").joinpath("demands.toml").read_text(encoding="utf-8")
    entries: Sequence[Mapping[str, Any]] = tomllib.loads(text)["demand"]
    return entries


@lru_cache(_REMEMBERED)
def _demand(place: int, said: tuple[tuple[str, str], ...]) -> Demand:
    """The demand at a place, with what a question ``said`` in it."""
    entry = _written()[place]
    told = "|".join(entry["told"]).replace("{place}", _places())
    for name, words in said:
        told = told.replace(f"{{{name}}}", re.escape((words or "").lower()))
    return Demand(entry["name"], re.compile(told, re.IGNORECASE), entry.get("near", False), not entry["told"])


@cache
def _places() -> str:
    """Names of municipalities, but those that are words too."""
    names = [name for name in swedish_municipalities() if name not in AMBIGUOUS]
    return rf"(?-i:\b(?:{'|'.join(map(re.escape, names))})s?\b)"
