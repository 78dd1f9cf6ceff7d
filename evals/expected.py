"""Questions with what a right answer says, and where the reports say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, ValidationError

from evals.known import QuestionFileError, SpanLine, StrictLine, lines_of, place_of
from evals.places import Place
from ingestion import Report

__all__ = ["ASKED", "Expected", "load_expected"]

ASKED = ("fact", "cell", "list", "count", "comparison", "overview", "proposals")
"""Kinds of questions."""


class _SideLine(StrictLine):
    name: list[str] = Field(min_length=1)
    evidence: list[SpanLine] = Field(min_length=1)


class _ExpectedLine(StrictLine):
    id: str
    kind: str
    question: str = Field(min_length=1)
    history: list[str] = Field(default_factory=list)
    leads: list[SpanLine] = Field(default_factory=list)
    value: list[str] = Field(default_factory=list)
    holds: list[str] = Field(default_factory=list)
    lacks: list[str] = Field(default_factory=list)
    total: int | None = None
    sides: list[_SideLine] = Field(default_factory=list)
    parts: list[list[SpanLine]] = Field(default_factory=list)
    wrong: list[SpanLine] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Expected:
    """A question with what a right answer says."""

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    leads: tuple[Place, ...] = ()
    """Any of them may stand first."""
    value: tuple[str, ...] = ()
    """One of them must stand in a bold answer."""
    holds: tuple[str, ...] = ()
    """Everybody who does what is counted."""
    lacks: tuple[str, ...] = ()
    """Everybody else who was asked about."""
    total: int | None = None
    sides: tuple[tuple[tuple[str, ...], tuple[Place, ...]], ...] = ()
    """Names of each side, and what it says; one statement is enough."""
    parts: tuple[tuple[Place, ...], ...] = ()
    wrong: tuple[Place, ...] = ()


def load_expected(path: Path, reports: Sequence[Report]) -> list[Expected]:
    """Read a file of expectations and check its places against the reports.

    Raises:
        QuestionFileError: the file cannot be read, a line is malformed, expects nothing or recurs, or a span does not
            begin and end with the words that it should.
    """
    sources = {report.id: report.source for report in reports}
    found: dict[str, Expected] = {}
    for number, line in enumerate(lines_of(path), 1):
        where = f"{path.name}, rad {number}"
        try:
            data = _ExpectedLine.model_validate_json(line)
        except ValidationError as error:
            what = ".".join(str(part) for part in error.errors()[0]["loc"]) or "raden"
            raise QuestionFileError(f"{where}: {what} saknas, är okänt eller har fel form.") from error
        if data.id in found or data.kind not in ASKED:
            raise QuestionFileError(f"{where}: {data.id} står redan i filen, eller slaget {data.kind!r} finns inte.")
        if not (data.leads or data.holds or data.sides or data.parts):
            raise QuestionFileError(f"{where}: inget väntas av svaret.")
        found[data.id] = _expected(data, where, sources)
    return list(found.values())


def _expected(data: _ExpectedLine, where: str, sources: dict[str, str]) -> Expected:
    def places(spans: Sequence[SpanLine]) -> tuple[Place, ...]:
        return tuple(place_of(span, where, sources) for span in spans)

    return Expected(
        data.id,
        data.kind,
        data.question,
        tuple(data.history),
        places(data.leads),
        tuple(data.value),
        tuple(data.holds),
        tuple(data.lacks),
        data.total,
        tuple((tuple(side.name), places(side.evidence)) for side in data.sides),
        tuple(places(part) for part in data.parts),
        places(data.wrong),
    )
