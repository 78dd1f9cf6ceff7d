"""The matter that is compared, whoever says something together, and who ranks whom."""

import re

import pytest

from assistant import Answer, Assistant


def columns(answer: Answer) -> dict[str, str]:
    """What stands in each column, by its name without how many it shows."""
    assert answer.table is not None, answer
    found: dict[str, str] = {}
    for row in answer.table.rows:
        for column, cell in zip(answer.table.columns, row.cells, strict=True):
            name = re.sub(r" \(visar .*", "", column)
            found[name] = " ".join([found.get(name, ""), *(point.text for point in cell)]).strip()
    return found


def test_the_matter_is_told_by_each_side_wherever_it_says_how_it_goes(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Habiliteringen - fungerar samverkan lika bra för VPM i Kungsbacka som för VPM i Falkenberg?"
    )
    found = columns(answer)
    assert found["VPM i Kungsbacka"].startswith("Det hade också varit önskvärt om vår samverkan med Habiliteringen")
    assert found["VPM i Falkenberg"] == "Samverkan med Habiliteringen fungerar oxå mycket bra."
    assert "hela svaren" not in answer.note


def test_of_a_theme_alone_each_side_shows_its_whole_answer(assistant: Assistant) -> None:
    answer = assistant.ask("Vad fungerar för VPM i Kungsbacka jämfört med VPM i Falkenberg?")
    assert "hela svaren" in answer.note


def test_who_says_something_together_with_others_is_not_told_to_be_silent(assistant: Assistant) -> None:
    question = "Kontaktvägen in till vården på Höglandet: hur ser AF och kommunen på den jämfört med FK?"
    found = columns(assistant.ask(question))
    assert "AF och kommunen beskriver att det kan vara svårare" in found["AF"]
    assert all(found.values())


def test_by_what_sides_are_weighed_is_no_word_that_they_must_hold(assistant: Assistant) -> None:
    found = columns(assistant.ask("Är kontakten in till FK på Höglandet lika enkel för vården som för kommunen?"))
    assert "kontakten in till FK är svår" in found["Kommunen"]


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "Försörjningsstöd jämfört med socialpsykiatri och öppenvård på Höglandet - vem samverkar de minst med?",
            "Minst samverkan har man med FK.",
            "Verksamheterna samverkar en del med FK, minst samverkan har man med AF.",
        ),
        (
            "Höglandet: FK:s handläggare för sjukpenning och de för aktivitetsersättning, vem jobbar de mest ihop med?",
            "Personlig handläggare sjukpenning/samordning samverkar mest med vårdgivare",
            "Personlig handläggare aktivitetsersättning/samordning samverkar mest och bäst med kommunens",
        ),
        (
            "Vem har försörjningsstöd minst kontakt med på Höglandet, och vem har socialpsykiatrin minst med?",
            "Minst samverkan har man med FK.",
            "Verksamheterna samverkar en del med FK, minst samverkan har man med AF.",
        ),
        (
            "kommunen i Kungsbacka: hur ser socialpsykiatri och ekonomiskt bistånd på sina förutsättningar?",
            "Inom socialpsykiatri (sysselsättning) upplever man att man har förutsättningar",
            "Inom Ekonomiskt bistånd upplever man nu i omorganisationen att man inte har förutsättningar",
        ),
        (
            "Handläggarna för sjukpenning och de för aktivitetsersättning på FK i Falkenberg, vad saknar de?",
            "Handläggarna som arbetar med sjukpenningen saknar samverkan med Ekonomiskt bistånd",
            "Handläggarna för aktivitetsersättning saknar samverkan med någon specifik handläggare",
        ),
        (
            "Ekonomiskt bistånd kontra elevhälsan i Varberg: vad saknar de?",
            "Vi (Eb) kan oxå i stort sakna samverkan med boendestöd",
            "Elevhälsan saknar samverkan med VC och VPM.",
        ),
    ],
)
def test_two_of_a_kind_are_sides(assistant: Assistant, question: str, one: str, other: str) -> None:
    first, second = columns(assistant.ask(question)).values()
    assert one in first
    assert other in second
    assert other not in first


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("försörjningsstöd och AME på Höglandet, vem har de minst kontakt med", "Minst samverkan har man med FK."),
        ("vilka samarbetar AF lättast med på höglandet", "Handläggare på AF samverkar mycket och enkelt med FK"),
        ("Vem har primärvården på Höglandet minst samverkan med?", "Primärvården samverkar minst med kommunen"),
        ("Vilka samverkar socialpsykiatrin i höglandskommunerna mest med?", "Andra verksamheter inom kommunerna"),
    ],
)
def test_whom_somebody_has_most_to_do_with_is_told_by_what_ranks_so(
    assistant: Assistant, question: str, first: str
) -> None:
    answer = assistant.ask(question)
    assert answer.groups[0].points[0].text.startswith(first)


def test_of_two_things_neither_is_said_to_be_before_the_other(assistant: Assistant) -> None:
    assert assistant.ask("Är Lotsen eller boendestödet dyrast i Laholm?").abstained
