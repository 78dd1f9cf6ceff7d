"""What the terminal shows of a comparison."""

import pytest

from assistant import Assistant
from assistant.terminal import print_answer


def test_who_says_it_stands_in_a_column_of_a_place_where_several_speak(
    assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = assistant.ask("Jämför Gislaved och Gnosjö om vad som fungerar")
    assert answer.table is not None
    assert any(point.by for row in answer.table.rows for cell in row.cells for point in cell)
    print_answer(answer)
    assert "– AF-kontor Gislaved" in " ".join(capsys.readouterr().out.split())
