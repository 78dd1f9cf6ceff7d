"""Statements that stand by themselves, those that lean on the one before, and debris that says nothing.

A report's text is also made of entries of lists of abbreviations, names below a
foreword, headings and links. They are statements, for everything is; to quote
one of them as an answer is to quote nothing.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.chosen import Chosen
from ingestion import Passage, Statement
from vectorstore import Scope
from vectorstore.analysis import terms

__all__ = [
    "ENTRY",
    "ROW",
    "goes_on",
    "goes_on_from",
    "is_item",
    "leans_back",
    "list_of",
    "may_answer",
    "with_antecedents",
]

ENTRY = re.compile(r"[\wÅÄÖåäö/-]{2,10} [–-] \w[^.?!]*")
"""An entry of a list of abbreviations: ``FK – Försäkringskassan``."""
ROW = re.compile(r"[^:.]{1,40}: [^:.]{1,40}")
"""A row of a printed table: ``Nässjö: 6``."""
_ABBREVIATED = re.compile(r"förkortning", re.IGNORECASE)
_ASKS_MEANING = re.compile(
    r"förkort|betyd|står .*\bför\b|fullständig|menas\b|utläs|heter\b|kallas\b|namn", re.IGNORECASE
)
_ASKS_NAMES = re.compile(r"\b(?:vem|vilka|namn\w*|heter|lista|räkna upp)\b", re.IGNORECASE)
_ASKS_QUESTIONS = re.compile(r"fråg|ställde|enkät|formulär", re.IGNORECASE)
"""Asks for what was asked, which answers nothing else."""
_FEW = 4
"""Words up to which a statement that is no sentence may be a name or a heading."""
_SENTENCE = re.compile(r"[.!?:…][\"”')]*$")
_TELLING = frozenset(
    [
        "bakgrund och metod",
        "slutsatser och reflektioner",
        "omvärld och forskning",
        "ansvar och förutsättningar",
        "verksamhet och samverkansparter",
    ]
)
"""Themes under which a report writes sentences, so that a word alone is a name, a heading or a link."""
_LINK = re.compile(r"\W*(?:www\.|https?://)\S+\W*$|[\d\W]+$")
_THANKS = re.compile(r"\W*(?:stort |varmt )?tack\b", re.IGNORECASE)
_LEANS = re.compile(
    r"(?:Detta|Dessa|Denna|Likadant|Likaså|Där|Här|Dock|Därför|Därmed|Däremot|Sådana?|Hen|Han|Hon)\b"
    r"|(?:De|Den) (?:är|har|kan|ska|bör|måste|vill|blir|blev|var|upplever|menar|tycker|anser|ser|får|fick|gör)\b"
    r"|(?:Den|Det|De) [a-zåäö]{3,}(?:en|et|na)\b"
    r"|Det (?:här|medför|innebär|tydliggör|beror|leder|gör|skapar|ger)\b"
)
_STILL = re.compile(r"(?:Man|Det|Den|De|Här|Där|Då|Dessutom|Men)\b")
_POINTS = re.compile(r"\b(?:dessa|detta|denna|sådana?|ytterligare|nedan|följande)\b", re.IGNORECASE)
_MARK = re.compile(r"[*_\s]*(?:([-–•·❖])|\d+\.|[A-Z]/)\s")
_REMEMBERED = 20_000


def may_answer(question: str, scope: Scope, passage: Passage, statement: Statement) -> bool:
    """Whether a statement may be quoted to a question: an entry, a name or a link only where it is asked for."""
    shown = statement.shown
    if _ABBREVIATED.search(passage.question or "") and ENTRY.fullmatch(shown):
        return bool(_ASKS_MEANING.search(question))
    if _LINK.fullmatch(shown) or _THANKS.match(shown) or (passage.asked and not _ASKS_QUESTIONS.search(question)):
        return False
    if not _is_bare(passage, shown) or _ASKS_NAMES.search(question):
        return True
    named = _terms_of(" ".join((*scope.municipalities, *scope.actors, *scope.units)))
    return not (_terms_of(shown) - named).isdisjoint(terms(question))


def _is_bare(passage: Passage, shown: str) -> bool:
    """Whether a statement is a few words under a theme that is told in sentences; a row of a table is not."""
    few = len(shown.split()) <= _FEW and ": " not in shown and not _SENTENCE.search(shown)
    return few and (not passage.themes or not _TELLING.isdisjoint(passage.themes))


@lru_cache(maxsize=_REMEMBERED)
def _terms_of(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def goes_on(introduction: Statement) -> bool:
    """Whether a list's introduction goes on with what stands before it: *Några av dessa var:*, *Förslag är:*."""
    shown = introduction.shown
    return len(shown.split()) < _FEW or _POINTS.search(shown) is not None


def list_of(after: Sequence[Statement]) -> list[Statement]:
    """What an introduction leads to, of the statements behind it: those marked alike; a cell may hold more."""
    found: list[Statement] = []
    for statement in after:
        if statement.introduces or _mark(statement) != _mark(after[0]):
            break
        found.append(statement)
    return found


def is_item(statement: Statement) -> bool:
    """Whether a statement is an item of a list."""
    return bool(_mark(statement))


def _mark(statement: Statement) -> str:
    """How an item of a list is marked; empty for a paragraph."""
    match = _MARK.match(statement.text)
    return "" if match is None else match.group(1) or "1."


def leans_back(shown: str) -> bool:
    """Whether a statement begins with a word that points at the one before it."""
    return _LEANS.match(shown) is not None


def goes_on_from(statement: Statement) -> bool:
    """Whether a statement goes on about whom the one before it named: *Man har minst samverkan med …*."""
    return leans_back(statement.shown) or _STILL.match(statement.shown) is not None


def with_antecedents(chosen: Iterable[Chosen]) -> list[Chosen]:
    """Chosen statements, each that leans on the one before it behind that one; a question first only where all are."""
    found: dict[tuple[str, int], Chosen] = {}
    for item in chosen:
        before = item.before if leans_back(item.statement.shown) else None
        if before is not None and not _is_bare(before.passage, before.statement.shown):
            found.setdefault(before.key, before)
        found.setdefault(item.key, item)
    items = list(found.values())
    first = next((at for at, item in enumerate(items) if not item.statement.shown.endswith("?")), 0)
    return [items[first], *items[:first], *items[first + 1 :]] if items else []
