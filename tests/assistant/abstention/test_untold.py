"""A figure that is told of another place, or of all together, is no answer."""

import pytest

from assistant import Assistant
from tests.assistant.checking import check


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur stor andel av remisserna kommer tillbaka i Laholm?", "Den anges för Halmstad."),
        ("Hur många timmar i veckan har VPM för IST i Halmstad?", "Den anges för Kungsbacka."),
        ("Hur länge får man vänta på avstämningsmöte med psykiatrin i Varberg?", "Den anges för Halmstad."),
        ("Hur många gruppintervjuer gjordes i Laholm?", "Den anges bara för hela Halland 2015."),
        ("Hur många gick försäkringsmedicin i Kungsbacka?", "Den anges bara för hela Halland 2015."),
        ("Hur många deltog i SIP-utbildningen i Borås?", "uppgiften anges inte för Borås."),
    ],
)
def test_a_figure_of_elsewhere_is_no_answer(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.abstained
    assert answer.lead.endswith(told)


@pytest.mark.parametrize(
    "question",
    [
        "Hur stor andel av remisserna kommer tillbaka i Halmstad?",
        "Hur lång väntetid kan det bli för ett avstämningsmöte med psykiatrin i Halmstad, och varför?",
        "hur mkt tid lägger VPM i Kungsbacka på IST per vecka",
        "Hur ofta kommer FK och kommunen ut till psykmottagningen i Laholm?",
    ],
)
def test_a_figure_that_is_told_of_the_place_is_given(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is not None
    assert answer.headline.numbers
