"""Whole questions that are cut loose from a long conversation, and others that go on with it."""

import pytest

from assistant import Assistant

MONEY = ["förbundets pengar i värend: hur skulle de delas 2016", "2018 då?", "vem bestämde det"]


@pytest.mark.parametrize(
    ("history", "question", "text"),
    [
        (MONEY, "när slogs förbunden ihop", "När slogs förbunden ihop i värend?"),
        (
            ["hur många intervjuades på Höglandet", "hur gick intervjuerna till"],
            "vem gjorde kartläggningen",
            "Vem gjorde kartläggningen på Höglandet?",
        ),
        (["Vilka hinder finns i Värend?"], "när bildades förbundet", "När bildades förbundet i Värend?"),
    ],
)
def test_a_whole_question_is_asked_where_the_conversation_is(
    assistant: Assistant, history: list[str], question: str, text: str
) -> None:
    assert assistant.understood(question, history).text == text
    assert not assistant.ask(question, history).abstained


def test_what_is_not_told_is_refused_as_it_is_alone(assistant: Assistant) -> None:
    history = ["varför tycker deltagarna att samordningsförbunden borde äga KUR", "men finns det nåt emot det"]
    assert assistant.ask("hur mycket pengar fick projektet", history).abstained


@pytest.mark.parametrize(
    ("history", "question"),
    [
        (["vad tycker man om IST i Kungsbacka", "vem vill ha mer av det"], "hur ofta träffas de"),
        (["Vad saknar FK i Hylte?"], "vilka andra förslag har de"),
        (["Vilka hinder finns i Värend?"], "vad säger alla rapporter om SIP"),
    ],
)
def test_what_goes_on_keeps_what_was_asked(assistant: Assistant, history: list[str], question: str) -> None:
    assert assistant.understood(question, history).text != f"{question.capitalize()} i Värend?"
    assert not assistant.understood(question, history).text.startswith("Hur ofta träffas de i")


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Är FK i Laholm nöjda?", "med vad då", "Vad är FK i Laholm nöjda med?"),
        ("Varför är VPM i Varberg missnöjda?", "med vem", "Vem är VPM i Varberg missnöjda med?"),
        ("Vad saknar FK i Hylte?", "vad beror det på", "Vad saknar FK i Hylte? Varför?"),
        (
            "Är FK i Laholm nöjda?",
            "vad är problemet med vården enligt dem",
            "Vad är problemet med vården enligt FK i Laholm",
        ),
        (
            "Vad funkar bra mellan FK och AF i Varberg?",
            "nä jag menar vad som INTE funkar",
            "Vad fungerar inte i samverkan mellan FK och AF i Varberg?",
        ),
        (
            "Vad säger FK i Falkenberg om vårdcentralerna?",
            "bara det som är negativt",
            "Vad fungerar inte i samverkan med vårdcentralerna enligt Försäkringskassan i Falkenberg?",
        ),
        (
            "Vad har FK i Varberg svårt med?",
            "stämmer det att de saknar kontakt med vården",
            "Stämmer det att FK i Varberg saknar kontakt med vården",
        ),
        ("Vad tycker FK om VPM i Hylte?", "vad saknas", "Vilken samverkan saknas enligt Försäkringskassan i Hylte?"),
    ],
)
def test_the_rest_is_carried(assistant: Assistant, before: str, question: str, text: str) -> None:
    assert assistant.understood(question, [before]).text.rstrip("?") == text.rstrip("?")


def test_whoever_was_told_of_is_asked_for_there(assistant: Assistant) -> None:
    meant = assistant.understood("hur många pratade hon med", ["Vem gjorde kartläggningen på Höglandet?"])
    assert meant.scope.reports == assistant.understood("Vem gjorde kartläggningen på Höglandet?").scope.reports
