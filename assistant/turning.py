"""Follow-ups that ask the question before them again with one thing changed, which their own words only point at.

Another year, a part of what was listed, both sides exchanged, or whether a
thing is spoken of elsewhere too: put behind the question before, the old year,
the whole list or the old side would be asked as well.
"""

import re
from dataclasses import replace

from assistant.abstention import demand_of
from assistant.chains import head_of
from assistant.exchanging import old_thing
from assistant.leaning import own_topics
from assistant.merging import merged
from assistant.question import ScopeParser, counted_in
from assistant.question.names import Names, place_spans, report_spans
from assistant.question.roles import folded, speaker_spans, spoken_spans, who
from assistant.readings import COMPARED, GENITIVE, Standalone
from vectorstore import Scope
from vectorstore.analysis import fold

__all__ = ["thing_of", "turned_about", "where_asked", "without_office"]

_LEADING = r"^\W*(?:(?:och|o|å|men|fast|så|ok|okej|då|samma(?: fråga)?|hur (?:är|var|blir|blev) det)\b[\s,]*)*"
_YEAR = re.compile(_LEADING + r"(?:(?:för|år|under|i)\b\s*)*(?P<year>(?:19|20)\d\d)(?: då)?\W*$", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*(?:,|och|samt|–|-)\s*(?:19|20)\d\d)*\b")
_CONTRARY = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)*(?:tvärtom|omvänt|det omvända|vice versa|åt andra hållet)(?: då)?\W*$", re.IGNORECASE
)
_IN_TURN = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)*(?:vad|va|hur) \w+ (?P<who>[^?.!]+?)"
    r" (?:tillbaka|i sin tur|å sin sida|för sin del)\W*$",
    re.IGNORECASE,
)
"""Wants to hear whom the question before was about: *vad säger AF tillbaka?*."""
_TOLD_OF = re.compile(
    r"^\W*(?P<verb>(?:vad|va|hur) \w+) (?P<who>(?!man\b|de\b|dom\b)[\w-]+)"
    r"(?P<where> (?:i|på) [\w-]+)? om (?P<of>[\w-]+)\W*$",
    re.IGNORECASE,
)
"""Asks what some say of another who have no name in the vocabularies."""
_THEM = folded("de dem dom den hon han hen")
_PART = re.compile(
    r"^\W*(?:och\b\s*)?(?:(?:kan du |du kan )?(?:ge mig|ge|visa(?: mig)?|ta|lista"
    r"|plocka ut|välj ut|sammanfatta|räkna upp)\s+)?"
    r"(?P<only>(?:bara|endast|enbart|just)\s+)?(?P<them>dem|de|dom|det|den)?\s*"
    r"(?:som\s+(?:gäller|rör|berör)|(?:som\s+(?:handlar|är)\s+)?(?:om|kring|gällande|angående))\s+"
    r"(?P<what>[^?.!,;:]+?)(?:,? (?:då|tack|snälla))*\W*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"^\W*(?:och\s+)?(?:(?:vilka|vad för|räkna upp|lista|ge mig)(?: alla| de)?(?: konkreta| olika| viktigaste)?"
    r"\s+(?:\w*förslag(?:en)?|\w*åtgärder(?:na)?|hinder|hindren|idéer(?:na)?|önskemål(?:en)?"
    r"|målgrupper(?:na)?|vinster(?:na)?|möjligheter(?:na)?|brister(?:na)?"
    r"|problem(?:en)?|utbildningar(?:na)?|insatser(?:na)?)|vad föreslås)\b"
    r"(?! om\b| kring\b)",
    re.IGNORECASE,
)
"""The head of a question for a list, behind which stands what of."""
_WHAT = re.compile(r"^\W*(?:vad|va) \w+", re.IGNORECASE)
_WHO_DOES_IT = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)?(?P<who>(?:vilka|vem|vilken|hur många)(?: kommuner| aktörer| andra| fler)?"
    r" (?!är\b|gör\b|gäller\b|blir\b|säger\b|tror\b|heter\b|betyder\b)(?:\w+r|vill|hade|fick)(?: upp)?(?: ha)?)"
    r" (?:det|den|dem|dom|detta|(?P<such>(?:(?:en|ett) )?(?:sådan|sån|sådant|sånt|sådana|såna)))(?: då| också)?\W*$",
    re.IGNORECASE,
)
"""Asks who does what with that which the question before was about: *vilka nämner det?*, *vem driver den?*."""
_WHAT_IS_IT = re.compile(
    r"^\W*(?:(?:och|men)\b\s*)?(?:vad|va) (?:menas med|betyder|innebär|är) (?:det|den|detta|de|dom)"
    r"(?: för (?:något|nåt))?(?: (?:egentligen|då))*\W*$",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(r"^\W*(?:vad|va) (?:menas|betyder|innebär|är)\b", re.IGNORECASE)
_IS_THERE = re.compile(r"^(?:nämns|omnämns|finns|fanns|förekommer|tas|diskuteras|återkommer)$", re.IGNORECASE)
_POINTS_ONLY = folded(
    "det de den dem dom dessa detta nåt något någon nån några nåra liknande sådant sådan sådana sånt sån såna"
    " motsvarande samma sak saker med också även upp där i på hos inom för kommun kommunen rapporten och o å men fast"
    " så då nämns omnämns finns fanns förekommer tas diskuteras återkommer"
)
_IS_SAME = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)?(?:(?:är|var|gäller|ser|säger|tycker|har|fungerar|funkar|går|stämmer)"
    r" (?:det|man|de|dom)\b|finns|nämns|gäller|återkommer)[^?.!]*"
    r"\b(?:samma|lika|likadant|likadana|liknande|detsamma|bättre|sämre|annorlunda|så|också)\b",
    re.IGNORECASE,
)
"""Asks whether the same holds elsewhere: *är det samma i Finnveden?*."""
_SAYS_ANYTHING = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)?(?:säger|skriver|tar|står|nämner|tycker|sägs) (?:de|dom|man|det|rapporten|ni)\b"
    r"[^?.!]*\b(?:något|nåt|ngt|någonting) (?:om|kring) (?:det|detta|saken)\b",
    re.IGNORECASE,
)
"""Asks whether anything is said of it elsewhere: *säger de i Finnveden nåt om det?*."""
_HOW_IS_IT = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)?hur (?:är|var|ser|såg) det(?: ut)?(?: då| nu)? (?:i|på|hos)\b", re.IGNORECASE
)
_SAYING_WORDS = folded("säger skriver tar står nämner tycker sägs upp om kring hur är var ser såg ut nu saken man")
_SAME = folded(
    "är var gäller ser ut säger tycker har fungerar funkar går man lika likadant likadana detsamma ungefär typ"
    " stämmer bättre sämre annorlunda så"
)
_OTHERWHERE = re.compile(
    r"\s*\b(?:(?:i|på|hos|från) (?:några |någon |nåt |något |de )?(?:andra|annan|annat|fler|flera|övriga)"
    r" (?:rapport(?:er(?:na)?)?|håll|ställen?)|(?:någon ?)?annanstans)\b",
    re.IGNORECASE,
)
_THEY_SAY = re.compile(r"^\W*(?:(?:och|men)\b[\s,]*)?(?P<verb>\w+r) (?:de|dom|man)\b", re.IGNORECASE)
_OFFICE = re.compile(r"\b(?P<place>\w{3,}?)s?-?kontoret\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_VERB_WITHIN = re.compile(r"\b(?:är|var|har|finns|blir|blev|kan|ska|vill|får|de|dom|man)\b", re.IGNORECASE)
_LONGEST_THING = 4
"""Words between the first and the last of what a question is about, where they are one thing."""


def turned_about(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """The question before a follow-up as the follow-up has it asked again; ``None`` where it is no such follow-up."""
    text = _of_another_year(alone.text, previous.text, names) or _of_a_part(alone.text, previous)
    if text:
        return Standalone(text, parse(text), changed=True)
    if text := _elsewhere(alone, previous.scope):
        return Standalone(text, parse(text), changed=True)
    if (does := _WHO_DOES_IT.match(alone.text)) and (thing := thing_of(previous, parse)):
        text = f"{does['who'][:1].upper()}{does['who'][1:]} {thing}?"
        scope = parse(text)
        reports = previous.scope.reports if does["such"] and not scope.reports else scope.reports
        return Standalone(text, replace(scope, reports=reports), changed=True)
    if (thing := thing_of(previous, parse)) and _WHAT_IS_IT.match(alone.text) and not _WHAT_IS.match(previous.text):
        text = f"Vad är {thing}?"
        return Standalone(text, parse(text), changed=True)
    if asked := where_asked(alone.text, previous.text, names):
        anything = _SAYS_ANYTHING.match(alone.text)
        told = old_thing(previous.text) if anything else thing
        if told and (anything or any(map(_IS_THERE.match, _WORD.findall(alone.text)))):
            text = f"Vad säger man {asked} om {told}?"
            return Standalone(text, parse(text), changed=True)
        there = Standalone(f"Och {asked}?", parse(f"Och {asked}?"), changed=False)
        return merged(there.text, there.scope, head_of(there, previous, names, parse), names, parse)
    return _exchanged(alone.text, previous, names, parse)


def without_office(question: str, names: Names) -> str:
    """A follow-up that names an office by its place, with the place itself: whose it is, the question before tells."""

    def placed(match: re.Match[str]) -> str:
        place = names.places.get(fold(match["place"]))
        return f"i {place}" if place else match.group()

    return _OFFICE.sub(placed, question)


def _of_another_year(question: str, before: str, names: Names) -> str:
    """The question before for another year: *Hur stor var budgeten 2017?* and *och 2018?*."""
    asked = _YEAR.match(question)
    if asked is None:
        return ""
    named = report_spans(before, names)  # "Halland 2015" is a report
    years = [m for m in _YEARS.finditer(before) if not any(start <= m.start() < end for start, end in named)]
    if len(years) != 1:
        return ""
    return f"{before[: years[0].start()]}{asked['year']}{before[years[0].end() :]}"


def _of_a_part(question: str, previous: Standalone) -> str:
    """A list of which only what is about something is wanted: *Vilka förslag finns?* and *bara de om boende*."""
    before, scope = previous.text, previous.scope
    part, head = _PART.match(question), _WHOLE.match(before)
    if part is None or not (part["only"] or part["them"]):
        return ""
    what = re.sub(r"\b(?:o|å)\b", "och", part["what"])
    if head is None:
        asked = bool(scope.actors or scope.units) and not (scope.about or own_topics(scope))
        return f"{before.rstrip(' ?')} kring {what}?" if asked and _WHAT.match(before) else ""
    return f"{before[: head.end()]} om {what}{before[head.end() :]}"


def _exchanged(question: str, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """What was asked of one about another, asked of the other about the one: *och tvärtom?*."""
    in_turn = _IN_TURN.match(question)
    if not (in_turn or _CONTRARY.match(question)) or previous.text.startswith(COMPARED):
        return None
    spoken = spoken_spans(previous.text, names)
    if in_turn and fold(in_turn["who"]) not in _THEM:
        meant = [who(previous.text[slice(*span)], names) for span in spoken]
        spoken = [span for span, one in zip(spoken, meant, strict=True) if one & who(in_turn["who"], names)]
    if len(spoken) == 1 and not speaker_spans(previous.text, names) and (told := _TOLD_OF.match(previous.text)):
        text = f"{told['verb']} {told['of']}{told['where'] or ''} om {told['who']}?"
        return Standalone(text, parse(text), changed=True)
    if len(spoken) != 1 or len(speaker_spans(previous.text, names)) != 1:
        return None
    other = GENITIVE.sub("", previous.text[slice(*spoken[0])])
    asked = f"Enligt {other}?"
    both = merged(asked, parse(asked), previous, names, parse)
    whole = parse(both.text)
    return replace(both, scope=replace(both.scope, about=whole.about or both.scope.about), changed=True)


def _elsewhere(alone: Standalone, before: Scope) -> str:
    """What is asked of all reports, of whom one was asked: *nämner de sekretess på andra ställen?*."""
    rest = _OTHERWHERE.sub("", alone.text)
    whole = bool(before.reports) and not (before.municipalities or before.not_covered)
    if not whole or rest == alone.text or not own_topics(alone.scope) or not replace(alone.scope, topics=()).is_empty:
        return ""
    return _THEY_SAY.sub(lambda match: f"Vilka {match['verb']}", rest)


def where_asked(question: str, before: str, names: Names) -> str:
    """Where it is asked whether something is spoken of too: *på Höglandet* of *Nämns de på Höglandet också?*.

    What is said to be the same may be told again: *finns samma hinder i Finnveden?*.
    """
    spans = place_spans(question, names) or report_spans(question, names)
    if not spans:
        return ""
    head = question[: spans[0][0]]
    words = _WORD.findall(f"{head} {question[spans[-1][1] :]}")
    points = (
        _POINTS_ONLY | _SAME
        if (same := _IS_SAME.match(question) or _IS_SAME.match(question[spans[-1][1] :].lstrip(" ,")))
        else _POINTS_ONLY
    )
    points |= {*map(fold, _WORD.findall(before))} if same else frozenset()
    asks = _SAYS_ANYTHING.match(question) or _HOW_IS_IT.match(question)
    points |= _SAYING_WORDS if asks else frozenset()
    if not (same or asks or any(map(_IS_THERE.match, words))) or not points.issuperset(map(fold, words)):
        return ""
    where = re.search(r"(?:i|på|inom|hos)$", head.rstrip(), re.IGNORECASE)
    return f"{where.group().lower() if where else 'i'} {question[spans[0][0] : spans[-1][1]]}"


def thing_of(previous: Standalone, parse: ScopeParser) -> str:
    """What a question is about, in its own words: of *Vilka vill återinföra rollen?* the role.

    Nothing where it was asked of somebody, or by a theme: there that is asked of the other place.
    """
    if previous.scope.actors or previous.scope.units or previous.scope.themes:
        return ""
    if previous.put and demand_of(previous.put) is not None:  # "vad kostade det" names nothing
        return ""
    text = previous.text
    things = counted_in(parse.subject(text, previous.scope)).things
    found = [text.find(concept.word) for group in things for concept in group]
    ends = [text.find(concept.word) + len(concept.word) for group in things for concept in group]
    if not found or min(found) < 0:
        return ""
    whole = text[min(found) : max(ends)]
    if _VERB_WITHIN.search(whole):  # "långa är väntetiderna" is no thing
        whole = things[-1][-1].word
    return whole if len(whole.split()) <= _LONGEST_THING and not re.search(r"[?!.;]", whole) else ""
