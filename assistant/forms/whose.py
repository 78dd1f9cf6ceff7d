"""Whose statements stand first, where somebody is asked: their own, of whom they are asked about.

A report that keeps no actors apart tells in one section what each of them
thinks. Who asks how the municipality reaches the agency is not told how the
care does; who asks what somebody said is told that, before what others say of them.
"""

import re
from collections.abc import Callable, Sequence

from assistant.chosen import Chosen
from assistant.forms.sides import Side
from assistant.forms.speaking import is_neutral, names_in, speaks_for_all
from assistant.forms.standing import leans_back
from vectorstore import Scope

__all__ = ["is_own", "own_words"]

_ASKS_VIEW = re.compile(
    r"\b(?:sa|sade|säger|sagt|tyckte|tycker|menar|menade|anser|ansåg|enligt|berättar|berättade|beskriver|beskrev"
    r"|upplever|upplevde|uppfattar|uppfattade|svarar|svarade)\b",
    re.IGNORECASE,
)
"""That somebody's own view is asked for."""
_NEAR = 0.5
"""Share of the best score from which somebody's own statement stands before what others say of them."""


def own_words(question: str, scope: Scope, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Statements to show, those who are asked alone, and of whom they are asked about, as far as some are.

    What others say of them is left out where their view is asked for, or where
    a passage of nobody's tells of several.
    """
    kept = list(chosen)
    if not (scope.actors or scope.units) or len(scope.actors) > 1:
        return kept
    best = max((item.score for item in kept), default=0.0)
    if _ASKS_VIEW.search(question) or any(_is_of_several(item) for item in kept):
        kept = _only(kept, lambda item: is_own(item, scope), best)
    if scope.about:
        kept = _only(kept, lambda item: names_in(item.statement.shown, scope.about) or _leans_on_one(item, scope), best)
    return kept


def _only(chosen: list[Chosen], answers: Callable[[Chosen], bool], best: float) -> list[Chosen]:
    """The statements that answer, where one of them is good enough; else all."""
    kept = [item for item in chosen if answers(item)]
    return kept if any(item.score >= _NEAR * best for item in kept) else chosen


def _is_of_several(item: Chosen) -> bool:
    """Whether a statement stands in a passage of all actors together."""
    return item.passage.actor is not None and is_neutral(item.passage)


def is_own(item: Chosen, scope: Scope) -> bool:
    """Whether a statement is by one who is asked: their passage's, their quotation, or one whose subject they are."""
    passage, statement = item.passage, item.statement
    if statement.speaker is not None:
        return statement in scope.said_in(passage)
    if not is_neutral(passage):
        undivided = passage.unit is None and passage.actor in scope.actors
        return undivided or scope.by_actor(passage)
    before = item.before if _goes_on(item) else None
    return _told_by(item, scope) or (before is not None and _told_by(before, scope))


def _told_by(item: Chosen, scope: Scope) -> bool:
    """Whether those who are asked say it: as its subject, of which an evaluator must pass on what they think."""
    passage, text = item.passage, item.statement.shown
    if speaks_for_all(passage, text):
        return not names_in(text, scope.actors, scope.units)
    sides = [Side("", (passage,), speaker=name) for name in (scope.units or scope.actors)]
    says = passage.actor is not None or _ASKS_VIEW.search(text) is not None
    return says and any(side.keeps(passage, item.statement) for side in sides)


def _goes_on(item: Chosen) -> bool:
    return leans_back(item.statement.shown) or item.statement.shown.startswith("Man ")


def _leans_on_one(item: Chosen, scope: Scope) -> bool:
    before = item.before if _goes_on(item) else None
    return before is not None and names_in(before.statement.shown, scope.about)
