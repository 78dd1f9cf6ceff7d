"""Counties, regions and parts of the country in a question."""

import pytest

from assistant import Assistant
from assistant.question import ScopeParser


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Vad säger FK i Jönköpings län?", ("finnveden", "hoglandet")),
        ("Vad säger Region Jönköping?", ("finnveden", "hoglandet")),
        ("Vad fungerar i Kronobergs län?", ("varend",)),
        ("Vad saknas i Småland?", ("finnveden", "hoglandet", "varend")),
        ("Vad fungerar på Höglandet i Småland?", ("hoglandet",)),
        ("Vad vill AF på Småländska höglandet?", ("hoglandet",)),
    ],
)
def test_a_county_or_part_of_the_country_is_its_reports(
    parse: ScopeParser, question: str, meant: tuple[str, ...]
) -> None:
    scope = parse(question)
    assert scope.reports == meant
    assert not scope.not_covered
    assert not scope.topics


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Vad saknas i Västra Götaland?", "Västra Götaland"),
        ("Vilka förslag finns i VGR?", "Västra Götaland"),
        ("Vad säger FK i Skåne?", "Skåne"),
        ("Vad säger Region Skåne?", "Skåne"),
        ("Vad fungerar i Stockholms län?", "Stockholms län"),
        ("Vad säger Region Kalmar?", "Kalmar län"),
        ("Vad säger FK i Kalmar?", "Kalmar"),
        ("Vad tycker Upplands Väsby?", "Upplands Väsby"),
    ],
)
def test_a_county_that_no_report_is_about_is_a_place_not_covered(parse: ScopeParser, question: str, place: str) -> None:
    scope = parse(question)
    assert scope.not_covered == (place,)
    assert not scope.topics
    assert scope.actors == (("Region",) if "Region" in question else ("Försäkringskassan",) if "FK" in question else ())


def test_what_is_asked_of_a_county_as_a_whole_is_answered(assistant: Assistant) -> None:
    assert not assistant.ask("Vad säger FK i Jönköpings län?").abstained
    assert not assistant.ask("Vad säger Region Jönköping?").abstained
    for question in ("Vad säger FK i Skåne?", "Vad saknas i Västra Götaland?", "Vad fungerar i Stockholms län?"):
        answer = assistant.ask(question)
        assert answer.abstained, question
        assert "ingår inte i någon av dem" in answer.lead


def test_an_overview_of_a_place_that_no_report_covers_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger Borås om samverkan?")
    assert answer.abstained
    assert "Borås ingår inte i någon av dem" in answer.lead


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("jämför kommunerna Hylte och Halmstad", ("Hylte", "Halmstad")),
        ("Gislaved, Gnosjö och Värnamo – vad funkar i resp kommun", ("Gislaved", "Gnosjö", "Värnamo")),
    ],
)
def test_municipalities_that_are_named_are_the_sides(
    parse: ScopeParser, question: str, places: tuple[str, ...]
) -> None:
    scope = parse(question)
    assert (scope.municipalities, scope.actors) == (places, ())
