"""What defines a thing leads, before what is thought of it; a list is said to be whole only where it is."""

import pytest

from assistant import Answer, Assistant
from assistant.forms.meaning import written_out
from tests.assistant.checking import check


def _shown(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Vad är IST?", "Innan perioden med KUR 2 har det i Halland etablerats Individsamverkansteam"),
        ("Vilka är med i IST?", "Innan perioden med KUR 2 har det i Halland etablerats Individsamverkansteam"),
        ("Vilka tillhör GGVV?", "GGVV – Gislaved, Gnosjö"),
        ("Vad betyder 0-klassad?", "Med nollplacerade avsågs"),
        ("Vad är arenasamverkan?", "Arenasamverkan – där handläggare från"),
        ("Vad menas med samverkan?", "Samverkan beskrivs dock som"),
        ("Vad innebär Granskning Uppdrag?", "Ett av förbättringsområdena som processades fram"),
    ],
)
def test_what_defines_it_leads(assistant: Assistant, question: str, first: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert _shown(answer)[0].startswith(first)


def test_an_abbreviation_is_the_compound_whose_parts_begin_with_its_letters(assistant: Assistant) -> None:
    reports = assistant.index.reports
    assert written_out("IST", reports) == ("individsamverkansteam",)
    assert written_out("QX", reports) == ()


def test_in_a_place_the_lists_of_all_who_are_asked_there_are_told(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka målgrupper vill Gislaved utveckla samverkan kring?")
    check(answer, assistant)
    shown = _shown(answer)
    assert shown[0].startswith("Ungdomar, bla de inom KAA")
    assert any(text.startswith("Behov av samordning kring ärende med unga personer") for text in shown)
    assert "hela listan är med" not in answer.note


def test_of_what_was_asked_each_part_belongs_to_the_list(assistant: Assistant) -> None:
    whole = assistant.ask("Vilka frågor ställdes i Finnvedens kartläggning?")
    check(whole, assistant)
    assert any("Vilken samverkansform fungerar bra idag?" in text for text in _shown(whole))
    assert "hela listan är med" not in whole.note, "some are one click away"
    part = assistant.ask("Vilka frågor ställdes till chefer i Finnvedens kartläggning?")
    assert not any("Vilken samverkansform fungerar bra idag?" in text for text in _shown(part))


def test_a_list_that_adds_to_others_is_not_said_to_be_whole(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka målgrupper nämns i Värend?")
    assert any(text.startswith("Fler målgrupper än ovan") for text in _shown(answer))
    assert "hela listan är med" not in answer.note
