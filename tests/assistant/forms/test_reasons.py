"""Why-questions: those who give a reason, of those who are asked about, lead."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Varför funkar det inte med VPM i Halmstad?", "dels för att det byts läkare"),
        ("Varför är det en svacka mellan AF och FK i Varberg?", "Problemet är att vi inte alltid har samma"),
        ("Varför saknar elevhälsan i Halmstad samverkan med VPM?", "nu när UPM läggs ner"),
    ],
)
def test_a_reason_leads(assistant: Assistant, question: str, reason: str) -> None:
    answer = assistant.ask(question)
    assert reason in answer.groups[0].points[0].text


def test_what_is_said_of_others_does_not_lead(assistant: Assistant) -> None:
    answer = assistant.ask("Varför är samverkan med AF svår i Falkenberg?")
    assert "AF" in answer.groups[0].points[0].text
