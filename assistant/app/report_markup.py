"""A report as it reads, and the list of reports, as HTML."""

from collections.abc import Iterator, Sequence

from assistant.app import texts
from assistant.app.escape import escaped
from assistant.reading import Block, read_through
from assistant.spoken import OWN_VOICES
from ingestion import Passage, Report, Statement

__all__ = ["article_html", "facts_html", "panel_html"]

_TOP = 2
"""Level of the heading that names a report."""
_DEEPEST = 6


def panel_html() -> str:
    """The panel beside the page that shows a source; the script fills it."""
    return (
        f'<section class="panel" id="panel" aria-label="{texts.SOURCE}" hidden>'
        '<div class="panel-head">'
        f'<p class="panel-title"><span id="panel-n">{texts.SOURCE}</span></p>'
        '<div class="panel-tools">'
        f"{_tool('previous', texts.PANEL_PREVIOUS, '↑')}{_tool('next', texts.PANEL_NEXT, '↓')}"
        f'<button type="button" data-panel="link">{texts.PANEL_LINK}</button>'
        f'<a id="panel-alone" href="./" target="_blank" rel="noopener">{texts.PANEL_ALONE}</a>'
        f"{_tool('close', texts.PANEL_CLOSE, '✕')}</div>"
        '<p id="panel-path" class="panel-path"></p></div>'
        f'<div id="panel-body" class="panel-body" tabindex="0" role="region" aria-label="{texts.PANEL_ALONE}">'
        f'<p class="panel-wait" role="status">{texts.PANEL_LOADING}</p></div></section>'
    )


def _tool(name: str, label: str, sign: str) -> str:
    return (
        f'<button type="button" data-panel="{name}" aria-label="{label}" title="{label}">'
        f'<span aria-hidden="true">{sign}</span></button>'
    )


def article_html(report: Report) -> str:
    """A whole report; every statement has the id ``u`` and its offset.

    Statements of one passage lie in one element that names their headings.
    """
    return (
        f'<article class="report" data-report="{escaped(report.id)}" data-short="{escaped(report.short)}">'
        f'<header><h{_TOP} class="report-title">{escaped(report.title)}</h{_TOP}>'
        f'<p class="report-of">{escaped(report.publisher)} · {escaped(report.period)}</p></header>'
        f"{''.join(_parts(report))}</article>"
    )


def _parts(report: Report) -> Iterator[str]:
    """Headings and passages of a report, in order."""
    level, page, holder = _TOP, None, None
    for block in read_through(report):
        if holder is not None and block.passage is not holder:
            yield "</div>"
            holder = None
        if block.depth:
            level = min(_TOP + block.depth, level + 1, _DEEPEST)  # no level is left out on the way down
            yield f"<h{level}>{escaped(block.text)}</h{level}>"
            continue
        first = block.statements[0]
        if first.page is not None and first.page != page:
            page = first.page
            yield f'<p class="page-number" id="s{page}">{texts.PAGE_SHORT} {page}</p>'
        if holder is None and block.passage is not None:
            holder = block.passage
            yield _opened(holder)
        yield _line_html(block)
    if holder is not None:
        yield "</div>"


def _opened(passage: Passage) -> str:
    return f'<div class="passage" data-path="{escaped(" › ".join(passage.path))}">'


def _line_html(block: Block) -> str:
    kind = ' class="bullet"' if block.bullet else ""
    # Of all actors together nobody is quoted: the sentence itself names whose view it tells.
    quoted = block.passage is None or block.passage.actor not in OWN_VOICES
    return f"<p{kind}>{' '.join(_statement_html(s, quoted=quoted) for s in block.statements)}</p>"


def _statement_html(statement: Statement, *, quoted: bool) -> str:
    page = f' data-page="{statement.page}"' if statement.page is not None else ""
    spoken = f' <span class="speaker">{escaped(statement.speaker)}</span>' if statement.speaker and quoted else ""
    return (
        f'<span class="u" id="u{statement.start}" data-end="{statement.end}"{page}>{escaped(statement.shown)}</span>'
        f"{spoken}"
    )


def facts_html(report: Report, extent: str) -> str:
    """Who published a report, when, about which municipalities, and how much it holds."""
    rows: Sequence[tuple[str, str]] = (
        (texts.REPORT_PUBLISHER, report.publisher),
        (texts.REPORT_PERIOD, report.period),
        (texts.REPORT_MUNICIPALITIES, ", ".join(report.municipalities) or texts.NO_PLACES),
        (texts.REPORT_EXTENT, extent),
    )
    return (
        f'<dl class="facts">{"".join(f"<div><dt>{escaped(k)}</dt><dd>{escaped(v)}</dd></div>" for k, v in rows)}</dl>'
    )
