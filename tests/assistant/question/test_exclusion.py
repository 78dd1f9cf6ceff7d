"""What a question leaves out, and how it is asked without that."""

import pytest

from assistant import Assistant
from assistant.question import Intent
from assistant.question.exclusion import exclusions, included, left_out


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("Är det någon mer än FK som vill ha samordningshandledare?", ["FK"]),
        ("Vilka fler än kommunen nämner boendestöd?", ["kommunen"]),
        ("Vilka andra än AF och VPM saknar samverkan?", ["AF", "VPM"]),
        ("Är det någon mer än hälften som vill det?", []),
        ("Vill de ha mer än FK?", []),
    ],
)
def test_who_is_left_out(question: str, out: list[str]) -> None:
    assert left_out(question) == out


def test_a_place_called_after_an_area_is_where_is_asked() -> None:
    question = "Är det någon mer än FK i Finnvedens kartläggning som vill det?"
    assert "Finnvedens" in included(question, {"finnveden"})
    assert "Finnvedens" not in included(question, {"halland"})
    assert exclusions(question)[0].place == "Finnvedens"


@pytest.mark.parametrize(
    "question",
    [
        "Är det någon mer än FK som vill ha samordningshandledare?",
        "Finns det någon annan än FK som vill ha samordningshandledare?",
        "Vilka andra än AF saknar samverkan med vården?",
        "Vilka fler än kommunen nämner boendestöd?",
    ],
)
def test_others_than_somebody_are_a_list(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.intent is Intent.LIST
    out = {"FK": "Försäkringskassan", "AF": "Arbetsförmedlingen", "kommunen": "Kommun"}[left_out(question)[0]]
    told = [citation.passage.actor for citation in answer.citations if citation.passage.municipality]
    assert told
    assert out not in told[:4]
