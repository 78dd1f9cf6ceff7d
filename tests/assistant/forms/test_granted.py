"""Why one is pleased with another, or not: the other is spoken of first, and a false premise is refused."""

from itertools import permutations

import pytest

from assistant import Assistant
from assistant.question.parties import names_party, party_of
from tests.assistant.checking import asked, shown_by

_FALSE = "frågan förutsätter något annat"
_SPEAKERS = {
    "FK": party_of("Försäkringskassan", None),
    "AF": party_of("Arbetsförmedlingen", None),
    "VC": party_of("Region", "VC"),
    "VPM": party_of("Region", "VPM"),
    "kommunen": party_of("Kommun", None),
}


@pytest.mark.parametrize(
    ("question", "pointed"),
    [
        ("Varför är vårdcentralen i Halmstad så nöjd med VPM?", "VC i Halmstad säger under ”3."),
        ("Varför är kommunen i Kungsbacka så nöjd med VPM?", "kommunen i Kungsbacka säger under ”3."),
        ("Varför är AF i Varberg så nöjd med FK?", "Arbetsförmedlingen i Varberg säger under ”3."),
        ("Varför är VC i Falkenberg missnöjd med FK?", "VC i Falkenberg säger under ”2."),
        ("Varför fungerar inte samverkan med FK enligt VC i Falkenberg?", "VC i Falkenberg säger under ”2."),
        ("Varför är AF i Halmstad så nöjd med kommunen?", "Arbetsförmedlingen i Halmstad säger under ”4."),
        ("Varför är AF på Höglandet missnöjd med FK?", "Arbetsförmedlingen säger under ”En tydlig arbetsstruktur"),
        ("Varför är AF i Laholm missnöjd med IST?", "Arbetsförmedlingen i Laholm säger under ”2."),
    ],
)
def test_a_premise_of_which_the_contrary_is_said_is_refused(assistant: Assistant, question: str, pointed: str) -> None:
    answer = asked(assistant, question)
    assert answer.reason == _FALSE
    assert "säger något annat om" in answer.lead
    assert f"Närmast ligger vad {pointed}" in answer.lead


@pytest.mark.parametrize("unit", ["elevhälsan", "AME"])
def test_a_voice_that_is_passed_on_is_taken_at_its_word(assistant: Assistant, unit: str) -> None:
    answer = asked(assistant, f"Varför är {unit} i Halmstad så nöjd med VPM?")
    assert answer.reason == _FALSE
    assert f"{unit} i Halmstad säger något annat" in answer.lead


@pytest.mark.parametrize(
    ("question", "first", "then"),
    [
        (
            "Varför är FK i Hylte nöjd med kommunen?",
            "samverkan med boendestödet fungerar mycket bra",
            "Samverkan med kommunen även på golvnivå fungerar inte optimalt.",
        ),
        (
            "Varför tycker AF i Varberg att samverkan med kommunen inte fungerar?",
            "behöva etablera samverkan med bla socialpsykiatri",
            "Vår samverkan med kommunen fungerar bra.",
        ),
    ],
)
def test_what_one_says_of_the_other_leads_and_the_contrary_stands_behind(
    assistant: Assistant, question: str, first: str, then: str
) -> None:
    shown = shown_by(asked(assistant, question))
    assert first in shown[0]
    assert any(then in text for text in shown[1:])


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Varför är VPM i Laholm missnöjd med VC?", "Samverkan fungerar inte mellan oss och VC."),
        ("Varför är VPM i Falkenberg nöjd med Habiliteringen?", "Samverkan med Habiliteringen fungerar"),
        ("Varför är AF i Halmstad missnöjd med kommunen?", "saknas egentligen samverkan med alla parter utom FK"),
    ],
)
def test_what_one_says_of_the_other_leads(assistant: Assistant, question: str, first: str) -> None:
    assert first in shown_by(asked(assistant, question))[0]


@pytest.mark.parametrize("place", ["Falkenberg", "Hylte"])
def test_whoever_is_asked_of_whomever_speaks_of_them(assistant: Assistant, place: str) -> None:
    told = {True: 0, False: 0}
    for one, other in permutations(_SPEAKERS, 2):
        refused = []
        for word in ("nöjd", "missnöjd"):
            answer = assistant.ask(f"Varför är {one} i {place} så {word} med {other}?")
            refused.append(answer.abstained)
            told[answer.abstained] += 1
            if answer.abstained or answer.headline is not None:
                continue
            assert names_party(shown_by(answer)[0], _SPEAKERS[other], _SPEAKERS[one].stems), (one, other, word)
        assert not all(refused) or assistant.ask(f"Vad säger {one} i {place} om {other}?").headline is not None
    assert min(told.values()) > 5


def test_whether_somebody_is_pleased_takes_nothing_for_granted(assistant: Assistant) -> None:
    answer = asked(assistant, "Är VC i Halmstad nöjd med VPM?")
    assert answer.headline is not None
    assert answer.headline.text == "VC i Halmstad nämner inte VPM bland det som fungerar."
    assert "Vår samverkan med VPM fungerar inte" in shown_by(answer)[0]


