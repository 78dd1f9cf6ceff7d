"""Follow-ups about somebody's work: who did it, what it cost, and what came of it."""

import pytest

from assistant import Assistant

KUR = "Vad kostade KUR-utvärderingen?"
VAREND = "Hur gick inventeringen i Värend till?"


@pytest.mark.parametrize(
    ("history", "question", "text"),
    [
        (["Hur gjordes kartläggningen i Halland?", "Vad kostade den?"], "Vem gjorde den?", "kartläggningen i Halland?"),
        ([KUR], "Vem gjorde den?", "Vem gjorde KUR-utvärderingen?"),
        ([KUR, "Vem gjorde den?"], "Vad kom de fram till?", "Vad kom de fram till i KUR-utvärderingen?"),
        (["Vad kostade projektet på Höglandet?"], "Vem ledde det?", "Vem ledde projektet på Höglandet?"),
        ([VAREND], "Vem ledde den?", "Vem ledde inventeringen i Värend?"),
        ([VAREND, "Vem ledde den?"], "Vad blev slutsatsen?", "Vad blev slutsatsen i Värend?"),
    ],
)
def test_a_work_is_named_and_where(assistant: Assistant, history: list[str], question: str, text: str) -> None:
    assert assistant.understood(question, history).text.endswith(text)


def test_who_led_is_no_gain(assistant: Assistant) -> None:
    assert assistant.understood("Vem ledde inventeringen i Värend?").scope.themes == ()
    assert assistant.understood("Vad ledde inventeringen i Värend till?").scope.themes == ("vinster och effekter",)


def test_no_other_report_answers(assistant: Assistant) -> None:
    answer = assistant.ask("Vem ledde det?", ["Vad kostade projektet på Höglandet?", "När startade det?"])
    assert {citation.report.id for citation in answer.citations} <= {"hoglandet"}


def test_another_thing_is_no_work(assistant: Assistant) -> None:
    assert "kartlägg" not in assistant.understood("Vem driver den?", ["Vad är Arenasamverkan?"]).text
