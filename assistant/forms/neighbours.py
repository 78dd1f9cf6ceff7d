"""Lists that are asked for together with the one that was found, and whether they are all there is."""

import re
from collections.abc import Iterable, Sequence

from assistant.chosen import Chosen
from assistant.forms.printed import PrintedList, is_line
from ingestion import Passage
from vectorstore import Scope
from vectorstore.analysis import terms

__all__ = ["all_there_is", "items_of", "lists_beside"]

_SEVERAL = 2
_FURTHER = re.compile(r"\b(?:fler|ytterligare) (?:\w+ ){0,3}(?:än|ovan)\b", re.IGNORECASE)
"""Leads to what is added to what stands elsewhere."""


def lists_beside(found: PrintedList, lists: Iterable[PrintedList], scope: Scope, question: str) -> list[PrintedList]:
    """A list, with those that are asked for with it.

    Of what was asked in a report each part belongs to it; in a place whoever is
    asked there under the theme has their own; else those under the same heading do,
    where nobody in particular is asked.
    """
    passage = found.passage
    same = [one for one in lists if one.passage.report == passage.report]
    near = [one for one in same if one.passage.path[:-1] == passage.path[:-1]]
    if passage.asked:
        parts = [one for one in near if one.passage.asked]
        own = set(terms(passage.path[-1])).difference(*(terms(o.passage.path[-1]) for o in parts if o is not found))
        return [found] if own & set(terms(question)) else parts
    if scope.actors or scope.units or found.introduction is not None or passage.actor is None:
        return [found]
    theme = scope.themes[:1]
    if theme and scope.municipalities and theme[0] in passage.themes:
        return [
            o for o in same if o.introduction is None and theme[0] in o.passage.themes and scope.in_place(o.passage)
        ]
    beside = [one for one in near if one.introduction is None]
    there = [one for one in beside if one.passage.municipality and scope.in_place(one.passage)]
    return there if scope.municipalities and there else beside  # others are of other places, or of none


def items_of(lists: Sequence[PrintedList], scope: Scope, passages: Iterable[Passage]) -> list[Chosen]:
    """The items of lists that belong together, with the lines that stand alone between them."""
    items, lines = [item for one in lists for item in one.items], _single_lines(lists, scope, passages)
    return sorted([*items, *lines], key=lambda item: item.statement.start) if lines else items


def _single_lines(lists: Sequence[PrintedList], scope: Scope, passages: Iterable[Passage]) -> list[Chosen]:
    """The lines that stand alone between lists under one heading: a group that is named there, and has no parts."""
    first = lists[0].passage
    if len(lists) < _SEVERAL or scope.municipalities or not first.path[:-1]:
        return []
    if any(one.passage.path[:-1] != first.path[:-1] or one.introduction is not None for one in lists):
        return []
    alone = (p for p in passages if p.report == first.report and p.path == first.path[:-1])
    return [Chosen(p, p.statements[0], 1.0) for p in alone if len(p.statements) == 1 and is_line(p.statements[0])]


def all_there_is(lists: Sequence[PrintedList], scope: Scope, passages: Iterable[Passage]) -> bool:
    """Whether no list adds to others, and nobody asked in a place says anything under the theme but what they hold."""
    if any(one.introduction is not None and _FURTHER.search(one.introduction.statement.shown) for one in lists):
        return False
    theme = scope.themes[:1]
    if not theme or not scope.municipalities:
        return True
    told = {item.passage.cell for one in lists for item in one.items}
    others = (p for p in passages if scope.in_place(p) and scope.holds(p) and theme[0] in p.themes and p.statements)
    return all(passage.cell in told for passage in others)
