"""Who made a report, and who somebody of a role is."""

import pytest

from assistant import Answer, Assistant
from tests.assistant.checking import check


def _shown(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Vem gjorde kartläggningen i Finnveden?", "Liselott Edvinsson"),
        ("Vem har gjort kartläggningen på Höglandet?", "Pernilla Conradsson Ström"),
        ("Vem skrev Hallandsrapporten?", "Helén Gustafsson"),
        ("Vem är samverkanskoordinator på Höglandet?", "Pernilla Conradsson Ström"),
        ("Vem var processledare i Värend?", "Lena Joelsson Eriksson"),
        ("Vem var förbundschef i Värend?", "Kerstin Petersson"),
        ("Vem ledde KUR-utvärderingen?", "Lotta Tunved"),
        ("Vem var moderator på Höglandet?", "samverkanskoordinatorn"),
        ("Vem är moderator i fokusgrupperna?", "samverkanskoordinatorn"),
    ],
)
def test_who_made_a_report_or_has_a_role_is_named(assistant: Assistant, question: str, name: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text == name
    assert answer.headline.numbers == (1,)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Vem utvärderade KUR?", "Ansvarig projektledare hos Augur är"),
        ("Vem gjorde inventeringen i Värend?", "De frågor som skulle användas vid inventeringen sammanställdes av"),
        ("Vem ansvarade för kartläggningen i Halland?", "Projektstödjare KUR 2"),
        ("Vem är samverkanskoordinator i Eksjö?", "Pernilla Conradsson Ström"),
        ("Vem tog fram frågorna i Halland?", "Projektstödjaren tar fram följande frågor"),
    ],
)
def test_what_names_them_leads_where_nobody_is_surely_the_one(assistant: Assistant, question: str, first: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is None
    assert _shown(answer)[0].startswith(first)


def test_who_signed_the_report_is_told_where_it_names_nobody_of_that_role(assistant: Assistant) -> None:
    answer = assistant.ask("Vem var projektledare för Fokus Integrerad Samverkan?")
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text == "Höglandet 2016 nämner ingen projektledare."
    assert not answer.headline.numbers
    assert "Pernilla Conradsson Ström" in _shown(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Vem har rätt i Varberg?",
        "Vem är spindeln i nätet i Varberg?",
        "Vem håller ihop rehabprocessen?",
        "Vem intervjuar i en strukturerad fokusgrupp?",
        "Hur många deltog i SIP-utbildningen i Borås?",
    ],
)
def test_no_reference_and_no_first_words_of_a_sentence_are_bold(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is None or not answer.headline.numbers


def test_what_something_is_called_is_no_person(assistant: Assistant) -> None:
    answer = assistant.ask("Vem kartlade Malmö?")
    assert answer.headline is None or not answer.headline.numbers


@pytest.mark.parametrize(
    ("question", "dated"),
    [
        ("Vem skrev Finnvedens rapport och när?", "Finnveden 2018 är från 2018-11-05."),
        ("Vem skrev Finnvedens rapport?", ""),
    ],
)
def test_when_a_report_is_from_is_told_where_that_is_asked_too(assistant: Assistant, question: str, dated: str) -> None:
    headline = assistant.ask(question).headline
    assert headline is not None
    assert headline.text == "Liselott Edvinsson"
    assert headline.after == dated
