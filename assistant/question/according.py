"""Whose word it is: *enligt FK* makes FK the one who is asked, and everybody else one who is spoken of."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.question.roles import Mention

__all__ = ["by_whom"]

_BETWEEN = frozenset(("och", "o", "samt", "eller", "resp", "respektive", "kontra", "vs"))


def by_whom(
    folded: Sequence[str], asked: "list[Mention]", about: "list[Mention]"
) -> "tuple[list[Mention], list[Mention]]":
    """Those who are asked and those spoken of, where a question says according to whom: *vad bör AF göra enligt FK*."""
    said: list[Mention] = []
    for mention in asked:
        follows = bool(said) and _BETWEEN.issuperset(folded[said[-1].last + 1 : mention.first])
        if follows or (mention.first > 0 and folded[mention.first - 1] == "enligt"):
            said.append(mention)
    if not said:
        return asked, about
    spoken = [*about, *(mention for mention in asked if mention not in said)]
    return said, sorted(spoken, key=lambda mention: mention.first)
