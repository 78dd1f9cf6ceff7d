"""Follow-ups that put right what the question before named: *jag menar AF, inte FK*, *i Finnveden alltså*.

Whoever, or whatever, is named behind *inte* was not meant: it leaves the question.
"""

import re
from dataclasses import replace

from assistant.exchanging import old_thing
from assistant.leaning import own_topics
from assistant.question import ScopeParser
from assistant.question.names import Names
from assistant.readings import Standalone
from vectorstore.analysis import terms

__all__ = ["corrected", "exchanged_for", "put_right", "without_instead"]

_LEADING = r"^\W*(?:(?:nej|nä|förlåt|ursäkta|sorry|oj|fel|alltså|men|ok|okej|jo|jag sa ju)\b[\s,.!]*)*"
_NOT = r"(?:,?\s*(?:alltså )?(?:och )?inte (?:om |i |på )?(?P<not>[^,.?!]+?))?"
_THUS = r"(?:,? (?:alltså|ju|förstås|då)){0,2}\W*$"
_REALLY = r"(?: (?:alltså|ju|egentligen|faktiskt|förstås|snarare|så klart|såklart)){0,3}"
_MEANT = re.compile(
    rf"{_LEADING}(?:jag (?:menade|menar|tänkte|tänker|syftar|avser|avsåg){_REALLY}(?: på)?"
    r" (?P<meant>[^,.?!]+?)"
    r"|(?:inte|fel,?) (?:i |på |om )?(?P<no>[^,.?!]+?)(?:,|,? utan| men) (?P<tail>[^,.?!]+?)"
    r",? (?:menade|menar|tänkte) jag"
    r"|(?P<said>(?!inte\b)[^,.?!]+?),? (?:menade|menar|tänkte) jag"
    r"|inte (?:i |på )?(?P<nor>[\w-]+)(?:,? utan|,(?= (?:(?:i|på) )?(?-i:[A-ZÅÄÖ]))| men) "
    rf"(?P<but>(?:i |på )?[\w-]+(?: i [\w-]+)?)){_NOT}{_THUS}",
    re.IGNORECASE,
)
"""Says what was meant, and perhaps what was not."""
_THAT_IS = re.compile(
    r"^\W*(?P<said>(?!(?:så|det|de|den|dom|ingen|inget|inga|inte|man|ni|du|vi|jag|nej|ja|jo|och|men|att|för att)\b)"
    r"[\w-]+(?: [\w-]+){0,4}?),? alltså\W*$",
    re.IGNORECASE,
)
"""Says in a few words what was meant: *boendestödet på kvällstid alltså*."""
_SENTENCE = re.compile(
    r"\b(?:vad|va|hur|vem|vilk\w+|varför|när|var|är|har|finns|säger|tycker|vill|kan|ska|gör|får|blir|menar)\b",
    re.IGNORECASE,
)
_INDIRECT = re.compile(r"^(?P<how>hur|när|var|varför) (?P<who>[\w-]+(?: [\w-]+)?) (?P<verb>\w+[rs])$", re.IGNORECASE)
"""A question within a sentence: *hur individen påverkas*."""
_SAYS = re.compile(
    r"^(?:vad|hur) (?P<who>(?!som\b)[^,.?!]+?)"
    r" (?:tycker|säger|sa|vill|anser|menar|saknar|föreslår|ser|upplever|önskar)$",
    re.IGNORECASE,
)
"""Whose word is wanted, as a question within a sentence: *vad AF tycker*."""
_WHAT_DOES = re.compile(r"^vad som (?P<no>inte )?(?P<verb>\w+)(?= |$)", re.IGNORECASE)
"""A question within a sentence: *vad som inte fungerar*."""
_ASKS = re.compile(r"^(?:vad|hur|vem|vilk\w+|varför|när|var|att|om|kring)\b", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"^(?:i|på|om|hos) ", re.IGNORECASE)
_LONGEST = 200
"""Characters of a question that may put something right; longer ones are no corrections, and slow to look at."""
_LONG_ENOUGH = 4
_INSTEAD = re.compile(r"\s*\bi stället(?=\W*$)", re.IGNORECASE)


