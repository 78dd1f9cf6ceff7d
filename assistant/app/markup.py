"""Answers as HTML.

Report text, questions and answers are data: every string goes through
:func:`_escaped` before it becomes part of the page, and the only markup is the
one written here.
"""

import html
import re
from collections.abc import Iterable, Sequence

from assistant.abstention import NO_ANSWER
from assistant.answers import Answer, Citation, Group, Headline, Point, Sentence, Table
from assistant.app import texts
from assistant.question import Chip
from ingestion import Passage, Report, Statement

__all__ = ["answer_html", "base_html", "chips_html", "draft_html", "header_html", "notice_html", "turn_html"]

_QUOTES = tuple('"”“„»«')
_BULLET = re.compile(r"\s*[-–•·*]\s")


def _escaped(text: str) -> str:
    return html.escape(text, quote=True)


def header_html(model: str | None = None) -> str:
    """Say the page's name, what it is, and who answers: a language model's name where there is one."""
    machine = texts.MACHINE if model is None else texts.MACHINE_WITH_MODEL.format(model=_escaped(model))
    return (
        f'<header><h1>{texts.TITLE}</h1><p class="tagline">{texts.TAGLINE}</p><p class="machine">{machine}</p></header>'
    )


def base_html(reports: Iterable[Report]) -> str:
    """Show what the base holds: every report with its municipalities."""
    rows = "".join(
        f'<li><span class="short">{_escaped(report.short)}</span>'
        f'<span class="title">{_escaped(report.title)}</span>'
        f'<span class="places">{_escaped(", ".join(report.municipalities) or texts.NO_PLACES)}</span></li>'
        for report in reports
    )
    return f'<section class="base"><h2>{texts.BASE_HEADING}</h2><ul>{rows}</ul></section>'


def notice_html(message: str) -> str:
    """Show what went wrong, as a screen reader announces it; empty for nothing."""
    return f'<p class="notice" role="alert">{_escaped(message)}</p>' if message else ""


def turn_html(number: int, question: str, answer: str | None, draft: str = "") -> str:
    """Show one question with its answer, as made by :func:`answer_html`; ``None`` while it is looked for or written.

    ``draft`` is what there is of it by then, as made by :func:`draft_html`.
    """
    waiting = f'{draft}<p class="thinking">{texts.WRITING if draft else texts.THINKING}</p>'
    body = waiting if answer is None else answer
    return (
        f'<article class="turn" id="t{number}" tabindex="-1" aria-labelledby="q{number}">'
        f'<h2 class="asked" id="q{number}"><span class="unseen">{texts.YOU_ASKED} </span>{_escaped(question)}</h2>'
        f"{body}</article>"
    )


def answer_html(turn: int, answer: Answer) -> str:
    """Show an answer with its sources; ``turn`` keeps the ids of several answers apart."""
    known = {citation.n for citation in answer.citations}
    parts = []
    if answer.lead.startswith(NO_ANSWER):
        parts.append(f'<p class="label">{texts.ABSTAINED}</p>')
    if answer.lead:
        parts.append(f'<p class="lead">{_escaped(answer.lead)}</p>')
    if answer.chips:
        parts.append(chips_html(answer.chips))
    parts += _said_html(answer, turn, known)
    parts += [f'<p class="note">{_escaped(text)}</p>' for text in (answer.notice, answer.note) if text]
    if answer.citations:
        parts.append(_sources_html(answer.citations, turn))
    if answer.suggestions:
        parts.append(_suggestions_html(answer.suggestions))
    kind = "answer abstained" if answer.abstained else "answer"
    return f'<div class="{kind}">{"".join(parts)}</div>'


def _said_html(answer: Answer, turn: int, known: set[int]) -> list[str]:
    """Show what is said: the answer in a few words, a language model's sentences, the quotations."""
    parts = []
    if answer.headline is not None:
        parts.append(_headline_html(answer.headline, turn, known))
    if answer.sentences:
        parts.append(_sentences_html(answer.sentences, turn, known))
    if answer.table is not None:
        parts.append(_table_html(answer.table, turn, known))
    parts += [_group_html(group, turn, known) for group in answer.groups]
    if answer.more:
        parts.append(_more_html(answer.more, turn, known))
    return parts


def draft_html(turn: int, sentences: Sequence[Sentence]) -> str:
    """Show what a language model has written so far; its marks lead nowhere yet."""
    return f'<div class="answer">{_sentences_html(sentences, turn, set())}</div>'


def _sentences_html(sentences: Sequence[Sentence], turn: int, known: set[int]) -> str:
    """Show a language model's sentences, each with the marks of what it rests on."""
    shown = " ".join(
        f'{_escaped(sentence.text)} <span class="marks">'
        f"{' '.join(_mark_link(turn, n) if n in known else f'[{n}]' for n in sentence.numbers)}</span>"
        for sentence in sentences
    )
    return f'<p class="written">{shown}</p>'


def _mark_link(turn: int, number: int) -> str:
    """Make ``[n]`` a link to the marked words in its source."""
    return f'<a class="mark" href="#t{turn}m{number}" aria-label="{texts.SOURCE} {number}">[{number}]</a>'


def chips_html(chips: Iterable[Chip]) -> str:
    """Say how the question was understood, one item a chip."""
    items = "".join(f'<li data-chip="{_escaped(chip.key)}">{_escaped(chip.label)}</li>' for chip in chips)
    return f'<div class="understood"><span class="term">{texts.UNDERSTOOD}</span><ul class="chips">{items}</ul></div>'


def _marks_html(numbers: Iterable[int], turn: int, known: set[int]) -> str:
    links = " ".join(_mark_link(turn, n) for n in dict.fromkeys(numbers) if n in known)
    return f'<span class="marks">{links}</span>' if links else ""


