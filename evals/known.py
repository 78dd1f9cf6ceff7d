"""Known answers: questions with the places in the reports that answer them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from ingestion import Passage, Report
from ingestion.errors import SamsvarError

__all__ = ["Evidence", "KnownAnswer", "QuestionFileError", "load_questions", "question_folder"]


class QuestionFileError(SamsvarError):
    """A file of known answers holds something that cannot be used."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of a report that answers a question, in characters."""

    report: str
    start: int
    end: int

    def lies_in(self, passage: Passage) -> bool:
        """Whether a statement of the passage overlaps the span."""
        return passage.report == self.report and any(
            statement.start < self.end and self.start < statement.end for statement in passage.statements
        )


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """A question and where its answer stands; no evidence means that none does."""

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def answerable(self) -> bool:
        """Whether the reports answer the question."""
        return bool(self.evidence)


def question_folder() -> Path:
    """Folder of the known answers that come with the project."""
    return Path(str(resources.files("evals").joinpath("questions")))


def load_questions(paths: Iterable[Path], reports: Iterable[Report]) -> list[KnownAnswer]:
    """Read files of known answers and check them against the reports.

    Raises:
        QuestionFileError: a line is malformed, a question recurs, or a span
            does not begin and end with the words that it should; the message
            names file and line.
    """
    sources = {report.id: report.source for report in reports}
    found: list[KnownAnswer] = []
    seen: set[str] = set()
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            where = f"{path.name}, rad {number}"
            known = _read(line, where, sources)
            if known.id in seen:
                raise QuestionFileError(f"{where}: id {known.id} finns redan.")
            seen.add(known.id)
            found.append(known)
    return found


def _read(line: str, where: str, sources: dict[str, str]) -> KnownAnswer:
    try:
        data = json.loads(line)
        evidence = tuple(_span(item, where, sources) for item in data["evidence"])
        known = KnownAnswer(data["id"], data["kind"], data["question"], tuple(data["history"]), evidence)
    except (ValueError, KeyError, TypeError) as error:
        raise QuestionFileError(f"{where}: raden går inte att läsa ({error}).") from error
    if known.answerable != data["answerable"]:
        raise QuestionFileError(f"{where}: answerable stämmer inte med evidence.")
    return known


def _span(data: dict[str, object], where: str, sources: dict[str, str]) -> Evidence:
    report, start, end = str(data["report"]), data["start"], data["end"]
    if report not in sources:
        raise QuestionFileError(f"{where}: rapporten {report} finns inte.")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(sources[report]):
        raise QuestionFileError(f"{where}: {start}–{end} ligger inte i rapporten {report}.")
    text = " ".join(sources[report][start:end].split())
    first, last = (" ".join(str(data[name]).split()) for name in ("first", "last"))
    if not (text.startswith(first) and text.endswith(last)):
        raise QuestionFileError(f"{where}: stället i {report} börjar eller slutar inte med de ord som anges.")
    return Evidence(report, start, end)
