"""What a question asks for: whom and where, about what, and in which form of answer."""

from assistant.question.abbreviations import Abbreviated, Abbreviations
from assistant.question.chips import Chip, chips_of, limited, without_chip
from assistant.question.counted import Counted, as_told, counted_in, is_denial
from assistant.question.framing import asks_overview, searched, unframed
from assistant.question.intent import Intent, Wanted, intent_of, wanted_of
from assistant.question.names import Names
from assistant.question.population import Population, population_of
from assistant.question.scope import ScopeParser, themes_asked
from assistant.question.subject import Concept, Subject

__all__ = [
    "Abbreviated",
    "Abbreviations",
    "Chip",
    "Concept",
    "Counted",
    "Intent",
    "Names",
    "Population",
    "ScopeParser",
    "Subject",
    "Wanted",
    "as_told",
    "asks_overview",
    "chips_of",
    "counted_in",
    "intent_of",
    "is_denial",
    "limited",
    "population_of",
    "searched",
    "themes_asked",
    "unframed",
    "wanted_of",
    "without_chip",
]
