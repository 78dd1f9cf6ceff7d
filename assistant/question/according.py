"""Whose word it is: *enligt FK* makes FK the one who is asked, and everybody else one who is spoken of."""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from assistant.question.objects import without_objects
from assistant.spoken import OWN_VOICES

if TYPE_CHECKING:
    from assistant.question.roles import Mention

__all__ = ["by_whom"]

_COMPARING = frozenset(
    ("jamfor", "jamfort", "jmf", "skiljer", "skillnad", "skillnaden", "skillnader", "an", "mot", "kontra", "vs", "resp")
)
_PROPOSED = frozenset(("forslag", "forslagen", "onskemal", "ideer"))
_CONTENT = frozenset(("om", "att", "med", "till", "hur"))
"""Begin what somebody says: whoever is named behind is spoken of."""
_BESIDE = 2
"""Words that two names of one row stand apart at most."""


def by_whom(
    folded: Sequence[str], asked: "list[Mention]", about: "list[Mention]"
) -> "tuple[list[Mention], list[Mention]]":
    """Those who are asked and those spoken of, where a question says according to whom: *vad bör AF göra enligt FK*.

    Whoever is asked behind that is asked as well: *enligt AF jämfört med FK*; who wrote a report only passes it on.
    Where the question begins so, only those are who are named in one row: *enligt FK, vad bör AF göra*.
    """
    asked, about = without_objects(folded, asked, about)
    named = (at for at, one in enumerate(asked) if one.first > 0 and _is_theirs(folded, one.first - 1))
    first = next((at for at in named if asked[at].actor not in OWN_VOICES), 0)
    if asked and folded[0] == "enligt" and asked[0].first == 1 and _COMPARING.isdisjoint(folded):
        row = 1 + sum(1 for _ in takewhile(lambda pair: pair[1].first - pair[0].last <= _BESIDE, pairwise(asked)))
        return asked[:row], sorted([*about, *asked[row:]], key=lambda mention: mention.first)
    theirs, others = asked[first:], asked[:first]
    if theirs and theirs[0].first and _is_theirs(folded, theirs[0].first - 1) and _COMPARING.isdisjoint(folded):
        apart = (
            n for n, (one, two) in enumerate(pairwise(theirs), 1) if _CONTENT & {*folded[one.last + 1 : two.first]}
        )
        ends = next(apart, len(theirs))
        theirs, others = theirs[:ends], [*others, *theirs[ends:]]
    return theirs, sorted([*about, *others], key=lambda mention: mention.first)


def _is_theirs(folded: Sequence[str], at: int) -> bool:
    """Whether the word at ``at`` makes what is told theirs who follow: *enligt*, *förslag från*."""
    return folded[at] == "enligt" or (at > 0 and folded[at] == "fran" and folded[at - 1] in _PROPOSED)
