"""The page's view, by itself: its functions as gradio calls them, with what a browser or anybody else may send."""

import asyncio
import base64
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
    from assistant.board import Outline

SUBJECT = {"subject": ["tillgänglighet och kontaktvägar"], "municipality": ["Hylte", "Laholm"]}


@pytest.fixture(scope="module")
def view(board: Board) -> "BoardView":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # gradio leaves event loops behind
        import gradio as gr

        from assistant.app.board_view import BoardView

        with gr.Blocks(analytics_enabled=False):
            made = BoardView(board)
        asyncio.set_event_loop(None)
        gc.collect()
    return made


def event(**data: Any) -> Any:  # noqa: ANN401
    import gradio as gr

    return gr.EventData(None, data)


def begun(view: "BoardView", **data: Any) -> dict[Any, Any]:  # noqa: ANN401
    return view.begin(event(**(data or SUBJECT)))


def sent(outline: "Outline", **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """What the browser sends of an outline that was not edited, but for ``changes``."""
    return {
        "order": [section.key for section in outline.sections],
        "on": [section.key for section in outline.sections if section.on],
        "keep": [f"{i.key[0]}:{i.key[1]}" for i in outline.findings.found if i.key not in outline.dropped],
        "title": ["Ärende 7"],
        "date": ["2026-11-25"],
        "officer": ["Anna Ek"],
    } | changes


def saved(view: "BoardView", outline: "Outline", do: str, **changes: Any) -> tuple[str, bytes]:  # noqa: ANN401
    shown = view.save(outline, event(**sent(outline, **changes), do=do))
    assert shown[view.notice] == ""
    parcel = shown[view.out]
    return parcel["name"], base64.b64decode(parcel["content"])


def test_an_outline_is_edited_and_leaves_as_a_document(view: "BoardView") -> None:
    shown = begun(view)
    outline = shown[view.outline]
    assert "utsagor är med" in shown[view.out]["text"]
    assert all(section.heading in shown[view.out]["html"] for section in outline.sections)
    keys = [section.key for section in outline.sections]
    name, data = saved(
        view,
        outline,
        "docx",
        keep=sent(outline)["keep"][1:],
        on=[key for key in keys if key != "bakgrund"],
        order=["beslut", *keys],
        **{"text:beslut": ["Att besluta."]},
    )
    assert name == "underlag-arende-7.docx"
    texts = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    assert "Bakgrund" not in texts
    assert "Att besluta." in texts
    assert texts.index("Förslag till beslut") < texts.index("Sammanfattning")
    assert outline.kept[0].statement.shown not in "\n".join(texts)


@pytest.mark.parametrize("kind", ["md", "xlsx"])
def test_other_formats(view: "BoardView", kind: str) -> None:
    name, data = saved(view, begun(view)[view.outline], kind)
    assert name == f"underlag-arende-7.{kind}"
    assert len(data) > 500


def test_a_draft_goes_out_and_comes_back(view: "BoardView") -> None:
    outline = begun(view)[view.outline]
    name, data = saved(
        view, outline, "json", keep=sent(outline)["keep"][2:], **{"text:beslut": ["Att <b>besluta</b>."]}
    )
    assert name == "underlag-arende-7.json"
    assert json.loads(data)["ärende"] == "Ärende 7"
    again = view.reopen(event(draft=[data.decode()]))
    assert len(again[view.outline].kept) == len(outline.kept) - 2
    assert "står kvar ordagrant" in again[view.out]["text"]
    assert "Att &lt;b&gt;besluta&lt;/b&gt;." in again[view.out]["html"]


@pytest.mark.parametrize("draft", [[""], ["{}"], ["\ud800"], [], [{"a": 1}], "text", None])
def test_a_file_that_is_no_draft(view: "BoardView", draft: object) -> None:
    shown = view.reopen(event(draft=draft))
    assert set(shown) == {view.notice}
    assert "inget utkast" in shown[view.notice]
    assert 'role="alert"' in shown[view.notice]


def test_what_goes_wrong_is_said(view: "BoardView") -> None:
    assert "Inget är valt" in begun(view, subject=[""])[view.notice]
    assert "finns inte i rapporterna" in begun(view, municipality=["<b>"])[view.notice]
    assert "<b>" not in begun(view, municipality=["<b>"])[view.notice]
    assert "Gör den på nytt" in view.save(None, event(do="docx"))[view.notice]


def test_what_the_page_does_not_know_is_ignored(view: "BoardView") -> None:
    outline = begun(view)[view.outline]
    name, data = saved(
        view, outline, "../../x", order=["x", "y"], on=["z"], keep=["1:2"], title=[], **{"text:x": ["y"]}
    )
    assert name.endswith(".docx")
    assert docx.Document(io.BytesIO(data)).paragraphs


def test_an_uncovered_subject_is_said(view: "BoardView") -> None:
    assert "tar inte upp ämnet" in begun(view, subject=["kärnkraftverk"])[view.out]["text"]
