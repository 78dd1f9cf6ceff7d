"""Whether a follow-up that says nothing of where stays where the question before it asked."""

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.standalone import Kind, Reading, Standalone

__all__ = ["is_of_those_before", "stays"]

_THOSE = re.compile(r"\b(?:dem|deras)\b(?! som\b)", re.IGNORECASE)

_THAT_THEY = re.compile(
    r"^\W*(?:är det (?:sant|rätt|så)|stämmer det|menar du|betyder det|säger de|kan det vara så) att (?:de|dom)\b",
    re.IGNORECASE,
)


def stays(made: Sequence[Reading], signs: Mapping[str, float], refuses: Callable[[Standalone], bool]) -> bool:
    """Whether a follow-up is asked where the question before was, and is answered there.

    It is a whole question that adds to the one before, or ends as only a follow-up does, and lacks but the place.

    Args:
        made: its readings; the first is the follow-up by itself.
        signs: what is told of it; see :data:`assistant.choice.SIGNS`.
        refuses: whether a question would get no answer.
    """
    only_there = {one.kind for one in made[1:]} == {Kind.FRAMED}
    return only_there and bool(signs["adds"] or signs["then"]) and not refuses(made[1].meant)


def is_of_those_before(question: str, signs: Mapping[str, float]) -> bool:
    """Whether a pronoun of a follow-up can only be those of whom, or where, was asked before: *har de räknat på det?*.

    That nothing is found of them is no reason to answer of others.
    """
    named = signs["speaker"] or signs["place"]
    before = signs["speaker before"] or signs["place before"]
    if signs["speaker before"] and _THAT_THEY.search(question) and not named:
        return True  # whom they speak of is another one: "stämmer det att de saknar kontakt med vården"
    return bool(before and not (named or signs["about"]) and (signs["pronoun"] or _THOSE.search(question)))
