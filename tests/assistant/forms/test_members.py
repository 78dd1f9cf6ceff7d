"""Who does what is asked: told by words where they tell, else quoted by place, and never denied."""

import pytest

from assistant import Answer, Assistant
from assistant.answers import Citation
from assistant.question.scope import themes_asked


def told(answer: Answer) -> str:
    return answer.headline.text if answer.headline else ""


def main_of(answer: Answer) -> list[Citation]:
    """What stands in the main part of an answer, outside its table."""
    numbers = {number for group in answer.groups for point in group.points for number in point.numbers}
    return [citation for citation in answer.citations if citation.n in numbers]


def places(answer: Answer) -> set[str | None]:
    return {citation.passage.municipality for citation in main_of(answer)}


@pytest.mark.parametrize(
    ("question", "actor", "expected"),
    [
        (
            "Vilka FK i Halland efterfrågar en särskild handläggare på AF för unga med funktionsnedsättning?",
            "Försäkringskassan",
            {"Kungsbacka", "Varberg", "Falkenberg"},
        ),
        (
            "Vilka AF-kontor i Halland säger att patienter bollas mellan VC och VPM?",
            "Arbetsförmedlingen",
            {"Varberg", "Falkenberg"},
        ),
        (
            "Hur många av FK-kontoren i Halland saknar någon på AF som jobbar med unga med funktionsnedsättning?",
            "Försäkringskassan",
            {"Kungsbacka", "Varberg", "Falkenberg"},
        ),
        (
            "hur många halländska kommuner är missnöjda med vårdplaneringen när folk skrivs ut från sjukhuset",
            "Kommun",
            {"Varberg", "Falkenberg", "Halmstad"},
        ),
        ("Vilka VC nämner personalbrist på VPM?", "Region", {"Falkenberg"}),
    ],
)
def test_who_says_it_in_other_words_is_quoted_and_nobody_is_counted(
    assistant: Assistant, question: str, actor: str, expected: set[str]
) -> None:
    answer = assistant.ask(question)
    assert "av 6" not in told(answer)
    assert "betyder inte nej" in (answer.headline.after if answer.headline else "")
    assert places(answer) == expected
    assert {citation.passage.actor for citation in main_of(answer)} == {actor}


def test_praise_is_no_answer_to_who_misses_something(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Vilka FK i Halland efterfrågar en särskild handläggare på AF för unga med funktionsnedsättning?"
    )
    assert not any("fungerar bra" in citation.statement.shown for citation in main_of(answer))


def test_who_is_spoken_of_is_none_of_those_who_say_it(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka tycker inte att samverkan med VPM fungerar?")
    assert "fråga 3" in told(answer)
    assert "VPM" not in {citation.passage.unit for citation in main_of(answer)}


@pytest.mark.parametrize(
    "question",
    ["Vilka anser inte att SIP fungerar?", "Vilka är inte nöjda med AF?", "Vem tycker inte att det funkar?"],
)
def test_who_does_not_think_that_it_works_asks_for_what_does_not(question: str) -> None:
    assert themes_asked(question) == ("fungerar inte",)


def test_hindrance_in_a_disability_is_no_theme() -> None:
    assert themes_asked("unga med funktionshinder") == ()


@pytest.mark.parametrize(
    "question",
    [
        "Hur många av kommunerna i Halland nämner vårdgrannetelefon?",
        "I hur många kommuner i Halland nämns vårdgrannetelefon?",
        "I vilka av kommunerna i Halland tas vårdgrannetelefon upp?",
    ],
)
def test_of_the_municipalities_counts_places_and_no_actor(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert told(answer).startswith("4 av 6 kommuner i Halland 2015 tar upp ”vårdgrannetelefon”")
    assert "Inte i Varberg och Laholm." in told(answer)


@pytest.mark.parametrize(
    ("question", "begin", "end"),
    [
        (
            "Hur många av verksamheterna i Finnveden nämner Arenasamverkan som fungerar?",
            "10 av 11 verksamheter i Finnveden 2018",
            "Inte Jobbcenter Unga (JCU) i Värnamo.",
        ),
        ("I vilka av rapporterna nämns TRIS?", "2 av 5 rapporter tar upp ”TRIS”: Halland 2015 och Höglandet 2016.", ""),
        ("Hur många rapporter nämner SIP?", "Alla 5 rapporter tar upp ”SIP”", ""),
        ("Hur många aktörer i Varberg nämner IST?", "3 av 5 aktörer i Varberg tar upp ”IST”", ""),
        ("vilka i Hylte saknar AF i samverkan? FK, VC, VPM, kommunen?", "2 av 4 aktörer i Hylte", ""),
    ],
)
def test_what_is_counted_is_what_the_question_names(assistant: Assistant, question: str, begin: str, end: str) -> None:
    answer = told(assistant.ask(question))
    assert answer.startswith(begin)
    assert answer.endswith(end)


def test_who_lacks_something_is_neither_it_nor_who_lacks_nothing(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka aktörer i Halland saknar samverkan med ekonomiskt bistånd?")
    assert "i 5 av 30 svar på fråga 4" in told(answer)
    assert answer.table is not None
    marked = {row.label for row in answer.table.rows if row.cells[answer.table.columns.index("Kommun")]}
    assert marked == set()


def test_a_wish_is_not_counted_by_who_mentions_its_word(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka vill att man praktiserar hos varandra?")
    assert told(answer) == ""
    assert places(answer) >= {"Varberg", "Halmstad", "Laholm"}


def test_another_word_for_the_same_is_counted(assistant: Assistant) -> None:
    answer = assistant.ask("I vilka halländska kommuner föreslår någon att man ska få pryo hos varandra?")
    assert told(answer).startswith("3 av 6 kommuner i Halland 2015 tar upp ”pryo”")


def test_nobody_is_denied_who_uses_the_last_part_of_a_compound(assistant: Assistant) -> None:
    # "hårt belastade", "så tungt belastade"
    answer = assistant.ask("vilka kommuner i Halland tar upp arbetsbelastning")
    denied = told(answer).partition("Inte i")[2]
    assert not {"Falkenberg", "Halmstad"} & set(denied.replace(",", "").replace(".", "").split())


def test_nobody_is_denied_who_may_say_it_in_other_words(assistant: Assistant) -> None:
    answer = assistant.ask("vilka i Halland tar upp personalomsättning?")
    assert "Inte i" not in told(answer)
    assert answer.headline is not None
    assert "Räknat efter ordet" in answer.headline.after


def test_what_is_mentioned_as_a_hindrance_is_looked_for_under_every_question(assistant: Assistant) -> None:
    answer = assistant.ask("I vilka av de fem rapporterna nämns sekretessen som ett hinder för samverkan?")
    assert {citation.report.id for citation in main_of(answer)} == {"halland", "varend", "finnveden"}
