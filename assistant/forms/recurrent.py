"""What recurs: the matters that several of those who are asked take up, of which an overview tells first.

A matter is known by a word that is rare in the reports and common among them,
as *SIP* is in one municipality and a role that was abolished in another.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.chosen import Chosen
from assistant.forms.draft import Section
from assistant.forms.telling import worth_of
from assistant.forms.thematic import theme_heading
from vectorstore.analysis import terms

__all__ = ["by_recurrence", "with_new_matters"]

_WEIGHT = 4.0
"""How much more a statement tells whose matter is everybody's."""
_MANY = 4
"""Speakers from which on a matter is everybody's."""
_SHORT = 3
"""Letters of a word at least that is one."""
_WORTH = 0.1
"""Weight of how much a statement tells by itself, beside how new its matter is."""
_FURTHER = 8
"""Further statements of a place at most."""
_COUNTED = re.compile(r"\(\d+ av (\d+) utsagor\)")
_REMEMBERED = 4096
"""Statements whose words are remembered."""


def by_recurrence(
    said: Sequence[Chosen], cell_of: Callable[[Chosen], object], weight: Callable[[str], float]
) -> list[Chosen]:
    """Statements, each with a score that counts how many of those who speak take its matter up."""
    matters = _matters(said, cell_of, weight)
    return [
        replace(item, score=item.score + _WEIGHT * max((matters[term] for term in _words(item)), default=0.0))
        for item in said
    ]


def with_new_matters(
    said: Sequence[Chosen],
    sections: Sequence[Section],
    cell_of: Callable[[Chosen], object],
    weight: Callable[[str], float],
) -> list[Section]:
    """Sections by theme with a few further statements, of matters of many that the others hardly tell of."""
    shown = [item for section in sections for item in section.chosen]
    kept: dict[str, list[Chosen]] = {}
    for item in _hardly_told(said, shown, _matters(said, cell_of, weight)):
        kept.setdefault(theme_heading(item), []).append(item)
    return [_with(section, kept.get(section.heading.partition(" (")[0], [])) for section in sections]


def _hardly_told(said: Sequence[Chosen], shown: Sequence[Chosen], matters: Mapping[str, float]) -> list[Chosen]:
    """Statements that are not shown, each of the matter of many that is told of least so far."""
    told = Counter(term for item in shown for term in _words(item))
    known = {item.words for item in shown}
    rest = {item.words: item for item in said if item.words not in known and not item.statement.introduces}
    found: list[Chosen] = []

    def new(item: Chosen) -> float:
        matter = max((matters[term] / (1 + told[term]) for term in _words(item)), default=0.0)
        return matter + _WORTH * worth_of(item.statement, "")

    while rest and len(found) < _FURTHER:
        best = max(rest.values(), key=new)
        found.append(rest.pop(best.words))
        told.update(_words(best))
    return found


def _with(section: Section, new: Sequence[Chosen]) -> Section:
    """A section with further statements, of which its heading tells."""
    count = len(section.chosen) + len(new)
    told = _COUNTED.search(section.heading)
    heading = _COUNTED.sub(f"({count} av {told[1]} utsagor)" if told and int(told[1]) > count else "", section.heading)
    return replace(section, heading=heading.strip(), chosen=(*section.chosen, *new))


def _matters(
    said: Sequence[Chosen], cell_of: Callable[[Chosen], object], weight: Callable[[str], float]
) -> dict[str, float]:
    """How far each word of some statements is a matter of many, 0 to 1."""
    cells: dict[str, set[object]] = {}
    for item in said:
        for term in _words(item):
            cells.setdefault(term, set()).add(cell_of(item))
    rare = {term: weight(term) for term in cells}
    most = max(rare.values(), default=1.0) or 1.0
    return {term: rare[term] / most * (min(len(who), _MANY) - 1) / (_MANY - 1) for term, who in cells.items()}


def _words(item: Chosen) -> frozenset[str]:
    return _words_in(item.statement.shown)


@lru_cache(_REMEMBERED)
def _words_in(text: str) -> frozenset[str]:
    return frozenset(term for term in terms(text) if len(term) >= _SHORT)
