"""A follow-up that is read behind the question before it: what of it is new, and how that is told."""

import re

from assistant.leaning import points_back
from assistant.naming import parts_of
from assistant.question import Intent, intent_of
from assistant.question.names import Names
from assistant.question.roles import speaker_spans
from assistant.readings import Standalone
from vectorstore import Scope
from vectorstore.analysis import fold

__all__ = ["as_read", "form_of", "is_sound", "last_asked", "meant_instead", "newly_asked"]

_LONGEST = 200
"""Characters of a question that a heading holds."""
_ASKS = re.compile(r"\b(?:vilk\w+|vad|va|hur|vem|var|när|varför|vart)\b", re.IGNORECASE)

_ADDED = re.compile(r"(?:enligt|i|på|hos|med) [^?.!,;:]+\?*$")
"""What only adds whom or where to a question, and is none itself."""
_YES_OR_NO = re.compile(
    r"^\W*(?:(?:och|men|så|fast)\b[\s,]*)?(?:är|har|finns|fanns|kan|ska|vill|får|blir|blev|går|fungerar|funkar|gäller"
    r"|behövs|saknas|saknar|tycker|nämn\w+|används|hade|borde|måste|ingår|tar|gör|görs)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:där|dem|dom|deras|vi|oss)\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\benligt\b", re.IGNORECASE)


def _rest(text: str, before: str) -> str:
    """What stands behind the question ``before``, or a part of it, in a text; empty where it is not both."""
    for head in (before.rstrip(), *(part.rstrip() for part in parts_of(before))):
        if head and text.startswith((f"{head} ", f"{head}? ")):
            rest = text[len(head) :].removeprefix("?").strip()
            return "" if _ADDED.match(rest) else rest
    return ""


def newly_asked(text: str, before: str) -> str:
    """The question of a text that is asked last: by it, and not by the one before, an answer leads."""
    rest = _rest(text, before)
    return rest if _ASKS.search(rest) or _YES_OR_NO.match(rest) else text


def last_asked(meant: Standalone) -> str:
    """What a follow-up itself says: all that is put behind the question before, else its telling words."""
    if not meant.after:
        return ""
    said = {word.casefold() for word in re.findall(r"[\w-]+", meant.put)}
    telling = (word for word in (*meant.scope.topics, *meant.scope.undivided) if word.casefold() in said)
    return _rest(meant.text, meant.after) or " ".join(telling)


def form_of(meant: Standalone) -> Intent:
    """The form of answer that is asked for last: why it is so is no list, though the question before asked for one."""
    return intent_of(newly_asked(meant.text, meant.after), meant.scope)


def as_read(meant: Standalone) -> str:
    """How a follow-up was read."""
    rest = _rest(meant.text, meant.after)
    if rest:
        return f"Jag läser ”{rest}” som en fortsättning på ”{_shortened(meant.after)}”."
    return f"Jag läser frågan som: {meant.text}"


def is_sound(text: str, before: str, names: Names) -> bool:
    """Whether a reading of a follow-up is a question that somebody may put, to be shown as what may be meant instead.

    It is none where a word of it points at what only the question ``before`` names, nor
    where it asks one for what another says: *Vad säger VC där om FK enligt AF?*.
    """
    if _rest(text, before):
        return True
    if _POINTS.search(text) or points_back(text):
        return False
    according = _ACCORDING.search(text)
    return according is None or not speaker_spans(text[: according.start()], names)


def meant_instead(other: Standalone, meant: Standalone) -> str:
    """The heading of what answers another meaning; empty where that is only more or less of what is ``meant``.

    Of 30 such answers to development questions that were shown, one held what was asked for and the main one did not.
    """
    if not _part(other.scope, meant.scope):
        return ""
    before = meant.after
    if rest := _rest(other.text, before):
        return f"Om du i stället menar ”{_shortened(rest)}” som en fortsättning på ”{_shortened(before)}”"
    return f"Om du i stället menar ”{_shortened(other.text)}”"


def _part(one: Scope, other: Scope) -> bool:
    """Whether two scopes ask something else, or whom and where the other does not: neither holds all of the other."""
    asked = [frozenset((*map(fold, scope.topics), *scope.themes, *scope.about)) for scope in (one, other)]
    whom = [frozenset((*s.municipalities, *s.actors, *s.units, *s.reports)) for s in (one, other)]
    return any(not (first <= second or second <= first) for first, second in (asked, whom))


def _shortened(question: str) -> str:
    return question if len(question) <= _LONGEST else f"{question[:_LONGEST].rsplit(' ', 1)[0]} …"
