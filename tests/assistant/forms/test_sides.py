"""Whose words stand in which column: own quotations, things that texts tell of, reports under a theme."""

import re

import pytest

from assistant import Answer, Assistant
from assistant.answers import Citation
from assistant.chosen import Chosen
from assistant.forms.leading import leading, of_two_others, says_nothing_missing


def columns(answer: Answer) -> dict[str, list[Citation]]:
    """The citations of each column or row, by its name without how many it shows."""
    assert answer.table is not None, answer
    by_number = {citation.n: citation for citation in answer.citations}
    found: dict[str, list[Citation]] = {}
    for row in answer.table.rows:
        for column, cell in zip(answer.table.columns, row.cells, strict=True):
            name = re.sub(r" \(visar .*", "", row.label or column)
            found.setdefault(name, []).extend(by_number[n] for point in cell for n in point.numbers)
    return found


def _chosen(citation: Citation) -> Chosen:
    return Chosen(citation.passage, citation.statement, 1.0)


def texts(citations: list[Citation]) -> str:
    return " ".join(citation.statement.shown for citation in citations)


@pytest.mark.parametrize(
    "question",
    [
        "JCU kontra VAC, vad fungerar bra hos respektive?",
        "Jämför IFO och Vuxengruppen: vad fungerar bra?",
        "Jämför JCU och VAC: målgrupper",
        "Jämför JCU och IFO: målgrupper",
        "Jämför AMO och VAC om vad som fungerar",
    ],
)
def test_a_column_of_a_unit_holds_what_that_unit_says(assistant: Assistant, question: str) -> None:
    for name, citations in columns(assistant.ask(question)).items():
        assert citations
        assert {citation.passage.unit for citation in citations} == {name}


def test_a_quotation_is_whoever_it_says_it_is_by(assistant: Assistant) -> None:
    for name, citations in columns(assistant.ask("Jämför FK och AF i KUR-utvärderingen: vad fungerar?")).items():
        actor = {"FK": "Försäkringskassan", "AF": "Arbetsförmedlingen"}[name]
        assert {citation.statement.speaker for citation in citations} <= {actor, None}


def test_pairs_stay_pairs(assistant: Assistant) -> None:
    found = columns(assistant.ask("AME i Gnosjö kontra AMO i Gislaved, vad fungerar?"))
    assert list(found) == ["Arbetsmarknadsenheten (AME) i Gnosjö", "Arbetsmarknadsorganisationen (AMO) i Gislaved"]
    assert all(citations for citations in found.values())


def test_things_are_told_by_the_statements_that_name_them(assistant: Assistant) -> None:
    found = columns(assistant.ask("Vad är skillnaden på KUR 1 och KUR 2?"))
    assert list(found) == ["KUR 1", "KUR 2"]
    for name, citations in found.items():
        assert {citation.report.id for citation in citations} == {"kur"}
        assert any(name in citation.statement.shown for citation in citations)


def test_what_goes_on_about_a_thing_belongs_to_it(assistant: Assistant) -> None:
    found = columns(
        assistant.ask("Sjukpenning mot aktivitetsersättning hos FK på Höglandet - hur går det med kommunen?")
    )
    assert "Man har minst och svårast samverkan med kommunens verksamheter." in texts(found["Sjukpenning"])
    assert "samverkar mest och bäst med kommunens olika verksamheter" in texts(found["Aktivitetsersättning"])
    assert "samverkar mest med vårdgivare" not in texts(found["Sjukpenning"])


def test_units_that_a_report_does_not_keep_apart_are_told_apart_by_its_text(assistant: Assistant) -> None:
    question = "hur stor del av patienterna hör till den komplexa gruppen i primärvården vs psykiatrin på höglandet?"
    found = columns(assistant.ask(question))
    assert [texts(found[name])[:14] for name in ("Primärvården", "Psykiatrin")] == ["Primärvården u", "Psykiatrin men"]
    assert all("%" in citation.statement.shown for citations in found.values() for citation in citations)


def test_a_unit_within_an_actor_is_told_by_what_it_says_itself(assistant: Assistant) -> None:
    found = columns(assistant.ask("Är elevhälsan och personligt ombud i Halmstad överens om vad som inte fungerar?"))
    assert all(c.statement.shown.startswith("Elevhälsan") for c in found["Elevhälsan"])
    assert any(c.statement.shown.startswith("Po ") for c in found["Personligt ombud"])  # as the report shortens it


def test_reports_are_compared_by_the_theme_and_say_where_they_have_none(assistant: Assistant) -> None:
    answer = assistant.ask("hinder för samverkan i Värend och i Finnveden, vad är gemensamt?")
    assert answer.headline is not None
    assert answer.headline.text.startswith("Finnveden 2018 har inget eget avsnitt om hinder")
    found = columns(answer)
    assert {citation.passage.themes for citation in found["Värend 2015"]} == {("hinder",)}
    assert "sekretess" in texts(found["Finnveden 2018"])


def test_all_reports_are_held_against_each_other(assistant: Assistant) -> None:
    answer = assistant.ask("Skillnader mellan rapporterna när det gäller hinder?")
    assert answer.table is not None
    assert answer.table.caption == "Jämförelse, rapport för rapport"
    assert len(answer.table.rows) == len(assistant.index.reports)


