"""The view *Underlag*: a subject becomes an outline, is edited, and leaves as a document.

The page hands in how a file reaches the reader, so that no file of one reader
is served to another.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import gradio as gr

from assistant.board.choice import Choice, known_actors, known_themes
from assistant.board.draft import Changes, draft_text, parse_draft
from assistant.board.finding import Key
from assistant.board.outline import MAX_TEXT, Board, Outline
from assistant.board.phrases import counted, speakers
from assistant.board.texts import file_name
from assistant.board.writing import document_bytes
from ingestion.errors import SamsvarError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["BoardView", "board_view"]

_LOG = logging.getLogger(__name__)
_FORGET_AFTER = 12 * 3600
_MAX_DRAFT = 400_000
_MOST_SHOWN = 400
"""Statements that can be ticked one by one; beyond that the list is no help."""
_TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
_BUTTONS: Final = {"docx": "Hämta Word", "md": "Hämta Markdown", "xlsx": "Hämta Excel", "json": "Spara utkast"}
_UNEXPECTED: Final = "Något gick fel och underlaget kunde inte göras. Försök igen."
_NOTHING_YET: Final = "Gör en disposition först."
Deliver = Callable[[str, bytes, str], Any]
"""Makes the value of the page's outbox: a file's name, its content and its type."""


def board_view(board: Board, outbox: Any, deliver: Deliver, template: "Path | None" = None) -> "BoardView":  # noqa: ANN401  # a gradio component
    """Lay the view out where it is called, inside a ``gr.Blocks``.

    Args:
        board: makes the outlines.
        outbox: the component whose value reaches the reader as a file.
        deliver: makes that value.
        template: the Word template; ``None`` for the bundled one.
    """
    return BoardView(board, outbox, deliver, template)


class BoardView:
    """The components, and the functions that their events call."""

    def __init__(self, board: Board, outbox: Any, deliver: Deliver, template: "Path | None") -> None:  # noqa: ANN401
        """See :func:`board_view`."""
        self._board, self._deliver, self._template = board, deliver, template
        places = [name for report in board.reports for name in report.municipalities]
        several: dict[str, Any] = {"multiselect": True, "value": []}
        self.outline = gr.State(None, time_to_live=_FORGET_AFTER)
        self.subject = gr.Textbox(label="Ämne", max_length=2000, elem_id="board-subject")
        with gr.Row():
            self.places = gr.Dropdown(places, label="Kommuner", **several)
            self.actors = gr.Dropdown(known_actors(), label="Aktörer", **several)
            self.reports = gr.Dropdown([(r.short, r.id) for r in board.reports], label="Rapporter", **several)
            self.themes = gr.Dropdown(known_themes(board.reports), label="Teman", **several)
        self.make = gr.Button("Gör disposition", variant="primary", elem_id="board-make")
        with gr.Accordion("Öppna ett sparat utkast", open=False):
            self.draft = gr.Textbox(label="Utkastets innehåll", lines=3, max_lines=6, max_length=_MAX_DRAFT)
            self.open = gr.Button("Öppna utkastet")
        self.said = gr.Textbox(label="Besked", interactive=False, lines=1, elem_id="board-said")
        with gr.Column(visible=False) as self.editor:
            self._lay_out_editor()
        self._connect(outbox)

    def _lay_out_editor(self) -> None:
        with gr.Row():
            self.title = gr.Textbox(label="Ärende", max_length=200)
            self.date = gr.Textbox(label="Datum", max_length=40)
            self.officer = gr.Textbox(label="Handläggare", max_length=200)
        self.sections = gr.CheckboxGroup([], label="Avsnitt som är med, i denna ordning")
        with gr.Row():
            self.section = gr.Dropdown([], label="Avsnitt att ändra")
            self.up = gr.Button("Flytta upp")
            self.down = gr.Button("Flytta ned")
        self.text = gr.Textbox(label="Egen text i avsnittet", lines=3, max_length=MAX_TEXT)
        self.statements = gr.CheckboxGroup([], label="Utsagor som är med")
        with gr.Row():
            self.files = {kind: gr.Button(name, elem_id=f"board-{kind}") for kind, name in _BUTTONS.items()}

    def _connect(self, outbox: Any) -> None:  # noqa: ANN401
        common: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_id": "board"}
        shown = [
            self.outline,
            self.said,
            self.editor,
            self.title,
            self.date,
            self.officer,
            self.sections,
            self.section,
            self.text,
            self.statements,
        ]
        chosen = [self.subject, self.places, self.actors, self.reports, self.themes]
        gr.on([self.make.click, self.subject.submit], self.begin, inputs=chosen, outputs=shown, **common)
        self.open.click(self.reopen, inputs=[self.draft], outputs=shown, **common)
        self.section.input(self.edited, inputs=[self.outline, self.section], outputs=[self.text], **common)
        held = [self.outline, self.sections, self.statements, self.section, self.text]
        self.up.click(lambda *values: self.move(-1, *values), inputs=held, outputs=shown, **common)
        self.down.click(lambda *values: self.move(1, *values), inputs=held, outputs=shown, **common)
        fields = [self.title, self.date, self.officer]
        for kind, button in self.files.items():
            button.click(self._writer(kind), inputs=[*held, *fields], outputs=[outbox, self.said], **common)

    def begin(
        self, subject: str, places: list[str], actors: list[str], reports: list[str], themes: list[str]
    ) -> dict[Any, Any]:
        """Show the outline for a choice."""
        choice = Choice(subject or "", tuple(places), tuple(actors), tuple(reports), tuple(themes))
        return self._guarded(lambda: self._showing(self._board.outline(choice)))

    def reopen(self, text: str) -> dict[Any, Any]:
        """Show the outline of a draft, and what has changed since it was saved."""

        def opened() -> dict[Any, Any]:
            found = parse_draft((text or "").encode("utf-8", "replace"), self._board)
            return self._showing(found.outline, _changes_text(found.changes))

        return self._guarded(opened)

    def edited(self, outline: Outline | None, key: str) -> str:
        """The own text of the section that is chosen for change."""
        return next((s.text for s in outline.sections if s.key == key), "") if outline else ""

    def move(
        self, step: int, outline: Outline | None, sections: list[str], statements: list[str], key: str, text: str
    ) -> dict[Any, Any]:
        """Move the chosen section up or down."""
        if outline is None or not any(section.key == key for section in outline.sections):
            return {self.said: _NOTHING_YET}
        outline = _with(outline, sections, statements, key, text)
        place = next(at for at, section in enumerate(outline.sections) if section.key == key)
        return self._showing(outline.moved(key, place + step), chosen=key)

    def _writer(self, kind: str) -> Callable[..., dict[Any, Any]]:
        """What a button for a format does."""

        def write(
            outline: Outline | None,
            sections: list[str],
            statements: list[str],
            key: str,
            text: str,
            title: str,
            date: str,
            officer: str,
        ) -> tuple[Any, str]:
            if outline is None:
                return gr.skip(), _NOTHING_YET
            try:
                edited = _with(outline, sections, statements, key, text).named(title=title, date=date, officer=officer)
                return self._file(edited, kind)
            except SamsvarError as error:
                return gr.skip(), str(error)
            except Exception:  # whatever it is, the reader of the page can do nothing with it
                _LOG.exception("Board material could not be written")
                return gr.skip(), _UNEXPECTED

        return write  # type: ignore[return-value]

    def _file(self, outline: Outline, kind: str) -> tuple[Any, str]:
        name = file_name(outline.title, f".{kind}")
        if kind == "json":
            return self._deliver(name, draft_text(outline).encode("utf-8", "replace"), _TYPES[kind]), f"{name} är klar."
        data, missing = document_bytes(outline, kind, self._template)
        lacking = f" Mallen saknar {', '.join(missing)}; de är hämtade ur Samsvars egen mall." if missing else ""
        return self._deliver(name, data, _TYPES[kind]), f"{name} är klar.{lacking}"

    def _guarded(self, action: Callable[[], dict[Any, Any]]) -> dict[Any, Any]:
        try:
            return action()
        except SamsvarError as error:
            return {self.said: str(error)}
        except Exception:  # whatever it is, the reader of the page can do nothing with it
            _LOG.exception("An outline could not be made")
            return {self.said: _UNEXPECTED}

    def _showing(self, outline: Outline, also: str = "", chosen: str = "") -> dict[Any, Any]:
        """Show an outline in the editor."""
        names = [(section.heading, section.key) for section in outline.sections]
        key = chosen or outline.sections[0].key
        found = outline.findings.found
        told = counted(len(outline.kept), "utsaga är med", "utsagor är med") + "."
        if not outline.is_covered:
            told = "Rapporterna tar inte upp ämnet; underlaget säger det."
        choices = [
            (f"”{item.statement.shown}” ({speakers([item], outline.reports)})", _name(item.key)) for item in found
        ][:_MOST_SHOWN]
        return {
            self.outline: outline,
            self.said: f"{told} {also}".strip(),
            self.editor: gr.update(visible=True),
            self.title: outline.title,
            self.date: outline.date,
            self.officer: outline.officer,
            self.sections: gr.update(choices=names, value=[s.key for s in outline.sections if s.on]),
            self.section: gr.update(choices=names, value=key),
            self.text: outline.section(key).text,
            self.statements: gr.update(
                choices=choices, value=[_name(i.key) for i in found[:_MOST_SHOWN] if i.key not in outline.dropped]
            ),
        }


def _name(key: Key) -> str:
    return f"{key[0]}:{key[1]}"


def _with(outline: Outline, sections: list[str], statements: list[str], key: str, text: str) -> Outline:
    """An outline with what is ticked and written in the editor; what the page does not know is ignored."""
    for section in outline.sections:
        outline = outline.changed(section.key, on=section.key in (sections or ()))
    if any(section.key == key for section in outline.sections):
        outline = outline.changed(key, text=text or "")
    ticked = set(statements or ())
    shown = [item.key for item in outline.findings.found[:_MOST_SHOWN]]
    dropped = [name for name in shown if _name(name) not in ticked]
    return outline.keeping(shown).without(dropped)


def _changes_text(changes: Changes) -> str:
    """What has changed since a draft was saved, in a sentence."""
    if changes.is_empty:
        return "Alla utsagor i utkastet står kvar ordagrant."
    return (
        "Rapporterna har ändrats sedan utkastet sparades: "
        f"{len(changes.gone)} borttagna, {len(changes.reworded)} ändrade och {len(changes.new)} nya utsagor."
        " De ändrade och nya är inte med förrän du väljer dem."
    )
