"""Who lacks whom: of those who speak of a lack, those whose it is."""

from assistant import Assistant
from tests.assistant.checking import check


def test_whoever_is_the_exception_is_not_lacked(assistant: Assistant) -> None:
    answer = assistant.ask("vilka saknar samverkan med FK i Halland?")
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text.startswith("2 av 6 kommuner")
    assert answer.table is not None
    assert not any("utom FK" in point.text for group in answer.groups for point in group.points)


def test_all_others_but_the_exception_are_lacked(assistant: Assistant) -> None:
    answer = assistant.ask("vilka saknar samverkan med vården i Halland?")
    assert any("utom FK" in citation.statement.shown for citation in answer.citations)


def test_to_be_the_exception_is_to_be_mentioned(assistant: Assistant) -> None:
    answer = assistant.ask("vilka nämner FK i Halmstad?")
    assert any("utom FK" in citation.statement.shown for citation in answer.citations)
