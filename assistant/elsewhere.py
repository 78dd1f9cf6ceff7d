"""Follow-ups that ask who else, or where else, what was answered is said: *nån annanstans?*, *vilka mer?*.

Asked again of whom and where it was asked before, the answer would be the same.
"""

import re
from dataclasses import replace

from assistant.exchanging import exchanged, old_thing
from assistant.forms.wording import listed
from assistant.merging import merged
from assistant.moving import rows
from assistant.question import ScopeParser
from assistant.question.names import Names, place_spans, report_spans
from assistant.question.roles import speaker_spans
from assistant.readings import Standalone
from assistant.turning import thing_of

__all__ = ["said_elsewhere"]

_LEADING = r"^\W*(?:(?:och|o|å|men)\b[\s,]*)*"
_SAID = (
    r"(?:(?:finns|nämns|står|sägs|gäller|förekommer|återkommer|tas|ser|är|säger)(?: (?:det|den|detta|de|dom|man))?"
    r"(?: (?:samma|liknande|likadan(?:a|t)?|lika)(?: (?:sak(?:er)?|\w*förslag(?:en)?|\w+))?)?(?: (?:upp|ut))? )?"
)
_END = (
    r"(?: (?:också|då|med|där|det|samma(?: sak)?|likadant|om (?:det|detta|saken)|upp det"
    r"|som (?:säger|tycker|vill) (?:det|så|samma)))*\W*$"
)
_PLACES = re.compile(
    rf"{_LEADING}{_SAID}(?:(?:också|även) )?(?:(?:någon|nån|ngn) ?annanstans|(?:(?:i|på|hos|för) )?(?:alla "
    rf"|de |dom |några |någon"
    rf" |nån |nåt |något )*(?:andra|annan|annat|övriga|fler|flera) (?:kommun(?:er(?:na)?)?|orter(?:na)?"
    rf"|ställen?|håll)){_END}",
    re.IGNORECASE,
)
"""Asks for other places."""
_REPORTS = re.compile(
    rf"{_LEADING}{_SAID}(?:(?:i|hos) )?(?:alla |de |dom |några |någon |nån )*"
    rf"(?:andra|annan|övriga|fler|flera) rapport(?:er(?:na)?)?{_END}",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    rf"{_LEADING}(?:(?:är|finns|säger|tycker|nämner|vill|föreslår) (?:det )?)?(?:(?:någon|nån|ngn|några|vem|vilka)"
    r" (?:(?:andra|annan|mer|fler|flera|ytterligare|annars|övriga)\b ?)+|(?:fler|flera|andra)(?= (?:som"
    r"|aktörer)))(?:aktörer )?(?:som )?"
    rf"(?:säger|tycker|nämner|tar|vill|föreslår|saknar|upplever|har|håller)?{_END}",
    re.IGNORECASE,
)
"""Asks for other speakers."""
_AGREEING = re.compile(
    rf"{_LEADING}(?:(?:finns|är) det )?(?:(?:någon|nån|ngn|några|fler|flera)(?: (?:annan|andra|fler|mer))? som "
    r"(?:säger|tycker|vill|föreslår|saknar|upplever|ser|håller|har) "
    r"|(?:säger|tycker|vill|föreslår|saknar|upplever|håller|har)"
    r" (?:någon|nån|ngn|några|fler|flera)(?: (?:annan|andra|fler))? )"
    r"(?:det|detta|så|samma(?: sak)?|likadant|med(?: om det)?)(?: också| här| där)?\W*$",
    re.IGNORECASE,
)
"""Asks whether anybody else says so."""


_ONLY_ONE = re.compile(
    rf"{_LEADING}är det (?:bara|endast|enbart) (?P<who>[^?.!,]+?) som"
    r" (?:säger|tycker|nämner|skriver|vill|har|upplever|ser|tar upp|saknar) (?:det|detta|så)(?: också| där)?\W*$",
    re.IGNORECASE,
)
"""Asks whether nobody but one says so."""
_WHERE = re.compile(r"(?:[\s,]*\b(?:i|på|inom|och|från|av|om|hos|för|ur|rapporten)\b)+\s*$", re.IGNORECASE)
_LIST = re.compile(r"^\W*(?:vilka|vem|hur många)\b", re.IGNORECASE)


def said_elsewhere(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """The question before, asked of others; ``None`` where a follow-up asks for none, or it was asked of all."""
    question, scope = alone.text, previous.scope
    thing = thing_of(previous, parse) or old_thing(previous.text)
    if thing and _ONLY_ONE.match(question):
        where = f" i {listed(scope.municipalities)}" if scope.municipalities else ""
        return _whole(f"Vilka{where} tar upp {thing}?", parse)
    if _REPORTS.match(question):
        return _whole(f"Vilka rapporter tar upp {thing}?", parse) if thing else None
    who = bool(scope.actors or scope.units)
    others, places = _OTHERS.match(question) or _AGREEING.match(question), _PLACES.match(question)
    somewhere = bool(scope.reports or scope.municipalities)
    if (others or places) and not who and somewhere and _LIST.match(previous.text):
        return _whole(_everywhere(previous.text, names), parse)
    if others and who:
        if thing and (speaker := _speaker(previous, names)):
            return _whole(f"Vilka andra än {speaker} tar upp {thing}?", parse)
        return exchanged(replace(alone, text="och de andra?", scope=parse("och de andra?")), previous, names, parse)
    if not (others or places) or not somewhere:
        return None
    everywhere = "Och i alla kommuner?"
    if places and ((who and scope.about) or (scope.municipalities and not thing)):
        return merged(everywhere, parse(everywhere), previous, names, parse)  # what is said of somebody is asked again
    if thing:
        return _whole(f"Vilka {'' if scope.municipalities else 'rapporter '}tar upp {thing}?", parse)
    return merged(everywhere, parse(everywhere), previous, names, parse) if who else None


def _whole(text: str, parse: ScopeParser) -> Standalone:
    return Standalone(text, parse(text), changed=True)


def _everywhere(text: str, names: Names) -> str:
    """A question without the places and the report that it was asked of."""
    spans = {*rows(text, place_spans(text, names)), *rows(text, report_spans(text, names))}
    for start, end in sorted(spans, reverse=True):
        text = _WHERE.sub("", text[:start]) + text[end:]
    return text


def _speaker(previous: Standalone, names: Names) -> str:
    """Who was asked, and where: *FK i Hylte*."""
    text = previous.text
    spans = rows(text, speaker_spans(text, names))
    places = [text[start:end] for start, end in place_spans(text, names)]
    if len(spans) != 1 or len(places) > 1:
        return ""
    speaker = text[slice(*spans[0])]
    return f"{speaker} i {places[0]}" if places and places[0] not in speaker else speaker
