"""What is asked last leads the answer of a conversation."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        (["vad är det för vits med samverkan enl värend", "etiskt, hur menar dom"], "effektivitet då", "Effektivitet"),
        (["vad säger AF på höglandet om vården"], "vad önskar dom", "Man önskar en mer strukturerad"),
        (["vad slogs processledaren i värend av"], "nåt om prestige?", "Prestige och statuskillnader"),
        (["vad fungerar i hylte enligt fk"], "varför så bra med af", "sitter vi i deras lokaler"),
    ],
)
def test_what_holds_the_new_word_is_first(assistant: Assistant, history: list[str], question: str, told: str) -> None:
    answer = assistant.ask(question, history)
    assert told in answer.groups[0].points[0].text


def test_all_are_counted_whoever_is_named_last(assistant: Assistant) -> None:
    history = ["Vilka i Finnvedens kartläggning tar upp att personal byts ut?"]
    answer = assistant.ask("Hur många av verksamheterna om du bara räknar Gislaved och Gnosjö?", history)
    assert {citation.passage.municipality for citation in answer.citations} >= {"Gislaved", "Gnosjö"}


def test_a_question_of_its_own_is_left_as_it_is(assistant: Assistant) -> None:
    alone = assistant.ask("Vad föreslår AF i Kungsbacka?")
    after = assistant.ask("Vad föreslår AF i Kungsbacka?", ["Vad är SIP?"])
    assert [c.statement for c in after.citations] == [c.statement for c in alone.citations]
