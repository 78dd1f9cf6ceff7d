"""How far two readers agree on what answers a question, and whether anything does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from evals.known import KnownAnswer, QuestionFileError, SpanLine, StrictLine, lines_of, place_of
from evals.places import Place
from ingestion import Report

__all__ = ["Agreement", "agreement"]


class _ReadingLine(StrictLine):
    id: str
    answerable: bool
    evidence: list[SpanLine]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a second reader, who saw the questions alone, made of them."""

    n: int
    agreed: int
    """Questions that both hold for answerable, or both for unanswerable."""
    kappa: float
    """Cohen's kappa of the same: agreement beyond chance."""
    both: int
    """Questions that both hold for answerable."""
    met: int
    """Those of them where the two found a place in common."""

    def words(self) -> str:
        """The agreement in one Swedish sentence."""
        kappa = f"{self.kappa:.2f}".replace(".", ",")
        return (
            f"En andra läsare tog ställning till {self.n} av frågorna: samma besked om ifall rapporterna svarar i"
            f" {self.agreed} (kappa {kappa}), gemensamt belägg i {self.met} av {self.both}."
        )


def agreement(questions: Sequence[KnownAnswer], path: Path, reports: Iterable[Report]) -> Agreement:
    """Compare questions with what a second reader found.

    Raises:
        QuestionFileError: the file is missing, malformed, or names a question
            that is not among ``questions``.
    """
    from sklearn.metrics import cohen_kappa_score  # slow to import

    known = {one.id: one for one in questions}
    sources = {report.id: report.source for report in reports}
    first, second = [], []
    both = met = 0
    for number, line in enumerate(lines_of(path), 1):
        where = f"{path.name}, rad {number}"
        reading, places = _reading(line, where, sources)
        if reading.id not in known:
            raise QuestionFileError(f"{where}: frågan {reading.id} finns inte.")
        one = known[reading.id]
        first.append(one.answerable)
        second.append(reading.answerable)
        if one.answerable and reading.answerable:
            both += 1
            met += any(place.overlap(evidence) for place in places for evidence in one.evidence)
    agreed = sum(a == b for a, b in zip(first, second, strict=True))
    return Agreement(len(first), agreed, float(cohen_kappa_score(first, second)), both, met)


def _reading(line: str, where: str, sources: dict[str, str]) -> tuple[_ReadingLine, list[Place]]:
    try:
        reading = _ReadingLine.model_validate_json(line)
    except ValidationError as error:
        raise QuestionFileError(f"{where}: raden har fel form.") from error
    return reading, [place_of(span, where, sources) for span in reading.evidence]
