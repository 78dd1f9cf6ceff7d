"""Whether a statement praises or finds fault, by its words."""

import re
import tomllib
from enum import IntEnum
from functools import cache, lru_cache
from importlib import resources

__all__ = ["Polarity", "polarity_of"]

_REMEMBERED = 20_000
"""Statements of which it is remembered, as they are looked at for one question after another."""


class Polarity(IntEnum):
    """What a statement says of what it is about."""

    NEGATIVE = -1
    NEUTRAL = 0
    POSITIVE = 1


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    entries = tomllib.loads(resources.files("assistant").joinpath("polarity.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(patterns), re.IGNORECASE) for name, patterns in entries.items()}


@lru_cache(maxsize=_REMEMBERED)
def polarity_of(text: str) -> Polarity:
    """The polarity of a text; one that finds any fault is negative, whatever it praises, unless it begins with that."""
    if _patterns()["praise"].match(text):
        return Polarity.POSITIVE
    if _patterns()["negative"].search(text):
        return Polarity.NEGATIVE
    return Polarity.POSITIVE if _patterns()["positive"].search(text) else Polarity.NEUTRAL
