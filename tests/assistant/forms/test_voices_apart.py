"""Voices that municipalities pass on, held against each other: each column is what that one says itself."""

import re

import pytest

from assistant import Answer, Assistant
from assistant.answers import Point


def columns_of(answer: Answer) -> dict[str, list[Point]]:
    """The points of each column, by the name of its side."""
    assert answer.table is not None, answer.lead
    names = [re.sub(r" \(visar .*", "", column) for column in answer.table.columns]
    return {name: [p for row in answer.table.rows for p in row.cells[at]] for at, name in enumerate(names)}


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Jämför Lotsen i Laholm och Clavis i Halmstad", {"Lotsen i Laholm": "Lotsen", "Clavis i Halmstad": "Clavis"}),
        (
            "Hur skiljer sig boendestödet i Varberg från boendestödet i Falkenberg?",
            {"Boendestödet i Varberg": "oendestöd", "Boendestödet i Falkenberg": "oendestöd"},
        ),
        (
            "vad säger elevhälsan i Varberg jämfört med elevhälsan i Halmstad",
            {"Elevhälsan i Varberg": "levhäls", "Elevhälsan i Halmstad": "levhäls"},
        ),
        (
            "Vad säger boendestödet i Varberg och Falkenberg?",
            {"Boendestödet i Varberg": "oendestöd", "Boendestödet i Falkenberg": "oendestöd"},
        ),
        ("Jämför AME i Halmstad och AME i Varberg", {"AME i Halmstad": "AME", "AME i Varberg": "AME"}),
    ],
)
def test_each_column_is_what_that_voice_says_there(assistant: Assistant, question: str, sides: dict[str, str]) -> None:
    answer = assistant.ask(question)
    columns = columns_of(answer)
    assert list(columns) == list(sides)
    for name, points in columns.items():
        assert len(points) > 2
        for point in points:
            assert sides[name] in point.text.split("upplever")[0]
            cited = [answer.citations[n - 1].passage for n in point.numbers]
            assert {(p.municipality, p.actor) for p in cited} == {(name.split()[-1], "Kommun")}


def test_what_they_say_of_somebody_is_shown_of_both(assistant: Assistant) -> None:
    question = "Vad tycker Lotsen i Laholm jämfört med AME i Halmstad om psykiatrin?"
    columns = columns_of(assistant.ask(question))
    assert all(point.text.startswith("Lotsen") for point in columns["Lotsen i Laholm"])
    assert any("till vis del även VPM" in point.text for point in columns["Lotsen i Laholm"])
    assert any("samverkan med VPM inte fungerar" in point.text for point in columns["AME i Halmstad"])


def test_a_short_name_stands_for_the_long_one(assistant: Assistant) -> None:
    columns = columns_of(assistant.ask("Jämför Lotsen i Laholm med Eb i Laholm"))
    told = [point.text for point in columns["Eb i Laholm"]]
    assert any(text.startswith("Ekonomiskt bistånd och socialpsykiatrin upplever") for text in told)
    assert all(re.match(r"(?:Eb|Ekonomiskt bistånd)\b", text) for text in told)


def test_an_actor_with_answers_of_its_own_is_a_side_as_well(assistant: Assistant) -> None:
    columns = columns_of(assistant.ask("FK i Halmstad mot Eb i Halmstad, vad saknas?"))
    assert all("saknar" in point.text for points in columns.values() for point in points)
    assert [point.text for point in columns["Eb i Halmstad"]] == [
        "Ekonomiskt bistånd saknar samverkan framförallt med VPM."
    ]


def test_who_is_not_heard_in_one_place_is_said_to_be_silent(assistant: Assistant) -> None:
    answer = assistant.ask("Jämför boendestödet i Varberg med boendestödet i Kungsbacka")
    assert answer.headline is not None
    assert "boendestödet i Kungsbacka" in answer.headline.text
    assert not columns_of(answer)["Boendestödet i Kungsbacka"]


