"""Follow-ups that add a side to the question before, or ask for some of its list."""

import pytest

from assistant import Assistant
from assistant.question import Intent

LIST = "Vilka nämner SIP i Halland?"


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Vad saknar AF i Hylte?", "ta kommunen också", "Jämför: Vad saknar AF och kommunen i Hylte?"),
        ("Vad saknar AF i Hylte?", "ok, kan du ta med VPM?", "Jämför: Vad saknar AF och VPM i Hylte?"),
        ("Vad saknar AF i Hylte?", "lägg till Laholm", "Jämför: Vad saknar AF i Hylte och Laholm?"),
        (
            "Jämför FK och AF i Laholm om vad som saknas",
            "lägg till VPM tack",
            "Jämför: FK, AF och VPM i Laholm om vad som saknas",
        ),
        (
            "Vad säger man om SIP i Värend?",
            "inkludera Finnveden",
            "Jämför: Vad säger man om SIP i Värend och Finnveden?",
        ),
        (LIST, "hur många är det från AF", "Hur många nämner SIP i Halland enligt AF?"),
        (LIST, "och hur många av dem är i Hylte?", "Hur många i Hylte nämner SIP i Halland?"),
        (LIST, "vilka av dem är från FK?", "Vilka nämner SIP i Halland enligt FK?"),
        ("Hur många klagar på VPM?", "vilka är det från kommunerna?", "Vilka klagar på VPM enligt kommunerna?"),
        (LIST, "hur många av dem är kommuner?", "Hur många kommuner nämner SIP i Halland?"),
    ],
)
def test_a_side_is_added_and_some_of_a_list_asked_for(
    assistant: Assistant, before: str, question: str, text: str
) -> None:
    meant = assistant.understood(question, [before])
    assert meant.text == text
    assert not meant.beside


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (LIST, "lägg till mer om boende"),  # nobody who speaks
        (LIST, "hur många är det från början?"),
        ("Vad saknar AF i Hylte?", "hur många är det från FK?"),  # no list
        ("Vad saknar AF i Hylte?", "ta kommunen i stället"),
    ],
)
def test_what_names_nobody_more_adds_nobody(assistant: Assistant, before: str, question: str) -> None:
    text = assistant.understood(question, [before]).text
    assert not text.startswith("Jämför")
    assert not text.startswith("Hur många nämner")


def test_those_of_a_list_are_counted(assistant: Assistant) -> None:
    answer = assistant.ask("hur många är det från AF", ["vilka halländska kommuner nämner IST i förslagen"])
    assert answer.intent is Intent.COUNT
    assert answer.headline is not None
    assert answer.headline.text.startswith("Arbetsförmedlingen i 3 av 6 kommuner i Halland 2015")


def test_sides_that_are_added_are_beside_each_other(assistant: Assistant) -> None:
    answer = assistant.ask("lägg till VPM", ["Jämför AF och FK i Laholm om vad som saknas"])
    assert answer.table is not None
    assert sorted(answer.table.columns) == ["AF i Laholm", "FK i Laholm", "VPM i Laholm"]


def test_the_words_of_adding_are_no_matter(assistant: Assistant) -> None:
    assert "Lägg" not in assistant.understood("Lägg till Halland", ["Sammanfatta KUR"]).scope.topics
