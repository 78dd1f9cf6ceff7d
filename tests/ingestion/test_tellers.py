"""Whose view a sentence tells, where a report tells of all actors together."""

import pytest

from ingestion.models import Statement
from ingestion.tellers import told_by


def told(heading: str, *texts: str) -> list[tuple[str, ...]]:
    statements = [Statement(at, at + len(text), text, text) for at, text in enumerate(texts)]
    return [statement.speakers for statement in told_by(statements, heading)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Vårdgivare upplever att kontakten in till AF är svår.", ("Region",)),
        ("AF och kommunen beskriver att det kan vara svårare.", ("Arbetsförmedlingen", "Kommun")),
        ("Medarbetare inom kommunen upplever att kontakten är svår.", ("Kommun",)),
        ("Enklast med kontakt in till FK har vården.", ("Region",)),
        ("Kommunernas enhet för försörjningsstöd upplever enkel kontakt till AF.", ("Kommun",)),
        ("Samtliga fyra aktörer beskriver att det finns förväntningar.", ()),
        ("Här finns dock vissa skillnader.", ()),
    ],
)
def test_the_subject_of_a_sentence_is_whose_view_it_tells(text: str, speakers: tuple[str, ...]) -> None:
    assert told("Kontaktvägar", text) == [speakers]


def test_others_are_whom_the_heading_does_not_name_and_man_is_whoever_was_told_of() -> None:
    others = ("Försäkringskassan", "Arbetsförmedlingen", "Region")
    assert told("Kontaktvägar in till kommunen", "Samtliga övriga tre aktörer upplever dem som svåra.") == [others]
    assert told("Kontaktvägar in till AF", "FK upplever enkel kontakt.", "Man saknar en väg in.") == [
        ("Försäkringskassan",),
        ("Försäkringskassan",),
    ]


def test_of_several_who_are_not_named_nobody_is_picked_out() -> None:
    first, second = "FK upplever enkel kontakt.", "Kommunen upplever enkel kontakt."
    found = told("Kontaktvägar in till AF", first, second, "Övriga aktörer upplever den svår.", "Man saknar en väg in.")
    assert found[2:] == [(), ()]
    assert told("Kontaktvägar in till kommunen", "Det är svårt för övriga aktörer att veta vem.") == [()]
