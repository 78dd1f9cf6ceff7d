"""Questions and answers as HTML.

Report text, questions and answers are data: every string goes through
:func:`escaped` before it becomes part of the page, and the only markup is the
one written here. What a button does stands in its ``data-do``; a button with
``data-source`` opens the place in the report that it names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.abstention import NO_ANSWER
from assistant.answers import Answer, Citation, Group, Headline, Point, Sentence, Table
from assistant.app import texts
from assistant.app.escape import escaped, quoted
from assistant.question import Chip
from assistant.reading import Place

__all__ = [
    "action_html",
    "answer_html",
    "boxes_html",
    "mark_html",
    "notice_html",
    "place_of",
    "table_html",
    "turn_html",
]


def notice_html(message: str, *, retry: bool = False) -> str:
    """Show what went wrong, as a screen reader announces it; empty for nothing."""
    again = action_html("retry", texts.RETRY_BUTTON) if retry else ""
    return f'<div class="notice" role="alert"><p>{escaped(message)}</p>{again}</div>' if message else ""


def action_html(do: str, label: str, kind: str = "", **data: str) -> str:
    """A button that asks the program for something."""
    named = "".join(f' data-{name}="{escaped(value)}"' for name, value in data.items())
    styled = f' class="{kind}"' if kind else ""
    return f'<button type="button"{styled} data-do="{do}"{named}>{escaped(label)}</button>'


def boxes_html(name: str, label: str, offered: Iterable[tuple[str, str]]) -> str:
    """Values to tick, each with its label, unfolded at a click."""
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{escaped(value)}"> <span>{escaped(shown)}</span></label>'
        for value, shown in offered
    )
    return (
        f'<details class="field boxes"><summary>{label}</summary><fieldset><legend class="unseen">{label}</legend>'
        f"{boxes}</fieldset></details>"
    )


def turn_html(number: int, question: str, body: str | None, tools: str = "", draft: Sequence[Sentence] = ()) -> str:
    """Show one question with its answer, as made by :func:`answer_html`; ``None`` while it is looked for or written.

    ``draft`` is what a language model has written of it by then; its marks lead nowhere yet.
    """
    begun = f'<div class="draft">{_sentences_html(draft, {})}</div>' if draft else ""
    waiting = f'{begun}<p class="thinking">{texts.WRITING if draft else texts.THINKING}</p>'
    shown = waiting if body is None else body
    return (
        f'<article class="turn" id="t{number}" tabindex="-1" aria-labelledby="q{number}" data-hits>'
        f'<h2 class="asked" id="q{number}"><span class="unseen">{texts.YOU_ASKED} </span>{escaped(question)}</h2>'
        f"{shown}{tools}</article>"
    )


def answer_html(turn: int, answer: Answer, without: Sequence[str] = (), behind: Mapping[str, int] | None = None) -> str:
    """Show an answer with its sources.

    ``turn`` keeps the ids of several answers apart; ``without`` are the chips
    that the reader has removed, and can bring back; ``behind`` has the
    passages behind each chip.
    """
    cited = {citation.n: citation for citation in answer.citations}
    parts = []
    if answer.lead.startswith(NO_ANSWER):
        parts.append(f'<p class="label">{texts.ABSTAINED}</p>')
    if answer.lead:
        parts.append(f'<p class="lead">{escaped(answer.lead)}</p>')
    parts += _said_html(answer, turn, cited)
    parts += [f'<p class="note">{escaped(text)}</p>' for text in (answer.notice, answer.note) if text]
    if answer.citations:
        parts.append(_sources_html(answer.citations, turn))
    if answer.chips or without:
        parts.append(_chips_html(answer.chips, without, turn, behind or {}))
    if answer.suggestions:
        parts.append(_suggestions_html(answer.suggestions))
    kind = "answer abstained" if answer.abstained else "answer"
    return f'<div class="{kind}">{"".join(parts)}</div>'


def _said_html(answer: Answer, turn: int, cited: dict[int, Citation]) -> Iterator[str]:
    """What is said: the answer in a few words, a language model's sentences, the quotations."""
    if answer.headline is not None:
        yield _headline_html(answer.headline, cited)
    if answer.sentences:
        yield _sentences_html(answer.sentences, cited)
    if answer.table is not None:
        yield table_html(answer.table, cited)
    yield from (_group_html(group, cited) for group in answer.groups)
    if answer.more:
        yield _more_html(answer.more, turn, cited)


def _sentences_html(sentences: Sequence[Sentence], cited: dict[int, Citation]) -> str:
    """A language model's sentences, each with the marks of what it rests on; those without a source yet are text."""
    shown = " ".join(
        f'{escaped(sentence.text)} <span class="marks">'
        f"{' '.join(mark_html(cited[n]) if n in cited else f'[{n}]' for n in sentence.numbers)}</span>"
        for sentence in sentences
    )
    return f'<p class="written">{shown}</p>'


def place_of(citation: Citation) -> Place:
    """Where a citation stands, as an address names it."""
    return Place(citation.report.id, citation.statement.start, citation.statement.end)


def mark_html(citation: Citation) -> str:
    """``[n]``, a button that opens the words in their report."""
    label = f"[{citation.n}] {texts.SOURCE}: {citation.place()}"  # begins with what is seen, for those who speak it
    return (
        f'<button type="button" class="mark" data-source="{place_of(citation)}" data-n="{citation.n}"'
        f' aria-label="{escaped(label)}">[{citation.n}]</button>'
    )


