"""The reports side by side: a table of who takes up what, for the page, for files and for other programs.

The cells come from :class:`assistant.matrix.MatrixReader`; here they are laid
out, and what recurs word for word or stands alone is marked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from assistant.chosen import Chosen
from assistant.forms.wording import column_short, row_label, short_of
from assistant.matrix import Cell, Column, Matrix, MatrixReader, Row
from ingestion import Passage, Report
from ingestion.errors import QuestionError

__all__ = ["LAYOUTS", "MAX_SUBJECT", "Asked", "Comparison", "Square", "compare", "numbered_questions"]

LAYOUTS: Final = {
    "kommun-aktor": "Kommuner × aktörer",
    "kommun-rapport": "Kommuner × rapporter",
    "aktor-rapport": "Aktörer × rapporter",
}
"""What stands in rows and columns, by the name that an address has for it."""
MAX_SUBJECT: Final = 200
_REPORT_ITSELF = "Rapporten själv"
_SHORTEST_RECURRING = 12
"""Characters of a text that counts as recurring; "Nej" says nothing by being said twice."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a comparison is of; what is empty limits nothing.

    ``number`` is the number of a question, of the one report in ``reports``;
    ``subject`` is what a statement must take up, in a reader's own words.
    """

    layout: str = "kommun-aktor"
    reports: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    theme: str = ""
    number: int | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Square:
    """What stands where a row and a column meet: what was read there, and what of it takes up the subject.

    ``alone``: no other square of its column that was read takes it up.
    """

    read: int
    statements: tuple[Chosen, ...]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table of squares; one that no report has is missing.

    ``recurring`` has the texts that stand in several squares, each with the
    places where they do.
    """

    asked: Asked
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    squares: dict[tuple[str, str], Square]
    recurring: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def taking_up(self) -> int:
        """Squares in which something takes up what was asked for."""
        return sum(bool(square.statements) for square in self.squares.values())

    def as_json(self) -> dict[str, Any]:
        """The table as other programs read it."""
        return {
            "rows": list(self.rows),
            "columns": list(self.columns),
            "cells": [
                {
                    "row": row,
                    "column": column,
                    "read": square.read,
                    "statements": [_statement_json(chosen) for chosen in square.statements],
                }
                for (row, column), square in self.squares.items()
            ],
            "recurring": {text: list(places) for text, places in self.recurring.items()},
        }


def _statement_json(chosen: Chosen) -> dict[str, Any]:
    statement = chosen.statement
    return {
        "report": chosen.passage.report,
        "quote": statement.text,
        "start": statement.start,
        "end": statement.end,
        "passage_id": chosen.passage.passage_id,
    }


def compare(reader: MatrixReader, reports: Sequence[Report], asked: Asked) -> Comparison:
    """Fill the table that is asked for.

    Raises:
        QuestionError: the layout is unknown, the subject too long or without a word, or a number without its report.
    """
    if asked.layout not in LAYOUTS:
        raise QuestionError(f"Uppställningen {asked.layout!r} finns inte. Det finns: {', '.join(LAYOUTS)}.")
    if len(asked.subject) > MAX_SUBJECT:
        raise QuestionError(f"Ämnet är för långt: högst {MAX_SUBJECT} tecken går att jämföra.")
    if asked.number is not None and len(asked.reports) != 1:
        raise QuestionError("En numrerad fråga hör till en rapport. Välj den rapporten.")
    subject = reader.subject(asked.subject) if any(char.isalnum() for char in asked.subject) else None
    matrix = reader.select(
        rows=asked.municipalities,
        columns=asked.actors,
        reports=asked.reports,
        themes=(asked.theme,) if asked.theme else (),
        subject=subject,
        passages=_answering(reports, asked),
    )
    return _laid_out(matrix, reports, asked)


def _answering(reports: Sequence[Report], asked: Asked) -> list[Passage] | None:
    """The passages that answer the numbered question; ``None`` where none is asked for."""
    report = next((report for report in reports if report.id in asked.reports), None)
    if asked.number is None or report is None:
        return None
    question = numbered_questions(report).get(asked.number)
    return [passage for passage in report.passages if question is not None and passage.question == question]


def _laid_out(matrix: Matrix, reports: Sequence[Report], asked: Asked) -> Comparison:
    held: dict[tuple[str, str], list[Cell]] = {}
    columns: dict[str, None] = {}
    for column in matrix.columns:
        for row in matrix.rows:
            cell = matrix.cell(row, column)
            if cell is None:
                continue
            key = _key(row, column, reports, asked.layout)
            held.setdefault(key, []).append(cell)
            columns[key[1]] = None
    rows = _ordered_rows(matrix, reports, asked.layout, {row for row, _ in held})
    squares = {key: _square(cells) for key, cells in held.items()}
    lone = {
        key: sum(bool(other.statements) for (_, column), other in squares.items() if column == key[1]) == 1
        and sum(1 for _, column in squares if column == key[1]) > 1
        for key in squares
    }
    marked = {
        key: Square(square.read, square.statements, alone=bool(square.statements) and lone[key])
        for key, square in squares.items()
    }
    return Comparison(asked, rows, tuple(columns), marked, _recurring(marked))


def _key(row: Row, column: Column, reports: Sequence[Report], layout: str) -> tuple[str, str]:
    """Names of the row and the column that a cell belongs to."""
    place = row_label(Row(row.report, row.municipality), reports)
    actor = column.actor or _REPORT_ITSELF
    report = short_of(row.report, reports)
    if layout == "kommun-aktor":
        return place, column_short(column) if column.actor or column.unit else _REPORT_ITSELF
    return (place, report) if layout == "kommun-rapport" else (actor, report)


def _ordered_rows(matrix: Matrix, reports: Sequence[Report], layout: str, filled: set[str]) -> tuple[str, ...]:
    """Rows in the order of the reports, or of the actors; a report as a whole behind its municipalities."""
    rows = sorted(matrix.rows, key=lambda row: ([r.id for r in reports].index(row.report), row.municipality is None))
    names = [
        _key(row, column, reports, layout)[0] for column in matrix.columns for row in rows if layout == "aktor-rapport"
    ] or [_key(row, Column(None), reports, layout)[0] for row in rows]
    return tuple(dict.fromkeys(name for name in names if name in filled))


def _square(cells: Iterable[Cell]) -> Square:
    listed = list(cells)
    statements = [chosen for cell in listed for chosen in cell.statements]
    statements.sort(key=lambda chosen: (-chosen.score, chosen.passage.report, chosen.statement.start))
    return Square(sum(len(cell.read) for cell in listed), tuple(statements))


def _recurring(squares: dict[tuple[str, str], Square]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[tuple[str, str], None]] = {}
    for key, square in squares.items():
        for chosen in square.statements:
            if len(chosen.statement.shown) >= _SHORTEST_RECURRING:
                found.setdefault(same(chosen.statement.shown), {})[key] = None
    return {
        text: tuple(f"{column}, {row}" for row, column in places) for text, places in found.items() if len(places) > 1
    }


def same(text: str) -> str:
    """What two texts share that say the same word for word."""
    return " ".join(text.casefold().split()).strip(" .-–")


def numbered_questions(report: Report) -> dict[int, str]:
    """The numbered questions that a report's actors were asked, by number."""

    def number(passage: Passage) -> str:
        return (passage.question or "").partition(".")[0]

    found: dict[int, str] = {}
    for passage in report.passages:
        asked = (passage.question or "").endswith(("?", "!")) and passage.actor is not None
        if asked and passage.municipality is not None and number(passage).isdigit():
            found.setdefault(int(number(passage)), passage.question or "")
    return dict(sorted(found.items()))
