"""Follow-ups that name one more thing of what was asked before the last of them: *sekretessen?*, *tidsbristen då?*.

Each goes on with the question that they all stand behind. Read behind the one before
it, every thing that was named so far would be asked at once, and the oldest loudest.
"""

import re
from dataclasses import replace

from assistant.leaning import own_topics
from assistant.question import ScopeParser
from assistant.question.intent import generic_terms
from assistant.readings import Standalone
from vectorstore import Scope
from vectorstore.analysis import terms

__all__ = ["is_one_more"]

_ADDS = re.compile(r"^\W*(?:och|o|å|men)\b|\bdå\W*$", re.IGNORECASE)
"""Adds a thing to the last; without a word of adding, one may be a part of it."""
_WITHIN = re.compile(r"^\W*(?:(?:och|o|å|men)\b[\s,]*)*(?:i|på|hos|för|med|om|till|av|från|mot|kring|bland)\b", re.I)
"""Begins a fragment that narrows the one before it: *för unga?*."""
_ASKS = re.compile(
    r"\b(?:vilk\w+|vad|va|hur|vem|var|när|varför|vart|sa|är|har|finns|kan|ska|vill|får|behövs|saknas)\b", re.IGNORECASE
)
"""Words of a question that names more than a thing."""
_POINTING = frozenset(("dom", "dem"))
_MOST = 2
"""Terms of a follow-up that only names a thing."""


def is_one_more(alone: Standalone, previous: Standalone, parse: ScopeParser) -> bool:
    """Whether a follow-up names nothing but a thing, as the one before it did behind a question of its own.

    So it does where the one before it asked something of a thing that was named so: *vad säger AF om det?*.
    """
    if not previous.put or not previous.after or not _ADDS.search(alone.text):
        return False
    if not _names_a_thing(alone.text, alone.scope):
        return False
    return any(_names_a_thing(text, parse(text)) for text in (previous.put, previous.after))


def _names_a_thing(text: str, scope: Scope) -> bool:
    """Whether a text is a noun or two, and names nobody, no place and no theme."""
    if not own_topics(scope) or not replace(scope, topics=()).is_empty or _WITHIN.match(text) or _ASKS.search(text):
        return False
    said = {*terms(text)} - _POINTING - generic_terms()
    return 0 < len(said) <= _MOST
