"""What questions take for granted to have happened, or to be wanted, of which nothing is told."""

import pytest

from assistant import Assistant

FALSE = "jag hittar inte det som frågan förutsätter"


@pytest.mark.parametrize(
    "question",
    [
        "Vad bråkar VPM och VC i Hylte om enligt psykiatrin?",
        "varfor ar arenatraffarna i gnosjo installda",
        "Vad krånglar med rehabkoordinatorernas direktlänk till Försäkringskassan?",
        "Varför vill rehabkoordinatorerna i Finnveden ha färre möten med AF?",
        "Varför vill VPM i Varberg slippa ha en rehabsamordnare?",
    ],
)
def test_what_nobody_tells_is_not_taken_for_granted(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.abstained
    assert FALSE in answer.lead
    assert "Närmast ligger" in answer.lead


@pytest.mark.parametrize(
    "question",
    [
        "Vilken kommun i Finnveden tackade nej till Arenasamverkan?",
        "Varför vill AF i Gislaved lägga ner Arenasamverkan?",
    ],
)
def test_what_is_doubted_anyhow_keeps_its_reason(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.abstained
    assert FALSE not in answer.lead
    assert "Närmast ligger" in answer.lead


def test_a_follow_up_takes_as_little_for_granted(assistant: Assistant) -> None:
    answer = assistant.ask(
        "om det är så bra, varför vill de byta ut sin kontaktperson där?",
        ["Hur fungerar VC:s samverkan med FK i Falkenberg?"],
    )
    assert answer.abstained
    assert FALSE in answer.lead


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad säger elevhälsan i Varberg om att UPM läggs ner?", "UPM läggs ner"),
        ("Varför vill VPM i Varberg ha en rehabsamordnare?", "rehabsamordnare"),
        ("Varför vill boendestödet i Varberg ha fler SIP?", "fler SIP"),
        ("Varför behövs färre ärenden inom socialpsykiatrin i Varberg?", "färre ärenden"),
        ("Vem ska betala, är det bråk om det mellan region och kommun i Halmstad?", ""),
        ("Vem märker av inställda SIP-möten i Laholm?", ""),
    ],
)
def test_what_somebody_tells_is_answered(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    if told:
        assert not answer.abstained
        assert any(told in citation.statement.shown for citation in answer.citations)
    else:
        assert FALSE not in answer.lead


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Blev det något av sömnadsprojektet i Värnamo?", "de säger inte hur det blev sedan"),
        ("SAMUNG, finns det kvar?", "de säger inte hur det blev sedan"),
        ("vad kostade omorganisationen på FK i Laholm", "uppgiften anges inte"),
        ("Vilka patienter tar NP-enheten i Växjö emot?", "Rapporterna svarar inte på det"),
    ],
)
def test_what_became_of_something_and_what_it_cost_is_told_of_that(
    assistant: Assistant, question: str, said: str
) -> None:
    answer = assistant.ask(question)
    assert answer.abstained
    assert said in answer.lead


@pytest.mark.parametrize(
    "question",
    [
        "Varför vill man höja kompetensen på VC?",  # *utöka*
        "Varför vill AF ta bort revirtänket?",  # *jobba bort*
        "Varför är det viktigt att minska avståndet mellan myndigheterna i Finnveden?",  # *försvårar*
        "Vad tjänar man på att samverka enligt Värend?",
        "Vilka frågor togs upp i inventeringen i Värend?",
    ],
)
def test_what_is_told_by_another_word_is_answered(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).abstained
