"""The page's components and what they do.

The conversation is a ``gr.HTML`` with markup of our own, not a ``gr.Chatbot``:
the chatbot reads messages as Markdown and lets images and raw HTML through its
sanitiser, cannot hold ``<details>`` and links to them, and is no ``role="log"``.
Here every string is escaped in :mod:`assistant.app.markup` and nothing else is
trusted.
"""

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.answers import Answer, Sentence
from assistant.app import texts
from assistant.app.markup import answer_html, base_html, draft_html, header_html, notice_html
from assistant.app.session import Conversation, Turn
from assistant.conversation import MAX_QUESTION, clean_question
from ingestion.errors import SamsvarError

if TYPE_CHECKING:
    from assistant.conversation import Assistant

__all__ = ["build_page"]

_LOG = logging.getLogger(__name__)
_BOX_LENGTH = 4 * MAX_QUESTION
"""Characters the box takes. More than can be asked: a pasted text that the
browser cut without a word would be another question than the one meant, so
the assistant says that it is too long instead."""
_LOG_SCRIPT = "window.samsvar.follow(element, watch)"
_PARALLEL = 4
_WAITING = 64
_SESSIONS = 200
_FORGET_AFTER = 12 * 3600


class _Page:
    """The components, and the functions that their events call."""

    def __init__(self, assistant: "Assistant") -> None:
        self._assistant = assistant
        self.conversation = gr.State(Conversation(), time_to_live=_FORGET_AFTER)
        gr.HTML(
            header_html(assistant.model.name if assistant.model else None), elem_id="masthead", apply_default_css=False
        )
        with gr.Column(elem_id="intro") as self.intro:
            gr.HTML(f"<h2>{texts.EXAMPLES_HEADING}</h2>", apply_default_css=False)
            self.examples = [gr.Button(text, elem_classes="example") for text in texts.EXAMPLES]
            gr.HTML(base_html(assistant.index.reports), apply_default_css=False)
        self.log = gr.HTML(Conversation().html(), elem_id="log", apply_default_css=False, js_on_load=_LOG_SCRIPT)
        with gr.Column(elem_id="composer"):
            self.notice = gr.HTML("", apply_default_css=False)
            self.box = gr.Textbox(
                label=texts.ASK_LABEL,
                placeholder=texts.ASK_PLACEHOLDER,
                max_lines=4,
                max_length=_BOX_LENGTH,
                elem_id="question",
                html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send", lang="sv"),
            )
            self.send = gr.Button(texts.ASK_BUTTON, variant="primary", elem_id="send")
            self.new = gr.Button(texts.NEW_BUTTON, elem_id="new", visible=False)
        self._connect()

    def _connect(self) -> None:
        """Tie the components' events to what they do."""
        shown = [self.log, self.box, self.notice, self.intro, self.new]
        common: dict[str, Any] = {"outputs": shown, "show_progress": "hidden", "api_visibility": "private"}
        asked = [self.box, self.conversation]
        gr.on([self.box.submit, self.send.click], self.ask, inputs=asked, concurrency_id="ask", **common)
        for example in self.examples:
            example.click(self.ask, inputs=[example, self.conversation], concurrency_id="ask", **common)
        self.new.click(self.clear, inputs=[self.conversation], **common)

    def ask(self, question: str | None, conversation: Conversation) -> Iterator[dict[Any, Any]]:
        """Show the question at once, then its answer or what went wrong."""
        try:
            text = clean_question(question or "")
        except SamsvarError as error:
            yield {self.notice: notice_html(str(error))}
            return
        history = conversation.history()
        turn = conversation.begin(text)
        yield self._showing(conversation) | {self.box: ""}
        problem = ""
        try:
            for _ in self._answering(turn, history):
                yield self._showing(conversation)
        except SamsvarError as error:
            problem = str(error)
        except Exception:  # whatever it is, the reader of the page can do nothing with it
            _LOG.exception("A question could not be answered")
            problem = texts.UNEXPECTED
        if problem:
            conversation.drop(turn)
            yield self._showing(conversation) | {self.box: text, self.notice: notice_html(problem)}
        else:
            yield self._showing(conversation)

    def _answering(self, turn: Turn, history: list[str]) -> Iterator[None]:
        """Answer a turn, and stop each time that there is more of its answer to be shown."""
        written: list[Sentence] = []
        for event in self._assistant.stream(turn.question, history):
            if isinstance(event, Answer):
                turn.answer = answer_html(turn.number, event)
            else:
                written.append(event)
                turn.draft = draft_html(turn.number, written)
                yield

    def clear(self, conversation: Conversation) -> dict[Any, Any]:
        """Begin a new conversation."""
        conversation.clear()
        return self._showing(conversation) | {self.box: ""}

    def _showing(self, conversation: Conversation) -> dict[Any, Any]:
        """Show the conversation as it is now, and the introduction while it is empty."""
        empty = not conversation.turns
        return {
            self.log: conversation.html(),
            self.notice: "",
            self.intro: gr.update(visible=empty),
            self.new: gr.update(visible=not empty),
        }


def build_page(assistant: "Assistant") -> gr.Blocks:
    """Build the page for an assistant, not served yet.

    Its events are private: they can be reached from the page only, through a
    queue of bounded length.
    """
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False) as page:
        _Page(assistant)
    page.queue(default_concurrency_limit=_PARALLEL, max_size=_WAITING, api_open=False)
    page.state_session_capacity = _SESSIONS
    return page
