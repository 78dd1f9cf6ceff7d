"""Overviews: a place, a report or somebody asked about as a whole."""

import pytest

from assistant import Assistant
from assistant.question import Intent
from assistant.rendering import answer_markdown
from tests.assistant.checking import check

PLACES = [
    "Hur ser det ut i Falkenberg?",
    "Sammanfatta Falkenberg för styrelsen",
    "Ge en överblick över Falkenberg",
    "Falkenberg i korthet",
    "Vad är viktigast att veta om samverkan i Falkenberg?",
    "Hur fungerar samverkan i Falkenberg?",
    "Ge styrelsen läget i Falkenbergs kommun",
]


@pytest.mark.parametrize("question", PLACES)
def test_an_overview_of_a_place_lets_everybody_there_speak_by_theme(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.intent is Intent.OVERVIEW
    assert answer.headline is not None
    assert answer.headline.text == "Falkenberg i korthet."
    begins = ["Det som fungerar (", "Det som inte fungerar (", "Det som saknas (", "Förslag ("]
    assert [group.heading.startswith(begin) for group, begin in zip(answer.groups, begins, strict=True)] == [True] * 4
    assert {c.passage.municipality for c in answer.citations} == {"Falkenberg"}
    for theme in ("fungerar", "fungerar inte", "saknas", "förslag"):
        speakers = {c.passage.unit or c.passage.actor for c in answer.citations if theme in c.passage.themes}
        assert speakers == {"Försäkringskassan", "Arbetsförmedlingen", "VC", "VPM", "Kommun"}


def test_a_heading_tells_of_how_many_statements_it_shows_some(assistant: Assistant) -> None:
    first = assistant.ask(PLACES[0]).groups[0]
    inside = [p for p in assistant.index.passages if p.municipality == "Falkenberg" and "fungerar" in p.themes]
    assert (
        first.heading == f"Det som fungerar ({len(first.points)} av {sum(len(p.statements) for p in inside)} utsagor)"
    )


def test_a_place_whose_report_asks_other_questions_is_told_by_those(assistant: Assistant) -> None:
    headings = [group.heading for group in assistant.ask("Ge mig läget i Gnosjö i korthet").groups]
    assert headings[0].startswith("Det som fungerar")
    assert headings[1].startswith("Möjligheter att utveckla samverkan")


@pytest.mark.parametrize(
    ("question", "report", "heading"),
    [
        ("Vad säger Höglandet-rapporten i stort?", "hoglandet", "Sammanfattning"),
        ("Vad är de viktigaste slutsatserna från KUR-utvärderingen som styrelsen bör känna till?", "kur", "Augurs"),
        ("Sammanfatta Finnveden", "finnveden", "Sammanfattande reflektioner"),
        ("Vad handlar KUR-rapporten om?", "kur", "Augurs"),
        ("Vad kom kartläggningen på Höglandet fram till?", "hoglandet", "Sammanfattning"),
    ],
)
def test_a_report_sums_itself_up_first(assistant: Assistant, question: str, report: str, heading: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.groups[0].heading.startswith(heading)
    assert {c.report.id for c in answer.citations} == {report}
    assert all(c.passage.themes != ("bakgrund och metod",) for c in answer.citations)
    assert not any("tack till" in c.statement.shown.casefold() for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "report"),
    [
        ("Hur ser läget ut i Växjö?", "varend"),
        ("Vad säger rapporterna om Tranås?", "hoglandet"),
        ("Hinder i Växjö", "varend"),
        ("nyanlända växjö", "varend"),
        ("SIP i Alvesta", "varend"),
        ("målgrupp i Eksjö", "hoglandet"),
        ("Hur är kontaktvägarna till kommunen i Tranås?", "hoglandet"),
    ],
)
def test_a_place_that_a_report_does_not_tell_apart_is_answered_with_the_whole(
    assistant: Assistant, question: str, report: str
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert "redovisar inte resultatet kommun för kommun" in answer.lead
    assert answer.citations[0].report.id == report
    first = answer.citations[answer.groups[0].points[0].numbers[0] - 1]
    assert first.passage.municipality is None
    assert first.passage.themes != ("bakgrund och metod",)


def test_an_actor_there_is_still_said_not_to_be_given_apart(assistant: Assistant) -> None:
    assert assistant.ask("Vad säger FK i Växjö?").reason == "redovisas inte för sig"
    assert assistant.ask("Vad säger Växjö kommun om hinder?").reason == "redovisas inte för sig"


@pytest.mark.parametrize(
    "question",
    [
        "Hur ser bostadsläget ut i Falkenberg?",
        "Sammanfatta vad som sägs om SIP",
        "Vad säger FK i Hylte om samtycke?",
        "Vilka är de viktigaste hindren i Värend?",
        "Vad blev resultatet av workshopen i Halland?",
    ],
)
def test_who_asks_for_something_gets_no_overview(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is None or "i korthet" not in answer.headline.text


def test_for_whom_an_answer_is_is_not_searched_for(assistant: Assistant) -> None:
    plain = assistant.ask("Vilka hinder finns i Värend?")
    framed = assistant.ask("Vilka hinder finns i Värend för styrelsen i korthet?")
    assert [c.statement for c in framed.citations] == [c.statement for c in plain.citations]


def test_an_overview_always_quotes(assistant: Assistant) -> None:
    answer = assistant.ask("Vad kom Augur fram till?")
    assert answer.citations
    assert "0 av" not in answer_markdown(answer)
