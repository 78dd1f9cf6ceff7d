"""Who is asked to speak without having been interviewed is told by the grammar."""

import pytest

from assistant import Assistant
from assistant.abstention.unheard import unheard_in, voices
from assistant.question import Names


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Vad säger polisen i Halmstad om samverkan?", "polisen"),
        ("Och vad tycker Kronofogden om skuldsatta klienter?", "Kronofogden"),
        ("Hur upplever ortopedläkarna Arenasamverkan?", "ortopedläkarna"),
        ("Vad svarade biskopen?", "biskopen"),
        ("Vilka hinder pekar hyresvärdarna på?", "hyresvärdarna"),
        ("Vad säger arbetsgivarna i Värnamo själva?", "arbetsgivarna"),
        ("Ge mig rektorernas svar på fråga 5.", "rektorernas"),
        ("Hur är det i Hylte? Vad säger polisen där?", "polisen"),
    ],
)
def test_whoever_was_not_interviewed(assistant: Assistant, question: str, who: str) -> None:
    names, heard = Names.of(assistant.index.reports), voices(assistant.index.passages)
    assert unheard_in(question, names, heard) == who


@pytest.mark.parametrize(
    "question",
    [
        "Vad säger Försäkringskassan i Halmstad om samverkan?",
        "Vad tycker VPM i Laholm?",
        "Vad anser deltagarna om KUR?",
        "Vad vill man ändra på?",
        "Hur ser samverkan ut i Hylte?",
        "Vilka kommuner vill återinföra samordningshandledarrollen?",
        "Vilka av vårdcentralerna saknar samverkan?",
        "Hur ser kontaktvägarna mellan aktörerna ut?",
        "Vilka vill ha tillbaka samordningshandledarna?",
        "Vad säger polisen? Och vad säger AF?",
        "remisser till psykiatrin",
        "",
    ],
)
def test_nobody_else_is_missed(assistant: Assistant, question: str) -> None:
    names, heard = Names.of(assistant.index.reports), voices(assistant.index.passages)
    assert unheard_in(question, names, heard) is None


def test_hardly_any_question_that_passages_answer_wants_to_hear_such_a_one(assistant: Assistant) -> None:
    names, heard = Names.of(assistant.index.reports), voices(assistant.index.passages)
    asked = [question for question, _ in assistant.index.questions[::10]]
    others = [question for question, why in assistant.index.unanswered if why == "not_asked"]
    assert sum(unheard_in(question, names, heard) is not None for question in asked) < 0.02 * len(asked)
    # Not more: whoever wrote them also counted as "not asked" what nobody was asked about.
    assert sum(unheard_in(question, names, heard) is not None for question in others) > 0.2 * len(others)
