"""Overviews of a matter: its breadth, and no count."""

import re

import pytest

from assistant import Assistant
from assistant.question import Intent
from tests.assistant.checking import check


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Sammanfatta vad som sägs om SIP", "Rapporterna om ”SIP”, i korthet."),
        ("lägesbild SIP i Halland", "Halland 2015 om ”SIP”, i korthet."),
        ("Ge mig en överblick över sekretessfrågan i Halland", "Halland 2015 om ”sekretessfrågan”, i korthet."),
        ("Hur är läget med sekretessen i länet (Halland)?", "Halland 2015 om ”sekretessen”, i korthet."),
        ("hur ser det ut med ungdomar i Värnamo?", "Värnamo om ”ungdomar”, i korthet."),
        ("sammanfatta vad rapporterna säger om personalomsättning", "Rapporterna om ”personalomsättning”, i korthet."),
    ],
)
def test_who_asks_how_things_stand_gets_the_breadth_and_no_count(
    assistant: Assistant, question: str, headline: str
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.intent is Intent.OVERVIEW
    assert answer.headline is not None
    assert answer.headline.text == headline
    assert answer.table is None
    assert sum(len(group.points) for group in answer.groups) >= 4
    # How the survey was made says nothing of the matter.
    assert not any("Intervjuer bokades" in point.text for group in answer.groups for point in group.points)


def test_an_overview_of_a_matter_in_one_report_goes_by_theme_and_in_several_by_report(assistant: Assistant) -> None:
    one = [group.heading for group in assistant.ask("lägesbild SIP i Halland").groups]
    assert any(re.match(r"Förslag \(\d+ av ", heading) for heading in one)
    several = [group.heading.partition(" (")[0] for group in assistant.ask("sammanfatta vad som sägs om SIP").groups]
    assert set(several) >= {"Halland 2015", "Höglandet 2016", "Värend 2015", "Finnveden 2018"}


def test_an_overview_of_little_is_no_overview_and_counts_nothing_either(assistant: Assistant) -> None:
    answer = assistant.ask("psykisk ohälsa i Värend, vad är läget?")
    assert answer.headline is None
    assert answer.citations[0].statement.shown.startswith("Samhällets stora integrationsuppdrag")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Vad har AF i Finnveden sagt, kort", "Arbetsförmedlingen i Finnveden 2018 i korthet."),
        # How things stand with somebody is told by them first of all.
        ("Hur är läget med psykiatrin i länet (Halland)?", "VPM i Halland 2015 i korthet."),
        ("VPM över hela Halland, vad är deras huvudbudskap?", "VPM i Halland 2015 i korthet."),
        ("AF i Halland", "Arbetsförmedlingen i Halland 2015 i korthet."),
    ],
)
def test_somebody_in_a_whole_report_is_told_as_a_whole(assistant: Assistant, question: str, headline: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is not None
    assert answer.headline.text == headline


def test_a_theme_of_somebody_in_a_report_is_told_of_every_place(assistant: Assistant) -> None:
    answer = assistant.ask("vad saknas i Halland enligt AF-kontoren")
    check(answer, assistant)
    told = {group.heading.split(" i ")[1].split()[0] for group in answer.groups}
    assert told == {"Kungsbacka", "Varberg", "Falkenberg", "Halmstad", "Hylte", "Laholm"}
    numbers = {number for group in answer.groups for point in group.points for number in point.numbers}
    shown = [citation for citation in answer.citations if citation.n in numbers]
    assert all((citation.passage.question or "").startswith("4. Saknas") for citation in shown)


def test_a_theme_in_a_report_is_shown_whole_where_there_is_room(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka målgrupper vill man i Finnveden utveckla samverkan kring")
    shown = {point.text for group in answer.groups for point in group.points}
    inside = [
        p for p in assistant.index.passages if p.report == "finnveden" and "målgrupper" in p.themes and not p.asked
    ]
    assert shown == {s.shown for p in inside for s in p.statements}


def test_a_unit_that_only_one_place_has_is_asked_and_nobody_beside_it(assistant: Assistant) -> None:
    answer = assistant.ask("vad säger VAC om utvecklingspotential")
    assert {citation.passage.unit for citation in answer.citations} == {"Värnamo Arbetsmarknadscenter (VAC)"}


def test_a_reports_own_list_is_not_the_proposals_of_somebody_who_makes_some(assistant: Assistant) -> None:
    answer = assistant.ask("Kommunernas förslag i Halland")
    numbers = {number for group in answer.groups for point in group.points for number in point.numbers}
    assert {citation.passage.actor for citation in answer.citations if citation.n in numbers} == {"Kommun"}


@pytest.mark.parametrize("question", ["Vad säger alla rapporter om unga?", "Sammanfatta vad rapporterna säger om SIP"])
def test_an_overview_of_what_several_tell_of_is_not_refused(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).abstained


def test_who_tells_of_something_in_all_reports_is_a_list(assistant: Assistant) -> None:
    answer = assistant.ask("vilka tar upp sekretess som problem, alla rapporterna")
    assert answer.headline is not None
    assert "4 av 6 kommuner i Halland 2015" in answer.headline.text


@pytest.mark.parametrize(
    ("question", "told", "least"),
    [
        ("Vad säger de i Laholm om IST?", "Mer info om IST", 5),
        ("Vad säger man i Halmstad om cheferna/ledningen?", "Personligt ombud (Po)", 3),
        ("Vad tycker man i Gislaved om Arenasamverkan", "Arenasamverkan är ett forum som fungerar bra.", 5),
    ],
)
def test_what_is_said_of_a_matter_in_a_place_is_told_whole(
    assistant: Assistant, question: str, told: str, least: int
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    points = [point.text for group in answer.groups for point in group.points]
    assert any(text.startswith(told) for text in points)
    assert len(points) >= least


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Fris, hur går det?", "Rapporterna om ”Fris”, i korthet."),
        ("Boendestödet i Varberg", "Varberg om ”Boendestödet”, i korthet."),
        ("Vad vet vi om Lotsen i Laholm", "Laholm om ”Lotsen”, i korthet."),
        ("clavis", "Rapporterna om ”clavis”, i korthet."),
        (
            "folk som slutar och byts ut hela tiden, vad säger rapporterna om det",
            "Rapporterna om ”byts ut”, i korthet.",
        ),
    ],
)
def test_who_only_names_a_matter_gets_the_breadth_of_what_is_said(
    assistant: Assistant, question: str, headline: str
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text == headline
    assert sum(len(group.points) for group in answer.groups) >= 4


def test_a_matter_of_one_report_is_told_by_that_one_alone(assistant: Assistant) -> None:
    answer = assistant.ask("vad vet man om arenasamverkan?")
    assert sum(len(group.points) for group in answer.groups) >= 12
    assert {citation.report.id for citation in answer.citations} == {"finnveden"}


def test_a_fact_that_is_asked_for_in_few_words_is_no_overview(assistant: Assistant) -> None:
    answer = assistant.ask("Hur stor del var processverksamhet i Värend 2017?")
    assert answer.headline is not None
    assert "i korthet" not in answer.headline.text
