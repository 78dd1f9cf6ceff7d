"""The view *Fråga*: the conversation, what it is limited to, and what can be done with it.

The conversation is a ``gr.HTML`` with markup of our own, not a ``gr.Chatbot``:
the chatbot reads messages as Markdown and lets images and raw HTML through its
sanitiser, its citations are no buttons, and it is no ``role="log"``. Likewise
the filters: gradio's groups have no name that a screen reader finds.
"""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.answers import Answer
from assistant.app import texts
from assistant.app.conversation_markup import feedback_html, filters_html, foot_html, intro_html, tools_html
from assistant.app.delivery import clipboard, download, outbox, said
from assistant.app.events import CONNECT, text_of, texts_of
from assistant.app.markup import notice_html
from assistant.app.session import Conversation, Turn, kept_questions
from assistant.conversation import MAX_QUESTION, clean_question
from assistant.coverage import KINDS, chosen, passages_behind
from assistant.exports import WORD_TYPE, conversation_markdown, conversation_word, copied
from assistant.feedback import FeedbackStore, remark
from ingestion.errors import SamsvarError
from vectorstore import Scope

if TYPE_CHECKING:
    from assistant.conversation import Assistant

__all__ = ["AskView"]

_LOG = logging.getLogger(__name__)
_BOX_LENGTH = 4 * MAX_QUESTION
"""Characters the box takes. More than can be asked: a pasted text that the
browser cut without a word would be another question than the one meant, so
the assistant says that it is too long instead."""
_FORGET_AFTER = 12 * 3600
_MAX_REMOVED = 12
_AT_ONCE = 0.25
"""Seconds within which an answer is shown together with its question, and between two looks at a draft of it."""
_AT_WORK = 8
"""Answers that are worked on at once; some may be for readers who no longer wait."""
_LOG_SCRIPT = f"{CONNECT} window.samsvar.follow(element, watch, trigger);"
_Shown = dict[Any, Any]


