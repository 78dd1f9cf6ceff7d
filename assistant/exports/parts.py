"""An answer as a row of parts that every kind of document can be made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answers import Answer, Group

__all__ = ["Part", "marks", "parts_of", "quotation"]

_QUOTES = tuple('"”“„»«')


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an answer.

    ``kind`` is ``text`` (our own words), ``heading``, ``quote`` (a report's
    words with their marks), ``table``, ``note`` or ``source``. A table has
    ``rows``, the first of which are its headings.
    """

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def quotation(text: str) -> str:
    """A text between quotation marks, unless it has its own."""
    return text if text[:1] in _QUOTES and text[-1:] in _QUOTES else f"”{text}”"


def marks(numbers: tuple[int, ...]) -> str:
    """Numbers of sources as they are printed: ``[1] [2]``."""
    return " ".join(f"[{number}]" for number in numbers)


def parts_of(answer: Answer) -> Iterator[Part]:
    """Everything that an answer says, with its sources, in the order of the page."""
    if answer.lead:
        yield Part("text", answer.lead)
    for group in answer.groups:
        yield from _group(group)
    if answer.note:
        yield Part("note", answer.note)
    for citation in answer.citations:
        yield Part("source", f"[{citation.n}] {citation.place()}")


def _group(group: Group) -> Iterator[Part]:
    if group.heading:
        yield Part("heading", group.heading)
    for point in group.points:
        yield Part("quote", f"{quotation(point.text)} {marks(point.numbers)}".strip())
