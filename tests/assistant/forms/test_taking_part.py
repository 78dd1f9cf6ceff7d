"""Who was heard: whoever is named where an answer begins, in how many places, and who answers in one."""

import pytest

from assistant import Assistant
from evals.said import main_of


def said_of(assistant: Assistant, question: str) -> tuple[str, set[str | None]]:
    main = main_of(assistant.ask(question))
    return main.said, {citation.passage.municipality for _, citation in main.quoted}


@pytest.mark.parametrize(
    ("question", "many", "places"),
    [
        (
            "I vilka hallandskommuner har elevhälsan svarat?",
            "5 av 6 kommuner",
            {"Varberg", "Falkenberg", "Halmstad", "Hylte", "Laholm"},
        ),
        (
            "I vilka halländska kommuner har personligt ombud INTE fått komma till tals i kommunens svar?",
            "4 av 6 kommuner",
            {"Varberg", "Falkenberg", "Halmstad", "Laholm"},
        ),
        ("Vilka kommuner hade med missbruksvården bland de intervjuade i Värend?", "1 av 2 kommuner", {"Växjö"}),
    ],
)
def test_who_is_named_as_speaking_is_counted_by_place(
    assistant: Assistant, question: str, many: str, places: set[str]
) -> None:
    said, quoted = said_of(assistant, question)
    assert many in said
    assert "kan ha varit med" in said
    assert quoted == places


def test_who_is_only_spoken_of_was_not_heard(assistant: Assistant) -> None:
    _, quoted = said_of(assistant, "I vilka kommuner i Halland har personligt ombud intervjuats?")
    assert "Kungsbacka" not in quoted  # where they are one whom others look for


def test_those_who_answer_in_a_place_are_told(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka aktörer svarade i Laholm?")
    assert answer.headline is not None
    assert "är det 5 som har egna svar" in answer.headline.text
    assert {citation.passage.municipality for citation in answer.citations} == {"Laholm"}


@pytest.mark.parametrize(
    "question",
    ["Vad har elevhälsan i Laholm svarat?", "I vilka kommuner har elevhälsan svarat att de saknar VPM?"],
)
def test_what_somebody_says_is_another_question(assistant: Assistant, question: str) -> None:
    headline = assistant.ask(question).headline
    assert headline is None or "bland dem som har svarat" not in headline.text


def test_who_was_not_heard_is_not_told_by_who_was(assistant: Assistant) -> None:
    headline = assistant.ask("Vem har inte svarat i Hylte?").headline
    assert headline is None or "egna svar" not in headline.text
