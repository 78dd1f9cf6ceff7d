"""Things that a question holds against each other: *KUR 1 mot KUR 2*, *primärvården vs psykiatrin*."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.question.intent import generic_terms
from assistant.question.roles import SAYING, folded
from assistant.question.scope import themes_asked
from vectorstore.analysis import fold, stopwords

__all__ = ["Opposed", "opposed_in", "pattern_of"]

_TOKEN = re.compile(r"[\w:/’'-]*\w|[^\w\s]")
_FIRM = folded("vs kontra versus respektive resp")
_AGAINST = folded("mot gentemot")
_HELD = ("jamfort med", "jamforelse med", "skillnad fran")
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
    " utifrån jobbar arbetar var skulle kunde bättre sämre mer mindre fler färre åt"
)
_MOST = 3
"""Words of a thing's name."""
_JOINTS = 8
"""Words of a question that may join two things; questions are untrusted, time is bounded."""
_SHORT = 4
_DEFINITE = re.compile(r"(\w{4,}?)(?:erna|arna|orna|en|et|na|n)")
_NOUN = "s|t|n|en|et|na|er|ar|or|ens|ets|ns|nas|erna|arna|orna"


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two things, each by what may be its name, the longest first."""

    one: tuple[str, ...]
    other: tuple[str, ...]


def opposed_in(question: str) -> Iterator[Opposed]:
    """What a question may hold against each other, the surest first."""
    tokens = _TOKEN.findall(question)
    low = [fold(token) for token in tokens]
    compares = bool(_COMPARES.search(question))
    for first, last in islice(_joints(low, compares=compares), _JOINTS):
        before = _back(tokens[:first], low)
        after = _ahead(tokens, low, last + 1)
        if low[first] in _AGAINST and first > len(before) and re.match(r"\w", tokens[first - len(before) - 1]):
            continue  # "hur gör de mot …": only two that begin what is asked are held against each other
        one = tuple(" ".join(before[at:]) for at in range(len(before)))
        other = tuple(" ".join(after[:at]) for at in range(len(after), 0, -1))
        one, other = (tuple(name for name in names if _is_a_thing(name)) for names in (one, other))
        if one and other:
            yield Opposed(one, other)


def _joints(low: Sequence[str], *, compares: bool) -> Iterator[tuple[int, int]]:
    """First and last token of what may join two things: words that oppose, then those that only join."""
    for at in range(1, len(low)):
        if low[at] in _FIRM or low[at] in _AGAINST:
            yield at, at
        elif " ".join(low[at : at + 2]) in _HELD:
            yield (at - 1 if low[at - 1] in ("i", "till") else at), at + 1
    for at in range(1, len(low)) if compares else ():
        if low[at] in _JOINING:
            yield at, at


def _back(before: Sequence[str], low: Sequence[str]) -> list[str]:
    found: list[str] = []
    for at in range(len(before) - 1, -1, -1):
        if not _may_name(low[at]) or len(found) == _MOST:
            break
        found.insert(0, before[at])
    return found


def _ahead(tokens: Sequence[str], low: Sequence[str], start: int) -> list[str]:
    found: list[str] = []
    for at in range(start, len(tokens)):
        if not found and low[at] in ("i", "pa", "den", "det", "de", "hos", "for", "inom"):
            continue
        if not _may_name(low[at]) or len(found) == _MOST:
            break
        found.append(tokens[at])
    return found


def _may_name(word: str) -> bool:
    return word[:1].isalnum() and word not in stopwords() and word not in SAYING and word not in _SMALL


def _is_a_thing(name: str) -> bool:
    """Whether a name tells of something by itself: neither a word of any question nor a theme's."""
    telling = [word for word in name.split() if fold(word) not in generic_terms() and not word.isdigit()]
    return bool(telling) and not themes_asked(name)


def pattern_of(name: str) -> re.Pattern[str]:
    """A thing's name in a text, in its forms; no longer word that only begins with it."""
    return re.compile(r"(?<!\w)" + r"\W{1,2}".join(map(_forms, name.split())) + r"(?!\w)", re.IGNORECASE)


def _forms(word: str) -> str:
    if len(word) <= _SHORT or not word.isalpha():
        return rf"{re.escape(word)}(?::?s)?"
    definite = _DEFINITE.fullmatch(word)
    if definite is not None:
        return rf"{re.escape(definite[1])}(?:{_NOUN})?"
    return rf"{re.escape(word)}(?:{_NOUN}|a|e)?"
