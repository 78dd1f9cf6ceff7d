"""The view *Jämför*: who takes up what, side by side."""

import logging
import threading
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.app import texts
from assistant.app.compare_markup import comparison_html, form_html
from assistant.app.delivery import download, outbox, said
from assistant.app.events import CONNECT, text_of, texts_of
from assistant.app.markup import notice_html
from assistant.comparison import LAYOUTS, Asked, Comparison, compare, numbered_questions
from assistant.coverage import coverage
from assistant.exports import EXCEL_TYPE, comparison_markdown, comparison_workbook
from ingestion.errors import SamsvarError

if TYPE_CHECKING:
    from assistant.conversation import Assistant
    from ingestion import Report

__all__ = ["CompareView"]

_LOG = logging.getLogger(__name__)
_FORGET_AFTER = 12 * 3600
_TELLING = "fungerar inte"
"""Theme that the view begins with, where the reports have it."""


class CompareView:
    """The components, and the functions that their events call."""

    def __init__(self, assistant: "Assistant") -> None:
        """Lay the view out where it is made, with a first comparison in it."""
        self._reader = assistant.reader
        self._reports = assistant.index.reports
        first = _first(self._reports)
        self.asked = gr.State(first, time_to_live=_FORGET_AFTER)
        plain: dict[str, Any] = {"apply_default_css": False, "js_on_load": CONNECT}
        self.form = gr.HTML(form_html(self._reports, first), elem_id="compare-form", **plain)
        self.table = gr.HTML(self._shown(first), elem_id="compare-table", apply_default_css=False)
        self.out = outbox()
        common: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        # One at a time and in order, so that the last choice is what is seen.
        ordered: dict[str, Any] = {"trigger_mode": "multiple", "concurrency_id": "compare", "concurrency_limit": 1}
        self.form.input(self.choose, outputs=[self.asked, self.table], **ordered, **common)
        self.form.download(self.save, inputs=[self.asked], outputs=[self.out], **common)
        # The first subject makes the reader prepare every statement; a visitor should not wait for that.
        threading.Thread(target=self._warm, daemon=True).start()

    def _warm(self) -> None:
        compare(self._reader, self._reports, Asked(subject=_TELLING))

    def choose(self, event: gr.EventData) -> tuple[Asked, str]:
        """Compare what the form says."""
        asked = _asked(event, self._reports)
        return asked, self._shown(asked)

    def _shown(self, asked: Asked) -> str:
        try:
            return comparison_html(compare(self._reader, self._reports, asked), self._title(asked))
        except SamsvarError as error:
            return notice_html(str(error))
        except Exception:  # whatever it is, the reader of the page can do nothing with it
            _LOG.exception("A comparison could not be made")
            return notice_html(texts.UNEXPECTED)

    def save(self, asked: Asked, event: gr.EventData) -> dict[str, Any]:
        """Hand out the comparison as a document."""
        try:
            compared: Comparison = compare(self._reader, self._reports, asked)
        except SamsvarError as error:
            return said(str(error))
        title = self._title(asked)
        if text_of(event, "do") == "excel":
            return download("samsvar.xlsx", comparison_workbook(title, compared), EXCEL_TYPE)
        return download("samsvar.md", comparison_markdown(title, compared).encode("utf-8"), "text/markdown")

    def _title(self, asked: Asked) -> str:
        """What is compared, in one line."""
        short = {report.id: report.short for report in self._reports}
        parts = [LAYOUTS.get(asked.layout, ""), ", ".join(short[r] for r in asked.reports if r in short)]
        if asked.number is not None:
            questions = [numbered_questions(report) for report in self._reports if report.id in asked.reports]
            parts += [known.get(asked.number, "") for known in questions]
        parts.append(asked.theme)
        parts.append(f"”{asked.subject}”" if asked.subject else "")
        return " · ".join(part for part in parts if part)


def _first(reports: "tuple[Report, ...]") -> Asked:
    """What the view begins with: the report with the most cells, and a theme that tells."""
    tables = [coverage(report) for report in reports]
    largest = max(tables, key=lambda table: len(table.cells))
    theme = _TELLING if _TELLING in largest.themes else next(iter(largest.themes), "")
    return Asked(reports=(largest.report.id,), theme=theme)


def _asked(event: gr.EventData, reports: "tuple[Report, ...]") -> Asked:
    """What a form asks for; values that the base does not know are left out."""
    known = {report.id for report in reports}
    report = text_of(event, "report")
    kind, _, value = text_of(event, "about").partition(":")
    number = None
    if kind == "fraga":
        report, _, digits = value.partition(":")
        number = int(digits) if digits.isdecimal() and len(digits) < 4 else None
    return Asked(
        layout=text_of(event, "layout"),
        reports=(report,) if report in known else (),
        municipalities=texts_of(event, "municipality"),
        actors=texts_of(event, "actor"),
        theme=value[:100] if kind == "tema" else "",
        number=number if report in known else None,
        subject=" ".join(text_of(event, "subject").split()),
    )
