"""A question by the way that gets no answer is no matter of whoever is named behind it."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("before", "aside", "question", "read"),
    [
        ("Vad föreslår AF i Halmstad?", "Vad skulle det kosta?", "Och VC?", "Vad föreslår VC i Halmstad?"),
        ("Vad föreslår FK i Hylte?", "Vad kostade det?", "och kommunen där?", "Vad föreslår kommunen i Hylte?"),
        ("Vad säger AF i Gislaved?", "Vem bestämde det?", "och AF i Värnamo?", "Vad säger AF i Värnamo?"),
        ("Vad saknar FK i Hylte?", "Vad skulle det kosta?", "och i Laholm?", "Vad saknar FK i Laholm?"),
        (
            "Vad är problemet enligt VPM i Halmstad?",
            "vad heter chefen där?",
            "och vad föreslår de?",
            "Vilka förslag finns enligt VPM i Halmstad?",
        ),
        (
            "Vad säger elevhälsan i Halmstad?",
            "Varför lades UPM ner?",
            "Och i Varberg?",
            "Vad säger elevhälsan i Varberg?",
        ),
    ],
)
def test_the_last_answered_question_is_asked(
    assistant: Assistant, before: str, aside: str, question: str, read: str
) -> None:
    assert assistant.ask(aside, [before]).abstained
    assert assistant.ask(question, [before, aside]).standalone_question == read


@pytest.mark.parametrize(
    ("before", "between", "question", "read"),
    [
        (
            "Vad saknar FK i Hylte?",
            "Vad föreslår de?",
            "och i Laholm?",
            "Vilka förslag finns enligt Försäkringskassan i Laholm?",
        ),
        ("Vad saknar FK i Hylte?", "Vad tycker AF i Laholm om SIP?", "och i Hylte?", "Vad tycker AF i Hylte om SIP?"),
    ],
)
def test_what_was_answered_or_names_its_own_place_stays(
    assistant: Assistant, before: str, between: str, question: str, read: str
) -> None:
    assert assistant.ask(question, [before, between]).standalone_question == read
