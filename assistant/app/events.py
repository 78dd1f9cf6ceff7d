"""What the browser tells with an event: names and texts that a reader, or anybody, may have made up."""

from typing import Final

import gradio as gr

__all__ = ["CONNECT", "text_of", "texts_of"]

CONNECT: Final = "window.samsvar.connect(element, trigger);"
"""Script of a component whose buttons and forms have ``data-do`` and ``data-form``."""
_MAX_TEXT = 60_000
_MAX_VALUES = 400


def text_of(event: gr.EventData, name: str, most: int = _MAX_TEXT) -> str:
    """A text that came with an event, cut after ``most`` characters; empty where there is none."""
    values = texts_of(event, name, most)
    return values[0] if values else ""


def texts_of(event: gr.EventData, name: str, most: int = _MAX_TEXT) -> tuple[str, ...]:
    """The texts that came with an event under a name."""
    data = event._data
    held = data.get(name) if isinstance(data, dict) else None
    values = held if isinstance(held, list) else [held]
    return tuple(value[:most] for value in values[:_MAX_VALUES] if isinstance(value, str))
