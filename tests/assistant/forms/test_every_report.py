"""What all reports say of a theme, or have in common."""

import pytest

from assistant import Assistant

REPORTS = ("Finnveden 2018", "Halland 2015", "Höglandet 2016", "KUR-utvärderingen", "Värend 2015")


@pytest.mark.parametrize(
    "question",
    [
        "Vad är gemensamt för alla rapporterna?",
        "Vad återkommer i alla fem rapporterna?",
        "Ge mig en jämförande översikt av alla fem rapporterna",
        "Vilka gemensamma hinder finns i rapporterna?",
        "Vilka förslag återkommer i alla fem rapporter?",
    ],
)
def test_each_report_tells_its_own(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained
    assert tuple(group.heading.split(" (")[0] for group in answer.groups) == REPORTS
    assert answer.headline is not None
    assert "väger inte" in answer.headline.after
    assert "hittar jag inget" not in answer.headline.text


def test_a_list_that_a_report_prints_is_shown_whole(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka hinder nämner rapporterna?")
    (own,) = [group for group in answer.groups if group.heading.startswith("Värend")]
    assert len(own.points) == 16


def test_reports_without_a_section_are_named(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka vinster ser rapporterna?")
    assert answer.headline is not None
    assert "Finnveden 2018, Halland 2015 och Höglandet 2016 hittar jag inget avsnitt" in answer.headline.text
    assert [group.heading.split(" (")[0] for group in answer.groups] == ["KUR-utvärderingen", "Värend 2015"]


def test_a_matter_beside_the_theme_is_asked_for_by_itself(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka problem med sekretess är gemensamma för rapporterna?")
    assert tuple(group.heading.split(" (")[0] for group in answer.groups) != REPORTS
    assert any("sekretess" in citation.statement.shown.lower() for citation in answer.citations[:3])
