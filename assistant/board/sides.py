"""A section a municipality or actor, and the table that sets them side by side."""

from collections.abc import Sequence

from assistant.board.blocks import Block, Heading, Kind, Paragraph, Quote, Run, Table
from assistant.board.outline import REPORT_ITSELF, Outline, Side, voice
from assistant.board.phrases import counted, lower, most_telling, quotes, taking_up
from assistant.chosen import Chosen
from assistant.forms.wording import listed
from assistant.matrix import Cell

__all__ = ["comparison", "side_heading", "side_section"]

_SHOWN = 10
"""Statements of a voice that its section shows; the others are in the appendix."""
_IN_CELL = 3
_MOST_COLUMNS = 3
_SILENT = "Tar inte upp ämnet"
_MISSING = "Inget svar i rapporten"
_DESELECTED = "Ingen utsaga vald"


def side_heading(side: Side) -> str:
    """The heading of a side's section."""
    return f"Vad som sägs i {side.label}" if side.key.startswith("kommun:") else f"Vad {lower(side.label)} säger"


def side_section(side: Side, outline: Outline) -> list[Block]:
    """What each respondent of a side says, in the report's order."""
    taking = [cell for cell in side.cells if cell.statements]
    voices: dict[str, list[Chosen]] = {}
    for cell in taking:
        voices.setdefault(voice(cell), []).extend(cell.statements)
    by_place = side.key.startswith("kommun:")
    blocks: list[Block] = []
    if by_place and list(voices) == [REPORT_ITSELF]:
        blocks.append(
            Paragraph.of("Utsagorna är rapportens egna och görs inte av någon enskild svarande.", kind=Kind.LEAD)
        )
    elif by_place:
        names = listed([lower(name) for name in voices])
        blocks.append(Paragraph.of(f"{taking_up(side)} i {side.label} tar upp ämnet: {names}.", kind=Kind.LEAD))
    for name, items in voices.items():
        if by_place and len(voices) + (name != REPORT_ITSELF) > 1:
            blocks.append(Heading(2, name))
        blocks += _voice(items, outline)
    return blocks


def _voice(items: Sequence[Chosen], outline: Outline) -> list[Block]:
    has_appendix = outline.section("bilaga").on
    shown = {item.key for item in most_telling(items, _SHOWN if has_appendix else len(items))}
    listed_items = [item for item in items if item.key in shown]
    several = len({item.passage.theme for item in outline.kept}) > 1
    blocks: list[Block] = [
        Paragraph((quote, *(_theme(quote) if several else ())), Kind.BULLET) for quote in quotes(listed_items)
    ]
    if rest := len(items) - len(listed_items):
        blocks.append(
            Paragraph.of(f"Ytterligare {counted(rest, 'utsaga', 'utsagor')} finns i bilagan.", kind=Kind.NOTE)
        )
    return blocks


def _theme(quote: Quote) -> tuple[Run, ...]:
    theme = quote.chosen[0].passage.theme
    return (f" ({theme})",) if theme else ()


def comparison(outline: Outline) -> list[Block]:
    """The sides side by side; below each other where there are more than a page has room for."""
    sides = [side for side in outline.sides if any(cell.statements for cell in side.cells)]
    if len(sides) < 2:
        return [Paragraph.of("Det finns bara en kommun eller aktör med utsagor, och därför inget att jämföra.")]
    by_place = sides[0].key.startswith("kommun:")
    note = Paragraph.of(f"Högst {_IN_CELL} utsagor visas i varje ruta, de som tydligast tar upp ämnet.", kind=Kind.NOTE)
    if len(sides) <= _MOST_COLUMNS and by_place:
        return [_across(sides, outline), note]
    return [_below(sides, outline, by_place=by_place), note]


def _across(sides: Sequence[Side], outline: Outline) -> Table:
    """A column a side, a row a voice."""
    names = list(dict.fromkeys(voice(cell) for side in sides for cell in side.cells))
    cells = {(side.key, voice(cell)): cell for side in sides for cell in side.cells}
    rows = []
    for name in names:
        row = [cells.get((side.key, name)) for side in sides]
        if any(cell is not None and cell.statements for cell in row):
            rows.append((_plain(name), *(_cell(cell, outline) for cell in row)))
    labels = [side.label for side in sides]
    width = 75 // len(sides)
    return Table(
        f"Vad som sägs i {listed(labels)}",
        f"Jämförelse av utsagor: en rad för varje svarande, en kolumn för {listed(labels)}.",
        ("Svarande", *labels),
        tuple(rows),
        (100 - width * len(sides), *(width for _ in sides)),
    )


def _below(sides: Sequence[Side], outline: Outline, *, by_place: bool) -> Table:
    """A row a side and voice."""
    rows = [
        (_plain(side.label), _plain(voice(cell)), _cell(cell, outline))
        for side in sides
        for cell in side.cells
        if cell.statements
    ]
    first = "Kommun" if all(cell.row.municipality for side in sides for cell in side.cells) else "Kommun eller rapport"
    if not by_place:
        return Table(
            "Vad de svarande säger",
            "Jämförelse av utsagor: en rad för varje svarande.",
            ("Svarande", "Utsagor"),
            tuple((row[1], row[2]) for row in rows),
            (24, 76),
        )
    return Table(
        "Vad som sägs i kommunerna" if first == "Kommun" else "Vad som sägs i kommunerna och rapporterna",
        "Jämförelse av utsagor: en rad för varje kommun eller rapport och svarande.",
        (first, "Svarande", "Utsagor"),
        tuple(rows),
        (18, 24, 58),
    )


def _plain(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph.of(text, kind=Kind.CELL),)


def _cell(cell: Cell | None, outline: Outline) -> tuple[Paragraph, ...]:
    if cell is None:
        return _plain(_MISSING)
    if not cell.statements:
        silent = any(cell.row == other.row and cell.column == other.column for other in outline.silent)
        return _plain(_SILENT if silent else _DESELECTED)
    shown = {item.key for item in most_telling(cell.statements, _IN_CELL)}
    found = [Paragraph.of(quote, kind=Kind.CELL) for quote in quotes(i for i in cell.statements if i.key in shown)]
    if rest := len(cell.statements) - len(shown):
        found.append(Paragraph.of(f"och {counted(rest, 'utsaga', 'utsagor')} till", kind=Kind.CELL))
    return tuple(found)