def _headline_html(headline: Headline, turn: int, known: set[int]) -> str:
    text = _quoted(headline.text) if headline.numbers else _escaped(headline.text)
    strong = f"<strong>{text}</strong>" if headline.text else ""
    parts = (strong, _marks_html(headline.numbers, turn, known), _escaped(headline.after))
    return f'<p class="headline">{" ".join(part for part in parts if part)}</p>'


def _table_html(table: Table, turn: int, known: set[int]) -> str:
    """Show a table with its caption and heads, in a box of its own that scrolls by keyboard where it is too wide."""
    labelled = any(row.label for row in table.rows)
    head = "".join(f'<th scope="col">{_escaped(name)}</th>' for name in table.columns)
    corner = f"<td>{_escaped(table.corner)}</td>" if labelled else ""
    rows = "".join(
        "<tr>"
        + (f'<th scope="row">{_escaped(row.label)}</th>' if labelled else "")
        + "".join(f"<td>{_cell_html(cell, table, turn, known)}</td>" for cell in row.cells)
        + "</tr>"
        for row in table.rows
    )
    caption = _escaped(table.caption)
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{caption}"><table class="cells">'
        f"<caption>{caption}</caption><thead><tr>{corner}{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell_html(points: Sequence[Point], table: Table, turn: int, known: set[int]) -> str:
    if not points:
        return f'<span aria-hidden="true">–</span><span class="unseen">{texts.NOTHING}</span>'
    if not table.quoted:
        return _marks_html([n for point in points for n in point.numbers], turn, known)
    return "".join(f"<p>{_quoted(p.text)} {_marks_html(p.numbers, turn, known)}</p>" for p in points)


def _by_html(point: Point) -> str:
    return f' <span class="by">– {_escaped(point.by)}</span>' if point.by else ""


def _more_html(groups: Sequence[Group], turn: int, known: set[int]) -> str:
    count = sum(len(group.points) for group in groups)
    inside = "".join(_group_html(group, turn, known) for group in groups)
    return f'<details class="more" id="t{turn}more"><summary>{texts.MORE} ({count})</summary>{inside}</details>'


def _suggestions_html(suggestions: Iterable[str]) -> str:
    items = "".join(f"<li>{_escaped(text)}</li>" for text in suggestions)
    return f'<section class="next"><h3>{texts.NEXT}</h3><ul>{items}</ul></section>'


def _group_html(group: Group, turn: int, known: set[int]) -> str:
    heading = f"<h3>{_escaped(group.heading)}</h3>" if group.heading else ""
    points = "".join(
        f"<li>{_quoted(point.text)} {_marks_html(point.numbers, turn, known)}{_by_html(point)}</li>"
        for point in group.points
    )
    return f'<section class="group">{heading}<ul class="quotes">{points}</ul></section>'


def _quoted(text: str) -> str:
    """Put a text in quotation marks, unless it has its own; they are text, so that a copy keeps them."""
    own = text[:1] in _QUOTES and text[-1:] in _QUOTES
    return f"<q>{_escaped(text)}</q>" if own else f"”<q>{_escaped(text)}</q>”"


def _sources_html(citations: Sequence[Citation], turn: int) -> str:
    """List the sources: one a passage, so that what several marks share is read once."""
    places: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        places.setdefault((citation.passage.passage_id, citation.place()), []).append(citation)
    items = "".join(_source_html(place, shared, turn) for (_, place), shared in places.items())
    return f'<section class="sources"><h3>{texts.SOURCES}</h3>{items}</section>'


def _source_html(place: str, citations: Sequence[Citation], turn: int) -> str:
    first = citations[0]
    numbers = " ".join(f"[{citation.n}]" for citation in citations)
    cited = {citation.statement.start: citation.n for citation in citations}
    passage = _passage_html(first.passage, first.report, cited, turn)
    path = " › ".join(first.passage.path)
    offsets = "; ".join(f"[{c.n}] tecken {c.statement.start}–{c.statement.end}" for c in citations)
    asked = f'<p class="asked-questions">{texts.QUESTIONS_ASKED}</p>' if first.passage.asked else ""
    return (
        f'<details id="t{turn}s{first.n}"><summary><span class="numbers">{numbers}</span> '
        f'<span class="place">{_escaped(place)}</span></summary>'
        f'<div class="source">{asked}<div class="passage">{passage}</div>'
        f"<dl><dt>{texts.HEADING_PATH}</dt><dd>{_escaped(path)}</dd>"
        f"<dt>{texts.CHARACTERS}</dt><dd>{_escaped(first.report.id)}: {offsets}</dd></dl>"
        f'<p class="back"><a href="#t{turn}">{texts.BACK}</a></p></div></details>'
    )


def _passage_html(passage: Passage, report: Report, cited: dict[int, int], turn: int) -> str:
    """Show a whole passage in the lines of its report, with the cited statements marked."""
    lines: list[list[Statement]] = []
    for statement in passage.statements:
        gap = report.source[lines[-1][-1].end : statement.start] if lines else "\n"
        if "\n" in gap:
            lines.append([statement])
        else:
            lines[-1].append(statement)
    return "".join(_line_html(line, cited, turn) for line in lines)


def _line_html(line: Sequence[Statement], cited: dict[int, int], turn: int) -> str:
    kind = ' class="bullet"' if _BULLET.match(line[0].text) else ""
    return f"<p{kind}>{' '.join(_statement_html(s, cited.get(s.start), turn) for s in line)}</p>"


def _statement_html(statement: Statement, number: int | None, turn: int) -> str:
    shown = _escaped(statement.shown)
    if number is None:
        return shown
    return f'<mark id="t{turn}m{number}" tabindex="-1">{shown}</mark> <span class="number">[{number}]</span>'
