"""Follow-ups that put one thing of the question before them in the place of another, or beside it.

Another thing that somebody may mention, what does not work instead of what
does, or whether somebody else agrees: read behind the question before, both
would be asked at once.
"""

import re
from dataclasses import replace

from assistant.forms.wording import listed
from assistant.leaning import own_topics
from assistant.merging import THEN, merged
from assistant.moving import replaced, rows
from assistant.question import ScopeParser, counted_in
from assistant.question.asked import theme_question
from assistant.question.names import Names
from assistant.question.roles import folded, speaker_spans, spoken_spans
from assistant.readings import Standalone
from assistant.spoken import spoken
from ingestion.vocabulary import actors
from vectorstore.analysis import fold, terms

__all__ = ["exchanged", "is_another_object", "old_thing"]

_ANOTHER = re.compile(
    r"^\W*(?:(?:och|o|å|men|lägga? till|ta med)\b[\s,]*)+(?:vilka (?:nämner|tar upp) )?(?:om )?"
    r"(?P<what>[\w-]+(?: [\w-]+)?)\W*$"
    r"|^\W*(?P<then>[\w-]+(?: [\w-]+)?) då\W*$",
    re.IGNORECASE,
)
"""Names one thing, in a word or two."""
_OLD_THING = re.compile(
    r"(?:\b(?:om|kring|gällande|angående)|^\W*(?:vad|va) (?:är|betyder|innebär)) "
    r"(?P<what>(?!det\b|den\b|de\b|man\b)[\w-]+(?: [\w-]+)?)(?: (?:i|på|enligt|hos|inom) [^?.!]+)?\W*$",
    re.IGNORECASE,
)
"""What the question before was about, where nothing but whom or where it asks stands behind it."""
_HOW_WITH = re.compile(
    r"^\W*hur (?:är|var|ser|såg|går|gick|fungerar|funkar) det(?: ut)? med (?P<what>(?!det\b|den\b|de\b|dem\b)[\w-]+)",
    re.IGNORECASE,
)
_ADDS = re.compile(r"^\W*(?:(?:och|o|men)\b\s*)*(?:lägga? till|ta med)\b", re.IGNORECASE)
_OTHER_OBJECT = re.compile(
    r"^\W*(?:(?:och|o|men)\b\s*)+(?P<how>med|för|till|mot|från|av|kring|om) "
    r"(?P<what>(?!(?:det|den|de|man|vi|inte)\b)[\w-]+(?: [\w-]+){0,2}?)"
    r"(?: (?:då|också))*\W*$",
    re.IGNORECASE,
)
"""Names what stands behind a preposition of the question before: *och med skolan?*."""
_WHAT_FOR = re.compile(r"\bvad (?:\w+ ){1,3}för\b", re.IGNORECASE)
"""Asks of what kind something is: nothing is for anybody in *vad finns det för hinder*."""
_OTHER_PARTY = re.compile(
    r"^\W*(?:(?:och|o|men)\b\s*)+(?P<how>med|mot|gentemot) (?P<what>[\w-]+(?: [\w-]+){0,2}?)"
    r"(?: (?:då|också))*\W*$",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"(?= (?:enligt|i|på|hos|inom) [^?.!]+\W*$)|(?=\W*$)")
