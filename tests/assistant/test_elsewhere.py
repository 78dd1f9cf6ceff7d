"""Follow-ups that ask who else, or where else, what was answered is said."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Vad säger kommunen i Halmstad om SIP?", "nån annanstans?", "Vilka tar upp SIP?"),
        ("Vad säger FK i Hylte om SIP?", "vem mer säger det?", "Vilka andra än FK i Hylte tar upp SIP?"),
        ("Vilka kommuner i Halland nämner SIP?", "vilka mer?", "Vilka kommuner nämner SIP?"),
        ("Vilka kommuner i Halland nämner SIP?", "o i de andra rapporterna?", "Vilka rapporter tar upp SIP?"),
        (
            "Vilka förslag har FK i Laholm?",
            "finns samma förslag nån annanstans?",
            "Vilka förslag har FK i alla kommuner?",
        ),
        ("Vad saknar VC i Hylte?", "o alla andra kommuner?", "Vad saknar VC i alla kommuner?"),
        ("Vad tycker VC i Hylte om AF?", "Säger någon annan kommun samma sak?", "Vad tycker VC om AF i alla kommuner?"),
        (
            "Hur är det med läkarbyten i Laholm?",
            "är det bara lotsen som säger så?",
            "Vilka i Laholm tar upp läkarbyten?",
        ),
        ("Hur långa är väntetiderna i Halmstad?", "och på andra ställen?", "Vilka tar upp väntetiderna?"),
        ("Vad saknar AMO i Gislaved?", "nån mer?", "Vad saknar IFO i Gislaved?"),
        ("Vad saknar AMO i Gislaved?", "är det nån som tycker samma sak?", "Vad saknar IFO i Gislaved?"),
    ],
)
def test_others_are_asked(assistant: Assistant, before: str, question: str, text: str) -> None:
    assert assistant.understood(question, [before]).text == text


def test_who_was_asked_before_is_not_quoted_as_another(assistant: Assistant) -> None:
    answer = assistant.ask("vem mer säger det?", ["Vad säger FK i Hylte om SIP?"])
    assert answer.citations
    assert all((c.passage.municipality, c.actor) != ("Hylte", "Försäkringskassan") for c in answer.citations)
