"""Who is to speak, and who is only talked of; units that only others tell of; words that only frame a question."""

import pytest

from assistant import Assistant
from assistant.question import Names
from assistant.question.roles import talked_of
from ingestion import Report


@pytest.fixture(scope="module")
def names(reports: tuple[Report, ...]) -> Names:
    return Names.of(reports)


@pytest.mark.parametrize(
    "question",
    [
        "Hur ser man på psykiatrin i Halland?",
        "Vad tycker de andra om VPM i Halland?",
        "Hur upplevs VPM?",
        "Synen på VPM i Varberg",
        "Vad sägs om VPM?",
        "VPM i Varberg, vad tycker folk ska hända med dem?",
    ],
)
def test_others_are_to_speak(names: Names, question: str) -> None:
    assert [(mention.actor, mention.unit) for mention in talked_of(question, names)] == [("Region", "VPM")]


@pytest.mark.parametrize(
    "question",
    [
        "Hur ser VPM på samverkan?",
        "Hur ser FK på VPM?",
        "Vad säger VPM om samverkan?",
        "Hur ser det ut på VPM i Hylte?",
        "VPM i Varberg, vad säger de själva om dem?",
        "En del av psykiatrins folk bor långt bort, vad önskar man i stället?",
    ],
)
def test_somebody_in_particular_is_to_speak(names: Names, question: str) -> None:
    assert not talked_of(question, names)


def test_he_by_whom_something_is_seen_is_asked(assistant: Assistant) -> None:
    scope = assistant.understood("Hur upplevs VPM av FK i Varberg?").scope
    assert (scope.actors, scope.about) == (("Försäkringskassan",), ("Region",))


def test_whoever_is_talked_of_does_not_lead(assistant: Assistant) -> None:
    answer = assistant.ask("Vad tycker de andra om VPM i Halland?")
    shown = [number for group in answer.groups for point in group.points for number in point.numbers]
    assert shown
    assert not [c for c in answer.citations if c.n in shown and c.passage.unit == "VPM"]


def test_a_unit_that_only_its_municipality_tells_of_is_a_topic(assistant: Assistant) -> None:
    there = assistant.ask("Vad säger AME i Halmstad om VPM?")
    assert (there.scope.units, there.scope.topics) == ((), ("AME",))
    assert any("AME upplever att samverkan med VPM inte fungerar" in c.statement.shown for c in there.citations)
    at_home = assistant.understood("Vad säger AME i Gnosjö om samverkan?").scope
    assert at_home.units == ("Arbetsmarknadsenheten (AME)",)


@pytest.mark.parametrize(
    ("question", "where"),
    [
        ("Vad säger rehabkoordinatorerna i Halland?", "kommer inte till tals i Halland 2015"),
        ("Vad säger AMO på Höglandet?", "kommer inte till tals i Höglandet 2016"),
    ],
)
def test_a_unit_of_another_report_is_said_not_to_speak_here(assistant: Assistant, question: str, where: str) -> None:
    answer = assistant.ask(question)
    assert answer.abstained
    assert where in answer.lead


def test_units_that_a_report_lets_speak_together_are_answered(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger VC på Höglandet?")
    assert not answer.abstained
    assert answer.citations[0].report.id == "hoglandet"


@pytest.mark.parametrize(
    "adverb", ["sammanfattningsvis", "överlag", "generellt", "huvudsakligen", "totalt sett", "på det hela taget"]
)
def test_a_word_of_summary_is_no_subject(assistant: Assistant, adverb: str) -> None:
    answer = assistant.ask(f"Vad säger rapporterna {adverb} om SIP?")
    assert not answer.abstained
    assert answer.scope.topics == ("SIP",)


@pytest.mark.parametrize(
    "question",
    [
        "Vilka aktörer på Höglandet tycker att kommunen är knepigast att få tag på?",
        "Vilka verksamheter inom Finnveden säger att kommunen är svår att nå?",
    ],
)
def test_whoever_is_asked_for_by_kind_speaks_of_others(assistant: Assistant, question: str) -> None:
    scope = assistant.understood(question).scope
    assert (scope.actors, scope.about) == ((), ("Kommun",))


def test_a_report_that_is_named_leads(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger vårdcentralen på Höglandet om SIP?")
    assert {citation.report.id for citation in answer.citations} == {"hoglandet"}
