"""Which form of answer a question asks for."""

import pytest

from assistant import Assistant
from assistant.question import Intent, Wanted, intent_of, wanted_of
from vectorstore import Scope

FORMS = [
    ("Hej!", Intent.GREETING),
    ("Tack så mycket!", Intent.GREETING),
    ("Vad kan du?", Intent.GREETING),
    ("vilka rapporter har du", Intent.GREETING),
    ("Skriv en dikt om samverkan", Intent.OFF_TOPIC),
    ("Vad är huvudstaden i Australien?", Intent.OFF_TOPIC),
    ("Vad fungerar inte enligt FK i Hylte?", Intent.CELL),
    ("Vilka samarbeten tycker FK i Kungsbacka går bra?", Intent.CELL),
    ("Vad säger IFO i Gislaved om sekretess?", Intent.CELL),
    ("Skiljer sig AF i Hylte och AF i Laholm i vad som fungerar?", Intent.COMPARISON),
    ("Vad saknar AF i Varberg och AF i Halmstad?", Intent.COMPARISON),
    ("Är VC och VPM i Falkenberg överens om remisserna?", Intent.COMPARISON),
    ("Vilka kommuner vill återinföra rollen?", Intent.LIST),
    ("Vem efterfrågar en kontaktperson?", Intent.LIST),
    ("Vill nån att FK ska sitta i kommunhuset?", Intent.LIST),
    ("sekretess, var tas det upp?", Intent.LIST),
    ("Säger alla vårdcentraler att samverkan med FK fungerar?", Intent.LIST),
    ("Hur många vårdcentraler i Halland saknar AF?", Intent.COUNT),
    ("Hur många av AF-kontoren vill ha en brevlåda?", Intent.COUNT),
    ("Sammanfatta vad som sägs om SIP", Intent.OVERVIEW),
    ("Vad tycker kommunerna om SIP?", Intent.OVERVIEW),
    ("Vad säger man om IST i Halland?", Intent.OVERVIEW),
    ("Vad säger rapporterna om sekretess?", Intent.OVERVIEW),
    ("Vilka förslag finns om boende?", Intent.LIST),
    ("Vad föreslås om sekretess?", Intent.PROPOSALS),
    ("När startade projektet?", Intent.FACT),
    ("När skulle förslagen följas upp?", Intent.FACT),
    ("Hur många intervjuer gjordes i KUR?", Intent.FACT),
    ("Hur många personer deltog i utvärderingen?", Intent.FACT),
    ("Varför bollas remisser?", Intent.FACT),
    ("Vad hette projektet i Halmstad och Laholm om personer utan SGI?", Intent.FACT),
    ("Vad heter grupperna i Gislaved och Värnamo?", Intent.COMPARISON),
    ("Vad säger VC jmf VPM i Halmstad om SIP?", Intent.COMPARISON),
]


@pytest.mark.parametrize(("question", "intent"), FORMS)
def test_the_form_that_a_question_asks_for(assistant: Assistant, question: str, intent: Intent) -> None:
    assert assistant.ask(question).intent is intent


@pytest.mark.parametrize(
    "question",
    [
        "kultur på recept",
        "Vad sägs om kultur på recept för långtidssjukskrivna?",
        "fysisk aktivitet på recept på vårdcentralen",
        "Finns det ett recept för god samverkan?",
        "fotboll som aktivitet för unga",
        "Hur översätts blanketter för nyanlända?",
        "Vem hjälper till att översätta brev?",
        "Är avståndet till huvudstaden ett hinder?",
        "Hur lagas maten i den sociala verksamheten?",
    ],
)
def test_what_is_about_the_reports_is_not_off_topic(question: str) -> None:
    assert intent_of(question, Scope()) is not Intent.OFF_TOPIC


