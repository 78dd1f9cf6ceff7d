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
