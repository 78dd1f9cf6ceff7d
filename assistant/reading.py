"""A report as it reads: its headings and lines in order, and where a statement stands in it.

The page shows it, and other programs get the surroundings of a quotation from
it. Nothing is left out but what the account of the report's source calls a
drop, such as its list of contents.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingestion import Passage, Report, Span, Statement
from ingestion.headings import clean_heading

__all__ = ["Block", "Place", "Surroundings", "read_through", "surroundings"]

_PLACE = re.compile(r"([a-z0-9_-]{1,64}):(\d{1,9})-(\d{1,9})")
_BULLET = re.compile(r"\s*[-–•·*]\s")
_AROUND = 2
"""Statements on either side that count as the surroundings."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: ``report:start-end``, in characters of the report's source."""

    report: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.report}:{self.start}-{self.end}"

    @classmethod
    def parse(cls, text: str) -> "Place | None":
        """The place that a text names, as it comes out of an address; ``None`` if it names none."""
        match = _PLACE.fullmatch(text.strip())
        return cls(match.group(1), int(match.group(2)), int(match.group(3))) if match else None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, or a line of statements, of a report.

    ``depth`` is how deep a heading lies, 1 for the outermost; 0 for a line.
    ``passage`` is the passage of a line.
    """

    depth: int
    text: str
    statements: tuple[Statement, ...] = ()
    passage: Passage | None = None
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A statement with what stands before and behind it in its report."""

    report: Report
    passage: Passage
    statement: Statement
    before: tuple[Statement, ...]
    after: tuple[Statement, ...]

    def as_json(self) -> dict[str, Any]:
        """The surroundings as other programs read them."""
        return {
            **self.passage.described(),
            "title": self.report.title,
            "path": list(self.passage.path),
            "page": self.statement.page,
            "quote": self.statement.text,
            "start": self.statement.start,
            "end": self.statement.end,
            "before": [statement.text for statement in self.before],
            "after": [statement.text for statement in self.after],
        }


def surroundings(reports: Sequence[Report], place: Place) -> Surroundings | None:
    """The statement at a place, or the one that holds its first character; ``None`` where there is none."""
    report = next((report for report in reports if report.id == place.report), None)
    if report is None:
        return None
    stated = [(passage, statement) for passage in report.passages for statement in passage.statements]
    stated.sort(key=lambda pair: pair[1].start)
    for at, (passage, statement) in enumerate(stated):
        if statement.start <= place.start < statement.end:
            before = tuple(s for _, s in stated[max(0, at - _AROUND) : at])
            after = tuple(s for _, s in stated[at + 1 : at + 1 + _AROUND])
            return Surroundings(report, passage, statement, before, after)
    return None


def read_through(report: Report) -> Iterator[Block]:
    """The blocks of a report in the order of its source."""
    stated = {statement.start: (passage, statement) for passage in report.passages for statement in passage.statements}
    spans = [span for span in report.spans if span.kind != "drop"]
    line: list[Statement] = []
    holder: Passage | None = None
    depth = 0
    for at, span in enumerate(spans):
        if span.kind == "heading":
            if line:
                yield _line(report, line, holder)
            line = []
            depth = _depth(report, span, spans[at + 1 :], stated) or depth or 1
            yield Block(depth, clean_heading(report.source[span.start : span.end]))
            continue
        passage, statement = stated[span.start]
        broken = line and "\n" in report.source[line[-1].end : statement.start]
        if line and (broken or passage is not holder):
            yield _line(report, line, holder)
            line = []
        line.append(statement)
        holder = passage
    if line:
        yield _line(report, line, holder)


def _line(report: Report, statements: Sequence[Statement], passage: Passage | None) -> Block:
    first = statements[0]
    begins = report.source.rfind("\n", 0, first.start) + 1
    bullet = _BULLET.match(report.source[begins : first.end]) is not None
    return Block(0, "", tuple(statements), passage, bullet)


def _depth(
    report: Report, heading: Span, behind: Sequence[Span], stated: dict[int, tuple[Passage, Statement]]
) -> int | None:
    """How deep a heading lies, by the path of the first statement under it; ``None`` where no statement is."""
    first = next((span for span in behind if span.kind == "statement"), None)
    if first is None:
        return None
    path = stated[first.start][0].path
    text = clean_heading(report.source[heading.start : heading.end])
    return path.index(text) + 1 if text in path else None
