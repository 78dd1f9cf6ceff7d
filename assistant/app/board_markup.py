"""The view *Underlag* as HTML: what material is wanted on, and the outline that is edited.

The outline is edited in the browser alone: sections that are moved, boxes and
own text travel back with the button that saves.
"""

from collections.abc import Sequence

from assistant.app import texts
from assistant.app.escape import escaped
from assistant.app.markup import action_html, boxes_html
from assistant.board.choice import known_actors, known_themes
from assistant.board.finding import Key
from assistant.board.outline import MAX_TEXT, Outline, Section
from assistant.board.phrases import speakers
from assistant.chosen import Chosen
from assistant.conversation import MAX_QUESTION
from ingestion import Report

__all__ = ["MAX_DRAFT", "MOST_SHOWN", "draft_html", "editor_html", "key_name", "subject_html"]

MAX_DRAFT = 900_000
"""Bytes of a draft that the page opens; the command opens larger ones."""
MOST_SHOWN = 400
"""Statements that can be ticked one by one; beyond that the list is no help."""
_MAX_FIELD = 200


def subject_html(reports: Sequence[Report]) -> str:
    """Heading and the form for a subject. It is never made anew, so that what a reader types stays."""
    places = dict.fromkeys(name for report in reports for name in report.municipalities)
    offered = (
        ("municipality", texts.BOARD_PLACES, [(name, name) for name in places]),
        ("actor", texts.BOARD_ACTORS, [(name, name) for name in known_actors()]),
        ("report", texts.BOARD_REPORTS, [(report.id, report.short) for report in reports]),
        ("theme", texts.BOARD_THEMES, [(name, name) for name in known_themes(reports)]),
    )
    return (
        f'<h2 class="view-title" tabindex="-1">{texts.BOARD_HEADING}</h2><p class="view-lead">{texts.BOARD_LEAD}</p>'
        '<form class="board-form" data-form method="dialog">'
        f'<div class="field"><label for="board-subject">{texts.BOARD_SUBJECT}</label>'
        f'<input id="board-subject" type="text" name="subject" maxlength="{MAX_QUESTION}" autocomplete="off"'
        f' placeholder="{texts.BOARD_SUBJECT_HELP}" lang="sv"></div>'
        f'<div class="board-limits">{"".join(boxes_html(*group) for group in offered)}</div>'
        f'<button type="submit" class="primary">{texts.BOARD_MAKE}</button></form>'
    )


def draft_html() -> str:
    """A way to go on with a draft that was saved: it is opened as soon as it is chosen."""
    return (
        '<form class="board-draft" data-form method="dialog">'
        f'<label class="plain"><input type="file" class="unseen" name="draft" accept=".json" data-opens="{MAX_DRAFT}">'
        f"{texts.BOARD_OPEN}</label></form>"
    )


def editor_html(outline: Outline, told: str) -> str:
    """An outline to be edited; ``told`` says what came out."""
    fields = (
        ("title", texts.BOARD_TITLE, outline.title),
        ("date", texts.BOARD_DATE, outline.date),
        ("officer", texts.BOARD_OFFICER, outline.officer),
    )
    sections = "".join(_section_html(number, section) for number, section in enumerate(outline.sections))
    saves = "".join(
        action_html(kind, label, "plain", event="download", held="") for kind, label in texts.BOARD_KINDS.items()
    )
    return (
        f'<h3 class="board-title" tabindex="-1">{texts.BOARD_OUTLINE}</h3><p class="view-lead">{escaped(told)}</p>'
        '<form class="board-form" data-form method="dialog">'
        f'<div class="board-fields">{"".join(_field_html(*field) for field in fields)}</div>'
        f'<fieldset class="board-sections"><legend>{texts.BOARD_SECTIONS}</legend><ol>{sections}</ol></fieldset>'
        f"{_statements_html(outline)}"
        f'<p class="board-save">{texts.BOARD_SAVE}: {saves}</p></form>'
    )


def _field_html(name: str, label: str, value: str) -> str:
    return (
        f'<div class="field"><label for="board-{name}">{label}</label><input id="board-{name}" type="text"'
        f' name="{name}" value="{escaped(value)}" maxlength="{_MAX_FIELD}" autocomplete="off" lang="sv"></div>'
    )


def _section_html(number: int, section: Section) -> str:
    """A section: whether it is in the document, its place, and what the writer adds."""
    key, heading = escaped(section.key), escaped(section.heading)
    moves = "".join(
        f'<button type="button" data-move="{step}" data-name="{heading}" aria-label="{label}: {heading}"'
        f' title="{label}"><span aria-hidden="true">{sign}</span></button>'
        for step, label, sign in ((-1, texts.BOARD_UP, "↑"), (1, texts.BOARD_DOWN, "↓"))
    )
    return (
        f'<li><input type="hidden" name="order" value="{key}"><div class="board-section">'
        f'<label><input type="checkbox" name="on" value="{key}"{" checked" if section.on else ""}>'
        f' <span>{heading}</span></label><span class="moves">{moves}</span></div>'
        f"<details{' open' if section.text else ''}><summary>{texts.BOARD_TEXT}"
        f'<span class="unseen">: {heading}</span></summary>'
        f'<textarea id="board-text-{number}" name="text:{key}" rows="4" maxlength="{MAX_TEXT}" lang="sv"'
        f' aria-label="{texts.BOARD_TEXT}: {heading}">{escaped(section.text)}</textarea></details></li>'
    )


def _statements_html(outline: Outline) -> str:
    """Every statement that was found, each with a box and its place in the report."""
    found = outline.findings.found
    if not found:
        return ""
    left = f" {texts.BOARD_LEFT.format(shown=MOST_SHOWN, all=len(found))}" if len(found) > MOST_SHOWN else ""
    items = "".join(_statement_html(item, outline) for item in found[:MOST_SHOWN])
    return (
        f'<fieldset class="board-statements"><legend>{texts.BOARD_STATEMENTS}{left}</legend>'
        f"<ul data-hits>{items}</ul></fieldset>"
    )


def _statement_html(item: Chosen, outline: Outline) -> str:
    statement, kept = item.statement, item.key not in outline.dropped
    place = f"{item.passage.report}:{statement.start}-{statement.end}"
    return (
        f'<li><label><input type="checkbox" name="keep" value="{escaped(key_name(item.key))}"'
        f"{' checked' if kept else ''}> <span>”{escaped(statement.shown)}”"
        f' <span class="by">– {escaped(speakers([item], outline.reports))}</span></span></label>'
        f' <button type="button" class="mark" data-source="{escaped(place)}"'
        f' aria-label="{texts.COMPARE_OPEN}: {escaped(statement.shown[:60])}"><span aria-hidden="true">→</span>'
        "</button></li>"
    )


def key_name(key: Key) -> str:
    """A statement as the page names it."""
    return f"{key[0]}:{key[1]}"
