"""The comparison as HTML: its form, and the table of who takes up what."""

from collections.abc import Sequence

from assistant.app import texts
from assistant.app.escape import escaped, has_own_marks, quoted
from assistant.app.markup import action_html, boxes_html
from assistant.chosen import Chosen
from assistant.comparison import LAYOUTS, MAX_SUBJECT, Asked, Comparison, Square, numbered_questions, same
from assistant.coverage import Choice, choices
from ingestion import Report
from vectorstore import Scope

__all__ = ["comparison_html", "form_html"]

_LEADING = 2
"""Statements that a square shows at once."""
_ALL = 40
"""Statements that a square shows at a click; more are in the workbook."""
_ABRIDGED = 130
"""Characters of a leading statement; the whole of it is one click away."""


def form_html(reports: Sequence[Report], asked: Asked) -> str:
    """Heading and form. It is never made anew, so that what a reader types stays."""
    layouts = [(value, label) for value, label in LAYOUTS.items()]
    held = [("", texts.COMPARE_ALL_REPORTS), *((report.id, report.short) for report in reports)]
    offered = choices(reports, Scope())
    return (
        f'<h2 class="view-title" tabindex="-1">{texts.COMPARE_HEADING}</h2>'
        f'<p class="view-lead">{texts.COMPARE_LEAD}</p><form class="compare-form" data-form>'
        f"{_select('layout', texts.COMPARE_LAYOUT, _options(layouts, asked.layout))}"
        f"{_select('report', texts.COMPARE_REPORT, _options(held, *asked.reports))}"
        f"{_select('about', texts.COMPARE_ABOUT, _about(reports, asked))}"
        f'<div class="field"><label for="compare-subject">{texts.COMPARE_SUBJECT}</label>'
        f'<input id="compare-subject" type="search" name="subject" maxlength="{MAX_SUBJECT}" autocomplete="off"'
        f' placeholder="{texts.COMPARE_SUBJECT_HELP}" lang="sv"></div>'
        f'<div class="compare-more">{boxes_html("municipality", texts.COMPARE_ROWS, _pairs(offered["municipalities"]))}'
        f"{boxes_html('actor', texts.COMPARE_COLUMNS, _pairs(offered['actors']))}"
        f'<p class="compare-tools">{texts.COMPARE_SAVE}: '
        f"{action_html('excel', texts.COMPARE_EXCEL, 'plain', event='download')}"
        f"{action_html('markdown', texts.SAVE_MARKDOWN, 'plain', event='download')}</p></div></form>"
    )


def _pairs(offered: Sequence[Choice]) -> list[tuple[str, str]]:
    return [(choice.value, choice.label) for choice in offered]


def _options(pairs: Sequence[tuple[str, str]], *held: str) -> str:
    return "".join(
        f'<option value="{escaped(value)}"{" selected" if value in held else ""}>{escaped(label)}</option>'
        for value, label in pairs
    )


def _about(reports: Sequence[Report], asked: Asked) -> str:
    """Themes of all reports, then the numbered questions of each."""
    themes = [(f"tema:{choice.value}", choice.label) for choice in choices(reports, Scope())["themes"]]
    made = _options([("", texts.COMPARE_EVERYTHING)])
    made += f'<optgroup label="{texts.COMPARE_THEMES}">{_options(themes, f"tema:{asked.theme}")}</optgroup>'
    for report in reports:
        questions = [(f"fraga:{report.id}:{n}", text) for n, text in numbered_questions(report).items()]
        if questions:
            label = escaped(texts.COMPARE_QUESTIONS.format(report=report.short))
            made += f'<optgroup label="{label}">{_options(questions)}</optgroup>'
    return made


def _select(name: str, label: str, options: str) -> str:
    return (
        f'<div class="field"><label for="compare-{name}">{label}</label>'
        f'<select id="compare-{name}" name="{name}">{options}</select></div>'
    )


