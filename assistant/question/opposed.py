"""Things that a question holds against each other: *KUR 1 mot KUR 2*, *primärvården vs psykiatrin*."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from assistant.question.intent import generic_terms
from assistant.question.roles import SAYING, folded
from assistant.question.scope import themes_asked
from vectorstore.analysis import fold, stopwords

__all__ = ["Opposed", "is_a_thing", "may_name", "opposed_in", "pattern_of"]

_TOKEN = re.compile(r"[\w:/’'-]*\w|[^\w\s]")
_FIRM = folded("vs kontra versus respektive resp jmf jfr")
_AGAINST = folded("mot gentemot")
_HELD = ("jamfort med", "jamforelse med", "skillnad fran", "jmf med", "jfr med")
_DIFFERS = re.compile(r"\bski(?:lj(?:er|de|a)|lde)\b|\bskillnad", re.IGNORECASE)
_OTHERS_LIKE = re.compile(
    r"(?P<like>för|inom|med|på|hos) (?P<one>[\w-]+(?: [\w-]+)?),? (?:och|eller|mot|samt|respektive|resp|vs|kontra)"
    r" (?:de|dem|dom|den|det|dessa) (?:som (?:jobbar|arbetar) )?(?P=like) (?P<other>[\w-]+)",
    re.IGNORECASE,
)
"""Two of a kind, of which the second is only pointed at: *handläggarna för x och de för y*."""
_ASKED_OF_BOTH = re.compile(
    r"\w (?:och|o|samt|/|&) [^,:?.]{2,60}[,:–-] ?(?:vad|hur|vem|vilk\w+|var(?:för)?)\b"
    r"(?: \w+){1,2}? (?:de|dom|båda|bägge)\b"
    r"|\b(?:vad|hur) (?:saknar|tycker|ser|säger|upplever|vill|anser|beskriver|önskar|behöver)"
    r" (?:[\w-]+ ){1,4}?(?:och|samt) \w",
    re.IGNORECASE,
)
"""Two of whom both it is asked what they say: *x och y, vad saknar de?*, *hur ser x och y på …*."""
_CLAUSE = re.compile(r"(?:[,;?]? (?:och|samt)|[?;,]) (?=(?:vem|vad|hur|vilk\w+|varför)\b)", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:vem|vad|hur|vilk\w+|varför)\b", re.IGNORECASE)
_JOINING = folded("och samt eller o")
_RANK = r"(?:mest|mer|minst|bäst|bättre|sämst|sämre|\w{3,}are)"
_COMPARES = re.compile(
    r"\bjämför|\bjmf\b|\bski(?:lj(?:er|de|a)|lde)\b|\bskillnad|\blikhet|\bgemensamt\b|\blikadant\b|\böverens\b|\beniga?\b"
    rf"|\bsamma\b|\b(?:lika|olika|båda|bägge|de två)\b|\b{_RANK}\b[^?]*\beller\b|\beller\b[^?]*\b{_RANK}\b",
    re.IGNORECASE,
)
_SMALL = folded(
    "skillnad skillnaden skillnader jämför jämföra jämfört jämförelse samma skiljer skiljde skilde skilja lika"
    " olika likadant gemensamt överens eniga eller respektive resp vs kontra versus mot gentemot säg förklara"
    " beskriv fungerar funkar fungerade skillnaderna likheter likheterna båda bägge både två ena andra mellan inom"
    " utifrån jobbar arbetar var skulle kunde bättre sämre mer mindre fler färre åt jmf jfr bäst sämst minst flest"
    " enklast lättast svårast kontakt"
)
_MOST = 3
"""Words of a thing's name."""
_TWO = 2
_JOINTS = 8
"""Words of a question that may join two things; questions are untrusted, time is bounded."""
_SHORT = 4
_DEFINITE = re.compile(r"(\w{4,}?)(?:erna|arna|orna|en|et|na|n)")
_NUMBERED = re.compile(r"([^\W\d]{2,})(\d{1,2})")
"""A name with its number: *kur1* is written *KUR 1*."""
_NOUN = "s|t|n|en|et|na|er|ar|or|ens|ets|ns|nas|erna|arna|orna"


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two things, each by what may be its name, the longest first."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    speaking: bool = False
    """Whether they are held against each other only where both are known to speak: else they are but joined."""


def opposed_in(question: str) -> Iterator[Opposed]:
    """What a question may hold against each other, the surest first."""
    for match in islice(_OTHERS_LIKE.finditer(question), _JOINTS):
        if is_a_thing(match["one"]) and is_a_thing(match["other"]):
            yield Opposed(tuple(dict.fromkeys((match["one"], match["one"].split()[-1]))), (match["other"],))
    compares = bool(_COMPARES.search(question))
    yield from _joined(question, compares=compares)
    if not compares and _ASKED_OF_BOTH.search(question):
        yield from (replace(opposed, speaking=True) for opposed in _joined(question, compares=True))
    yield from _of_clauses(question)


