"""What recurs: the matters that several of those who are asked take up, of which an overview tells first.

A matter is known by a word that is rare in the reports and common among them,
as *SIP* is in one municipality and a role that was abolished in another.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from vectorstore.analysis import terms

__all__ = ["by_recurrence"]

_WEIGHT = 4.0
"""How much more a statement tells whose matter is everybody's."""
_MANY = 4
"""Speakers from which on a matter is everybody's."""
_SHORT = 3
"""Letters of a word at least that is one."""


def by_recurrence(
    said: Sequence[Chosen], cell_of: Callable[[Chosen], object], weight: Callable[[str], float]
) -> list[Chosen]:
    """Statements, each with a score that counts how many of those who speak take its matter up."""
    cells: dict[str, set[object]] = {}
    held = [{term for term in terms(item.statement.shown) if len(term) >= _SHORT} for item in said]
    for item, own in zip(said, held, strict=True):
        for term in own:
            cells.setdefault(term, set()).add(cell_of(item))
    rare = {term: weight(term) for term in cells}
    most = max(rare.values(), default=1.0) or 1.0
    shared = {term: rare[term] / most * (min(len(who), _MANY) - 1) / (_MANY - 1) for term, who in cells.items()}
    return [
        replace(item, score=item.score + _WEIGHT * max((shared[term] for term in own), default=0.0))
        for item, own in zip(said, held, strict=True)
    ]
