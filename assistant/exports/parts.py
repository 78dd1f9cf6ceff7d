"""An answer as a row of parts that every kind of document can be made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answers import Answer, Group, Headline, Point, Sentence, Table

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
    if answer.headline is not None:
        yield Part("text", _headline(answer.headline))
    if answer.sentences:
        yield Part("text", " ".join(map(_sentence, answer.sentences)))
    if answer.table is not None:
        yield from _table(answer.table)
    for group in (*answer.groups, *answer.more):
        yield from _group(group)
    yield from (Part("note", text) for text in (answer.notice, answer.note) if text)
    for citation in answer.citations:
        yield Part("source", f"[{citation.n}] {citation.place()}")


def _headline(headline: Headline) -> str:
    text = quotation(headline.text) if headline.numbers and headline.text else headline.text
    return " ".join(part for part in (text, marks(headline.numbers), headline.after) if part)


def _sentence(sentence: Sentence) -> str:
    return f"{sentence.text} {marks(sentence.numbers)}"


def _point(point: Point) -> str:
    by = f"– {point.by}" if point.by else ""
    return " ".join(part for part in (quotation(point.text), marks(point.numbers), by) if part)


def _group(group: Group) -> Iterator[Part]:
    if group.heading:
        yield Part("heading", group.heading)
    for point in group.points:
        yield Part("quote", _point(point))


def _table(table: Table) -> Iterator[Part]:
    labelled = any(row.label for row in table.rows)
    head = (*((table.corner,) if labelled else ()), *table.columns)
    rows = [
        (*((row.label,) if labelled else ()), *(_cell(cell, quoted=table.quoted) for cell in row.cells))
        for row in table.rows
    ]
    yield Part("heading", table.caption)
    yield Part("table", rows=(head, *rows))


def _cell(points: Sequence[Point], *, quoted: bool) -> str:
    if not points:
        return "–"
    if quoted:
        return " ".join(map(_point, points))
    return marks(tuple(dict.fromkeys(number for point in points for number in point.numbers)))
