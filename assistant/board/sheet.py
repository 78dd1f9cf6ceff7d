"""The comparison as a spreadsheet: a row a statement, and who says how much where."""

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from assistant.board.outline import Outline, voice, voice_of
from assistant.board.texts import folded
from assistant.chosen import Chosen

__all__ = ["outline_sheet"]

_LONGEST_CELL = 32_767
_HEAD = ("Kommun", "Svarande", "Utsaga", "Fråga eller avsnitt", "Tema", "Rapport", "Sida", "Från tecken", "Till tecken")
_WIDTHS = (16, 26, 80, 44, 22, 20, 8, 12, 12)


def outline_sheet(outline: Outline) -> bytes:
    """The statements that are kept, and a table of who makes how many of them."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    _fill(first, "Utsagor", _HEAD, [_row(item, outline) for item in outline.kept], _WIDTHS)
    counts = book.create_sheet()
    names = list(dict.fromkeys(voice(cell) for side in outline.sides for cell in side.cells))
    places = list(
        dict.fromkeys(_place(cell.row.municipality, cell.row.report, outline) for cell in outline.matrix.cells.values())
    )
    held = {
        (_place(c.row.municipality, c.row.report, outline), voice(c)): len(c.statements)
        for c in outline.matrix.cells.values()
    }
    rows = [(place, *(held.get((place, name), "") for name in names)) for place in places]
    _fill(counts, "Antal utsagor", ("Kommun eller rapport", *names), rows, (24, *(16 for _ in names)))
    about = book.create_sheet()
    facts = [
        ("Ärende", outline.title),
        ("Ämne", outline.subject),
        ("Indexets fingeravtryck", outline.fingerprint),
        (
            "Läsanvisning",
            "En tom ruta i bladet Antal utsagor betyder att rapporterna saknar svar, 0 att ämnet inte tas upp.",
        ),
    ]
    _fill(about, "Om underlaget", ("Uppgift", "Värde"), facts, (26, 100))
    book.properties.title = folded(outline.title, 255)
    book.properties.language = "sv-SE"
    book.properties.creator = outline.officer
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _row(item: Chosen, outline: Outline) -> tuple[str | int, ...]:
    passage, statement = item.passage, item.statement
    return (
        passage.municipality or "",
        voice_of(item),
        statement.shown,
        passage.question or "",
        passage.theme,
        _place(None, passage.report, outline),
        statement.page or "",
        statement.start,
        statement.end,
    )


def _place(municipality: str | None, report: str, outline: Outline) -> str:
    return municipality or next(r.short for r in outline.reports if r.id == report)


def _fill(
    sheet: Worksheet, title: str, head: tuple[str, ...], rows: Iterable[tuple[str | int, ...]], widths: tuple[int, ...]
) -> None:
    """A sheet with a header row that stays in sight and is repeated in print; text is text, never a formula."""
    sheet.title = title
    for number, values in enumerate([head, *rows], 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(number, column)
            if isinstance(value, int):
                cell.value = value
                continue
            cell.value = folded(value, _LONGEST_CELL)
            cell.data_type = "s"  # what begins with = would be a formula
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = sheet.dimensions
