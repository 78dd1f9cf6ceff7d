"""What a question names, and what it takes over from the one before it."""

import pytest

from assistant import Assistant
from assistant.question import ScopeParser
from ingestion import Report
from vectorstore import Scope


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vad säger FK i Hylte?", {"municipalities": ("Hylte",), "actors": ("Försäkringskassan",)}),
        ("vad tycker kassan i hyltes kommun", {"municipalities": ("Hylte",), "actors": ("Försäkringskassan",)}),
        ("VPM Falkenberg om SIP", {"municipalities": ("Falkenberg",), "units": ("VPM",), "actors": ("Region",)}),
        ("Vad saknar vårdcentralen i Varberg?", {"units": ("VC",), "themes": ("saknas",)}),
        ("Vad säger JCU om ungdomar?", {"units": ("Jobbcenter Unga (JCU)",), "actors": ("Kommun",)}),
        ("Hur funkar samverkan med psykiatrin enligt AF?", {"actors": ("Arbetsförmedlingen",), "about": ("Region",)}),
        ("AF:s syn på samverkan mellan FK och kommunen", {"about": ("Försäkringskassan", "Kommun")}),
        ("Vilka kommuner vill återinföra rollen?", {"actors": (), "municipalities": ()}),
        ("fbg kommun", {"municipalities": ("Falkenberg",)}),
        ("Hinder i Värend", {"reports": ("varend",), "themes": ("hinder",)}),
        ("vad lärde man sig i kur?", {"reports": ("kur",), "topics": ("lärde",)}),
        ("Vad hände i KUR 2?", {"reports": ()}),
        ("Vad gjordes i KUR i Varberg?", {"reports": (), "municipalities": ("Varberg",)}),
        ("samverkan i Jönköpings län", {"reports": ("finnveden", "hoglandet"), "not_covered": ()}),
        ("Vad tycker FK i Borås?", {"not_covered": ("Borås",), "municipalities": ()}),
        ("Hur kan det vara bättre?", {"not_covered": ()}),
        ("Kan du ange tre hinder?", {"not_covered": ()}),
        ("Vad säger FK i Ånge?", {"not_covered": ("Ånge",)}),
        ("Samverkan i Vara kommun", {"not_covered": ("Vara",)}),
        ("Vad svarade AF i Laholm på fråga 8?", {"number": 8, "municipalities": ("Laholm",)}),
        ("Vad fungerar inte i samverkan?", {"themes": ("fungerar inte",)}),
        ("Vad fungerar och vad fungerar inte?", {"themes": ("fungerar inte", "fungerar")}),
        ("samverkan funkar ej", {"themes": ("fungerar inte",)}),
        ("Hur ser målgruppen ut?", {"themes": ("målgrupper",)}),
        ("vad tycker arbetsförmedlarna i Hylte", {"actors": ("Arbetsförmedlingen",), "topics": ()}),
        ("psyket i Halmstad", {"units": ("VPM",), "municipalities": ("Halmstad",)}),
        ("Laholm/VPM", {"units": ("VPM",), "municipalities": ("Laholm",)}),
        ("Vad är 20/80-patienter?", {"topics": ("20/80-patienter",)}),
        ("Vad nämns enligt Individ och Familjeomsorgen (IFO)?", {"actors": ("Kommun",), "topics": ()}),
        ("", {"municipalities": (), "actors": ()}),
    ],
)
def test_scope(parse: ScopeParser, question: str, expected: dict[str, object]) -> None:
    scope = parse(question)
    assert {name: getattr(scope, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("question", "municipality", "actor"),
    [
        ("vad funkar inte me fösäkringskassan i hyllte", "Hylte", "Försäkringskassan"),
        ("arbetsformedlngen i Falkenbergg", "Falkenberg", "Arbetsförmedlingen"),
        ("vad säger psykatrin i kungsbaka", "Kungsbacka", "Region"),
    ],
)
def test_misspelt_names(assistant: Assistant, question: str, municipality: str, actor: str) -> None:
    scope = assistant.ask(question).scope
    assert scope.municipalities == (municipality,)
    assert scope.actors == (actor,)


def test_every_municipality_of_the_base_is_found_in_any_case(parse: ScopeParser, reports: tuple[Report, ...]) -> None:
    for name in {name for report in reports for name in report.municipalities}:
        for form in (name, name.lower(), name.upper(), f"{name}s kommun"):
            assert parse(f"Vad säger FK i {form}?").municipalities == (name,), form


MANY = "Vilka kommuner vill återinföra samordningshandledarrollen?"
FIRST = "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?"


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        ([FIRST], "Och i Varberg?", "Vad fungerar inte i samverkan enligt Försäkringskassan i Varberg?"),
        (
            [FIRST, "Och i Varberg?"],
            "och Laholm då?",
            "Vad fungerar inte i samverkan enligt Försäkringskassan i Laholm?",
        ),
        ([FIRST], "Och Arbetsförmedlingen?", "Vad fungerar inte i samverkan enligt Arbetsförmedlingen i Hylte?"),
        ([FIRST], "bara förslagen", "Vilka förslag finns enligt Försäkringskassan i Hylte?"),
        ([FIRST], "Och vad saknar de?", "Vilken samverkan saknas enligt Försäkringskassan i Hylte?"),
        ([FIRST], "vad säger vården om det?", "Vad fungerar inte i samverkan enligt vården i Hylte?"),
        ([FIRST], "hur är det med AF då?", "Vad fungerar inte i samverkan enligt AF i Hylte?"),
        ([FIRST], "jämför med Laholm", "Jämför: " + FIRST.replace("Hylte", "Hylte och Laholm")),
        ([FIRST], "Varför?", f"{FIRST} Varför?"),
        ([FIRST], "Hur ser de andra kommunerna på det?", FIRST.replace("i Hylte", "i alla kommuner")),
        ([MANY], "hur många av dem?", MANY.replace("Vilka", "Hur många")),
        ([MANY], "Vad säger AF om den?", MANY.replace("?", " enligt AF?")),
        (["Vad säger VC i Varberg om SIP?"], "Och om IST?", "Vad säger VC i Varberg om IST?"),
        ([FIRST], "Vilka hinder för samverkan nämns i inventeringen i Värend?", None),
        ([], "Och i Varberg?", None),
        (["  "], "Och i Varberg?", None),
    ],
)
def test_follow_ups(assistant: Assistant, history: list[str], question: str, expected: str | None) -> None:
    meant = assistant.understood(question, history)
    assert meant.text == (expected or question)
    assert meant.changed == (expected is not None)


