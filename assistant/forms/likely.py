"""Those who do what is asked in whatever words, quoted by place: no number, and nobody is denied."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.counting import Count
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.members import NEAR, Members, members
from assistant.forms.nearby import wishes
from assistant.forms.parting import further_of, parted
from assistant.forms.wording import basis_of, listed
from assistant.matrix import Cell, Matrix, MatrixReader, units_of
from assistant.question import Concept, Counted, Subject
from assistant.spoken import OWN_VOICES
from ingestion import Passage, Report
from vectorstore import Scope
from vectorstore.analysis import fold, terms

__all__ = [
    "asked_cells",
    "at_least",
    "in_doubt",
    "is_exact",
    "likely",
    "likely_members",
    "telling",
    "with_held",
    "with_near",
]

_ALIKE = (frozenset({"fungerar inte", "saknas", "hinder"}), frozenset({"förslag", "möjligheter"}))
"""Themes under which the same is told: who misses somebody, and with whom it does not go well."""
_FAR = 0.8
"""Share of the nearest of all answers from which those under the theme that is asked for are as near."""
_MUNICIPAL = re.compile(
    r"\bkommun(?:al|ala|ens|ernas)(?: \w+)? (?:enhet|verksamhet|förvaltning|avdelning)", re.IGNORECASE
)
_SEVERAL = 2
_DENIES = re.compile(r"\b(?:inte|ej|aldrig|inga?|inget|slippa|slipper|avskaffa)\b", re.IGNORECASE)
_SURELY = 0.85
"""Nearness from which somebody who does not hold a word surely tells of what it means."""
_SHORT = 5
"""Letters of an abbreviation at most, which is put in no other words."""
_AT = re.compile(r"(?<!\btag )(?<!\bsyn )\b(?:på|hos|inom)\s+([\w-]+)", re.IGNORECASE)
_LIKELY = (
    "De här svaren kommer närmast det som frågan gäller; att någon inte nämns betyder inte nej, för samma sak kan sägas"
    " med andra ord."
)


def telling(asked: Counted) -> tuple[Concept, ...]:
    """What tells of a question's words who does what is asked."""
    return (*(concept for group in asked.things for concept in group), *asked.narrowing)


def asked_cells(matrix: Matrix, scope: Scope, subject: Subject) -> Matrix:
    """The cells in which it may stand who does: under the theme that is asked for, of others than it is said of."""

    def asked(passage: Passage) -> bool:
        return scope.is_numbered(passage) if scope.number is not None else not themes.isdisjoint(passage.themes)

    themes = next((group for group in _ALIKE if group & {*scope.themes[:1]}), frozenset(scope.themes[:1]))

    if scope.number is not None or scope.themes:
        cells = {key: replace(cell, read=read) for key, cell in matrix.cells.items() if (read := _kept(cell, asked))}
        spoken = any(cell.column.actor not in {None, *OWN_VOICES} for cell in cells.values())
        matrix = Matrix.of(cells, by_words=matrix.by_words) if spoken else matrix
    return of_others(matrix, scope, subject)


def of_others(matrix: Matrix, scope: Scope, subject: Subject) -> Matrix:
    """The cells of others than the one that is spoken of: who finds somebody hard to reach is somebody else."""
    matrix = _of_municipal(matrix, subject.text)
    spoken_of = [concept for concept in subject.concepts if concept.named]
    if len(spoken_of) != 1 or scope.units or scope.actors or _is_where(spoken_of[0], subject.text):
        return matrix
    named = spoken_of[0].word
    others = matrix.limited(lambda cell: named not in {cell.column.actor, *units_of(cell.column.unit)})
    return others if others.cells else matrix


def _of_municipal(matrix: Matrix, question: str) -> Matrix:
    """The cells of the municipalities' own units, where these are asked for: *vilka kommunala enheter*."""
    own = matrix.limited(lambda cell: cell.column.actor == "Kommun") if _MUNICIPAL.search(question) else matrix
    return own if own.cells else matrix


def _is_where(concept: Concept, question: str) -> bool:
    """Whether somebody is named as a place: who wants something *på AF* may well be there."""
    return any(not concept.stems.isdisjoint(terms(match[1])) for match in _AT.finditer(question))


def without_judgement(scope: Scope, asked: Counted) -> Scope:
    """A scope without the theme that only tells how something is mentioned: *som ett hinder*, under any question."""
    return replace(scope, themes=()) if asked.weighed else scope


def _kept(cell: Cell, keeps: Callable[[Passage], bool]) -> tuple[Chosen, ...]:
    return tuple(item for item in cell.read if keeps(item.passage))


def likely_members(asked_of: Matrix, every: Matrix, subject: Subject, asked: Counted, reader: MatrixReader) -> Members:
    """Those who do what is asked, in whatever words: under the theme that is asked for, unless others come nearer."""
    things = [concept for group in asked.things for concept in group]
    subject = replace(subject, concepts=telling(asked))
    found = members(subject, asked_of, reader, things)
    if len(asked_of.cells) != len(every.cells) or not found.best:
        others = members(subject, every, reader, things)
        found = others if found.best < _FAR * others.best else found
    return replace(found, cells=_with_abbreviations(found.cells, asked, reader))


