"""Questions by the way that the reports do not answer, and what is asked behind them.

*Vad föreslår AF i Halmstad? Vad skulle det kosta? Och VC?* goes on with the proposals:
whoever names only somebody else, or another place, takes up what was answered.
"""

from dataclasses import replace

from assistant.abstention import demand_of
from assistant.leaning import own_topics
from assistant.question import ScopeParser
from assistant.readings import Standalone
from vectorstore import Scope

__all__ = ["is_aside_of"]


def is_aside_of(alone: Standalone, before: str, parse: ScopeParser) -> bool:
    """Whether a follow-up may take no part in the question before it, as that was typed.

    It has no matter of its own (*och i Laholm?*, *och VC då?*, *och vad föreslår de?*), and that
    question says nothing of whom or where it asks.
    """
    new: Scope = alone.scope
    if own_topics(new) or new.number is not None or demand_of(alone.text) is not None:
        return False
    return replace(parse(before), topics=(), themes=()).is_empty
