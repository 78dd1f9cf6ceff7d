"""Follow-ups to several questions that stand one after the other."""

import pytest

from assistant import Assistant

WORKS = ["Fungerar det bra mellan AF och FK?", "och i Varberg?", "varför är det en svacka?"]


@pytest.mark.parametrize(
    ("history", "question", "text"),
    [
        (WORKS, "och Hylte?", "Fungerar det bra mellan AF och FK i Hylte?"),
        (
            ["SIP i Laholm, används det?", "vem gör det mest?"],
            "och i Hylte, är det bättre där?",
            "Används SIP i Hylte?",
        ),
        (
            ["Vad föreslår rapporten från Höglandet för cheferna?", "vem ska sitta med i den?"],
            "och för nyanställda?",
            "Vad föreslår rapporten från Höglandet för nyanställda?",
        ),
    ],
)
def test_one_question_goes_on(assistant: Assistant, history: list[str], question: str, text: str) -> None:
    assert assistant.understood(question, history).text == text


@pytest.mark.parametrize("question", ["jag menar hur individen påverkas", "Hur påverkas individen?"])
def test_what_is_asked_alike_stands_alone(assistant: Assistant, question: str) -> None:
    meant = assistant.understood(question, ["Hur påverkas personalen när samverkan inte funkar?"])
    assert "personalen" not in meant.text