def _marks_html(numbers: Iterable[int], cited: dict[int, Citation]) -> str:
    """The marks of those numbers that an answer has a source for."""
    made = " ".join(mark_html(cited[number]) for number in dict.fromkeys(numbers) if number in cited)
    return f' <span class="marks">{made}</span>' if made else ""


def _headline_html(headline: Headline, cited: dict[int, Citation]) -> str:
    text = quoted(headline.text) if headline.numbers else escaped(headline.text)
    strong = f"<strong>{text}</strong>" if headline.text else ""
    after = f" {escaped(headline.after)}" if headline.after else ""
    return f'<p class="headline">{strong}{_marks_html(headline.numbers, cited)}{after}</p>'


def table_html(table: Table, cited: dict[int, Citation]) -> str:
    """Show a table with its caption and heads, in a box of its own that scrolls by keyboard where it is too wide."""
    labelled = any(row.label for row in table.rows)
    head = "".join(f'<th scope="col">{escaped(name)}</th>' for name in table.columns)
    named = f'<th scope="col">{escaped(table.corner)}</th>' if table.corner else "<td></td>"
    corner = named if labelled else ""
    rows = "".join(
        "<tr>"
        + (f'<th scope="row">{escaped(row.label)}</th>' if labelled else "")
        + "".join(f"<td>{_cell_html(cell, table, cited)}</td>" for cell in row.cells)
        + "</tr>"
        for row in table.rows
    )
    caption = escaped(table.caption)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{caption}"><table class="cells">'
        f"<caption>{caption}</caption><thead><tr>{corner}{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell_html(points: Sequence[Point], table: Table, cited: dict[int, Citation]) -> str:
    if not points:
        return f'<span aria-hidden="true">–</span><span class="unseen">{texts.EMPTY_CELL}</span>'
    if not table.quoted:
        return _marks_html([n for point in points for n in point.numbers], cited)
    return "".join(f"<p>{_point_html(point, cited)}</p>" for point in points)


def _point_html(point: Point, cited: dict[int, Citation]) -> str:
    by = f' <span class="by">– {escaped(point.by)}</span>' if point.by else ""
    return f"{quoted(point.text)}{_marks_html(point.numbers, cited)}{by}"


def _more_html(groups: Sequence[Group], turn: int, cited: dict[int, Citation]) -> str:
    count = texts.MORE.format(count=sum(len(group.points) for group in groups))
    inside = "".join(_group_html(group, cited) for group in groups)
    return f'<details class="more" id="t{turn}more"><summary>{count}</summary>{inside}</details>'


def _group_html(group: Group, cited: dict[int, Citation]) -> str:
    heading = f"<h3>{escaped(group.heading)}</h3>" if group.heading else ""
    points = "".join(f"<li>{_point_html(point, cited)}</li>" for point in group.points)
    return f'<section class="group">{heading}<ul class="quotes">{points}</ul></section>'


def _sources_html(citations: Sequence[Citation], turn: int) -> str:
    """List the sources: one a place, so that what several marks share is read once."""
    places: dict[str, list[Citation]] = {}
    for citation in citations:
        places.setdefault(citation.place(), []).append(citation)
    items = "".join(
        f'<li><span class="marks">{" ".join(mark_html(c) for c in shared)}</span>'
        f' <span class="place">{escaped(place)}{_asked(shared)}</span></li>'
        for place, shared in places.items()
    )
    return (
        f'<details class="sources" id="t{turn}sources"><summary>{texts.SOURCES} ({len(citations)})</summary>'
        f"<ul>{items}</ul></details>"
    )


def _asked(citations: Sequence[Citation]) -> str:
    """Say of a passage of questions that it is one."""
    return f" <em>{texts.QUESTIONS_ASKED}</em>" if citations[0].passage.asked else ""


def _chips_html(chips: Sequence[Chip], without: Sequence[str], turn: int, behind: Mapping[str, int]) -> str:
    """How the question was understood: each chip is a button that takes it away, or brings it back."""
    items = [
        f'<li><button type="button" class="chip" data-do="without" data-turn="{turn}" data-key="{escaped(chip.key)}"'
        f' aria-label="{escaped(f"{chip.label}{_behind(chip, behind)}, {texts.REMOVE}")}">{escaped(chip.label)}'
        f'<span class="count">{_behind(chip, behind)}</span> <span aria-hidden="true">✕</span></button></li>'
        for chip in chips
    ]
    items += [
        f'<li><button type="button" class="chip gone" data-do="with" data-turn="{turn}" data-key="{escaped(key)}"'
        f' aria-label="{escaped(f"{_value(key)}, {texts.BRING_BACK}")}"><s>{escaped(_value(key))}</s>'
        ' <span aria-hidden="true">↺</span></button></li>'
        for key in without
    ]
    return (
        f'<div class="understood"><span id="t{turn}understood">{texts.UNDERSTOOD}</span>'
        f'<ul class="chips" aria-labelledby="t{turn}understood">{"".join(items)}</ul></div>'
    )


def _behind(chip: Chip, behind: Mapping[str, int]) -> str:
    return f" {behind[chip.key]}" if chip.key in behind else ""


def _value(key: str) -> str:
    return key.partition(":")[2]


def _suggestions_html(suggestions: Iterable[str]) -> str:
    items = "".join(f"<li>{action_html('ask', text, 'suggestion')}</li>" for text in suggestions)
    return f'<section class="next"><h3>{texts.SUGGESTIONS}</h3><ul>{items}</ul></section>'
