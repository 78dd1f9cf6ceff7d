"""Questions by the way that the reports do not answer, and what is asked behind them.

*Vad föreslår AF i Halmstad? Vad skulle det kosta? Och VC?* goes on with the proposals: what
follows takes up the question that was answered. What itself asks one thing of whatever was
told (*vilket år började det?*) is read behind the question before, and never by itself.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.abstention import demand_of
from assistant.question import ScopeParser
from assistant.readings import Kind, Reading, Standalone

__all__ = ["is_aside_of", "of_what_was_told"]

_CORRECTS = re.compile(r"^\W*(?:nej|nä|jag men|alltså|dvs|menar|menade|det vill säga)", re.IGNORECASE)
_BEHIND = (Kind.NAMED, Kind.JOINED, Kind.MERGED)
"""Readings in which a question keeps what was asked before it."""


def is_aside_of(alone: Standalone, before: str, parse: ScopeParser) -> bool:
    """Whether a follow-up may take no part in the question before it, as that was typed.

    It is no correction of it (*jag menar …*), and that question says nothing of whom or where it asks.
    """
    if alone.scope.number is not None or _CORRECTS.match(alone.text) or demand_of(alone.text) is not None:
        return False
    return replace(parse(before), topics=(), themes=()).is_empty


def of_what_was_told(found: Standalone, alone: Standalone, made: Sequence[Reading]) -> Standalone:
    """What asks one thing of whatever was told is read behind the question before, and never by itself."""
    if found.text != alone.text or demand_of(alone.text) is None:
        return found
    return next((one.meant for kind in _BEHIND for one in made if one.kind is kind), found)
