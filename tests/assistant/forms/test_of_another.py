"""What one says of another: what names the other alone is shown, and that nothing does is said first."""

import pytest

from assistant import Assistant
from assistant.question.parties import names_party, names_whole, party_of
from tests.assistant.checking import asked, shown_by


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad säger psykiatrin i Halmstad om vårdcentralerna?", "VPM i Halmstad nämner inte vårdcentralerna."),
        ("Vad säger vårdcentralen i Varberg om kommunen?", "VC i Varberg nämner inte kommunen."),
        ("Vad tycker AF i Halmstad om kommunen?", "Arbetsförmedlingen i Halmstad nämner inte kommunen."),
        ("Vad säger Vuxengruppen om FK?", "Vuxengruppen i Gnosjö nämner inte Försäkringskassan."),
        ("Vad säger FK i Finnveden om psykiatrin?", "Försäkringskassan nämner inte psykiatrin i Finnveden 2018."),
    ],
)
def test_whoever_does_not_mention_the_other_is_said_not_to(assistant: Assistant, question: str, told: str) -> None:
    headline = asked(assistant, question).headline
    assert headline is not None
    assert headline.text == told


def test_what_the_other_says_of_them_comes_nearest(assistant: Assistant) -> None:
    answer = asked(assistant, "Vad säger psykiatrin i Halmstad om vårdcentralerna?")
    assert answer.headline is not None
    assert "om VPM" in answer.headline.after
    assert {citation.passage.unit for citation in answer.citations[:3]} == {"VC"}
    assert all("VPM" in text or "sykiatri" in text for text in shown_by(answer))


def test_the_care_is_told_apart_from_its_units(assistant: Assistant) -> None:
    answer = asked(assistant, "Vad säger AF i Hylte om psykiatrin?")
    assert answer.headline is not None
    assert answer.headline.text.endswith("nämner inte psykiatrin.")
    assert shown_by(answer) == ["Det saknas samverkan mellan oss och vården i stort."]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Vad tycker AF i Halmstad om vården?", "Samverkan med VPM fungerar inte"),
        ("Vad tycker AF i Varberg om vården?", "Samverkan med VPM är svår"),
        ("Vad tycker FK i Falkenberg om vården?", "samverkan med VPM är svår"),
        ("Vad tycker AF i Falkenberg om vården?", "samverkan mellan VC och VPM inte fungerar"),
        ("Vad tycker VPM i Halmstad om socialtjänsten?", "Vi saknar samverkan med socialpsykiatri"),
        ("Vad tycker AME i Gnosjö om AF?", "bättre samverkan med AF"),
        ("Vad säger Vuxengruppen om AME?", "Samarbetet med AME fungerar"),
        ("Vad tycker vårdgivarna på Höglandet om AF?", "kontakten in till AF är svår"),
    ],
)
def test_whoever_names_a_part_names_the_whole(assistant: Assistant, question: str, said: str) -> None:
    answer = asked(assistant, question)
    assert answer.headline is None
    assert any(said in text for text in shown_by(answer))


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Vad säger FK i Laholm om arbetsförmedlingen?", "AF"),
        ("Vad säger VPM i Falkenberg om habiliteringen?", "Habiliteringen"),
        ("Vad säger kommunen i Varberg om SIP?", "SIP"),
        ("Hur upplever VPM i Laholm arbetsförmedlingen?", "AF"),
    ],
)
def test_nothing_else_is_shown_at_once(assistant: Assistant, question: str, word: str) -> None:
    shown = shown_by(asked(assistant, question))
    assert shown
    assert all(word in text for text in shown)


def test_a_judgement_of_the_cooperation_leads(assistant: Assistant) -> None:
    assert shown_by(asked(assistant, "Hur uppfattar kommunen i Kungsbacka FK?"))[0] == (
        "Samverkan med FK och AF fungerar bra."
    )


def test_everybody_else_is_heard_where_others_are_to_speak(assistant: Assistant) -> None:
    answer = asked(assistant, "Hur uppfattas FK av de andra i Kungsbacka?")
    assert len(answer.groups) == 4
    assert all("FK" in text for text in shown_by(answer))


def test_several_voices_are_told_apart(assistant: Assistant) -> None:
    answer = asked(assistant, "Vad säger FK och AF i Hylte om vården?")
    assert [group.heading.split(" i ")[0] for group in answer.groups] == ["Försäkringskassan", "Arbetsförmedlingen"]


@pytest.mark.parametrize(
    ("question", "told", "said"),
    [
        ("Är VC i Laholm nöjda med AF?", "VC i Laholm nämner inte Arbetsförmedlingen bland det som fungerar.", "AF"),
        (
            "Vad fungerar inte med AF enligt FK i Hylte?",
            "Försäkringskassan i Hylte nämner inte Arbetsförmedlingen bland det som inte fungerar eller saknas.",
            "AF",
        ),
    ],
)
def test_whoever_is_named_elsewhere_alone_is_said_to_be(
    assistant: Assistant, question: str, told: str, said: str
) -> None:
    answer = asked(assistant, question)
    assert answer.headline is not None
    assert answer.headline.text == told
    assert all(said in text for text in shown_by(answer))


@pytest.mark.parametrize(
    "question",
    [
        "Tycker FK i Laholm att det saknas samverkan med AF?",
        "Fungerar samverkan med FK enligt VC i Laholm?",
        "Vad säger AME i Gnosjö om AME?",
    ],
)
def test_nothing_is_denied_where_the_answer_tells(assistant: Assistant, question: str) -> None:
    headline = asked(assistant, question).headline
    assert headline is None or "nämner inte" not in headline.text


def test_what_a_text_names() -> None:
    care, clinic = party_of("Region", None), party_of("Region", "VPM")
    assert names_party("Samverkan med VPM är svår", care)
    assert not names_party("Vi behöver läkarintyg", care)
    assert not names_party("Samverkan med social psykiatri", clinic)
    assert names_whole("Vi saknar samverkan med vården", clinic)
    assert not names_whole("Vi saknar samverkan med vården, framförallt VC", clinic)
    assert not names_whole("Vi saknar samverkan med vården", care)


@pytest.mark.parametrize(
    ("question", "not_said"),
    [
        ("Finns det förslag som riktar sig till politiker?", "rikta sin fråga"),
        ("Vilka förslag finns om digitala lösningar?", "Att hitta lösningar"),
        ("återkommande teman om personbunden samverkan", "olika teman"),
        ("Vilka föreslår att man praktiserar hos varandra?", "I praktiken"),
    ],
)
def test_words_of_the_form_of_a_question_are_not_looked_for(assistant: Assistant, question: str, not_said: str) -> None:
    assert not any(not_said in text for text in shown_by(asked(assistant, question)))
