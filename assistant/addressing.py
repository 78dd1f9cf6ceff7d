"""Follow-ups that put the question before them to somebody else, in a way that only a whole sentence can take in.

Whether one does what it was asked who does (*vill AF det?*), and what people say
who are no side of their own in a report (*och deltagarna själva?*).
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.leaning import own_topics
from assistant.merging import merged
from assistant.moving import rows
from assistant.naming import parts_of
from assistant.pronouns import with_speaker
from assistant.question import ScopeParser
from assistant.question.names import Names, place_spans
from assistant.question.roles import SAYING, folded, speaker_spans, spoken_spans, who
from assistant.readings import GENITIVE, Standalone
from assistant.there import place_before
from vectorstore.analysis import fold

__all__ = ["addressed"]

_LEADING = r"^\W*(?:(?:och|o|men|fast|så)\b[\s,]*)*"
_DOES = re.compile(rf"{_LEADING}(?P<verb>\w+) (?P<who>[^?.!,]+?) (?:det|så|dem|den|detta)(?: också)?(?: då)?\W*$", re.I)
_WHO_DOES = re.compile(
    r"^\W*(?:vilka|vem|vilken|hur många)(?: (?:kommuner|aktörer|enheter|andra|fler))?(?: [ip]å? [\w-]+)?"
    r" (?P<verb>\w+) (?P<rest>[^?.!]+)\W*$",
    re.IGNORECASE,
)
_ONE_OF_ANOTHER = re.compile(rf"{_LEADING}(?P<who>[\w-]+) om (?P<of>[\w-]+)(?: då)?\W*$", re.IGNORECASE)
_SAYS_OF = re.compile(r"^\W*(?:vad|va|hur) (?:säger|tycker|ser|anser|menar)\b", re.IGNORECASE)
"""Asks for nothing but what is said."""
_TURNED = re.compile(r"\b(?:andra hållet|tvärtom|omvänt)\b", re.IGNORECASE)
_ONLY_BY = re.compile(
    rf"{_LEADING}(?:(?:bara|endast|enbart|visa|ta|och)\b\s*)+(?:det|de|dem|dom|vad)(?: som)? (?P<who>[\w-]+)"
    r"(?: själva?)?"
    r" (?:säger|nämner|tycker|skriver|tar upp|har sagt|anser|svarar|svarat)(?: själva?)?\W*$",
    re.IGNORECASE,
)
"""Wants only what one side says."""
_TAKING_PART = (
    r"(?:(?:de|dom) (?:intervjuade|deltagande|svarande|medverkande|tillfrågade)"
    r"|(?:de|dom) som (?:deltog|har deltagit|deltar|intervjuades|blev intervjuade|svarade|har svarat|var med|är med"
    r"|har varit med|medverkade))"
)
_PEOPLE = (
    rf"(?:deltagarna|deltagare|{_TAKING_PART}|de (?:anställda|berörda)"
    r"|intervjupersonerna|respondenterna|informanterna|handläggarna|cheferna|enhetscheferna|personalen|medarbetarna"
    r"|patienterna|klienterna|brukarna|individerna|politikerna|ledningen|styrelsen|projektledaren|processledaren"
    r"|individen|ungdomarna|eleverna|kunderna|föräldrarna|de anhöriga|medborgarna)"
)
_VOICE = re.compile(
    rf"{_LEADING}(?:(?:vad|hur) (?P<verb>\w+) )?(?P<who>{_PEOPLE})(?: själva?)?"
    r"(?: (?:då|i stället|om (?:det|detta|saken|samma(?: sak| fråga)?)))*\W*$",
    re.IGNORECASE,
)
"""Wants to hear those who do or were asked, instead of the side that was asked before."""
_SOMEBODY = re.compile(rf"(?<!\w)(?:{_PEOPLE})(?!\w)", re.IGNORECASE)
_PEOPLE_SAY = re.compile(rf"\b(?:\w+r|sa|tyckte|ansåg|enligt) (?P<who>{_PEOPLE})(?: själva)?\b", re.IGNORECASE)
_WORKS_AT = re.compile(r"\b(?:på|hos|inom)\s+$", re.IGNORECASE)
_TOLD = re.compile(r"^\W*(?:vad|hur) (?P<verb>sägs|står det|säger (?:man|rapporten|[A-ZÅÄÖ]\w+))\b", re.IGNORECASE)

_LACKS = folded("saknar behöver")
_SAY = SAYING - folded("tar har hade skulle är")
"""Folded verbs of saying and thinking, of whoever does: *vad har deltagarna* asks something else."""


def addressed(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """The question before, put to another; ``None`` where a follow-up does not put it so."""
    text = _whether(alone.text, previous, names) or _to_people(alone.text, previous, names)
    text = text or _of_each_other(alone.text, previous, names) or _said_by(alone.text, previous, names, parse)
    text = text or _instead_of_people(alone, previous, names) or _turned_round(alone.text, previous.text, names)
    return Standalone(text, parse(text), changed=True) if text else None


def _whether(question: str, previous: Standalone, names: Names) -> str:
    """Who was asked for by what they do, asked of one: *Vilka vill ha X?* and *vill AF det?*."""
    asked, does = _DOES.match(question), _WHO_DOES.match(previous.text)
    if asked is None or does is None or previous.scope.actors or previous.scope.units:
        return ""
    who = asked["who"]
    spans = [*speaker_spans(who, names), *spoken_spans(who, names)]
    alone = re.sub(r"\b(?:i|på|och)\b", "", _cut(who, [*spans, *place_spans(who, names)]))
    if not spans or alone.strip(" ,") or fold(does["verb"]) not in SAYING | _LACKS:
        return ""
    if fold(asked["verb"]) not in SAYING | {fold(does["verb"]), "gor"}:
        return ""
    rest = does["rest"]
    if place_spans(who, names):
        for start, end in reversed(rows(rest, place_spans(rest, names))):
            rest = re.sub(r"\s*\b(?:i|på)\s*$", "", rest[:start]) + rest[end:]
    return f"{does['verb'].capitalize()} {who} {rest.strip()}?"


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text without some spans of it, which may lie over each other."""
    kept = [letter for at, letter in enumerate(text) if not any(start <= at < end for start, end in spans)]
    return "".join(kept)


