"""The outline reader: from a masked source to cells, losing nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingestion.errors import ProfileError
from ingestion.headings import Cell, Context, Meaning, Reader, cell_of
from ingestion.loaders import Masked, find
from ingestion.models import Span, Statement
from ingestion.profile import Heading, Profile
from ingestion.sentences import sentence_spans, trim
from ingestion.statements import Body, make_statement, statements_of

__all__ = ["Outline", "read_outline"]

_LINE = re.compile(r"[^\n]*(?:\n|$)")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Outline:
    """The cells of a report and the account of every visible character."""

    cells: tuple[Cell, ...]
    spans: tuple[Span, ...]


def read_outline(masked: Masked, profile: Profile) -> Outline:
    """Read the cells of a report.

    Raises:
        ProfileError: the profile names a heading that the source lacks.
    """
    reader = Reader(profile)
    context = Context(profile.nesting)
    cells: list[Cell] = []
    spans: list[Span] = list(masked.drops)
    spans += [Span(q.end, q.behind, "drop", "speaker") for q in _quotations(masked, profile) if q.behind > q.end]
    parts = _inline_parts(masked, profile, reader) if profile.inline.headings else _line_parts(masked, profile, reader)
    for part in parts:
        if isinstance(part, _Head):
            context.enter(part.meaning)
            spans.append(Span(part.start, part.end, "heading"))
        elif isinstance(part, _Reset):
            context.reset(part.levels)
        elif part:
            cells.append(cell_of(context, part))
    _check_met(profile, reader)
    spans += [Span(s.start, s.end, "statement") for cell in cells for s in cell.statements]
    return Outline(tuple(cells), tuple(sorted(_with_marks(masked.text, spans), key=lambda span: span.start)))


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Reset:
    levels: tuple[str, ...]


_Part = _Head | _Reset | tuple[Statement, ...]


def _check_met(profile: Profile, reader: Reader) -> None:
    """Refuse a profile with a heading that its report does not have."""
    for heading in profile.heading:
        if id(heading) not in reader.met:
            name = heading.text or heading.match
            raise ProfileError(f"Profilen {profile.id} namnger en rubrik som inte finns i {profile.file}: ”{name}”.")


def _line_parts(masked: Masked, profile: Profile, reader: Reader) -> Iterator[_Part]:
    """Headings and bodies of a report whose headings are lines."""
    breaks = {find(masked.text, stop.starts, 0, profile).start(): stop.resets for stop in profile.breaks}
    lines: list[tuple[int, int]] = []
    for match in _LINE.finditer(masked.text):
        start, end = match.start(), match.start() + len(match.group().rstrip("\n"))
        meaning = reader.line(masked.text[start:end], bookmarked="[bookmark:" in masked.source[start:end])
        levels = next((resets for place, resets in breaks.items() if start <= place < end), None)
        if meaning is None and levels is None:
            lines.append((start, end))
            continue
        yield statements_of(masked, Body(tuple(lines)), profile)
        lines = [] if meaning else [(start, end)]
        if levels is not None:
            yield _Reset(levels)
        if meaning is not None:
            inner = trim(masked.text, start, end)
            assert inner is not None  # an empty line is no heading
            yield _Head(*inner, meaning)
    yield statements_of(masked, Body(tuple(lines)), profile)


def _inline_parts(masked: Masked, profile: Profile, reader: Reader) -> Iterator[_Part]:
    """Headings and bodies of a report whose headings run into its text."""
    quotes = _quotations(masked, profile)
    position = 0
    for heading in profile.inline.headings:
        start, end = _find_heading(masked.text, heading, position, profile)
        yield _sentences(masked, position, start, quotes)
        text = " ".join(masked.text[start:end].split())
        yield _Head(start, end, reader.meaning(heading, text, {}))
        position = end
    yield _sentences(masked, position, len(masked.text), quotes)


def _find_heading(text: str, heading: Heading, position: int, profile: Profile) -> tuple[int, int]:
    wanted = heading.text or ""
    if heading.next is None:
        match = find(text, wanted, position, profile)
        return match.start(), match.end()
    match = find(text, f"{wanted} {heading.next}", position, profile)
    return match.start(), find(text, wanted, match.start(), profile).end()


@dataclass(frozen=True, slots=True)
class _Quote:
    start: int
    end: int
    speaker: str
    behind: int
    """Offset behind the speaker's name."""


def _quotations(masked: Masked, profile: Profile) -> list[_Quote]:
    quotes = []
    for quotation in profile.inline.quotations:
        start = find(masked.text, quotation.starts, 0, profile).start()
        end = find(masked.text, quotation.ends, start, profile).end()
        label = re.compile(rf"\s+{re.escape(quotation.speaker)}\b").match(masked.text, end)
        quotes.append(_Quote(start, end, quotation.speaker, label.end() if label else end))
    return quotes


def _sentences(masked: Masked, start: int, end: int, quotes: list[_Quote]) -> tuple[Statement, ...]:
    """Sentences and quotations between two offsets."""
    found: list[Statement] = []
    for quote in [q for q in quotes if start <= q.start < end]:
        found += [make_statement(masked, *span) for span in sentence_spans(masked.text, start, quote.start)]
        found.append(make_statement(masked, quote.start, quote.end, speaker=quote.speaker))
        start = quote.behind
    found += [make_statement(masked, *span) for span in sentence_spans(masked.text, start, end)]
    return tuple(found)


def _with_marks(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans, and the stray marks between them that hold no word.

    Words that no span covers are left uncovered: that would be a loss, and a
    test looks for it.
    """
    position = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if position < span.start:
            yield from _marks(text, position, span.start)
        position = max(position, span.end)
        yield span
    yield from _marks(text, position, len(text))


def _marks(text: str, start: int, end: int) -> Iterator[Span]:
    inner = trim(text, start, end)
    if inner is not None and not _WORD.search(text, *inner):
        yield Span(*inner, "drop", "stray mark")
