"""Follow-ups that keep all of the question before them: they add a side to it, or ask for some of its list.

Read as the question before with another name, they would lose whom it asked;
read by themselves, *dem* would be nobody.
"""

import re

from assistant.leaning import own_topics
from assistant.merging import merged
from assistant.question import ScopeParser
from assistant.question.names import Names, place_spans, report_spans
from assistant.question.roles import speaker_spans, spoken_spans
from assistant.readings import GENITIVE, Standalone
from assistant.rephrasing import counted

__all__ = ["added_to", "other_side", "some_of"]

_LEADING = r"^\W*(?:(?:och|o|å|men|ok|okej|bra|tack|jaha|då)\b[\s,]*)*(?:(?:kan|skulle|kunde) du (?:också |även )?)?"
_THEN = r"(?:,? (?:då|tack|också|med|i (?:jämförelsen|listan|tabellen|svaret)))*\W*$"
_ADDS = re.compile(
    rf"{_LEADING}(?:"
    r"(?:lägga?|plussa?) (?:även |också )?(?:till|på)|(?:ta|räkna|få) (?:även |också )?med|inkludera|plus"
    rf"|(?:ta|visa|jämföra?)(?= [^?.!]*\b(?:också|med){_THEN}))"
    rf"(?: också| även)? (?P<who>[^?.!]+?){_THEN}",
    re.IGNORECASE,
)
"""Wants somebody, or a place, beside those of the question before: *lägg till VPM*, *ta kommunen också*."""
_SOME = re.compile(
    rf"{_LEADING}(?P<how>hur många|vilka|vem)(?P<them> av (?:dem|dom|de|dessa))?"
    r"(?: (?:är|var|kommer|finns|gäller|rör|ligger))?(?: (?:det|de|dom))?"
    rf"(?P<of> (?:från|hos|i|inom|på|bland))? (?P<who>[^?.!,;]+?){_THEN}",
    re.IGNORECASE,
)
"""Asks for those of a list that are of somebody or of a place: *hur många av dem är från AF*."""
_KINDS = re.compile(r"(?:kommuner|rapporter|myndigheter|enheter|aktörer)(?:na)?", re.IGNORECASE)
_HOW_MANY = re.compile(r"^\W*hur många", re.IGNORECASE)
_LIST = re.compile(
    r"^\W*(?:vilka|vem|hur många)(?: (?:\w+ )?(?:kommuner|aktörer|enheter|myndigheter))?\b", re.IGNORECASE
)


def added_to(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """The question before with one side more; ``None`` where a follow-up adds none."""
    asked = _ADDS.match(alone.text)
    if asked is None or not _is_names(asked["who"], names, parse):
        return None
    question = f"Jämför med {asked['who']}"
    both = merged(question, parse(question), previous, names, parse)
    if not both.text.endswith(question):
        return both
    plain = f"Och {asked['who']}?"  # the words of adding are no matter of their own
    return merged(plain, parse(plain), previous, names, parse)


def some_of(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """The list, or the number, of the question before for some of those on it; ``None`` where none is asked for."""
    asked, listed = _SOME.match(alone.text), _LIST.match(previous.text)
    if asked is None or listed is None or not (asked["them"] or asked["of"]):
        return None
    who, many = asked["who"], asked["how"].casefold() == "hur många"
    if _KINDS.fullmatch(who) and not asked["of"]:
        text = f"{'Hur många' if many else 'Vilka'} {who.removesuffix('na')}{previous.text[listed.end() :]}"
        return Standalone(text, parse(text), changed=True)
    if not _is_names(who, names, parse):
        return None
    question = f"Och i {who}?" if place_spans(who, names) or report_spans(who, names) else f"Och {who}?"
    both = merged(question, parse(question), previous, names, parse)
    text = counted(both.text) if many else _HOW_MANY.sub("Vilka", both.text)
    return Standalone(text, both.scope, changed=True)


def other_side(first: Standalone, second: Standalone, names: Names) -> str:
    """The place or the speaker in which a question differs from the one after it; empty where it differs in neither."""
    if places := [name for name in first.scope.municipalities if name not in second.scope.municipalities]:
        return " och ".join(places) if second.scope.municipalities else ""
    if {*first.scope.reports} - {*second.scope.reports} and second.scope.reports and not second.scope.municipalities:
        spans = report_spans(first.text, names)
        return first.text[slice(*spans[0])] if len(spans) == 1 else ""
    if (first.scope.actors, first.scope.units) == (second.scope.actors, second.scope.units):
        return ""
    spans = speaker_spans(first.text, names)
    return GENITIVE.sub("", first.text[spans[0][0] : spans[0][1]]) if spans and second.scope.actors else ""


def _is_names(text: str, names: Names, parse: ScopeParser) -> bool:
    """Whether a text is nothing but names of who speaks, of places or of reports."""
    scope = parse(text)
    found = (speaker_spans, spoken_spans, place_spans, report_spans)
    return any(spans(text, names) for spans in found) and not own_topics(scope) and not scope.themes
