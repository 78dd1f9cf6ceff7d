"""What is said in our own name above a list: how many take a thing up, of how many that were read, and who does not.

All of it rests on the cells' words alone; where they do not tell, nothing is said.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.chosen import Chosen
from assistant.forms.draft import DraftTable
from assistant.forms.wording import column_short, listed, question_label, row_label, short_of, speakers, things_listed
from assistant.holding import Holder
from assistant.matrix import Cell, Column, Matrix, Row, units_of
from assistant.question import Concept, Counted
from assistant.spoken import OWN_VOICES
from ingestion import Report
from vectorstore import Scope

__all__ = ["Count", "counted", "counting_table", "held_in"]

_NARROWS = 0.5
"""Share of those who mention a thing below which what is done to it tells them apart."""
_OF_MANY_NAMES = frozenset({"Kommun"})
"""Actors that are spoken of by the names of their departments as often as by their own."""
_LEAST_TABLE = 3
_BOTH = _SEVERAL = 2

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted, and the statements that hold it."""

    asked: Counted
    concepts: tuple[tuple[Concept, ...], ...]
    """Of each of these every counted statement holds one."""
    held: frozenset[Key]
    near: frozenset[Key]
    """Statements that hold a part of it, or may mean it: who makes one is never said to be silent."""

    @classmethod
    def of(cls, asked: Counted, holder: Holder) -> "Count":
        """Look for the statements that hold what is asked for."""
        keys = {concept: holder.holding(concept) for group in asked.things for concept in group}
        concepts, held = asked.things, _in_all(asked.things, keys)
        for one, other in asked.phrases:
            if not {one, other} <= {concept for group in concepts for concept in group}:
                continue
            both = replace(other, word=f"{one.word} {other.word}")
            together = keys | {both: holder.adjoining(one, other, keys[one] & keys[other])}
            groups = _together(concepts, one, other, both)
            if together[both] and (beside := _in_all(groups, together)):
                held, concepts, keys = beside, groups, together
        done = _either(asked.narrowing, holder.holding) & held
        if done and len(done) < _NARROWS * len(held):
            held, concepts = done, (asked.narrowing, *concepts)
        near = _either([concept for group in asked.things for concept in group], holder.near)
        return cls(asked, concepts, held, near)

    def is_told(self, *, limited: bool) -> bool:
        """Whether a number answers the question, and not only who speaks of the thing.

        Of an actor that is spoken of that is so under a theme that is asked for (``limited``) alone.
        """
        named = all(concept.named for group in self.asked.things for concept in group)
        if not self.held or len(self.concepts) > (_BOTH if self.asked.both else 1):
            return False  # so much at once is put in other words just as well
        if self.asked.mentioned and not self.asked.weighed:
            return True
        if any(concept.word in _OF_MANY_NAMES for group in self.asked.things for concept in group):
            return False
        # Who mentions a thing need not want it, unless among what is proposed.
        return limited if named or self.asked.wished else not self.asked.judged

    @property
    def thing(self) -> str:
        """What is counted, as it is put in a sentence."""
        ways = [things_listed([concept.word for concept in group], "eller") for group in self.concepts]
        return ("både " if len(ways) == _BOTH else "") + listed(ways)


def _together(
    groups: tuple[tuple[Concept, ...], ...], one: Concept, other: Concept, both: Concept
) -> tuple[tuple[Concept, ...], ...]:
    """Groups of concepts in which two stand for one thing that is put in two words, beside their alternatives.

    *Sysselsättning och arbetsförberedande insatser* are two things of which a statement holds one.
    """
    joined = tuple(
        both if concept == other else concept
        for group in groups
        for concept in group
        if concept != one
        if one in group or other in group
    )
    rest = [group for group in groups if one not in group and other not in group]
    return (*rest, joined)


def _in_all(groups: Iterable[Iterable[Concept]], keys: Mapping[Concept, frozenset[Key]]) -> frozenset[Key]:
    """The statements that hold a concept of each group; none where there is no group."""
    sets = [_either(group, keys.__getitem__) for group in groups]
    return frozenset[Key].intersection(*sets) if sets else frozenset[Key]()


def _either(concepts: Iterable[Concept], holding: Callable[[Concept], frozenset[Key]]) -> frozenset[Key]:
    return frozenset[Key]().union(*map(holding, concepts))


def held_in(matrix: Matrix, held: frozenset[Key]) -> Matrix:
    """A matrix with those statements of every cell that are held."""
    cells = {
        key: replace(cell, statements=tuple(item for item in cell.read if item.key in held))
        for key, cell in matrix.cells.items()
    }
    return Matrix.of(cells)


def counted(count: Count, matrix: Matrix, every: Matrix, scope: Scope, reports: Sequence[Report]) -> str:
    """How many do, of how many that were read, and who does not; a sentence a report.

    ``every`` are all the cells of whom the question names, ``matrix`` those of
    the question or theme that is asked for.
    """
    return " ".join(
        said for own in _told(matrix, scope) if (said := _of_report(count, own, every, scope, reports)) is not None
    )


