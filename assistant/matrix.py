"""The reports as the table that they are: who, where, said what.

A row is a municipality of a report (or one of its local units, or the report as
a whole where it tells no places apart); a column is an actor, or a unit that
every municipality has. ``MatrixReader.select`` fills the cells that are asked
for with the statements that take up a subject, from every passage and not from
the best ten, so that it can also be said who does not::

    reader = MatrixReader(index)
    matrix = reader.select(reports=("halland",), number=8, subject=reader.subject("samordningshandledarrollen"))
    matrix.taking_up, matrix.silent        # cells with and without a statement
    matrix.cell(matrix.rows[0], matrix.columns[0]).statements
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from assistant.chosen import Chosen
from assistant.holding import Holder
from assistant.question import Subject
from assistant.question.names import is_local
from assistant.question.subject import subject_of
from assistant.takeup import Match, SubjectMatcher
from ingestion import Passage, Statement
from ingestion.vocabulary import actors
from vectorstore import Index
from vectorstore.analysis import words
from vectorstore.scope import BACKGROUND

__all__ = ["Cell", "Column", "Matrix", "MatrixReader", "Row", "column_of", "columns_of", "row_of", "units_of"]

_BY_WORDS = 0.6
"""Share of a subject, by weight, whose words a statement holds to take it up."""
_NEAR_BEST = 0.6
"""Share of the best statement's score by which one takes up a subject through its meaning."""
_LEAST = 0.55
"""Least such score; below it nothing takes up the subject."""
_LEAST_MEANING = 0.62
"""The same for a subject without words, where meaning is all there is."""

_TOGETHER = " och "


