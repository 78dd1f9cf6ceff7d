"""Follow-ups that say all but where: *Vad säger VC där om FK?*; and whether a thing is found somewhere else too.

They ask their own question of the place that *där* points at; read as the question
before with another name, what they ask would be lost.
"""

import re
from dataclasses import replace

from assistant.choice import Trial
from assistant.forms.wording import listed
from assistant.leaning import leans, own_topics
from assistant.moving import rows
from assistant.naming import with_matter
from assistant.question import ScopeParser
from assistant.question.names import Names, report_spans
from assistant.question.roles import speaker_spans
from assistant.readings import Standalone
from assistant.turning import thing_of, where_asked
from vectorstore import Scope

__all__ = ["asked_there", "found_there", "in_thread", "place_before"]

_THERE = re.compile(r"\bdär\b", re.IGNORECASE)
_LEADING = re.compile(r"^\W*(?:(?:och|o|å|men|fast|så)\b[\s,]*)+(?=\w)", re.IGNORECASE)
_ASKS = re.compile(r"^\W*(?:vad|va|hur|vilk\w+|varför|när|vem)\b", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:i|på|inom)\s+$", re.IGNORECASE)
_EXISTS = re.compile(r"^\W*(?:(?:och|men)\b[\s,]*)*(?P<verb>finns|fanns) (?:det|den|de|dom)\b", re.IGNORECASE)


def asked_there(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """A follow-up that says whom it asks and what of, of the place before; ``None`` where it lacks more than that."""
    new, text = alone.scope, _LEADING.sub("", alone.text)
    found = [*_THERE.finditer(text)]
    place = place_before(previous, names)
    if len(found) != 1 or not place or new.municipalities or new.reports or new.not_covered or not _ASKS.match(text):
        return None
    said = bool(new.about or own_topics(replace(new, topics=tuple(w for w in new.topics if not _THERE.fullmatch(w)))))
    start, end = found[0].span()
    behind = any(text[last:start].isspace() for _, last in rows(text, speaker_spans(text, names)))
    at_end = not text[end:].strip(" ?!.")
    asks_somebody = bool(new.actors or new.units)
    if not said or not (behind or at_end) or not (asks_somebody or _is_of_place(text, previous, names)):
        return None
    if place.startswith("på ") and text[:start].endswith(" på "):
        place, start = f", {place}", start - 1  # "få tag på, på Höglandet"
    text = f"{text[:1].upper()}{text[1:start]}{place}{text[end:]}"
    return Standalone(text, parse(text), changed=True)


def _is_of_place(text: str, previous: Standalone, names: Names) -> bool:
    """Whether *där* stands for where the question before asked, and for no thing that it names."""
    matter = with_matter(text, previous.text, names)
    return matter is None or not matter[1]


def found_there(
    alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser, trial: Trial
) -> Standalone | None:
    """Whether a thing is found elsewhere too, where it is not: what is said there of its like is no answer to that."""
    asked = _EXISTS.match(alone.text)
    where = where_asked(alone.text, previous.text, names) if asked else ""
    thing = thing_of(previous, parse) if where else ""
    if asked is None or not thing:
        return None
    text = f"{asked['verb'].capitalize()} {thing} {where}?"
    exists = Standalone(text, parse(text), changed=True)
    return exists if trial.refuses(exists) else None


def in_thread(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser, trial: Trial) -> Standalone:
    """The question before a follow-up that leans on it, asked where the one before that was, where it says itself not.

    *Vad säger kommunen på Höglandet? Vem är svårast att nå? Vad vill de göra åt det?* all ask of one report.
    """
    goes_on = leans(alone.text, alone.scope) or not own_topics(alone.scope)
    if not previous.after or not goes_on or _says_where(previous.scope) or _says_where(alone.scope):
        return previous
    if not (where := place_before(Standalone(previous.after, parse(previous.after), changed=False), names)):
        return previous
    text = f"{previous.text.rstrip(' ?')} {where}?"
    there = replace(previous, text=text, scope=parse(text))
    return previous if trial.refuses(there) else there


def _says_where(scope: Scope) -> bool:
    return bool(scope.municipalities or scope.reports or scope.not_covered or scope.actors or scope.units)


def place_before(previous: Standalone, names: Names) -> str:
    """Where the question before asked, with its preposition; empty where it asked of no one place."""
    scope, text = previous.scope, previous.text
    if scope.municipalities or scope.not_covered:
        return f"i {listed([*scope.municipalities, *scope.not_covered])}"
    spans = report_spans(text, names)
    if len(spans) != 1 or not (where := _WHERE.search(text[: spans[0][0]])):
        return ""
    return f"{where.group().strip().lower()} {text[slice(*spans[0])]}"
