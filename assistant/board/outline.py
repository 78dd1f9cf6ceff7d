"""The outline: what will be in a document, in which order, to be edited before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from assistant.board.choice import Choice, described
from assistant.board.finding import Finder, Findings, Key
from assistant.board.texts import capitalised, folded
from assistant.chosen import Chosen
from assistant.forms.wording import column_label, listed, short_of
from assistant.matrix import Cell, Column, Matrix, MatrixReader, Row, columns_of, row_of
from assistant.spoken import joined
from assistant.verification import verified
from ingestion import Report
from ingestion.errors import QuestionError
from vectorstore import Index

__all__ = ["MAX_TEXT", "REPORT_ITSELF", "Board", "Outline", "Section", "Side", "voice", "voice_of"]

MAX_TEXT = 20_000
"""Characters of own text in a section."""
_MAX_FIELD = 200
_TITLED = 3
"""Municipalities up to which the title names them."""
REPORT_ITSELF = column_label(Column(None))
"""The voice of what nobody in particular says."""
_VOICES = {
    "Kommun": "Kommunen",
    "Region": "Regionen",
    "Samordningsförbund": "Samordningsförbundet",
    "Utvärderare": "Utvärderarna",
    "Rehabkoordinatorer": "Rehabkoordinatorerna",
    "VC": "Vårdcentralen (VC)",
    "VPM": "Vuxenpsykiatrin (VPM)",
    "VC och VPM": "VC och VPM tillsammans",
}
"""How those who answer are called in running text."""
_BY_PLACE = "kommun:"
_BY_ACTOR = "aktör:"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document: whether it is in it, and what the writer adds."""

    key: str
    heading: str
    on: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """What is set against each other: the municipalities, or the actors where there is one place."""

    key: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Outline:
    """Everything a document is made of. It does not change; every edit gives another one."""

    choice: Choice
    findings: Findings
    reports: tuple[Report, ...] = field(repr=False)
    fingerprint: str
    title: str
    officer: str = ""
    date: str = ""
    sections: tuple[Section, ...] = ()
    dropped: frozenset[Key] = frozenset()

    def changed(self, key: str, *, on: bool | None = None, text: str | None = None) -> "Outline":
        """Turn a section on or off, or add own text to it.

        Raises:
            QuestionError: there is no such section.
        """
        section = self.section(key)
        new = replace(
            section, on=section.on if on is None else on, text=section.text if text is None else text[:MAX_TEXT]
        )
        return replace(self, sections=tuple(new if s.key == key else s for s in self.sections))

    def moved(self, key: str, place: int) -> "Outline":
        """Put a section at another place, 0 being the first."""
        section = self.section(key)
        others = [s for s in self.sections if s.key != key]
        others.insert(max(0, place), section)
        return replace(self, sections=tuple(others))

    def without(self, keys: Iterable[Key]) -> "Outline":
        """Drop statements."""
        return replace(self, dropped=self.dropped | frozenset(keys))

    def keeping(self, keys: Iterable[Key]) -> "Outline":
        """Take statements back that were dropped, or that only come near in meaning."""
        return replace(self, dropped=self.dropped - frozenset(keys))

    def named(self, *, title: str = "", officer: str = "", date: str = "") -> "Outline":
        """Fill in the fields of the title block; empty ones stay as they are."""
        return replace(
            self,
            title=folded(title, _MAX_FIELD) or self.title,
            officer=folded(officer, _MAX_FIELD) or self.officer,
            date=folded(date, _MAX_FIELD) or self.date,
        )

    def section(self, key: str) -> Section:
        """The section with a key.

        Raises:
            QuestionError: there is none.
        """
        found = next((section for section in self.sections if section.key == key), None)
        if found is None:
            known = ", ".join(section.key for section in self.sections)
            raise QuestionError(f"Avsnittet {key[:80]!r} finns inte i dispositionen. Det finns: {known}.")
        return found

    @cached_property
    def subject(self) -> str:
        """The subject in words."""
        return described(self.choice, self.reports)

    @cached_property
    def matrix(self) -> Matrix:
        """Every cell that was read, with the statements that are kept."""
        cells = {
            key: replace(cell, statements=self._kept(cell.statements))
            for key, cell in self.findings.matrix.cells.items()
        }
        return Matrix.of(cells)

    @cached_property
    def kept(self) -> tuple[Chosen, ...]:
        """The statements that are kept, in the order of the reports."""
        return self.matrix.held

    @property
    def is_covered(self) -> bool:
        """Whether any statement is kept: without one there is nothing to tell but that."""
        return bool(self.kept)

    @cached_property
    def silent(self) -> tuple[Cell, ...]:
        """Cells in which nothing takes up the subject; one whose statements were dropped is none of them."""
        return tuple(
            cell
            for cell in self.findings.matrix.cells.values()
            if all(item.key in self.findings.near for item in cell.statements) and not self._kept(cell.statements)
        )

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """The municipalities (or reports without them); the actors where everything is of one place."""
        return sides_of(self.matrix, self.reports)

    def _kept(self, items: Iterable[Chosen]) -> tuple[Chosen, ...]:
        return tuple(item for item in items if item.key not in self.dropped)