class AskView:
    """The components, and the functions that their events call."""

    def __init__(self, assistant: "Assistant", remarks: FeedbackStore) -> None:
        """Lay the view out where it is made."""
        self._assistant = assistant
        model = assistant.model
        self._reports = assistant.index.reports
        self._remarks = remarks
        self._pool = ThreadPoolExecutor(_AT_WORK, thread_name_prefix="asking")
        self.conversation = gr.State(Conversation(), time_to_live=_FORGET_AFTER)
        self.limits = gr.State(Scope(), time_to_live=_FORGET_AFTER)
        plain: dict[str, Any] = {"apply_default_css": False, "js_on_load": CONNECT}
        self.intro = gr.HTML(intro_html(self._reports), elem_id="intro", **plain)
        self.log = gr.HTML(Conversation().html(), elem_id="log", apply_default_css=False, js_on_load=_LOG_SCRIPT)
        with gr.Column(elem_id="composer"):
            self.notice = gr.HTML("", elem_id="notice", **plain)
            with gr.Row(elem_id="composer-top"):
                self.filters = gr.HTML(filters_html(self._reports, Scope()), elem_id="limits", **plain)
                self.tools = gr.HTML("", elem_id="conversation-tools", **plain)
            self.box = gr.Textbox(
                label=texts.ASK_LABEL,
                placeholder=texts.ASK_PLACEHOLDER,
                max_lines=4,
                max_length=_BOX_LENGTH,
                elem_id="question",
                html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send", lang="sv"),
            )
            self.send = gr.Button(texts.ASK_BUTTON, variant="primary", elem_id="send")
            self.stop = gr.Button(texts.STOP_BUTTON, elem_id="stop")
            gr.HTML(foot_html(model.name if model else None), elem_id="foot", apply_default_css=False)
        self.remark = gr.HTML(feedback_html(), elem_id="remarks", **plain)
        self.out = outbox()
        self._connect()

    def _connect(self) -> None:
        """Tie the components' events to what they do."""
        common: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        shown = [self.log, self.box, self.notice, self.intro, self.tools]
        state = [self.conversation, self.limits]
        asking: dict[str, Any] = {"outputs": shown, "concurrency_id": "ask", **common}
        asked = [
            gr.on([self.box.submit, self.send.click], self.on_ask, inputs=[self.box, *state], **asking),
            gr.on([self.intro.click, self.log.click], self.act, inputs=state, **asking),
            self.notice.click(self.on_ask, inputs=[self.box, *state], **asking),
        ]
        self.log.load(self.restore, inputs=[self.conversation], **asking)
        self.stop.click(self.stopped, inputs=[self.conversation], outputs=shown, cancels=asked, **common)
        self.tools.clear(self.clear, inputs=[self.conversation], outputs=shown, **common)
        self.log.download(self.save, inputs=[self.conversation], outputs=[self.out], **common)
        self.log.copy(self.copy, inputs=[self.conversation], outputs=[self.out], **common)
        self.remark.submit(self.keep, inputs=[self.conversation], outputs=[self.out], **common)
        # One at a time and in order, so that the last choice holds.
        ordered: dict[str, Any] = {"trigger_mode": "multiple", "concurrency_id": "limit", "concurrency_limit": 1}
        limited: dict[str, Any] = {"outputs": [self.limits, self.filters], **ordered, **common}
        self.filters.input(self.limit, **limited)
        self.filters.clear(self.unlimit, **limited)

    def on_ask(self, question: str | None, conversation: Conversation, scope: Scope) -> Iterator[_Shown]:
        """Show the answer, or what went wrong."""
        try:
            text = clean_question(question or "")
        except SamsvarError as error:
            yield {self.notice: notice_html(str(error))}
            return
        emptied: _Shown = {self.box: ""}
        for shown in self._answering(conversation, conversation.begin(text, scope)):
            yield emptied | shown
            emptied = {}  # what a reader types while waiting is the next question

    def _answering(self, conversation: Conversation, turn: Turn, without: tuple[str, ...] = ()) -> Iterator[_Shown]:
        """Answer a turn; where that takes time, show it waiting, and each sentence once it is verified.

        Most answers are there before a reader could see that they are not, and
        showing less would make the page jump.
        """
        conversation.stopped = False
        answering = self._pool.submit(self._answer, conversation, turn, turn.wait(), without)
        seen = -1
        while not wait([answering], timeout=_AT_ONCE).done:
            if len(turn.draft) != seen:
                seen = len(turn.draft)
                yield self._showing(conversation)
        yield answering.result()

    def act(self, conversation: Conversation, scope: Scope, event: gr.EventData) -> Iterator[_Shown]:
        """Ask what a button of the page stands for: an example, a further question, or the same without a chip."""
        if text_of(event, "do") == "ask":
            yield from self.on_ask(text_of(event, "text"), conversation, scope)
            return
        turn = conversation.turn(text_of(event, "turn"))
        if turn is None or text_of(event, "do") not in ("without", "with"):
            return
        key = text_of(event, "key")
        left = [held for held in turn.without if held != key]
        without = tuple([*left, key][:_MAX_REMOVED] if text_of(event, "do") == "without" else left)
        yield from self._answering(conversation, turn, without)

    def _answer(self, conversation: Conversation, turn: Turn, waits: object, without: tuple[str, ...]) -> _Shown:
        """Answer a turn as long as ``waits`` does; what goes wrong leaves an earlier answer to it as it was.

        Where nobody waits any more, the conversation is shown as it is: gradio may
        show what comes last of a stopped question after what the stop itself shows.
        """
        try:
            stream = self._assistant.stream(
                turn.question,
                turn.history,
                without=without,
                scope=turn.scope,
                wanted=lambda: turn.waits is waits,
            )
            with closing(stream):
                for event in stream:
                    if turn.waits is not waits:
                        break  # and with it the language model's stream
                    if isinstance(event, Answer):
                        turn.answered(event, without, passages_behind(event.chips, self._reports))
                    else:
                        turn.draft = (*turn.draft, event)
            return self._showing(conversation)
        except SamsvarError as error:
            problem = str(error)
        except Exception:  # whatever it is, the reader of the page can do nothing with it
            _LOG.exception("A question could not be answered")
            problem = texts.UNEXPECTED
        if turn.waits is not waits:
            return self._showing(conversation)
        turn.waits = None
        if turn.answer is None:
            conversation.drop(turn)
        return self._showing(conversation) | {self.box: turn.question, self.notice: notice_html(problem, retry=True)}

    def restore(self, conversation: Conversation, event: gr.EventData) -> _Shown:
        """Answer the questions again that a browser's tab has kept, where the page was loaded anew.

        No language model gets them a second time: that takes long, may cost,
        and would send out what nobody has asked for now.
        """
        if not conversation.turns:
            for question, without, scope in kept_questions(text_of(event, "kept"), self._reports):
                self._answer_again(conversation, conversation.begin(question, scope), without)
        empty = not conversation.turns
        intro = {self.intro: gr.update(visible=empty), self.tools: tools_html(empty=empty)}
        return self._showing(conversation) | intro

    def _answer_again(self, conversation: Conversation, turn: Turn, without: tuple[str, ...]) -> None:
        """Answer a turn in quotations alone; one that cannot be answered any more is left out."""
        try:
            answer = self._assistant.ask(
                turn.question, turn.history, without=without, scope=turn.scope, with_model=False
            )
            if self._assistant.model is not None and not answer.abstained:
                answer = replace(answer, notice=texts.NOT_WRITTEN_AGAIN)
            turn.answered(answer, without, passages_behind(answer.chips, self._reports))
        except SamsvarError:
            conversation.drop(turn)
        except Exception:  # whatever it is, the reader of the page can do nothing with it
            _LOG.exception("A question could not be answered again")
            conversation.drop(turn)

    def stopped(self, conversation: Conversation) -> _Shown:
        """Take back a question that the reader no longer waits for; an earlier answer to it stays."""
        waiting = [turn for turn in conversation.turns if turn.waits is not None]
        for turn in waiting:
            turn.waits = None
            if turn.answer is None:
                conversation.drop(turn)
        conversation.stopped = True
        question = waiting[-1].question if waiting else gr.skip()
        return self._showing(conversation) | {self.box: question}

    def clear(self, conversation: Conversation) -> _Shown:
        """Begin a new conversation."""
        conversation.clear()
        return self._showing(conversation) | {self.box: ""}

    def _showing(self, conversation: Conversation) -> _Shown:
        """Show the conversation as it is now, and the introduction while it is empty."""
        empty = not conversation.turns
        notice = notice_html(texts.STOPPED) if conversation.stopped else ""
        shown: _Shown = {self.log: conversation.html(), self.notice: notice}
        if len(conversation.turns) < 2:  # later on they are as they were
            shown |= {self.intro: gr.update(visible=empty), self.tools: tools_html(empty=empty)}
        return shown

    def limit(self, event: gr.EventData) -> tuple[Scope, str]:
        """Limit the next questions to what is ticked."""
        scope = Scope()
        for kind in KINDS:
            scope = chosen(scope, kind, texts_of(event, kind), self._reports)
        return scope, filters_html(self._reports, scope)

    def unlimit(self) -> tuple[Scope, str]:
        """Limit the next questions to nothing."""
        return Scope(), filters_html(self._reports, Scope())

    def save(self, conversation: Conversation, event: gr.EventData) -> dict[str, Any]:
        """Hand out the conversation as a document."""
        if text_of(event, "do") == "word":
            return download("samsvar.docx", conversation_word(conversation.answers()), WORD_TYPE)
        text = conversation_markdown(conversation.answers())
        return download("samsvar.md", text.encode("utf-8"), "text/markdown")

    def copy(self, conversation: Conversation, event: gr.EventData) -> dict[str, Any]:
        """Hand out an answer with its sources for the clipboard."""
        turn = conversation.turn(text_of(event, "turn"))
        return clipboard(*copied(turn.answer)) if turn and turn.answer else said(texts.FEEDBACK_GONE)

    def keep(self, conversation: Conversation, event: gr.EventData) -> dict[str, Any]:
        """Store what a reader says of an answer."""
        turn = conversation.turn(text_of(event, "turn"))
        if turn is None or turn.answer is None:
            return said(texts.FEEDBACK_GONE)
        try:
            self._remarks.add(remark(text_of(event, "kind"), text_of(event, "comment"), turn.answer))
        except SamsvarError as error:
            return said(str(error))
        return said(texts.FEEDBACK_THANKS, closes="remark")
