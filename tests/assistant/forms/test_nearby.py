"""Themes of which a report has no heading are opened where it says what comes nearest."""

import pytest

from assistant import Assistant
from assistant.polarity import Polarity, polarity_of
from ingestion.vocabulary import near_themes, themes
from tests.assistant.checking import check

NEGATIVE = [
    ("vad funkar mindre bra för fk i finnveden", "Rätt stöd, rätt försörjning hos kommunerna kan bli betydligt bättre"),
    ("vad fungerar inte i Värnamo", "våra regelverk krocka"),
    ("vad funkar dåligt i Gnosjö", "försvårar samarbetet"),
    ("Vad fungerar inte enligt rehabkoordinatorerna?", "Dialogen tidigt i sjukfallet"),
    ("Vad fungerar inte i samverkan enligt AMO i Gislaved?", "Saknar lokal överenskommelse"),
    ("vad fungerar mindre bra för VAC", "kan bli betydligt bättre"),
    ("svårigheter för vuxengruppen", "blir svårare"),
    ("vad hindrar IFO i Gislaved", "sekretessen sätter käppar i hjulet"),
    ("brister JCU", "skulle vara önskvärt"),
    ("vad saknar rehabkoordinatorerna", "behov av kontakt och dialog mellan FK och läkargruppen"),
]


@pytest.mark.parametrize(("question", "expected"), NEGATIVE)
def test_a_question_for_fault_is_not_answered_with_praise(assistant: Assistant, question: str, expected: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert "har ingen egen rubrik om" in answer.headline.after
    assert any(expected in c.statement.shown for c in answer.citations)
    assert all("fungerar" not in c.passage.themes for c in answer.citations)
    assert polarity_of(answer.groups[0].points[0].text) is not Polarity.POSITIVE


def test_a_statement_that_leans_on_another_stands_after_it(assistant: Assistant) -> None:
    shown = [c.statement.shown for c in assistant.ask("vad fungerar mindre bra för VAC").citations]
    likewise = next(place for place, text in enumerate(shown) if text.startswith("Likadant"))
    assert shown[likewise - 1].startswith("Man har bokat in träffar")


def test_a_report_that_has_the_heading_is_read_under_it(assistant: Assistant) -> None:
    answer = assistant.ask("Vad fungerar inte enligt FK i Hylte?")
    assert answer.headline is None
    assert all("fungerar inte" in c.passage.themes for c in answer.citations)


@pytest.mark.parametrize(
    "question", ["AMO Gislaved vad kan bli bättre", "Vad behöver bli bättre enligt AMO i Gislaved?"]
)
def test_what_could_be_better_is_what_could_be_developed(assistant: Assistant, question: str) -> None:
    assert "möjligheter" in assistant.ask(question).citations[0].passage.themes


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Samarbetet AF/FK är välfungerande.", Polarity.POSITIVE),
        ("Arenasamverkan fungerar bra.", Polarity.POSITIVE),
        ("Samverkan fungerar ganska bra, men överlag kan det förbättras.", Polarity.NEGATIVE),
        ("Samverkan fungerar inte.", Polarity.NEGATIVE),
        ("Arbetet kan bli betydligt bättre.", Polarity.NEGATIVE),
        ("Värnamo Näringsliv", Polarity.NEUTRAL),
    ],
)
def test_polarity(text: str, polarity: Polarity) -> None:
    assert polarity_of(text) is polarity


def test_near_themes_are_themes() -> None:
    assert {near for theme in themes() for near in near_themes(theme)} <= set(themes())


def test_a_report_that_was_asked_for_nothing_near_tells_its_difficulties_wherever_they_stand(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("vad är det som hindrar samverkan på höglandet?")
    check(answer, assistant)
    assert answer.headline is not None
    assert "har ingen egen rubrik om hinder" in answer.headline.after
    said = [point.text for group in answer.groups for point in group.points]
    assert any("kontaktvägar in till kommunen som svåra" in text for text in said)
    assert not any("Integrerad samverkan kommer ur" in text for text in said)
    shown = {number for group in answer.groups for point in group.points for number in point.numbers}
    heard = {c.passage.actor for c in answer.citations if c.n in shown}
    assert heard >= {"Kommun", "Region", "Försäkringskassan", "Arbetsförmedlingen"}
