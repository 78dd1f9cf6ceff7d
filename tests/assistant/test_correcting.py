"""Follow-ups that put right what the question before named."""

import pytest

from assistant import Assistant
from assistant.correcting import put_right

EVALUATORS = "Vad sa utvärderarna om KUR 2?"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jag menar AF, inte FK", "AF i stället"),
        ("nej inte FK, AF menar jag", "AF i stället"),
        ("jag menade egentligen Laholm", "Laholm i stället"),
        ("i Finnveden alltså", "i Finnveden i stället"),
        ("försäkringsmedicinen, alltså", "försäkringsmedicinen i stället"),
        ("om VC alltså", "Och om VC?"),
        ("jag menar hur individen påverkas", "Hur påverkas individen?"),
        ("det är inte bra alltså", None),
        ("så de är nöjda alltså?", None),
        ("vad gör FK alltså?", None),
    ],
)
def test_what_was_meant(typed: str, meant: str | None) -> None:
    assert put_right(typed) == meant


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Vad säger VC i Laholm om FK?", "jag menar AF, inte FK", "Vad säger VC i Laholm om AF?"),
        ("Vad säger FK i Laholm?", "inte FK, AF menar jag", "Vad säger AF i Laholm?"),
        (EVALUATORS, "jag menar deltagarna, inte utvärderarna", "Vad sa deltagarna om KUR 2?"),
        (EVALUATORS, "jag menar de intervjuade, inte utvärderarna", "Vad sa deltagarna om KUR 2?"),
        (
            "Vad sa Augur om ägarskapet?",
            "jag menade de som deltog, alltså inte Augur",
            "Vad sa deltagarna om ägarskapet?",
        ),
        ("finns det nåt om arbetsgivare", "i Finnveden alltså", "finns det nåt om arbetsgivare i Finnveden?"),
        ("Vad säger FK i Hylte om SIP?", "IST alltså", "Vad säger FK i Hylte om IST?"),
        (
            "Vad säger man om läkarna i Halmstad?",
            "jag menar läkarnas deltagande i möten",
            "Vad säger man om läkarnas deltagande i möten i Halmstad?",
        ),
    ],
)
def test_a_correction_takes_the_place_of_what_was_not_meant(
    assistant: Assistant, before: str, question: str, text: str
) -> None:
    meant = assistant.understood(question, [before])
    assert meant.text == text


def test_who_was_not_meant_is_not_asked(assistant: Assistant) -> None:
    meant = assistant.understood("jag menar deltagarna, inte utvärderarna", [EVALUATORS])
    assert not meant.scope.actors


def test_no_reading_says_that_something_is_put_in_the_place_of_another(assistant: Assistant) -> None:
    before = "missbruk och psykisk ohälsa, vem tar upp det?"
    meant = assistant.understood("jag menar folk som har båda samtidigt", [before])
    assert all("i stället" not in one.text for one in (meant, *meant.beside))
    assert "stället" not in meant.scope.topics


@pytest.mark.parametrize("unit", [" alltså", " inte alltså", " jag menar"])
def test_a_long_text_is_no_correction(unit: str) -> None:
    assert put_right(f"jag menar{unit * 150}.x") is None  # it would take minutes to see that it is none


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("vad tycker FK i Hylte", "jag menar vad AF tycker, inte FK", "vad tycker AF i Hylte"),
        ("vad tycker FK i Hylte", "jag menar vad AF tycker, inte vad FK tycker", "vad tycker AF i Hylte"),
        ("vad tycker FK i Hylte", "jag menar AF, inte FK", "vad tycker AF i Hylte"),
    ],
)
def test_whose_word_is_wanted_may_be_said_as_a_sentence(
    assistant: Assistant, before: str, question: str, text: str
) -> None:
    assert assistant.understood(question, [before]).text == text


def test_what_does_not_is_meant_instead_of_what_does(assistant: Assistant) -> None:
    meant = assistant.understood("nej jag menar vad som inte fungerar", ["vad fungerar enligt FK i halmstad"])
    assert (meant.scope.themes, meant.scope.municipalities) == (("fungerar inte",), ("Halmstad",))