@pytest.mark.parametrize(
    "question",
    [
        "Vad är SGI?",
        "Vad är JCU?",
        "Vem är Lotta Tunved?",
        "Hur många intervjuer gjordes i KUR?",
        "Vad är ett samordningsförbund?",
        "Tack!",
        "Hej",
    ],
)
@pytest.mark.parametrize("before", [FIRST, "Hur är det i Göteborg?"])
def test_a_question_that_stands_alone_takes_nothing_over(assistant: Assistant, question: str, before: str) -> None:
    assert assistant.understood(question, [before]).text == question


@pytest.mark.parametrize(
    ("question", "report"),
    [("Och på Höglandet?", "hoglandet"), ("och i Värend då?", "varend")],
)
def test_another_report_takes_the_place_of_the_municipality(assistant: Assistant, question: str, report: str) -> None:
    meant = assistant.understood(question, [FIRST])
    assert "Hylte" not in meant.text
    assert meant.scope.reports == (report,)
    assert meant.scope.municipalities == ()


def test_a_follow_up_takes_over_what_it_does_not_name(assistant: Assistant) -> None:
    scope = assistant.understood("Och i Varberg?", [FIRST]).scope
    assert scope == Scope(municipalities=("Varberg",), actors=("Försäkringskassan",), themes=("fungerar inte",))


def test_a_follow_up_keeps_its_own_words(assistant: Assistant) -> None:
    meant = assistant.understood("Varför?", ["Vad saknar vårdcentralen i Varberg?"])
    assert "Vad saknar vårdcentralen i Varberg?" in meant.text
    assert meant.scope.units == ("VC",)


@pytest.mark.parametrize(
    ("question", "asked", "about"),
    [
        ("vilka säger att VPM har för lite personal", (), ("Region",)),
        ("Vilka vill ha kontaktperson på AF?", (), ("Arbetsförmedlingen",)),
        ("vem tycker att AF inte fungerar", (), ("Arbetsförmedlingen",)),
        ("Hur många tycker att FK är svåra att nå?", (), ("Försäkringskassan",)),
        ("Vilka nämner AF?", (), ("Arbetsförmedlingen",)),
        ("Vilka vill AF träffa oftare?", ("Arbetsförmedlingen",), ()),
        ("Vilka hinder ser AF på Höglandet?", ("Arbetsförmedlingen",), ()),
        ("Vem har ansvar enligt FK i Hylte?", ("Försäkringskassan",), ()),
        ("Vilka av vårdcentralerna tycker att FK är svår att nå?", ("Region",), ("Försäkringskassan",)),
        ("Vad tycker AF att FK ska göra?", ("Arbetsförmedlingen",), ("Försäkringskassan",)),
    ],
)
def test_where_anybody_is_asked_who_is_named_is_spoken_of(
    parse: ScopeParser, question: str, asked: tuple[str, ...], about: tuple[str, ...]
) -> None:
    scope = parse(question)
    assert (scope.actors, scope.about) == (asked, about)


def test_a_row_with_commas_is_asked_as_one(parse: ScopeParser) -> None:
    scope = parse("Vad saknar FK, AF och kommunen i Laholm?")
    assert scope.actors == ("Försäkringskassan", "Arbetsförmedlingen", "Kommun")
    assert scope.about == ()
