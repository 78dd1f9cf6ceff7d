"""The view *Underlag*: a subject becomes an outline, is edited, and leaves as a document."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import gradio as gr

from assistant.app import texts
from assistant.app.board_markup import MAX_DRAFT, MOST_SHOWN, draft_html, editor_html, key_name, subject_html
from assistant.app.delivery import download, filled, outbox
from assistant.app.events import CONNECT, text_of, texts_of
from assistant.app.markup import notice_html
from assistant.board.choice import Choice
from assistant.board.draft import Changes, draft_text, parse_draft
from assistant.board.outline import MAX_TEXT, Board, Outline
from assistant.board.phrases import counted
from assistant.board.texts import file_name
from assistant.board.writing import document_bytes
from assistant.exports import EXCEL_TYPE, WORD_TYPE
from ingestion.errors import SamsvarError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["BoardView"]

_LOG = logging.getLogger(__name__)
_FORGET_AFTER = 12 * 3600
_EDITOR: Final = "board-editor"
_TYPES: Final = {"docx": WORD_TYPE, "md": "text/markdown", "xlsx": EXCEL_TYPE, "json": "application/json"}
_Shown = dict[Any, Any]


class BoardView:
    """The components, and the functions that their events call."""

    def __init__(self, board: Board, template: "Path | None" = None) -> None:
        """Lay the view out where it is made; ``template`` is the Word template, ``None`` for the bundled one."""
        self._board, self._template = board, template
        plain: dict[str, Any] = {"apply_default_css": False, "js_on_load": CONNECT}
        self.outline = gr.State(None, time_to_live=_FORGET_AFTER)
        self.form = gr.HTML(subject_html(board.reports), elem_id="board-form", **plain)
        self.draft = gr.HTML(draft_html(), elem_id="board-draft", **plain)
        self.notice = gr.HTML("", elem_id="board-notice", apply_default_css=False)
        # What is in it is put there by the script: gradio would leave an earlier outline's ticks and texts in place.
        self.editor = gr.HTML(f'<div id="{_EDITOR}"></div>', elem_id="board-outline", **plain)
        self.out = outbox()
        common: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_id": "board"}
        shown = [self.outline, self.notice, self.out]
        self.form.submit(self.begin, outputs=shown, **common)
        self.draft.submit(self.reopen, outputs=shown, **common)
        self.editor.download(self.save, inputs=[self.outline], outputs=[self.notice, self.out], **common)

    def begin(self, event: gr.EventData) -> _Shown:
        """Show the outline for a choice."""
        choice = Choice(
            text_of(event, "subject"),
            texts_of(event, "municipality"),
            texts_of(event, "actor"),
            texts_of(event, "report"),
            texts_of(event, "theme"),
        )
        return self._guarded(lambda: self._showing(self._board.outline(choice)))

    def reopen(self, event: gr.EventData) -> _Shown:
        """Show the outline of a draft, and what has changed since it was saved."""

        def opened() -> _Shown:
            found = parse_draft(text_of(event, "draft", MAX_DRAFT).encode("utf-8", "replace"), self._board)
            return self._showing(found.outline, _changes_text(found.changes))

        return self._guarded(opened)

    def save(self, outline: Outline | None, event: gr.EventData) -> _Shown:
        """Hand out the outline, as it was edited, as a document or as a draft."""

        def written() -> _Shown:
            if outline is None:
                return {self.notice: notice_html(texts.BOARD_NOTHING_YET)}
            return {self.notice: "", self.out: self._file(_edited(outline, event), text_of(event, "do"))}

        return self._guarded(written)

    def _file(self, outline: Outline, kind: str) -> dict[str, Any]:
        if kind not in _TYPES:
            kind = "docx"
        name = file_name(outline.title, f".{kind}")
        if kind == "json":
            return download(name, draft_text(outline).encode("utf-8", "replace"), _TYPES[kind])
        data, missing = document_bytes(outline, kind, self._template)
        lacking = texts.BOARD_TEMPLATE_LACKS.format(styles=", ".join(missing)) if missing else ""
        return download(name, data, _TYPES[kind], also=lacking)

    def _guarded(self, action: Callable[[], _Shown]) -> _Shown:
        try:
            return action()
        except SamsvarError as error:
            return {self.notice: notice_html(str(error))}
        except Exception:  # whatever it is, the reader of the page can do nothing with it
            _LOG.exception("Board material could not be made")
            return {self.notice: notice_html(texts.BOARD_UNEXPECTED)}

    def _showing(self, outline: Outline, also: str = "") -> _Shown:
        """Show an outline in the editor."""
        told = texts.BOARD_UNCOVERED
        if outline.is_covered:
            told = counted(len(outline.kept), "utsaga är med", "utsagor är med") + "."
        told = f"{told} {also}".strip()
        return {self.outline: outline, self.notice: "", self.out: filled(_EDITOR, editor_html(outline, told), told)}


def _edited(outline: Outline, event: gr.EventData) -> Outline:
    """An outline with what is ticked and written on the page; what the page does not know is ignored."""
    known = {section.key for section in outline.sections}
    for place, key in enumerate(key for key in dict.fromkeys(texts_of(event, "order")) if key in known):
        outline = outline.moved(key, place)
    on = texts_of(event, "on")
    for key in known:
        outline = outline.changed(key, on=key in on, text=text_of(event, f"text:{key}", MAX_TEXT))
    ticked = set(texts_of(event, "keep"))
    shown = [item.key for item in outline.findings.found[:MOST_SHOWN]]
    outline = outline.keeping(shown).without(key for key in shown if key_name(key) not in ticked)
    return outline.named(title=text_of(event, "title"), date=text_of(event, "date"), officer=text_of(event, "officer"))


def _changes_text(changes: Changes) -> str:
    """What has changed since a draft was saved, in a sentence."""
    if changes.is_empty:
        return texts.BOARD_UNCHANGED
    return texts.BOARD_CHANGED.format(gone=len(changes.gone), reworded=len(changes.reworded), new=len(changes.new))
