"""Whose statements stand in the main part: those of whom the question asks, and of one of several roles alone."""

import pytest

from assistant import Assistant
from assistant.forms.role import parts_of, shared_tail
from tests.assistant.checking import check
from tests.assistant.forms.test_sides import columns, texts


def _shown(assistant: Assistant, question: str) -> list[str]:
    answer = assistant.ask(question)
    check(answer, assistant)
    by_number = {citation.n: citation for citation in answer.citations}
    return [by_number[n].statement.shown for g in answer.groups for point in g.points for n in point.numbers]


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Vad sa landstinget om att så många projekt pågår samtidigt i KUR-utvärderingen?", "Landstinget"),
        ("Vad tyckte nån från AF om vilka som satt i KUR-gruppen?", "Arbetsförmedlingen"),
    ],
)
def test_what_others_say_of_somebody_is_no_view_of_theirs(assistant: Assistant, question: str, speaker: str) -> None:
    answer = assistant.ask(question)
    shown = {n for group in answer.groups for point in group.points for n in point.numbers}
    assert shown
    assert {citation.statement.speaker for citation in answer.citations if citation.n in shown} == {speaker}


def test_of_several_who_reach_each_other_only_the_one_is_told(assistant: Assistant) -> None:
    shown = _shown(assistant, "Hur lätt är det för kommunens personal att nå kassan på Höglandet?")
    assert shown[0].startswith("Medarbetare inom kommunen upplever att kontakten in till FK är svår")
    assert not any("in till kommunen" in text or "handläggare på AF" in text for text in shown)


def test_how_it_is_for_somebody_to_do_something_asks_for_no_overview(assistant: Assistant) -> None:
    shown = _shown(assistant, "Hur är det för AF att komma i kontakt med kommunen på Höglandet?")
    assert shown
    assert all("kommun" in text for text in shown)
    assert any(text.startswith("Samtliga övriga tre aktörer upplever kontaktvägar in till kommunen") for text in shown)


def test_another_role_in_the_same_answer_is_one_click_away(assistant: Assistant) -> None:
    question = "Vilka jobbar aktivitetsersättningshandläggarna på Försäkringskassan (Höglandet) bäst ihop med?"
    shown = _shown(assistant, question)
    assert shown[0].startswith("Personlig handläggare aktivitetsersättning/samordning")
    assert not any(text.startswith("Personlig handläggare sjukpenning") for text in shown)


def test_two_roles_of_one_actor_stand_beside_each_other(assistant: Assistant) -> None:
    question = (
        "Skiljer det sig vilka FKs sjukpenninghandläggare och aktivitetsersättningshandläggare samarbetar mest med"
        " på Höglandet?"
    )
    told = columns(assistant.ask(question))
    assert list(told) == ["Sjukpenning", "Aktivitetsersättning"]
    assert "sjukpenning/samordning samverkar mest med vårdgivare" in texts(told["Sjukpenning"])
    assert "aktivitetsersättning/samordning samverkar mest och bäst med" in texts(told["Aktivitetsersättning"])


def test_a_compound_is_parted_where_both_halves_are_words() -> None:
    known = {"sjukpenning", "handlagg", "praktik"}
    assert parts_of("sjukpenninghandläggarna", known.__contains__) == ("sjukpenning", "handläggarna")
    assert parts_of("samverkan", known.__contains__) is None
    pair = shared_tail(["sjukpenninghandläggare"], ["praktikhandläggare", "handläggare"], known.__contains__)
    assert pair == (("sjukpenning",), ("praktik",))


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Vad är knepigt för VPM i Halmstad när de ska samverka?", "3."),
        ("Vad behöver AF i Halmstad för att kunna samverka?", "5."),
    ],
)
def test_a_word_of_any_question_keeps_no_cell_from_being_found(
    assistant: Assistant, question: str, heading: str
) -> None:
    answer = assistant.ask(question)
    shown = {n for group in answer.groups for point in group.points for n in point.numbers}
    assert all((c.passage.question or "").startswith(heading) for c in answer.citations if c.n in shown)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Vilka samverkar sjukpenninghandläggarna på Höglandet minst med?", "Man har minst och svårast samverkan"),
        ("försörjningsstöd och AME på Höglandet, vem har de minst kontakt med", "Minst samverkan har man med FK"),
        ("Hur går det för FK att nå vården på Höglandet?", "FK har enklast med kontakten in till vårdgivare"),
    ],
)
def test_what_answers_in_kind_leads(assistant: Assistant, question: str, begins: str) -> None:
    assert _shown(assistant, question)[0].startswith(begins)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("vad säger kur-utvärderingen om personlig samverkan", "Personlig samverkan bygger"),
        ("vad säger inventeringen i värend om chefer", "Det har en avgörande betydelse om chefer"),
        ("vad är syftet med utvärderingen enligt KUR-utvärderingen", "Syftet med utvärderingen är"),
    ],
)
def test_what_kind_of_report_is_asked_is_nothing_that_it_tells_of(
    assistant: Assistant, question: str, begins: str
) -> None:
    assert _shown(assistant, question)[0].startswith(begins)
