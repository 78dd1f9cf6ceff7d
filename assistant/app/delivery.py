"""What goes to the reader beside the page: a file, a text for the clipboard, a word on what was done.

It travels in the answer to an event and is never written to disk: a file that
gradio serves could be fetched by every reader.
"""

import base64
import itertools
from typing import Any

import gradio as gr

__all__ = ["clipboard", "download", "filled", "outbox", "said"]

_SERIAL = itertools.count(1)
_SCRIPT = "watch('value', () => window.samsvar.deliver(props.value))"


def outbox() -> gr.HTML:
    """The component whose value the script delivers; it shows nothing."""
    return gr.HTML(None, html_template="", js_on_load=_SCRIPT, apply_default_css=False, elem_classes="outbox")


def _parcel(kind: str, **what: Any) -> dict[str, Any]:  # noqa: ANN401  # whatever the script is told
    """A value that differs from the one before, so that the same thing can be delivered twice."""
    return {"kind": kind, "serial": next(_SERIAL), **what}


def download(name: str, content: bytes, media_type: str, *, also: str = "") -> dict[str, Any]:
    """A file that the browser saves; ``also`` is said of it."""
    return _parcel("file", name=name, type=media_type, content=base64.b64encode(content).decode("ascii"), also=also)


def filled(place: str, html: str, message: str) -> dict[str, Any]:
    """HTML of ours for the element with an id, and a word on it; the element's heading gets the focus."""
    return _parcel("fill", place=place, html=html, text=message)


def clipboard(text: str, html: str) -> dict[str, Any]:
    """A text for the clipboard, plain and with its form."""
    return _parcel("copy", text=text, html=html)


def said(message: str, *, closes: str = "") -> dict[str, Any]:
    """A word on what was done, said and shown for a while; ``closes`` is the id of a dialog that is done."""
    return _parcel("said", text=message, closes=closes)
