"""The reports as a table: what is in a cell, and what takes up a subject."""

import re

import pytest

from assistant import Assistant
from assistant.matrix import Column, MatrixReader, Row
from ingestion import Passage


@pytest.fixture(scope="module")
def reader(assistant: Assistant) -> MatrixReader:
    return MatrixReader(assistant.index)


def of_question(assistant: Assistant, number: int) -> list[Passage]:
    answers = [p for p in assistant.index.report("halland").passages if p.municipality is not None]
    return [p for p in answers if (p.question or "").startswith(f"{number}.")]


@pytest.mark.parametrize("number", range(1, 9))
def test_every_statement_of_a_question_is_in_exactly_one_cell(
    assistant: Assistant, reader: MatrixReader, number: int
) -> None:
    matrix = reader.select(reports=("halland",), number=number)
    wanted = sorted((p.passage_id, s.start) for p in of_question(assistant, number) for s in p.statements)
    assert sorted(item.key for cell in matrix.cells.values() for item in cell.read) == wanted
    assert len(matrix.rows) == 6
    assert all(cell.statements == cell.read for cell in matrix.cells.values())
    assert not matrix.silent


def test_a_cell_keeps_the_order_of_its_report(reader: MatrixReader) -> None:
    for cell in reader.select(reports=("halland", "finnveden")).cells.values():
        starts = [item.statement.start for item in cell.read]
        assert starts == sorted(starts)


def test_a_misspelt_word_is_found_in_every_cell_that_has_it(assistant: Assistant, reader: MatrixReader) -> None:
    """The reports write the word in four ways; what the file holds is the truth."""
    written = re.compile(r"samordningshandl", re.IGNORECASE)
    truth = {
        (p.municipality, p.actor, p.unit)
        for p in of_question(assistant, 8)
        if any(written.search(s.shown) for s in p.statements)
    }
    matrix = reader.select(reports=("halland",), number=8, subject=reader.subject("samordningshandledarrollen"))
    found = {(cell.row.municipality, cell.column.actor, cell.column.unit) for cell in matrix.taking_up}
    assert len(truth) >= 12
    assert found == truth
    assert len(matrix.taking_up) + len(matrix.silent) == len(matrix.cells) == 30
    assert all(matrix.municipalities.values())


def test_who_does_not_take_it_up_is_known(reader: MatrixReader) -> None:
    matrix = reader.select(reports=("halland",), number=4, columns=("VC",), subject=reader.subject("habiliteringen"))
    assert len(matrix.cells) == 6
    for cell in matrix.silent:
        assert not any("habilitering" in item.statement.shown.casefold() for item in cell.read)
    for cell in matrix.taking_up:
        assert any("habilitering" in item.statement.shown.casefold() for item in cell.statements)


def test_rows_and_columns_are_those_asked_for(reader: MatrixReader) -> None:
    matrix = reader.select(rows=("Hylte", "Laholm"), columns=("Försäkringskassan", "VC"), themes=("saknas",))
    assert {row.municipality for row in matrix.rows} == {"Hylte", "Laholm"}
    assert matrix.columns == (Column("Försäkringskassan"), Column("Region", "VC"))
    cell = matrix.cell(Row("halland", "Laholm"), Column("Försäkringskassan"))
    assert cell is not None
    assert [item.statement.shown for item in cell.read] == ["Nej"]
    assert matrix.cell(Row("halland", "Varberg"), Column("Försäkringskassan")) is None


def test_local_units_are_rows_of_their_own(reader: MatrixReader) -> None:
    rows = {row.unit for row in reader.select(rows=("Värnamo",)).rows}
    assert {"Jobbcenter Unga (JCU)", "Vuxensektionen"} <= rows


def test_a_subject_that_nobody_speaks_of_is_taken_up_by_nobody(reader: MatrixReader) -> None:
    matrix = reader.select(reports=("halland",), number=8, subject=reader.subject("kärnkraftverk"))
    assert not matrix.by_words
    assert reader.select(reports=("finns-inte",)).cells == {}


def test_an_actor_that_is_spoken_of_is_found_by_all_its_names(reader: MatrixReader, assistant: Assistant) -> None:
    subject = assistant.ask("Vilka saknar samverkan med psykiatrin?")
    assert any("VPM" in citation.statement.shown for citation in subject.citations)


def test_words_that_only_begin_alike_take_nothing_up(reader: MatrixReader) -> None:
    matrix = reader.select(reports=("halland",), subject=reader.subject("samordningshandledare"))
    assert len(matrix.taking_up) == 13
    for cell in matrix.taking_up:
        assert all("samordningshandle" in item.statement.shown.casefold() for item in cell.statements)
    groups = reader.select(reports=("halland",), subject=reader.subject("samverkansgrupp"))
    held = [item.statement.shown.casefold() for cell in groups.taking_up for item in cell.statements]
    assert held
    assert all("grupp" in text for text in held)
    role = reader.select(reports=("halland",), subject=reader.subject("samordningshandledarrollen"))
    assert len(role.taking_up) == 13, "the role, and those who have it"


def test_what_a_compound_is_made_from_takes_it_up_where_it_is_telling(reader: MatrixReader) -> None:
    for subject, held in (("missbruksvård", "missbruk"), ("arbetsplatsbesök", "arbetsplats")):
        matrix = reader.select(subject=reader.subject(subject))
        assert matrix.by_words
        assert any(held in item.statement.shown.casefold() for cell in matrix.taking_up for item in cell.statements)


def test_a_statement_is_near_the_questions_that_it_was_said_to_answer(reader: MatrixReader) -> None:
    pairs = [
        (p, s) for p in reader.passages for s in p.statements if p.municipality == "Laholm" and p.report == "halland"
    ]
    asked = "Hur slipper man att husläkarnas patienter skickas i retur från psyk?"
    near = dict(zip((s.shown for _, s in pairs), reader.matcher.answering(asked, pairs), strict=True))
    best = max(near, key=lambda shown: near[shown])
    assert "återremisser" in best
    assert near[best] > 0.99
    assert reader.matcher.answering(asked, []) == []
    assert set(reader.matcher.answering("?", pairs)) == {0.0}
