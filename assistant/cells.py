"""The cell that a question asks for as a whole: whose answer, where, to what."""

from collections.abc import Sequence

from assistant.chosen import Chosen
from assistant.question.intent import generic_terms
from ingestion import Passage
from vectorstore import Ranked, Scope
from vectorstore.analysis import fold, stem

__all__ = ["Cells", "tells_more"]

_MOST = 8
"""Statements of other cells of the same voice that are one click away."""


def tells_more(scope: Scope) -> bool:
    """Whether a question holds a word that tells of something: *samverka* does not, in any question of this field."""
    return any(fold(word) not in generic_terms() and stem(word) not in generic_terms() for word in scope.topics)


class Cells:
    """Finds the cell that a question asks for."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Find among ``passages``, all of an index."""
        self._passages = passages

    def asked(self, scope: Scope, ranked: Sequence[Ranked]) -> list[Passage]:
        """The cell that a question asks for as a whole; empty when it asks for something in it.

        A place, a speaker and a theme or number name a cell; so do a report and
        a theme, when the question holds no other telling word and the report
        tells no places apart.
        """
        single = max(len(scope.municipalities), len(scope.actors), len(scope.units), len(scope.reports)) <= 1
        if not (single and (scope.themes or scope.number)):
            return []
        if scope.is_cell:
            inside = self._inside(scope, ranked)
        elif scope.reports and not scope.topics:
            inside = [r.passage for r in ranked if r.passage.report in scope.reports]
            if inside and (inside[0].municipality is not None or not self._is_only_cell(scope, inside[0])):
                return []
        else:
            return []
        if not inside or not self._is_asked(scope, inside[0]):
            return []
        return self._whole(inside[0], by_unit=bool(scope.units))

    def beside(self, scope: Scope, cell: Sequence[Passage]) -> list[Chosen]:
        """What the same voice answers to another question under the theme that is asked for."""
        if scope.number is not None or not scope.is_cell or tells_more(scope):
            return []
        units = {passage.unit for passage in cell}
        beside = [
            passage
            for passage in self._passages
            if passage.cell[:3] == cell[0].cell[:3]
            and passage.unit in units
            and passage.question != cell[0].question
            and self._is_asked(scope, passage)
        ]
        return [Chosen(passage, statement, 0.0) for passage in beside for statement in passage.statements][:_MOST]

    def _inside(self, scope: Scope, ranked: Sequence[Ranked]) -> list[Passage]:
        """Passages of the place and speaker named, the best first.

        Where the question holds nothing else that tells, place, speaker and
        theme or number are a key, and ranking has no say in it.
        """
        inside = [r.passage for r in ranked if scope.in_place(r.passage) and scope.by_actor(r.passage)]
        if tells_more(scope) and scope.number is None:
            return inside
        every = [p for p in self._passages if scope.in_place(p) and scope.by_actor(p)]
        return [p for p in (*inside, *every) if self._is_asked(scope, p)]

    def _is_only_cell(self, scope: Scope, passage: Passage) -> bool:
        """Whether nothing else of the report is about the theme, so that one cell is all of it."""
        cells = {p.cell for p in self._passages if p.report == passage.report and self._is_asked(scope, p)}
        return len(cells) == 1

    def _whole(self, passage: Passage, *, by_unit: bool) -> list[Passage]:
        """All passages of a passage's cell, of all the actor's units unless one was asked for."""
        if by_unit or passage.municipality is None:
            return [p for p in self._passages if p.cell == passage.cell]
        wanted = (*passage.cell[:3], passage.question)
        return [p for p in self._passages if (*p.cell[:3], p.question) == wanted]

    @staticmethod
    def _is_asked(scope: Scope, passage: Passage) -> bool:
        """Whether a passage answers the number, or is of the theme, that is asked for."""
        if scope.number is not None:
            return scope.is_numbered(passage)
        return bool(scope.themes) and scope.themes[0] in passage.themes
