"""The named endpoints that other programs call: the functions behind the views, in JSON.

``POST /gradio_api/call/ask`` with ``{"data": ["…", []]}`` returns an event id,
and ``GET /gradio_api/call/ask/ID`` its answer; ``gradio_client`` does both.
What is wrong with a call is said in Swedish under ``error``.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import gradio as gr

from assistant.app import texts
from assistant.comparison import Asked, compare
from assistant.reading import Place, surroundings
from assistant.rendering import answer_json
from ingestion.errors import SamsvarError

if TYPE_CHECKING:
    from assistant.conversation import Assistant

__all__ = ["ENDPOINTS", "add_endpoints"]

ENDPOINTS: Final = ("ask", "compare", "reports", "source")
_LOG = logging.getLogger(__name__)
_MOST = 400


def add_endpoints(assistant: "Assistant") -> None:
    """Add the endpoints to the page that is being built."""
    reports = assistant.index.reports

    def ask(question: str, history: list) -> dict:  # type: ignore[type-arg]  # gradio reads no more of a type
        return _told(lambda: answer_json(assistant.ask(_text(question), _texts(history))))

    def compare_cells(layout: str, report: str, theme: str, subject: str) -> dict:  # type: ignore[type-arg]
        asked = Asked(_text(layout), (_text(report),) if report else (), theme=_text(theme), subject=_text(subject))
        return _told(lambda: compare(assistant.reader, reports, asked).as_json())

    def source(place: str) -> dict:  # type: ignore[type-arg]
        parsed = Place.parse(_text(place))
        found = surroundings(reports, parsed) if parsed is not None else None
        return found.as_json() if found is not None else {"error": texts.PANEL_MISSING}

    def list_reports() -> dict:  # type: ignore[type-arg]
        names = ("id", "title", "short", "publisher", "period", "municipalities")
        told = [{name: getattr(report, name) for name in names} for report in reports]
        return {"reports": [{**data, "passages": len(r.passages)} for data, r in zip(told, reports, strict=True)]}

    for name, function in zip(ENDPOINTS, (ask, compare_cells, list_reports, source), strict=True):
        gr.api(function, api_name=name, concurrency_id="ask")


def _told(action: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What an action returns, or what went wrong with it."""
    try:
        return action()
    except SamsvarError as error:
        return {"error": str(error)}
    except Exception:  # whatever it is, the caller can do nothing with it
        _LOG.exception("A call could not be answered")
        return {"error": texts.UNEXPECTED}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(values: object) -> list[str]:
    return [value for value in values[:_MOST] if isinstance(value, str)] if isinstance(values, list) else []
