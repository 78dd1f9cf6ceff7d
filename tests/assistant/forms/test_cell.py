"""Cells of which something is asked for."""

from assistant import Assistant
from tests.assistant.checking import check


def test_a_topic_limits_a_cell_that_is_asked_for_with_it_alone(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka förslag som rör unga har kommunen i Falkenberg?")
    check(answer, assistant)
    assert answer.citations
    assert all(any(word in c.statement.shown for word in ("unga", "Ungdom", "ungdom")) for c in answer.citations)
    assert not answer.more


def test_a_topic_leads_and_the_rest_of_the_cell_stands_beneath(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka förslag har FK i Hylte om samtycke?")
    check(answer, assistant)
    (group,) = answer.groups
    assert [point.text for point in group.points] == [
        "Att hitta lösningar mellan oss och kommunen gällande samtycke för att kringgå sekretessen."
    ]
    assert answer.more


def test_a_cell_without_a_topic_is_whole(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka förslag har FK i Hylte?")
    assert "hela svaret är med" in answer.note


def test_why_is_answered_by_a_reason_after_what_it_leans_on(assistant: Assistant) -> None:
    shown = [c.statement.shown for c in assistant.ask("varför bjuds inte brukarorganisationerna in mer").citations]
    assert "på grund av deras kamp" in shown[0]
    assert shown[1].startswith("Detta kan vara en anledning")
