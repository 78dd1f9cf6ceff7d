"""Lists, counts and overviews: every cell that takes up a subject, and every one that does not."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, DraftTable, sections_by_speaker, weighed
from assistant.forms.wording import basis_of, column_short, listed, question_label, row_label, short_of
from assistant.matrix import Cell, Matrix, MatrixReader
from assistant.question import Intent, Subject
from ingestion import Report
from vectorstore import Index, Ranked, Scope

__all__ = ["listing", "read_matrix"]

_LIMITING = frozenset(
    ["fungerar", "fungerar inte", "saknas", "förslag", "hinder", "möjligheter", "målgrupper", "samordning idag"]
)
"""Themes that are questions of their own in the reports, so that they tell which cells are meant."""
_DOMINANT = 0.6
"""Share of the cells from which on a question of the report is taken for the one that is meant."""
_A_CELL = 2
"""Statements of a cell that are shown at once."""
_FEW_CELLS = 8
"""Statements that are shown at once where there are fewer cells than that."""
_SHOWN = 12
_MOST = 30
_FURTHER = 8
_LEAST_TABLE = 3


def read_matrix(
    scope: Scope, asked_for: Subject, reader: MatrixReader, *, whole: bool = False
) -> tuple[Matrix, list[Chosen]]:
    """The cells that a list is made of, and statements elsewhere that take up its subject as well.

    ``whole``: a theme without a subject asks for everything under it.
    """
    subject = None if whole and not asked_for.concepts and scope.themes else asked_for
    columns = scope.units or scope.actors
    every = reader.select(rows=scope.municipalities, columns=columns, reports=scope.reports, subject=subject)
    if not every.cells:
        return every, []
    themes = [theme for theme in scope.themes if theme in _LIMITING][:1]
    if scope.number is None and not themes:
        return _dominant(every)
    passages = {item.passage.passage_id for cell in every.cells.values() for item in cell.read}
    asked = [
        passage
        for passage in reader.passages
        if passage.passage_id in passages
        and (scope.is_numbered(passage) if scope.number is not None else themes[0] in passage.themes)
    ]
    limited = reader.select(passages=asked, subject=subject)
    if not limited.taking_up:
        return every, []
    return limited, _elsewhere(every, limited)


def _dominant(every: Matrix) -> tuple[Matrix, list[Chosen]]:
    """The cells of the report's question under which most of the subject is taken up, where there is one."""
    asked = Counter(
        (item.passage.report, item.passage.question) for cell in every.taking_up for item in cell.statements[:1]
    )
    (report, question), count = asked.most_common(1)[0] if asked else (("", None), 0)
    if question is None or count < _DOMINANT * sum(asked.values()):
        return every, []
    cells = {}
    for key, cell in every.cells.items():
        read = tuple(c for c in cell.read if (c.passage.report, c.passage.question) == (report, question))
        if read:
            kept = tuple(c for c in cell.statements if c.passage.question == question)
            cells[key] = replace(cell, read=read, statements=kept)
    matrix = Matrix.of(cells, by_words=every.by_words)
    return matrix, _elsewhere(every, matrix)


def _elsewhere(every: Matrix, limited: Matrix) -> list[Chosen]:
    inside = {item.key for cell in limited.cells.values() for item in cell.read}
    found = [item for cell in every.taking_up for item in cell.statements if item.key not in inside]
    return sorted(found, key=lambda item: -item.score)


def listing(
    scope: Scope,
    subject: Subject,
    intent: Intent,
    ranked: Sequence[Ranked],
    further: Sequence[Chosen],
    index: Index,
    reader: MatrixReader,
) -> Draft | None:
    """Every cell that takes up the subject, with a denominator; ``None`` where no cell does.

    ``further`` are the statements that the search alone would give: what they
    add stands last, one click away.
    """
    matrix, elsewhere = read_matrix(scope, subject, reader, whole=_asks_for_all(intent, scope, index))
    cells = [replace(cell, statements=tuple(weighed(cell.statements, ranked))) for cell in matrix.taking_up]
    if not cells:
        return None
    cells.sort(key=lambda cell: -max(item.score for item in cell.statements))
    shown, rest = _parted(cells)
    more = [*rest, *weighed(elsewhere, ranked), *further]
    more = _without(more, shown)[: max(0, _MOST - len(shown)) + _FURTHER]
    draft = Draft(
        shown=sections_by_speaker(shown, index.reports, merge=True),
        more=sections_by_speaker(more, index.reports, merge=True),
        basis=basis_of([*shown, *more], index.reports, f"{len(matrix.cells)} svar lästa"),
    )
    # What meaning alone finds is shown but not counted: it is not for sure what was asked for.
    if matrix.by_words and any(row.municipality for row, _ in matrix.cells):
        draft.headline = _counted(matrix, scope, index.reports)
        if intent in (Intent.LIST, Intent.COUNT) and len(matrix.cells) >= _LEAST_TABLE:
            draft.table = _table(matrix, {item.key: item for item in shown}, scope, index.reports)
    return draft


