"""A post that the report asked calls otherwise: the question is put with its name, and shown so."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Vad gör rehabkoordinatorn i Halland?", "Vad gör rehabsamordnaren i Halland?"),
        ("Vad säger Halland om rehabkoordinatorer?", "Vad säger Halland om rehabsamordnare?"),
        ("Vad säger rehabsamordnarna i Finnveden?", "Vad säger rehabkoordinatorerna i Finnveden?"),
        ("Vad är rehabkoordinatorns roll i Laholm?", "Vad är rehabsamordnarens roll i Laholm?"),
    ],
)
def test_the_reports_own_name_is_used_and_told(assistant: Assistant, question: str, read: str) -> None:
    answer = assistant.ask(question)
    assert answer.standalone_question == read
    assert f"Jag läser frågan som: {read}" in answer.lead
    assert not answer.abstained
    word = "rehabkoordinator" if "koordinator" in read else "rehabsamordnar"
    assert any(word in citation.statement.shown.casefold() for citation in answer.citations[:3])


@pytest.mark.parametrize(
    "question",
    [
        "Vad gör rehabsamordnaren i Halland?",
        "Vad gör rehabkoordinatorn i Finnveden?",
        "Vad säger rehabkoordinatorerna?",
        "Vad står det om rehabkoordinatorer i TRIS-team på Höglandet?",
    ],
)
def test_a_name_that_is_used_there_is_kept(assistant: Assistant, question: str) -> None:
    assert assistant.understood(question).text == question


def test_a_follow_up_elsewhere_is_put_with_the_name_there(assistant: Assistant) -> None:
    meant = assistant.understood("Och i Halland?", ["Vad gör rehabkoordinatorn i Finnveden?"])
    assert "rehabsamordnaren" in meant.text
    assert "rehabkoordinator" not in meant.text


def test_whoever_names_both_does_not_take_one_for_the_other(assistant: Assistant) -> None:
    question = "rehabkoordinator och rehabsamordnare i Hylte, vad är skillnaden?"
    assert assistant.understood(question).text == question
