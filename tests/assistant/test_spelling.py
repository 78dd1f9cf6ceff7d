"""Misspelt words are put right where nothing else can be meant, and only there."""

import pytest

from assistant import Assistant
from assistant.question import Names
from assistant.spelling import Spelling
from evals.known import load_questions, question_paths


@pytest.fixture(scope="module")
def spelling(assistant: Assistant) -> Spelling:
    return Spelling(assistant.index, Names.of(assistant.index.reports))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Vad tycker kassan i falkenbreg om VPM?", "Vad tycker kassan i Falkenberg om VPM?"),
        ("vilka hinnder finns i värnd", "vilka hinder finns i Värend"),
        ("nyanlända vxäjö samverkan", "nyanlända Växjö samverkan"),
        ("Boendstöd laholm", "Boendestöd laholm"),
        ("habilteringen varberg", "habiliteringen varberg"),
        ("sammordning enligt rehabkordinatorerna", "samordning enligt rehabkoordinatorerna"),
    ],
)
def test_put_right(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Vad saknar FK i Hylte?",
        "nyanlanda i vaxjo",  # without marks it is no other word
        "Hur är vädret i Holland?",
        "Klargöra arbetsförutsättningars samverkan",  # a form that no report has
        "Finns det vindkraft i Hylte?",
        "Vad säger rapporterna sammantaget om sekretess?",  # a word that no report holds, near one that they do
        "SEKRETES",
        "a" * 500,
        "",
    ],
)
def test_left_alone(spelling: Spelling, typed: str) -> None:
    assert spelling(typed) == typed


def test_hardly_a_question_that_people_wrote_is_touched(assistant: Assistant, spelling: Spelling) -> None:
    asked = load_questions(question_paths("dev-*"), assistant.index.reports)
    touched = [known.question for known in asked if spelling(known.question) != known.question]
    assert len(touched) < len(asked) / 50


def test_two_slips_are_answered_and_what_is_read_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("Vad tycker försäkringkassan i falkenbreg om VPM")
    assert not answer.abstained
    assert "Falkenberg" in answer.lead
    assert answer.question == "Vad tycker försäkringkassan i falkenbreg om VPM"
    assert answer.scope.municipalities == ("Falkenberg",)


def test_an_earlier_question_is_put_right_too(assistant: Assistant) -> None:
    answer = assistant.ask("Och i Varberg?", ["Vad saknar FK i falkenbreg?"])
    assert answer.scope.municipalities == ("Varberg",)
    assert answer.scope.actors == ("Försäkringskassan",)
