"""Follow-ups that ask for more than what the question before was about: *vad mer föreslogs?*, *fler hinder?*.

One proposal was asked about, and now all others are: the narrow topic goes, what is asked
for stays where it was told. Read behind the question before, the same would be answered again.
"""

import re
from dataclasses import replace

from assistant.choice import Trial
from assistant.leaning import own_topics
from assistant.question import ScopeParser
from assistant.question.asked import THEME_QUESTIONS, theme_question
from assistant.readings import Standalone
from vectorstore.analysis import fold

__all__ = ["widened"]

_MORE = re.compile(
    r"^\W*(?:(?:och|o|å|men|ok|okej|jaha|tack)\b[\s,]*)*(?:(?:vad|vilka|va|något|nåt|några|nåra) "
    r"(?:mer|mera|fler|flera|annat|andra|ytterligare)\b|(?:fler|flera|andra|annat|ytterligare)\b"
    r"|(?:har|hade|finns|fanns|nämns|gavs|kom|ge mig|ge|visa)(?: (?:det|de|dom|man))?(?: (?:något|nåt|några|nåra))? "
    r"(?:mer|fler|flera|andra|annat|ytterligare)\b)",
    re.IGNORECASE,
)
"""Asks for more, and says of what."""
_ADDING = frozenset(map(fold, ("mer", "mera", "fler", "flera", "andra", "annat", "ytterligare")))


def widened(alone: Standalone, previous: Standalone, parse: ScopeParser, trial: Trial) -> Standalone | None:
    """All of a theme where the question before asked about one thing; ``None`` where a follow-up asks for no more."""
    new, old = alone.scope, previous.scope
    rest = [word for word in own_topics(new) if fold(word) not in _ADDING]
    if not _MORE.match(alone.text) or len(new.themes) != 1 or new.themes[0] not in THEME_QUESTIONS or rest:
        return None
    if not replace(new, topics=(), themes=()).is_empty or old.actors or old.units or not own_topics(old):
        return None
    (theme,) = new.themes
    where = "" if old.municipalities else trial.told_in(previous)
    if not (where or old.municipalities):
        return None
    text = theme_question(theme, "", old.municipalities, "")
    text = f"{text.rstrip('?')} i {where}?" if where else text
    return Standalone(text, parse(text), changed=True, known=" ".join(own_topics(old)))
