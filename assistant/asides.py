"""Questions by the way that the reports do not answer, and what is asked behind them.

*Vad föreslår AF i Halmstad? Vad skulle det kosta? Och VC?* goes on with the proposals:
whoever names only somebody else, or another place, takes up what was answered.
"""

import re
from dataclasses import replace

from assistant.leaning import own_topics
from assistant.question import ScopeParser
from assistant.readings import Standalone
from vectorstore import Scope

__all__ = ["is_aside_of"]

_ASKS = re.compile(r"\b(?:vad|va|vilk\w+|hur|vem|vems|när|varför|finns|är|har)\b", re.IGNORECASE)


def is_aside_of(alone: Standalone, before: str, parse: ScopeParser) -> bool:
    """Whether a follow-up may take no part in the question before it, as that was typed.

    It names somebody or a place and asks nothing itself (*och i Laholm?*, *och VC då?*), and
    that question says nothing of whom or where it asks.
    """
    new: Scope = alone.scope
    named = bool(new.actors or new.units or new.municipalities or new.reports)
    if not named or new.themes or own_topics(new) or new.number is not None or _ASKS.search(alone.text):
        return False
    return replace(parse(before), topics=(), themes=()).is_empty
