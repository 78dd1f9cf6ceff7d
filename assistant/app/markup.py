"""Questions and answers as HTML.

Report text, questions and answers are data: every string goes through
:func:`escaped` before it becomes part of the page, and the only markup is the
one written here. What a button does stands in its ``data-do``; a button with
``data-source`` opens the place in the report that it names.
"""

from collections.abc import Sequence

from assistant.abstention import NO_ANSWER
from assistant.answers import Answer, Citation, Group
from assistant.app import texts
from assistant.app.escape import escaped, quoted
from assistant.reading import Place

__all__ = ["action_html", "answer_html", "mark_html", "notice_html", "place_of", "turn_html"]


def notice_html(message: str, *, retry: bool = False) -> str:
    """Show what went wrong, as a screen reader announces it; empty for nothing."""
    again = action_html("retry", texts.RETRY_BUTTON) if retry else ""
    return f'<div class="notice" role="alert"><p>{escaped(message)}</p>{again}</div>' if message else ""


def action_html(do: str, label: str, kind: str = "", **data: str) -> str:
    """A button that asks the program for something."""
    named = "".join(f' data-{name}="{escaped(value)}"' for name, value in data.items())
    styled = f' class="{kind}"' if kind else ""
    return f'<button type="button"{styled} data-do="{do}"{named}>{escaped(label)}</button>'


def turn_html(number: int, question: str, body: str | None, tools: str = "") -> str:
    """Show one question with its answer, as made by :func:`answer_html`; ``None`` while it is looked for."""
    shown = f'<p class="thinking">{texts.THINKING}</p>' if body is None else body
    return (
        f'<article class="turn" id="t{number}" tabindex="-1" aria-labelledby="q{number}" data-hits>'
        f'<h2 class="asked" id="q{number}"><span class="unseen">{texts.YOU_ASKED} </span>{escaped(question)}</h2>'
        f"{shown}{tools}</article>"
    )


def answer_html(answer: Answer) -> str:
    """Show an answer with its sources."""
    cited = {citation.n: citation for citation in answer.citations}
    parts = []
    if answer.lead.startswith(NO_ANSWER):
        parts.append(f'<p class="label">{texts.ABSTAINED}</p>')
    if answer.lead:
        parts.append(f'<p class="lead">{escaped(answer.lead)}</p>')
    parts += [_group_html(group, cited) for group in answer.groups]
    if answer.note:
        parts.append(f'<p class="note">{escaped(answer.note)}</p>')
    if answer.citations:
        parts.append(_sources_html(answer.citations))
    kind = "answer abstained" if answer.abstained else "answer"
    return f'<div class="{kind}">{"".join(parts)}</div>'


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


def marks_html(numbers: Sequence[int], cited: dict[int, Citation]) -> str:
    """The marks of those numbers that an answer has a source for."""
    return " ".join(mark_html(cited[number]) for number in numbers if number in cited)


def _group_html(group: Group, cited: dict[int, Citation]) -> str:
    heading = f"<h3>{escaped(group.heading)}</h3>" if group.heading else ""
    points = "".join(
        f'<li>{quoted(point.text)} <span class="marks">{marks_html(point.numbers, cited)}</span></li>'
        for point in group.points
    )
    return f'<section class="group">{heading}<ul class="quotes">{points}</ul></section>'


def _sources_html(citations: Sequence[Citation]) -> str:
    """List the sources: one a place, so that what several marks share is read once."""
    places: dict[str, list[Citation]] = {}
    for citation in citations:
        places.setdefault(citation.place(), []).append(citation)
    items = "".join(
        f'<li><span class="marks">{" ".join(mark_html(c) for c in shared)}</span>'
        f' <span class="place">{escaped(place)}{_asked(shared)}</span></li>'
        for place, shared in places.items()
    )
    return f'<section class="sources"><h3>{texts.SOURCES}</h3><ul>{items}</ul></section>'


def _asked(citations: Sequence[Citation]) -> str:
    """Say of a passage of questions that it is one."""
    return f" <em>{texts.QUESTIONS_ASKED}</em>" if citations[0].passage.asked else ""
