"""Figures of a question that the reports tell otherwise."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur många var med i de 150 intervjuerna på Höglandet?", "21 intervjuer"),
        ("Varför vill Värend ha 80 % basverksamhet 2018?", "2018 – 20 % Basverksamhet"),
    ],
)
def test_another_figure_is_told(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert answer.abstained
    assert "stämmer inte med det som står" in answer.lead
    assert told in answer.lead


@pytest.mark.parametrize(
    "question",
    [
        "Varför vill Värend ha 20 % basverksamhet 2018?",
        "Varför ska Värend ha 80 % processverksamhet 2018?",
        "Vad sa man i de 20 intervjuerna i KUR?",
        "Hur gick de 21 intervjuerna på Höglandet till?",
        "Vilka fyra vinstområden nämner Värend?",
        "Varför är utbildningen på 20 timmar i Halland?",
    ],
)
def test_the_figure_that_is_told_is_answered(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "varför anordnades 9 utbildningar i Halland?",  # written out; and the 2 of *KUR 2* counts nothing
        "Varför är de 4000 individerna utan SGI på Höglandet?",  # *40 000* is one figure
        "Varför räcker inte 60 minuter för intervjun på Höglandet?",  # a range
    ],
)
def test_no_figure_of_something_else_is_held_against_it(assistant: Assistant, question: str) -> None:
    assert "stämmer inte" not in assistant.ask(question).lead