def test_who_is_named_with_a_place_behind_who_is_most_is_a_side(assistant: Assistant) -> None:
    answer = assistant.ask("Vem är mest nöjd med FK, VC i Halmstad eller VC i Hylte?")
    assert list(columns_of(answer)) == ["VC i Halmstad", "VC i Hylte"]
    assert answer.headline is not None
    assert answer.headline.after.count("rangordnar") + answer.headline.text.count("rangordnar") == 1


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("Vad saknas i Hylte jämfört med Laholm?", ["Hylte", "Laholm"]),
        ("Jämför FK i Hylte och AF i Laholm", ["FK i Hylte", "AF i Laholm"]),
        ("Jämför VC i Halmstad och VC i Hylte", ["VC i Halmstad", "VC i Hylte"]),
    ],
)
def test_places_and_actors_stay_the_sides_they_were(assistant: Assistant, question: str, columns: list[str]) -> None:
    assert list(columns_of(assistant.ask(question))) == columns


def test_what_one_says_of_the_other_is_no_comparison(assistant: Assistant) -> None:
    assert assistant.ask("Vad säger FK i Halmstad om Eb i Halmstad?").table is None


def test_a_post_is_held_against_what_another_report_says_of_its_like(assistant: Assistant) -> None:
    question = "Jämför rehabkoordinatorernas syn i Finnveden med rehabsamordnarnas roll på Höglandet"
    answer = assistant.ask(question)
    finnveden, hoglandet = columns_of(answer).values()
    assert answer.table is not None
    assert "rehabsamordnarna på Höglandet" in answer.table.caption
    assert {answer.citations[n - 1].passage.unit for p in finnveden for n in p.numbers} == {"Rehabkoordinatorer"}
    assert hoglandet
    assert all("rehabsamordnar" in point.text.casefold() for point in hoglandet)


def test_what_one_report_has_and_another_one_has_are_sides(assistant: Assistant) -> None:
    columns = columns_of(assistant.ask("Jämför arenasamverkan i Finnveden med TRIS på Höglandet"))
    assert all("renasamverkan" in point.text for point in columns["Arenasamverkan i Finnveden"])
    assert all("TRIS" in point.text for point in columns["TRIS på Höglandet"])


@pytest.mark.parametrize(
    "question",
    ["Jämför förslagen i Värend med förslagen i Finnveden", "Jämför FK i Finnveden och FK på Höglandet om AF"],
)
def test_the_same_of_two_reports_is_told_report_by_report(assistant: Assistant, question: str) -> None:
    assert all("förslag" not in name.casefold() and "20" in name for name in columns_of(assistant.ask(question)))


def test_what_another_says_of_them_is_none_of_theirs(assistant: Assistant) -> None:
    answer = assistant.ask("Jämför Eb i Varberg, Eb i Halmstad och Eb i Laholm")
    for points in columns_of(answer).values():
        assert points
        assert not any(point.text.startswith("Samverkan med Ekonomiskt bistånd") for point in points)
        assert {answer.citations[n - 1].passage.actor for p in points for n in p.numbers} == {"Kommun"}


def test_who_is_held_against_another_one_is_not_only_spoken_of(assistant: Assistant) -> None:
    columns = columns_of(assistant.ask("FK i Falkenberg mot AF i Falkenberg om VPM"))
    assert all("VPM" in point.text for point in columns["FK i Falkenberg"])
    assert columns["AF i Falkenberg"]


def test_whom_all_of_them_see_is_no_column_of_its_own(assistant: Assistant) -> None:
    answer = assistant.ask("Jämför hur AF i Halland och AF i Finnveden beskriver FK")
    told = [n for points in columns_of(answer).values() for p in points for n in p.numbers]
    assert {answer.citations[n - 1].passage.actor for n in told} == {"Arbetsförmedlingen"}


def test_an_office_that_is_named_after_its_place_is_called_so_once(assistant: Assistant) -> None:
    columns = columns_of(assistant.ask("AF-kontor Gislaved jmf AF-kontor Värnamo, vad fungerar bra"))
    assert list(columns) == ["AF-kontor Gislaved", "AF-kontor Värnamo"]
