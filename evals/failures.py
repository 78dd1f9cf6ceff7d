"""Questions that went wrong: what was expected, what came, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.known import KINDS, WHY
from evals.measures import Judged
from evals.places import Place, covers
from ingestion import Report
from vectorstore.analysis import terms, unique_terms

__all__ = ["REASONS", "Expected", "Failure", "failures"]

REASONS = {
    "refused": "Avböjd fast rapporterna svarar",
    "not_found": "Inget belägg bland de tio första avsnitten",
    "not_quoted": "Belägget hittades men citerades inte",
    "incomplete": "Svaret saknar en del av det som krävs",
    "answered": "Besvarad fast rapporterna inte svarar",
}
"""Why a question failed, in Swedish, the worst first."""
_SHOWN = 3
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Expected:
    """A fact that the answer should state, with the words of one place that does."""

    fact: str
    vital: bool
    stated: bool
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed question as a maintainer reads it."""

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    reason: str
    why: str
    expected: tuple[Expected, ...]
    came: tuple[tuple[str, str], ...]
    """What was quoted or, without a quotation, ranked first: words and report."""
    said: str
    """Our own words in the answer, such as the refusal."""


class _Sources:
    """The reports' words at a place."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = {report.id: report for report in reports}

    def quote(self, place: Place) -> str:
        words = " ".join(self._reports[place.report].source[place.start : place.end].split())
        return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"

    def name(self, place: Place) -> str:
        return self._reports[place.report].short


def failures(judged: Sequence[Judged], reports: Iterable[Report]) -> list[Failure]:
    """The failed questions, by reason and then in the order of the questions."""
    sources = _Sources(reports)
    found = [_failure(one, reason, sources) for one in judged if (reason := _reason(one)) is not None]
    order = list(REASONS)
    return sorted(found, key=lambda failure: order.index(failure.reason))


def _reason(one: Judged) -> str | None:
    if not one.known.answerable:
        return None if one.response.abstained else "answered"
    if one.response.abstained:
        return "refused"
    if not one.value("recall_at_10"):
        return "not_found"
    recall = one.value("nugget_recall") or 0.0
    if recall == 0:
        return "not_quoted"
    return "incomplete" if recall < 1 else None


def _failure(one: Judged, reason: str, sources: _Sources) -> Failure:
    known, response = one.known, one.response
    cited = [quotation.place for quotation in response.quotations]
    expected = tuple(
        Expected(
            nugget.fact,
            nugget.vital,
            any(covers(cited, place) for place in nugget.places),
            sources.quote(nugget.places[0]),
            sources.name(nugget.places[0]),
        )
        for nugget in known.nuggets
    )
    places = cited[:_SHOWN] or [unit.places[0] for unit in response.ranked[:_SHOWN] if unit.places]
    came = tuple((sources.quote(place), sources.name(place)) for place in places)
    return Failure(
        known.id,
        KINDS[known.kind],
        known.question,
        known.history,
        reason,
        _why(one, reason, sources),
        expected,
        came,
        response.text,
    )


def _why(one: Judged, reason: str, sources: _Sources) -> str:
    """One Swedish sentence about what stood in the way."""
    known, response = one.known, one.response
    if reason == "answered":
        cause = f" ({WHY[known.why]})" if known.why else ""
        return f"Rapporterna svarar inte{cause}, men {len(response.quotations)} citat gavs som svar."
    rank = next((n for n, unit in enumerate(response.ranked, 1) if any(map(unit.holds, known.evidence))), None)
    if rank is not None:
        missing = sum(
            not any(covers([q.place for q in response.quotations], p) for p in n.places) for n in known.nuggets
        )
        return f"Första belägget stod på plats {rank}; {missing} av {len(known.nuggets)} fakta blev inte citerade."
    asked = unique_terms((known.question, *known.history))
    held = {term for place in known.evidence for term in terms(sources.quote(place))}
    shared = sorted(asked & held)
    if not shared:
        return "Frågan delar inget betydelsebärande ord med något belägg."
    return f"Frågan delar bara {len(shared)} av {len(asked)} ordstammar med beläggen ({', '.join(shared[:6])})."
