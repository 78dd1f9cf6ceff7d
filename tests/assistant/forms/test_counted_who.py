"""Who is counted: by a sentence's own subject, by place, and by what is said of whom is asked about."""

import pytest

from assistant import Assistant
from assistant.forms.members import _against
from assistant.polarity import Polarity
from assistant.question import Intent, counted_in
from assistant.question.subject import subject_of
from evals.said import main_of


def quoted(assistant: Assistant, question: str) -> set[str]:
    found = main_of(assistant.ask(question)).quoted
    return {name for _, c in found for name in c.statement.speakers or (c.passage.actor or "",)}


def places(assistant: Assistant, question: str) -> set[str | None]:
    return {c.passage.municipality for _, c in main_of(assistant.ask(question)).quoted}


def test_who_of_all_actors_is_the_subject_of_the_sentence(assistant: Assistant) -> None:
    found = quoted(
        assistant, "Hur många aktörer på Höglandet tycker att det är krångligt att komma i kontakt med kommunen?"
    )
    assert found >= {"Försäkringskassan", "Arbetsförmedlingen", "Region"}
    assert "Kommun" not in found


def test_who_finds_it_easy_is_nobody_who_finds_it_hard(assistant: Assistant) -> None:
    found = quoted(
        assistant, "Vilka parter på höglandet tycker att det är lätt att få tag på kassan, och vem gör det inte?"
    )
    assert found == {"Arbetsförmedlingen", "Region"}


def test_those_who_do_not_tell_nothing_of_what_is_asked() -> None:
    assert _against("Vilka tycker att det är lätt att nå FK, och vem gör det inte?") is Polarity.NEGATIVE
    assert _against("Vilka tycker att FK inte är lätt att nå?") is Polarity.POSITIVE


def test_of_places_is_counted_who_is_of_one_whatever_the_report_itself_tells(assistant: Assistant) -> None:
    question = "Vilka Finnvedskommuner vill ha ett tätare samarbete med gymnasiet/skolan?"
    assert places(assistant, question) - {None} == {"Gislaved", "Värnamo"}  # an office is of the place in its name


def test_nan_asks_as_nagon_does(assistant: Assistant) -> None:
    answer = assistant.ask("är det nån av kommunerna i Finnveden som säger att det är kö till vården?")
    assert answer.intent is Intent.LIST
    assert "Kommun" not in answer.scope.about
    assert {c.passage.municipality for _, c in main_of(answer).quoted} == {"Värnamo"}


def test_who_speaks_of_somebody_else_is_not_counted(assistant: Assistant) -> None:
    question = "finns det nån VPM i Halland som tycker att det funkar bra med vårdcentralen? vilka"
    assert places(assistant, question) == {"Hylte"}


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("vilka enheter i Finnveden har problem med att folk slutar", {"folk slutar"}),
        ("vilka av enheterna och myndigheterna i Finnveden berättar om Arenan", {"Arenan"}),
    ],
)
def test_a_phrase_is_one_thing_and_those_who_are_asked_are_none(
    assistant: Assistant, question: str, things: set[str]
) -> None:
    counted = counted_in(subject_of(question, assistant.understood(question).scope.topics, ()))
    assert {concept.word for group in counted.things for concept in group} == things


def test_staff_that_changes_is_told_in_other_words(assistant: Assistant) -> None:
    question = "Är det alla kommunala enheter i Finnveden som tycker att personalbyten stör samverkan?"
    assert places(assistant, question) == {"Gislaved", "Gnosjö"}


def test_an_actors_overview_is_of_what_it_says_itself(assistant: Assistant) -> None:
    found = main_of(assistant.ask("kommunernas bild på Höglandet, sammanfatta")).quoted
    assert {c.passage.actor for _, c in found} == {"Kommun"}


def test_what_several_say_together_stands_once_in_a_comparison(assistant: Assistant) -> None:
    found = [c.n for _, c in main_of(assistant.ask("Jämför FK och AF på Höglandet om kontaktvägar")).quoted]
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Nämns TRIS i mer än en rapport?", "2 av 5 rapporter"),
        ("I vilka av de fem rapporterna är sekretessen ett bekymmer, och var nämns den inte alls?", "3 av 5 rapporter"),
        ("Är det bara Halland som tar upp UPM eller gör andra rapporter det också?", "1 av 5 rapporter"),
        ("I hur många av kartläggningarna nämns Arenasamverkan?", "1 av 5 rapporter"),
        ("Hur många av enheterna i Finnveden har med DUA att göra?", "3 av 11 verksamheter"),
        ("säger verkligen alla i Finnveden att Arenasamverkan funkar, eller är det nån enhet som inte nämner det under"
         " det som går bra?", "10 av 11 verksamheter"),
    ],
)  # fmt: skip
def test_the_reports_and_units_are_counted_that_are_asked_about(assistant: Assistant, question: str, said: str) -> None:
    assert said in main_of(assistant.ask(question)).said


def test_another_name_in_brackets_is_the_same_thing(assistant: Assistant) -> None:
    question = "Tas nollplacerade (0 i SGI) upp överallt i Halland eller finns det nån kommun där de inte nämns?"
    assert places(assistant, question) == {"Kungsbacka", "Varberg", "Falkenberg", "Halmstad", "Hylte"}
