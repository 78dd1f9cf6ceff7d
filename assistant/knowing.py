"""Questions of which it is known before anything is searched that the reports answer them."""

import re

from assistant.forms.counting import Count
from assistant.forms.taking_part import taking_part
from assistant.forms.things import opposes
from assistant.matrix import MatrixReader
from assistant.question import Names, Subject, counted_in
from assistant.question.sides import asks_of_every_report
from assistant.untold import Untold
from vectorstore import Index, Scope

__all__ = ["Knowing"]

_OVERVIEW, _FEW = 6, 2
"""Statements that hold a matter at least for an overview of it not to be doubted, and where every report is asked."""
_VIEW_OF = re.compile(
    r"^\W*(?:(?:och|men|så)\b[\s,]*)*(?:vad|hur) (?:tycker|säger|anser|menar|tänker|ser|resonerar|uttrycker)\b"
    r".*\b(?:om|på|kring|gällande)\b",
    re.IGNORECASE,
)
"""Asks what somebody says of something, and for nothing else of it."""


class Knowing:
    """Knows of some questions that the reports answer them: by who says a thing, or what is told of two."""

    def __init__(self, index: Index, names: Names, reader: MatrixReader) -> None:
        """Look into ``index``, of whose reports ``names`` are; ``reader`` finds who holds what."""
        self._index, self._names, self._holder = index, names, reader.holder
        self.untold = Untold(index, names)

    def counts(self, subject: Subject, scope: Scope, *, overview: bool = False) -> bool:
        """Whether it is asked who mentions something, and somebody does to the letter; of an overview, several."""
        least = _FEW if asks_of_every_report(subject.text) else _OVERVIEW
        asked = counted_in(subject)
        if taking_part(scope, subject, self._index, self._holder) is not None:
            return True
        if not ((asked.mentioned or overview) and asked.things):
            return False
        held = Count.of(asked, self._holder).held
        within = ((p.passage_id, s.start) for p in self._index.passages if scope.holds(p) for s in p.statements)
        return sum(key in held for key in within) >= (least if overview else 1)

    def opposes(self, question: str, scope: Scope) -> bool:
        """Whether it is asked for nothing but what is told of each of two things, and something is."""
        return opposes(scope, question, self._index, self._names)

    def speaks_of(self, subject: Subject, scope: Scope) -> bool:
        """Whether it is asked what somebody in a place says of a thing, and one of their statements holds it whole."""
        placed = len(scope.municipalities) == 1 and bool(scope.actors or scope.units)
        if not (placed and scope.topics and _VIEW_OF.match(subject.text)) or scope.about or not subject.concepts:
            return False
        held = frozenset.intersection(*(self._holder.holding(concept) for concept in subject.concepts))
        own = (p for p in self._index.passages if scope.holds(p) and scope.by_actor(p) and scope.is_view(p))
        return any((p.passage_id, s.start) in held for p in own for s in p.statements)