def put_right(question: str) -> str | None:
    """What a correction puts in the place of another, as *AF i stället*; ``None`` where it puts nothing right."""
    if len(question) > _LONGEST:
        return None
    match = _MEANT.match(question)
    if match is None:
        that = _THAT_IS.match(question)
        if that is None or _SENTENCE.search(that["said"]):
            return None
        said = that["said"]
    else:
        said = match["meant"] or match["said"] or match["tail"] or match["but"]
        said = f"{said} inte {match['not']}" if match["not"] and said.endswith(" som") else said
    if inside := _INDIRECT.match(said):
        return f"{inside['how'].capitalize()} {inside['verb']} {inside['who']}?"
    said = _WHAT_DOES.sub(lambda does: f"vad {does['verb']}{' inte' if does['no'] else ''}", said)
    return f"Och {said}?" if _ASKS.match(said) else f"{said} i stället"


def exchanged_for(question: str, previous: Standalone, parse: ScopeParser) -> Standalone | None:
    """The question before with whom, or where, was meant in the place of what a correction says was not.

    ``None`` where it says so of nothing that stands there.
    """
    match = _MEANT.match(question) if len(question) <= _LONGEST else None
    old = match and (match["not"] or match["no"] or match["nor"])
    if match is None or not old:
        return None
    new = _name(match["meant"] or match["said"] or match["tail"] or match["but"])
    found = [*re.finditer(rf"(?<!\w){re.escape(_name(old))}(?!\w)", previous.text, re.IGNORECASE)]
    if len(found) != 1 or _ASKS.match(new) or replace(parse(new), topics=(), themes=()).is_empty:
        return None
    text = previous.text[: found[0].start()] + new + previous.text[found[0].end() :]
    return Standalone(text, parse(text), changed=True)


def _name(said: str) -> str:
    """Whom, or where, some words of a correction name: of *vad AF tycker* AF."""
    says = _SAYS.match(said)
    return _BEFORE_NAME.sub("", says["who"] if says else said)


def corrected(alone: Standalone, previous: Standalone, _: Names, parse: ScopeParser) -> Standalone | None:
    """The question before about what a correction names instead: *jag menar läkarnas deltagande i möten*.

    ``None`` where that names somebody, or a place, or where it is not told what it was said for.
    """
    said = _INSTEAD.sub("", alone.text).strip(" ?!.")
    if said == alone.text.strip(" ?!.") or not replace(alone.scope, topics=()).is_empty or not own_topics(alone.scope):
        return None
    before = previous.text
    if narrower := _narrower(said, before):
        return Standalone(narrower, parse(narrower), changed=True)
    old = old_thing(before) or _only_topic(previous)
    if not old or before.count(old) != 1 or _SENTENCE.search(said):
        return None
    left, text = set(terms(before.replace(old, " "))), before.replace(old, said)
    if not left.isdisjoint(terms(said)):
        return None  # it says again what is asked, and not only what of
    return Standalone(text, parse(text), changed=True)


def _narrower(said: str, before: str) -> str:
    """A question with a word of it as a correction says it more closely: *boendestödet på kvällstid alltså*."""
    head = said.split()[0]
    if said == head or _SENTENCE.search(said) or len(head) < _LONG_ENOUGH:
        return ""
    found = [*re.finditer(rf"(?<!\w){re.escape(head)}(?!\w)", before, re.IGNORECASE)]
    return before[: found[0].start()] + said + before[found[0].end() :] if len(found) == 1 else ""


def _only_topic(previous: Standalone) -> str:
    """The one word that a question is about."""
    topics = own_topics(previous.scope)
    return topics[0] if len(topics) == 1 else ""


def without_instead(meant: Standalone) -> Standalone:
    """What is meant without the word that only says that something is put in the place of another."""
    others = tuple(map(without_instead, meant.beside))
    text = _INSTEAD.sub("", meant.text)
    if text == meant.text:
        return replace(meant, beside=others)
    topics = tuple(word for word in meant.scope.topics if word.casefold() not in ("stället", "istället"))
    return replace(meant, text=text, scope=replace(meant.scope, topics=topics), beside=others)
