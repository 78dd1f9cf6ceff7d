"""Follow-ups that ask their own question of the place before, and of a thing elsewhere."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (
            "Vilka förslag finns enligt VPM i Halmstad?",
            "Vad säger VC där om FK?",
            "Vad säger VC i Halmstad om FK?",
        ),
        ("Vad saknar FK i Varberg?", "och hur ser VC där på AF?", "Hur ser VC i Varberg på AF?"),
        ("Vilka målgrupper nämns i Värend?", "Vad säger AF där om unga?", "Vad säger AF i Värend om unga?"),
        ("Vad saknar AF i Halmstad?", "och VPM där?", "Vad saknar VPM i Halmstad?"),
        (
            "Vad säger kommunerna om de nollplacerade på Höglandet?",
            "vilken aktör är svårast att nå där?",
            "Vilken aktör är svårast att nå på Höglandet?",
        ),
    ],
)
def test_there_is_the_place_before(assistant: Assistant, before: str, question: str, text: str) -> None:
    assert assistant.understood(question, [before]).text == text


def test_a_theme_of_the_question_before_is_not_asked(assistant: Assistant) -> None:
    scope = assistant.understood("Vad säger VC där om FK?", ["Vad saknar AF i Halmstad?"]).scope
    assert (scope.units, scope.about, scope.themes) == (("VC",), ("Försäkringskassan",), ())


@pytest.mark.parametrize("question", ["finns det i Halland också?", "och finns det i Halland?"])
def test_what_is_not_found_there_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, ["Vad är Arenasamverkan?"]).abstained


def test_what_is_found_there_is_told(assistant: Assistant) -> None:
    assert not assistant.ask("finns det på Höglandet också?", ["Vad är SIP?"]).abstained


def test_a_return_to_a_report_keeps_the_place_that_is_asked(assistant: Assistant) -> None:
    question = "tillbaka till Finnveden, vad säger man i Värnamo om den?"
    meant = assistant.understood(question, ["Vad är Arenasamverkan?"])
    assert "tillbaka" not in meant.text
    assert meant.scope.municipalities == ("Värnamo",)


def test_a_thread_stays_where_it_began(assistant: Assistant) -> None:
    history = ["hur får man tag på nån inom kommunen på höglandet", "vem är svårast att nå"]
    assert assistant.understood("vad vill dom göra åt det", history).scope.reports == ("hoglandet",)


def test_a_thread_goes_where_it_is_asked_to(assistant: Assistant) -> None:
    history = ["hur får man tag på nån inom kommunen på höglandet", "vem är svårast att nå"]
    assert assistant.understood("och i Hylte?", history).scope.municipalities == ("Hylte",)


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("vad vill FK i Hylte att kommunen ska göra", "vad säger kommunen om fk då"),
        ("vad vill FK i Hylte att kommunen ska göra", "och vad säger kommunen om fk"),
    ],
)
def test_who_is_asked_without_a_place_is_asked_there(assistant: Assistant, before: str, question: str) -> None:
    assert assistant.understood(question, [before]).scope.municipalities == ("Hylte",)
