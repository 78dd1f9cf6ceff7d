"""Follow-ups that turn the question before them, and those that say too little."""

import pytest

from assistant import Assistant
from assistant.abstention import NO_ANSWER
from assistant.rephrasing import turned, without_courtesy

LIST = "Vilka vill återinföra samordningshandledarna?"
CELL = "Vad saknar FK i Hylte?"


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        (LIST, "hur många?", "Hur många vill återinföra samordningshandledarna?"),
        (LIST, "Och hur många är det då?", "Hur många vill återinföra samordningshandledarna?"),
        (LIST, "hur många svar är det?", "Hur många vill återinföra samordningshandledarna?"),
        (LIST, "Hur många kommuner är det?", "Hur många kommuner vill återinföra samordningshandledarna?"),
        (LIST, "vilka vill inte?", "Vilka vill inte återinföra samordningshandledarna?"),
        (LIST, "vem tycker inte det?", "Vilka vill inte återinföra samordningshandledarna?"),
        ("Vilka kommuner nämner SIP?", "vilka nämner inte det?", "Vilka kommuner nämner inte SIP?"),
        ("Vilka förslag har AF i Laholm?", "hur många är de?", "Hur många förslag har AF i Laholm?"),
        (LIST, "Hur många kommuner har en klubbstuga?", None),
        (LIST, "vilka finns inte?", None),
        ("Vilka i Halland vill ha SIP?", "vilka inte?", "Vilka i Halland vill inte ha SIP?"),
        (CELL, "hur många?", None),
        ("Vilka förslag har AF i Laholm?", "vilka vill inte?", None),
    ],
)
def test_how_many_and_who_does_not(before: str, question: str, meant: str | None) -> None:
    assert turned(question, before) == meant


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Tack! Hur är det i Laholm?", "Hur är det i Laholm?"),
        ("Tack så mycket. Och i Varberg?", "Och i Varberg?"),
        ("Hej, tack, det räcker. Vad saknas?", "Vad saknas?"),
        ("Tack vare vad fungerar det?", "Tack vare vad fungerar det?"),
        ("ok och Gnosjö då?", "och Gnosjö då?"),
        ("okej vad säger FK?", "vad säger FK?"),
        ("ok då", "ok då"),
        ("vad gör dom åt det?", "Vad föreslås?"),
        ("och hur vill de lösa det?", "Vad föreslås?"),
        ("Tack!", "Tack!"),
        ("Hej hej", "Hej hej"),
    ],
)
def test_thanks_before_a_question(typed: str, left: str) -> None:
    assert without_courtesy(typed) == left


def test_a_number_of_what_was_listed(assistant: Assistant) -> None:
    listed, counted = assistant.ask(LIST), assistant.ask("Hur många är det?", [LIST])
    assert counted.headline
    assert counted.headline == listed.headline


@pytest.mark.parametrize(
    ("history", "question", "sides"),
    [
        (["Vad fungerar i Gnosjö?", "Och i Värnamo?"], "Vad är gemensamt?", ("Värnamo", "Gnosjö")),
        (["Vad saknar AMO i Gislaved?", "Och IFO?"], "Vad skiljer dem åt?", ("IFO", "AMO")),
        (["Vad saknar AF i Varberg?", "och psykiatrin?"], "Är de överens?", ("psykiatrin", "AF")),
        (["Vad saknar AF i Varberg?", "och i Hylte?"], "jämför dem", ("Hylte", "Varberg")),
        (["Vad saknar AF i Varberg?", "och i Hylte?"], "sammanfatta skillnaderna", ("Hylte", "Varberg")),
        (["Vad saknar AF i Varberg?", "och i Hylte?"], "Vad är lika?", ("Hylte", "Varberg")),
        (["Vilka hinder nämns i Värend?", "och på Höglandet?"], "vad skiljer", ("Höglandet", "Värend")),
        (["Vilka målgrupper nämns i Värend?", "och i Finnveden?"], "vilka är gemensamma", ("Finnveden", "Värend")),
    ],
)
def test_what_two_have_in_common(
    assistant: Assistant, history: list[str], question: str, sides: tuple[str, str]
) -> None:
    meant = assistant.understood(question, history)
    assert meant.text.startswith("Jämför: ")
    assert all(side in meant.text for side in sides)


def test_what_stands_beside_each_other_already_is_shown_again(assistant: Assistant) -> None:
    before = "Vad saknar AF i Varberg och Hylte?"
    assert assistant.understood("vilka är skillnaderna?", [before]).text == before


def test_both_of_one_are_not_compared(assistant: Assistant) -> None:
    assert not assistant.understood("Är de överens?", [CELL]).text.startswith("Jämför")


@pytest.mark.parametrize("question", ["varför inte?", "vilka då?"])
def test_who_says_too_little_is_asked_back(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, [CELL])
    assert answer.abstained
    assert answer.reason == "frågan är oklar"
    assert answer.lead.startswith(NO_ANSWER)
    assert f"”{question}”" in answer.lead
    assert CELL.rstrip("?") in answer.lead
    assert not answer.citations


def test_a_greeting_or_a_question_of_its_own_is_not_asked_back(assistant: Assistant) -> None:
    for question in ("hej", "tack!", "Hur många månar har Jupiter?"):
        assert assistant.ask(question, [CELL]).reason != "frågan är oklar", question
    assert assistant.ask("någon mer?").reason != "frågan är oklar"


def test_what_can_be_done_about_it_are_proposals(assistant: Assistant) -> None:
    assert "förslag" in assistant.ask("vad kan man göra åt det?", ["Vilka hinder finns i Värend?"]).scope.themes


def test_a_bare_adjective_takes_over_the_verb(assistant: Assistant) -> None:
    answer = assistant.ask("och dåligt?", ["Vad fungerar bra enligt VPM i Falkenberg?"])
    assert answer.scope.themes == ("fungerar inte",)
    assert answer.scope.units == ("VPM",)
