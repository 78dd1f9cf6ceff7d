"""How long a list is that a report prints: counted, and shown whole."""

import pytest

from assistant import Answer, Assistant
from tests.assistant.checking import check


def shown(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    ("question", "number", "led"),
    [
        ("Hur många hinder finns i Värend?", 16, 0),
        ("Hur många målgrupper nämns i Värend?", 8, 1),
        ("Hur många övergripande förslag finns i Värend?", 20, 0),
        ("Hur många konkreta förslag finns i Värend?", 25, 0),
        ("Hur många framgångsfaktorer nämns på Höglandet?", 8, 1),
        ("Hur många vinstområden ser man i Värend?", 4, 1),
        ("Hur många målgrupper nämner VAC?", 2, 0),
    ],
)
def test_a_list_is_counted_and_shown_whole(assistant: Assistant, question: str, number: int, led: int) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text == f"{number} utsagor"
    assert len(shown(answer)) == number + led


def test_a_list_that_goes_on_says_that_there_are_more(assistant: Assistant) -> None:
    answer = assistant.ask("Hur många målgrupper nämns i Värend?")
    assert answer.headline is not None
    assert answer.headline.after.endswith("Före den nämner rapporten fler.")


@pytest.mark.parametrize(
    "question",
    [
        "Hur många workshops var det i Halland?",  # the list is of what came out of them
        "I hur många områden i landet finns KUR-aktiviteter?",
        "Hur många kommuner tar upp målgrupper?",
    ],
)
def test_nothing_else_is_counted_by_a_list(assistant: Assistant, question: str) -> None:
    headline = assistant.ask(question).headline
    assert headline is None or "listan" not in headline.after
