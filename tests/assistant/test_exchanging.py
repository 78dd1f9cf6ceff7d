"""Follow-ups that put one thing of the question before them in the place of another, or beside it."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Vilka kommuner nämner SIP?", "och IST?", "Vilka kommuner nämner IST?"),
        ("Vilka nämner UPM?", "sekretess då?", "Vilka nämner sekretess?"),
        ("Vad säger FK i Hylte om SIP?", "lägg till IST", "Vad säger FK i Hylte om SIP och IST?"),
        ("Vad säger man om IST i Hylte?", "och SIP?", "Vad säger man om SIP i Hylte?"),
        ("Vad är IST?", "SIP då", "Vad är SIP?"),
        ("Vad fungerar inte enligt FK i Halmstad?", "och med AF?", "Vad fungerar inte med AF enligt FK i Halmstad?"),
        (
            "Hur fungerar samverkan med AF enligt VC i Laholm?",
            "och med FK då?",
            "Hur fungerar samverkan med FK enligt VC i Laholm?",
        ),
        (
            "Vad fungerar enligt AF i Varberg?",
            "och inte?",
            "Vad fungerar inte i samverkan enligt Arbetsförmedlingen i Varberg?",
        ),
        (
            "Vad fungerar enligt AF i Varberg?",
            "är kommunen överens med dem?",
            "Jämför: Vad fungerar enligt AF och kommunen i Varberg?",
        ),
        (
            "Vad fungerar enligt AF i Varberg?",
            "tycker FK också det?",
            "Jämför: Vad fungerar enligt AF och FK i Varberg?",
        ),
        (
            "Vad saknar VPM i Laholm?",
            "och de andra?",
            "Vad saknar Försäkringskassan, Arbetsförmedlingen, VC och kommunen i Laholm?",
        ),
        ("Vad fungerar enligt AME i Gnosjö?", "vad säger de övriga?", "Vad fungerar enligt Vuxengruppen i Gnosjö?"),
        ("Vad saknar AMO i Gislaved?", "och de övriga?", "Vad saknar IFO i Gislaved?"),
        (
            "Vad tycker FK i Laholm om AF?",
            "vad tycker de andra?",
            "Vad tycker VC, VPM och kommunen i Laholm om AF?",
        ),
        ("Vad saknar FK i Hylte?", "nej, jag menade Falkenberg", "Vad saknar FK i Falkenberg?"),
        ("Vad saknar FK i Hylte?", "förlåt, AF menar jag", "Vad saknar AF i Hylte?"),
        (
            "Jämför FK i Hylte och Varberg om vad som saknas",
            "byt Varberg mot Laholm",
            "Jämför FK i Hylte och Laholm om vad som saknas",
        ),
        ("vilka kommuner nämner SIP i Halland?", "vilka gör det inte?", "Vilka kommuner nämner inte SIP i Halland?"),
        ("vilka kommuner nämner SIP i Halland?", "och vilka inte?", "Vilka kommuner nämner inte SIP i Halland?"),
        (
            "vad fungerar bra i Varberg enligt AF?",
            "och vad gör inte det?",
            "Vad fungerar inte i samverkan enligt Arbetsförmedlingen i Varberg?",
        ),
        ("Hur många kommuner nämner SIP?", "och vilka?", "Vilka kommuner nämner SIP?"),
        ("Vilka hinder nämns i Värend?", "finns samma hinder i Finnveden?", "Vilka hinder nämns i Finnveden?"),
    ],
)
def test_one_thing_is_exchanged_or_set_beside(assistant: Assistant, before: str, question: str, text: str) -> None:
    assert assistant.understood(question, [before]).text == text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vilka kommuner vill återinföra samordningshandledarna?", "och SIP?"),
        ("Vad tycker FK i Hylte om SIP?", "och varför?"),
        ("Vilka nämner SIP?", "ok då"),
        ("Vilka kommuner nämner SIP i Halland?", "Är det lika många som nämner personalomsättning i Halland?"),
    ],
)
def test_what_names_no_such_thing_is_read_behind_the_question_before(
    assistant: Assistant, before: str, question: str
) -> None:
    assert assistant.understood(question, [before]).text == f"{before} {question}"


def test_all_others_of_a_place_answer_what_one_was_asked(assistant: Assistant) -> None:
    answer = assistant.ask("och de andra?", ["Vad saknar FK i Laholm?"])
    assert answer.table is not None
    assert answer.table.columns == ("AF i Laholm", "VC i Laholm", "VPM i Laholm", "Kommunen i Laholm")


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (
            "jämför FK i Hylte och FK i Laholm om vad som saknas",
            "och i Varberg?",
            "Jämför: FK i Hylte, Laholm och Varberg om vad som saknas",
        ),
        (
            "Skiljer sig FK och AF i Hylte i vad som saknas?",
            "och kommunen då?",
            "Skiljer sig FK, AF och kommunen i Hylte i vad som saknas?",
        ),
        ("Jämför Halland och Höglandet om SIP", "och Finnveden?", "Jämför: Halland, Höglandet och Finnveden om SIP"),
        ("Jämför FK i Hylte och Laholm", "Varberg i stället", "Jämför FK i Varberg"),
        (
            "jämför FK i Hylte och AF i Laholm om vad som saknas",
            "och i Varberg?",
            "jämför FK i Varberg och AF i Varberg om vad som saknas",
        ),
    ],
)
def test_one_more_name_is_one_more_side_of_a_comparison(
    assistant: Assistant, before: str, question: str, text: str
) -> None:
    assert assistant.understood(question, [before]).text == text


def test_one_more_place_is_one_more_column(assistant: Assistant) -> None:
    answer = assistant.ask("och i Varberg?", ["jämför FK i Hylte och FK i Laholm om vad som saknas"])
    assert answer.table is not None
    assert answer.table.columns == ("FK i Hylte", "FK i Laholm", "FK i Varberg")


def test_a_side_that_has_stayed_is_still_asked(assistant: Assistant) -> None:
    meant = assistant.understood("och Kungsbacka?", ["Vad skiljer Laholm från Hylte?"])
    assert meant.text == "Vad skiljer Kungsbacka från Hylte?"
    assert meant.scope.municipalities == ("Kungsbacka", "Hylte")
