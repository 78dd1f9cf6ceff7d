"""Follow-ups that ask of all what one was asked: *vilka fler säger att X?*, *finns det fler kommuner som vill det?*.

Whom, and where, the question before asked is no limit of them.
"""

import re
from dataclasses import replace

from assistant.elsewhere import said_elsewhere
from assistant.exchanging import old_thing
from assistant.leaning import own_topics, points_back
from assistant.moving import rows
from assistant.naming import parts_of
from assistant.question import ScopeParser
from assistant.question.names import Names, place_spans
from assistant.question.roles import SAYING, folded, speaker_spans
from assistant.readings import COMPARED, Standalone
from assistant.turning import thing_of
from vectorstore.analysis import fold

__all__ = ["asked_of_all", "no_others"]

_LEADING = r"^\W*(?:(?:och|o|å|men|så)\b[\s,]*)*"
_MORE = r"(?:fler|flera|andra|annan|mer|annars|ytterligare)"
_NOUN = r"(?P<noun> (?:kommuner|aktörer|enheter|myndigheter|rapporter))?"
_WHO_SAYS = re.compile(
    rf"{_LEADING}(?:(?:vilka|vem|vilken)(?: {_MORE})*{_NOUN}(?P<where> (?:i|på|inom) [\w-]+)?(?: är det)?(?: som)?"
    rf"|(?:är|finns) det (?:(?:någon|nån|ngn|några|{_MORE})\b ?)+(?: (?:kommuner|aktörer))?\s*som)"
    r" (?P<what>(?:säger|tycker|anser|menar|nämner|skriver|upplever|vill|saknar|föreslår|tar upp|önskar|efterfrågar)\b"
    r".*?)(?: också| då)*\W*$",
    re.IGNORECASE,
)
"""Asks who says something, and says what."""
_DO_SO = re.compile(
    rf"{_LEADING}(?:(?:finns|är) det |vilka )?(?:(?:några|någon|nån) )?{_MORE}{_NOUN} (?:som )?"
    r"(?:vill|gör|säger|tycker|saknar|har|föreslår|önskar) (?:det|så|samma(?: sak)?|likadant)(?: också| då)*\W*$",
    re.IGNORECASE,
)
"""Asks who else does what one was asked about."""
_ONE_DOES = re.compile(r"^(?:(?:varför|när) )?(?P<verb>\w+) $", re.IGNORECASE)
"""What stands before who does it: *Varför vill*, *Saknar*."""
_DOES = SAYING | folded("saknar behöver föreslår efterfrågar önskar")
_ARE_THERE_MORE = re.compile(
    rf"{_LEADING}(?:(?:finns|är) det )?(?:några )?(?:fler|flera|mer)"
    r"(?: (?:svar|aktörer|kommuner|enheter|än (?:de|dem|dom|så|det)|då))*\W*$",
    re.IGNORECASE,
)
_SUCH = re.compile(
    rf"{_LEADING}(?:(?:är|finns) det )?(?:(?:någon|nån|ngn|några|vilka|vem)(?: {_MORE})*|{_MORE}){_NOUN} (?:som )?"
    r"(?:vill ha|vill|har|har fått|önskar(?: sig)?|nämner|tar upp|föreslår|saknar|behöver) (?:en |ett |några )?"
    r"(?:såna?|sånt|sådana?|sådant|liknande|den|dem|dom)(?: också| då)*\W*$",
    re.IGNORECASE,
)
"""Asks who else has or wants what was spoken of: *är det nån annan som vill ha en sån*."""
_ANSWERS = re.compile(
    rf"{_LEADING}hur många{_NOUN}(?: (?:svar|ställen|gånger))?(?: (?:är|blir|var) det"
    r"| (?:säger|nämner|tar upp|vill|tycker)(?: ha)? (?:det|den|detta|dem|så))?(?: då| sammanlagt| totalt)*\W*$",
    re.IGNORECASE,
)
"""Asks how many they are who say it."""
_ASKS_WHO = re.compile(
    r"^\W*(?:vilka|vem|hur många)\b|\b(?:vilka|vem) (?:säger|tycker|nämner|tar|vill)\b", re.IGNORECASE
)
_NO_MORE = "Det här är vad jag hittar; om en viss rapport, kommun eller aktör kan det finnas mer."
_IN = re.compile(r"\s*\b(?:i|på)\s*$", re.IGNORECASE)


def asked_of_all(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """A question who says something, of all; ``None`` where a follow-up is none, or the one before asked nobody."""
    before, new = previous.scope, alone.scope
    if not (before.actors or before.units):
        return None
    anywhere = replace(new, municipalities=(), not_covered=(), reports=())
    only = replace(new, topics=(), about=(), themes=()).is_empty
    said = _WHO_SAYS.match(alone.text)
    placed = only or bool(said and said["where"] and replace(anywhere, topics=(), about=(), themes=()).is_empty)
    if said is not None and placed and own_topics(new) and not points_back(said["what"]):
        return _whole(f"Vilka{said['noun'] or ''}{said['where'] or ''} {said['what']}?", parse)
    if (does := _DO_SO.match(alone.text)) and only and (what := _what_one_does(previous.text, names)):
        return _whole(f"Vilka{does['noun'] or ''} {what}?", parse)
    thing = "" if _ASKS_WHO.search(previous.text) else thing_of(previous, parse) or old_thing(previous.text)
    if (many := _ANSWERS.match(alone.text)) and thing:
        return _whole(f"Hur många{many['noun'] or ''} tar upp {thing}?", parse)
    return None


def _what_one_does(text: str, names: Names) -> str:
    """What one does, in the words of a question why, or whether: of *Varför vill FK ha X?* that is *vill ha X*."""
    text = text.removeprefix(COMPARED)
    spans = rows(text, speaker_spans(text, names))
    head = _ONE_DOES.match(text[: spans[0][0]]) if len(spans) == 1 else None
    if head is None or fold(head["verb"]) not in _DOES:
        return ""
    rest = text[spans[0][1] :]
    for start, end in reversed(rows(rest, place_spans(rest, names))):
        rest = _IN.sub("", rest[:start]) + rest[end:]
    rest = re.sub(r"\s*\bi alla kommuner\b", "", rest).strip(" ?!.")
    return f"{head['verb'].lower()} {rest}" if rest else ""


def no_others(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """Who else says it, where it is only asked whether there are more; the list again where it was asked of all."""
    such = _SUCH.match(alone.text) if replace(alone.scope, topics=()).is_empty else None
    if such and (last := _last_of(previous, parse)) is not previous and old_thing(last.text):
        return _whole(f"Vilka{such['noun'] or ''} tar upp {old_thing(last.text)}?", parse)
    if such and not (thing_of(previous, parse) or old_thing(previous.text)):
        return None
    if not (such or _ARE_THERE_MORE.match(alone.text)):
        return None
    text = "vilka mer?"
    if (others := said_elsewhere(replace(alone, text=text, scope=parse(text)), previous, names, parse)) is not None:
        return others
    return replace(previous, changed=True, told=_NO_MORE) if not such and _ASKS_WHO.search(previous.text) else None


def _last_of(previous: Standalone, parse: ScopeParser) -> Standalone:
    """The last of several questions that were asked as one; as it stands where there is but one."""
    last = parts_of(previous.text)[-1]
    return replace(previous, text=last, scope=parse(last)) if last != previous.text else previous


def _whole(text: str, parse: ScopeParser) -> Standalone:
    return Standalone(text, parse(text), changed=True)
