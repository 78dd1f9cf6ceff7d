"""Board material: from a subject to an outline that can be edited, and from that to a document.

::

    choice = Choice(subject="tillgänglighet och kontaktvägar", municipalities=("Hylte", "Laholm"))
    outline = Board(assistant.index).outline(choice)
    outline = outline.changed("kommun:Hylte", on=False).without([key])
    write_document(compose(outline), Path("underlag.docx"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.board.choice import Choice
    from assistant.board.composing import compose
    from assistant.board.draft import read_draft, write_draft
    from assistant.board.outline import Board, Outline, Section
    from assistant.board.writing import write_document

__all__ = ["Board", "Choice", "Outline", "Section", "compose", "read_draft", "write_document", "write_draft"]

_HOMES = {
    "Board": "outline",
    "Choice": "choice",
    "Outline": "outline",
    "Section": "outline",
    "compose": "composing",
    "read_draft": "draft",
    "write_document": "writing",
    "write_draft": "draft",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the module holds
    """Import a public name when it is first used: ``samsvar --help`` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
