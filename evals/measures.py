"""Measures of one question's outcome, each with its definition.

Ranking measures are computed by ir-measures from relevance judgements: a unit
is relevant when it holds one of the places that state a fact of the answer.
The others follow ALCE (citations), AutoNuggetizer (nuggets) and NoMIRACL
(abstention).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import ir_measures
from ir_measures import RR, Qrel, ScoredDoc, Success, nDCG

from evals.known import KnownAnswer
from evals.places import covers, first_characters
from evals.systems import DEPTH, Response, System, Unit

__all__ = ["MEASURES", "Judged", "Measure", "judge"]

_CHARACTERS = 2000
_FIRST_CITATIONS = 8
_RANKING = {
    "recall_at_1": Success @ 1,
    "recall_at_5": Success @ 5,
    "recall_at_10": Success @ 10,
    "mrr": RR @ DEPTH,
    "ndcg_at_10": nDCG @ 10,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with what came and how good it was.

    ``values`` holds, for each measure that applies to the question, a value
    and its weight; a measure over many questions is the weighted mean.
    """

    known: KnownAnswer
    response: Response
    values: dict[str, tuple[float, float]]

    def value(self, name: str) -> float | None:
        """The value of a measure, ``None`` where it does not apply."""
        pair = self.values.get(name)
        return pair[0] if pair is not None else None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as readers meet it; ``about`` is its definition."""

    name: str
    label: str
    """Swedish, for the page and the terminal."""
    english: str
    """For the README."""
    about: str
    of: str
    """Part of the page: ``ranking``, ``answer``, ``abstention`` or ``speed``."""
    higher: bool = True
    quantile: float | None = None
    """Set where the measure is a quantile instead of a mean."""


MEASURES = {
    measure.name: measure
    for measure in (
        Measure(
            "recall_at_1", "Belägg@1", "Recall@1", "Andel frågor med ett belägg i det första avsnittet.", "ranking"
        ),
        Measure("recall_at_5", "Belägg@5", "Recall@5", "Andel frågor med ett belägg bland de fem första.", "ranking"),
        Measure(
            "recall_at_10", "Belägg@10", "Recall@10", "Andel frågor med ett belägg bland de tio första.", "ranking"
        ),
        Measure(
            "recall_in_2000",
            "Belägg i 2 000 tecken",
            "Within 2,000 characters",
            "Andel frågor med ett belägg i de första 2 000 tecknen av avsnitten i rangordning:"
            " jämför system vars avsnitt är olika stora.",
            "ranking",
        ),
        Measure("mrr", "MRR", "MRR", "Medel av 1/rang för det första avsnittet med belägg (0 efter tio).", "ranking"),
        Measure("ndcg_at_10", "nDCG@10", "nDCG@10", "Hur väl alla avsnitt med belägg kommer först.", "ranking"),
        Measure(
            "facts_at_10",
            "Fakta@10",
            "Vital facts in the first ten",
            "Andel nödvändiga fakta som står i något av de tio första avsnitten: taket för svaret.",
            "ranking",
        ),
        Measure(
            "nugget_recall",
            "Nuggetar i svaret",
            "Nugget recall",
            "Andel nödvändiga fakta (vital) som svaret citerar; 0 när svaret uteblir.",
            "answer",
        ),
        Measure(
            "evidence_cited",
            "Belägg citerat",
            "Evidence cited",
            "Andel frågor där något av de åtta första citaten överlappar ett belägg.",
            "answer",
        ),
        Measure(
            "citation_precision",
            "Citatprecision",
            "Citation precision",
            "Andel av svarets citat som överlappar ett belägg; en undre gräns, eftersom beläggen inte är alla.",
            "answer",
        ),
        Measure(
            "citation_recall",
            "Citattäckning",
            "Citation recall",
            "Andel av svarets påståenden som står i ett citat som de hänvisar till.",
            "answer",
        ),
        Measure(
            "quote_exactness",
            "Exakta citat",
            "Exact quotes",
            "Andel citat som står tecken för tecken i rapporten.",
            "answer",
        ),
        Measure(
            "abstention_precision",
            "Avstå: precision",
            "Abstention precision",
            "Andel av de avböjda frågorna som rapporterna inte besvarar.",
            "abstention",
        ),
        Measure(
            "abstention_recall",
            "Avstå: täckning",
            "Abstention recall",
            "Andel av frågorna som rapporterna inte besvarar som avböjs.",
            "abstention",
        ),
        Measure("abstention_f1", "Avstå: F1", "Abstention F1", "Harmoniskt medel av de två.", "abstention"),
        Measure(
            "hallucination_rate",
            "Svar utan grund",
            "Hallucination rate",
            "Andel av frågorna som rapporterna inte besvarar som ändå får ett svar.",
            "abstention",
            higher=False,
        ),
        Measure(
            "over_refusal",
            "Avböjt i onödan",
            "Over-refusal",
            "Andel av frågorna som rapporterna besvarar som avböjs.",
            "abstention",
            higher=False,
        ),
        Measure(
            "latency_p50",
            "Svarstid, median (ms)",
            "Latency p50, ms",
            "Tid för en fråga i en process som är i gång.",
            "speed",
            higher=False,
            quantile=0.5,
        ),
        Measure(
            "latency_p95",
            "Svarstid, p95 (ms)",
            "Latency p95, ms",
            "Tid som 95 % av frågorna håller sig under.",
            "speed",
            higher=False,
            quantile=0.95,
        ),
    )
}
"""All measures by name."""


def judge(system: System, questions: Sequence[KnownAnswer], step: Callable[[], None] = lambda: None) -> list[Judged]:
    """Ask a system every question and measure what comes."""
    responses = []
    for known in questions:
        responses.append(system.respond(known))
        step()
    ranking = _ranking_values(system.units, questions, responses)
    return [
        Judged(known, response, ranking[number] | dict(_values(known, response, answers=system.answers)))
        for number, (known, response) in enumerate(zip(questions, responses, strict=True))
    ]


def _ranking_values(
    units: Sequence[Unit], questions: Sequence[KnownAnswer], responses: Sequence[Response]
) -> list[dict[str, tuple[float, float]]]:
    """Values of the ranking measures for each question; none for the unanswerable."""
    values: list[dict[str, tuple[float, float]]] = [{} for _ in questions]
    answerable = [number for number, known in enumerate(questions) if known.answerable]
    qrels = [
        Qrel(str(number), unit.id, 1)
        for number in answerable
        for unit in units
        if any(unit.holds(place) for place in questions[number].evidence)
    ]
    run = [
        ScoredDoc(str(number), unit.id, 1 / rank)
        for number in answerable
        for rank, unit in enumerate(responses[number].ranked[:DEPTH], 1)
    ]
    for number in answerable:
        values[number] = dict.fromkeys(_RANKING, (0.0, 1.0))  # a system that returns nothing finds nothing
    names = {measure: name for name, measure in _RANKING.items()}
    for result in ir_measures.iter_calc(names, qrels, run):
        values[int(result.query_id)][names[result.measure]] = (float(result.value), 1.0)
    return values


def _values(known: KnownAnswer, response: Response, *, answers: bool) -> Iterator[tuple[str, tuple[float, float]]]:
    """Values of all measures but the ranking's, each with its weight."""
    for name in ("latency_p50", "latency_p95"):
        yield name, (response.milliseconds, 1.0)
    if known.answerable:
        places = [place for unit in response.ranked for place in unit.places]
        near = first_characters(places, _CHARACTERS)
        yield "recall_in_2000", (float(any(covers(near, place) for place in known.evidence)), 1.0)
        yield "facts_at_10", (_vital_share(known, lambda place: covers(places, place)), 1.0)
    if answers:
        yield from _abstention_values(known, response)
        if known.answerable:
            yield from _answer_values(known, response)
        if response.quotations:
            exact = sum(quotation.exact for quotation in response.quotations)
            yield "quote_exactness", (exact / len(response.quotations), 1.0)
        if response.sentences:
            yield "citation_recall", (response.supported / response.sentences, 1.0)


