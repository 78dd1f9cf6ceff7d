"""The section whose heading a question says is the answer, and not the one beside it."""

import pytest

from assistant import Answer, Assistant
from tests.assistant.checking import check


def shown(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    ("question", "first", "heading"),
    [
        (
            "vad gjorde vi i höglandet för att nå fk, alltså kontaktvägar in till FK",
            "AF och vårdgivare upplever att koordinatorer",
            "Kontaktvägar in till FK",
        ),
        (
            "hur ser kontaktvägarna in till vården ut på höglandet",
            "Samtliga övriga tre aktörer upplever att rehabsamordnaren",
            "Kontaktvägar in till vården",
        ),
        ("kontaktvägar till AF höglandet", "FK upplever enkel kontaktväg in till AF", "Kontaktvägar in till AF"),
    ],
)
def test_a_section_is_named_by_its_heading(assistant: Assistant, question: str, first: str, heading: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert shown(answer)[0].startswith(first)
    assert {citation.passage.question for citation in answer.citations} == {heading}


def test_a_heading_of_two_sections_names_none(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka förslag finns om kunskap om och respekt för varandra på Höglandet?")
    check(answer, assistant)
    assert all("förslag" in citation.passage.themes for citation in answer.citations[:5])


def test_whoever_is_asked_tells_their_own(assistant: Assistant) -> None:
    answer = assistant.ask("hur är kontaktvägarna till kommunen på höglandet enligt FK")
    check(answer, assistant)
    assert "AF och kommunen beskriver" not in " ".join(shown(answer))
