"""Follow-ups that put the question before to somebody else."""

import pytest

from assistant import Assistant

LIST = "Vilka vill använda SIP mer?"


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (LIST, "vill AF det?", "Vill AF använda SIP mer?"),
        (LIST, "gör VC i Laholm det?", "Vill VC i Laholm använda SIP mer?"),
        ("Vad säger Augur om ägarskapet?", "vad säger deltagarna själva?", "Vad säger deltagarna om ägarskapet?"),
        # "De intervjuade" is read as how a survey was made, and what they say is not found.
        ("Vad säger Augur om ägarskapet?", "och de intervjuade?", "Vad säger deltagarna om ägarskapet?"),
        ("Vad säger Augur om ägarskapet?", "och vad sa de som var med?", "Vad säger deltagarna om ägarskapet?"),
        ("Vad säger de intervjuade om ägarskapet?", "vad tycker Augur?", "Vad säger Augur om ägarskapet?"),
        (
            "Vad säger FK i Finnveden om rehabkoordinatorerna?",
            "vad säger de om FK?",
            "Vad säger rehabkoordinatorerna i Finnveden om FK?",
        ),
    ],
)
def test_the_question_before_is_put_to_another(assistant: Assistant, before: str, question: str, text: str) -> None:
    assert assistant.understood(question, [before]).text == text


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (
            "Hur många saknar samverkan med FK i Halland?",
            "och med skolan?",
            "Hur många saknar samverkan med skolan i Halland?",
        ),
        ("Vad hände med KUR 1?", "och KUR 2?", "Vad hände med KUR 2?"),
        ("Vad saknar VC i Hylte?", "samma fråga fast för FK", "Vad saknar FK i Hylte?"),
        ("Hur fungerar samverkan i Hylte?", "är det bättre i Laholm?", "Hur fungerar samverkan i Laholm?"),
        ("Vad fungerar bra i Hylte?", "inte Hylte, Laholm", "Vad fungerar bra i Laholm?"),
        ("Vad säger man om SIP i Hylte?", "vad menas med det?", "Vad är SIP?"),
        ("Vad säger FK i Hylte om SIP?", "och om målgruppen?", "Vad säger FK i Hylte om målgruppen?"),
        ("Vilka saknar samverkan med VPM?", "är det många?", "Hur många saknar samverkan med VPM?"),
    ],
)
def test_one_thing_stands_in_the_place_of_another(assistant: Assistant, before: str, question: str, text: str) -> None:
    assert assistant.understood(question, [before]).text == text


def test_a_correction_leaves_no_word_of_its_own(assistant: Assistant) -> None:
    meant = assistant.understood("jag menade Laholm", ["Vad fungerar inte i Hylte enligt AF?"])
    assert meant.scope == assistant.understood("Vad fungerar inte i Laholm enligt AF?").scope


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        ("Vilka hinder finns i samverkan?", "Tycker AF det?", "Vilka hinder finns i samverkan enligt AF?"),
        ("Vilka vill ha gemensamma möten?", "Vill AF det?", "Vill AF ha gemensamma möten?"),
        ("Vilka i Hylte, Laholm och Halmstad vill ha en lots?", "Några fler?", "Vilka vill ha en lots?"),
        ("Vilka nämner SIP?", "Vad betyder det?", "Vad är SIP?"),
    ],
)
def test_a_whole_sentence_is_made(assistant: Assistant, before: str, question: str, text: str) -> None:
    assert assistant.understood(question, [before]).text == text


def test_a_denial_stands_behind_its_verb(assistant: Assistant) -> None:
    assert assistant.understood("Finns det något som inte fungerar?").text == "Vad fungerar inte?"


@pytest.mark.parametrize(
    ("question", "theme"), [("vad gör man åt det?", "förslag"), ("nåt som är dåligt?", "fungerar inte")]
)
def test_a_theme_asked_in_other_words_is_asked_there(assistant: Assistant, question: str, theme: str) -> None:
    meant = assistant.understood(question, ["Vad säger kommunen i Hylte?"])
    assert (meant.scope.municipalities, meant.scope.themes) == (("Hylte",), (theme,))


def test_people_stand_in_the_place_of_other_people(assistant: Assistant) -> None:
    meant = assistant.understood("och klienterna då?", ["Hur påverkas personalen av brister?"])
    assert meant.text == "Hur påverkas klienterna av brister?"


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        # What only one side says itself, of what was asked of all.
        ("Var i Halland saknas samverkan med AF?", "bara det som VC själva säger", "enligt VC"),
        ("Vad tycker VC i Halmstad om VPM?", "bara det som FK själva säger", "Vad tycker FK i Halmstad om VPM?"),
        # Two names, one of the other, are a question of their own behind a long conversation.
        ("Hur fungerar det mellan VC och VPM i Falkenberg?", "och VPM om VC?", "Vad säger VPM om VC i Falkenberg?"),
        (
            "Hur fungerar det mellan VC och VPM i Falkenberg?",
            "hur ser det ut åt andra hållet, alltså VPM om VC",
            "Vad säger VPM om VC i Falkenberg?",
        ),
        ("Vad säger AF i Hylte om kommunen?", "hur är det åt andra hållet då?", "Vad säger kommunen i Hylte om AF?"),
    ],
)
def test_one_side_of_what_was_asked(assistant: Assistant, before: str, question: str, text: str) -> None:
    assert text in assistant.understood(question, [before]).text
