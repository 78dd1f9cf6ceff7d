"""What a question joins is told one after the other, each under its heading."""

import pytest

from assistant import Assistant
from tests.assistant.checking import check


@pytest.mark.parametrize(
    ("question", "headings"),
    [
        (
            "vad fungerar och vad fungerar inte enligt FK i Falkenberg",
            ("Det som fungerar", "Det som inte fungerar"),
        ),
        ("vad saknas och vad föreslås enligt VC i Laholm", ("Det som saknas", "Förslag")),
        ("Vad är bra och vad är dåligt enligt AF Värnamo", ("Det som fungerar", "Det som inte fungerar")),
    ],
)
def test_both_themes_are_told(assistant: Assistant, question: str, headings: tuple[str, ...]) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert tuple(group.heading for group in answer.groups) == headings
    assert all(group.points for group in answer.groups)
    keys = [(c.passage.passage_id, c.statement.start) for c in answer.citations]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "question", ["vad tycker AMO måste bli bättre", "Vad fungerar mellan FK och AF enligt FK i Falkenberg?"]
)
def test_one_theme_has_no_headings(assistant: Assistant, question: str) -> None:
    assert "Det som fungerar" not in [group.heading for group in assistant.ask(question).groups]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        (
            "Vad är positivt och negativt i samverkan för FK i Hylte jämfört med FK i Laholm?",
            ["Det som fungerar", "Det som inte fungerar"],
        ),
        (
            "Jämför vad som är bra och vad som är svårt för AME i Gnosjö och VAC i Värnamo",
            ["Det som fungerar", "Det som inte fungerar"],
        ),
        ("Vad saknas och vad föreslås i Hylte jämfört med Laholm enligt VC?", ["Det som saknas", "Förslag"]),
    ],
)
def test_both_themes_are_told_of_each_side(assistant: Assistant, question: str, rows: list[str]) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.table is not None
    assert [row.label for row in answer.table.rows] == rows
    assert all(all(row.cells) for row in answer.table.rows)
    numbers = [n for row in answer.table.rows for cell in row.cells for point in cell for n in point.numbers]
    assert len(numbers) == len(set(numbers))


def test_what_stands_under_one_of_two_themes_is_told_under_that_one(assistant: Assistant) -> None:
    answer = assistant.ask("Hinder och möjligheter enligt AF i Gislaved och AF i Värnamo")
    assert answer.table is not None
    by_number = {citation.n: citation for citation in answer.citations}
    told = {
        row.label: [by_number[n] for cell in row.cells for point in cell for n in point.numbers]
        for row in answer.table.rows
    }
    assert list(told) == ["Hinder", "Möjligheter att utveckla samverkan"]
    assert all("möjligheter" in c.passage.themes for c in told["Möjligheter att utveckla samverkan"])
    assert not any("möjligheter" in c.passage.themes for c in told["Hinder"])


def test_praise_is_no_hindrance(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka hinder och möjligheter ser Vuxensektionen i Värnamo?")
    shown = {n for group in answer.groups for point in group.points for n in point.numbers}
    assert shown
    assert not any(c.statement.shown.startswith("Positivt") for c in answer.citations if c.n in shown)