"""Where a question has said what it is about, and goes on with whose word it wants, or where."""
_NUMBERED = re.compile(
    r"^\W*(?:(?:och|o|men)\b\s*)*(?P<what>(?!år\b|den\b|för\b|under\b|på\b)[^\W\d]{2,}) (?P<number>\d{1,2})"
    r"(?: då)?\W*$",
    re.IGNORECASE,
)
"""Names another of a numbered kind: *och etapp 2?*."""
_CONTRARY = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)?(?:vad\b(?: gör)?(?: det)?\s*)?inte(?: det)?(?: då)?\W*$", re.IGNORECASE
)
_SWAPPED = re.compile(
    r"^\W*(?:(?:och|kan du|du kan)\b\s*)*(?:byta? (?:ut )?(?P<old>[^?.!]+?) (?:mot|till)"
    r"|ta bort (?P<gone>[^?.!]+?),? och (?:sätta? in|lägga? (?:till|in)|ta(?: med)?))"
    r" (?P<new>[^?.!,]+?)(?: i stället)?\W*$",
    re.IGNORECASE,
)
"""Puts one name in the place of another: *byt Varberg mot Hylte*."""
_OPPOSITE = {"fungerar": "fungerar inte", "fungerar inte": "fungerar"}
_AGREES = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)?(?:är|håller|tycker|säger|ser|upplever|har|vill)\b(?P<who>.+?)\b(?:också )?"
    r"(?:överens|eniga?|med(?: om det(?: här)?)?|samma(?: [\w-]+)?|lika(?:dant)?|detsamma|det|så)"
    r"(?: också)?(?: med (?:dem|dom|det|den|detta))?(?: då)?\W*$",
    re.IGNORECASE,
)
"""Asks whether somebody says the same."""
_THE_OTHERS = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)?(?:(?:vad|hur) (?:tycker|säger|ser|upplever|vill|föreslår|saknar|anser) )?"
    r"(?:alla )?(?:de |dom )?(?:andra|övriga)(?: (?:aktörerna|parterna|myndigheterna))?(?: (?:i|på) \w+)?"
    r"(?: (?:om|på) (?:det|detta|saken))?(?: då)?\W*$",
    re.IGNORECASE,
)
"""Asks everybody but the one before."""
_MUNICIPALITY = "Kommun"
_SHORT = re.compile(r"^.*\((\w+)\)$")
"""A name that its own abbreviation stands behind, for which that is enough."""
_SMALL = folded(
    "varför inte när hur vad vem vilka vilken vilket mer mera fler annat nu sen hjälp tack varken alla andra ok okej"
    " exempel citat källor källa sida sidnummer detaljer kort kortare längre oftare resten ytterligare vidare säkert"
    " om med av för på i till hos enligt"
    " ungefär slutsatsen slutsats snälla toppen bra jaså jaha ärligt tvärtom sammanfattning tabell siffror antal"
)
"""Words that name no thing."""


