"""That whoever is asked was not heard, where what others say is told in their place."""

import pytest

from assistant import Assistant
from tests.assistant.checking import check


def test_who_was_not_heard_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("Vad tycker läkarna om SIP?")
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text == "Läkarna kommer inte till tals för sig i rapporterna."
    assert answer.headline.after == "Det här säger andra:"


@pytest.mark.parametrize(
    "question",
    [
        "Vad tycker rehabsamordnarna om FK?",
        "Vad tycker skolan i Falkenberg?",
        "Vad tycker handläggarna om SIP?",
        "Vad säger deltagarna om KUR 2?",
        "Vad säger FK i Hylte om läkarna?",
        "Vad tycker Ekonomiskt bistånd i Kungsbacka?",
        "Vad säger sjukpenninghandläggarna?",
        "Vad tycker arbetsterapeuterna om samverkan?",
        "Vad säger lagen om SIP?",
        "vad tycker utredaren om små kommuner i finnveden",
    ],
)
def test_nothing_of_it_is_said_of_who_was_or_may_have_been(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained
    assert answer.headline is None or "till tals" not in answer.headline.text