@pytest.mark.parametrize(
    "question",
    [
        "Vilken är Norges huvudstad?",
        "Har du ett recept på kanelbullar?",
        "Ge mig ett recept på god lasagne",
        "Vem vann fotbollsmatchen i går?",
        "Hur gick fotbolls-VM?",
        "Översätt rapporten till engelska",
        "Kan du översätta det här?",
        "Hur lagar man gröt?",
    ],
)
def test_what_has_nothing_to_do_with_the_reports_is_off_topic(question: str) -> None:
    assert intent_of(question, Scope()) is Intent.OFF_TOPIC


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Hur stor del är processverksamhet?", Wanted.PERCENT),
        ("När startade projektet?", Wanted.TIME),
        ("Hur lång tid tar en intervju?", Wanted.TIME),
        ("Vad kostar det?", Wanted.MONEY),
        ("Hur många deltog?", Wanted.COUNT),
        ("hur mkt tid lägger VPM på IST", Wanted.TIME),
        ("Hur stora var grupperna?", Wanted.SIZE),
        ("ålder på ungdomarna?", Wanted.AGE),
        ("Vem ledde kvällen?", Wanted.NAME),
        ("Vad fungerar?", None),
    ],
)
def test_the_kind_of_value_that_is_wanted(question: str, wanted: Wanted | None) -> None:
    assert wanted_of(question) is wanted


def test_a_municipality_of_its_own_is_told_from_a_whole_report(assistant: Assistant) -> None:
    whole = assistant.ask("Vad är det för hinder i Alvesta och Växjö?").scope
    assert (whole.municipalities, whole.reports) == ((), ("varend",))
    part = assistant.ask("Vad saknar FK i Hylte och Laholm?").scope
    assert part.municipalities == ("Hylte", "Laholm")


@pytest.mark.parametrize(
    ("question", "asked", "about"),
    [
        ("Hur många av vårdcentralerna i Halland saknar samverkan med AF?", "Region", "Arbetsförmedlingen"),
        ("Vilka AF-kontor vill ha en kontaktperson hos kommunen?", "Arbetsförmedlingen", "Kommun"),
        ("Säger VPM att de saknar Arbetsförmedlingen?", "Region", "Arbetsförmedlingen"),
        ("Läkarbyten på psykiatrin: klarar FK i Hylte det?", "Försäkringskassan", "Region"),
    ],
)
def test_who_is_asked_and_who_is_spoken_of(assistant: Assistant, question: str, asked: str, about: str) -> None:
    scope = assistant.ask(question).scope
    assert scope.actors == (asked,)
    assert scope.about == (about,)


def test_the_municipalities_of_an_area_name_its_report(assistant: Assistant) -> None:
    assert assistant.ask("Vad kännetecknar höglandskommunerna?").scope.reports == ("hoglandet",)


@pytest.mark.parametrize(
    ("question", "leads"),
    [
        ("Vad kan bli bättre enligt Jobbcenter Unga?", "Ett utökad samarbete"),
        ("Vad kan utvecklas enligt Vuxensektionen?", "Samverkan fungerar ganska bra"),
    ],
)
def test_a_unit_of_one_place_has_cells_without_its_place(assistant: Assistant, question: str, leads: str) -> None:
    answer = assistant.ask(question)
    assert answer.intent is Intent.CELL
    assert answer.citations[0].statement.shown.startswith(leads)


@pytest.mark.parametrize(
    ("question", "asked", "about"),
    [
        ("Var i Halland nämns personalbrist på VPM?", (), ("Region",)),
        ("Var i Halland säger VPM att tiden inte räcker?", ("Region",), ()),
        (
            "Hur ser målgruppen ut enligt FK jmf med AF på Höglandet?",
            ("Försäkringskassan", "Arbetsförmedlingen"),
            (),
        ),
        ("Hur upplever AF samverkan med FK i Varberg?", ("Arbetsförmedlingen",), ("Försäkringskassan",)),
    ],
)
def test_who_is_mentioned_and_who_is_held_against_another(
    assistant: Assistant, question: str, asked: tuple[str, ...], about: tuple[str, ...]
) -> None:
    scope = assistant.ask(question).scope
    assert (scope.actors, scope.about) == (asked, about)
