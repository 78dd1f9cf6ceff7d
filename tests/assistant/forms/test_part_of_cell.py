"""What of an actor's answers was asked for: what answers best leads, and not the opposite."""

import pytest

from assistant import Assistant
from assistant.polarity import Polarity, polarity_of
from tests.assistant.checking import check


def _shown(assistant: Assistant, question: str) -> list[tuple[str, str]]:
    answer = assistant.ask(question)
    check(answer, assistant)
    by_number = {citation.n: citation for citation in answer.citations}
    numbers = [n for group in answer.groups for point in group.points for n in point.numbers]
    return [(by_number[n].passage.question or "", by_number[n].statement.shown) for n in numbers]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("AF Laholm vill byta datasystem, varför?", "Byte av datasystem"),
        (
            "I vilken ort inåt landet vill Falkenbergs psykmottagning ha fler sysselsättningsplatser",
            "Önskvärt med fler",
        ),
    ],
)
def test_what_answers_best_leads_and_not_what_stands_first(assistant: Assistant, question: str, begins: str) -> None:
    assert _shown(assistant, question)[0][1].startswith(begins)


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Vad funkar idag enl VPM i Laholm?", "2."),
        ("Har psykiatrimottagningen i Varberg vad som krävs för att kunna samverka, enligt dem själva?", "5."),
        ("Vad svarade FK i Kungsbacka på fråga 5?", "5."),
        ("vad är bra enligt vuxensektionen i Värnamo?", "Samverkan som fungerar bra"),
        ("AMO Gislaved, vad behöver utvecklas", "Utvecklingspotential"),
    ],
)
def test_a_cell_that_is_asked_for_in_other_words(assistant: Assistant, question: str, heading: str) -> None:
    shown = _shown(assistant, question)
    assert shown
    assert all(asked.startswith(heading) for asked, _ in shown)


def test_praise_is_no_answer_where_betterment_is_asked_for(assistant: Assistant) -> None:
    shown = _shown(assistant, "Vad kan bli bättre enl FK i Finnveden?")
    assert shown
    assert not any(polarity_of(text) is Polarity.POSITIVE for _, text in shown)