def sides_of(matrix: Matrix, reports: Sequence[Report]) -> tuple[Side, ...]:
    """The cells of a matrix by place, or by actor where there is one place only."""
    places: dict[str, list[Cell]] = {}
    for cell in matrix.cells.values():
        places.setdefault(cell.row.municipality or short_of(cell.row.report, reports), []).append(cell)
    if len(places) > 1:
        return tuple(Side(_BY_PLACE + name, name, tuple(cells)) for name, cells in places.items())
    actors: dict[str, list[Cell]] = {}
    for cell in matrix.cells.values():
        actors.setdefault(voice(cell), []).append(cell)
    return tuple(Side(_BY_ACTOR + name, name, tuple(cells)) for name, cells in actors.items())


def voice(cell: Cell) -> str:
    """Who speaks in a cell."""
    return _voice(cell.row, cell.column)


def voice_of(chosen: Chosen) -> str:
    """Who makes a statement, by the same name as its cell."""
    columns = columns_of(chosen.passage, chosen.statement)
    return joined([_voice(row_of(chosen.passage), column) for column in columns])


def _voice(row: Row, column: Column) -> str:
    name = column_label(column)
    return row.unit or _VOICES.get(name, name)


class Board:
    """Makes outlines from an index."""

    def __init__(self, index: Index, reader: MatrixReader | None = None) -> None:
        """Prepare what every outline needs.

        Where an assistant is at work, its ``reader`` is shared: it keeps what costs to prepare.
        """
        self._index = index
        self._finder = Finder(index, reader)

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports of the base."""
        return self._index.reports

    def outline(self, choice: Choice) -> Outline:
        """The outline for a choice, with everything on that the reports hold.

        Raises:
            QuestionError: nothing is chosen, a name is unknown, or nothing can be read.
        """
        index = self._index
        checked, findings = self._finder.find(choice.checked(index.reports))
        genuine = {item.key for item in verified(findings.found, index.reports)}
        dropped = findings.near | {item.key for item in findings.found if item.key not in genuine}
        outline = Outline(checked, findings, index.reports, index.fingerprint, "", dropped=frozenset(dropped))
        outline = replace(outline, title=capitalised(outline.subject))
        if 0 < len(checked.municipalities) <= _TITLED and not outline.title.endswith("?"):
            outline = replace(outline, title=f"{outline.title} i {listed(checked.municipalities)}")
        return replace(outline, sections=_sections(outline))


def _sections(outline: Outline) -> tuple[Section, ...]:
    """All sections in the order of a tjänsteskrivelse; what would be empty is off."""
    covered = outline.is_covered
    sides = [side for side in outline.sides if any(cell.statements for cell in side.cells)]
    return (
        Section("sammanfattning", "Sammanfattning"),
        Section("bakgrund", "Bakgrund"),
        *(Section(side.key, side.label) for side in sides),
        Section("jämförelse", "Jämförelse", on=covered and len(sides) > 1),
        Section("gemensamt", "Gemensamma och skilda synpunkter", on=covered and len(sides) > 1),
        Section("förslag", "Förslag", on=any("förslag" in item.passage.themes for item in outline.kept)),
        Section("inte", "Vad rapporterna inte tar upp"),
        Section("beslut", "Förslag till beslut"),
        Section("källor", "Källförteckning"),
        Section("bilaga", "Bilaga: källutsagorna i sitt sammanhang", on=covered),
    )