def _asks_for_all(intent: Intent, scope: Scope, index: Index) -> bool:
    """Whether a theme alone asks for everything under it, in a report that tells no places apart or as an overview."""
    apart = any(index.report(report).passages and _tells_places(index.report(report)) for report in scope.reports)
    return intent in (Intent.OVERVIEW, Intent.PROPOSALS) or (bool(scope.reports) and not apart)


def _tells_places(report: Report) -> bool:
    return any(passage.municipality is not None and not passage.asked for passage in report.passages)


def _parted(cells: Sequence[Cell]) -> tuple[list[Chosen], list[Chosen]]:
    """The best statements of every cell, and the others."""
    shown: list[Chosen] = []
    rest: list[Chosen] = []
    for cell in cells:
        best = sorted(cell.statements, key=lambda item: -item.score)
        room = max(_A_CELL, _FEW_CELLS // len(cells)) if len(shown) < _SHOWN else 1
        kept = best[: room if len(shown) < _MOST else 0]
        shown += sorted(kept, key=lambda item: item.statement.start)
        rest += best[len(kept) :]
    return shown, sorted(rest, key=lambda item: -item.score)


def _without(items: Iterable[Chosen], but: Iterable[Chosen]) -> list[Chosen]:
    seen = {item.key for item in but}
    return [item for item in items if item.key not in seen]


def _counted(matrix: Matrix, scope: Scope, reports: Sequence[Report]) -> str:
    """How many do, of how many that were read, and who does not; a sentence a report."""
    said = []
    for own in _reports_told(matrix, scope):
        report, places = own.rows[0].report, own.municipalities
        yes = [name for name, takes in places.items() if takes]
        no = [name for name, takes in places.items() if not takes]
        question = question_label(scope, own.cells.values())
        short = short_of(report, reports)
        many = f"Alla {len(yes)} kommuner" if not no and len(yes) > 1 else f"{len(yes)} av {len(places)} kommuner"
        answers = f"{len(own.taking_up)} av {len(own.cells)} svar" + (f" på {question}" if question else "")
        said.append(f"{many} i {short} tar upp det, i {answers}." + (f" Inte i {listed(no)}." if no else ""))
    return " ".join(said)


def _reports_told(matrix: Matrix, scope: Scope) -> list[Matrix]:
    """The part of each report whose municipalities take it up, the one with most cells first.

    A report that nobody asked for and in which no municipality does so is
    another matter, not a no.
    """
    parts = [
        matrix.limited(lambda cell, report=report: cell.row.report == report)  # type: ignore[misc]
        for report in dict.fromkeys(row.report for row in matrix.rows)
    ]
    told = [
        p for p in parts if any(p.municipalities.values()) or (p.municipalities and p.rows[0].report in scope.reports)
    ]
    return sorted(told, key=lambda part: -len(part.taking_up))


def _table(matrix: Matrix, shown: dict[tuple[str, int], Chosen], scope: Scope, reports: Sequence[Report]) -> DraftTable:
    """Who takes it up where, with the numbers of the sources; a cell without one says nothing of it."""
    told = Matrix.of({key: cell for own in _reports_told(matrix, scope) for key, cell in own.cells.items()})
    told = told.limited(lambda cell: bool(cell.row.municipality or cell.row.unit) and cell.column.actor is not None)
    rows = []
    for row in told.rows:
        cells = []
        for column in told.columns:
            cell = told.cell(row, column)
            cells.append(tuple(shown[i.key] for i in (cell.statements if cell else ()) if i.key in shown))
        rows.append((row_label(row, reports), tuple(cells)))
    caption = "Var det tas upp" + (f": {label}" if (label := question_label(scope, told.cells.values())) else "")
    return DraftTable(caption, "", tuple(column_short(column) for column in told.columns), tuple(rows))
