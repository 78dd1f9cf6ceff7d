"""Answers are the reports' own words with exact sources."""

import pytest

from assistant import Assistant
from assistant.forms.speaking import speaks_plainly
from evals.known import load_questions, question_paths
from tests.assistant.checking import check

CELL = "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?"


def test_a_cell_gives_its_statements_and_nothing_else(assistant: Assistant) -> None:
    answer = assistant.ask(CELL)
    check(answer, assistant)
    assert len(answer.citations) == 2
    assert {(c.passage.municipality, c.passage.actor) for c in answer.citations} == {("Hylte", "Försäkringskassan")}
    assert all((c.passage.question or "").startswith("3.") for c in answer.citations)
    assert answer.groups[0].heading == "Försäkringskassan i Hylte (Halland 2015)"


def test_every_cell_of_halland_is_given_when_it_is_named(assistant: Assistant) -> None:
    """Place, speaker and number are a key: the answer is the cell, whole and alone."""
    cells: dict[tuple[str, str, str], list[str]] = {}
    for passage in assistant.index.report("halland").passages:
        if passage.municipality and passage.unit != "VC och VPM":
            who = passage.unit or passage.actor or ""
            key = (passage.municipality, who, (passage.question or "")[0])
            cells.setdefault(key, []).extend(statement.shown for statement in passage.statements)
    assert len(cells) == 238
    for (municipality, who, number), statements in cells.items():
        answer = assistant.ask(f"Vad svarar {who} i {municipality} på fråga {number}?")
        own = [c for c in answer.citations if (c.passage.unit or c.passage.actor) == who]
        assert [c.statement.shown for c in own] == statements, (municipality, who, number)
        if len(statements) > 1:  # beside an answer of a word stands what others answer
            others = [c for c in answer.citations if c not in own]
            assert {c.passage.unit for c in others} <= {"VC och VPM"}, (municipality, who, number)


@pytest.mark.parametrize("who", ["FK", "Arbetsförmedlingen", "kommunen", "vårdcentralen", "VPM"])
def test_a_theme_names_a_cell_as_well(assistant: Assistant, who: str) -> None:
    for municipality in ("Kungsbacka", "Varberg", "Falkenberg", "Halmstad", "Laholm"):
        for asked, theme in (("Vad fungerar inte enligt", "fungerar inte"), ("Vilka förslag har", "förslag")):
            answer = assistant.ask(f"{asked} {who} i {municipality}?")
            assert {c.passage.municipality for c in answer.citations} == {municipality}
            assert {c.passage.themes for c in answer.citations} == {(theme,)}


