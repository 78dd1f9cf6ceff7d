"""Follow-ups that name one more thing of what was asked before the last of them."""

import pytest

from assistant import Assistant

HINDRANCES = "vilka hinder finns för samverkan i växjö"


@pytest.mark.parametrize(
    ("history", "question", "text"),
    [
        (
            ["vilka hinder finns på höglandet", "sekretess?"],
            "tidsbrist då?",
            "vilka hinder finns på höglandet? tidsbrist då?",
        ),
        (
            [HINDRANCES, "sekretessen?", "vad säger processledaren om det, går det att lösa?"],
            "personalomsättning då?",
            f"{HINDRANCES}? personalomsättning då?",
        ),
    ],
)
def test_one_more_takes_the_place_of_the_last(
    assistant: Assistant, history: list[str], question: str, text: str
) -> None:
    assert assistant.understood(question, history).text == text


def test_what_asks_something_goes_on_with_the_last(assistant: Assistant) -> None:
    asked = assistant.understood("är det fler kommuner som vill ha en sån", ["vad är vårdgrannetelefon"])
    assert "vårdgrannetelefon" in asked.text


def test_a_thing_by_itself_may_be_a_part_of_the_last(assistant: Assistant) -> None:
    asked = assistant.understood("unga?", ["vilka hinder finns på höglandet", "sekretess?"])
    assert asked.text != "vilka hinder finns på höglandet? unga?"
