"""Whether a question only says of what or of whom it wants to hear."""

import pytest

from assistant.question.broadly import asked_broadly


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("gnosjö?", "gnosjö"),
        ("Boendestödet i Varberg", "Boendestödet i Varberg"),
        ("Fris, hur går det?", "Fris"),
        ("IFO i Gislaved – vad säger de egentligen?", "IFO i Gislaved"),
        ("Vad vet vi om Lotsen i Laholm", "Lotsen i Laholm"),
        ("berätta lite om hur det är med psykiatrin i Halland", "psykiatrin i Halland"),
        ("Hur går det för AME i Gnosjö?", "AME i Gnosjö"),
        ("hur resonerar VPM i Varberg", "VPM i Varberg"),
        ("Vad tycker man på AF i Värnamo?", "AF i Värnamo"),
        ("Hur upplever AF i Kungsbacka läget?", "AF i Kungsbacka"),
        ("Vad är grejen med Arenasamverkan?", "Arenasamverkan"),
        ("AME i Gnosjö, vad gör de och vad tycker de?", "AME i Gnosjö"),
        ("Och kommunerna själva, vad tycker de?", "Och kommunerna själva"),
    ],
)
def test_what_one_wants_to_hear_of_is_what_is_left(question: str, thing: str) -> None:
    assert asked_broadly(question) == thing


@pytest.mark.parametrize(
    "question",
    [
        "Vad fungerar i Hylte?",
        "Vilka hinder finns?",
        "Hur är det för vården att nå AF på Höglandet?",
        "Finns SIP i Hylte?",
        "och i Laholm?",
        "Falkenberg då?",
        "samma fråga fast för Tranemo",
        "vem leder arbetet i projektet, hur går det?",
        "en lång rad ord som beskriver något helt annat än ett namn",
        "Vad tycker AF i Hylte om SIP?",
        "Vad tycker de andra?",
        "Hur upplever FK i Varberg samordningen?",
        "Hur upplever FK att AF fungerar?",
        "?",
    ],
)
def test_who_asks_something_of_it_does_more(question: str) -> None:
    assert asked_broadly(question) is None
