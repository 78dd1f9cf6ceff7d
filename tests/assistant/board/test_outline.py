"""The outline: what is chosen, what is found, and how it is edited."""

import re

import pytest

from assistant import Assistant
from assistant.board import Board, Choice, Outline, compose
from assistant.board.blocks import Heading, Paragraph, Quote
from assistant.board.markdown import document_markdown
from ingestion.errors import QuestionError


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice(), "Inget är valt"),
        (Choice("  \x00\x1f "), "Inget är valt"),
        (Choice("?!"), "inga ord"),
        (Choice("x" * 3000), "för långt"),
        (Choice("unga", ("Borås",)), "Det finns"),
        (Choice("unga", ("Hylte/../\x07",)), "Hylte/.."),
        (Choice("unga", reports=("finns-inte",)), "halland"),
        (Choice("unga", themes=("väder",)), "Temat"),
        (Choice("unga", actors=("Polisen",)), "Försäkringskassan"),
        (Choice("unga", ("Hylte",), reports=("kur",)), "inga svar"),
    ],
)
def test_a_choice_that_cannot_be_used_is_said_in_swedish(board: Board, choice: Choice, said: str) -> None:
    with pytest.raises(QuestionError, match=re.escape(said)) as caught:
        board.outline(choice)
    assert "\x07" not in str(caught.value)


def test_who_takes_up_one_of_two_takes_up_the_subject(outlines: dict[str, Outline]) -> None:
    outline = outlines["kontaktvägar"]
    access, ways = outline.findings.parts
    assert (access.text, ways.text) == ("tillgänglighet", "kontaktvägar")
    assert {item.key for item in outline.kept} == access.found | ways.found
    assert access.found - ways.found


def test_places_in_the_subject_limit_it(board: Board) -> None:
    outline = board.outline(Choice("sekretess i Hylte och Borås"))
    assert outline.choice.municipalities == ("Hylte",)
    assert {row.municipality for row in outline.matrix.rows} == {"Hylte"}
    assert "Borås ingår inte i någon rapport" in document_markdown(compose(outline))


def test_places_in_the_subject_are_no_subject(board: Board) -> None:
    named = board.outline(Choice("sekretess i Hylte och Laholm"))
    chosen = board.outline(Choice("sekretess", ("Hylte", "Laholm")))
    assert named == chosen
    assert not any("projekt, verksamheter som pågår" in item.statement.shown for item in named.kept)
    assert board.outline(Choice("Laholm")) == board.outline(Choice(municipalities=("Laholm",)))


def test_a_report_that_tells_no_places_apart_is_read_whole_and_said_to_be(outlines: dict[str, Outline]) -> None:
    outline = outlines["högland"]
    assert {row.report for row in outline.matrix.rows} == {"hoglandet"}
    assert "Höglandet 2016 redovisar inte Eksjö för sig" in document_markdown(compose(outline))


def test_counts_are_those_of_the_matrix(outlines: dict[str, Outline]) -> None:
    outline = outlines["sekretess"]
    taking = [cell for cell in outline.matrix.cells.values() if cell.statements]
    places = {cell.row.municipality for cell in outline.matrix.cells.values()} - {None}
    yes = {cell.row.municipality for cell in taking} - {None}
    text = document_markdown(compose(outline))
    assert f"{len(yes)} av {len(places)} kommuner tar upp ämnet, genom {len(taking)} av" in text
    assert f"{len(taking)} av {len(outline.matrix.cells)} svarande" in text
    assert len(taking) + len(outline.silent) == len(outline.matrix.cells)


def test_an_uncovered_subject_is_said_and_not_padded(outlines: dict[str, Outline]) -> None:
    outline = outlines["ingenting"]
    text = document_markdown(compose(outline))
    assert "Rapporterna säger inget om kärnkraftverk" in text
    assert not outline.kept
    assert "## Jämförelse" not in text
    body = text.partition("## Bakgrund")[0]
    assert "[^" not in body


def test_nearness_of_meaning_is_offered_but_not_shown(board: Board) -> None:
    outline = board.outline(Choice("bostäder för hemlösa"))
    assert outline.findings.near
    assert not outline.kept
    again = outline.keeping(outline.findings.near)
    assert {item.key for item in again.kept} == outline.findings.near


def test_sections_are_turned_off_moved_and_written_in(outlines: dict[str, Outline]) -> None:
    outline = outlines["kontaktvägar"]
    edited = (
        outline.changed("bakgrund", on=False)
        .changed("beslut", text="Styrelsen föreslås besluta\natt *lägga* underlaget till handlingarna.")
        .moved("förslag", 0)
    )
    headings = [b.text for b in compose(edited).blocks if isinstance(b, Heading) and b.level == 1]
    assert headings[0] == "Förslag"
    assert "Bakgrund" not in headings
    text = document_markdown(compose(edited))
    assert "att \\*lägga\\* underlaget" in text
    assert "Skriv förslaget" not in text
    assert outline.section("bakgrund").on, "an edit gives another outline"
    with pytest.raises(QuestionError, match="finns inte i dispositionen"):
        outline.changed("nonsens", on=False)


def test_a_dropped_statement_is_nowhere_and_not_called_silence(outlines: dict[str, Outline]) -> None:
    outline = outlines["kontaktvägar"]
    cell = next(c for c in outline.matrix.cells.values() if len(c.statements) == 1 and c.row.municipality == "Laholm")
    (gone,) = cell.statements
    edited = outline.without([gone.key])
    quoted = [
        item.key
        for block in compose(edited).blocks
        if isinstance(block, Paragraph)
        for run in block.runs
        if isinstance(run, Quote)
        for item in run.chosen
    ]
    assert gone.key not in quoted
    assert (cell.row, cell.column) not in {(c.row, c.column) for c in edited.silent}
    assert "1 utsaga som sökningen fann har valts bort" in document_markdown(compose(edited))
    assert edited.keeping([gone.key]).kept == outline.kept


def test_many_statements_stay_readable(outlines: dict[str, Outline]) -> None:
    outline = outlines["många"]
    assert len(outline.kept) > 300
    text = document_markdown(compose(outline))
    section = text.partition("### Kommunen")[2].partition("\n### ")[0].partition("\n## ")[0]
    assert section.count("\n- ") <= 10
    assert "finns i bilagan" in section


def test_alike_proposals_stand_once_with_all_who_made_them(outlines: dict[str, Outline]) -> None:
    text = document_markdown(compose(outlines["kontaktvägar"])).partition("## Förslag\n")[2]
    (line,) = [line for line in text.splitlines() if line.startswith("- ”Kontaktperson på kommunen”")]
    assert line.endswith("Försäkringskassan i Hylte och Laholm")


def test_every_statement_of_a_question_is_there(outlines: dict[str, Outline], board: Board) -> None:
    halland = next(r for r in board.reports if r.id == "halland")
    wanted = [
        s.start
        for p in halland.passages
        if p.municipality == "Varberg" and (p.question or "").startswith("8.") and p.actor
        for s in p.statements
        if not s.introduces
    ]
    found = {item.statement.start for item in outlines["fråga"].kept}
    assert set(wanted) <= found


def test_an_assistant_shares_what_it_has_prepared(
    assistant: Assistant, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = Choice("sekretess", ("Hylte",))
    expected = Board(assistant.index).outline(choice).kept
    monkeypatch.setattr("assistant.board.finding.MatrixReader", None)  # a reader of its own cannot be made
    assert Board(assistant.index, assistant.reader).outline(choice).kept == expected
