"""A report as it reads, and what it covers."""

import pytest

from assistant.coverage import choices, coverage, keeps, passages_behind
from assistant.question import Chip
from assistant.reading import Place, read_through, surroundings
from ingestion import Report
from vectorstore import Scope


def test_every_statement_and_heading_is_read_once_and_in_order(reports: tuple[Report, ...]) -> None:
    for report in reports:
        blocks = list(read_through(report))
        read = [statement.start for block in blocks for statement in block.statements]
        assert read == sorted(statement.start for passage in report.passages for statement in passage.statements)
        headings = [span for span in report.spans if span.kind == "heading"]
        assert sum(block.depth > 0 for block in blocks) == len(headings)
        assert all(block.text and not block.text.startswith("#") for block in blocks if block.depth)


def test_headings_lie_as_deep_as_their_path(reports: tuple[Report, ...]) -> None:
    halland = next(report for report in reports if report.id == "halland")
    depths = {block.text: block.depth for block in read_through(halland) if block.depth}
    assert depths["SAMMANFATTNING"] == 1
    assert depths["Försäkringskassan"] == 3
    assert depths["VPM"] == 4


@pytest.mark.parametrize(
    "text", ["", "halland", "halland:1", "halland:a-b", "../x:1-2", "halland:1-2\n<b>", "h:1-9999999999"]
)
def test_text_that_names_no_place(text: str) -> None:
    assert Place.parse(text) is None


def test_place_comes_back_as_it_was(reports: tuple[Report, ...]) -> None:
    passage = reports[1].passages[10]
    place = Place(passage.report, passage.start, passage.statements[0].end)
    assert Place.parse(str(place)) == place
    found = surroundings(reports, place)
    assert found is not None
    assert found.statement == passage.statements[0]
    assert len(found.before) == len(found.after) == 2
    assert found.as_json()["quote"] == found.report.source[found.statement.start : found.statement.end]


def test_place_that_no_statement_has(reports: tuple[Report, ...]) -> None:
    assert surroundings(reports, Place("halland", 1, 2)) is None
    assert surroundings(reports, Place("finnsinte", 1, 2)) is None


def test_coverage_counts_every_passage_once(reports: tuple[Report, ...]) -> None:
    for report in reports:
        table = coverage(report)
        assert sum(table.passages.values()) == len(report.passages)
        assert {row for row, _ in table.cells} <= set(table.rows)
        assert {column for _, column in table.cells} <= set(table.columns)


def test_choice_says_how_many_passages_it_would_leave(reports: tuple[Report, ...]) -> None:
    scope = Scope(municipalities=("Hylte",), themes=("fungerar inte",))
    for choice in choices(reports, scope)["actors"]:
        chosen = Scope(municipalities=scope.municipalities, themes=scope.themes, actors=(choice.value,))
        kept = [p for report in reports for p in report.passages if keeps(chosen, p)]
        assert len(kept) == choice.passages


def test_every_municipality_can_be_chosen_though_no_passage_is_its_own(reports: tuple[Report, ...]) -> None:
    offered = {choice.value for choice in choices(reports, Scope())["municipalities"]}
    assert offered == {name for report in reports for name in report.municipalities}


def test_passages_behind_a_chip(reports: tuple[Report, ...]) -> None:
    chips = [Chip("kommun", "Hylte", "Kommun: Hylte"), Chip("om", "Region", "Om: Region")]
    assert passages_behind(chips, reports) == {"kommun:Hylte": 41}
