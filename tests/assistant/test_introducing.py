"""Users who say who they are before they ask."""

import pytest

from assistant import Assistant
from assistant.introducing import User, introduced, of_user, without_introduction
from assistant.question import Names

CURATOR = "Jag är kurator på VC i Falkenberg. Vad säger psyk om oss?"


@pytest.mark.parametrize(
    ("text", "user"),
    [
        (CURATOR, User("VC", "Falkenberg")),
        ("Hej! Jag jobbar på AF i Värnamo, finns det nåt om oss?", User("AF", "Värnamo")),
        ("Vi är ett team i Gislaved. Vad fungerar bra här?", User("", "Gislaved")),
        ("Jag är nyfiken. Vad säger FK?", None),
        ("Jag behöver underlag om AF i Hylte. Vad säger de?", None),
    ],
)
def test_who_asks(names: Names, text: str, user: User | None) -> None:
    assert introduced([text, "Och sen?"], names) == user


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("och vad säger vi själva om dem?", "och vad säger VC i Falkenberg om dem?"),
        ("vad säger FK i Hylte om oss?", "vad säger FK i Hylte om VC?"),
        ("vad säger FK?", "vad säger FK?"),
        ("vad gör vi med våra möten?", "vad gör vi med våra möten?"),
    ],
)
def test_we_are_the_unit_of_whoever_asks(names: Names, question: str, text: str) -> None:
    assert of_user(question, User("VC", "Falkenberg"), names) == text


def test_what_the_user_is_is_no_part_of_what_was_asked(names: Names, assistant: Assistant) -> None:
    assert without_introduction(CURATOR, names) == "Vad säger psyk om VC i Falkenberg?"
    meant = assistant.understood("och AF?", [CURATOR])
    assert meant.text == "Vad säger AF om VC i Falkenberg?"


@pytest.mark.parametrize("unit", [r"region\halland", r"\1", r"\g<0>"])
def test_the_words_of_the_user_are_no_template(names: Names, unit: str) -> None:
    assert of_user("Vad säger FK om oss?", User(unit, ""), names) == f"Vad säger FK om {unit}?"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ny på vårdcentralen i Laholm. Vad saknar VC där?", "Vad saknar VC i Laholm?"),
        ("Som förbundschef: var saknas samverkan med AF?", "var saknas samverkan med AF?"),
        ("Jag jobbar på VC i Hylte, vad saknar FK oss nånstans?", "saknar FK samverkan med VC i Hylte nånstans?"),
        ("Som ett exempel: vad säger FK?", "Som ett exempel: vad säger FK?"),
    ],
)
def test_the_question_is_what_stands_behind(names: Names, text: str, rest: str) -> None:
    assert without_introduction(text, names) == rest


def test_what_they_say_that_they_lack_is_what_they_lack(assistant: Assistant) -> None:
    history = ["ny på vårdcentralen i laholm. vad säger VC där att dom saknar"]
    assert assistant.understood("å psyk?", history).text == "vad saknar psyk i laholm"
    assert assistant.understood("vad säger kommunen om oss då", history).text.startswith("vad säger kommunen om vård")
