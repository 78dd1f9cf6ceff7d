"""Comparisons: whose statements stand in which column, whole or as a sample, and what is said of them all."""

import re

import pytest

from assistant import Answer, Assistant
from assistant.answers import Point, Table
from assistant.question import Intent

SIX = ("Kungsbacka", "Varberg", "Falkenberg", "Halmstad", "Hylte", "Laholm")


def table_of(answer: Answer) -> Table:
    assert answer.table is not None, answer
    return answer.table


def columns_of(answer: Answer) -> list[list[Point]]:
    """The points of each column."""
    rows = table_of(answer).rows
    return [[point for row in rows for point in row.cells[at]] for at in range(len(table_of(answer).columns))]


def said_by(answer: Answer, point: Point) -> set[tuple[str | None, str | None]]:
    cited = [answer.citations[number - 1] for number in point.numbers]
    return {(citation.passage.municipality, citation.passage.unit or citation.actor) for citation in cited}


def cell_of(assistant: Assistant, municipality: str, actor: str, theme: str) -> set[str]:
    return {
        statement.shown
        for passage in assistant.index.passages
        if passage.municipality == municipality and passage.actor == actor and theme in passage.themes
        for statement in passage.statements
    }


@pytest.mark.parametrize(
    "question",
    [
        "Vad saknar FK i alla sex kommuner?",
        "Jämför alla sex kommuner i Halland: vad saknar FK?",
        "Vad säger FK i alla sex kommuner i Halland saknas?",
        "Vad saknar FK i de olika kommunerna i Halland?",
    ],
)
def test_one_actor_in_every_municipality_has_a_row_for_each_whole_cell(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    rows = table_of(answer).rows
    assert [row.label for row in rows] == [f"FK i {name}" for name in SIX]
    for name, row in zip(SIX, rows, strict=True):
        told = {point.text for cell in row.cells for point in cell}
        assert told == cell_of(assistant, name, "Försäkringskassan", "saknas")
    assert "hela svaren är med" in answer.note


def test_a_longer_cell_says_of_how_many_statements_it_shows_a_few(assistant: Assistant) -> None:
    rows = table_of(assistant.ask("Vilka förslag har FK i alla sex kommuner i Halland?")).rows
    for name, row in zip(SIX, rows, strict=True):
        total = len(cell_of(assistant, name, "Försäkringskassan", "förslag"))
        shown = sum(len(cell) for cell in row.cells)
        assert row.label == f"FK i {name} (visar {shown} av {total} utsagor)"


def test_two_short_cells_stand_beside_each_other_whole(assistant: Assistant) -> None:
    answer = assistant.ask("Vad saknar kommunen i Halmstad jämfört med kommunen i Laholm?")
    assert table_of(answer).columns == ("Kommunen i Halmstad", "Kommunen i Laholm")
    for name, points in zip(("Halmstad", "Laholm"), columns_of(answer), strict=True):
        assert {point.text for point in points} == cell_of(assistant, name, "Kommun", "saknas")


def test_what_a_table_leaves_out_of_a_cell_is_one_click_away(assistant: Assistant) -> None:
    answer = assistant.ask("Jämför förslagen från AF i Varberg och AF i Halmstad")
    assert table_of(answer).columns[0] == "AF i Varberg (visar 8 av 17 utsagor)"
    told = {point.text for points in columns_of(answer) for point in points}
    further = {point.text for group in answer.more for point in group.points}
    assert cell_of(assistant, "Varberg", "Arbetsförmedlingen", "förslag") <= told | further
    assert not told & further


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("Vad tycker FK jämfört med AF om varandra i Varberg?", ("FK i Varberg", "AF i Varberg")),
        ("Hur ser vårdcentralerna på sitt ansvar jämfört med psykiatrin i Halmstad?",
         ("VC i Halmstad", "VPM i Halmstad")),
        ("Jämför FK i Hylte med AF i Hylte: vad fungerar inte?", ("FK i Hylte", "AF i Hylte")),
        ("Jämför kommunernas och FKs syn på målgruppen på Höglandet", ("Kommunen", "FK")),
        ("Vad har AF, FK, kommun och vård gemensamt för målgrupp på Höglandet?", ("AF", "FK", "Kommunen", "Vården")),
        ("Vad är gemensamt för FK och AF i Falkenberg när det gäller vad som inte fungerar?",
         ("FK i Falkenberg", "AF i Falkenberg")),
        ("Hur skiljer sig Gislaved, Gnosjö och Värnamo åt när det gäller vad de vill utveckla?",
         ("Gislaved", "Gnosjö", "Värnamo")),
    ],
)  # fmt: skip
def test_every_side_that_is_named_has_a_column(assistant: Assistant, question: str, columns: tuple[str, ...]) -> None:
    answer = assistant.ask(question)
    assert answer.intent is Intent.COMPARISON
    assert tuple(name.partition(" (visar")[0] for name in table_of(answer).columns) == columns
    assert all(columns_of(answer))


