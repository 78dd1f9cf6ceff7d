"""A bold value is the answer, whole and from the statement that tells it; else there is none."""

import pytest

from assistant import Assistant
from tests.assistant.checking import check


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Hur länge får man vänta på avstämningsmöte med psykiatrin i Halmstad?", "upp till 2-3 månader"),
        ("När skickades enkäten i Finnveden ut?", "början på juni"),
        ("När gjordes intervjuerna på Höglandet?", "september-december"),
        ("hur många bidrag hanterar FK", "över 40 olika bidrag"),
        ("hur många deltog i workshopen", "ca 200 chefer och personal"),
        ("hur många deltog i KUR-utvärderingen", "20 personer"),
        ("hur många telefonintervjuer gjordes i KUR-utvärderingen", "20 förbokade telefonintervjuer"),
        ("hur många var det i varje intervjugrupp i Värend", "max 4-5 deltagare"),
        ("hur ofta träffas man i Arenasamverkan", "1 gång i månaden"),
        ("Hur stor del processverksamhet planerade Värend för 2018?", "80 %"),
        ("Hur många intervjuer gjordes på Höglandet och hur många personer deltog totalt?", "21 intervjuer"),
        ("Hur stor andel av remisserna från vårdcentralerna i Halmstad skickas tillbaka av psykiatrin?", "ca 98%"),
        ("hur mkt tid lägger VPM i Kungsbacka på IST per vecka", "endast 2 tim/v"),
        ("Hur ofta kommer FK och kommunen ut till psykmottagningen i Laholm?", "var 6:e vecka"),
        ("hur ofta ses rehabkoordinatorernas nätverk i Finnveden", "3 gånger/termin"),
        ("hur många gånger per termin ses rehabkoordinatorerna i finnveden i sitt nätverk", "3 gånger/termin"),
        ("När slogs Alvestas och Växjös samordningsförbund ihop?", "den 1 januari 2015"),
        ("Hur många satt i den största KUR-gruppen?", "uppåt 20 deltagare"),
        ("Hur stor tjänst erbjöds kommunerna på höglandet i Uppdrag Samverkan?", "50 %"),
        ("hur många pers gick på sip-utbildningen i Halland sammanlagt?", "ca 270 st"),
        ("ålder på ungdomarna hos JCU?", "mellan 16-24 år"),
        ("vilken siffra fick Nässjö i den socioekonomiska nyckeln?", "6"),
        ("vilken höglandskommun har högst siffra i den socioekonomiska nyckeln", "Sävsjö"),
        ("Vem ledde kvällen som brukarorganisationerna bjöds in till?", "NSPH Riks"),
        ("Vem har skrivit kartläggningen i Finnveden?", "Liselott Edvinsson"),
        ("hur mkt av vårdcentralens remisser till psyk kommer i retur i Halmstad", "ca 98%"),
        ("hur många timmar i veckan lägger VPM kungsbacka på IST", "endast 2 tim/v"),
        ("hur tätt har AF-kontoret i Värnamo remissmöte med AME", "varje månad"),
        ("vilka åldrar vänder sig VAC i Värnamo till", "25-65 år"),
        ("åldern på FK:s målgrupp i Finnveden", "18-67 år"),
        ("hur många personer intervjuades i halland", "ca 250 chefer och personal"),
        ("hur lång tid avsattes per intervju i Värend", "2 timmar"),
    ],
)
def test_the_value_is_whole_and_of_what_is_asked(assistant: Assistant, question: str, value: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text.startswith(value)
    assert answer.headline.numbers == (1,)
    assert answer.groups[0].points[0].numbers == (1,), "the statement that tells it is shown first"


def test_nothing_stands_beside_a_value_but_what_tells_it(assistant: Assistant) -> None:
    answer = assistant.ask("Hur många människor intervjuades totalt på Höglandet?")
    shown = [n for group in answer.groups for point in group.points for n in point.numbers]
    by_number = {citation.n: citation for citation in answer.citations}
    assert answer.headline is not None
    assert answer.headline.text == "103 personer"
    assert all("103" in by_number[number].statement.shown for number in shown)
    assert answer.more, "the rest is one click away"


@pytest.mark.parametrize(
    "question",
    [
        "när startade Habitus Hall?",  # "OM ESF-rådet beviljar"
        "hur många åkte till Kävlinge",
        "och hur stor del är basverksamhet i Värend 2016 och hur mycket process 2018?",
        "Vem är Liselott Edvinsson?",
        "hur många åkte på studiebesök till Borås",
        "hur många gick till Jobb Borås",
        "hur många månader pågick projektet på höglandet",
        "hur många timmar är utbildningen i Habitus Hall",
        "hur många veckor pågick undersökningen i KUR",
        "Hur många personer intervjuades sammanlagt i Värends inventering?",
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
