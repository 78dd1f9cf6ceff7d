"""Comparisons as Excel workbooks and as Markdown."""

import io
import re
from collections.abc import Iterator
from typing import Final

from assistant.comparison import Comparison, Square
from assistant.exports.parts import quotation
from assistant.exports.text import basis, markdown_table

__all__ = ["EXCEL_TYPE", "comparison_markdown", "comparison_workbook"]

EXCEL_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EMPTY = "tas inte upp"
_MISSING = "–"
_LEADING = 3
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@")
_LONGEST = 32_000
"""Characters that a cell of a workbook holds."""


def comparison_markdown(title: str, compared: Comparison) -> str:
    """A comparison as Markdown: the table, and every statement with its place."""
    rows = [("", *compared.columns)]
    for row in compared.rows:
        rows.append((row, *(_cell(compared.squares.get((row, column))) for column in compared.columns)))
    return f"# {title}\n\n*{basis(())}*\n\n{markdown_table(rows)}\n"


def _cell(square: Square | None) -> str:
    if square is None:
        return _MISSING
    if not square.statements:
        return _EMPTY
    shown = [quotation(chosen.statement.shown) for chosen in square.statements[:_LEADING]]
    left = len(square.statements) - len(shown)
    return " ".join([f"({len(square.statements)})", *shown, *([f"… och {left} till"] if left else [])])


def _listed(compared: Comparison) -> Iterator[tuple[str | int, ...]]:
    for (row, column), square in compared.squares.items():
        for chosen in square.statements:
            passage, statement = chosen.passage, chosen.statement
            yield (
                row,
                column,
                statement.shown,
                passage.report,
                passage.question or "",
                statement.page or "",
                statement.start,
                statement.end,
            )


def comparison_workbook(title: str, compared: Comparison) -> bytes:
    """A comparison as a workbook: the table on one sheet, every statement with its place on another."""
    from openpyxl import Workbook  # loaded for an export alone
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    table = book.active
    table.title = "Jämförelse"
    table.append([_safe(title)])
    table.append(["", *map(_safe, compared.columns)])
    for row in compared.rows:
        cells = [_cell(compared.squares.get((row, column))) for column in compared.columns]
        table.append([_safe(row), *map(_safe, cells)])
    listed = book.create_sheet("Utsagor")
    listed.append(["Rad", "Kolumn", "Utsaga", "Rapport", "Fråga", "Sida", "Från tecken", "Till tecken"])
    for line in _listed(compared):
        listed.append([_safe(value) if isinstance(value, str) else value for value in line])
    table.cell(1, 1).font = Font(bold=True, size=14)
    for sheet, head, wide in ((table, 2, 40), (listed, 1, 24)):
        for cell in sheet[head]:
            cell.font = Font(bold=True)
            sheet.column_dimensions[cell.column_letter].width = wide
        for line in sheet.iter_rows(min_row=head):
            for cell in line:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.freeze_panes = sheet.cell(head + 1, 2)
    book.properties.title = title
    book.properties.creator = "Samsvar"
    book.properties.language = "sv-SE"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _safe(text: str) -> str:
    """Text that a workbook takes for nothing but text: no control characters, and no formula."""
    bare = _FORBIDDEN.sub(" ", text)[:_LONGEST]
    return f"'{bare}" if bare.startswith(_FORMULA) else bare