def test_samverkan_med_somebody_is_no_side(assistant: Assistant) -> None:
    scope = assistant.ask("Jämför hur VPM i Hylte och VPM i Falkenberg ser på samverkan med FK").scope
    assert scope.units == ("VPM",)
    assert scope.about == ("Försäkringskassan",)


def test_columns_are_of_those_who_speak(assistant: Assistant) -> None:
    answer = assistant.ask("Jämför FK och AF på Höglandet om kontaktvägar")
    fk, af = columns_of(answer)
    assert not {p.text for p in fk} & {p.text for p in af}
    assert not any(point.text.startswith("AF ") for point in fk)
    assert not any(point.text.startswith("FK ") for point in af)


@pytest.mark.parametrize(
    "question",
    [
        "Vad skiljer AMO och IFO i Gislaved åt i synen på samverkan?",
        "Vad skiljer Hylte från de andra kommunerna i Halland?",
        "Jämför FK och AF på Höglandet om kontaktvägar",
        "Skillnader mellan Halland och Finnveden i vad som fungerar bra",
    ],
)
def test_no_statement_stands_in_two_columns_nor_beneath_the_table_again(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    cells = [cell for row in table_of(answer).rows for cell in row.cells]
    numbers = [number for cell in cells for point in cell for number in point.numbers]
    assert len(numbers) == len(set(numbers))
    assert not set(numbers) & {n for group in answer.more for point in group.points for n in point.numbers}


def test_the_municipalities_of_a_report_are_told_apart(assistant: Assistant) -> None:
    answer = assistant.ask("Skiljer sig kommunerna i Halland åt i hur AF och vården samverkar?")
    for name, row in zip(SIX, table_of(answer).rows, strict=True):
        assert row.label.startswith(f"AF och vården i {name}")
        for point in row.cells[0]:
            assert said_by(answer, point) <= {(name, who) for who in ("Arbetsförmedlingen", "VC", "VPM", "VC och VPM")}


def test_one_municipality_is_held_against_the_others_without_itself(assistant: Assistant) -> None:
    answer = assistant.ask("Vad skiljer Hylte från de andra kommunerna i Halland?")
    rows = table_of(answer).rows
    assert [row.label.split()[0] for row in rows] == ["Hylte", *(name for name in SIX if name != "Hylte")]
    for row in rows:
        assert {place for cell in row.cells for p in cell for place, _ in said_by(answer, p)} == {row.label.split()[0]}


def test_who_is_named_by_all_is_read_off_whole_cells(assistant: Assistant) -> None:
    answer = assistant.ask("Skiljer sig AF i Hylte och AF i Laholm i vad som fungerar idag?")
    assert answer.headline is not None
    assert answer.headline.after == (
        "Nämns av båda: bland annat Försäkringskassan."
        " Nämns bara av AF i Laholm: bland annat Arbetsmarknadsenheten (AME), GK och IST."
    )  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        "Vad har AF, FK, kommun och vård gemensamt för målgrupp på Höglandet?",
        "Skiljer sig kommunerna i Halland åt i hur AF och vården samverkar?",
        "Jämför förslagen från vården i Varberg och vården i Laholm",
    ],
)
def test_neither_a_side_nor_a_word_in_capitals_is_named_by_one_side_alone(assistant: Assistant, question: str) -> None:
    headline = assistant.ask(question).headline
    after = headline.after if headline is not None else ""
    assert "Gemensamt" not in after
    assert not re.search(r": [^.]*\b(?:HUR|NÄR|TAR|TID|SGI)\b", after)
    assert not re.search(r"bara av AF: [^.]*Försäkringskassan", after)


def test_a_side_that_no_report_covers_is_named_and_the_other_one_answered(assistant: Assistant) -> None:
    answer = assistant.ask("Jämför Varberg med Göteborg")
    assert answer.lead == "Göteborg ingår inte i någon rapport."
    assert {citation.passage.municipality for citation in answer.citations} == {"Varberg"}
    answer = assistant.ask("Jämför vad FK saknar i Varberg och Göteborg")
    assert {p.text for p in columns_of(answer)[0]} == cell_of(assistant, "Varberg", "Försäkringskassan", "saknas")