@pytest.mark.parametrize(
    "question",
    [
        "Varför är FK i Hylte så nöjd?",
        "Vad fungerar med VPM enligt VC i Falkenberg?",
        "Varför är kommunen i Laholm missnöjd?",
        "Varför tycker kassan i Laholm att det är svårt att samordna sig med vården?",
        "Varför tycker Arbetsförmedlingen i Varberg att det är svårt med VPM?",
    ],
)
def test_a_question_without_a_false_premise_is_answered(assistant: Assistant, question: str) -> None:
    assert not asked(assistant, question).abstained


@pytest.mark.parametrize(
    ("question", "pointed"),
    [
        ("Varför menar FK i Hylte att chefssamarbetet med kommunen fungerar utmärkt?", "i Hylte säger under ”3."),
        ("Varför har VPM Halmstad gott om tid?", "VPM i Halmstad säger under ”5."),
        ("Vem är förbundschef på Höglandet?", "(Höglandet 2016)"),
        ("Vem blev koordinator för Uppdrag Samverkan?", "avsnittet ”Uppdrag Samverkan” (Höglandet 2016)"),
    ],
)
def test_a_refusal_points_at_whom_and_what_is_asked_of(assistant: Assistant, question: str, pointed: str) -> None:
    answer = asked(assistant, question)
    assert answer.abstained
    assert pointed in answer.lead


@pytest.mark.parametrize(
    ("question", "told", "behind"),
    [
        ("Vad fungerar i samverkan med FK enligt VC i Halmstad?", "fungerar klockrent", "kan klart förbättras"),
        ("Vad funkar bra med kommunen enligt FK i Hylte?", "boendestödet fungerar mycket bra", "inte optimalt"),
        ("Vad fungerar bra med AF enligt FK i Varberg?", "fungerar ok", "måste bli bättre"),
        ("Vad fungerar inte med VPM enligt kommunen i Falkenberg?", "inte fungerar", "fungerar med AF och FK"),
    ],
)
def test_what_works_with_one_is_what_is_said_of_that_one(
    assistant: Assistant, question: str, told: str, behind: str
) -> None:
    answer = asked(assistant, question)
    shown = " ".join(shown_by(answer))
    assert told in shown
    assert behind not in shown


def test_what_works_with_one_takes_nothing_for_granted(assistant: Assistant) -> None:
    answer = asked(assistant, "Vad fungerar med VPM enligt VC i Halmstad?")
    assert not answer.abstained
    assert answer.headline is not None
    assert "nämner inte VPM bland det som fungerar" in answer.headline.text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("varför är socialpsykiatrin i varberg så nöjd med avd 21", "avd 21 för där fungerar samverkan klockrent"),
        (
            "varför är elevhälsan i varberg så nöjd med habiliteringen",
            "samverkan med Habiliteringen fungerar mycket bra",
        ),
        ("varför är personligt ombud i varberg så nöjd med psykosteamet", "bra samverkan med psykosteamet"),
    ],
)
def test_a_voice_that_is_passed_on_may_be_pleased_with_a_thing(assistant: Assistant, question: str, first: str) -> None:
    answer = asked(assistant, question)
    assert first in " ".join(shown_by(answer)[:2])


@pytest.mark.parametrize("who", ["vårdgivarna", "vårdgivare"])
def test_what_one_thinks_of_another_is_not_doubted_where_it_is_told(assistant: Assistant, who: str) -> None:
    answer = asked(assistant, f"vad tycker {who} på höglandet om samarbetet med fk")
    assert any("mest och enkelt med FK" in text for text in shown_by(answer))


def test_a_letter_for_with_names_no_third_party(assistant: Assistant) -> None:
    short, whole = (asked(assistant, f"varför är fk i varberg missnöjd {word} af") for word in ("m", "med"))
    assert shown_by(short) == shown_by(whole) != []


@pytest.mark.parametrize(
    "question",
    [
        "Varför är AF missnöjd med samordningsförbundet i Laholm?",  # only "alla parter" is praised there
        "Varför är kommunen nöjd med psykiatrin i Kungsbacka?",  # the wards are psychiatry too
        "Varför saknar FK i Laholm samverkan med kommunen?",  # wished for among the proposals
    ],
)
def test_what_may_be_so_is_not_said_to_be_otherwise(assistant: Assistant, question: str) -> None:
    assert "säger något annat" not in asked(assistant, question).lead


def test_a_denial_is_of_the_report_that_is_asked(assistant: Assistant) -> None:
    lead = asked(assistant, "Varför är FK missnöjd med AF i Finnveden?").lead
    assert "Försäkringskassan (Finnveden 2018) säger något annat om Arbetsförmedlingen" in lead


def test_an_exception_is_said_to_be_spoken_of_otherwise(assistant: Assistant) -> None:
    answer = asked(assistant, "Varför är AF i Halmstad missnöjda med FK?")
    assert answer.headline is not None
    assert answer.headline.text.endswith("säger något annat om Försäkringskassan än frågan förutsätter.")
    assert shown_by(answer)[0] == "Samverkan med FK via Fris fungerar bra."


def test_a_voice_is_passed_on_by_a_misspelt_verb_too(assistant: Assistant) -> None:
    answer = asked(assistant, "Varför är personligt ombud i Falkenberg nöjd med FK?")
    assert "Samverkan med FK fungerar också." in shown_by(answer)[0]
