"""Several ways of asking the same, put as the plainest of them."""

import pytest

from assistant import Assistant
from assistant.plainly import put_plainly


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("Hur ser alla fem rapporter på tidsbrist?", "Vad säger alla rapporter om tidsbrist?"),
        ("Hur ser rapporterna på chefernas ansvar?", "Vad säger rapporterna om chefernas ansvar?"),
        ("Tar alla rapporter upp nyanlända?", "Vilka rapporter nämner nyanlända?"),
        ("Nämner de fem rapporterna SIP?", "Vilka rapporter nämner SIP?"),
        ("Vem står bakom förslaget om metoddagar?", "Vem föreslår metoddagar?"),
        ("Och vem föreslog metoddagar?", "Och vem föreslår metoddagar?"),
        (
            "Vilka kommuner ligger bakom idén att ha en gemensam lokal?",
            "Vilka kommuner föreslår att ha en gemensam lokal?",
        ),
        ("Varifrån kommer förslaget om psykiatribuss?", "Vem föreslår psykiatribuss?"),
        ("Vems idé är Medborgarkontor?", "Vem föreslår Medborgarkontor?"),
        ("Vad säger de olika rapporterna om unga?", "Vad säger alla rapporter om unga?"),
        ("Hur gick inventeringen i Värend till?", "Hur genomfördes inventeringen i Värend?"),
        ("Vad kom man fram till i Höglandets projekt?", "Vad kom man fram till i Höglandets rapport?"),
        ("FK i Hylte och AF i Hylte, vad säger de om FK?", "FK i Hylte och AF i Hylte, vad säger de om FK?"),
        ("är det bara kommunen som klagar på VPM?", "Vilka klagar på VPM?"),
        ("är det bara Halland som tar upp UPM?", "är det bara Halland som tar upp UPM?"),
        ("är det bara Försäkringskassan som vill det?", "Vilka vill det?"),
        ("är det bara AF eller FK som vill det?", "Vilka vill det?"),
        ("är det bara lotsen som säger så?", "är det bara lotsen som säger så?"),
        ("AF mot FK i Varberg - vad tycker de om varandra?", "AF mot FK i Varberg - vad tycker de om varandra?"),
        ("Skillnad mellan VC i Hylte och VC i Laholm?", "Jämför VC i Hylte och VC i Laholm?"),
        ("Vad är skillnaden mellan VC och VPM i Hylte?", "Vad är skillnaden mellan VC och VPM i Hylte?"),
        ("Vem bekostar samverkanskoordinatorn?", "Vem finansierar samverkanskoordinatorn?"),
        ("Vilka står för kostnaden för lokalen?", "Vilka finansierar lokalen?"),
        ("Hur ser det ut i Hylte?", "Hur ser det ut i Hylte?"),
        ("Hur ser rapporterna ut?", "Hur ser rapporterna ut?"),
        ("Hur ser hindren ut i Värend?", "Vilka är hindren i Värend?"),
        ("hur ser målgrupperna ut enligt AMO", "Vilka är målgrupperna enligt AMO"),
        ("Hur ser målgruppen ut på Höglandet?", "Hur ser målgruppen ut på Höglandet?"),
        ("Vem står bakom KUR-projektet?", "Vem står bakom KUR-projektet?"),
        ("Vilka resultat gav projektet?", "Vilka resultat gav projektet?"),
    ],
)
def test_a_question_is_put_plainly_or_left_as_it_is(asked: str, plain: str) -> None:
    assert put_plainly(asked) == plain


def test_all_reports_are_asked_what_they_say(assistant: Assistant) -> None:
    answer = assistant.ask("Hur ser alla fem rapporter på tidsbrist?")
    assert not answer.abstained
    assert {citation.report.id for citation in answer.citations} >= {"hoglandet", "kur", "varend"}


def test_whether_all_reports_take_something_up_is_told_in_number(assistant: Assistant) -> None:
    answer = assistant.ask("Tar alla rapporter upp nyanlända?")
    assert answer.headline is not None
    assert answer.headline.text.startswith("2 av 5 rapporter")
    assert answer.table is None


def test_what_reports_say_is_no_count_of_municipalities(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger rapporterna om uppföljning?")
    assert answer.headline is not None
    assert "kommuner" not in answer.headline.text
    shown = {number for group in answer.groups for point in group.points for number in point.numbers}
    assert len({c.report.id for c in answer.citations if c.n in shown}) == 4


def test_who_stands_behind_a_proposal_is_who_makes_it(assistant: Assistant) -> None:
    answer = assistant.ask("Vem står bakom förslaget om metoddagar?")
    assert not answer.abstained
    assert "Rehabkoordinatorer" in answer.groups[0].heading


def test_that_a_report_does_not_say_whose_a_proposal_is(assistant: Assistant) -> None:
    answer = assistant.ask("Vem föreslår psykiatribuss?")
    assert answer.headline is not None
    assert "Värend 2015 anger inte vem" in answer.headline.after


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Vad säger rapporterna om sekretessproblem?", "Vad säger rapporterna om sekretess?"),
        ("Vad säger alla rapporter om missbruksproblematik?", "Vad säger alla rapporter om missbruk?"),
        ("Vad säger FK i Hylte om bostadsproblem?", "Vad säger FK i Hylte om bostad?"),
        ("Vad säger de fem rapporterna om samverkansproblem?", "Vad säger alla rapporter om samverkansproblem?"),
    ],
)
def test_a_compound_that_only_says_that_it_is_difficult_is_asked_for_by_what_is(question: str, plain: str) -> None:
    assert put_plainly(question) == plain
