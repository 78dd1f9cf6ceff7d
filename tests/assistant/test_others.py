"""Follow-ups that ask of all what one was asked."""

import pytest

from assistant import Assistant

WHY = "Varför vill FK i Kungsbacka ha tillbaka samordningshandledarna?"


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Vad säger AF i Hylte?", "vilka fler säger att regelverken krockar?", "Vilka säger att regelverken krockar?"),
        ("Hur går det för AF i Hylte?", "vem säger att regelverken krockar?", "Vilka säger att regelverken krockar?"),
        ("Vad säger AF i Hylte?", "är det nån annan som nämner IST?", "Vilka nämner IST?"),
        ("Vad vill VC i Hylte?", "vilka i Laholm vill ha en lots?", "Vilka i Laholm vill ha en lots?"),
        (WHY, "finns det fler kommuner som vill det?", "Vilka kommuner vill ha tillbaka samordningshandledarna?"),
        ("Saknar FK i Hylte tid?", "är det fler som gör det?", "Vilka saknar tid?"),
        ("Vad säger FK i Hylte om SIP?", "finns det fler?", "Vilka andra än FK i Hylte tar upp SIP?"),
        (
            "Vad säger AF i Kungsbacka om telefon?",
            "är det nån annan som vill ha en sån?",
            "Vilka andra än AF i Kungsbacka tar upp telefon?",
        ),
        ("Vad säger FK i Hylte om SIP?", "hur många säger det?", "Hur många tar upp SIP?"),
    ],
)
def test_all_are_asked(assistant: Assistant, before: str, question: str, text: str) -> None:
    assert assistant.understood(question, [before]).text == text


def test_neither_whom_nor_where_is_kept(assistant: Assistant) -> None:
    scope = assistant.understood("vem säger att regelverken krockar?", ["Vad säger AF i Hylte?"]).scope
    assert (scope.actors, scope.units, scope.municipalities) == ((), (), ())


def test_what_points_back_is_asked_of_those_before(assistant: Assistant) -> None:
    assert assistant.understood("vilka säger det?", ["Vad säger AF i Hylte?"]).scope.municipalities == ("Hylte",)


def test_other_municipalities_that_want_such_a_thing(assistant: Assistant) -> None:
    history = ["ge mig förslagen från AF i kungsbacka", "vad är vårdgrannetelefon"]
    meant = assistant.understood("är det fler kommuner som vill ha en sån", history)
    assert meant.text == "Vilka kommuner tar upp vårdgrannetelefon?"
    assert meant.scope.municipalities == ()
