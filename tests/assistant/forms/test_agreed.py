"""What all who were asked agree on, as the report says itself."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad är de fyra aktörerna på Höglandet eniga om?", "Gemensam nämnare för samtliga fyra aktörer"),
        ("Vad är gemensamt för de fyra parterna på Höglandet?", "Samtliga fyra parter beskriver"),
        ("Vad är alla överens om i Värend?", "hos alla intervjugrupper"),
        ("Vad är alla överens om i KUR-utvärderingen?", "Samtliga deltagare ser"),
    ],
)
def test_what_a_report_says_of_all_leads(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is not None
    assert "alla som hördes" in answer.headline.after
    shown = [point.text for group in answer.groups for point in group.points]
    assert any(told in text for text in shown)
    assert not any("handläggare på FK" in text for text in shown)


def test_a_matter_is_asked_for_by_itself(assistant: Assistant) -> None:
    answer = assistant.ask("Är alla på Höglandet överens om sekretessen?")
    assert answer.headline is None or "alla som hördes" not in answer.headline.after
