"""What a question is limited to holds in every form of answer, and nothing is said of what was left out."""

from pathlib import Path

import pytest

from assistant import Answer, Assistant
from assistant.settings import Settings
from vectorstore import Scope

HYLTE = Scope(municipalities=("Hylte",))
HALLAND = Scope(reports=("halland",))


def quoted(answer: Answer) -> set[tuple[str, str | None]]:
    return {(citation.report.id, citation.passage.municipality) for citation in answer.citations}


def test_an_overview_is_of_what_was_chosen(assistant: Assistant) -> None:
    answer = assistant.ask("Hur ser det ut?", scope=HYLTE)
    assert answer.headline is not None
    assert answer.headline.text == "Hylte i korthet."
    assert quoted(answer) == {("halland", "Hylte")}
    assert {report for report, _ in quoted(assistant.ask("Sammanfatta rapporten", scope=HALLAND))} == {"halland"}


@pytest.mark.parametrize("limit", [HYLTE, HALLAND])
def test_of_an_undivided_report_nothing_is_said_where_it_was_left_out(assistant: Assistant, limit: Scope) -> None:
    answer = assistant.ask("Vad fungerar i Aneby?", scope=limit)
    assert "kommun för kommun" not in answer.lead
    assert {report for report, _ in quoted(answer)} == {"halland"}
    removed = assistant.ask("Vad saknas i Eksjö?", without=["rapport:hoglandet"])
    assert "kommun för kommun" not in removed.lead


def test_a_divided_and_an_undivided_municipality_do_not_shut_each_other_out(assistant: Assistant) -> None:
    answer = assistant.ask("Hur ser det ut i Eksjö och Hylte?")
    assert answer.headline is not None
    assert answer.headline.text == "Hylte i korthet."
    assert "kommun för kommun" not in answer.lead


def test_a_count_of_chosen_municipalities_says_so(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka kommuner nämner IST?", scope=Scope(municipalities=("Hylte", "Laholm")))
    assert answer.headline is not None
    assert answer.headline.text.startswith("Alla 2 valda kommuner")


def test_that_a_report_lacks_a_theme_is_said_only_of_one_that_does(assistant: Assistant) -> None:
    answer = assistant.ask("Vad fungerar i samverkan enligt VC i Halland och Finnveden?")
    assert answer.headline is not None
    assert "Finnveden 2018" in answer.headline.text
    assert "eget avsnitt" not in answer.headline.text


PROFILE = """
id = "ljungby"
file = "ljungby.md"
title = "Kartläggning i Ljungby"
short = "Ljungby 2020"
publisher = "Ljungbys samordningsförbund"
period = "2020"
municipalities = ["Ljungby"]
markers = ["markdown"]
nesting = ["chapter", "question"]
default_level = "question"
"""
TEXT = "Det här är en inledning utan rubrik.\n\n# Samverkan som fungerar\n\nArbetet med kommunen fungerar bra.\n"


def test_a_report_with_text_before_its_first_heading(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "ljungby.md").write_text(TEXT, encoding="utf-8")
    (reports / "ljungby.toml").write_text(PROFILE, encoding="utf-8")
    own = Assistant.open(Settings(home=tmp_path / "home", reports=reports))
    assert any(not passage.path for passage in own.index.passages)
    own.ask("Sammanfatta rapporten")
    for question in ("Hur ser det ut i Ljungby?", "Vad fungerar i Ljungby?"):
        answer = own.ask(question)
        assert answer.citations, question
        assert "tillsammans med ." not in answer.lead


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("vad tycker VC i Hylte om Arenasamverkan", "VC i Hylte"),
        ("vad tycker AF i Hylte om boendestödet?", "Arbetsförmedlingen i Hylte"),
        ("Vad tycker FK i Falkenberg om sekretess?", "Försäkringskassan i Falkenberg"),
        ("Vad tycker JCU om Arenasamverkan?", "Jobbcenter Unga (JCU)"),
    ],
)
def test_who_does_not_mention_what_is_asked_about_is_told(assistant: Assistant, question: str, who: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is not None
    assert answer.headline.text.startswith(f"{who} nämner inte ”")


@pytest.mark.parametrize(
    "question",
    ["Vad säger FK i Hylte om golvnivå?", "Vad säger AF i Laholm om IST?", "Vad säger Vuxengruppen om Arenan?"],
)
def test_who_does_mention_it_is_not_told_to_be_silent(assistant: Assistant, question: str) -> None:
    headline = assistant.ask(question).headline
    assert headline is None or "nämner inte" not in headline.text
