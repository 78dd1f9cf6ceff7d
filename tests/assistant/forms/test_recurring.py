"""What stands word for word in several places."""

import pytest

from assistant import Assistant
from tests.assistant.checking import check

TOLD = "Det här står ordagrant lika på flera håll"


def test_what_recurs_to_the_letter_is_found_where_it_is_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("var har försäkringskassan svarat ordagrant samma sak")
    check(answer, assistant)
    assert {citation.actor for citation in answer.citations} == {"Försäkringskassan"}
    assert answer.headline is not None
    assert answer.headline.after.startswith(TOLD)
    assert all(len(point.numbers) > 1 for group in answer.groups for point in group.points)
    assert answer.groups[0].heading == "Försäkringskassan i Falkenberg, Halmstad, Hylte och Laholm (Halland 2015)"


def test_what_stands_in_most_places_comes_first_however_short_it_is(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka svar är ordagrant samma?")
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.after == f"{TOLD}, först det som står på flest:"
    points = [point for group in answer.groups for point in group.points]
    assert (points[0].text, len(points[0].numbers)) == ("Omvärldskunskap", 7)
    assert "Telefonlistor" in [point.text for point in points]
    numbers = [len(point.numbers) for point in points]
    assert numbers == sorted(numbers, reverse=True)


def test_what_two_say_in_one_municipality_stands_in_two_places(assistant: Assistant) -> None:
    answer = assistant.ask("Har Försäkringskassan och Arbetsförmedlingen i Varberg svarat ordagrant samma sak?")
    assert answer.headline is not None
    assert answer.headline.after == f"{TOLD}:"
    (point,) = [point for group in answer.groups for point in group.points]
    assert len(point.numbers) == 2


@pytest.mark.parametrize("question", ["Vad säger de med exakt samma ord?"])
def test_it_is_asked_for_in_other_words(assistant: Assistant, question: str) -> None:
    headline = assistant.ask(question).headline
    assert headline is not None
    assert headline.after.startswith(TOLD)


@pytest.mark.parametrize(
    "question", ["Vad säger de exakt samma dag?", "Vad säger Försäkringskassan i Halmstad ordagrant?"]
)
def test_something_else_that_is_the_same_does_not_ask_for_it(assistant: Assistant, question: str) -> None:
    headline = assistant.ask(question).headline
    assert headline is None or TOLD not in headline.after
