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
    ],
)
def test_the_figure_that_is_told_is_answered(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).abstained
