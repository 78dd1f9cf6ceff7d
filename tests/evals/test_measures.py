"""Every measure on answers whose value can be worked out by hand."""

import math

import pytest

from evals.known import KnownAnswer
from evals.measures import MEASURES, judge
from evals.places import Place, covers, first_characters
from evals.summary import figures, find
from evals.systems import Unit
from tests.evals.examples import PLACES, UNITS, Scripted, known


def values(system: Scripted, *questions: KnownAnswer) -> dict[str, float]:
    return {figure.measure: figure.estimate.value for figure in figures(judge(system, questions)) if figure.by == "all"}


def test_the_first_evidence_at_rank_two() -> None:
    found = values(Scripted(ranked=[5, 1, 2, 3], cited=[1, 7]), known("a", 1, 9, okay=[2]))
    assert found["recall_at_1"] == 0
    assert found["recall_at_5"] == found["recall_at_10"] == 1
    assert found["mrr"] == pytest.approx(1 / 2)
    ideal = sum(1 / math.log2(rank + 1) for rank in (1, 2, 3))
    assert found["ndcg_at_10"] == pytest.approx((1 / math.log2(3) + 1 / math.log2(4)) / ideal)
    assert found["facts_at_10"] == pytest.approx(1 / 2)
    assert found["nugget_recall"] == pytest.approx(1 / 2)
    assert found["citation_precision"] == pytest.approx(1 / 2)
    assert found["evidence_cited"] == 1
    assert found["quote_exactness"] == found["citation_recall"] == 1


def test_what_is_not_found_counts_as_nothing() -> None:
    found = values(Scripted(), known("a", 1))
    assert found["recall_at_10"] == found["mrr"] == found["ndcg_at_10"] == found["recall_in_2000"] == 0
    assert found["nugget_recall"] == found["evidence_cited"] == 0
    assert "citation_precision" not in found


def test_the_tenth_counts_and_the_eleventh_does_not() -> None:
    tenth = values(Scripted(ranked=range(10)), known("a", 9))
    assert (tenth["recall_at_10"], tenth["recall_at_5"]) == (1, 0)
    assert values(Scripted(ranked=range(12)), known("a", 10))["recall_at_10"] == 0


def test_only_the_first_eight_citations_count_as_cited() -> None:
    assert values(Scripted(cited=range(8)), known("a", 7))["evidence_cited"] == 1
    assert values(Scripted(cited=range(9)), known("a", 8))["evidence_cited"] == 0


def test_abstention() -> None:
    answers, refuses = Scripted(ranked=[1], cited=[1]), Scripted(refuses=True)
    judged = judge(answers, [known("a", 1), known("b")]) + judge(refuses, [known("c", 1), known("d"), known("e")])
    found = {figure.measure: figure.estimate for figure in figures(judged) if figure.by == "all"}
    counts = {name: found[name].n for name in ("abstention_precision", "abstention_recall", "over_refusal")}
    assert counts == {"abstention_precision": 3, "abstention_recall": 3, "over_refusal": 2}
    assert found["abstention_precision"].value == pytest.approx(2 / 3)
    assert found["abstention_recall"].value == pytest.approx(2 / 3)
    assert found["abstention_f1"].value == pytest.approx(2 / 3)
    assert found["hallucination_rate"].value == pytest.approx(1 / 3)
    assert found["over_refusal"].value == pytest.approx(1 / 2)
    assert found["nugget_recall"].value == pytest.approx(1 / 2)


def test_systems_that_only_rank_have_no_measures_of_answers() -> None:
    system = Scripted(ranked=[1])
    system.answers = False
    found = values(system, known("a", 1), known("b"))
    assert {MEASURES[name].of for name in found} == {"ranking", "speed"}


def test_groups_by_kind_and_by_report() -> None:
    judged = judge(Scripted(ranked=[1]), [known("a", 1), known("b", 2, kind="list"), known("c")])
    found = figures(judged)
    assert find(found, "recall_at_1", "kind", "fact") != find(found, "recall_at_1", "kind", "list")
    of_report = find(found, "recall_at_1", "report", "r")
    assert of_report is not None
    assert of_report.n == 2
    assert find(found, "recall_at_1", "kind", "unanswerable") is None


def test_a_place_is_covered_by_half() -> None:
    place = Place("r", 100, 200)
    assert covers([Place("r", 0, 150)], place)
    assert not covers([Place("r", 0, 149)], place)
    assert covers([Place("r", 90, 125), Place("r", 110, 150)], place)
    assert not covers([Place("r", 90, 125), Place("r", 110, 125)], place), "what overlaps counts once"
    assert not covers([Place("other", 0, 1000)], place)


def test_a_unit_within_a_longer_place_holds_it() -> None:
    long = Place("r", 0, 1000)
    assert Unit("a", (Place("r", 200, 300),)).holds(long)
    assert not Unit("b", (Place("r", 950, 1100),)).holds(long)
    assert not UNITS[3].holds(PLACES[4])


def test_the_first_characters_end_in_the_middle_of_a_place() -> None:
    assert first_characters(PLACES[:3], 150) == [PLACES[0], Place("r", 100, 150)]
    near = values(Scripted(ranked=[0, 1, 2]), known("a", 2))
    assert near["recall_in_2000"] == 1
