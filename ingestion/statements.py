"""Cutting the text between two headings into statements."""

import re
from dataclasses import dataclass

from ingestion.loaders import Masked
from ingestion.models import Statement
from ingestion.profile import Profile
from ingestion.sentences import sentence_spans, trim

__all__ = ["Body", "make_statement", "statements_of"]

_BULLET = re.compile(r"[ \t]*(?:[-•·]|\d+\.|[A-Z]/)\s+")
_TERMINAL = re.compile(r"[.!?…:][\"”'’)*_]*$")
_MARKUP = re.compile(r"\\(?=[\W\d])|\*+|(?<!\w)_|_(?!\w)|</?[a-z]+>")
_LIST_MARK = re.compile(r"^(?:#+\s+|[-•·❖]\s*)+")
_QUOTE = "\"”'"
_HAS_WORD = re.compile(r"\w")
_CONJUNCTIONS = frozenset(["och", "eller", "samt", "att"])
# A line that ends with one of these goes on behind the break.
_OPEN_WORDS = frozenset(
    [
        "och",
        "eller",
        "samt",
        "av",
        "på",
        "i",
        "för",
        "med",
        "till",
        "att",
        "som",
        "den",
        "det",
        "de",
        "en",
        "ett",
        "om",
        "per",
        "vid",
        "deras",
        "från",
    ]
)


@dataclass(frozen=True, slots=True)
class Body:
    """A stretch between two headings: the places of its lines, in order."""

    lines: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Block:
    """Lines that belong together: a paragraph, a bullet or a row."""

    start: int
    end: int
    bullet: bool
    row: bool = False


def shown_text(masked: str, *, row: bool = False) -> str:
    """What a reader sees of a masked stretch.

    Folds white space and drops markup characters and list marks; the cells of
    a table's row are parted by a colon. Changes nothing else.
    """
    if row:
        return ": ".join(part.strip() for part in masked.splitlines() if part.strip())
    bare = " ".join(_MARKUP.sub("", masked).split())
    return _LIST_MARK.sub("", bare)


def make_statement(masked: Masked, start: int, end: int, *, row: bool = False, speaker: str | None = None) -> Statement:
    """Make the statement of ``source[start:end]``."""
    shown = shown_text(masked.text[start:end], row=row)
    return Statement(
        start=start,
        end=end,
        text=masked.source[start:end],
        shown=shown,
        page=masked.page_at(start),
        speaker=speaker,
        introduces=shown.endswith((":", ";")),
    )


def _continues(text: str, before: _Block, start: int, end: int, profile: Profile, *, blank: bool) -> bool:
    """Tell whether ``text[start:end]`` goes on with the block before it."""
    line = text[start:end].strip()
    bare = line.lstrip("*_ ")
    if any(bare.startswith(opening) for opening in profile.joins):
        return True
    if before.row or _BULLET.match(text[start:end]):
        return False
    ending = text[before.start : before.end].rstrip().rstrip("*_")
    if _TERMINAL.search(ending):
        return False
    opened = ending.lstrip("*_ \t")[:1] in _QUOTE and sum(ending.count(q) for q in _QUOTE) % 2 == 1
    if opened and bare.rstrip("*_")[-1:] in _QUOTE:
        return True
    last = ending.rsplit(None, 1)[-1].lower() if ending.strip() else ""
    # Behind a blank line a capital opens something new, even after a
    # preposition, which may end a Swedish clause; only a conjunction goes on.
    goes_on = last in (_CONJUNCTIONS if blank else _OPEN_WORDS)
    return bare[:1].islower() or goes_on or ending.endswith(",")


def _wraps(text: str, before: _Block, start: int, end: int, width: int) -> bool:
    """Tell whether the line before was hard-wrapped into this one."""
    tail = text[before.start : before.end].rstrip().rsplit("\n", 1)[-1]
    if _TERMINAL.search(tail):
        return text[start:end].lstrip()[:1].islower()
    first = text[start:end].split(None, 1)[0]
    return len(tail) + 1 + len(first) > width


def _blocks(text: str, body: Body, profile: Profile) -> list[_Block]:
    """Group the lines of a body into paragraphs, bullets and rows."""
    width = max((end - start for start, end in body.lines), default=0)
    blocks: list[_Block] = []
    blank = True
    for start, end in body.lines:
        inner = trim(text, start, end)
        if inner is None or not _HAS_WORD.search(text, *inner):
            blank = True
            continue
        cell = profile.table_columns > 0 and text[start] == "\t"
        bullet = bool(_BULLET.match(text[start:end]))
        last = blocks[-1] if blocks else None
        if cell and last is not None and last.row and not _full(text, last, profile):
            last.end = inner[1]
        elif cell:
            blocks.append(_Block(*inner, bullet=False, row=True))
        elif last is not None and _joined(text, last, (start, end), profile, blank=blank, width=width):
            last.end = inner[1]
        else:
            blocks.append(_Block(*inner, bullet=bullet))
        blank = False
    return blocks


def _joined(text: str, last: _Block, line: tuple[int, int], profile: Profile, *, blank: bool, width: int) -> bool:
    """Tell whether a line belongs to the block before it."""
    start, end = line
    if _continues(text, last, start, end, profile, blank=blank):
        return True
    if blank or last.row or _BULLET.match(text[start:end]):
        return False
    if last.bullet and profile.statements == "sentence":
        return not text[start:end].lstrip()[:1].isupper()
    return profile.statements == "line" and _wraps(text, last, start, end, width)


def _full(text: str, block: _Block, profile: Profile) -> bool:
    """Tell whether a row has all its cells."""
    cells = [part for part in text[block.start : block.end].splitlines() if part.strip()]
    return len(cells) >= profile.table_columns


def statements_of(masked: Masked, body: Body, profile: Profile) -> tuple[Statement, ...]:
    """Cut a body into statements, in the order of the source.

    Lines that a page break or the width of a page cut in two are joined; a
    paragraph is cut into sentences where the profile says so.
    """
    found: list[Statement] = []
    for block in _blocks(masked.text, body, profile):
        if block.row:
            found.append(make_statement(masked, block.start, block.end, row=True))
        elif profile.statements == "line" or block.bullet:
            found.append(make_statement(masked, block.start, block.end))
        else:
            spans = sentence_spans(masked.text, block.start, block.end)
            found.extend(make_statement(masked, *span) for span in spans)
    return tuple(found)
