"""Users who say where they work in the question itself: *jag jobbar på AF i Laholm, vad saknar FK hos oss?*."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.question.saying import folded

if TYPE_CHECKING:
    from assistant.question.roles import Mention

__all__ = ["without_user"]

_WE = frozenset(("jag", "vi"))
_AT_WORK = folded("jobbar arbetar sitter är")
_OURS = folded("oss vi vår vårt våra")
_NEAR = 5
"""Words between where somebody says that they work, and who they work for, at most."""


def without_user(
    words: Sequence[str], asked: "list[Mention]", about: "list[Mention]"
) -> "tuple[list[Mention], list[Mention]]":
    """Those who are asked without whom the user works for, where another one is asked.

    They are spoken of where the question goes on about *us*.
    """
    own = [one for one in asked if _is_users(words[max(0, one.first - _NEAR) : one.first])]
    others = [one for one in asked if one not in own]
    if not (own and others):
        return asked, about
    ours = not _OURS.isdisjoint(words[own[-1].last + 1 :])
    return others, sorted([*about, *(own if ours else ())], key=lambda one: one.first)


def _is_users(before: Sequence[str]) -> bool:
    """Whether words say that what follows is where the user works."""
    return any(one in _WE and other in _AT_WORK for one, other in pairwise(before))