def comparison_html(compared: Comparison, title: str) -> str:
    """The table, with a line before it that says what came out."""
    if not compared.squares:
        return f'<p class="compare-found" role="status">{texts.COMPARE_NO_CELLS}</p>'
    found = [texts.COMPARE_FOUND.format(taking=compared.taking_up, all=len(compared.squares))]
    if not compared.taking_up:
        found = [texts.COMPARE_NOTHING]
    if compared.recurring:
        found.append(texts.COMPARE_RECURRING.format(count=len(compared.recurring)))
    head = "".join(f'<th scope="col">{escaped(column)}</th>' for column in compared.columns)
    rows = "".join(_row_html(compared, number, row) for number, row in enumerate(compared.rows))
    caption = escaped(title)
    return (
        f'<p class="compare-found" role="status">{escaped(" ".join(found))}</p>'
        f'<div class="scroll compare-scroll" role="region" tabindex="0" aria-label="{caption}" data-hits>'
        f'<table class="cells compare"><caption>{caption}</caption>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row_html(compared: Comparison, number: int, row: str) -> str:
    cells = "".join(
        _square_html(compared, compared.squares.get((row, column)), f"r{number}c{at}")
        for at, column in enumerate(compared.columns)
    )
    return f'<tr><th scope="row">{escaped(row)}</th>{cells}</tr>'


def _square_html(compared: Comparison, square: Square | None, name: str) -> str:
    if square is None:
        return f'<td class="missing"><span class="unseen">{texts.COMPARE_MISSING}</span></td>'
    if not square.statements:
        return f'<td class="empty">{texts.EMPTY_CELL}</td>'
    count = len(square.statements)
    told = texts.COMPARE_COUNT.format(count=count, read=square.read) if count < square.read else str(count)
    spoken = texts.COMPARE_COUNT_HELP.format(count=count, read=square.read)
    alone = (
        f' <span class="tag" title="{texts.COMPARE_ALONE_HELP}">{texts.COMPARE_ALONE}</span>' if square.alone else ""
    )
    shown = "".join(_statement_html(chosen, compared, abridged=True) for chosen in square.statements[:_LEADING])
    return (
        f'<td><p class="square-count"><span aria-hidden="true">{told}</span><span class="unseen">{spoken}</span>'
        f"{alone}</p>{shown}{_rest_html(compared, square, name)}</td>"
    )


def _rest_html(compared: Comparison, square: Square, name: str) -> str:
    """Everything in a square, where not all of it is shown at once."""
    count = len(square.statements)
    short = all(len(chosen.statement.shown) <= _ABRIDGED for chosen in square.statements)
    if count <= _LEADING and short:
        return ""
    every = "".join(_statement_html(chosen, compared) for chosen in square.statements[:_ALL])
    left = f"<p>{texts.COMPARE_LEFT.format(count=count - _ALL)}</p>" if count > _ALL else ""
    summary = texts.COMPARE_SHOW_ALL.format(count=count) if count > _LEADING else texts.COMPARE_SHOW_WHOLE
    return f'<details id="{name}" class="square-all"><summary>{summary}</summary>{every}{left}</details>'


def _statement_html(chosen: Chosen, compared: Comparison, *, abridged: bool = False) -> str:
    """A statement and the button that opens it; where it recurs, with the places."""
    statement = chosen.statement
    text = statement.shown
    if abridged and len(text) > _ABRIDGED:
        closing = text[-1] if has_own_marks(text) else ""
        text = text[: max(text.rfind(" ", 0, _ABRIDGED), 0) or _ABRIDGED] + " …" + closing
    places = compared.recurring.get(same(statement.shown), ())
    again = (
        f' <span class="tag again" title="{escaped("; ".join(places))}">{texts.COMPARE_AGAIN} {len(places)}×'
        f'<span class="unseen">: {escaped("; ".join(places))}</span></span>'
        if places
        else ""
    )
    place = f"{chosen.passage.report}:{statement.start}-{statement.end}"
    return (
        f'<p class="said">{quoted(text)}&nbsp;<button type="button" class="mark" data-source="{escaped(place)}"'
        f' aria-label="{texts.COMPARE_OPEN}: {escaped(text[:60])}"><span aria-hidden="true">→</span></button>'
        f"{again}</p>"
    )
