"""Whom somebody has most or least to do with: what is told of them that says so, first.

*Minst samverkan har man med FK* answers it without a word of the question but
*minst*; whose it is, the sentences before it tell.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.leading import ranks_as
from assistant.forms.sides import Side
from assistant.forms.things import told_of
from assistant.forms.wording import basis_of
from assistant.question import Intent, Subject
from assistant.question.sides import is_frame
from ingestion import Passage, Statement
from vectorstore import Index, Scope

__all__ = ["most"]

_WHOM = re.compile(
    r"\b(?:vem|vilka|vilken)\b[^?]*\b(?:sam(?:verk|arbet)\w*|kontakt\w*|jobbar|arbetar|nå)\b[^?]*"
    r"|\b(?:sam(?:verk|arbet)\w*|kontakt\w*)\b[^?]*\b(?:vem|vilka|vilken)\b",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"\b(?:jag|min|mitt|mina)\b", re.IGNORECASE)
"""Words of one who tells of a day or a case, and not of all."""
_FURTHER = 6
_MOST = 8


def most(intent: Intent, scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """What is told of whom a question names that ranks as it asks; ``None`` where nobody or nothing is."""
    like = ranks_as(subject.text)
    apart = max(map(len, (scope.municipalities, scope.reports, scope.actors))) > 1
    if intent not in (Intent.FACT, Intent.CELL, Intent.LIST) or like is None or apart or scope.number is not None:
        return None
    if not _WHOM.search(subject.text) or not (scope.reports or scope.municipalities):
        return None
    told = list(_told(scope, subject, index))
    shown = [Chosen(passage, statement, 1.0) for passage, statement in told if like.search(statement.shown)]
    if not shown:
        return None
    rest = [Chosen(passage, statement, 1.0) for passage, statement in told if not like.search(statement.shown)]
    shown, rest = shown[:_MOST], [*shown[_MOST:], *rest]
    return Draft(
        shown=sections_by_speaker(shown, index.reports),
        more=sections_by_speaker(rest[:_FURTHER], index.reports),
        basis=basis_of(shown, index.reports),
    )


def _told(scope: Scope, subject: Subject, index: Index) -> Iterator[tuple[Passage, Statement]]:
    """What is told of the thing that a question names, or else what they say who are asked."""
    owned = [p for p in index.passages if not p.asked and scope.is_view(p) and scope.holds(p)]
    if scope.units and not owned:  # units that no passage is of are told apart by the text
        units = frozenset((actor, unit) for actor in scope.actors for unit in scope.units)
        inside = [p for p in index.passages if scope.is_view(p) and replace(scope, units=()).holds(p)]
        yield from told_of(scope.units[0], units, inside, index)
        return
    words = [c.word for c in subject.concepts if not (c.named or is_frame(c.word, subject.text))]
    for name in words:
        if told := told_of(name, frozenset(), owned, index):
            yield from told
            return
    if scope.actors and not scope.units:
        (actor,) = scope.actors
        side = Side(actor, tuple(owned), actor)
        yield from ((p, s) for p in owned for s in p.statements if side.keeps(p, s) and not _OF_ONE.search(s.shown))
