"""What is not sure is not said: counts of strangers, denials of who may mean it, figures of two readings."""

import math
import re

import pytest

from assistant import Answer, Assistant
from assistant.forms.members import _least
from assistant.forms.told import _number, people_in


def said(answer: Answer) -> str:
    """All that is said in our own words."""
    headline = answer.headline
    return f"{answer.lead} {headline.text if headline else ''} {headline.after if headline else ''}"


@pytest.mark.parametrize(
    "question",
    [
        "Hur många aktörer i KUR-utvärderingen nämner tid?",  # those quoted are not everybody who was asked
        "Hur många aktörer på Höglandet nämner SIP?",  # the report says it in nobody's name
    ],
)
def test_actors_are_not_counted_where_the_report_does_not_tell_them_apart(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.citations
    assert not re.search(r"\d av \d|\bInte ", said(answer))


@pytest.mark.parametrize("word", ["våld", "fängelse"])
def test_a_word_is_not_another_one_without_its_marks(assistant: Assistant, word: str) -> None:
    assert "rapporter tar upp" not in said(assistant.ask(f"Vilka rapporter nämner {word}?"))


def test_whoever_may_mean_it_is_not_said_to_be_silent(assistant: Assistant) -> None:
    answer = assistant.ask("vad säger vpm i halmstad vs vpm i hylte om rehabsamordnarrollen")
    assert answer.table is not None
    assert "hittar inget" not in said(answer)


def test_a_column_names_only_those_who_are_there(assistant: Assistant) -> None:
    answer = assistant.ask("hur ser vuxensektionen värnamo och vuxengruppen gnosjö på arenasamverkan")
    assert answer.table is not None
    assert answer.table.columns == ("Vuxensektionen i Värnamo", "Vuxengruppen i Gnosjö")


def test_how_often_a_report_takes_something_up_is_no_frequency(assistant: Assistant) -> None:
    answer = assistant.ask("hur många gånger tas granskning uppdrag upp och av vilka")
    assert answer.headline is None or not answer.headline.numbers


@pytest.mark.parametrize("place", ["Gislaved", "Laholm", "Hylte"])
def test_a_heading_counts_what_stands_under_it(assistant: Assistant, place: str) -> None:
    groups = assistant.ask(f"hur är läget i {place}").groups
    told = [(re.search(r"\((\d+) av \d+ utsagor\)", group.heading), len(group.points)) for group in groups]
    assert any(match for match, _ in told)
    assert all(int(match[1]) == points for match, points in told if match)


def test_chapters_of_two_reports_are_compared(assistant: Assistant) -> None:
    answer = assistant.ask("skillnad mellan hallands och värends förslag")
    assert answer.table is not None
    assert {c.report.id for c in answer.citations} == {"halland", "varend"}


def test_a_place_that_no_report_covers_does_not_speak(assistant: Assistant) -> None:
    answer = assistant.ask("vad säger Jönköpings kommun om AF")
    assert answer.abstained
    assert "Jönköping ingår inte" in answer.lead


def test_offices_are_told_where_they_speak(assistant: Assistant) -> None:
    lead = assistant.ask("Vad tycker AF i Gnosjö?").lead
    assert "AF-kontor Gislaved och AF-kontor Värnamo (Finnveden 2018)" in lead
    assert "Höglandet 2016 som helhet" in lead


def test_the_least_of_nothing_lets_nothing_through() -> None:
    assert _least([0.0, 0.0]) == math.inf


@pytest.mark.parametrize(("written", "number"), [("7", 7.0), ("12 400", 12400.0), ("2,5", 2.5), ("40 %", 40.0)])
def test_figures_are_read_as_swedish_writes_them(written: str, number: float) -> None:
    assert _number(written) == number


@pytest.mark.parametrize("written", ["1.500", "1.200.000", "1, 2, 3", "2015.03.12"])
def test_a_figure_that_can_be_read_in_two_ways_is_none(written: str) -> None:
    assert math.isnan(_number(written))


def test_half_of_those_who_did_something_are_nobody() -> None:
    known = frozenset({"berg"})
    assert not list(people_in("Studien gjordes 2021 av två personer: Anna Berg och Bo Ek.", known))
    text = "Rapporten skrevs under våren. Ansvarig var Bo Ek."
    assert [text[one.start : one.end] for one in people_in(text, known)] == ["Bo Ek"]


def test_a_cheerful_word_before_a_follow_up_is_nothing_of_it(assistant: Assistant) -> None:
    meant = assistant.understood("ok, Kungsbacka då", ["vad är FK:s ansvar i Varberg?"])
    assert meant.text == "vad är FK:s ansvar i Kungsbacka?"
