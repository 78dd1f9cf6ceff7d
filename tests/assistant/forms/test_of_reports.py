"""What is asked of the reports themselves is answered from the catalogue, not out of a report."""

import pytest

from assistant import Assistant
from vectorstore.scope import BACKGROUND


@pytest.mark.parametrize(
    "question",
    [
        "Hur många kommuner omfattas av rapporterna?",
        "vilka kommuner är med",
        "Vilka kommuner ingår?",
        "Vilka kommuner ingår i de fem rapporterna?",
    ],
)
def test_the_municipalities_that_are_covered_are_counted_and_named(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.citations
    assert answer.lead.startswith("Sammanlagt ingår 17 kommuner. Rapporterna omfattar ")
    assert "Aneby" in answer.lead


def test_the_reports_are_counted_and_named(assistant: Assistant) -> None:
    answer = assistant.ask("Hur många rapporter finns det?")
    assert answer.lead.startswith("Det finns 5 rapporter: ")
    assert "(Värend 2015)" in answer.lead


def test_a_report_that_is_named_is_told_of_alone(assistant: Assistant) -> None:
    assert "omfattar 2 kommuner: Alvesta och Växjö." in assistant.ask("hur många kommuner ingår i värend").lead
    answer = assistant.ask("hur många kommuner är med i höglandets samordningsförbund")
    assert answer.headline is not None
    assert answer.headline.text.startswith("Höglandet 2016 omfattar 6 kommuner: Aneby")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("vilka kommuner omfattar Hallandsrapporten", "Halland 2015 omfattar 6 kommuner: Kungsbacka"),
        ("Vilka kommuner var med i hallandskartläggningen?", "Halland 2015 omfattar 6 kommuner: Kungsbacka"),
        ("Vilka kommuner deltog i KUR 2 i Halland?", "Halland 2015 omfattar 6 kommuner: Kungsbacka"),
        ("vilka kommuner kartlades i halland", "Halland 2015 omfattar 6 kommuner: Kungsbacka"),
        ("Hur många kommuner är med i Höglandets förbund och vilka?", "Höglandet 2016 omfattar 6 kommuner: Aneby"),
        ("Vilka sex kommuner hör till Höglandet?", "Höglandet 2016 omfattar 6 kommuner: Aneby"),
        ("Vilka kommuner tillhör Finnvedens samordningsförbund?", "Finnveden 2018 omfattar 3 kommuner: Gislaved"),
    ],
)
def test_a_reports_own_municipalities_are_named_however_it_is_put(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    assert answer.table is None
    assert answer.headline is not None
    assert answer.headline.text.startswith(told)


@pytest.mark.parametrize(
    "question",
    [
        "Vilka kommuner deltog i workshoparna i Halland?",
        "Vilka kommuner är med i arenasamverkan?",
        "Hur många kommuner ingår i samordningsförbund i Sverige?",
        "Vilka kommuner i Halland hör till dem som saknar AF?",
    ],
)
def test_who_takes_part_in_something_else_is_not_told_by_the_catalogue(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    said = f"{answer.lead} {answer.headline.text if answer.headline else ''}"
    assert "Halland 2015 omfattar" not in said
    assert "Sammanlagt ingår" not in said


def test_what_municipalities_say_is_no_question_of_the_catalogue(assistant: Assistant) -> None:
    for question in ("Vilka kommuner vill återinföra samordningshandledarrollen?", "Hur många kommuner nämner TeleQ?"):
        answer = assistant.ask(question)
        assert not answer.abstained
        assert "Sammanlagt ingår" not in answer.lead


@pytest.mark.parametrize(
    "question", ["vad säger kur-utvärderingen om chefernas roll", "Vad säger KUR-rapporten om chefer?"]
)
def test_a_report_that_is_named_is_not_what_is_asked_about(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert any("cheferna" in point.text or "chefer " in point.text for point in answer.groups[0].points[:3])
    assert not any("utvärdering" in point.text for group in answer.groups for point in group.points)
    assert all(citation.passage.themes != (BACKGROUND,) for citation in answer.citations)


def test_a_report_that_says_it_in_other_words_is_not_told_to_be_silent(assistant: Assistant) -> None:
    answer = assistant.ask("vad sägs om nollplacerade i de olika rapporterna?")
    assert answer.headline is not None
    assert "KUR-utvärderingen" in answer.headline.text
    assert not any(name in answer.headline.text for name in ("Halland", "Värend"))
    assert {citation.report.id for citation in answer.citations} >= {"halland", "varend", "hoglandet"}


def test_under_a_theme_as_well_a_report_only_tells_what_takes_the_matter_up(assistant: Assistant) -> None:
    answer = assistant.ask("Vad föreslås i alla rapporterna om samlokalisering?")
    said = [point.text for group in answer.groups for point in group.points]
    assert said
    assert all("samlokaliser" in text.lower() for text in said)
    assert answer.headline is not None
    assert "står inte ordet ”samlokalisering”; samma sak kan vara sagd" in answer.headline.text


def test_a_report_without_the_heading_tells_what_it_says_of_the_matter_elsewhere(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger alla rapporter om kunskap om varandras uppdrag?")
    said = [point.text for group in answer.groups for point in group.points]
    assert "Bättre kunskap om varandras verksamheter, arbetssätt" in said
    assert any(text.startswith("Kunskapen kring varandras verksamheter behöver") for text in said)


def test_no_report_is_told_to_be_silent_twice(assistant: Assistant) -> None:
    headline = assistant.ask("Vilka vinster ser man med samverkan, enligt alla rapporterna?").headline
    assert headline is not None
    assert headline.text.count("Höglandet 2016") == 1


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Hur ser alla rapporter på arbetsgivare?", "Halland"),
        ("Vad säger alla rapporter om försörjningsstöd?", "Värend"),
    ],
)
def test_a_report_that_holds_the_word_anywhere_is_not_denied(assistant: Assistant, question: str, short: str) -> None:
    headline = assistant.ask(question).headline
    assert headline is not None
    denied = [part for part in headline.text.split(". ") if "står inte ordet" in part or "hittar jag inget" in part]
    assert denied
    assert not any(short in part for part in denied)


@pytest.mark.parametrize(
    "question", ["Hur många intervjuade man i varje rapport?", "Hur många intervjuades i varje rapport?"]
)
def test_a_word_for_each_is_no_matter_of_a_report(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    said = f"{answer.lead} {answer.headline.text if answer.headline else ''}"
    assert "varje" not in said
    assert "hittar jag inget" not in said
    assert answer.table is None
