"""Choosing the statements that answer, and putting them into an answer's form.

Nothing is written here but headings and counts: what is said is quoted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answers import Citation, Group, Point
from ingestion import Passage, Report, Statement
from vectorstore import Index, Ranked, Scope
from vectorstore.analysis import terms

__all__ = ["Chosen", "Composer", "citations_and_groups"]

_STATEMENTS = 6
"""Statements shown at most, unless a whole cell was asked for."""
_CANDIDATES = 6
"""Passages that statements are chosen from."""
_LEAD_STATEMENTS = 4
"""Statements of the best passage shown at most."""
_NEAR = 0.75
"""Share of the best statement's score that statements of further passages need."""
_LEAD_NEAR = 0.4
"""The same for statements of the best passage."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A statement that is shown, with its passage."""

    passage: Passage
    statement: Statement
    score: float


class Composer:
    """Chooses statements for a question from ranked passages."""

    def __init__(self, index: Index) -> None:
        """Compose from the passages of ``index``."""
        self._index = index

    def choose(self, question: str, scope: Scope, ranked: Sequence[Ranked]) -> list[Chosen]:
        """The statements that answer, in the order in which they are shown."""
        if cell := self._cell(scope, ranked):
            return self._whole(cell)
        passages = self._candidates(scope, ranked)
        return self._best(question, scope, passages)

    def definition(self, long: str) -> list[Chosen]:
        """The statement of a list of abbreviations that ends with what one of them stands for."""
        return [
            Chosen(passage, statement, 1.0)
            for passage in self._index.passages
            for statement in passage.statements
            if statement.shown.endswith((f"– {long}", f"- {long}"))
        ]

    def _cell(self, scope: Scope, ranked: Sequence[Ranked]) -> list[Passage]:
        """The cell that a question asks for as a whole; empty when it asks for something in it.

        A place, a speaker and a theme or number name a cell; so do a report and
        a theme, when the question holds no other telling word.
        """
        single = max(len(scope.municipalities), len(scope.actors), len(scope.units), len(scope.reports)) <= 1
        if not (single and (scope.themes or scope.number)):
            return []
        if scope.is_cell:
            inside = self._in_cell(scope, ranked)
        elif scope.reports and not scope.topics:
            inside = [r.passage for r in ranked if r.passage.report in scope.reports]
        else:
            return []
        if not inside or not self._is_asked(scope, inside[0]):
            return []
        return self._whole_cell(inside[0], by_unit=bool(scope.units))

    def _in_cell(self, scope: Scope, ranked: Sequence[Ranked]) -> list[Passage]:
        """Passages of the place and speaker named, the best first.

        Where the question holds nothing else that tells, place, speaker and
        theme or number are a key, and ranking has no say in it.
        """
        inside = [r.passage for r in ranked if scope.in_place(r.passage) and scope.by_actor(r.passage)]
        if scope.topics and scope.number is None:
            return inside
        every = [p for p in self._index.passages if scope.in_place(p) and scope.by_actor(p)]
        return [p for p in (*inside, *every) if self._is_asked(scope, p)]

    def _whole_cell(self, passage: Passage, *, by_unit: bool) -> list[Passage]:
        """All passages of a passage's cell, of all the actor's units unless one was asked for."""
        if by_unit or passage.municipality is None:
            return [p for p in self._index.passages if p.cell == passage.cell]
        wanted = (*passage.cell[:3], passage.question)
        return [p for p in self._index.passages if (*p.cell[:3], p.question) == wanted]

    @staticmethod
    def _is_asked(scope: Scope, passage: Passage) -> bool:
        if scope.number is not None:
            return scope.is_numbered(passage)
        return bool(scope.themes) and scope.themes[0] in passage.themes

    @staticmethod
    def _whole(passages: Iterable[Passage]) -> list[Chosen]:
        return [Chosen(passage, statement, 1.0) for passage in passages for statement in passage.statements]

    @staticmethod
    def _candidates(scope: Scope, ranked: Sequence[Ranked]) -> list[Ranked]:
        """The passages worth quoting: those like the best one in place and speaker.

        Where the best passage is none of those that the question names, the
        names are its subject and limit nothing.
        """
        if scope.reports and not scope.topics:  # what an actor says in a report, whatever about
            named = [r for r in ranked if r.passage.report in scope.reports and scope.by_actor(r.passage)]
            ranked = named or ranked
        head = list(ranked[: 2 * _CANDIDATES])
        for test in (scope.in_place, scope.by_actor):
            if head and test(head[0].passage):
                head = [r for r in head if test(r.passage)]
        return head[:_CANDIDATES]

    def _best(self, question: str, scope: Scope, ranked: Sequence[Ranked]) -> list[Chosen]:
        """The best statements of several passages, the best passage's first.

        The best passage gives more of its statements than the others: it is
        more often right about where the answer stands than about its words.
        """
        if not ranked:
            return []
        scored = self._scored(question, scope, ranked)
        best = max(chosen.score for chosen in scored)
        lead = ranked[0].passage.passage_id
        scored.sort(key=lambda chosen: -chosen.score)
        first = [c for c in scored if c.passage.passage_id == lead and c.score >= best * _LEAD_NEAR][:_LEAD_STATEMENTS]
        others = [c for c in scored if c.passage.passage_id != lead and c.score >= best * _NEAR]
        kept = first + others[: _STATEMENTS - len(first)]
        order = {r.passage.passage_id: number for number, r in enumerate(ranked)}
        return sorted(kept, key=lambda c: (order[c.passage.passage_id], c.statement.start))

    def _scored(self, question: str, scope: Scope, ranked: Sequence[Ranked]) -> list[Chosen]:
        """Statements scored by their words, their nearness and their passage's share of the best score."""
        pairs = [(r, statement) for r in ranked for statement in _quotable(r.passage, scope)]
        near = self._nearness(question, [statement.shown for _, statement in pairs])
        wanted = {term: self._index.lexical.weight(term) for term in set(terms(question))}
        top = ranked[0].score or 1.0
        return [
            Chosen(r.passage, statement, (0.25 + _coverage(wanted, statement) + close) * r.score / top)
            for (r, statement), close in zip(pairs, near, strict=True)
        ]

    def _nearness(self, question: str, texts: Sequence[str]) -> list[float]:
        """Cosine of each text with the question, negative ones as 0."""
        vectors = np.asarray(self._index.vectors.embed_all(texts), dtype=np.float32)
        cosines = vectors @ np.asarray(self._index.vectors.embed(question), dtype=np.float32)
        return [max(0.0, float(value)) for value in cosines]


