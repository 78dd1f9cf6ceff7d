"""Whether a question only says of what or of whom it wants to hear: *gnosjö?*, *Lotsen i Laholm, hur går det?*.

Who puts it so asks for the breadth of what is said, as who asks for an overview does.
"""

import re
from functools import lru_cache

from assistant.question.names import TOKEN

__all__ = ["asked_broadly", "asks_only_view", "named_alone"]

_MOST = 5
"""Words of a phrase that stands alone; of more, something is told that is to be found as it is put."""
_OPENING = re.compile(
    r"^\W*(?:och |men |så |hej,? )?(?:jag (?:vill|skulle vilja|behöver) (?:veta|höra) )?(?:lite |något |mer |allt )?"
    r"(?:(?:kan du |kan ni )?(?:berätta|beskriv|dra)(?: lite| något| kort| mer)*(?: för (?:mig|oss))?(?: om)?"
    r"|vad (?:vet|har) (?:vi|man|du|ni)(?: egentligen)? om"
    r"|(?:vad|något) (?:finns|står)(?: det)?(?: att (?:läsa|veta|säga)| skrivet| sagt)? om"
    r"|vad är (?:grejen|det) med"
    r"|(?:ge (?:mig|oss) )?(?:en |nån |någon )?(?:[\w-]+ )?(?:bild|överblick|översikt|sammanfattning) (?:av|över|kring)"
    r"|(?:lite|något|nåt|information|info|allt)(?: \w+)? om"
    r"|om)\s+(?:hur (?:det (?:är|går|står till|ligger till|fungerar|funkar)|läget är) (?:med|för|i|på|hos)\s+)?",
    re.IGNORECASE,
)
_HOW_IT_IS = re.compile(
    r"^\W*(?:och |men |så )?hur (?:(?:är|går|står|funkar|fungerar|ser) (?:det|läget|situationen)(?: till| ut)?)"
    r"(?: egentligen| nu| idag)*\s+(?:med|för|kring|runt|hos)\s+(?=\w)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^\W*(?:och |men |så )?(?:vad|hur) (?:tycker|tänker|säger|resonerar|upplever|menar|anser)"
    r"(?: (?:man|de|dom|folk|personalen) (?:på|hos|inom|i))? (?!(?:de|dom|man|vi|ni|du|det|andra|alla|folk)\b)"
    r"(?P<who>[\w-]+(?: \([\w-]+\))?(?: (?:i|på) [\w-]+(?: kommun| län)?)?)"
    r"(?: (?:på )?(?:läget|situationen|saken))?(?: egentligen)?\W*$",
    re.IGNORECASE,
)
"""Asks somebody what they say, and not of what."""
_SAID = r"(?:gör|går|är|ser|står|funkar|fungerar|tänker|tycker|säger|säjer|upplever|resonerar|menar|anser|vet|gäller)"
_BY_WHOM = r"(?:det|läget|de|dom|man|vi|ni|folk|rapporterna|rapporten)"
_CLOSING = re.compile(
    rf"(?:\s*[,–:;?.!-]+\s*|\s+[–-]\s+)(?:(?:hur|vad) {_SAID} {_BY_WHOM} )?"
    rf"(?:och )?(?:hur|vad) {_SAID} (?:de |man )?{_BY_WHOM}"
    r"(?: där| här| nu| idag)*(?: ut| till)?(?: (?:på|om) (?:läget|saken|det|den|dem|dom|detta|det hela))?"
    r"(?: egentligen| då| nu| idag| där)*\W*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:vad|vilk\w+|hur|vem|vems|när|var|varför|vart|jämför\w*|skil\w+|lista|räkna|nämn|ge|visa|exempel|antal\w*"
    r"|andel\w*|procent|är|var|har|hade|finns|fanns|kan|ska|skulle|vill|får|fick|blir|blev|går|gör|bör|borde|måste"
    r"|behövs?|behöver|tycker|säger|anser|upplever|samverkar|samarbetar|hej|hejsan|tack|hjälp|inte|ej|eller|mot|än|samma|då"
    r"|där)\b|^\W*(?:och|å|men|så)\b",
    re.IGNORECASE,
)
"""Words by which more is asked or told than of what one wants to hear."""
_ASKS_MORE = re.compile(
    r"\b(?:vad|vilk\w+|hur|vem|vems|när|varför|vart|att|är|inte|då|där|jämför\w*|skillnad\w*)\b|[?.!;:]", re.IGNORECASE
)
"""The same where it is said that one wants to hear of it."""


@lru_cache(4096)
def asked_broadly(question: str) -> str | None:
    """Of what or of whom a question wants to hear; ``None`` where it asks something of it."""
    if asked := _ASKED.match(question):
        return asked["who"]
    rest = question
    for frame in (_OPENING, _HOW_IT_IS, _CLOSING):
        rest = frame.sub("", rest, count=1)
    rest = rest.strip(" ?.!,")
    if not TOKEN.search(rest):
        return None
    if rest != question.strip(" ?.!,"):
        return None if _ASKS_MORE.search(rest) else rest
    bare = len(TOKEN.findall(rest)) <= _MOST and not _ASKS.search(rest)
    return rest if bare else None


def asks_only_view(question: str) -> bool:
    """Whether a question asks somebody what they say, and not of what: *vad tycker boendestödet i Varberg*."""
    return _ASKED.match(question) is not None


def named_alone(question: str) -> str:
    """What a question is of, without the words that only say that one wants to hear of it; else the question itself."""
    of_whom = None if asks_only_view(question) else asked_broadly(question)
    return question if of_whom is None or of_whom == question.strip(" ?.!,") else of_whom
