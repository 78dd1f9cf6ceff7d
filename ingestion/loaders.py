"""Reading a report's file into text, and laying a mask over what is no text.

A mask has the length of its source, so every offset into it is an offset into
the file: what is dropped is replaced by blanks, never cut out.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from ingestion.errors import ProfileError, ReportEncodingError, ReportMissingError, reason
from ingestion.models import Span
from ingestion.profile import Profile

__all__ = ["Masked", "mask", "read_text"]

_PAGE = re.compile(r"^(\d{1,3}) (.*) (\d{1,3})$", re.MULTILINE)
_MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Masked:
    """A source with its mask, what was dropped, and where its pages begin."""

    source: str
    text: str
    drops: tuple[Span, ...]
    pages: tuple[tuple[int, int], ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Page that holds the character at ``offset``; ``None`` without pages."""
        page = None
        for start, number in self.pages:
            if start > offset:
                break
            page = number
        return page


def read_text(path: Path) -> str:
    """Read a report's file, its line ends untouched.

    Raises:
        ReportMissingError: the file is missing, unreadable or empty.
        ReportEncodingError: the file is not UTF-8, or larger than 20 MiB.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= _MAX_BYTES else b""
    except OSError as error:
        raise ReportMissingError(f"Rapporten {path.name} saknas eller går inte att läsa ({reason(error)}).") from error
    if size > _MAX_BYTES:
        raise ReportEncodingError(f"Rapporten {path.name} är större än 20 MiB.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReportEncodingError(
            f"Rapporten {path.name} är inte UTF-8 (byte {error.start}). Spara om den som UTF-8."
        ) from error
    if not text.strip():
        raise ReportMissingError(f"Rapporten {path.name} är tom.")
    return text


def _flexible(text: str) -> str:
    """A pattern for ``text`` in which any white space matches any other."""
    return r"\s+".join(re.escape(word) for word in text.split())


def find(text: str, wanted: str, start: int, profile: Profile) -> re.Match[str]:
    """Find ``wanted`` in ``text`` from ``start``, white space aside.

    Raises:
        ProfileError: it is not there.
    """
    match = re.compile(_flexible(wanted)).search(text, start)
    if match is None:
        raise ProfileError(f"Profilen {profile.id} namnger en text som inte finns i {profile.file}: ”{wanted[:80]}”.")
    return match


def _dropped(text: str, profile: Profile) -> list[Span]:
    spans = []
    for drop in profile.drop:
        start = find(text, drop.start, 0, profile).start()
        end = find(text, drop.until, start + 1, profile).start() if drop.until else len(text)
        spans.append(Span(start, end, "drop", drop.reason))
    return spans


def _debris(text: str, profile: Profile) -> list[Span]:
    return [
        Span(match.start(), match.end(), "drop", "layout debris")
        for pattern in profile.debris
        for match in re.finditer(pattern, text)
    ]


def _page_spans(text: str, profile: Profile) -> tuple[list[Span], list[tuple[int, int]]]:
    """Running page numbers, pages without content, and where pages begin."""
    spans: list[Span] = []
    pages: list[tuple[int, int]] = []
    for match in _PAGE.finditer(text):
        if match.group(1) != match.group(3):
            continue
        number = int(match.group(1))
        if number in profile.empty_pages:
            spans.append(Span(match.start(), match.end(), "drop", "page without content"))
            continue
        pages.append((match.start(), number))
        spans.append(Span(match.start(1), match.end(1), "drop", "page number"))
        spans.append(Span(match.start(3), match.end(3), "drop", "page number"))
    return spans, pages


def mask(source: str, profile: Profile) -> Masked:
    """Lay a mask over ``source`` as its profile says.

    Raises:
        ProfileError: a drop names a text that the source lacks.
    """
    drops = _dropped(source, profile) + _debris(source, profile)
    pages: list[tuple[int, int]] = []
    if profile.layout == "pages":
        numbers, pages = _page_spans(source, profile)
        drops += numbers
    outer = [d for d in drops if not any(_inside(d, other) for other in drops if other is not d)]
    masked = list(source)
    for drop in outer:
        for position in range(drop.start, drop.end):
            if masked[position] != "\n":
                masked[position] = " "
    text = "".join(masked)
    if profile.layout == "pages":
        text = re.sub(r"\s", " ", text)
    return Masked(source, text, tuple(sorted(outer, key=lambda span: span.start)), tuple(pages))


def _inside(inner: Span, outer: Span) -> bool:
    """Tell whether one span lies within another that is longer."""
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end