def _quotable(passage: Passage, scope: Scope) -> Sequence[Statement]:
    """Statements that may be quoted by themselves.

    A list's introduction says nothing alone. Where an actor is asked that only
    a quotation within the passage is by, that quotation is what it says.
    """
    if scope.actors and passage.actor not in scope.actors and (said := scope.said_in(passage)):
        return said
    return [s for s in passage.statements if not s.introduces] or passage.statements


def _coverage(wanted: Mapping[str, float], statement: Statement) -> float:
    """Share of the question's terms, by weight, that a statement holds."""
    total = sum(wanted.values())
    held = set(terms(statement.shown))
    return sum(weight for term, weight in wanted.items() if term in held) / total if total else 0.0


def citations_and_groups(
    chosen: Sequence[Chosen], reports: Sequence[Report]
) -> tuple[tuple[Citation, ...], tuple[Group, ...]]:
    """Number the statements and group them by where and by whom they were said.

    Statements that recur word for word within a group are one point with all
    their numbers.
    """
    by_id = {report.id: report for report in reports}
    citations = tuple(
        Citation(number, by_id[c.passage.report], c.passage, c.statement) for number, c in enumerate(chosen, 1)
    )
    groups: dict[str, dict[str, list[int]]] = {}
    for citation in citations:
        points = groups.setdefault(_heading(citation), {})
        points.setdefault(citation.statement.shown, []).append(citation.n)
    made = tuple(
        Group(heading, tuple(Point(text, tuple(numbers)) for text, numbers in points.items()))
        for heading, points in groups.items()
    )
    return citations, made


def _heading(citation: Citation) -> str:
    """Who said it and where: ``Försäkringskassan i Hylte (Halland 2015)``."""
    passage = citation.passage
    who = citation.statement.speaker or passage.unit or citation.actor or ""
    if passage.municipality:
        who = f"{who or 'Rapporten'} i {passage.municipality}"
    return f"{who} ({citation.report.short})" if who else citation.report.short
