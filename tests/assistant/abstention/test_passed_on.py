"""Whoever is passed on in some places has not been heard in all of them."""

import pytest

from assistant import Assistant
from assistant.abstention.passed_on import PassedOn
from assistant.abstention.unheard import voices
from assistant.question import Names


@pytest.mark.parametrize(
    ("question", "said", "where"),
    [
        ("Vad säger personligt ombud i Hylte om samordningen?", "personligt ombud kommer inte", "Laholm"),
        ("Vad saknar elevhälsan i Kungsbacka?", "elevhälsan kommer inte till tals i Kungsbacka", "Varberg"),
        ("Vad tycker boendestödet i Laholm?", "boendestödet kommer inte till tals i Laholm", "Varberg"),
        ("Boendestödet i Kungsbacka, vilken samverkan säger de sig sakna?", "kommer inte till tals", "Varberg"),
        ("vad funkar inte för boendestödet i laholm", "boendestödet kommer inte till tals i Laholm", "Varberg"),
        ("vad funkar bra för elevhälsan i Kungsbacka", "elevhälsan kommer inte till tals", "Varberg"),
        ("Vad säger Lotsen i Hylte?", "Lotsen kommer inte till tals i Hylte", "Laholm"),
        ("Hur ser Habiliteringen själva på det?", "Habiliteringen har inte kommit till tals", ""),
    ],
)
def test_a_view_that_nobody_passes_on_there(assistant: Assistant, question: str, said: str, where: str) -> None:
    answer = assistant.ask(question)
    assert answer.abstained
    assert answer.reason == "ej tillfrågad"
    assert said in answer.lead
    assert where in answer.lead


@pytest.mark.parametrize(
    "question",
    [
        "Vad säger personligt ombud i Laholm om samordningen?",
        "Vad saknar elevhälsan i Varberg?",
        "Vad tycker Boendestödet i Hylte?",
        "Vad säger andra i Kungsbacka om elevhälsan?",
        "Vad säger många i Hylte om tiden?",
        "Vad tycker personalen i Kungsbacka?",
        "Varför menar socialpsykiatrins sysselsättning i Kungsbacka att de saknar uttalat ansvar?",
        "Vad tycker flertalet själva?",
        "Hur ser brukarorganisationerna själva på SIP?",
        "Hur ser rehabsamordnarna själva på sin roll?",
        "Vad tycker socialtjänsten i Gislaved?",
        "Vad tycker AF i Hylte?",
        "vad funkar inte för boendestödet i hylte",
        "vad funkar inte för unga i Laholm",
    ],
)
def test_whoever_is_heard_there_or_has_answers_of_their_own(assistant: Assistant, question: str) -> None:
    names = Names.of(assistant.index.reports)
    passed_on = PassedOn(assistant.index.passages, names, voices(assistant.index.passages))
    assert passed_on.refusal(question, assistant.understood(question).scope) is None


def test_how_things_are_done_at_a_place_that_is_only_named(assistant: Assistant) -> None:
    assert assistant.ask("Hur gör kommunen i Göteborg?").reason == "kommunen ingår inte"


@pytest.mark.parametrize(
    ("question", "place"),
    [("Hur gjorde Malmö för att få ihop bedömningen?", "Malmö"), ("Hur gör man i Borås?", "Borås")],
)
def test_how_a_place_did_what_a_report_tells_of(assistant: Assistant, question: str, place: str) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained
    assert any(place in citation.statement.shown for citation in answer.citations)
