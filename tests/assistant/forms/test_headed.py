"""Headings that tell what their items are about, and those that are parted into others."""

import pytest

from assistant import Answer, Assistant
from assistant.question import Intent
from tests.assistant.checking import check


def shown(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    ("question", "heading", "items"),
    [
        ("idéer på Höglandet för att parterna ska känna till varandra bättre?", "Kunskap om och respekt", 5),
        ("Vad föreslår Höglandsrapporten för att man ska lära känna varandras uppdrag bättre?", "Kunskap om och", 5),
        ("förslag på Höglandet om personalomsättning", "Stabila organisationer", 2),
    ],
)
def test_items_are_found_by_the_heading_that_they_need_not_repeat(
    assistant: Assistant, question: str, heading: str, items: int
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.intent is Intent.PROPOSALS
    assert len(shown(answer)) == items
    numbers = {number for group in answer.groups for point in group.points for number in point.numbers}
    cited = [citation for citation in answer.citations if citation.n in numbers]
    assert all((citation.passage.question or "").startswith(heading) for citation in cited)
    assert "alla punkter under rubriken är med" in answer.note


@pytest.mark.parametrize(
    "question",
    [
        "vad föreslår man om telefonlistor",  # the answers hold it, and no report was asked for
        "vilka förslag finns i Värend om boende",  # items hold it
    ],
)
def test_items_that_hold_the_words_are_chosen_one_by_one(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "under rubriken" not in answer.note
    assert len(shown(answer)) <= 3


@pytest.mark.parametrize(
    "question",
    [
        "vilka exempel från andra samordningsförbund tar höglandet upp",
        "Vilka förbund utanför Höglandet tas som exempel?",
    ],
)
def test_a_chapter_that_is_parted_is_told_by_its_parts(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert [group.heading for group in answer.groups] == [
        "Samordningsförbundet FINSAM i Malmö",
        "Samordningsförbundet Västra Östergötland",
        "Samordningsförbundet i Halland",
        "Södermanlands samordningsförbund RAR",
        "Samordningsförbundet Södra Vätterbygden samt Finnvedens samordningsförbund",
    ]


@pytest.mark.parametrize(
    ("question", "first", "length"),
    [
        ("Berätta kort om TRIS", "TRIS är ett arbetssätt", 9),
        ("Sammanfatta SAMS", "Ett exempel på ett samverkansprojekt är SAMS", 13),
        ("Berätta kort om På rätt väg i Halmstad och Laholm", "FK i Halmstad var tidigare", 18),
    ],
)
def test_a_thing_is_told_by_the_section_that_is_headed_so(
    assistant: Assistant, question: str, first: str, length: int
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    texts = shown(answer)
    assert texts[0].startswith(first)
    assert len(texts) == length
    assert {citation.report.id for citation in answer.citations} == {"hoglandet"}


def test_what_those_who_are_asked_have_a_view_of_is_not_told_by_a_section(assistant: Assistant) -> None:
    # It is told theme by theme: those who have a view of it are among them, wherever their theme stands.
    told = shown(assistant.ask("Berätta om försörjningsstöd på Höglandet"))
    assert any(text.startswith("Försörjningsstöd beskriver") for text in told)
