"""Runs as files: what was measured, when, of which program and on which questions."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assistant import Assistant, Settings
from evals.known import KnownAnswer
from evals.measures import MEASURES, Judged
from evals.summary import Figure, figures
from ingestion.errors import SamsvarError, reason

__all__ = [
    "FigureSets",
    "Record",
    "RecordError",
    "Stamp",
    "load_figure_sets",
    "load_record",
    "record_of",
]

_FORMAT = 1


class RecordError(SamsvarError):
    """The file of an earlier run is missing or cannot be used."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a run was made with."""

    made: str
    """UTC, ISO 8601."""
    version: str
    fingerprint: str
    """Of the index: reports, settings, model and code."""
    settings: dict[str, str]
    questions: str
    """Digest of all questions with what is expected of them."""

    @classmethod
    def now(cls, assistant: Assistant, settings: Settings, questions: Sequence[KnownAnswer]) -> "Stamp":
        """The stamp of a run that is made now; no path of the machine is in it."""
        shown = {
            "reports": "bundled" if settings.reports is None else settings.reports.name,
            "embedding": "bundled" if settings.embedding is None else Path(settings.embedding).name,
            "budget": str(settings.budget),
        }
        if settings.model is not None:
            shown["model"] = settings.model
        made = datetime.now(UTC).isoformat(timespec="seconds")
        digests = "".join(digest(known) for known in questions)
        of_questions = hashlib.sha256(digests.encode()).hexdigest()[:16]
        return cls(made, version("samsvar"), assistant.index.fingerprint, shown, of_questions)


@dataclass(frozen=True, slots=True)
class Record:
    """A run of one system."""

    stamp: Stamp
    figures: tuple[Figure, ...]
    values: dict[str, dict[str, float]] = field(default_factory=dict)
    """Measures by question; times are left out, because they differ from run to run."""
    digests: dict[str, str] = field(default_factory=dict)
    """Digest of each question, by which a changed one is known."""

    def as_json(self) -> dict[str, Any]:
        """The record as it is stored."""
        return {
            "format": _FORMAT,
            "stamp": asdict(self.stamp),
            "figures": [figure.as_json() for figure in self.figures],
            "questions": {name: {"digest": self.digests[name], **self.values[name]} for name in sorted(self.values)},
        }

    def text(self) -> str:
        """The file of the record: a line a figure and a question, so that a change can be read."""
        data = self.as_json()
        lines = ["{", f'"format": {_FORMAT},', f'"stamp": {_line(data["stamp"])},', '"figures": [']
        lines += [",\n".join(_line(figure) for figure in data["figures"]), "],", '"questions": {']
        lines += [",\n".join(f"{_line(name)}: {_line(one)}" for name, one in data["questions"].items()), "}", "}", ""]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class FigureSets:
    """Figures of several systems or runs, each with a name and what it was made with."""

    sets: dict[str, tuple[Stamp, tuple[Figure, ...]]]

    def text(self) -> str:
        """The file of the sets, a line a figure."""
        blocks = []
        for name, (stamp, found) in self.sets.items():
            lines = ",\n".join(_line(figure.as_json()) for figure in found)
            blocks.append(f'{_line(name)}: {{\n"stamp": {_line(asdict(stamp))},\n"figures": [\n{lines}\n]}}')
        return f'{{\n"format": {_FORMAT},\n"sets": {{\n' + ",\n".join(blocks) + "\n}}\n"


def _line(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def digest(known: KnownAnswer) -> str:
    """Digest of a question with what is expected of it."""
    expected = {name: value for name, value in asdict(known).items() if name != "whole"}  # another question, in truth
    return hashlib.sha256(_line(expected).encode()).hexdigest()[:12]


def record_of(stamp: Stamp, judged: Sequence[Judged]) -> Record:
    """The record of what was measured."""
    kept = [name for name, measure in MEASURES.items() if measure.quantile is None]
    values = {
        one.known.id: {name: round(one.values[name][0], 4) for name in kept if name in one.values} for one in judged
    }
    digests = {one.known.id: digest(one.known) for one in judged}
    return Record(stamp, tuple(figures(judged)), values, digests)


def load_record(path: Path) -> Record:
    """Read an earlier run.

    Raises:
        RecordError: the file is missing or not such a run.
    """
    with _readable(path) as data:
        questions = {str(name): dict(one) for name, one in data["questions"].items()}
        digests = {name: str(one.pop("digest")) for name, one in questions.items()}
        found = tuple(Figure.from_json(one) for one in data["figures"])
        return Record(Stamp(**data["stamp"]), found, questions, digests)


def load_figure_sets(path: Path) -> FigureSets:
    """Read the figures of several systems or runs.

    Raises:
        RecordError: the file is missing or does not hold such figures.
    """
    with _readable(path) as data:
        return FigureSets(
            {
                str(name): (Stamp(**one["stamp"]), tuple(Figure.from_json(figure) for figure in one["figures"]))
                for name, one in data["sets"].items()
            }
        )


@contextmanager
def _readable(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON object of a file; what is wrong with it is said with the file's name."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != _FORMAT:
            raise ValueError(f"format {data['format']}")
        yield data
    except FileNotFoundError as error:
        raise RecordError(f"{path} finns inte. Skapa den med samsvar eval --update-baseline.") from error
    except OSError as error:
        raise RecordError(f"{path} går inte att läsa ({reason(error)}).") from error
    except json.JSONDecodeError as error:
        raise RecordError(f"{path.name}, rad {error.lineno}: inte JSON ({error.msg}).") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"{path.name} är inte en körning som går att läsa ({error}).") from error
