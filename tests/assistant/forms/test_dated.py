"""When a report is from is told though its title page is not searched."""

import pytest

from assistant import Answer, Assistant
from tests.assistant.checking import check


def headline(answer: Answer) -> str:
    return answer.headline.text if answer.headline is not None else ""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("när är finnvedens rapport skriven", "Finnveden 2018 är från 2018-11-05."),
        ("hur gammal är rapporten från Värend", "Värend 2015 är från 2015-11-13."),
        ("När gjordes kartläggningen i Halland?", "Halland 2015 gäller 2014-01-01 – 2015-12-31."),
    ],
)
def test_a_report_is_dated(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert headline(answer) == told


def test_what_it_says_of_its_own_dates_is_shown(assistant: Assistant) -> None:
    answer = assistant.ask("när gjordes inventeringen i värend")
    check(answer, assistant)
    shown = [point.text for group in answer.groups for point in group.points]
    assert shown[0].startswith("En planering påbörjades 2015-08-17")
    assert all("20" in text or "våren" in text or "hösten" in text for text in shown)


def test_of_no_report_in_particular_every_one_is_dated(assistant: Assistant) -> None:
    answer = assistant.ask("När är rapporten skriven?")
    check(answer, assistant)
    assert headline(answer).startswith("Finnveden 2018 är från 2018-11-05. Halland 2015 gäller")
    assert not answer.groups


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("när skickades frågorna i finnveden ut", "början på juni"),
        ("När gjordes intervjuerna på höglandet?", "september-december"),
        ("när startade kartläggningen på höglandet", "Augusti 2015"),
    ],
)
def test_a_step_of_the_work_has_its_own_date(assistant: Assistant, question: str, value: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert headline(answer) == value


@pytest.mark.parametrize(
    "question",
    ["När genomfördes intervjuerna i Höglandets kartläggning?", "När ska kartläggningen göras om i Finnveden?"],
)
def test_what_was_done_for_a_report_has_dates_of_its_own(assistant: Assistant, question: str) -> None:
    assert " är från " not in headline(assistant.ask(question))
