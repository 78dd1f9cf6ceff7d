"""What is said is measured as it is: what leads, who is counted and denied, which sides speak, what misleads."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from assistant import Answer, Assistant
from assistant.answers import Headline
from evals.expected import ASKED, Expected, load_expected
from evals.known import QuestionFileError, question_paths
from evals.places import Place
from evals.said import MEASURES, judged, main_of, values_of
from ingestion import Report

FACT = "Hur stor del skulle vara processverksamhet i Värend 2017?"
WHO = "Vilka kommuner vill återinföra samordningshandledarrollen?"
SIDES = "Skiljer sig AF i Hylte och AF i Laholm i vad som fungerar idag?"
PLACES = ("Kungsbacka", "Varberg", "Falkenberg", "Halmstad", "Hylte", "Laholm")


@pytest.fixture(scope="module")
def everything(reports: tuple[Report, ...]) -> list[Expected]:
    return [expected for path in question_paths("said-*") for expected in load_expected(path, reports)]


def first_place(answer: Answer) -> Place:
    return main_of(answer).places[0]


def asks(question: str, kind: str = "fact", **expected: Any) -> Expected:  # noqa: ANN401  # fields of Expected
    return Expected("x", kind, question, (), **expected)


def test_the_files_can_be_read_and_hold_every_kind(everything: list[Expected]) -> None:
    assert len({expected.id for expected in everything}) == len(everything) >= 240
    assert {expected.kind for expected in everything} == set(ASKED)


def test_none_is_a_near_copy_of_an_indexed_question(assistant: Assistant, everything: list[Expected]) -> None:
    indexed = [text.casefold() for text, _ in (*assistant.index.questions, *assistant.index.unanswered)]
    texts = [expected.question.casefold() for expected in everything if len(expected.question) > 25]
    best = process.cdist(texts, indexed, scorer=fuzz.ratio, score_cutoff=93, dtype=np.uint8).max(axis=1)
    assert np.count_nonzero(best) <= len(texts) / 50


def test_a_fact_is_right_by_what_leads_and_by_its_value(assistant: Assistant) -> None:
    answer = assistant.ask(FACT)
    lead = first_place(answer)
    right = judged(assistant, asks(FACT, leads=(lead,), value=("60 %",)))
    assert right == {"right": 1.0, "leads": 1.0, "value": 1.0, "unfalse": 1.0}
    elsewhere = Place(lead.report, 0, 10)
    wrong = judged(assistant, asks(FACT, leads=(elsewhere,), value=("40 %",), wrong=(lead,)))
    assert wrong == {"right": 0.0, "leads": 0.0, "value": 0.0, "unfalse": 0.0, "clear": 0.0}


def test_a_count_is_right_by_who_is_quoted_and_by_its_number(assistant: Assistant) -> None:
    right = judged(assistant, asks(WHO, "count", holds=PLACES, total=6))
    assert right == {"right": 1.0, "members": 1.0, "counted": 1.0, "undenied": 1.0}
    wrong = judged(assistant, asks(WHO, "count", holds=PLACES[:3], lacks=PLACES[3:], total=6))
    assert wrong == {"right": 0.0, "members": 0.5, "counted": 0.0, "undenied": 1.0}


def test_a_denial_of_somebody_who_does_is_told(assistant: Assistant) -> None:
    expected = asks(WHO, "count", holds=PLACES, total=6)
    denying = replace(assistant.ask(WHO), headline=Headline("5 av 6 kommuner tar upp rollen. Inte i Hylte."))
    values = dict(values_of(assistant, expected, main_of(denying)))
    assert (values["undenied"], values["counted"]) == (0.0, 0.0)


def test_a_side_speaks_only_under_its_own_name(assistant: Assistant) -> None:
    main = main_of(assistant.ask(SIDES))
    hylte = tuple(
        Place(c.report.id, c.statement.start, c.statement.end) for label, c in main.quoted if "Hylte" in label
    )
    laholm = tuple(
        Place(c.report.id, c.statement.start, c.statement.end) for label, c in main.quoted if "Laholm" in label
    )
    both = ((("AF i Hylte", "Hylte"), hylte), (("AF i Laholm", "Laholm"), laholm))
    assert judged(assistant, asks(SIDES, "comparison", sides=both)) == {"right": 1.0, "sides": 1.0}
    crossed = ((("Hylte",), laholm), (("Laholm",), laholm))
    assert judged(assistant, asks(SIDES, "comparison", sides=crossed)) == {"right": 0.0, "sides": 0.5}


def test_a_list_is_whole_by_its_parts_and_a_refusal_gets_nothing(assistant: Assistant) -> None:
    lead = first_place(assistant.ask(FACT))
    elsewhere = Place(lead.report, 0, 10)
    assert judged(assistant, asks(FACT, "list", parts=((lead,), (elsewhere,))))["parts"] == 0.5
    refused = judged(assistant, asks("Vad tycker FK i Borås om samverkan?", "list", parts=((lead,),), wrong=(lead,)))
    assert refused == {"right": 0.0, "parts": 0.0, "clear": 0.0}


def test_what_is_one_click_away_does_not_count(assistant: Assistant) -> None:
    answer = assistant.ask("Hur stora fick intervjugrupperna vara i Värends inventering?")
    behind = [number for group in answer.more for point in group.points for number in point.numbers]
    shown = {citation.n for _, citation in main_of(answer).quoted}
    assert behind
    assert shown.isdisjoint(behind)


def test_every_measure_is_explained(assistant: Assistant) -> None:
    assert set(judged(assistant, asks(WHO, "count", holds=PLACES, total=6))) <= set(MEASURES)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"leads": []}, "inget väntas"),
        ({"kind": "riddle", "holds": ["Hylte"]}, "slaget 'riddle'"),
        ({"holds": "Hylte"}, "holds saknas"),
        ({"leads": [{"report": "varend", "start": 0, "end": 5, "first": "Fel", "last": "ord"}]}, "börjar eller slutar"),
    ],
)
def test_a_mistake_in_the_file_is_named(
    line: dict[str, Any], says: str, tmp_path: Path, reports: tuple[Report, ...]
) -> None:
    path = tmp_path / "said.jsonl"
    path.write_text(json.dumps({"id": "a", "kind": "fact", "question": "Vad?", **line}) + "\n", encoding="utf-8")
    with pytest.raises(QuestionFileError, match=says):
        load_expected(path, reports)
