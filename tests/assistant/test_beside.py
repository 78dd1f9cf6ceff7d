"""A follow-up that may mean something else as well gets both answers."""

from dataclasses import replace

import pytest

from assistant import Answer, Assistant
from assistant.app.markup import answer_html
from assistant.rendering import answer_markdown, escape_markdown
from tests.assistant.checking import check
from vectorstore import Scope

HISTORY = ["Vad säger VPM i Falkenberg om rehabkoordinatorer?"]
OTHER = "Vad saknar AF i Laholm?"


@pytest.fixture(scope="module")
def both(assistant: Assistant) -> Answer:
    meant = assistant.understood("Vad är syftet med en SIP?")
    return assistant.answered(replace(meant, beside=(assistant.understood(OTHER),)))


def test_the_other_meaning_is_answered_beneath_and_named(assistant: Assistant, both: Answer) -> None:
    alone = assistant.answered(assistant.understood("Vad är syftet med en SIP?"))
    *main, other = both.groups
    assert tuple(main) == alone.groups
    assert other.heading == f"Om du i stället menar ”{OTHER}”"
    assert 1 <= len(other.points) <= 3
    said = {point.text for group in assistant.ask(OTHER).groups for point in group.points}
    assert {point.text for point in other.points} <= said
    assert all("Laholm" in point.by for point in other.points)
    assert escape_markdown(other.heading) in answer_markdown(both)


@pytest.mark.parametrize(
    "question", ["Vad säger VPM i Falkenberg om samordningen?", "Vilka kommuner nämner läkarintyg?"]
)
def test_it_comes_after_all_that_is_shown_of_the_likeliest(assistant: Assistant, question: str) -> None:
    meant = assistant.understood(question)
    alone, both = assistant.answered(meant), assistant.answered(replace(meant, beside=(assistant.understood(OTHER),)))
    check(both, assistant)
    shown = {n for group in alone.groups for point in group.points for n in point.numbers}
    shown |= {n for row in (alone.table.rows if alone.table else ()) for c in row.cells for p in c for n in p.numbers}
    there = [number for point in both.groups[-1].points for number in point.numbers]
    assert there == list(range(max(shown) + 1, max(shown) + 1 + len(there)))
    assert [c.statement for c in both.citations[: max(shown)]] == [c.statement for c in alone.citations[: max(shown)]]


def test_what_is_shown_already_is_not_said_again(assistant: Assistant) -> None:
    meant = assistant.understood("Vad saknar AF i Laholm?")
    other = replace(meant, text="Vad är det AF i Laholm saknar?")
    assert assistant.answered(replace(meant, beside=(other,))).groups == assistant.answered(meant).groups


def test_the_same_words_are_no_other_meaning(assistant: Assistant) -> None:
    meant = assistant.understood("Vad är syftet med en SIP?")
    same = replace(assistant.understood(OTHER), text="vad är syftet med en sip")
    assert assistant.answered(replace(meant, beside=(same,))).groups == assistant.answered(meant).groups


def test_its_question_is_shortened_and_no_markup(assistant: Assistant) -> None:
    meant = assistant.understood("Vad är syftet med en SIP?")
    long = f"{OTHER} <b>*x*</b> [y](z) {'och vad mer ' * 60}"
    both = assistant.answered(replace(meant, beside=(replace(assistant.understood(OTHER), text=long),)))
    heading = both.groups[-1].heading
    assert 150 < len(heading) < 250
    assert "<b>" not in answer_markdown(both)
    shown = answer_html(1, both)
    assert "<b>*x*" not in shown
    assert "&lt;b&gt;*x*" in shown


def test_what_no_report_answers_is_no_other_meaning(assistant: Assistant) -> None:
    meant = assistant.understood("Vad är syftet med en SIP?")
    refused = assistant.understood("Vad kostar en bussbiljett i Umeå?")
    assert assistant.answered(replace(meant, beside=(refused,))).groups == assistant.answered(meant).groups


def test_the_next_meaning_is_given_where_the_other_says_the_same(assistant: Assistant) -> None:
    meant, further = assistant.understood(OTHER), assistant.understood("Vad är syftet med en SIP?")
    same = replace(meant, text="Vad är det AF i Laholm saknar?")
    assert further.text in assistant.answered(replace(meant, beside=(same, further))).groups[-1].heading


def test_no_other_meaning_counts_once_a_chip_is_removed(assistant: Assistant) -> None:
    meant = replace(assistant.understood("Hur är det med vården?", HISTORY), beside=(assistant.understood(OTHER),))
    assert assistant._limited(meant, Scope(), ["kommun:Falkenberg"]).beside == ()


@pytest.mark.parametrize("question", ["Och i Laholm?", "och AF?", "Vad saknar FK i Hylte?"])
def test_what_is_clear_has_one_answer(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, ["Vad saknar FK i Hylte?"])
    assert not any("i stället menar" in group.heading for group in answer.groups)


def test_what_is_ill_put_is_one_click_away_and_no_other_meaning(assistant: Assistant) -> None:
    meant = assistant.understood("Vad är syftet med en SIP?")
    alone, both = (assistant.answered(replace(meant, near=near)) for near in ((), (assistant.understood(OTHER),)))
    check(both, assistant)
    assert both.groups == alone.groups
    added = {point.text for group in both.more for point in group.points}
    added -= {point.text for group in alone.more for point in group.points}
    assert 1 <= len(added) <= 3
    assert both.more[0].heading.endswith("Laholm (Halland 2015)")
    shown = {number for group in both.groups for point in group.points for number in point.numbers}
    first = [number for point in both.more[0].points for number in point.numbers]
    assert min(first) == max(shown) + 1  # before all else that is one click away