def _joined(question: str, *, compares: bool) -> Iterator[Opposed]:
    """Two things with a word between them that may join or oppose them."""
    tokens = _TOKEN.findall(question)
    low = [fold(token) for token in tokens]
    differs = bool(_DIFFERS.search(question))
    for first, last in islice(_joints(low, compares=compares, differs=differs), _JOINTS):
        before = _back(tokens[:first], low)
        after = _ahead(tokens, low, last + 1)
        if low[first] in _AGAINST and first > len(before) and re.match(r"\w", tokens[first - len(before) - 1]):
            continue  # "hur gör de mot …": only two that begin what is asked are held against each other
        one = [" ".join(before[at:]) for at in range(len(before))]
        other = [" ".join(after[:at]) for at in range(len(after), 0, -1)]
        if low[first] not in _JOINING:  # "x och y jämfört med z": of a row every member names the side
            one += _row(tokens[: first - len(before)][::-1])
            other += _row(tokens[last + 1 + len(after) :])
        sides = [tuple(name for name in names if is_a_thing(name)) for names in (one, other)]
        if all(sides):
            yield Opposed(sides[0], sides[1])


def _of_clauses(question: str) -> Iterator[Opposed]:
    """Of whom each of two like questions is: *vem har x minst kontakt med, och vem har y minst med?*."""
    clauses = [clause for clause in _CLAUSE.split(question) if clause.strip()]
    asks = [_ASKS.search(clause) for clause in clauses]
    if len(clauses) != _TWO or not all(asks) or len({fold(match[0]) for match in asks if match}) > 1:
        return
    named = [[word for word in _TOKEN.findall(clause) if may_name(fold(word))] for clause in clauses]
    shared = {fold(word) for word in named[0]} & {fold(word) for word in named[1]}
    one, other = (tuple(w for w in words[:_JOINTS] if fold(w) not in shared and is_a_thing(w)) for words in named)
    if one and other:
        yield Opposed(one, other, speaking=True)


def _joints(low: Sequence[str], *, compares: bool, differs: bool) -> Iterator[tuple[int, int]]:
    """First and last token of what may join two things: words that oppose, then those that only join."""
    for at in range(1, len(low)):
        if " ".join(low[at : at + 2]) in _HELD:
            yield (at - 1 if low[at - 1] in ("i", "till") else at), at + 1
        elif low[at] in _FIRM or low[at] in _AGAINST or (low[at] == "fran" and differs):
            yield at, at
    for at in range(1, len(low)) if compares else ():
        if low[at] in _JOINING:
            yield at, at


def _row(tokens: Sequence[str]) -> list[str]:
    """The further members of a row that goes on with these tokens, of one word each, up to the one behind *och*."""
    found: list[str] = []
    for joint, member in islice(zip(tokens[::2], tokens[1::2], strict=False), _MOST):
        joins = fold(joint) in _JOINING
        if not (joins or joint == ",") or not may_name(fold(member)):
            break
        found.append(member)
        if joins:
            return found
    return []


def _back(before: Sequence[str], low: Sequence[str]) -> list[str]:
    found: list[str] = []
    for at in range(len(before) - 1, -1, -1):
        if not may_name(low[at]) or len(found) == _MOST:
            break
        found.insert(0, before[at])
    return found


def _ahead(tokens: Sequence[str], low: Sequence[str], start: int) -> list[str]:
    found: list[str] = []
    for at in range(start, len(tokens)):
        if not found and low[at] in ("i", "pa", "den", "det", "de", "hos", "for", "inom"):
            continue
        if not may_name(low[at]) or len(found) == _MOST:
            break
        found.append(tokens[at])
    return found


def may_name(word: str) -> bool:
    """Whether a folded word may belong to a name: neither a small one nor one that only asks or compares."""
    return word[:1].isalnum() and word not in stopwords() and word not in SAYING and word not in _SMALL


def is_a_thing(name: str) -> bool:
    """Whether a name tells of something by itself: neither a word of any question nor a theme's."""
    telling = [word for word in name.split() if fold(word) not in generic_terms() and not word.isdigit()]
    return bool(telling) and not themes_asked(name)


def pattern_of(name: str) -> re.Pattern[str]:
    """A thing's name in a text, in its forms; no longer word that only begins with it."""
    return re.compile(r"(?<!\w)" + r"\W{1,2}".join(map(_forms, name.split())) + r"(?!\w)", re.IGNORECASE)


def _forms(word: str) -> str:
    if (numbered := _NUMBERED.fullmatch(word)) is not None:
        return rf"{re.escape(numbered[1])}\W?{numbered[2]}"
    if len(word) <= _SHORT or not word.isalpha():
        return rf"{re.escape(word)}(?::?s)?"
    definite = _DEFINITE.fullmatch(word)
    if definite is not None:
        return rf"{re.escape(definite[1])}(?:{_NOUN})?"
    return rf"{re.escape(word)}(?:{_NOUN}|a|e)?"
