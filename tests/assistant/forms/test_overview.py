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
    # A place of few themes is told by what its answers rest on as well: what can be done, who has the means, and how.
    begins = ["Det som fungerar (", "Det som inte fungerar (", "Det som saknas (", "Förslag (", "Möjligheter", "Ansvar"]
    begins += ["Så samordnas det i dag"]
    assert [group.heading.startswith(begin) for group, begin in zip(answer.groups, begins, strict=True)] == [True] * 7
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
        (
            "Vad är de viktigaste slutsatserna från KUR-utvärderingen som styrelsen bör känna till?",
            "kur",
            "Syfte och målsättning",
        ),
        ("Sammanfatta Finnveden", "finnveden", "Sammanfattande reflektioner"),
        ("Vad handlar KUR-rapporten om?", "kur", "Syfte och målsättning"),
        ("Vad kommer Höglandsrapporten fram till?", "hoglandet", "Slutsatser"),
        ("Vad kom kartläggningen på Höglandet fram till?", "hoglandet", "Slutsatser"),
    ],
)
def test_a_report_sums_itself_up_first(assistant: Assistant, question: str, report: str, heading: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.groups[0].heading.startswith(heading)
    assert {c.report.id for c in answer.citations} == {report}
    # That the purpose was unclear is a result, though its heading speaks of a purpose.
    assert all(c.passage.themes != ("bakgrund och metod",) or c.passage.path[0][0].isdigit() for c in answer.citations)
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


def test_a_report_that_sums_up_in_every_chapter_tells_what_was_found_before_what_its_author_makes_of_it(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("Vad säger KUR-utvärderingen i stora drag?")
    check(answer, assistant)
    by_number = {citation.n: citation for citation in answer.citations}
    headings = [group.heading for group in answer.groups]
    assert len(headings) >= 8
    assert not any("Augurs reflektioner" in heading or heading in {"Metod", "Bakgrund"} for heading in headings)
    group = next(group for group in answer.groups if group.heading == "Samverkan inom ramen för KUR")
    actors = [by_number[point.numbers[0]].passage.actor for point in group.points]
    assert actors == [None, None, None, "Utvärderare"]


@pytest.mark.parametrize(
    ("question", "actor", "named", "headline"),
    [
        (
            "Hur ser AF i Halland överlag på samverkan med vården?",
            "Arbetsförmedlingen",
            "vård",
            "om vården, i korthet.",
        ),
        ("Vad säger kommunerna i Halland om Arbetsförmedlingen?", "Kommun", "AF", "om Arbetsförmedlingen, i korthet."),
        ("Hur ser kommunerna i Halland på psykiatrin?", "Kommun", "VPM", "om VPM, i korthet."),
    ],
)
def test_what_somebody_says_of_somebody_else_is_told_by_theme(
    assistant: Assistant, question: str, actor: str, named: str, headline: str
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text.endswith(headline)
    assert {c.actor for c in answer.citations} == {actor}
    assert any(group.heading.startswith("Det som inte fungerar") for group in answer.groups)
    assert any(named in point.text for point in answer.groups[0].points)
    shown = {number for group in answer.groups for point in group.points for number in point.numbers}
    assert len(answer.citations) > len(shown)  # the others are one click away


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Kort, vad gjordes egentligen inom KUR 2 i Halland?", "Halland 2015 i korthet."),
        ("Vad handlade kartläggningen i Halland om?", "Halland 2015 i korthet."),
        ("Beskriv läget runt om i Halland", "Halland 2015 i korthet."),
        ("Vad tycker VC runtom i Halland om samverkan?", "VC i Halland 2015 i korthet."),
        ("Vad gjordes i KUR-projektet?", "KUR-utvärderingen i korthet."),
    ],
)
def test_what_a_report_calls_itself_and_how_one_asks_are_no_topics(
    assistant: Assistant, question: str, headline: str
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text == headline


def test_what_several_in_a_place_propose_is_told_before_what_one_does(assistant: Assistant) -> None:
    answer = assistant.ask("Ge mig en bild av läget i Hylte")
    proposed = next(group for group in answer.groups if group.heading.startswith("Förslag"))
    assert proposed.points[0].text.startswith("ÅTERINFÖRA")


def test_what_hinders_is_told_by_everybody_where_the_report_has_no_such_heading(assistant: Assistant) -> None:
    answer = assistant.ask("Vad är det som mest hindrar att man jobbar ihop i Halland?")
    check(answer, assistant)
    assert len(answer.groups) > 6


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("gnosjö?", "Gnosjö."),
        ("kassan i finnveden", "Försäkringskassan i Finnveden 2018."),
        ("IFO i Gislaved, hur tänker de", "Individ och Familjeomsorgen (IFO) i Gislaved."),
        ("Försäkringskassan på höglandet, hur ser de på läget?", "Försäkringskassan i Höglandet 2016."),
        ("vad säjer vården på höglandet egentligen, typ vårdcentraler o psykiatri", "Regionen i Höglandet 2016."),
        ("vårdens bild i Höglandet", "Regionen i Höglandet 2016."),
        ("JCU", "Jobbcenter Unga (JCU)."),
    ],
)
def test_of_whom_so_little_is_told_that_it_has_room_all_is_shown_by_theme(
    assistant: Assistant, question: str, headline: str
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.intent is Intent.OVERVIEW
    assert answer.headline is not None
    assert answer.headline.text == headline
    assert "allt som sägs" in answer.headline.after
    assert not answer.more
    passages = {c.passage.passage_id: c.passage for c in answer.citations}
    told = {c.statement for c in answer.citations}
    assert all(set(passage.statements) <= told for passage in passages.values() if passage.actor is not None)


@pytest.mark.parametrize(
    "question",
    [
        "Jag hinner inte läsa hela KUR-utvärderingen, vad är det viktigaste?",
        "Vi orkar inte läsa hela KUR-utvärderingen, vad är slutsatserna?",
    ],
)
def test_why_somebody_wants_it_short_is_not_asked_about(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is not None
    assert answer.headline.text == "KUR-utvärderingen i korthet."


@pytest.mark.parametrize(
    ("history", "question", "headline"),
    [
        (
            "Berätta om Försäkringskassan på Höglandet",
            "Och kommunerna själva, vad tycker de?",
            "Kommunerna i Höglandet",
        ),
        ("Berätta om Försäkringskassan på Höglandet", "och AF då?", "Arbetsförmedlingen i Höglandet 2016."),
        ("IFO i Gislaved, hur tänker de", "och AMO?", "Arbetsmarknadsorganisationen (AMO) i Gislaved"),
    ],
)
def test_others_are_asked_about_as_a_whole_too(
    assistant: Assistant, history: str, question: str, headline: str
) -> None:
    answer = assistant.ask(question, [history])
    assert answer.headline is not None
    assert answer.headline.text.startswith(headline)


def test_a_place_tells_of_what_several_there_take_up_under_whatever_theme(assistant: Assistant) -> None:
    answer = assistant.ask("Hur är läget i Laholm?")
    check(answer, assistant)
    points = [point.text for group in answer.groups for point in group.points]
    assert any("ÅTERINFÖRA" in text for text in points)
    assert 35 < len(points) <= 45


@pytest.mark.parametrize("question", ["Hinder i Värend", "Hylte och Laholm", "tack"])
def test_what_names_a_theme_or_several_or_nobody_there_is_no_overview_of_all(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert answer.headline is None or "allt som sägs" not in answer.headline.after
    assert answer.headline is None or "i korthet" not in answer.headline.text
