"""Whether a report so much as mentions a place or a body by its name.

Many places are called what something else is called: *Mark*, *Vara*, *Mora*. A
name is looked for as a word with its capital letter, and one that is a word of
Swedish too not where a sentence begins.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.question.names import AMBIGUOUS, TOKEN
from ingestion import Report

__all__ = ["is_mentioned", "is_named_in"]

_SOURCES = 64
"""Reports whose words are remembered."""


def is_mentioned(name: str, reports: Iterable[Report]) -> bool:
    """Whether a report names a place, or a body such as *Region Dalarna*; a genitive does."""
    return any(_is_in(name, report.source) for report in reports)


def is_named_in(name: str, text: str) -> bool:
    """Whether a short text holds a name as a word; a genitive counts."""
    return re.search(rf"\b{re.escape(name)}s?\b", text) is not None


@lru_cache(maxsize=_SOURCES)
def _words(source: str) -> frozenset[str]:
    """Words of a report as they are written, and the parts of those with a hyphen."""
    found = frozenset(TOKEN.findall(source))
    return found | frozenset(part for word in found if "-" in word for part in word.split("-"))


def _is_in(name: str, source: str) -> bool:
    held = _words(source)
    *first, last = name.split()
    forms = {last, last.removesuffix("s"), f"{last}s"}
    if not first:
        if name in AMBIGUOUS:
            return name in held and _as_a_name(name).search(source) is not None
        return not held.isdisjoint(forms) or name.upper() in held
    # The first word of a body's name may begin a sentence, or not.
    if held.isdisjoint(forms) or held.isdisjoint({first[0].lower(), first[0].capitalize()}):
        return False
    pattern = rf"\b{' '.join(map(re.escape, [*first, last.removesuffix('s')]))}s?\b"
    return re.search(pattern, source, re.IGNORECASE) is not None


@lru_cache(maxsize=len(AMBIGUOUS))
def _as_a_name(name: str) -> re.Pattern[str]:
    """A name that is a word too, where it can be nothing but a name."""
    return re.compile(rf"(?<=[a-zåäö,] ){name}s?\b|\b{name}s? kommun\b")
