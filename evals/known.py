"""Known answers: questions, the facts that an answer must state, and where the reports state them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.places import Place
from ingestion import Report
from ingestion.errors import SamsvarError, reason

__all__ = [
    "KINDS",
    "WHY",
    "KnownAnswer",
    "Nugget",
    "QuestionFileError",
    "SpanLine",
    "StrictLine",
    "lines_of",
    "load_questions",
    "place_of",
    "question_paths",
]

KINDS = {
    "fact": "Faktauppgift",
    "cell": "En aktörs svar på en fråga",
    "list": "Lista",
    "count": "Vilka, hur många",
    "comparison": "Jämförelse",
    "overview": "Översikt",
    "other_words": "Med andra ord än rapportens",
    "fragment": "Fragment, felstavat, utan å ä ö",
    "followup": "Följdfråga",
    "other": "Övrigt",
    "unanswerable": "Besvaras inte av rapporterna",
}
"""Kinds of questions, each with the name that a reader sees."""
WHY = {
    "figure": "en siffra som aldrig anges",
    "not_covered": "kommunen eller aktören ingår inte",
    "in_domain_absent": "ämnet tas inte upp",
    "false_premise": "frågan förutsätter något som inte stämmer",
    "no_such_cell": "den aktören fick inte den frågan",
    "later": "det hände efter rapporten",
    "off_topic": "handlar om något annat",
    "own_case": "gäller ett eget ärende",
    "personal_data": "gäller en enskild person",
    "planted": "en instruktion i stället för en fråga",
    "english": "ställd på engelska",
}
"""Why the reports do not answer, each with the words that a reader sees."""


class QuestionFileError(SamsvarError):
    """A file of known answers is missing or holds something that cannot be used."""


@dataclass(frozen=True, slots=True)
class Nugget:
    """A fact that an answer states, with every place that states it.

    ``vital`` facts are what makes an answer complete; the others are welcome.
    """

    fact: str
    vital: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """A question and what answers it; no nugget means that the reports do not."""

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    nuggets: tuple[Nugget, ...]
    why: str = ""
    """Why the reports do not answer: a key of ``WHY``."""
    whole: str = ""
    """A question with a history, asked by itself."""

    @property
    def answerable(self) -> bool:
        """Whether the reports answer the question."""
        return bool(self.nuggets)

    @property
    def evidence(self) -> tuple[Place, ...]:
        """Every place that states one of the facts."""
        return tuple(dict.fromkeys(place for nugget in self.nuggets for place in nugget.places))

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that answer, the first nugget's first."""
        return tuple(dict.fromkeys(place.report for place in self.evidence))


class StrictLine(BaseModel):
    """A line of a file in which nothing may be missing or unknown."""

    model_config = ConfigDict(extra="forbid", strict=True)


class SpanLine(StrictLine):
    """A place as it is written down: with its first and last words, so that it cannot slip unseen."""

    report: str
    start: int = Field(ge=0)
    end: int
    first: str = Field(min_length=1)
    last: str = Field(min_length=1)


class _NuggetLine(StrictLine):
    fact: str = Field(min_length=1)
    vital: bool
    any: list[SpanLine] = Field(min_length=1)


class _QuestionLine(StrictLine):
    id: str = Field(min_length=1)
    kind: str
    question: str = Field(min_length=1)
    history: list[str]
    nuggets: list[_NuggetLine]
    why: str = ""
    whole: str = ""


def question_paths(pattern: str) -> list[Path]:
    """Files of known answers that come with the project, ``dev-*`` or ``sealed``."""
    folder = Path(str(resources.files("evals").joinpath("questions")))
    return sorted(folder.glob(f"{pattern}.jsonl"))


def load_questions(paths: Iterable[Path], reports: Iterable[Report]) -> list[KnownAnswer]:
    """Read files of known answers and check them against the reports.

    Raises:
        QuestionFileError: a file cannot be read, a line is malformed, a
            question recurs, or a span does not begin and end with the words
            that it should; the message names file and line.
    """
    sources = {report.id: report.source for report in reports}
    found: list[KnownAnswer] = []
    seen: dict[object, str] = {}
    for path in paths:
        for number, line in enumerate(lines_of(path), 1):
            where = f"{path.name}, rad {number}"
            known = _read(line, where, sources)
            for mark in (known.id, (known.question.casefold(), known.history)):
                if mark in seen:
                    raise QuestionFileError(f"{where}: samma id eller fråga som i {seen[mark]} ({known.id}).")
                seen[mark] = where
            found.append(known)
    return found


def lines_of(path: Path) -> list[str]:
    """Lines of a UTF-8 file."""
    try:
        return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except OSError as error:
        raise QuestionFileError(f"{path} går inte att läsa ({reason(error)}).") from error
    except UnicodeDecodeError as error:
        raise QuestionFileError(f"{path} är inte UTF-8 (byte {error.start}).") from error


def _read(line: str, where: str, sources: dict[str, str]) -> KnownAnswer:
    try:
        data = _QuestionLine.model_validate(json.loads(line))
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"]) or "raden"
        raise QuestionFileError(f"{where}: {field} saknas, är okänt eller har fel form.") from error
    except ValueError as error:
        raise QuestionFileError(f"{where}: raden är inte JSON ({error}).") from error
    if data.kind not in KINDS:
        raise QuestionFileError(f"{where}: slaget {data.kind!r} finns inte. Det finns: {', '.join(KINDS)}.")
    if (data.kind == "unanswerable") == bool(data.nuggets):
        raise QuestionFileError(f"{where}: slaget {data.kind} stämmer inte med att nuggets är {len(data.nuggets)}.")
    if data.nuggets and not any(nugget.vital for nugget in data.nuggets):
        raise QuestionFileError(f"{where}: ingen nugget är vital.")
    if data.why and (data.nuggets or data.why not in WHY):
        raise QuestionFileError(
            f"{where}: why får finnas när rapporterna inte svarar, och är då en av {', '.join(WHY)}."
        )
    if data.whole and not data.history:
        raise QuestionFileError(f"{where}: whole hör ihop med history.")
    nuggets = tuple(
        Nugget(nugget.fact, nugget.vital, tuple(place_of(span, where, sources) for span in nugget.any))
        for nugget in data.nuggets
    )
    return KnownAnswer(data.id, data.kind, data.question, tuple(data.history), nuggets, data.why, data.whole)


def place_of(span: SpanLine, where: str, sources: dict[str, str]) -> Place:
    """The place of a span, checked against the reports' sources; ``where`` is named when it does not fit."""
    if span.report not in sources:
        raise QuestionFileError(f"{where}: rapporten {span.report} finns inte. Det finns: {', '.join(sources)}.")
    if not span.start < span.end <= len(sources[span.report]):
        raise QuestionFileError(f"{where}: {span.start}–{span.end} ligger inte i rapporten {span.report}.")
    text = " ".join(sources[span.report][span.start : span.end].split())
    first, last = (" ".join(words.split()) for words in (span.first, span.last))
    if not (text.startswith(first) and text.endswith(last)):
        raise QuestionFileError(
            f"{where}: {span.start}–{span.end} i {span.report} börjar eller slutar inte med ”{first}” och ”{last}”."
        )
    return Place(span.report, span.start, span.end)