def exchanged(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """The question before a follow-up with one thing exchanged; ``None`` where it is no such follow-up."""
    text = _of_another_thing(alone, previous, parse) or _the_contrary(alone.text, previous)
    text = text or _of_the_others(alone, previous, names, parse) or _swapped(alone.text, previous.text)
    text = text or _of_another_object(alone, previous.text) or _of_another_number(alone.text, previous.text)
    text = text or _of_another_party(alone, previous, names)
    if text:
        return Standalone(text, parse(text), changed=True)
    return _whether_agreed(alone, previous, names, parse)


def _of_another_thing(alone: Standalone, previous: Standalone, parse: ScopeParser) -> str:
    """Who mentions another thing, or what is said of it: *Vilka nämner SIP?* and *och IST?*."""
    named = _ANOTHER.match(alone.text)
    scope, before = alone.scope, previous.text
    if named is None or scope.actors or scope.units or scope.about or scope.municipalities or scope.reports:
        return ""
    what = THEN.sub("", named["what"] or named["then"])
    if scope.themes or scope.not_covered or not terms(what) or not _SMALL.isdisjoint(map(fold, what.split())):
        return ""
    if parse.is_word is not None and not all(map(parse.is_word, what.split())):
        return ""  # a thing that the reports have no word for is read behind the question before
    adds = _ADDS.match(alone.text) is not None
    if old := _OLD_THING.search(before):
        what = f"{old['what']} och {what}" if adds else what
        return f"{before[: old.start('what')]}{what}{before[old.end('what') :]}"
    asked = counted_in(parse.subject(before, previous.scope))
    if not asked.mentioned or asked.narrowing or len(asked.things) != 1 or len(asked.things[0]) != 1:
        return ""
    word = asked.things[0][0].word
    what = f"{word} och {what}" if adds else what
    return before.replace(word, what, 1) if before.count(word) == 1 else ""


def old_thing(text: str) -> str:
    """What a question is about that says so: of *Vad säger FK om sekretess?* the last word."""
    old = _OLD_THING.search(text) or _HOW_WITH.match(text)
    return old["what"] if old is not None else ""


def is_another_object(question: str) -> bool:
    """Whether a follow-up names nothing but what stands behind a preposition of a question before it."""
    return _OTHER_OBJECT.match(question) is not None


def _of_another_object(alone: Standalone, before: str) -> str:
    """The question before with another noun behind the preposition that a follow-up begins with."""
    asked = _OTHER_OBJECT.match(alone.text)
    if asked is None or not replace(alone.scope, topics=(), themes=()).is_empty:
        return ""
    if alone.scope.themes or not own_topics(alone.scope):
        return ""
    if asked["how"].lower() == "för" and _WHAT_FOR.search(before):
        return ""
    old = re.search(
        rf"\b{asked['how']} (?P<what>(?!att\b|det\b|man\b)[\w-]+(?: (?!i\b|på\b|enligt\b|hos\b)[\w-]+)?)"
        r"(?=(?: (?:i|på|enligt|hos|inom) [^?.!]+)?\W*$)",
        before,
        re.IGNORECASE,
    )
    return f"{before[: old.start('what')]}{asked['what']}{before[old.end('what') :]}" if old is not None else ""


def _of_another_party(alone: Standalone, previous: Standalone, names: Names) -> str:
    """The question before of another whom one works with: *Vad fungerar inte enligt FK?* and *och med AF?*."""
    asked, before = _OTHER_PARTY.match(alone.text), previous.text
    if asked is None or not alone.scope.about or not replace(alone.scope, about=()).is_empty:
        return ""
    if not (previous.scope.actors or previous.scope.units) or own_topics(previous.scope):
        return ""
    if spans := rows(before, spoken_spans(before, names)):
        return replaced(before, spans, asked["what"]) if len(spans) == 1 else ""
    return _WHOSE.sub(f" {asked['how']} {asked['what']}", before, count=1)


def _of_another_number(question: str, before: str) -> str:
    """The question before about another of a numbered kind that it names."""
    asked = _NUMBERED.match(question)
    if asked is None:
        return ""
    old = re.compile(rf"\b{re.escape(asked['what'])} \d{{1,2}}\b", re.IGNORECASE)
    return old.sub(f"{asked['what']} {asked['number']}", before) if len(old.findall(before)) == 1 else ""


def _swapped(question: str, before: str) -> str:
    """The question before with one name in the place of another that stands in it."""
    swap = _SWAPPED.match(question)
    if swap is None:
        return ""
    old = re.compile(rf"(?<!\w){re.escape(swap['old'] or swap['gone'])}(?!\w)", re.IGNORECASE)
    return old.sub(swap["new"], before) if old.search(before) else ""


def _the_contrary(question: str, previous: Standalone) -> str:
    """What does not work, where it was asked what does, and the other way round: *och inte?*."""
    scope = previous.scope
    if _CONTRARY.match(question) is None or len(scope.themes) != 1 or scope.themes[0] not in _OPPOSITE:
        return ""
    if scope.reports or not (scope.actors or scope.units or scope.municipalities):
        return ""
    speaker = " och ".join(scope.units or map(spoken, scope.actors))
    return theme_question(_OPPOSITE[scope.themes[0]], speaker, scope.municipalities, "")


def _of_the_others(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> str:
    """The question before, put to all others who are heard in the place: *vad tycker de andra?* after FK was asked."""
    old, new = previous.scope, alone.scope
    if _THE_OTHERS.match(alone.text) is None or len(old.municipalities) != 1 or not (old.actors or old.units):
        return ""
    if new.municipalities not in ((), old.municipalities):
        return ""
    (place,) = old.municipalities
    heard = set().union(*(told.get(place, ()) for told in parse.heard.values()))
    named = [name for actor in actors() for name in (actor.name, *(unit.name for unit in actor.units))]
    local = sorted(heard.difference(named))  # enheter of one municipality, which speak for it
    owners = {actor.name for actor in actors() if any(unit.name in heard for unit in actor.units)}
    owners |= {_MUNICIPALITY} if local else set()
    asked_now = {*old.units} or {*old.actors}
    joint = {name for name in heard if heard.issuperset(name.split(" och ")) and " och " in name}
    left = heard - owners - asked_now - joint - {*old.about}
    others = [_SHORT.sub(r"\1", name) for name in (*named, *local) if name in left]
    asked = rows(previous.text, speaker_spans(previous.text, names))
    if not others or len(asked) != 1:
        return ""
    return replaced(previous.text, asked, listed([spoken(name) for name in others]))


def _whether_agreed(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """Two beside each other, where it is asked whether one says what the other does: *är kommunen överens?*."""
    old = previous.scope
    asked = _AGREES.match(alone.text)
    if asked is None or not (old.actors or old.units) or old.about:  # of whom one spoke is asked in turn
        return None
    if names.leave(alone.scope.units, old.municipalities):
        return None
    spans = speaker_spans(alone.text, names) or spoken_spans(alone.text, names)
    if len(spans) != 1 or alone.text[slice(*spans[0])] != asked["who"].strip():
        return None
    text = f"jämför med {asked['who'].strip()}"
    return merged(text, parse(text), previous, names, parse)
