"""Follow-ups that want the answer before once more: in other words, all of it, who says it, whether it is so.

They name nothing that could be looked for. Read behind the question before, or by
themselves, their words (*kortare*, *säker*, *vem*) would be taken for its matter.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Citation, Group
from assistant.exchanging import old_thing
from assistant.forms.reasons import asks_for_reason, tells_reason
from assistant.question import ScopeParser
from assistant.question.names import Names
from assistant.readings import Standalone
from assistant.spoken import joined, spoken
from assistant.turning import thing_of

__all__ = ["asked_again", "remarks"]

_LEADING = r"^\W*(?:(?:och|men|o|ok|okej|jaha|tack|snälla|hm+|nej|så)\b[\s,.]*)*"
_END = r"(?:[\s,]*\b(?:då|tack|snälla|är du snäll|egentligen|nu))*\W*$"
_ASKS_YOU = r"(?:(?:kan|skulle|kunde|går det att)(?: du| ni)?(?: inte)?\s+)?"
_THEM = r"(?:det|detta|den|dem|dom|svaret|allt|allting|alltihop|hela svaret)"
_HOW = (
    r"(?:(?:lite|mycket|något)\s+)?(?:kortare|kort|kortfattat|enklare|tydligare|utförligare|längre|enkelt"
    r"|igen|en gång till"
    r"|på (?:lätt|enkel|enklare|ren|vanlig) svenska|på (?:ett )?(?:annat|enklare) sätt|med (?:egna|andra|dina) ord"
    r"|med (?:en mening|ett par meningar|några ord)"
    r"|(?:som|i) (?:(?:en|ett) )?(?:\w+ )?(?:tabell|lista|punktlista|punktform|punkter|mening))"
)
_REWRITTEN = re.compile(
    rf"{_LEADING}{_ASKS_YOU}(?:(?:förklara|förenkla|förkorta|korta ned|korta ner|säga?|skriva?|skriv om"
    rf"|formulera(?: om)?"
    rf"|ge|visa?|tar?|berätta|sammanfatta|beskriv|beskriva|lista|upprepa|läs)\s+(?:om\s+)?(?:mig\s+)?)?"
    rf"(?:{_THEM}\s+)?{_HOW}{_END}"
    rf"|{_LEADING}(?:kan|skulle|kunde) du göra {_THEM} {_HOW}{_END}"
    rf"|{_LEADING}{_ASKS_YOU}(?:förklara|förenkla|förkorta|korta ned|korta ner|upprepa)(?:\s+{_THEM})?{_END}",
    re.IGNORECASE,
)
"""Wants it put otherwise."""
_WHOLE = re.compile(
    rf"{_LEADING}{_ASKS_YOU}(?:visa|se|ta|ge|få|läsa)\s+(?:mig\s+)?(?:allt|allting|alltihop|hela svaret"
    rf"|alla svar(?:en)?)"
    rf"{_END}"
    rf"|{_LEADING}(?:är|var) (?:det|de|detta) (?:alla|allt|allting|bara (?:de|dem|dom|det|den))"
    rf"(?: som (?:finns|nämns|står|sägs|du hittar|du har))?{_END}"
    rf"|{_LEADING}(?:var|vart) (?:någonstans )?(?:står|hittar jag|kan jag läsa) (?:det|detta|den){_END}",
    re.IGNORECASE,
)
"""Wants all of it, or where it stands: both are shown anyway."""
_SURE = re.compile(
    rf"{_LEADING}(?:är du (?:helt )?säker(?: på det(?:ta)?)?|stämmer det(?: verkligen)?"
    rf"|är det (?:verkligen )?(?:sant|så)"
    rf"|hur (?:vet|kan) du (?:veta )?det|kan jag lita på (?:det|dig|svaret)){_END}",
    re.IGNORECASE,
)
_VOICE = re.compile(
    rf"{_LEADING}(?:vem|vilka|vilken)(?: är det som| var det som| har| hade| i [\w-]+)?\s+"
    r"(?:sa|sade|säger|sagt|skrev|skriver|skrivit|tycker|tyckte|tyckt|menar|menade|anser|ansåg|föreslog"
    r"|föreslår|föreslagit"
    rf"|svarade|svarar|svarat|står bakom|vill)\s+(?:det|detta|den|dem|dom|så|det där|det här|de förslagen){_END}",
    re.IGNORECASE,
)
"""Asks who said what was answered."""
_WANTS = re.compile(r"^\W*(?:(?:och|men)\b\s*)?vilka\b.* vill\b", re.IGNORECASE)
"""Asks for all who want it, where one was asked."""
_ASKS_WHO = re.compile(r"\b(?:vilka|vem)\b", re.IGNORECASE)
_ALSO_REASON = re.compile(
    r"\b(?:för att|så att|till följd|därmed|därför|skäl\w*|gör det|med tanke på|utifrån att|när det|då)\b",
    re.IGNORECASE,
)
_BY_SOME = re.compile(r"\b(?:deltagar|respondent|informant)\w*", re.IGNORECASE)
"""Some who are told of say it, if no side does."""
_WHY = re.compile(
    rf"{_LEADING}(?:varför(?: (?:är|var|blir|blev|tycker|säger|vill|saknar|gör) (?:det|de|dom|man))?(?: (?:det|så))?"
    rf"|hur(?:så| kommer det sig)|vad beror det på){_END}",
    re.IGNORECASE,
)
_WRONG = re.compile(
    rf"{_LEADING}(?:(?:det|detta) (?:var|är) (?:inte|ju inte) (?:det|så|vad)? ?(?:jag|vi) (?:frågade|menade"
    rf"|ville veta|undrade)"
    rf"(?: om| efter)?|du (?:missförstod|förstod (?:mig )?fel|svarar inte på frågan)(?: mig)?|(?:det var "
    rf"|det blev )?fel(?: svar)?)"
    rf"{_END}",
    re.IGNORECASE,
)
_MEANT = re.compile(
    rf"{_LEADING}(?:vad|va|hur) (?:menas|menar (?:de|dom|man)|betyder|innebär)(?: med)?"
    rf"(?: (?:det|detta|den|dem))?{_END}",
    re.IGNORECASE,
)
"""Wants explained what was said, where no one thing was spoken of."""
_NOT_EXPLAINED = "Jag återger rapporternas egna ord och kan inte förklara dem; här är svaret igen."
_AS_IT_IS = "Jag återger rapporternas egna ord och kan inte skriva om dem; här är svaret igen."
_PUT_OTHERWISE = "Skriv gärna hela frågan med andra ord; så här läste jag den förra."
_SEE_SOURCE = "Citaten är ordagranna och går att kontrollera i källan; här är svaret igen."
_NOT_ATTRIBUTED = "Vem som har sagt det framgår inte av {reports}."
_AGAINST = re.compile(
    rf"{_LEADING}(?:vem|vilka|(?:(?:är|finns) det )?(?:någon|nån|ngn|några) som)"
    r" (?:säger (?:nej|emot)|är (?:e?mot|negativa?)"
    r"|motsätter sig|håller inte med|tycker inte (?:det|så)|invänder|protesterar)"
    rf"(?: (?:till |mot |om )?(?:det|detta|den|dem|förslaget))?{_END}",
    re.IGNORECASE,
)
"""Asks who is against what some want."""
_NOT_ASKED = "Jag kan inte se vem som är emot: att någon inte nämns betyder inte nej. Här är svaret igen."
_BESIDE = "Vem som säger det står vid citaten."
_SAID_BY = "Citaten kommer från {voices}."
_MANY_VOICES = 8
"""Voices up to which all are named who say what is shown."""
_FIGURES = re.compile(
    rf"{_LEADING}(?:finns|står|nämns|anges|har (?:du|de|dom|man)|går det att få) (?:det |de )?"
    r"(?:några |nåra |nån |någon )?"
    rf"(?:siffror|siffra|statistik|tal|belopp|procent|mått)(?: (?:på|om|för|kring) (?:det|detta|den|dem|dom))?{_END}",
    re.IGNORECASE,
)
"""Asks whether what was answered is told in figures."""
_FIGURE = re.compile(r"\d")
_NO_FIGURES = "Inga siffror sägs i de svar som jag hittar."
_NO_REASON = "Inget skäl sägs rakt ut i de svar som jag hittar."


def asked_again(alone: Standalone, previous: Standalone, _: Names, parse: ScopeParser) -> Standalone | None:
    """The question before, where a follow-up wants its answer once more; ``None`` where it does not."""
    text, spoken = alone.text, bool(previous.scope.actors or previous.scope.units)
    named = not replace(alone.scope, topics=(), themes=()).is_empty  # who is asked of one place gets another answer
    if _VOICE.match(text) and not named and not (spoken and _WANTS.search(text)):
        return replace(previous, changed=True)
    told = _AS_IT_IS if _REWRITTEN.match(text) else _SEE_SOURCE if _SURE.match(text) else ""
    told = told or (_PUT_OTHERWISE if _WRONG.match(text) else "")
    told = told or (_NOT_ASKED if _AGAINST.match(text) and (spoken or _ASKS_WHO.search(previous.text)) else "")
    meant = _MEANT.match(text) and not (old_thing(previous.text) or thing_of(previous, parse))
    told = told or (_NOT_EXPLAINED if meant else "")
    if told or _WHOLE.match(text):
        return replace(previous, changed=True, told=told)
    return None


def _voices(citations: Sequence[Citation], groups: Sequence[Group]) -> str:
    """Who says what is shown, by name; empty where they are many, or a report says some of it itself."""
    said: dict[str, list[str]] = {}
    for c in _shown(citations, groups):
        speaker = joined(c.statement.speakers) or c.passage.unit or c.passage.actor
        if not speaker:
            return ""
        places = said.setdefault(spoken(speaker), [])
        place = f"i {c.passage.municipality}" if c.passage.municipality else f"({c.report.short})"
        places.extend([place] if place not in places else [])
    if not said or len(said) > _MANY_VOICES:
        return ""
    if len(wheres := {place for places in said.values() for place in places}) == 1:
        return _SAID_BY.format(voices=f"{joined([*said])} {wheres.pop()}")
    voices = (
        f"{speaker} {joined(places).replace(', i ', ', ').replace(' och i ', ' och ')}"
        for speaker, places in said.items()
    )
    return _SAID_BY.format(voices="; ".join(voices))


def _shown(citations: Sequence[Citation], groups: Sequence[Group]) -> list[Citation]:
    """What of an answer is shown at once."""
    shown = {number for group in groups for point in group.points for number in point.numbers}
    return [c for c in citations if c.n in shown or not shown]


def remarks(question: str, meant: Standalone, citations: Sequence[Citation], groups: Sequence[Group] = ()) -> list[str]:
    """What is said above an answer of the answer itself: that it is the same again, or lacks what was asked for.

    Args:
        question: the follow-up as it was typed.
        meant: what it means.
        citations: what its answer quotes.
        groups: what of it is shown at once.
    """
    if meant.told:
        return [meant.told]
    if not meant.after or not citations:
        return []
    if _VOICE.match(question):
        silent = dict.fromkeys(c.report.short for c in citations if not c.actor and not c.passage.unit)
        told = any(c.actor or c.passage.unit for c in citations)
        told = told or any(_BY_SOME.search(c.statement.shown) for c in citations)
        if not told and silent:
            return [_NOT_ATTRIBUTED.format(reports=joined([*silent]))]
        return [_voices(citations, groups) or _BESIDE]
    if _FIGURES.match(question):
        return [] if any(_FIGURE.search(c.statement.shown) for c in _shown(citations, groups)) else [_NO_FIGURES]
    if _WHY.match(question) and asks_for_reason(question):
        said = [c.statement.shown for c in _shown(citations, groups)]
        reason = any(tells_reason(text) or _ALSO_REASON.search(text) for text in said)
        return [] if reason else [_NO_REASON]
    return []
