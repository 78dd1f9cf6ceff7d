"""Why-questions: the statements that give a reason come first, after what they lean on."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.nearby import points_back

__all__ = ["asks_for_reason", "reasons_first", "tells_reason"]

_WHY = re.compile(r"\bvarför\b|\bhur kommer det sig\b|\bvad beror\b|\b(?:anledning|orsak)\w*\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:därför|eftersom|beror|beroende på|pga|p\.?\s?g\.?\s?a\.?|på grund av|då|genom att|anledning\w*|orsak\w*"
    r"|medför|leder till|gör att|bygger på|tack vare)(?!\w)",
    re.IGNORECASE,
)
_MORE = 1.15
"""How much more a statement counts that gives a reason."""
_LEANING = 4
"""Best statements whose antecedents are put before them."""


def asks_for_reason(question: str) -> bool:
    """Whether it is asked why."""
    return _WHY.search(question) is not None


def tells_reason(text: str) -> bool:
    """Whether a statement says why something is so."""
    return _REASON.search(text) is not None


def reasons_first(question: str, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Scored statements, the best first; where it is asked why, those that give a reason count more."""
    if not asks_for_reason(question):
        return list(chosen)
    weighed = [replace(i, score=i.score * _MORE) if tells_reason(i.statement.shown) else i for i in chosen]
    weighed.sort(key=lambda item: -item.score)
    by_key = {item.key: item for item in weighed}
    for item in weighed[:_LEANING]:
        if item.before is None or not points_back(item.statement):
            continue
        if (before := by_key.get(item.before.key)) is not None:
            by_key[before.key] = replace(before, score=max(before.score, item.score * 1.001))
    return sorted(by_key.values(), key=lambda item: -item.score)
