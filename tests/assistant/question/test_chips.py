"""How a question was understood can be seen and changed."""

import pytest

from assistant import Assistant
from assistant.question import Chip, ScopeParser
from assistant.question.names import Names
from assistant.question.removal import without_names
from vectorstore import Scope

CELL = "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?"


def test_everything_that_is_named_is_a_chip(assistant: Assistant) -> None:
    assert assistant.ask(CELL).chips == (
        Chip("kommun", "Hylte", "Kommun: Hylte"),
        Chip("aktor", "Försäkringskassan", "Aktör: Försäkringskassan"),
        Chip("tema", "fungerar inte", "Tema: fungerar inte"),
    )
    assert Chip("rapport", "varend", "Rapport: Värend 2015") in assistant.ask("Hinder i Värend").chips


def test_every_chip_can_be_removed(assistant: Assistant) -> None:
    chips = assistant.ask(CELL).chips
    for chip in chips:
        answer = assistant.ask(CELL, without=[chip.key])
        assert answer.chips == tuple(other for other in chips if other != chip)
    assert assistant.ask(CELL, without=[chip.key for chip in chips]).chips == ()


def test_without_the_municipality_others_answer(assistant: Assistant) -> None:
    answer = assistant.ask(CELL, without=["kommun:Hylte"])
    assert {c.passage.municipality for c in answer.citations} - {"Hylte"}


def test_an_unknown_chip_changes_nothing(assistant: Assistant) -> None:
    for key in ("kommun:Borås", "fraga:9", "nonsens", "", "tema:"):
        assert assistant.ask(CELL, without=[key]).chips == assistant.ask(CELL).chips


def test_the_number_of_a_question_is_a_chip(assistant: Assistant) -> None:
    question = "Vad svarar AF i Laholm på fråga 8?"
    assert Chip("fraga", "8", "Fråga: 8") in assistant.ask(question).chips
    assert assistant.ask(question, without=["fraga:8"]).scope.number is None


def test_a_forced_scope_takes_the_place_of_what_is_named(assistant: Assistant) -> None:
    answer = assistant.ask(CELL, scope=Scope(municipalities=("Laholm",)))
    assert {c.passage.municipality for c in answer.citations} == {"Laholm"}
    answer = assistant.ask("Vad fungerar bra?", scope=Scope(reports=("finnveden",), actors=("Arbetsförmedlingen",)))
    assert {c.report.id for c in answer.citations} == {"finnveden"}


@pytest.mark.parametrize(
    ("question", "keys", "left"),
    [
        ("Vad saknar AF i Hylte? Varför?", ["aktor:Arbetsförmedlingen", "kommun:Hylte"], "Vad saknar? Varför?"),
        ("Hylte, vad saknas där?", ["kommun:Hylte"], "vad saknas där?"),
        ("Vad saknar AF i Hylte?", ["kommun:Laholm"], "Vad saknar AF i Hylte?"),
        ("Hylte?", ["kommun:Hylte"], ""),
    ],
)
def test_a_removed_name_leaves_no_gap(assistant: Assistant, question: str, keys: list[str], left: str) -> None:
    reports = assistant.index.reports
    names = Names.of(reports)
    assert without_names(question, keys, names, ScopeParser(reports, names)) == left