def test_two_sides_that_no_report_covers_are_refused_by_name(assistant: Assistant) -> None:
    answer = assistant.ask("Jämför Stockholm och Malmö")
    assert answer.abstained
    assert "Stockholm och Malmö ingår inte" in answer.lead


def test_every_report_that_is_named_is_heard(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger både Värend och Finnveden om sekretess?")
    assert answer.table is not None  # two reports that are named stand beside each other
    shown = {n for row in answer.table.rows for cell in row.cells for point in cell for n in point.numbers}
    assert {citation.report.id for citation in answer.citations if citation.n in shown} == {"varend", "finnveden"}


def test_a_report_without_an_answer_is_said_to_have_none(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka hinder för samverkan återkommer i alla rapporterna?")
    assert answer.headline is not None
    assert "har inget eget avsnitt om hinder; därifrån visas det som ligger närmast" in answer.headline.text
    assert "Halland 2015" in answer.headline.text
    assert "Värend" not in answer.headline.text


@pytest.mark.parametrize("place", ["Kungsbacka", "Halmstad", "Laholm"])
def test_how_it_goes_between_two_is_told_by_what_each_says_of_the_other(assistant: Assistant, place: str) -> None:
    answer = assistant.ask(f"Hur fungerar samverkan mellan VC och VPM i {place}?")
    vc, vpm = columns_of(answer)
    assert all(said_by(answer, point) == {(place, "VC")} for point in vc)
    assert all(said_by(answer, point) == {(place, "VPM")} for point in vpm)
    assert {c.passage.themes[0] for c in answer.citations} - {"fungerar"}
    assert all(re.search("VC|vårdcentral", point.text, re.IGNORECASE) for point in vpm)


def test_what_is_said_of_the_other_is_not_the_whole_answer(assistant: Assistant) -> None:
    answer = assistant.ask("Jämför hur samverkan mellan FK och AF fungerar i Hylte och Laholm")
    assert table_of(answer).columns == ("FK och AF i Hylte", "FK och AF i Laholm")
    assert "hela svaren" not in answer.note
    assert all(point.by in ("FK", "AF") for points in columns_of(answer) for point in points)


def test_a_comparison_of_nothing_in_particular_goes_theme_by_theme(assistant: Assistant) -> None:
    answer = assistant.ask("Jämför Hylte och Laholm")
    assert [row.label for row in table_of(answer).rows][:3] == ["Fungerar", "Fungerar inte", "Saknas"]
    for place, points in zip(("Hylte", "Laholm"), columns_of(answer), strict=True):
        assert {municipality for point in points for municipality, _ in said_by(answer, point)} == {place}
        assert all(point.by for point in points)


def test_how_it_works_asks_for_the_bad_as_well(assistant: Assistant) -> None:
    assert assistant.ask("Hur fungerar samverkan mellan FK och AF i Varberg?").scope.themes == ()
    assert assistant.ask("Vad fungerar mellan FK och AF i Varberg?").scope.themes == ("fungerar",)
    assert assistant.ask("Hur bra fungerar samverkan med FK i Varberg?").scope.themes == ("fungerar",)


def test_who_does_not_hold_the_word_is_named_as_far_as_was_found(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger AF om sekretess i alla kommuner i Halland?")
    assert answer.headline is not None
    for name, row in zip(SIX, table_of(answer).rows, strict=True):
        assert (f"AF i {name}" in answer.headline.text) == (not row.cells[0])


def test_a_follow_up_says_all_municipalities_as_they_were_said(assistant: Assistant) -> None:
    answer = assistant.ask("Och VPM?", ["Vad saknar FK i alla sex kommuner i Halland?"])
    assert answer.lead == "Jag läser frågan som: Vad saknar VPM i alla sex kommuner i Halland?"
    assert len(table_of(answer).rows) == len(SIX)


def test_sides_that_say_nothing_where_it_is_asked_are_no_comparison(assistant: Assistant) -> None:
    answer = assistant.ask("Hur går det mellan VPM och vårdcentralerna i Värend?")
    assert answer.table is None


def test_all_actors_together_are_no_party_that_only_one_side_names(assistant: Assistant) -> None:
    answer = assistant.ask("skillnad mellan vad AMO i Gislaved och AME i Gnosjö vill utveckla")
    assert answer.headline is not None
    said = f"{answer.headline.text} {answer.headline.after}"
    assert "KAA" in said
    assert "amtliga aktörer" not in said