def _vital_share(known: KnownAnswer, stated: Callable[..., bool]) -> float:
    """Share of the vital facts of which one place is ``stated``."""
    vital = [nugget for nugget in known.nuggets if nugget.vital]
    return sum(any(stated(place) for place in nugget.places) for nugget in vital) / len(vital)


def _answer_values(known: KnownAnswer, response: Response) -> Iterator[tuple[str, tuple[float, float]]]:
    cited = [quotation.place for quotation in response.quotations]
    right = [any(place.overlap(evidence) for evidence in known.evidence) for place in cited]
    yield "nugget_recall", (_vital_share(known, lambda place: covers(cited, place)), 1.0)
    yield "evidence_cited", (float(any(right[:_FIRST_CITATIONS])), 1.0)
    if cited:
        yield "citation_precision", (sum(right) / len(right), 1.0)


def _abstention_values(known: KnownAnswer, response: Response) -> Iterator[tuple[str, tuple[float, float]]]:
    refused, unanswerable = response.abstained, not known.answerable
    if refused:
        yield "abstention_precision", (float(unanswerable), 1.0)
    if unanswerable:
        yield "abstention_recall", (float(refused), 1.0)
        yield "hallucination_rate", (float(not refused), 1.0)
    else:
        yield "over_refusal", (float(refused), 1.0)
    if refused or unanswerable:  # F1 = 2·hits ÷ (refused + unanswerable), as a weighted mean
        weight = float(refused) + float(unanswerable)
        yield "abstention_f1", (2 * float(refused and unanswerable) / weight, weight)
