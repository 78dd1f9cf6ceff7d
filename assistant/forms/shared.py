"""Whom the sides of a comparison name: all of them, or only one."""

import re
from collections.abc import Collection, Sequence

from assistant.chosen import Chosen
from assistant.forms.sides import Side
from assistant.forms.wording import in_answer, listed
from assistant.question import Names
from assistant.question.names import tokens_of
from assistant.question.roles import asked_and_about

__all__ = ["FORUMS", "shared"]

_TWO, _FEW = 2, 4
FORUMS = {
    name: re.compile(rf"\b(?:{name}\b|{written})", re.IGNORECASE if len(name) > _TWO else 0)
    for name, written in {
        "IST": "individsamverkansteam",
        "SIP": "samordnad(?:e)? individuell",
        "GK": "[Gg]emensam(?:ma)? kartläggning",
        "TRIS": "TRIS-team",
        "KAA": "kommunalt aktivitetsansvar",
        "BUP": "barn- och ungdomspsykiatri",
        "SE": "[Ss]upported [Ee]mployment|SE-",
        "IPS": "individual placement",
        "LSS": "LSS-",
    }.items()
}
"""Forums, methods and parties beside the actors and units, by both their names."""


def shared(told: Sequence[tuple[Side, Sequence[Chosen]]], names: Names) -> str:
    """Whom all sides name in their whole answers, and whom only one of them does; never each other."""
    if not _TWO <= len(told) <= _FEW or not all(read for _, read in told):
        return ""
    own = {name for side, _ in told for name in _named_by(side)}
    spoken = [_named(read, names) - own for _, read in told]
    common = set.intersection(*spoken)
    everybody = "båda" if len(told) == _TWO else "alla"
    parts = [f"Nämns av {everybody}: {_called(common)}."] if common else []
    for number, (side, _) in enumerate(told):
        only = spoken[number].difference(*(other for at, other in enumerate(spoken) if at != number))
        if only:
            parts.append(f"Nämns bara av {side.within}: {_called(only)}.")
    return " ".join(parts)


def _called(found: Collection[str]) -> str:
    """Parties as they are called in a sentence."""
    return listed(sorted(map(in_answer, found)))


def _named(items: Sequence[Chosen], names: Names) -> set[str]:
    """Actors, units and forums that statements name."""
    found: set[str] = set()
    for item in items:
        shown = item.statement.shown
        asked, about = asked_and_about(tokens_of(shown)[1], names)
        found |= {mention.unit or mention.actor for mention in (*asked, *about)}
        found |= {name for name, pattern in FORUMS.items() if pattern.search(shown)}
    return found - {""}


def _named_by(side: Side) -> set[str]:
    """The side's own names."""
    return {name for passage in side.passages for name in (passage.actor, passage.unit) if name}
