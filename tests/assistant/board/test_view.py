"""The page's view, by itself: its functions as gradio calls them."""

import asyncio
import gc
import io
import json
import warnings
from typing import TYPE_CHECKING, Any

import docx
import pytest

from assistant.board import Board

if TYPE_CHECKING:
    from assistant.app.board_view import BoardView


@pytest.fixture(scope="module")
def view(board: Board) -> "BoardView":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # gradio leaves event loops behind
        import gradio as gr

        from assistant.app.board_view import board_view

        with gr.Blocks(analytics_enabled=False):
            made = board_view(board, gr.HTML(), lambda name, data, kind: (name, data, kind))
        asyncio.set_event_loop(None)
        gc.collect()
    return made


def begun(view: "BoardView") -> dict[Any, Any]:
    return view.begin("tillgänglighet och kontaktvägar", ["Hylte", "Laholm"], [], [], [])


def values(view: "BoardView", shown: dict[Any, Any]) -> tuple[Any, ...]:
    return (
        shown[view.outline],
        shown[view.sections]["value"],
        shown[view.statements]["value"],
        shown[view.section]["value"],
        shown[view.text],
    )


def written(view: "BoardView", kind: str, *given: Any) -> Any:  # noqa: ANN401
    return view._writer(kind)(*given, "Ärende 7", "2026-11-25", "Anna Ek")


def test_an_outline_is_edited_and_leaves_as_a_document(view: "BoardView") -> None:
    outline, sections, statements, _, _ = values(view, begun(view))
    dropped = outline.kept[0].statement.shown
    given = (outline, [s for s in sections if s != "bakgrund"], statements[1:], "beslut", "Att besluta.")
    (name, data, kind), said = written(view, "docx", *given)
    assert (name, kind.rpartition(".")[2]) == ("underlag-arende-7.docx", "document")
    assert "är klar" in said
    texts = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    assert "Bakgrund" not in texts
    assert "Att besluta." in texts
    assert dropped not in "\n".join(texts).replace("Bilaga", "")


def test_sections_move(view: "BoardView") -> None:
    outline, sections, statements, _, _ = values(view, begun(view))
    moved = view.move(-1, outline, sections, statements, "bakgrund", "")
    assert [s.key for s in moved[view.outline].sections][:2] == ["bakgrund", "sammanfattning"]
    assert view.move(-1, None, [], [], "bakgrund", "")[view.said].startswith("Gör en disposition")


def test_a_draft_goes_out_and_comes_back(view: "BoardView") -> None:
    outline, sections, statements, key, text = values(view, begun(view))
    (_, data, _), _ = written(view, "json", outline, sections, statements[2:], key, text)
    assert json.loads(data)["ärende"] == "Ärende 7"
    again = view.reopen(data.decode())
    assert again[view.statements]["value"] == statements[2:]
    assert "står kvar ordagrant" in again[view.said]


@pytest.mark.parametrize("text", ["", "{}", "\ud800"])
def test_what_goes_wrong_is_said(view: "BoardView", text: str) -> None:
    assert "inget utkast" in view.reopen(text)[view.said]
    assert "Inget är valt" in view.begin("", [], [], [], [])[view.said]
    assert written(view, "docx", None, [], [], "", "")[1].startswith("Gör en disposition")


def test_an_uncovered_subject_is_said(view: "BoardView") -> None:
    shown = view.begin("kärnkraftverk", [], [], [], [])
    assert "tar inte upp ämnet" in shown[view.said]