def _of_each_other(question: str, previous: Standalone, names: Names) -> str:
    """What one says of another, who are all that a follow-up names: *och VPM om VC?*."""
    asked, where = _ONE_OF_ANOTHER.match(question), place_before(previous, names)
    told = bool(speaker_spans(previous.text, names) and spoken_spans(previous.text, names))
    told = told and not (_SAYS_OF.match(previous.text) and _TURNED.search(question))
    if asked is None or not where or (told and not parts_of(previous.text)[1:]):
        return ""  # a question of one about another is asked again of those, whatever it asks
    named = all({*speaker_spans(asked[key], names), *spoken_spans(asked[key], names)} for key in ("who", "of"))
    return f"Vad säger {asked['who']} om {asked['of']} {where}?" if named else ""


def _said_by(question: str, previous: Standalone, names: Names, parse: ScopeParser) -> str:
    """The question before, of which only what one side says itself is wanted: *bara det som VC själva säger*."""
    asked = _ONLY_BY.match(question)
    if asked is None or speaker_spans(asked["who"], names) != [(0, len(asked["who"]))]:
        return ""
    if speaker_spans(previous.text, names):
        both = merged(f"Enligt {asked['who']}?", parse(f"Enligt {asked['who']}?"), previous, names, parse)
        return both.text
    return f"{previous.text.rstrip(' ?')} enligt {asked['who']}?"


def _to_people(question: str, previous: Standalone, names: Names) -> str:
    """What people say who are no side of a report: *Vad säger utvärderarna om X?* and *och deltagarna?*."""
    asked, text = _VOICE.match(question), previous.text
    if asked is None or speaker_spans(asked["who"], names) or fold(asked["verb"] or "säger") not in _SAY:
        return ""
    # *De intervjuade* would be taken for how a survey was made; in the reports it is the *deltagare* who speak.
    people = re.sub(rf"^{_TAKING_PART}$", "deltagarna", asked["who"], flags=re.IGNORECASE)
    if (spans := rows(text, speaker_spans(text, names))) and len(spans) == 1:
        if _WORKS_AT.search(text[: spans[0][0]]):  # of "handläggarna på FK" only the whole is somebody
            return f"{text.rstrip(' ?')} enligt {people}?"
        return f"{text[: spans[0][0]]}{people}{text[spans[0][1] :]}"
    others = [*_SOMEBODY.finditer(text)]
    if not asked["verb"] and len(others) == 1 and others[0].group().casefold() != people.casefold():
        return f"{text[: others[0].start()]}{people}{text[others[0].end() :]}"
    if told := _TOLD.match(text):
        return f"{text[: told.start('verb')]}säger {people}{text[told.end('verb') :]}"
    return ""


def _instead_of_people(alone: Standalone, previous: Standalone, names: Names) -> str:
    """What a side of a report says, where it was asked what people say: *och utvärderarna?*."""
    asked, text = speaker_spans(alone.text, names), previous.text
    old = _PEOPLE_SAY.search(text)
    only = replace(alone.scope, actors=(), units=(), reports=(), topics=()).is_empty and not own_topics(alone.scope)
    if old is None or len(asked) != 1 or not only or speaker_spans(text, names):
        return ""
    return f"{text[: old.start('who')]}{GENITIVE.sub('', alone.text[slice(*asked[0])])}{text[old.end() :]}"


def _turned_round(question: str, before: str, names: Names) -> str:
    """What those say who were spoken of, of whom spoke: *Vad säger AF om VC?* and *vad säger de om AF?*."""
    said, spoken = with_speaker(question, before, names), spoken_spans(before, names)
    if said is None or len(spoken) != 1 or speaker_spans(question, names):
        return ""
    asked = speaker_spans(said, names)
    if len(asked) != 1 or who(said[slice(*asked[0])], names) != who(before[slice(*spoken[0])], names):
        return ""
    return said
