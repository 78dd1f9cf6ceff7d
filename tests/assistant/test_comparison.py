"""The reports side by side, and as files."""

import io
from dataclasses import replace

import openpyxl
import pytest

from assistant import Assistant
from assistant.answers import Answer, Group, Point
from assistant.comparison import LAYOUTS, Asked, Comparison, Square, compare, numbered_questions
from assistant.exports import (
    comparison_markdown,
    comparison_workbook,
    conversation_markdown,
    conversation_word,
    copied,
)
from ingestion.errors import QuestionError

HALLAND = Asked(reports=("halland",), theme="fungerar inte")


def made(assistant: Assistant, asked: Asked) -> Comparison:
    return compare(assistant.reader, assistant.index.reports, asked)


def test_cells_hold_what_the_report_has(assistant: Assistant) -> None:
    compared = made(assistant, HALLAND)
    assert compared.rows == ("Kungsbacka", "Varberg", "Falkenberg", "Halmstad", "Hylte", "Laholm")
    assert compared.columns[:2] == ("FK", "AF")
    said = [chosen.statement.shown for chosen in compared.squares["Hylte", "FK"].statements]
    assert len(said) == 2
    assert "Samverkan med kommunen även på golvnivå fungerar inte optimalt." in said


def test_numbered_question_is_that_question_alone(assistant: Assistant) -> None:
    compared = made(assistant, Asked(reports=("halland",), number=3))
    questions = {c.passage.question for square in compared.squares.values() for c in square.statements}
    assert questions == {"3. Finns det någon befintlig samverkan som inte fungerar?"}
    halland = next(report for report in assistant.index.reports if report.id == "halland")
    assert list(numbered_questions(halland)) == list(range(1, 9))


def test_subject_tells_who_does_not_take_it_up(assistant: Assistant) -> None:
    compared = made(assistant, Asked(reports=("halland",), subject="samordningshandledarrollen"))
    assert 0 < compared.taking_up < len(compared.squares)
    assert compared.recurring
    assert all(len(places) > 1 for places in compared.recurring.values())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_shows_every_statement_once(assistant: Assistant, layout: str) -> None:
    compared = made(assistant, Asked(layout=layout, theme="förslag"))
    places = [(c.passage.report, c.statement.start) for s in compared.squares.values() for c in s.statements]
    assert len(places) == len(set(places))
    assert {row for row, _ in compared.squares} == set(compared.rows)
    assert {column for _, column in compared.squares} == set(compared.columns)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Asked(layout="x"), "Uppställningen"),
        (Asked(subject="å" * 201), "för långt"),
        (Asked(number=3), "hör till en rapport"),
    ],
)
def test_unusable_comparison_is_explained(assistant: Assistant, asked: Asked, told: str) -> None:
    with pytest.raises(QuestionError, match=told):
        made(assistant, asked)


def test_what_no_report_knows_gives_an_empty_table(assistant: Assistant) -> None:
    assert made(assistant, Asked(theme="finns inte")).squares == {}


def test_workbook_holds_text_and_never_a_formula(assistant: Assistant) -> None:
    compared = made(assistant, HALLAND)
    chosen = compared.squares["Hylte", "FK"].statements[0]
    planted = replace(chosen, statement=replace(chosen.statement, shown='=HYPERLINK("x")\x07'))
    squares = {("=1+1", "@x"): Square(1, (planted,))}
    book = openpyxl.load_workbook(
        io.BytesIO(comparison_workbook("T", replace(compared, rows=("=1+1",), columns=("@x",), squares=squares)))
    )
    values = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in values)
    assert not any(str(cell.value).startswith(("=", "@")) for cell in values)


def test_markdown_of_a_comparison_escapes_what_is_markup(assistant: Assistant) -> None:
    compared = made(assistant, HALLAND)
    chosen = compared.squares["Hylte", "FK"].statements[0]
    planted = replace(chosen, statement=replace(chosen.statement, shown="a|b\n<img>"))
    text = comparison_markdown("T", replace(compared, squares={("Hylte", "FK"): Square(1, (planted,))}))
    assert "a\\|b" in text
    assert "\\<img\\>" in text


def test_documents_of_a_conversation_take_hostile_text_for_text() -> None:
    answer = Answer("<b>\x00\x0b?", "x", "", groups=(Group("<i>", (Point("<script>\x0c", (1,)),)),))
    assert conversation_word([answer]).startswith(b"PK")
    assert "<script>" not in copied(answer)[1]
    assert "\\<script\\>" in conversation_markdown([answer])