def _of_report(count: Count, own: Matrix, every: Matrix, scope: Scope, reports: Sequence[Report]) -> str | None:
    report, places = own.rows[0].report, own.municipalities
    yes = _speaking(own, own, lambda item: item.key in count.held)
    cells = f"{len(own.taking_up)} av {len(own.cells)}"
    if question := question_label(scope, own.cells.values()):
        answers = f", i {cells} svar på {question}"
    elif len(own.columns) == 1 and not any(row.unit for row in own.rows):
        answers = ""  # as many as there are municipalities
    else:
        answers = f", hos {cells} {_voices(own)}, räknat kommun för kommun"
    if len(places) < _SEVERAL:
        return _of_place(count, own, cells, question)
    kind = "valda kommuner" if scope.municipalities else "kommuner"
    many = f"Alla {len(yes)} {kind}" if len(yes) == len(places) else f"{len(yes)} av {len(places)} {kind}"
    if who := speakers(scope.units or scope.actors):
        many = f"{who} i {many[0].lower()}{many[1:]}"
    no = _silent(count, own, every)
    if set(places) != {*yes, *no, *_elsewhere(count, own, every)}:
        no = []  # some may mean it in other words: to name the others alone would tell a reader that those do
    head = f"{many} i {short_of(report, reports)} tar upp {count.thing}{answers}."
    return head + (f" Inte i {listed(no)}." if no else "") + _beside(count, own, every)


def _of_place(count: Count, own: Matrix, cells: str, question: str) -> str | None:
    """How many do in the one place that is read; there is nothing to count where one alone was asked."""
    if len(own.cells) < _SEVERAL or not own.municipalities:
        return None
    (place,) = own.municipalities
    under = f" i svaren på {question}" if question else ""
    return f"{cells} {_voices(own)} i {place} tar upp {count.thing}{under}."


def _voices(own: Matrix) -> str:
    return "enheter" if any(row.unit for row in own.rows) else "aktörer"


def _silent(count: Count, own: Matrix, every: Matrix) -> list[str]:
    """The municipalities of which nobody who was asked for says anything that may mean it, under no question."""
    spoken_of = _speaking(own, every, lambda item: item.key in count.near or item.key in count.held)
    return [name for name in own.municipalities if name not in spoken_of]


def _speaking(own: Matrix, every: Matrix, of: Callable[[Chosen], bool]) -> set[str]:
    """The municipalities of a report where somebody says something; an office counts for the place in its name."""
    return {
        name
        for cell in every.cells.values()
        if cell.row.report == own.rows[0].report and any(of(item) for item in cell.read)
        for name in own.municipalities
        if name == cell.row.municipality or name in (cell.row.unit or "")
    }


def _beside(count: Count, own: Matrix, every: Matrix) -> str:
    """Where it is taken up under other questions alone, in our words."""
    found = _elsewhere(count, own, every)
    return f" I {listed(found)} tas det upp i andra svar." if found else ""


def _elsewhere(count: Count, own: Matrix, every: Matrix) -> list[str]:
    """The municipalities where it is taken up under other questions alone."""
    here, anywhere = (_speaking(own, read, lambda item: item.key in count.held) for read in (own, every))
    return [name for name in own.municipalities if name in anywhere - here]


def _told(matrix: Matrix, scope: Scope) -> list[Matrix]:
    """The part of each report that is told, as somebody's cells, the one with most cells that take it up first.

    A report that nobody asked for and in which no municipality does so is
    another matter, not a no.
    """
    known = _each_unit(matrix).limited(
        lambda cell: (
            bool(cell.row.municipality or cell.row.unit)
            and cell.column.actor is not None
            and (not scope.units or cell.column.unit is None or cell.column.unit in scope.units)
        )
    )
    parts = [
        known.limited(lambda cell, report=report: cell.row.report == report)  # type: ignore[misc]
        for report in dict.fromkeys(row.report for row in known.rows)
    ]
    return sorted((part for part in parts if part.taking_up), key=lambda part: -len(part.taking_up))


def _of_no_place(matrix: Matrix, told: Sequence[Matrix]) -> dict[tuple[Row, Column], Cell]:
    """The cells of whoever answers for a whole report in which others answer for their unit, and takes it up."""
    reports = {own.rows[0].report for own in told if any(row.unit for row in own.rows)}
    return {
        key: cell
        for key, cell in matrix.cells.items()
        if cell.statements
        and cell.row.report in reports
        and not (cell.row.municipality or cell.row.unit)
        and cell.column.actor not in {None, *OWN_VOICES}
    }


def _each_unit(matrix: Matrix) -> Matrix:
    """A matrix in which what two units say together is said by each."""
    cells: dict[tuple[Row, Column], Cell] = {}
    for (row, column), cell in matrix.cells.items():
        parts: list[str | None] = [*sorted(units_of(column.unit) - {column.unit or ""})]
        for part in parts or [column.unit]:
            key = (row, Column(column.actor, part))
            before = cells.get(key)
            read = (*(before.read if before else ()), *cell.read)
            statements = (*(before.statements if before else ()), *cell.statements)
            cells[key] = Cell(*key, read, statements)
    return Matrix.of(cells)


def counting_table(matrix: Matrix, shown: set[Key], scope: Scope, reports: Sequence[Report]) -> DraftTable | None:
    """Who takes it up where, with the numbers of the sources; a cell without one was read and says nothing of it."""
    parts = _told(matrix, scope)
    told = Matrix.of({key: cell for own in parts for key, cell in own.cells.items()} | _of_no_place(matrix, parts))
    if len(told.cells) < _LEAST_TABLE:
        return None
    rows = []
    for row in told.rows:
        cells: list[tuple[Chosen, ...]] = []
        for column in told.columns:
            cell = told.cell(row, column)
            statements = cell.statements if cell else ()
            cells.append(tuple(item for item in statements if item.key in shown) or statements[:1])
        rows.append((row_label(row, reports), tuple(cells)))
    caption = "Var det tas upp" + (f": {label}" if (label := question_label(scope, told.cells.values())) else "")
    return DraftTable(caption, "", tuple(column_short(column) for column in told.columns), tuple(rows))
