"""Why-questions: the statements that give a reason come first, after what they lean on."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.nearby import points_back
from assistant.question import Names
from assistant.question.names import tokens_of
from assistant.question.parties import names_party, party_of
from assistant.question.roles import Mention, asked_and_about

__all__ = ["asks_for_reason", "reasons_first", "tells_reason"]

_WHY = re.compile(r"\bvarför\b|\bhur kommer det sig\b|\bvad beror\b|\b(?:anledning|orsak)\w*\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:därför|eftersom|beror|beroende på|pga|p\.?\s?g\.?\s?a\.?|på grund av|då|genom att|anledning\w*|orsak\w*"
    r"|medför|leder till|gör att|bygger på|tack vare|nu när|dels|(?:problemet|svårigheten|anledningen) är)(?!\w)",
    re.IGNORECASE,
)
_MORE = 1.2
"""How much more a statement counts that gives a reason."""
_OF_THEM = 1.5
"""How much more one counts that speaks of those with whom it is asked why something is so."""
_LEANING = 4
"""Best statements whose antecedents are put before them."""


def asks_for_reason(question: str) -> bool:
    """Whether it is asked why."""
    return _WHY.search(question) is not None


def tells_reason(text: str) -> bool:
    """Whether a statement says why something is so."""
    return _REASON.search(text) is not None


def reasons_first(question: str, chosen: Sequence[Chosen], names: Names) -> list[Chosen]:
    """Scored statements, the best first; where it is asked why, those that give a reason count more.

    So do those that speak of whom it is asked about: why it does not work with
    the clinic is not told by what the clinic says of others.
    """
    if not asks_for_reason(question):
        return list(chosen)
    of_whom = asked_and_about(tokens_of(question)[1], names)[1]
    parties = [(one, party_of(one.actor, one.unit)) for one in of_whom if one.actor]
    weighed = []
    for item in chosen:
        more = _MORE if tells_reason(item.statement.shown) else 1.0
        others = [party for one, party in parties if not _is_by(item, one)]
        if others and all(names_party(item.statement.shown, party) for party in others):
            more *= _OF_THEM
        weighed.append(replace(item, score=item.score * more))
    weighed.sort(key=lambda item: -item.score)
    by_key = {item.key: item for item in weighed}
    for item in weighed[:_LEANING]:
        if item.before is None or not points_back(item.statement):
            continue
        if (before := by_key.get(item.before.key)) is not None:
            by_key[before.key] = replace(before, score=max(before.score, item.score * 1.001))
    return sorted(by_key.values(), key=lambda item: -item.score)


def _is_by(item: Chosen, one: Mention) -> bool:
    """Whether somebody who is asked about says it, of whom a statement of theirs need not speak by name."""
    return item.passage.actor == one.actor and (one.unit is None or one.unit in (item.passage.unit or ""))
