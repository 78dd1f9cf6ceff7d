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

    @property
    def said(self) -> str:
        """What is said where it is not met."""
        return SAID[self.kind]

    def is_met(self, texts: Iterable[str]) -> bool:
        """Whether one of some texts holds something of that kind."""
        return any(self.told.search(text) for text in texts)


def demand_of(question: str) -> Demand | None:
    """What a follow-up, as it was typed, asks of what was told before; ``None`` where it has words of its own.

    Where all that it asks is of that kind, it is the first: *blev det nåt av det, genomfördes det?*.
    """
    if (whole := _demanded(question)) is not None:
        return whole
    parts = [part for part in _CLAUSE.split(question) if part.strip()]
    found = [_demanded(part) for part in parts] if 1 < len(parts) <= _CLAUSES else []
    return found[0] if found and None not in found else None


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
        told = told.replace(f"{{{name}}}", re.escape(words or ""))
    return Demand(entry["name"], re.compile(told, re.IGNORECASE), entry.get("near", False))


@cache
def _places() -> str:
    """Names of municipalities, but those that are words too."""
    names = [name for name in swedish_municipalities() if name not in AMBIGUOUS]
    return rf"(?-i:\b(?:{'|'.join(map(re.escape, names))})s?\b)"
