"""Those of whom a report only tells that they were interviewed, and those who speak but not of what is asked."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Vad tycker Region Kronoberg om Försäkringskassan?", "regionen"),
        ("Vad tycker Arbetsförmedlingen i Värend?", "Arbetsförmedlingen"),
        ("Vad tycker psykiatrin i Värend?", "VPM"),
        ("Vad säger rehabkoordinatorerna i Värend?", "rehabkoordinatorerna"),
    ],
)
def test_a_list_of_interview_groups_is_nobodys_opinion(assistant: Assistant, question: str, who: str) -> None:
    answer = assistant.ask(question)
    assert answer.abstained
    assert f"Värend 2015 redovisar inte {who} för sig" in answer.lead


def test_who_was_interviewed_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka på Arbetsförmedlingen intervjuades i Värend?")
    assert any("Etableringen" in citation.statement.shown for citation in answer.citations)


def test_who_had_their_say_is_not_told_to_have_had_none(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger VC i Hylte om boendestödet?")
    assert answer.abstained
    assert "kommit till tals" not in answer.lead
    assert "VC i Hylte" in answer.lead