def test_a_theme_that_nobody_was_asked_for_is_told_by_what_is_nearest(assistant: Assistant) -> None:
    answer = assistant.ask("Vad är dåligt enligt AMO jämfört med IFO?")
    assert answer.headline is not None
    assert "Finnveden 2018 har inget eget avsnitt om vad som inte fungerar" in answer.headline.text
    assert all(citations for citations in columns(answer).values())


def test_municipalities_are_not_ranked(assistant: Assistant) -> None:
    answer = assistant.ask("Vem är mest missnöjd med VPM, Varberg eller Falkenberg?")
    assert answer.headline is not None
    assert "rangordnar dem inte" in answer.headline.after


def test_how_somebody_goes_with_another_leaves_out_how_two_others_do(assistant: Assistant) -> None:
    found = columns(assistant.ask("Hur tycker FK att det fungerar med AF, kommun för kommun i Halland?"))
    assert list(found) == [f"FK i {name}" for name in assistant.index.report("halland").municipalities]
    said = [citation for citations in found.values() for citation in citations]
    assert said
    assert all(re.search(r"\bAF\b", citation.statement.shown) for citation in said)
    assert "mellan AF och vården" not in texts(said)


@pytest.mark.parametrize(
    ("question", "no"),
    [
        ("jämför kommunen i Laholm och Kungsbacka, vad saknas", "VC"),  # nothing is missing in Laholm
        ("skillnad mellan vad VC säger saknas i Hylte och Laholm", "kommunen"),  # ekonomiskt bistånd is theirs
        ("AF i Varberg och AF i Halmstad: vad fungerar inte?", "Försäkringskassan"),  # "såvida inte FK är med"
    ],
)
def test_who_is_named_is_told_only_where_it_is_sure(assistant: Assistant, question: str, no: str) -> None:
    answer = assistant.ask(question)
    headline = answer.headline
    assert answer.table is not None
    assert no not in (headline.after if headline is not None else "")


def test_a_text_that_says_nothing_is_missing_is_known() -> None:
    assert says_nothing_missing("Ekonomiskt bistånd saknar ingen samverkan även om mycket kan bli bättre.")
    assert says_nothing_missing("Många upplever att det inte saknas någon samverkan.")
    assert not says_nothing_missing("Vi saknar samverkan med AF.")


def test_what_does_not_answer_stands_back_only_where_something_does(assistant: Assistant) -> None:
    table = columns(assistant.ask("Jämför FK i Kungsbacka och FK i Varberg: vad fungerar inte?"))
    said = table["FK i Kungsbacka"]
    others = [item for item in said if "mellan VC och VPM" in item.statement.shown]
    chosen = [_chosen(item) for item in said]
    assert others
    assert all(of_two_others(_chosen(item)) for item in others)
    assert len(leading(chosen, "vad fungerar inte?")) < len(chosen)
    alone = [_chosen(item) for item in others]
    assert leading(alone, "vad fungerar inte?") == alone


def test_columns_stand_as_the_question_names_them(assistant: Assistant) -> None:
    table = assistant.ask("Jämför FK, AF och VC i Hylte om vad som saknas").table
    assert table is not None
    assert table.columns == ("FK i Hylte", "AF i Hylte", "VC i Hylte")


def test_what_two_have_to_do_with_each_other_is_no_word_to_look_for(assistant: Assistant) -> None:
    answer = assistant.ask("Hur fungerar kontakten mellan VC och VPM i Kungsbacka?")
    assert answer.table is not None
    assert all(any(row.cells[column] for row in answer.table.rows) for column in (0, 1))
    assert answer.headline is None or "hittar inget" not in answer.headline.text


@pytest.mark.parametrize(
    "question", ["Fungerar det bra mellan AF och FK i Varberg?", "funkar samarbetet mellan AF och FK i Varberg"]
)
def test_who_asks_whether_it_goes_well_between_two_hears_both(assistant: Assistant, question: str) -> None:
    found = columns(assistant.ask(question))
    assert "svacka" in texts(found["AF i Varberg"])
    assert "måste bli bättre" in texts(found["FK i Varberg"])


def test_a_side_speaks_of_the_other_by_what_belongs_to_it(assistant: Assistant) -> None:
    answer = assistant.ask("Fungerar samverkan mellan kommunen och AF i Laholm?")
    assert answer.headline is None
    assert "Ekonomiskt bistånd" in texts(columns(answer)["AF i Laholm"])


@pytest.mark.parametrize(
    "question", ["vad funkar bra mellan fk och af i varberg", "Vad fungerar inte mellan FK och AF i Varberg?"]
)
def test_what_works_between_two_is_what_they_say_of_each_other(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    told = columns(answer)
    assert set(told) == {"FK i Varberg", "AF i Varberg"}
    assert "Samverkan med AF fungerar ok" in texts(told["FK i Varberg"])
    assert "Vår samverkan med FK kan bli bättre" in texts(told["AF i Varberg"])
    assert "Samverkan med FK fungerar mycket bra" not in texts([c for side in told.values() for c in side])


def test_a_difference_between_two_is_told_theme_by_theme(assistant: Assistant) -> None:
    answer = assistant.ask("vad är skillnaden mellan fk och af i varberg")
    assert answer.table is not None
    assert answer.table.corner == "Tema"
