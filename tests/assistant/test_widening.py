"""Follow-ups that ask for more than what the question before was about."""

import pytest

from assistant import Assistant

BUS = ["psykiatribuss, vad är det", "vem föreslog den"]


@pytest.mark.parametrize(
    ("history", "question"),
    [
        (BUS, "vad mer föreslogs"),
        (["patienthotell, vad är det i värend"], "andra förslag?"),
        (["patienthotell, vad är det i värend"], "finns det fler förslag?"),
    ],
)
def test_more_lifts_the_topic_and_stays_in_the_report(assistant: Assistant, history: list[str], question: str) -> None:
    assert assistant.understood(question, history).text == "Vilka förslag finns i Värend 2015?"


def test_what_was_spoken_of_comes_last(assistant: Assistant) -> None:
    answer = assistant.ask("vad mer föreslogs", BUS)
    shown = [point.text for group in answer.groups for point in group.points]
    assert len(shown) > 3
    assert "psykiatribuss" not in shown[0]


def test_a_place_that_a_report_tells_not_apart_leads_by_its_name(assistant: Assistant) -> None:
    answer = assistant.ask("nåt från alvesta?", [*BUS, "vad mer föreslogs"])
    assert "Arbetsmarknadsavdelningen i Alvesta" in answer.groups[0].points[0].text


def test_more_of_whom_one_was_asked_is_theirs(assistant: Assistant) -> None:
    scope = assistant.understood("har dom fler förslag?", ["vad föreslår AF i Halmstad"]).scope
    assert scope.actors == ("Arbetsförmedlingen",)
    assert scope.municipalities == ("Halmstad",)
