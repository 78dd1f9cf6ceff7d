"""All that a report proposes itself: every item of its lists under their headings, and how many they are."""

import pytest

from assistant import Answer, Assistant
from tests.assistant.checking import check


def points(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    "question",
    [
        "Vad föreslår man på Höglandet?",
        "Vilka åtgärder föreslås på Höglandet, i korthet?",
        "Vilka förslag lämnas i Höglandets rapport?",
        "Vem ska göra vad enligt förslagen på Höglandet?",
        "Sammanfatta förslagen från Höglandet",
    ],
)
def test_every_proposal_stands_under_its_heading_and_nothing_before_them(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.groups[0].heading == "En ledning som prioriterar samverkan"
    assert len(answer.groups) == 8
    assert len(points(answer)) == 24
    assert all(text.startswith("att ") for text in points(answer))


@pytest.mark.parametrize(
    ("question", "number", "lists"),
    [
        ("Hur många förslag finns på Höglandet?", 24, 8),
        ("Hur många förslag lämnar Värend?", 45, 2),
        ("Hur många förslag finns i Höglandets rapport under kunskap och respekt?", 5, 1),
    ],
)
def test_they_are_counted(assistant: Assistant, question: str, number: int, lists: int) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text == f"{number} utsagor"
    assert len(answer.groups) == lists
    assert len(points(answer)) == number


@pytest.mark.parametrize(
    "question",
    [
        "Vilka förslag om kontaktvägar finns på Höglandet?",
        "Vad föreslår kommunen i Laholm?",
        "Varför föreslår Höglandet en chefsgrupp?",
    ],
)
def test_what_picks_something_out_is_no_question_for_all(assistant: Assistant, question: str) -> None:
    assert 0 < len(assistant.ask(question).groups) < 8


@pytest.mark.parametrize(
    ("question", "number"), [("Hur många hinder räknar Värend upp?", 16), ("Hur många frågor ställdes i Halland?", 8)]
)
def test_a_list_that_is_counted_is_not_doubted(assistant: Assistant, question: str, number: int) -> None:
    headline = assistant.ask(question).headline
    assert headline is not None
    assert headline.text == f"{number} utsagor"
