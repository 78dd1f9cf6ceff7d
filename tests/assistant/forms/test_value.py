"""A bold value is the answer, whole and from the statement that tells it; else there is none."""

import pytest

from assistant import Assistant
from tests.assistant.checking import check


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Hur länge får man vänta på avstämningsmöte med psykiatrin i Halmstad?", "upp till 2-3 månader"),
        ("hur många bidrag hanterar FK", "över 40 olika bidrag"),
        ("hur många deltog i workshopen", "ca 200 chefer och personal"),
        ("hur många deltog i KUR-utvärderingen", "20 personer"),
        ("hur många telefonintervjuer gjordes i KUR-utvärderingen", "20 förbokade telefonintervjuer"),
        ("hur många var det i varje intervjugrupp i Värend", "max 4-5 deltagare"),
        ("hur ofta träffas man i Arenasamverkan", "1 gång i månaden"),
        ("Hur stor del processverksamhet planerade Värend för 2018?", "80 %"),
        ("Hur många intervjuer gjordes på Höglandet och hur många personer deltog totalt?", "21 intervjuer"),
    ],
)
def test_the_value_is_whole_and_of_what_is_asked(assistant: Assistant, question: str, value: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text.startswith(value)
    assert answer.headline.numbers == (1,)
    assert answer.groups[0].points[0].numbers == (1,), "the statement that tells it is shown first"


@pytest.mark.parametrize(
    "question",
    [
        "hur många åkte till Kävlinge",
        "hur många åkte på studiebesök till Borås",
        "hur många gick till Jobb Borås",
        "hur många månader pågick projektet på höglandet",
        "hur många timmar är utbildningen i Habitus Hall",
        "hur många nollplacerade finns det i sverige",
        "Hur stor andel ska gå till processverksamhet 2018 i Värends trappstegsmodell?",
        "Hur många procent av dem som fick AF:s enkät om vårdkontakter svarade på den?",
        "Vem får det värst när kontoren i Växjö och Alvesta inte snackar med varann?",
        "När får man ge upp och låta någon gå i förtidspension?",
        "hur länge varade projektet",
        "Hur många kommuner är det?",
        "hur många intervjuades i Halland, på höglandet och i KUR-utvärderingen?",
    ],
)
def test_no_value_where_none_is_surely_the_answer(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is None or not answer.headline.numbers or not any(map(str.isdigit, answer.headline.text))
