"""How much a statement tells by itself."""

import re

from assistant.forms.nearby import points_back
from assistant.polarity import Polarity, polarity_of
from ingestion import Statement
from ingestion.vocabulary import is_negative

__all__ = ["worth_of"]

_PROPOSED = "förslag"
_METHOD = re.compile(
    r"\b(?:intervju\w*|deltog|deltag\w*|arbetsgrupp\w*|enkät\w*|rapporten|projektet|uppdrag\w*|genomför\w*)\b",
    re.IGNORECASE,
)
_QUANTIFIED = re.compile(
    r"\W*(?:[\w-]+ ){0,3}?(?:alla|samtliga|de flesta|flertalet|majoriteten|många|flera|få|ingen|inga|överlag|generellt"
    r"|deltagarna)\b",
    re.IGNORECASE,
)
"""How many say something: what a report found, rather than how somebody put it."""
_BULLET = re.compile(r"\W*[-–•·❖]\s")
_SHORTEST, _LONGEST = 4, 45
"""Words of a telling statement."""


def worth_of(statement: Statement, theme: str) -> float:
    """How much a statement tells by itself, of a theme or, without one, of a report's result."""
    text = statement.shown
    length = len(text.split())
    worth = -2.0 * (length < _SHORTEST) - 0.5 * (length > _LONGEST) - 1.5 * points_back(statement)
    worth -= 2.0 * text.rstrip().endswith("?")
    worth += theme == _PROPOSED and _BULLET.match(statement.text) is not None
    polarity = polarity_of(text)
    if is_negative(theme):
        return worth - polarity
    if theme == "fungerar":
        return worth + polarity
    if theme:
        return worth
    found = 1.5 * (_QUANTIFIED.match(text) is not None) + (polarity is not Polarity.NEUTRAL)
    return worth + found - (_METHOD.search(text) is not None)
