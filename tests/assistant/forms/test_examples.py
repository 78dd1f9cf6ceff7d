"""The seven answers that we would be proud of, by their form; see the design's examples."""

import re
from dataclasses import replace

import pytest

from assistant import Answer, Assistant
from assistant.abstention import NO_ANSWER
from assistant.answers import Group, Headline, Point, Table, TableRow
from assistant.app.markup import answer_html
from assistant.question import Chip
from assistant.rendering import answer_markdown

CELL = "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?"
COUNT = "Vilka kommuner vill återinföra samordningshandledarrollen?"
COMPARISON = "Skiljer sig AF i Hylte och AF i Laholm i vad som fungerar idag?"
ONE_WORD = "Tycker FK i Laholm att det saknas samverkan med någon?"
FACT = "Hur stor del skulle vara processverksamhet i Värend 2017?"


def places(answer: Answer, numbers: tuple[int, ...]) -> set[str | None]:
    return {answer.citations[number - 1].passage.municipality for number in numbers}


def test_1_a_cell_is_given_whole_and_alone(assistant: Assistant) -> None:
    answer = assistant.ask(CELL)
    assert [group.heading for group in answer.groups] == ["Försäkringskassan i Hylte (Halland 2015)"]
    assert [citation.n for citation in answer.citations] == [1, 2]
    assert not answer.more
    assert answer.note.startswith("Halland 2015, fråga 3 · hela svaret är med.")


def test_2_a_fact_leads_with_what_is_copied_out_of_its_statement(assistant: Assistant) -> None:
    answer = assistant.ask(FACT)
    assert answer.headline is not None
    assert (answer.headline.text, answer.headline.numbers) == ("60 %", (1,))
    assert answer.citations[0].statement.shown == "2017 – 40 % Basverksamhet och 60 % Processverksamhet"
    assert len(answer.citations) <= 8
    assert "**60 %** [1]" in answer_markdown(answer)


def test_3_a_count_rests_on_every_cell(assistant: Assistant) -> None:
    answer = assistant.ask(COUNT)
    assert answer.headline is not None
    assert answer.headline.numbers == ()
    counted = re.match(
        r"Alla 6 kommuner i Halland 2015 tar upp ”samordningshandledarrollen”, i (\d+) av 30 svar på fråga 8",
        answer.headline.text,
    )
    assert counted is not None, answer.headline.text
    assert answer.table is not None
    assert answer.table.columns == ("FK", "AF", "VC", "VPM", "Kommun")
    assert [row.label for row in answer.table.rows] == [
        "Kungsbacka", "Varberg", "Falkenberg", "Halmstad", "Hylte", "Laholm",
    ]  # fmt: skip
    assert sum(bool(cell) for row in answer.table.rows for cell in row.cells) == int(counted[1])
    for row in answer.table.rows:
        for cell in row.cells:
            for point in cell:
                assert places(answer, point.numbers) == {row.label}
    same = next(group for group in answer.groups if "Halmstad, Hylte och Laholm" in group.heading)
    assert len(same.points[0].numbers) == 3


def test_3_misspelt_in_the_question_it_counts_the_same(assistant: Assistant) -> None:
    """The sentence names what it counts, as the question puts it."""
    headline = assistant.ask(COUNT.replace("handledar", "handlendar")).headline
    spelt = assistant.ask(COUNT).headline
    assert headline is not None
    assert spelt is not None
    assert headline.text.replace("handlendar", "handledar") == spelt.text


def test_4_a_comparison_has_a_column_a_side_and_what_they_share(assistant: Assistant) -> None:
    answer = assistant.ask(COMPARISON)
    assert answer.table is not None
    assert answer.table.quoted
    assert answer.table.columns == ("AF i Hylte", "AF i Laholm")
    assert {c.passage.themes for c in answer.citations if c.n <= 5} == {("fungerar",)}
    assert answer.headline is not None
    assert not answer.headline.numbers
    assert "Nämns av båda: bland annat Försäkringskassan" in answer.headline.after
    assert re.search(r"Nämns bara av AF i Laholm: [^.]*IST", answer.headline.after)


