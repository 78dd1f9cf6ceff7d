"""Proposals: whoever wishes is heard, many at once and all of them one click away."""

import pytest

from assistant import Answer, Assistant
from assistant.question import Intent
from tests.assistant.checking import check


def shown(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    "question",
    [
        "hur vill man i Kungsbacka få samverkan att bli bättre?",
        "Hur tycker man i Halland att IST borde bli bättre?",
        "Vad vill rehabkoordinatorerna i Finnveden ska hända?",
        "Sip i Värend - nåt man vill ändra?",
    ],
)
def test_a_wish_for_something_better_asks_for_proposals(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.intent is Intent.PROPOSALS
    assert answer.scope.themes[0] == "förslag"


def test_what_somebody_can_do_better_themselves_is_no_proposal_to_others(assistant: Assistant) -> None:
    answer = assistant.ask("Vad tycker FK i Hylte att de själva kan göra för att samverkan ska bli bättre?")
    assert {c.passage.themes for c in answer.citations} == {("möjligheter",)}


def test_what_somebody_wants_done_is_the_whole_answer_to_the_question_for_proposals(assistant: Assistant) -> None:
    answer = assistant.ask("vad vill vc i halmstad ha gjort?")
    check(answer, assistant)
    assert "hela svaret är med" in answer.note
    assert {c.passage.themes for c in answer.citations} == {("förslag",)}


def test_every_actor_of_a_place_is_heard_and_every_proposal_is_given(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka förslag finns i Kungsbacka?")
    check(answer, assistant)
    numbers = {number for group in answer.groups for point in group.points for number in point.numbers}
    heard = [c.passage.unit or c.passage.actor for c in answer.citations if c.n in numbers]
    assert {who: heard.count(who) >= 5 for who in set(heard)} == dict.fromkeys(
        ("Försäkringskassan", "Arbetsförmedlingen", "VC", "VPM", "Kommun"), True
    )
    every = {
        statement.start
        for passage in assistant.index.passages
        if passage.municipality == "Kungsbacka" and "förslag" in passage.themes
        for statement in passage.statements
    }
    assert every <= {c.statement.start for c in answer.citations}


def test_wishes_under_other_headings_are_shown_where_a_report_has_none_for_proposals(assistant: Assistant) -> None:
    texts = shown(assistant.ask("Vad vill rehabkoordinatorerna i Finnveden ska hända?"))
    assert any(text.startswith("Rehabkoordinatorerna har ett önskemål") for text in texts)
    assert any(text.startswith("Önskan finns om mer tid") for text in texts)
    assert not any(text.startswith("Rehabkoordinatorn kan vid behov") for text in texts)
