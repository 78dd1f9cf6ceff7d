"""What a thing is leads where that is asked, and not what is thought of it."""

import pytest

from assistant import Answer, Assistant
from tests.assistant.checking import check


def _first(answer: Answer) -> str:
    return answer.groups[0].points[0].text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Vad är Arenasamverkan?", "Arenasamverkan – där handläggare från"),
        ("vad är arenasamverkan för något", "Arenasamverkan – där handläggare från"),
        ("Vad betyder 0-klassad?", "Med nollplacerade avsågs individer"),
        ("Vad menas med nollplacerad?", "Med nollplacerade avsågs individer"),
        ("Vad är KUR?", "Det blev två uppdrag, vilka benämns som KUR 1 och KUR 2 (kunskapsutveckling"),
        ("Vad betyder SIUS?", "Det kan vara aktuellt med anpassning"),
    ],
)
def test_what_a_thing_is_leads(assistant: Assistant, question: str, begins: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert _first(answer).startswith(begins)


def test_what_it_consists_of_tells_what_it_is(assistant: Assistant) -> None:
    answer = assistant.ask("Vad är IST?")
    assert "Teamet består av representanter" in _first(answer)


def test_a_word_for_meaning_is_nothing_that_is_told_of(assistant: Assistant) -> None:
    answer = assistant.ask("Vad betyder SIUS?")
    assert answer.groups
    assert all("SIUS" in point.text for group in answer.groups for point in group.points)


def test_what_is_never_written_out_is_said_not_to_be(assistant: Assistant) -> None:
    answer = assistant.ask("Vad är UPM?")
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text == "Jag hittar inte att rapporterna skriver ut vad UPM betyder."
    assert answer.headline.after == "Så här nämns UPM:"


@pytest.mark.parametrize("question", ["Vad är problemet?", "Vad är gemensamt för Hylte och Laholm?"])
def test_no_thing_is_asked_for_by_a_plain_word(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is None or "skriver ut" not in answer.headline.text
