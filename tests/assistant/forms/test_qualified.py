"""What a question leaves out, and outcomes that no report tells."""

import re

import pytest

from assistant import Answer, Assistant
from assistant.question.framing import included, left_out
from tests.assistant.checking import check


def shown(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Vilka hinder finns förutom sekretess?", ["sekretess"]),
        ("vilka målgrupper nämns utöver npf, unga och nyanlända", ["npf", "unga", "nyanlända"]),
        ("Vilka hinder finns?", []),
    ],
)
def test_what_is_left_out_is_known(question: str, words: list[str]) -> None:
    assert left_out(question) == words
    assert not any(word in included(question) for word in words)


def test_a_list_is_given_without_what_is_left_out(assistant: Assistant) -> None:
    answer = assistant.ask("vilka hinder nämner handläggarna i Värend förutom sekretess")
    check(answer, assistant)
    assert len(shown(answer)) == 15
    assert not any("sekretess" in text.casefold() for text in shown(answer))
    assert any("sekretess" in point.text.casefold() for group in answer.more for point in group.points)


def test_what_is_left_out_is_not_looked_for(assistant: Assistant) -> None:
    answer = assistant.ask("vilka målgrupper nämns i värend utöver npf och nyanlända")
    assert shown(answer)[0].startswith("Fler målgrupper än ovan")
    assert len(shown(answer)) == 9


@pytest.mark.parametrize("question", ["Har samordningshandledarrollen återinförts?", "blev projektet Habitus Hall av?"])
def test_an_outcome_that_is_not_told_is_said_not_to_be(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.after.startswith("Det jag hittar i rapporterna säger inte hur det blev.")


def test_what_did_come_about_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("Har Alvesta och Växjö samordningsförbund gått ihop?")
    assert answer.headline is None or "säger inte hur det blev" not in answer.headline.after


def test_what_recurs_to_the_letter_is_found_where_it_is_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("var har försäkringskassan svarat ordagrant samma sak")
    check(answer, assistant)
    assert {citation.actor for citation in answer.citations} == {"Försäkringskassan"}
    assert answer.headline is not None
    assert "ordagrant lika på flera håll" in answer.headline.after
    assert all(len(point.numbers) > 1 for group in answer.groups for point in group.points)
    assert answer.groups[0].heading == "Försäkringskassan i Falkenberg, Halmstad, Hylte och Laholm (Halland 2015)"


def test_the_county_is_no_mere_frame(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger man i länet om SIP?")
    assert answer.groups[0].heading.startswith("Halland 2015")


@pytest.mark.parametrize(
    ("question", "gone"),
    [
        ("Hur många kommuner utom Halmstad nämner SIP?", "Halmstad"),
        ("Vilka kommuner utom Hylte nämner SIP?", "Hylte"),
        ("Vilka aktörer utom AF nämner Fris?", "Arbetsförmedlingen"),
        ("Vad saknar alla utom Försäkringskassan?", "Försäkringskassan"),
    ],
)
def test_who_or_where_is_left_out_is_neither_shown_nor_counted(assistant: Assistant, question: str, gone: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert gone not in (*answer.scope.municipalities, *answer.scope.actors)
    read = {number for group in (*answer.groups, *answer.more) for point in group.points for number in point.numbers}
    sources = [citation for citation in answer.citations if citation.n in read]
    assert sources
    assert not any(gone in (citation.passage.municipality, citation.passage.actor) for citation in sources)
    assert not any(gone in group.heading for group in (*answer.groups, *answer.more))
    assert not re.search(r"\d+ av \d+", answer.headline.text if answer.headline else "")
