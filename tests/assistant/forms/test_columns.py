"""What two sides say alike is said, and stands in the same row."""

import pytest

from assistant import Assistant
from tests.assistant.checking import check


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Har FK i Hylte och FK i Laholm samma förslag?",
            "Allt som FK i Hylte svarar här står ordagrant eller nästan ordagrant också hos FK i Laholm.",
        ),
        (
            "Vad är lika mellan VPM i Hylte och VPM i Laholm i förslagen?",
            "Allt som VPM i Hylte svarar här står ordagrant eller nästan ordagrant också hos VPM i Laholm.",
        ),
        (
            "Har kommunen i Hylte och kommunen i Halmstad samma förslag?",
            "utsagor från kommunen i Hylte står ordagrant eller nästan ordagrant också hos kommunen i Halmstad.",
        ),
    ],
)
def test_what_two_say_alike_is_said_and_stands_in_one_row(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert said in answer.headline.after
    assert answer.table is not None
    one, other = (cell[0].text for cell in answer.table.rows[0].cells)
    assert one == other


def test_who_says_nothing_alike_is_not_told_to(assistant: Assistant) -> None:
    answer = assistant.ask("Skiljer sig AF i Hylte och AF i Laholm i vad som fungerar idag?")
    assert answer.table is not None
    assert answer.headline is None or "ordagrant" not in answer.headline.after


def test_a_forum_that_both_name_is_common_to_them(assistant: Assistant) -> None:
    answer = assistant.ask("Vad tycker AF Gislaved respektive AF Värnamo fungerar bra?")
    assert answer.headline is not None
    assert "Nämns av båda: bland annat Arenasamverkan." in answer.headline.after


def test_the_words_of_a_heading_are_nothing_to_look_for(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Skillnader mellan Gislaved, Gnosjö och Värnamo när det gäller målgrupper att utveckla samverkan kring"
    )
    assert answer.table is not None
    assert answer.headline is None or "hittar inget" not in answer.headline.text
    assert all(any(row.cells[at] for row in answer.table.rows) for at in range(3))


def test_somebody_is_held_against_the_same_of_another_report(assistant: Assistant) -> None:
    answer = assistant.ask("Jämför försäkringskassans syn i Halmstad med försäkringskassans syn på Höglandet")
    check(answer, assistant)
    assert answer.table is not None
    assert [name.split(" (visar")[0] for name in answer.table.columns] == ["FK i Halmstad", "FK (Höglandet 2016)"]
    assert all(len(cell) == 1 for row in answer.table.rows[:4] for cell in row.cells)


def test_what_each_of_two_is_known_to_speak_of_is_compared(assistant: Assistant) -> None:
    answer = assistant.ask("Har FK i Halmstad och FK i Laholm samma åsikt om samordningshandledarrollen?")
    assert answer.table is not None
    assert assistant.ask("Tycker AF i Hylte och AF i Halmstad samma sak om hemlösheten?").abstained
