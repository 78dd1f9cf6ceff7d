"""What the base holds, as HTML: every report with a table of its coverage."""

from collections import Counter
from collections.abc import Sequence

from assistant.app import texts
from assistant.app.escape import escaped
from assistant.app.report_markup import facts_html
from assistant.coverage import Coverage, coverage
from ingestion import Report

__all__ = ["reports_html"]

_COLOURED = 7
"""Themes with a colour of their own; the others share one."""
_BAR = 88
"""Width of the longest bar, in units of its picture."""


def reports_html(reports: Sequence[Report]) -> str:
    """Every report with its facts and the picture of its coverage."""
    passages = sum(len(report.passages) for report in reports)
    statements = sum(len(passage.statements) for report in reports for passage in report.passages)
    places = {name for report in reports for name in report.municipalities}
    lead = texts.REPORTS_LEAD.format(
        reports=len(reports), municipalities=len(places), passages=passages, statements=_thousands(statements)
    )
    tables = [coverage(report) for report in reports]
    colours = _colours(tables)
    return (
        f'<h2 class="view-title" tabindex="-1">{texts.REPORTS_HEADING}</h2><p class="view-lead">{lead}</p>'
        f"{_legend_html(colours)}{''.join(_report_html(table, colours) for table in tables)}"
    )


def _colours(tables: Sequence[Coverage]) -> dict[str, int]:
    """The themes that most cells have, each with the number of its colour; the same in every table."""
    total: Counter[str] = Counter()
    for table in tables:
        for cell in table.cells.values():
            total.update(cell.keys())
    return {theme: number for number, (theme, _) in enumerate(total.most_common(_COLOURED), 1)}


def _legend_html(colours: dict[str, int]) -> str:
    known = [f'<li><span class="swatch c{n}"></span>{escaped(theme)}</li>' for theme, n in colours.items()]
    known.append(f'<li><span class="swatch c0"></span>{texts.COVERAGE_OTHER}</li>')
    return f'<p class="legend-help">{texts.COVERAGE_HELP}</p><ul class="legend">{"".join(known)}</ul>'


def _report_html(table: Coverage, colours: dict[str, int]) -> str:
    report = table.report
    statements = sum(len(passage.statements) for passage in report.passages)
    extent = texts.REPORT_EXTENT_OF.format(passages=len(report.passages), statements=_thousands(statements))
    first = report.passages[0].statements[0]
    read = (
        f'<button type="button" class="plain" data-source="{escaped(report.id)}:{first.start}-{first.end}">'
        f'{texts.REPORT_READ}<span class="unseen">: {escaped(report.short)}</span></button>'
    )
    return (
        f'<section class="report-card" data-hits><div class="report-top"><h3>{escaped(report.short)}</h3>{read}</div>'
        f'<p class="report-name">{escaped(report.title)}</p>{facts_html(report, extent)}{_table_html(table, colours)}'
        "</section>"
    )


def _table_html(table: Coverage, colours: dict[str, int]) -> str:
    largest = max(table.passages.values())
    caption = texts.COVERAGE.format(report=table.report.short)
    heads = "".join(f'<th scope="col">{escaped(column or texts.NO_ACTOR)}</th>' for column in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{escaped(row or texts.WHOLE_REPORT)}</th>'
        + "".join(_cell_html(table, (row, column), largest, colours) for column in table.columns)
        + "</tr>"
        for row in table.rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escaped(caption)}"><table class="coverage">'
        f'<caption class="unseen">{escaped(caption)}</caption>'
        f'<thead><tr><th scope="col">{texts.COVERAGE_PLACE}</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _cell_html(table: Coverage, key: tuple[str | None, str | None], largest: int, colours: dict[str, int]) -> str:
    if key not in table.passages:
        return f'<td class="none"><span class="unseen">{texts.NOTHING}</span><span aria-hidden="true">–</span></td>'
    number, themes = table.passages[key], table.cells[key]
    told = ", ".join(f"{theme} {count}" for theme, count in themes.most_common())
    return (
        f'<td title="{escaped(told)}"><span class="n">{number}</span>{_bar_html(themes, number / largest, colours)}'
        f'<span class="unseen"> {escaped(told)}</span></td>'
    )


def _bar_html(themes: Counter[str], share: float, colours: dict[str, int]) -> str:
    """A bar as long as a cell's share of the largest one, parted by theme; the words beside it say the same."""
    total = sum(themes.values()) or 1
    position, parts = 0.0, []
    grouped: Counter[int] = Counter()
    for theme, count in themes.items():
        grouped[colours.get(theme, 0)] += count
    for colour, count in sorted(grouped.items(), key=lambda item: item[0] or _COLOURED + 1):
        width = max(share, 0.04) * _BAR * count / total
        parts.append(f'<rect class="c{colour}" x="{position:.1f}" width="{width:.1f}" height="8"/>')
        position += width
    return f'<svg viewBox="0 0 {_BAR} 8" width="{_BAR}" height="8" aria-hidden="true">{"".join(parts)}</svg>'


def _thousands(number: int) -> str:
    """A number as Swedish writes it: ``2 683``."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
