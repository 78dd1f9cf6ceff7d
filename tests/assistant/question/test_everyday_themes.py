"""Themes that a question names in everyday words, and who is asked together."""

import pytest

from assistant.question import ScopeParser, themes_asked


@pytest.mark.parametrize(
    ("question", "themes"),
    [
        ("Vilka nackdelar ser FK i Varberg med samverkan?", ("fungerar inte",)),
        ("Vad går snett i samarbetet enligt AF i Falkenberg?", ("fungerar inte",)),
        ("Vad är det som är knepigt för VPM i Halmstad?", ("fungerar inte",)),
        ("Vad ställer till det för IFO i Gislaved?", ("fungerar inte",)),
        ("Sekretessen ställer till det, vad föreslås?", ("förslag",)),
        ("Vilka för- och nackdelar ser AMO?", ("fungerar inte", "fungerar")),
        ("Vilka vill VC i Laholm ha mer att göra med?", ("saknas",)),
        ("Vilka skulle VC i Varberg vilja jobba ihop med men gör det inte idag", ("saknas",)),
        ("Vem har kommunen i Kungsbacka för lite kontakt med?", ("saknas",)),
        ("hur hänger insatserna ihop enligt AF i Kungsbacka", ("samordning idag",)),
        ("Vad är FK:s del i samverkan i Falkenberg?", ("ansvar och förutsättningar",)),
        ("Vad kan VPM i Varberg själva göra?", ("möjligheter",)),
        ("Har FK i Laholm för dålig kontakt med vården?", ()),
        ("Vad behöver man göra för att få sjukpenning?", ()),
        ("Hur bör man tolka försörjningsmåttet?", ()),
        ("Är det meningen att FK ska kalla till möte?", ()),
        ("Vad är det tänkt att samverkanskoordinatorn ska göra?", ("förslag",)),
        ("Vad står på önskelistan hos VPM i Halmstad?", ("förslag",)),
        ("AMO Gislaved, vad behöver fixas?", ("förslag",)),
        ("vad behöver AF i Laholm", ("förslag",)),
        ("Vad tycker FK i Hylte borde hända?", ("förslag",)),
        ("Jag undrar vad de tänkt sig att koordinatorerna ska få för sysslor", ("förslag",)),
        ("Vad ska man göra åt att folk byts ut?", ("förslag",)),
        ("Finns det någon som har en lösning på bostadsbristen?", ("förslag",)),
        ("Hur ska man på Höglandet få bättre koll på vad de andra gör?", ("förslag",)),
        ("Vad kom utredarna fram till att AF borde göra?", ("förslag",)),
        ("vad rekommenderar utvärderarna", ("förslag",)),
        ("vilka förbättringar vill AMO se", ("förslag",)),
        ("vad ska man göra med nollplacerade på Höglandet", ("förslag",)),
        ("vad säger Vuxensektionen om utveckling", ("möjligheter",)),
        ("vilka förbättringar har skett", ()),
        ("vad säger IFO om utvecklingen av arenan", ()),
        ("Hon som höll i intervjuerna, vad tycker hon?", ()),
        ("Vem höll i intervjuerna?", ("bakgrund och metod",)),
        ("allt som ställer sig i vägen för samverkan", ("hinder",)),
        ("Vad behöver AF veta innan mötet?", ()),
        ("Vad görs åt väntetiderna?", ()),
    ],
)
def test_everyday_words_name_a_theme(question: str, themes: tuple[str, ...]) -> None:
    assert themes_asked(question) == themes


@pytest.mark.parametrize(
    "question",
    [
        "Vad hindrar samverkan för IFO i Gislaved resp. Vuxengruppen i Gnosjö?",
        "Vad är bra för IFO i Gislaved och Vuxengruppen i Gnosjö?",
    ],
)
def test_a_unit_behind_the_place_of_another_one_is_asked_as_well(parse: ScopeParser, question: str) -> None:
    assert parse(question).units == ("Individ och Familjeomsorgen (IFO)", "Vuxengruppen")


@pytest.mark.parametrize(
    ("question", "asked", "about"),
    [
        ("Enligt FK, vad bör AF göra?", ("Försäkringskassan",), ("Arbetsförmedlingen",)),
        ("Enligt AF och FK i Hylte, vad saknas?", ("Arbetsförmedlingen", "Försäkringskassan"), ()),
        ("Vad borde AF göra annorlunda enligt FK i Varberg?", ("Försäkringskassan",), ("Arbetsförmedlingen",)),
        ("Hur samordnas vården och stödet i Hylte, enligt kommunen?", ("Kommun",), ("Region",)),
        (
            "Hur funkar det med vården enligt AF och FK i Kungsbacka?",
            ("Arbetsförmedlingen", "Försäkringskassan"),
            ("Region",),
        ),
    ],
)
def test_according_to_whom(parse: ScopeParser, question: str, asked: tuple[str, ...], about: tuple[str, ...]) -> None:
    scope = parse(question)
    assert scope.actors == asked
    assert scope.about == about


@pytest.mark.parametrize(
    "question",
    [
        "Vad kan man göra för att få med cheferna i Halland?",
        "Vad behövs för de unga i Varberg?",
        "Vad bör man göra för nollplacerade på Höglandet?",
        "Hade AMA i Alvesta nåt eget förslag?",
    ],
)
def test_what_is_to_be_done_asks_for_proposals(parse: ScopeParser, question: str) -> None:
    scope = parse(question)
    assert scope.themes == ("förslag",)
    assert "eget" not in scope.topics
