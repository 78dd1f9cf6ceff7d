"""The conversation: what is asked, what answers it, and how it is shown."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.answers import Answer, Citation, Group, Point, Sentence
    from assistant.conversation import Assistant
    from assistant.settings import Settings, load_settings

__all__ = ["Answer", "Assistant", "Citation", "Group", "Point", "Sentence", "Settings", "load_settings"]

_HOMES = {
    "Answer": "answers",
    "Assistant": "conversation",
    "Citation": "answers",
    "Group": "answers",
    "Point": "answers",
    "Sentence": "answers",
    "Settings": "settings",
    "load_settings": "settings",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the module holds
    """Import a public name when it is first used: ``samsvar --help`` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
