"""The page: its views, and what they share."""

from typing import TYPE_CHECKING

import gradio as gr

from assistant.app import texts
from assistant.app.ask_view import AskView
from assistant.app.board_view import BoardView
from assistant.app.compare_view import CompareView
from assistant.app.coverage_markup import reports_html
from assistant.app.endpoints import add_endpoints
from assistant.app.escape import escaped
from assistant.app.report_markup import panel_html
from assistant.board import Board
from assistant.feedback import FeedbackStore

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.conversation import Assistant

__all__ = ["build_page"]

_PARALLEL = 4
_WAITING = 64
_SESSIONS = 200


def _masthead_html() -> str:
    """The page's name and its views: links, so that each has an address, can be kept and opened beside another."""
    links = "".join(
        f'<li><a href="?vy={view}" data-view-link="{view}"{" aria-current=page" if not number else ""}>'
        f"{escaped(name)}</a></li>"
        for number, (view, name) in enumerate(texts.VIEWS.items())
    )
    return (
        f'<header><h1>{texts.TITLE}</h1><nav aria-label="{texts.VIEWS_LABEL}"><ul>{links}</ul></nav></header>'
        '<p id="said" role="status"></p>'
    )


def build_page(assistant: "Assistant", remarks: FeedbackStore, template: "Path | None" = None) -> gr.Blocks:
    """Build the page for an assistant, not served yet; ``template`` is the Word template of board material.

    The events of its views are private: they can be reached from the page only,
    through a queue of bounded length.
    """
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False) as page:
        gr.HTML(_masthead_html(), elem_id="masthead", apply_default_css=False)
        with gr.Column(elem_id="view-fraga", elem_classes="view"):
            AskView(assistant, remarks)
        with gr.Column(elem_id="view-jamfor", elem_classes="view"):
            CompareView(assistant)
        with gr.Column(elem_id="view-underlag", elem_classes="view"):
            BoardView(Board(assistant.index, assistant.reader), template)
        with gr.Column(elem_id="view-rapporter", elem_classes="view"):
            gr.HTML(reports_html(assistant.index.reports), apply_default_css=False)
        add_endpoints(assistant)
        linked = "window.samsvar.source.follow();"  # an address may name a source
        gr.HTML(panel_html(), elem_id="source", apply_default_css=False, js_on_load=linked)
    page.queue(default_concurrency_limit=_PARALLEL, max_size=_WAITING, api_open=False)
    page.state_session_capacity = _SESSIONS
    return page