def test_5_a_one_word_answer_stands_beside_what_others_answer(assistant: Assistant) -> None:
    answer = assistant.ask(ONE_WORD)
    assert answer.headline is not None
    assert answer.headline.text == "Nej"
    assert "hela svaret från Försäkringskassan i Laholm på fråga 4" in answer.headline.after
    others = [citation for citation in answer.citations if citation.actor != "Försäkringskassan"]
    assert others
    assert places(answer, tuple(c.n for c in answer.citations)) == {"Laholm"}


def test_6_a_follow_up_says_how_it_was_read(assistant: Assistant) -> None:
    answer = assistant.ask("Och i Varberg?", [CELL])
    assert answer.lead == f"Jag läser frågan som: {CELL.replace('Hylte', 'Varberg')}"
    whole = assistant.ask(CELL.replace("Hylte", "Varberg"))
    assert [c.statement for c in answer.citations] == [c.statement for c in whole.citations]


def test_7_a_refusal_says_what_is_missing_and_what_there_is(assistant: Assistant) -> None:
    answer = assistant.ask("Vad tycker Försäkringskassan i Borås om samverkan?")
    assert answer.abstained
    assert answer.lead.startswith(NO_ANSWER)
    assert "Borås ingår inte" in answer.lead
    assert "Kungsbacka" in answer.lead
    assert not answer.citations


@pytest.mark.parametrize("question", [CELL, FACT, COUNT, COMPARISON, ONE_WORD])
def test_what_to_ask_next_is_answered(assistant: Assistant, question: str) -> None:
    for suggestion in assistant.ask(question).suggestions:
        answer = assistant.ask(suggestion)
        assert not answer.abstained, suggestion
        assert answer.citations


@pytest.mark.parametrize("question", [COUNT, COMPARISON])
def test_a_table_is_a_table_everywhere(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.table is not None
    html = answer_html(1, answer)
    assert html.count("<caption>") == html.count("<table") == 1
    assert html.count('<th scope="col">') == len(answer.table.columns)
    markdown = answer_markdown(answer)
    for citation in answer.citations:
        assert f"[{citation.n}]" in markdown
        assert f'data-n="{citation.n}"' in html
        assert f'data-source="{citation.report.id}:{citation.statement.start}-{citation.statement.end}"' in html


def test_proposals_are_grouped_and_say_who_made_them(assistant: Assistant) -> None:
    answer = assistant.ask("Vad föreslås i Halland om kontaktpersoner och utbildning?")
    assert len(answer.groups) > 1
    assert all(point.by for group in answer.groups for point in group.points)


@pytest.mark.parametrize("question", ["Hej!", "Tack!", "Vad kan du?", "Vad kan jag fråga dig om?"])
def test_a_greeting_claims_nothing(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.reason == "ingen fråga"
    assert not answer.citations
    assert not answer.lead.startswith(NO_ANSWER)


@pytest.mark.parametrize("question", ["Skriv en dikt om samverkan", "Vad blir vädret i Hylte?", "Dra ett skämt om FK"])
def test_what_has_nothing_to_do_with_the_reports_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.abstained
    assert answer.lead.startswith(NO_ANSWER)
    assert not answer.citations


def test_whatever_stands_in_a_table_is_text(assistant: Assistant) -> None:
    evil = "<img src=x onerror=alert(1)>|\n[1](http://x)"
    point = Point(evil, (1,), evil)
    table = Table(evil, evil, (evil,), (TableRow(evil, ((point,), ())),), quoted=True)
    answer = replace(
        assistant.ask(CELL),
        table=table,
        headline=Headline(evil, (1,), evil),
        more=(Group(evil, (point,)),),
        suggestions=(evil,),
        chips=(Chip(evil, evil, evil),),
    )
    html = answer_html(1, answer)
    assert "<img" not in html
    assert "onerror=alert(1)>" not in html
    markdown = answer_markdown(answer)
    assert "<img" not in markdown.replace("\\<", "")
    assert not re.search(r"(?<!\\)\]\(http", markdown)