def test_a_county_is_not_the_municipality_of_its_name(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger Region Jönköpings län om vad som fungerar bra?")
    # Beside its own words stands only what a report's own chapter says of it by name.
    assert {c.passage.actor for c in answer.citations} <= {"Region", None}
    assert answer.citations[0].passage.actor == "Region"
    assert "Rehabkoordinatorer" in {c.passage.unit for c in answer.citations}


def test_an_actor_that_only_speaks_in_quotations_is_quoted_with_those(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger landstinget i KUR-utvärderingen?")
    assert {citation.statement.speaker for citation in answer.citations} == {"Landstinget"}


@pytest.mark.parametrize(
    ("question", "definition"),
    [
        ("Vad betyder SGI?", "SGI – Sjukpenninggrundande inkomst"),
        ("vad är amo", "AMO – Arbetsmarknadsorganisationen (Gislaved)"),
    ],
)
def test_an_abbreviation_is_written_out_first(assistant: Assistant, question: str, definition: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.citations[0].statement.shown == definition


@pytest.mark.parametrize(
    ("question", "entries", "told"),
    [
        ("Vad betyder VPM, NC, SYV och GKC?", ["NC –", "SYV –", "GKC –"], "VPM"),
        ("vad är amo och ame", ["AMO –", "AME –"], ""),
        ("Vad betyder vpm?", [], "VPM"),
    ],
)
def test_several_abbreviations_are_all_written_out(
    assistant: Assistant, question: str, entries: list[str], told: str
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    shown = [
        answer.citations[n - 1].statement.shown for group in answer.groups for p in group.points for n in p.numbers
    ]
    assert len(shown) == len(entries)
    assert all(text.startswith(entry) for text, entry in zip(shown, entries, strict=True))
    headline = answer.headline.text if answer.headline else ""
    assert told in headline
    assert bool(told) == bool(headline)


def test_who_is_named_beside_another_matter_is_not_written_out(assistant: Assistant) -> None:
    answer = assistant.ask("Vad menas med samverkan enligt FK i Laholm?")
    assert all("FK –" not in citation.statement.shown for citation in answer.citations)


@pytest.mark.parametrize(
    "question", ["Vad betyder egentligen SIP?", "Vad står bokstäverna SIP för?", "Vad betyder SIP för AF?"]
)
def test_no_other_abbreviation_stands_beside_the_one_that_is_asked_for(assistant: Assistant, question: str) -> None:
    entries = [c.statement.shown for c in assistant.ask(question).citations if " – " in c.statement.shown[:8]]
    assert entries == ["SIP – Samordnad Individuell Plan"]


@pytest.mark.parametrize(("question", "told"), [("Vad betyder RAR?", "RAR står för"), ("Vad betyder NSPH?", ", NSPH")])
def test_a_text_may_write_out_an_abbreviation_in_its_own_way(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is None
    assert told in answer.citations[0].statement.shown


def test_an_abbreviation_that_only_a_text_writes_out_is_told_by_it(assistant: Assistant) -> None:
    answer = assistant.ask("Vad betyder SIUS?")
    check(answer, assistant)
    assert "särskilt introduktions- och uppföljningsstöd (SIUS)" in answer.citations[0].statement.shown


def test_what_is_written_out_finds_the_abbreviation(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka deltar från kommunalt aktivitetsansvar?")
    assert any("KAA" in ranked.passage.text for ranked in answer.passages[:5])


def test_a_fact_is_quoted(assistant: Assistant) -> None:
    answer = assistant.ask("Hur stor del skulle vara processverksamhet i Värend 2017?")
    check(answer, assistant)
    assert "2017 – 40 % Basverksamhet och 60 % Processverksamhet" in [c.statement.shown for c in answer.citations]


def test_a_one_word_answer(assistant: Assistant) -> None:
    answer = assistant.ask("Tycker FK i Laholm att det saknas samverkan med någon?")
    assert answer.citations[0].statement.text == "Nej"
    assert answer.headline is not None
    assert (answer.headline.text, answer.headline.numbers) == ("Nej", (1,))
    assert {c.passage.municipality for c in answer.citations} == {"Laholm"}


def test_a_comparison_is_a_table_with_a_column_a_side(assistant: Assistant) -> None:
    answer = assistant.ask("Skiljer sig AF i Hylte och AF i Laholm i vad som fungerar idag?")
    check(answer, assistant)
    assert answer.table is not None
    assert answer.table.columns == ("AF i Hylte", "AF i Laholm")
    for place, name in enumerate(("Hylte", "Laholm")):
        numbers = [n for row in answer.table.rows for point in row.cells[place] for n in point.numbers]
        assert numbers
        assert {answer.citations[n - 1].passage.municipality for n in numbers} == {name}


def test_a_follow_up_is_shown_as_it_was_understood(assistant: Assistant) -> None:
    answer = assistant.ask("Och i Varberg?", [CELL])
    check(answer, assistant)
    assert answer.standalone_question == CELL.replace("Hylte", "Varberg")
    assert answer.standalone_question in answer.lead
    assert {c.passage.municipality for c in answer.citations} == {"Varberg"}


def test_300_questions_are_answered_with_exact_quotes(assistant: Assistant) -> None:
    paths = question_paths("dev-*")
    questions = load_questions(paths, assistant.index.reports)
    assert len(questions) >= 295
    for known in questions:
        answer = assistant.ask(known.question, known.history)
        check(answer, assistant)
        assert len(answer.passages) == 10


def test_a_statement_stands_under_everyone_who_said_it_and_once(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka kommuner vill återinföra samordningshandledarrollen?")
    check(answer, assistant)
    texts = [point.text for group in answer.groups for point in group.points]
    assert len(texts) == len(set(texts))
    for group in answer.groups:
        for number in (number for point in group.points for number in point.numbers):
            assert str(answer.citations[number - 1].passage.municipality) in group.heading


def test_a_list_that_is_asked_for_as_a_whole_is_given_whole(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka hinder för samverkan nämns i Värend?")
    check(answer, assistant)
    assert len(answer.citations) == 16
    assert {citation.passage.question for citation in answer.citations} == {"5.2 Hinder för samverkan"}


def test_what_is_known_to_answer_is_quoted_whoever_of_those_named_tells_it(assistant: Assistant) -> None:
    question = "Vad hände med kontakten mellan AF i Halmstad och psykiatrin från 2010?"
    answer = assistant.ask(question)
    assert any("2010" in citation.statement.shown for citation in answer.citations)
    told = {(citation.passage.actor, citation.passage.municipality) for citation in answer.citations}
    assert told <= {("Arbetsförmedlingen", "Halmstad"), ("Region", "Halmstad")}


@pytest.mark.parametrize(("said", "asked", "others"), [(" VC ", " VPM ", "VC"), (" VPM ", " VC ", "VPM")])
def test_another_unit_does_not_speak_first(assistant: Assistant, said: str, asked: str, others: str) -> None:
    index = assistant.index
    found = [q for q, n in index.questions if said in q and asked.strip() not in q and index.passages[n].unit == others]
    wrong = judged = 0
    for question in [q for q in found if speaks_plainly(q) and " i " in q][::7][:25]:
        answer = assistant.ask(question.replace(said, asked))
        if answer.citations and answer.scope.units == (asked.strip(),):
            judged += 1
            wrong += answer.citations[0].passage.unit == others
    assert judged >= 5
    assert wrong <= 0.15 * judged
