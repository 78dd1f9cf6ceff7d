"""What somebody else put forward, as a report tells: *Utredarna föreslår att AF ska:* and what follows.

It stands under a heading that speaks of no proposals, a point here and a point there.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.standing import is_item
from assistant.forms.wording import basis_of
from ingestion import Statement
from vectorstore import Index, Ranked, Scope

__all__ = ["put_forward"]

_PUTS = re.compile(r"\b(?:föresl\w+|förslag\w*|rekommend\w+|bör|borde)\b[^.?!]*:\s*$", re.IGNORECASE)
"""Ends a statement that leads to what somebody proposes."""
_NEAREST = 3
_LEAST = 2
Key = tuple[str, int]


def put_forward(
    scope: Scope, ranked: Sequence[Ranked], telling: frozenset[Key], further: Sequence[Chosen], index: Index
) -> Draft | None:
    """The proposals that a section tells of, where one of the best passages is in it; ``None`` without.

    Only one that holds what the question names as most telling, whose statements are ``telling``, and where nobody
    who is asked has proposals of their own.
    """
    if scope.municipalities or scope.units or not telling:
        return None
    for near in (r.passage for r in ranked[:_NEAREST]):
        if near.actor is not None or (scope.reports and near.report not in scope.reports):
            continue
        section = [p for p in index.passages if (p.report, p.path) == (near.report, near.path)]
        said = [Chosen(p, s, 1.0) for p in section for s in p.statements]
        items = [*_proposed(said)]
        if len(items) < _LEAST or scope.themes[0] in near.themes or telling.isdisjoint(item.key for item in said):
            continue
        keys = {item.key for item in items}
        more = [item for item in further if item.key not in keys]
        return Draft(
            shown=sections_by_speaker(items, index.reports),
            more=sections_by_speaker(more, index.reports),
            basis=basis_of(items, index.reports, "alla förslag i avsnittet är med"),
        )
    return None


def _proposed(said: Iterable[Chosen]) -> Iterable[Chosen]:
    """The marked lines behind each statement that leads to proposals."""
    led = False
    for item in said:
        if is_item(item.statement):
            if led:
                yield item
        else:
            led = _leads(item.statement)


def _leads(statement: Statement) -> bool:
    return _PUTS.search(statement.shown) is not None
