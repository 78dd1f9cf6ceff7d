"""What no report ranks is said not to be ranked, above what there is."""

import pytest

from assistant import Assistant
from tests.assistant.checking import check

UNRANKED = "Rapporterna rangordnar inte det här"


@pytest.mark.parametrize(
    "question",
    [
        "Vilket hinder är vanligast i Värend?",
        "Vilket problem är störst på Höglandet?",  # a statement says of something else that it is the largest
        "Vilket är det viktigaste förslaget i Halland?",
        "Vem är mest missnöjd i Halland?",
    ],
)
def test_what_is_not_ranked_is_said_not_to_be(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert UNRANKED in answer.headline.after
    assert answer.groups


@pytest.mark.parametrize(
    "question",
    [
        "Vilka målgrupper har störst behov av samverkan i Värend?",
        "Vad fungerar bäst i Hylte?",
        "Vad är det viktigaste i KUR-utvärderingen?",
        "Vilka hinder finns i Värend?",
    ],
)
def test_what_a_report_ranks_or_sums_up_is_told(assistant: Assistant, question: str) -> None:
    headline = assistant.ask(question).headline
    assert headline is None or UNRANKED not in headline.after


@pytest.mark.parametrize(
    "question", ["Vilka målgrupper är svårast att samverka kring i Värend?", "Vilka grupper är svårast i Värend?"]
)
def test_what_is_ranked_by_another_word_leads(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "tydligast och störst behov" in answer.groups[0].points[0].text
    assert len({group.heading for group in answer.groups}) == len(answer.groups)


def test_what_leads_may_rank_it_whoever_stands_between(assistant: Assistant) -> None:
    answer = assistant.ask("Vad använde de processledaren mest till i KUR?")
    check(answer, assistant)
    assert "främst använts" in answer.groups[0].points[0].text
    assert answer.headline is None or UNRANKED not in answer.headline.after
