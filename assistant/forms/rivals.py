"""Values that a report tells of several groups: that of the group that is asked for, else all of them and none in bold.

One section may say that psychiatry counts three quarters of its patients to the
target group and primary care a fifth: who asks for the one is not told the other,
and who asks for the care as a whole is told both, each by those who say it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.forms.sides import SAYING
from assistant.question import Names
from assistant.question.names import tokens_of
from assistant.question.roles import asked_and_about

if TYPE_CHECKING:
    from assistant.forms.value import Value

__all__ = ["among_groups"]

_FIGURES = re.compile(r"\d+")


def among_groups(values: Sequence["Value"], question: str, names: Names) -> "Value | None":
    """The first of values that are told as surely, of the group that is asked for; without a text where several differ.

    ``None`` where all that are told are of other groups.
    """
    asked = _units(question, names)
    told = [(value, _units(_head(value), names)) for value in values]
    own = [value for value, of in told if asked & of] or [value for value, of in told if not (asked and of)]
    if not own:
        return None
    first, figures = own[0], _FIGURES.findall(own[0].text)
    same = tuple(one.chosen for one in own[1:] if _FIGURES.findall(one.text) == figures)
    rivals = tuple(one.chosen for one in own[1:] if _is_rival(one, first))
    return replace(first, text="", also=rivals) if rivals else replace(first, also=same)


def _is_rival(one: "Value", other: "Value") -> bool:
    """Whether two statements of one section tell something different, each of those whom it begins with."""
    if one.chosen.passage.cell != other.chosen.passage.cell or _FIGURES.findall(one.text) == _FIGURES.findall(
        other.text
    ):
        return False
    heads = _head(one), _head(other)
    return all(heads) and heads[0] != heads[1]


def _head(value: "Value") -> str:
    """What stands before the verb of a value's statement: whose it is."""
    shown = value.chosen.statement.shown
    verb = SAYING.search(shown)
    return shown[: verb.start()].strip() if verb is not None else ""


def _units(text: str, names: Names) -> frozenset[str]:
    asked, about = asked_and_about(tokens_of(text)[1], names)
    return frozenset(mention.unit for mention in (*asked, *about) if mention.unit)
