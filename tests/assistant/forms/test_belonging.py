"""Who belongs to something, who was interviewed in a place, and what a whole list is."""

import pytest

from assistant import Answer, Assistant
from tests.assistant.checking import check


def points(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilka ingår i Arenasamverkan?", "handläggare från AMO, IFO, LSS"),
        ("Vilka ingår i individsamverkansteamen?", "Teamet består av representanter"),
        ("Vilka ingick i KUR-grupperna?", "representerat genom sina förbundschefer"),
    ],
)
def test_who_belongs_to_it_stands_first_and_not_what_is_thought_of_it(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert any(told in text for text in points(answer)[:3])
    assert not any("fungerar bra" in text for text in points(answer)[:3])


def test_of_a_list_of_places_the_place_that_is_asked_for_is_shown(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka enheter intervjuades i Växjö?")
    assert points(answer) == ["Arbetsmarknad och Integration", "Avdelning Missbruksvård", "Ekonomiskt Bistånd"]


@pytest.mark.parametrize(
    "question", ["Vilka enheter i Värnamo ingår i kartläggningen?", "Vilka är med i kartläggningen i Värnamo?"]
)
def test_who_is_part_of_the_survey_is_who_answered(assistant: Assistant, question: str) -> None:
    headline = assistant.ask(question).headline
    assert headline is not None
    assert headline.text.startswith("I Värnamo är det 4 som har egna svar i Finnveden 2018")


def test_what_is_short_for_a_thing_is_counted_for_it(assistant: Assistant) -> None:
    for question in ("Vilka kommuner har individsamverkansteam?", "Vilka kommuner i Halland har tillgång till IST?"):
        headline = assistant.ask(question).headline
        assert headline is not None
        assert headline.text.startswith("Alla 6 kommuner i Halland 2015 tar upp")


def test_alternatives_behind_a_slash_are_one_thing_though_one_is_a_name(assistant: Assistant) -> None:
    answer = assistant.ask("Vad sägs om rehabkoordinatorer/rehabsamordnare i rapporterna?")
    assert {citation.report.id for citation in answer.citations} >= {"halland", "hoglandet", "finnveden"}


def test_a_report_with_a_word_of_the_same_beginning_is_not_told_to_be_silent(assistant: Assistant) -> None:
    headline = assistant.ask("Vad säger rapporterna om brukarinflytande?").headline
    assert headline is not None
    denied, unsaid = headline.text.split(". ", 1)
    assert "Halland 2015" not in denied
    assert "Halland 2015" in unsaid


def test_what_was_named_before_a_list_that_goes_on_stands_before_it(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka målgrupper pekas ut i Värend?")
    check(answer, assistant)
    assert points(answer)[0].startswith("Neuropsykiatriska funktionsnedsättningar och nyanlända är de två målgrupper")
    assert points(answer)[-1] == "Språksvaga"


def test_words_for_the_good_and_the_bad_are_nothing_to_look_for(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka för- och nackdelar med processledare nämns?")
    assert points(answer)
    assert all("rocessledare" in text for text in points(answer))
