"""What a question asks for: whom and where, about what, and in which form of answer."""

from assistant.question.chips import Chip, chips_of, limited, without_chip
from assistant.question.framing import asks_overview, searched, unframed
from assistant.question.intent import Intent, Wanted, intent_of, wanted_of
from assistant.question.names import Names
from assistant.question.scope import Abbreviations, ScopeParser, themes_asked
from assistant.question.subject import Concept, Subject

__all__ = [
    "Abbreviations",
    "Chip",
    "Concept",
    "Intent",
    "Names",
    "ScopeParser",
    "Subject",
    "Wanted",
    "asks_overview",
    "chips_of",
    "intent_of",
    "limited",
    "searched",
    "themes_asked",
    "unframed",
    "wanted_of",
    "without_chip",
]
