"""Follow-ups that want the answer before once more, and what is said of it."""

import pytest

from assistant import Assistant

CELL = "Vad saknar AF i Laholm?"


@pytest.mark.parametrize(
    "question",
    [
        "kan du förklara kortare?",
        "kortare tack",
        "skriv det som en tabell",
        "på enklare svenska",
        "visa allt",
        "är det alla?",
        "var står det?",
        "är du säker?",
        "stämmer det?",
        "vem sa det?",
        "vem har föreslagit det?",
        "det var inte det jag frågade om",
    ],
)
def test_the_question_before_is_answered_again(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, [CELL])
    assert answer.standalone_question == CELL
    assert [c.statement.text for c in answer.citations] == [c.statement.text for c in assistant.ask(CELL).citations]


@pytest.mark.parametrize(
    ("before", "question", "said"),
    [
        (CELL, "kortare tack", "kan inte skriva om dem"),
        (CELL, "är du säker?", "går att kontrollera i källan"),
        (CELL, "det var inte det jag frågade om", "med andra ord"),
        (CELL, "vad menas med det?", "kan inte förklara dem"),
        (CELL, "vem sa det?", "Citaten kommer från Arbetsförmedlingen i Laholm"),
        ("Vilka vill ha kontaktpersoner på AF?", "vem säger nej?", "betyder inte nej"),
        ("Vilka vill ha kontaktpersoner på AF?", "är det nån som är emot det?", "betyder inte nej"),
        ("Vilka nämner SIP?", "finns det fler?", "kan det finnas mer"),
        ("Vad saknar kommunen i Laholm?", "varför?", "Inget skäl sägs rakt ut"),
        ("Vilka konkreta förslag finns i Värend?", "vem föreslog det?", "framgår inte av Värend 2015"),
    ],
)
def test_what_an_answer_cannot_give_is_said(assistant: Assistant, before: str, question: str, said: str) -> None:
    assert said in assistant.ask(question, [before]).lead


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vad säger FK om ansökan?", "Går det att göra det enklare?"),
        ("Hur många deltog i KUR-projektet?", "Är det alla som fullföljde?"),
        ("Vilka vill återinföra rollen?", "Vilka i Hylte vill det?"),
        ("Vad tycker FK i Hylte om SIP?", "Inget mer?"),
        ("Vad säger utvärderarna om samverkan?", "Hur påverkas deltagarna?"),
    ],
)
def test_what_asks_something_else_is_no_repetition(assistant: Assistant, before: str, question: str) -> None:
    answer = assistant.ask(question, [before])
    assert answer.standalone_question != before
    assert "här är svaret igen" not in answer.lead
    assert "Varsågod" not in answer.lead


@pytest.mark.parametrize("question", ["visa allt", "och FK?"])
def test_an_answer_that_names_its_speakers_needs_no_remark(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, [CELL]).lead.startswith("Jag läser")


@pytest.mark.parametrize(
    "question",
    [
        "tack det räcker",
        "ok då vet jag, hej då",
        "perfekt, inget mer",
        "det räcker",
        "nej tack, det är bra så",
        "tack och hej",
    ],
)
def test_a_closing_is_answered_politely(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, [CELL])
    assert answer.abstained
    assert "Varsågod" in answer.lead


@pytest.mark.parametrize("question", ["Vem är säker på att SIP fungerar?"])
def test_a_question_of_its_own_is_none_of_these(assistant: Assistant, question: str) -> None:
    assert CELL not in assistant.understood(question, [CELL]).text


def test_no_figures_are_told_of(assistant: Assistant) -> None:
    assert "Inga siffror" in assistant.ask("Finns det siffror på det?", ["Vilka vinster finns med samverkan?"]).lead
    assert (
        "Inga siffror" not in assistant.ask("finns det siffror på det?", ["Hur många kom på SIP-utbildningarna?"]).lead
    )


def test_who_says_it_in_one_place_is_told_once(assistant: Assistant) -> None:
    lead = assistant.ask("Och vem säger det?", ["Vad saknas i Hylte?"]).lead
    assert lead.startswith("Citaten kommer från VPM")
    assert lead.count("Hylte") == 2  # once of those who say it, once in the question
