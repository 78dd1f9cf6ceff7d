"""Who asks for one of the voices in an answer is told what that one says."""

import pytest

from assistant import Assistant
from tests.assistant.checking import check


def _shown(assistant: Assistant, question: str) -> list[str]:
    answer = assistant.ask(question)
    check(answer, assistant)
    numbers = [n for group in answer.groups for point in group.points for n in point.numbers]
    by_number = {citation.n: citation for citation in answer.citations}
    return [by_number[number].statement.shown for number in numbers]


@pytest.mark.parametrize(
    ("question", "name", "word"),
    [
        ("vad är AME i Halmstad missnöjda med i samverkan?", "AME", "inte fungerar"),
        ("Vad säger AME i Halmstad om VPM?", "AME", "VPM"),
        ("elevhälsan falkenberg, vad är det som inte fungerar", "Elevhälsan", "inte fungerar"),
        ("socialpsykiatrin i falkenberg – vad saknar dom?", "socialpsykiatrin", "saknar samverkan"),
        ("Vad säger ekonomiskt bistånd i Varberg om vårdcentralerna?", "Ekonomiskt bistånd", "VC"),
        ("Vad tycker Lotsen i Laholm om VPM?", "Lotsen", "VPM"),
        ("Vad säger Lotsen i Laholm om skolan?", "Lotsen", "skolan"),
        ("Vad tycker Psykiatrirehab i Laholm fungerar?", "Psykiatrirehab", "fungerar bra"),
        ("Vad tycker Treklövern i Hylte om VPM?", "Treklövern", "VPM"),
        ("Vad tycker Treklövern i Hylte?", "Treklövern", "samverkan med"),
    ],
)
def test_one_voice_speaks_alone_of_what_is_asked(assistant: Assistant, question: str, name: str, word: str) -> None:
    shown = _shown(assistant, question)
    assert shown
    assert all(name in text for text in shown), "no other voice of the same answer"
    assert word in shown[0]


def test_who_is_spoken_of_is_no_voice(assistant: Assistant) -> None:
    shown = _shown(assistant, "Vad säger kommunen i Laholm om IST?")
    assert any("IST" in text and not text.startswith("IST") for text in shown)


@pytest.mark.parametrize("question", ["Boendestödet i Varberg, vad tycker de?", "Vad tycker boendestödet i Varberg?"])
def test_whose_view_is_asked_for_is_told_it_in_any_form_of_the_name(assistant: Assistant, question: str) -> None:
    shown = _shown(assistant, question)
    assert len(shown) > 3
    assert all(text.lower().startswith("boendestöd") for text in shown)
    assert any("fungerar inte" in text or "inte fungerar" in text for text in shown)


@pytest.mark.parametrize(
    "question",
    ["Vad tycker Lotsen i Laholm om löner?", "Vad tycker Treklövern i Hylte saknas?", "Vad tycker Lotsen i Halmstad?"],
)
def test_what_a_voice_does_not_speak_of_is_not_told_in_its_name(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).abstained


def test_who_speaks_together_with_others_is_not_said_to_be_unheard(assistant: Assistant) -> None:
    assert assistant.ask("Vad tycker PsykiatriRehab i Laholm fungerar?").headline is None
