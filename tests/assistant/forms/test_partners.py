"""With whom somebody works is told by the account of what they do, its lists whole."""

import pytest

from assistant import Answer, Assistant
from tests.assistant.checking import check


def shown(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    ("question", "first", "last", "length"),
    [
        ("Vilka samarbetar JCU i Värnamo med", "JCU samarbetar med", "Även övriga parter", 3),
        ("vem samarbetar IFO i gislaved med?", "IFO samarbetar med", "Deltar i flerpartsmöten", 8),
        ("Vilka jobbar AME i Gnosjö ihop med?", "AME samarbetar både", "AME samarbetar både", 1),
        ("vilka parter har VAC kontakt med", "VAC samverkar med", "Även övriga parter", 3),
        ("vem samverkar FK i Finnveden med", "Försäkringskassan samverkar", "Försäkringskassan samverkar", 1),
    ],
)
def test_with_whom_somebody_works_is_told_whole(
    assistant: Assistant, question: str, first: str, last: str, length: int
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    said = shown(answer)
    assert said[0].startswith(first)
    assert said[-1].startswith(last)
    assert len(said) == length


def test_every_voice_of_an_actor_tells_its_own(assistant: Assistant) -> None:
    answer = assistant.ask("med vilka samarbetar AF i Finnveden")
    check(answer, assistant)
    assert [group.heading for group in answer.groups if "AF-kontor" in group.heading][1:]


@pytest.mark.parametrize(
    "question",
    [
        "vilka vill rehabkoordinatorerna samarbeta mer med",
        "Vilka fungerar det bra att samarbeta med enligt AF i Gislaved?",
    ],
)
def test_with_whom_one_would_like_to_work_is_something_else(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert not any("samverkar med;" in text for text in shown(answer))


def test_with_whom_one_works_most_is_ranked_where_that_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("vilka samverkar FK mest med på höglandet")
    check(answer, assistant)
    assert "samverkar mest med vårdgivare" in shown(answer)[0]