@dataclass(frozen=True, slots=True)
class Row:
    """A municipality of a report, or a unit that only this place has."""

    report: str
    municipality: str | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """An actor, or one of its units that all municipalities have; empty for the report itself."""

    actor: str | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one actor says in one place: what was read, and what of it takes up the subject."""

    row: Row
    column: Column
    read: tuple[Chosen, ...]
    """Every statement of the cell, in the report's order."""
    statements: tuple[Chosen, ...]
    """Those that take up the subject, in the report's order; all of them without a subject."""

    @property
    def best(self) -> Chosen | None:
        """The statement that takes up the subject most."""
        return max(self.statements, key=lambda chosen: chosen.score, default=None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cells by row and column; a cell that no report has is missing."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    cells: dict[tuple[Row, Column], Cell]
    by_words: bool = True
    """Whether some statement takes the subject up by its words, so that it can be counted who does."""

    def cell(self, row: Row, column: Column) -> Cell | None:
        """The cell of a row and a column; ``None`` where the reports have none."""
        return self.cells.get((row, column))

    @property
    def taking_up(self) -> tuple[Cell, ...]:
        """Cells with a statement that takes up the subject."""
        return tuple(cell for cell in self.cells.values() if cell.statements)

    @property
    def read(self) -> tuple[Chosen, ...]:
        """Every statement that was read, once, though several may make it together."""
        return tuple({item.key: item for cell in self.cells.values() for item in cell.read}.values())

    @property
    def held(self) -> tuple[Chosen, ...]:
        """Every statement that takes up the subject, once."""
        return tuple({item.key: item for cell in self.cells.values() for item in cell.statements}.values())

    @property
    def silent(self) -> tuple[Cell, ...]:
        """Cells that were read and do not take up the subject."""
        return tuple(cell for cell in self.cells.values() if not cell.statements)

    @property
    def municipalities(self) -> dict[str, bool]:
        """Every municipality that was read, and whether somebody there takes up the subject."""
        found: dict[str, bool] = {}
        for cell in self.cells.values():
            if cell.row.municipality is not None:
                found[cell.row.municipality] = found.get(cell.row.municipality, False) or bool(cell.statements)
        return found

    def limited(self, keeps: Callable[[Cell], bool]) -> "Matrix":
        """The matrix with the cells that pass a test alone."""
        return self.of({key: cell for key, cell in self.cells.items() if keeps(cell)}, by_words=self.by_words)

    @classmethod
    def of(cls, cells: dict[tuple[Row, Column], Cell], *, by_words: bool = True) -> "Matrix":
        """The matrix of these cells; rows in the reports' order, columns in the vocabulary's."""
        columns = sorted(dict.fromkeys(column for _, column in cells), key=_place_of_column)
        return cls(tuple(dict.fromkeys(row for row, _ in cells)), tuple(columns), cells, by_words)


class MatrixReader:
    """Reads matrices out of an index."""

    def __init__(self, index: Index) -> None:
        """Read from the passages of ``index``."""
        self._index = index
        self.matcher = SubjectMatcher(index)
        self.holder = Holder(index)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that can be read."""
        return self._index.passages

    @staticmethod
    def subject(text: str) -> Subject:
        """A subject given in plain words."""
        return subject_of(text, words(text), ())

    def select(
        self,
        *,
        rows: Collection[str] = (),
        columns: Collection[str] = (),
        reports: Collection[str] = (),
        themes: Collection[str] = (),
        number: int | None = None,
        subject: Subject | None = None,
        passages: Iterable[Passage] | None = None,
        keeps: Callable[[Passage, Statement], bool] = lambda _passage, _statement: True,
    ) -> Matrix:
        """The cells that are asked for, with the statements that take up a subject.

        Args:
            rows: municipalities or local units; empty for all.
            columns: actors or units; empty for all.
            reports: ids of reports; empty for all.
            themes: themes of which a passage must have one; empty for all.
            number: number of a report's question.
            subject: what a statement must take up; ``None`` for everything.
            passages: read these alone, whatever else is asked for.
            keeps: which statements of a passage are read.
        """
        chosen = list(passages) if passages is not None else list(self._index.passages)
        kept = [
            passage
            for passage in chosen
            if not passage.asked
            and (not reports or passage.report in reports)
            and (not rows or passage.municipality in rows or passage.unit in rows)
            and (not columns or passage.actor in columns or not units_of(passage.unit).isdisjoint(columns))
            and (not themes or any(theme in passage.themes for theme in themes))
            and (number is None or _is_numbered(passage, number))
            and (passage.themes != (BACKGROUND,) or BACKGROUND in themes or passage.actor is None)
        ]
        return self._matrix([(p, s) for p in kept for s in p.statements if keeps(p, s)], subject)

    def _matrix(self, pairs: list[tuple[Passage, Statement]], subject: Subject | None) -> Matrix:
        matches = self.matcher.match(subject, pairs) if subject is not None else [Match(1.0, 0.0)] * len(pairs)
        taking = _takes_up(matches, by_words=subject is None or bool(subject.concepts))
        read: dict[tuple[Row, Column], list[Chosen]] = {}
        kept: dict[tuple[Row, Column], list[Chosen]] = {}
        for (passage, statement), match, takes in zip(pairs, matches, taking, strict=True):
            chosen = Chosen(passage, statement, match.score)
            # An introduction says nothing alone, unless its own words take the subject up.
            keeps = takes and (not statement.introduces or subject is None or match.words >= _BY_WORDS)
            for column in columns_of(passage, statement):
                key = (row_of(passage), column)
                read.setdefault(key, []).append(chosen)
                if keeps:
                    kept.setdefault(key, []).append(chosen)
        cells = {key: Cell(*key, tuple(every), tuple(kept.get(key, ()))) for key, every in read.items()}
        return Matrix.of(cells, by_words=any(match.words >= _BY_WORDS for match in matches))


def _is_numbered(passage: Passage, number: int) -> bool:
    """Whether a passage answers a numbered question; a chapter has a number too, but nobody speaks in it."""
    return passage.actor is not None and (passage.question or "").startswith(f"{number}.")


def _takes_up(matches: list[Match], *, by_words: bool) -> list[bool]:
    """Which statements take up a subject: by its words, or nearly as well as the best of all does."""
    best = max((match.score for match in matches), default=0.0)
    if not by_words:
        least = max(_LEAST_MEANING, _NEAR_BEST * best) if best < 1 else _NEAR_BEST * best
        return [match.score >= least for match in matches]
    least = max(_LEAST, _NEAR_BEST * best)
    return [match.words >= _BY_WORDS or match.score >= least for match in matches]


def units_of(unit: str | None) -> frozenset[str]:
    """The units that speak where one is named; *VC och VPM* answer together now and then."""
    return frozenset({unit, *unit.split(_TOGETHER)} if unit is not None else ())


def row_of(passage: Passage) -> Row:
    """The row that a passage belongs to."""
    local = passage.unit if passage.unit is not None and is_local(passage.unit) else None
    return Row(passage.report, passage.municipality, local)


def columns_of(passage: Passage, statement: Statement) -> tuple[Column, ...]:
    """The columns that a statement belongs to: of everybody whose view it is, else that of its passage."""
    said_by = tuple(Column("Region" if name == "Landstinget" else name) for name in statement.speakers)
    return said_by or (column_of(passage),)


def column_of(passage: Passage) -> Column:
    """The column that a passage belongs to."""
    shared = passage.unit if passage.unit is not None and not is_local(passage.unit) else None
    return Column(passage.actor, shared)


def _place_of_column(column: Column) -> tuple[int, str]:
    """Columns in the order of the vocabulary, the report itself last."""
    names = [actor.name for actor in actors()]
    return (names.index(column.actor) if column.actor in names else len(names), column.unit or "")