def _with_abbreviations(cells: Sequence[Cell], asked: Counted, reader: MatrixReader) -> tuple[Cell, ...]:
    """What of some cells holds the abbreviations that are asked for: they are put in no other words."""
    for concept in filter(_is_short, telling(asked)):
        held = reader.holder.holding(concept)
        kept = [replace(c, statements=tuple(i for i in c.statements if i.key in held)) for c in cells]
        cells = [cell for cell in kept if cell.statements] if held else cells
    return tuple(cells)


def with_held(cells: Sequence[Cell], matrix: Matrix, count: Count) -> list[Cell]:
    """The cells of those who do, before them those who say in the very words all that is asked at once.

    To hold the words is no wish yet, where one is asked for.
    """
    if len(count.concepts) < _SEVERAL or count.asked.judged or count.asked.weighed:
        return list(cells)
    near = {item.key: item for cell in cells for item in cell.statements}
    exact = []
    for cell in matrix.cells.values():
        held = [item for item in cell.read if item.key in count.held and not item.statement.introduces]
        said = [near.get(item.key, item) for item in held if not count.asked.wished or wishes(item)]
        if said:
            exact.append(replace(cell, statements=tuple(said)))
    exact.sort(key=lambda cell: -max(near[item.key].score if item.key in near else 0.0 for item in cell.statements))
    places = {(cell.row, cell.column) for cell in exact}
    return [*exact, *(cell for cell in cells if (cell.row, cell.column) not in places)]


def at_least(question: str, matrix: Matrix, count: Count) -> str:
    """In how many places it is said in the very words, where it is asked how many say it; empty where in none.

    More may say it in other words, so that the number is one below which it cannot be. Who holds the words of what is
    not wished for may say anything of it.
    """
    if not count.asked.wished or count.asked.denied or _DENIES.search(question):
        return ""
    exact = {cell.row.municipality: cell.row.report for cell in with_held((), matrix, count) if cell.row.municipality}
    if len(set(exact.values())) != 1:
        return ""
    places = [name for name in matrix.municipalities if name in exact]
    kind = "kommun" if len(places) == 1 else "kommuner"
    return f"I minst {len(places)} {kind} ({listed(places)}) sägs det med de orden; säkert antal går inte att ange."


def likely(cells: Sequence[Cell], further: Iterable[Chosen], extent: str, reports: Sequence[Report]) -> Draft | None:
    """The statements of those who do, by place; ``None`` where there are none."""
    if not any(item.score >= NEAR for cell in cells for item in cell.statements):
        return None
    shown, rest = parted(cells)
    more = further_of([*rest, *further], shown)
    return Draft(
        shown=sections_by_speaker(shown, reports, merge=True),
        more=sections_by_speaker(more, reports, merge=True),
        after=_LIKELY,
        basis=basis_of([*shown, *more], reports, extent),
    )


def with_near(count: Count, found: Members) -> Count:
    """A count that knows who may do what is asked in other words, so that nobody of them is said not to."""
    if _is_abbreviation(count):
        return count
    keys = {item.key for cell in (*found.cells, *found.beside) for item in cell.statements}
    return replace(count, near=count.near | keys)


def in_doubt(count: Count, matrix: Matrix, found: Members) -> tuple[Cell, ...]:
    """All who do, where some say nearly as well as anybody in other words what nobody there holds; else none."""
    if _is_abbreviation(count):
        return ()
    counted = {_place(cell) for cell in matrix.taking_up}
    reports = {cell.row.report for cell in matrix.taking_up}
    # Who mentions something is counted by its word, and that is said, unless others surely tell of it.
    least = _SURELY if count.asked.mentioned else 0.0
    others = [
        cell
        for cell in found.beside
        if cell.row.municipality and cell.row.report in reports and _place(cell) not in counted
        if any(item.key not in count.held and item.score >= least for item in cell.statements)
    ]
    return _united([*found.cells, *others, *matrix.taking_up]) if others else ()


def _united(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Cells, each with all its statements; those of a later one stand last."""
    found: dict[object, Cell] = {}
    for cell in cells:
        before = found.get((cell.row, cell.column))
        known = {item.key for item in before.statements} if before else set()
        new = tuple(replace(item, score=0.0) for item in cell.statements if item.key not in known)
        found[cell.row, cell.column] = replace(before, statements=(*before.statements, *new)) if before else cell
    return tuple(found.values())


def _place(cell: Cell) -> object:
    return cell.row.municipality or (cell.row, cell.column)


def is_exact(count: Count) -> bool:
    """Whether what is counted is put in one way alone: by a name, or by an abbreviation."""
    named = all(concept.named for group in count.concepts for concept in group)
    return named or _is_abbreviation(count)


def _is_abbreviation(count: Count) -> bool:
    concepts = [concept for group in count.concepts for concept in group if not concept.named]
    return bool(concepts) and all(map(_is_short, concepts))


def _is_short(concept: Concept) -> bool:
    """Whether something is named by an abbreviation, or by a compound of one: *kommun-SIP*."""
    last = concept.word.rpartition("-")[2]
    return not concept.named and last.isupper() and 1 < len(fold(last)) <= _SHORT
