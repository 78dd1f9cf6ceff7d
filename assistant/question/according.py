"""Whose word it is: *enligt FK* makes FK the one who is asked, and everybody else one who is spoken of."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.spoken import OWN_VOICES

if TYPE_CHECKING:
    from assistant.question.roles import Mention

__all__ = ["by_whom"]


def by_whom(
    folded: Sequence[str], asked: "list[Mention]", about: "list[Mention]"
) -> "tuple[list[Mention], list[Mention]]":
    """Those who are asked and those spoken of, where a question says according to whom: *vad bör AF göra enligt FK*.

    Whoever is asked behind that is asked as well: *enligt AF jämfört med FK*; who wrote a report only passes it on.
    """
    named = (at for at, one in enumerate(asked) if one.first > 0 and folded[one.first - 1] == "enligt")
    first = next((at for at in named if asked[at].actor not in OWN_VOICES), 0)
    return asked[first:], sorted([*about, *asked[:first]], key=lambda mention: mention.first)
