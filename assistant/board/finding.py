"""What the reports say of a subject: its parts, each read for itself, in one matrix.

A subject of a board is often a pair ("tillgänglighet och kontaktvägar"). Who
takes up one of the two takes up the subject, so the parts are read apart.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.board.choice import Choice
from assistant.chosen import Chosen
from assistant.matrix import Cell, Column, Matrix, MatrixReader, Row
from assistant.question import Concept, Names, ScopeParser, Subject
from assistant.question.names import place_spans, report_spans, tokens_of
from assistant.question.roles import asked_and_about
from assistant.question.scope import themes_asked
from assistant.question.subject import subject_of
from ingestion import Passage
from ingestion.errors import QuestionError
from vectorstore import Index
from vectorstore.analysis import terms, words

__all__ = ["Finder", "Findings", "Part"]

_JOINS = re.compile(r"\s*[,;/]\s*(?:och|samt|eller)\s+|\s*[,;/]\s+|(?<!-)\s+(?:och|samt|eller)\s+", re.IGNORECASE)
_BEFORE = re.compile(r"(?:[\s,]|\b(?:i|inom|på|hos|från|för|och|samt|kommunerna|kommun)\b)*$", re.IGNORECASE)
_MOST_PARTS = 8
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the subject: what takes it up by its words, and what only comes near in meaning."""

    text: str
    found: frozenset[Key]
    near: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Findings:
    """Every cell that was read, with the statements that take up some part of the subject."""

    matrix: Matrix
    parts: tuple[Part, ...]
    near: frozenset[Key]
    """Statements that only come near in meaning; they are offered, not counted."""
    together: tuple[tuple[str, str], ...] = ()
    """Chosen municipalities with the report that tells them not apart, so that it was read as a whole."""
    uncovered: tuple[str, ...] = ()
    """Places that the subject names and no report covers."""

    @property
    def found(self) -> tuple[Chosen, ...]:
        """The statements, in the order of the reports."""
        return self.matrix.held


class Finder:
    """Finds what an index holds of a choice."""

    def __init__(self, index: Index, reader: MatrixReader | None = None) -> None:
        """Prepare the names of ``index``; ``reader`` is one of it that is there already."""
        self._index = index
        self._names = Names.of(index.reports)
        self._parse = ScopeParser(index.reports, self._names, index.lexical.holds)
        self._reader = reader or MatrixReader(index)

    def find(self, choice: Choice) -> tuple[Choice, Findings]:
        """The choice with the places that its subject names, and what was found.

        Raises:
            QuestionError: nothing could be read for this choice.
        """
        scope = self._parse(choice.subject)
        if not choice.municipalities:
            choice = replace(choice, municipalities=scope.municipalities)
        if not choice.reports and scope.reports:
            choice = replace(choice, reports=scope.reports)
        choice = replace(choice, subject=self._without_places(choice.subject))
        passages, together = self._passages(choice)
        texts = [text for text in _JOINS.split(choice.subject) if text][:_MOST_PARTS] or [""]
        read = [self._part(text, passages) for text in texts]
        matrix = _merged([matrix for matrix, _ in read])
        if not matrix.cells:
            raise QuestionError(
                "Rapporterna har inga svar för det som är valt. Välj färre kommuner, aktörer eller teman."
            )
        parts = tuple(part for _, part in read if part.text)
        sure = frozenset(key for _, part in read for key in part.found)
        near = frozenset(key for _, part in read for key in part.near) - sure
        return choice, Findings(matrix, parts, near, together, scope.not_covered)

    def _without_places(self, text: str) -> str:
        """A subject without the places and reports that it names: they limit what is read, nobody speaks of them."""
        for start, end in sorted({*place_spans(text, self._names), *report_spans(text, self._names)}, reverse=True):
            text = _BEFORE.sub("", text[:start]) + text[end:]
        return text.strip(" ,;:.-–") if any(char.isalnum() for char in text) else ""

    def _passages(self, choice: Choice) -> tuple[list[Passage], tuple[tuple[str, str], ...]]:
        """The passages that are read; a report that tells no places apart is read whole for its municipalities."""
        rows = set(choice.municipalities)
        told = {(p.report, p.municipality) for p in self._index.passages if not p.asked and p.actor is not None}
        together = tuple(
            (name, report.id)
            for report in self._index.reports
            for name in report.municipalities
            if name in rows and (report.id, name) not in told and (not choice.reports or report.id in choice.reports)
        )
        whole = {report for _, report in together}
        matrix = self._reader.select(
            columns=choice.actors, reports=choice.reports, themes=choice.themes, number=choice.number
        )
        inside = {item.passage.passage_id for cell in matrix.cells.values() for item in cell.read}
        passages = [
            p
            for p in self._index.passages
            if p.passage_id in inside and (not rows or p.municipality in rows or p.unit in rows or p.report in whole)
        ]
        return passages, together

    def _part(self, text: str, passages: list[Passage]) -> tuple[Matrix, Part]:
        subject = self._subject(text)
        if subject is None:
            themes = themes_asked(text) if text else ()
            inside = [p for p in passages if not themes or set(themes) & set(p.themes)]
            matrix = self._reader.select(passages=inside)
            every = frozenset(item.key for cell in matrix.cells.values() for item in cell.statements)
            if themes:  # the rest was read too, and does not answer this
                matrix = _merged([matrix, _silenced(self._reader.select(passages=passages))])
            return matrix, Part(text, every)
        matrix = self._reader.select(passages=passages, subject=subject)
        keys = frozenset(item.key for cell in matrix.cells.values() for item in cell.statements)
        return matrix, Part(text, keys) if matrix.by_words else Part(text, frozenset(), keys)

    def _subject(self, text: str) -> Subject | None:
        """A part as a subject; ``None`` where it is a theme, or nothing.

        An actor that is named is spoken of: whose words are read is chosen apart.
        """
        if not text:
            return None
        scope = self._parse(text)
        _, tokens = tokens_of(text)
        asked, about = asked_and_about(tokens, self._names)
        subject = subject_of(text, scope.topics, [(m.actor, m.unit) for m in (*asked, *about) if m.actor])
        if subject.concepts:
            return subject
        if themes_asked(text):
            return None
        # "Samverkan" alone is in every question of this field, and still what somebody may want to read of.
        every = [(word, frozenset(terms(word))) for word in words(text)]
        return Subject(tuple(Concept(word, stems, stems) for word, stems in every if stems), text)


def _silenced(matrix: Matrix) -> Matrix:
    return Matrix.of({key: replace(cell, statements=()) for key, cell in matrix.cells.items()})


def _merged(matrices: Iterable[Matrix]) -> Matrix:
    """One matrix of several over the same reports: a statement of any is a statement of it."""
    cells: dict[tuple[Row, Column], Cell] = {}
    best: dict[Key, Chosen] = {}
    keys: dict[tuple[Row, Column], dict[Key, Chosen]] = {}
    for matrix in matrices:
        for place, cell in matrix.cells.items():
            known = cells.setdefault(place, cell)
            if len(cell.read) > len(known.read):
                cells[place] = cell
            for item in cell.statements:
                if item.key not in best or item.score > best[item.key].score:
                    best[item.key] = item
                keys.setdefault(place, {})[item.key] = best[item.key]
    merged = {
        place: replace(cell, statements=tuple(best[i.key] for i in cell.read if i.key in keys.get(place, {})))
        for place, cell in cells.items()
    }
    return Matrix.of(merged)
