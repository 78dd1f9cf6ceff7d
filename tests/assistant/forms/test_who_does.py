"""Who does what is asked: in whatever words, under whichever question, and never more surely than it is told."""

import re

import pytest

from assistant import Answer, Assistant
from assistant.answers import Citation
from assistant.holding import Holder
from assistant.question import Concept
from assistant.question.opposed import opposed_in
from tests.assistant.checking import check


def said(answer: Answer) -> str:
    """All that is said in our own words."""
    headline = answer.headline
    return f"{answer.lead} {headline.text if headline else ''} {headline.after if headline else ''}"


def shown(answer: Answer) -> list[Citation]:
    """What is quoted at once, in the order of reading."""
    by_number = {citation.n: citation for citation in answer.citations}
    points = [point for group in answer.groups for point in group.points]
    if answer.table is not None:
        points += [point for row in answer.table.rows for cell in row.cells for point in cell]
    return [by_number[number] for point in points for number in point.numbers]


def places(answer: Answer) -> set[str | None]:
    """The municipalities of what is quoted at once."""
    return {citation.passage.municipality for citation in shown(answer)}


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Vilka AF i Halland vill bli bättre på att använda GK", {"Falkenberg", "Halmstad"}),  # questions 7 and 8
        ("på vilka orter i Halland saknar elevhälsan samverkan med vården", {"Varberg", "Falkenberg", "Halmstad"}),
        (
            "vilka vårdcentraler i Halland har problem med remisser som bollas fram och tillbaka",
            {"Varberg", "Falkenberg", "Laholm"},
        ),
    ],
)
def test_themes_that_tell_the_same_are_read_together(assistant: Assistant, question: str, who: set[str]) -> None:
    assert places(assistant.ask(question)) >= who


def test_what_holds_none_of_the_words_is_left_out(assistant: Assistant) -> None:
    answer = assistant.ask("vilka vårdcentraler i Halland vill kunna mer om SIP")
    assert places(answer) == {"Kungsbacka", "Falkenberg", "Laholm"}


def test_what_holds_the_thing_and_puts_the_rest_otherwise_is_not(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka VPM i Halland vill använda SIP mer?")
    assert places(answer) == {"Varberg", "Falkenberg", "Halmstad", "Hylte", "Laholm"}


def test_who_says_nearly_the_same_does_as_well(assistant: Assistant) -> None:
    answer = assistant.ask("vilka av kommunernas enheter i finnveden jobbar med folk som gått länge på ek bistånd?")
    assert {c.passage.municipality for c in shown(answer)} == {"Gislaved", "Gnosjö", "Värnamo"}
    assert {c.passage.actor for c in shown(answer)} == {"Kommun"}


def test_a_number_is_not_told_where_others_say_it_in_other_words(assistant: Assistant) -> None:
    answer = assistant.ask("vilka kommuner i Halland tar upp läkarbyten")
    assert not re.search(r"\d av \d", said(answer))
    assert places(answer) >= {"Laholm", "Halmstad", "Varberg"}


def test_a_count_by_a_word_says_so_and_denies_nobody_who_may_mean_it(assistant: Assistant) -> None:
    answer = said(assistant.ask("vilka kommuner i Finnveden tar upp personalomsättning"))
    assert "2 av 3 kommuner" in answer  # who tells of *handläggarbyten* tells of it as well
    assert "Inte i" not in answer
    assert "Räknat efter ordet" in answer


def test_a_summary_is_no_count(assistant: Assistant) -> None:
    answer = assistant.ask("sammanfatta vad rapporterna säger om personalomsättning")
    assert answer.citations
    assert not re.search(r"\d av \d", said(answer))


def test_who_lacks_all_parties_lacks_each(assistant: Assistant) -> None:
    answer = assistant.ask("vilka arbetsförmedlingar i Halland saknar samverkan med vården?")
    assert said(answer).strip().startswith("Arbetsförmedlingen i 4 av 6 kommuner")
    assert places(answer) == {"Kungsbacka", "Halmstad", "Hylte", "Laholm"}


def test_who_mentions_somebody_is_somebody_else(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka nämner FK?")
    assert answer.table is not None
    assert "FK" not in answer.table.columns


def test_what_all_actors_think_tells_who_of_them_does(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka av de andra parterna på höglandet har svårt att hitta vägen in i kommunen?")
    told = [citation.statement.speakers for citation in shown(answer)]  # either sentence may lead
    assert ("Försäkringskassan", "Arbetsförmedlingen", "Region") in told


def test_a_list_of_abbreviations_is_no_answer(assistant: Assistant) -> None:
    answer = assistant.ask("vilka av rapporterna säger nåt om nollklassade (sjuka utan SGI) o vilka gör det inte?")
    assert shown(answer)
    assert not [c for c in shown(answer) if c.statement.shown.startswith("SGI –")]


def test_what_the_report_itself_tells_is_asked_of_nobody(assistant: Assistant) -> None:
    answer = assistant.ask("I vilka kommuner skulle utbildningarna i Habitus Hall hållas?")
    assert "Habitus Hall" in shown(answer)[0].statement.shown


@pytest.mark.parametrize(
    ("question", "actors", "about"),
    [
        ("i vilka kommuner nämns långa väntetider i vården", (), ("Region",)),
        ("AF i alla rapporter - vad är det viktigaste andra säger om oss?", (), ("Arbetsförmedlingen",)),
        ("Vi är AF i Halmstad, vad tycker andra om oss?", (), ("Arbetsförmedlingen",)),
        ("Vilka i Finnveden tycker att kommunerna måste bli bättre?", (), ("Kommun",)),
        (
            "Hur många av FK-kontoren i Halland saknar någon på AF för unga?",
            ("Försäkringskassan",),
            ("Arbetsförmedlingen",),
        ),
        ("Många av vårdcentralerna tycker vad om AF?", ("Region",), ("Arbetsförmedlingen",)),
    ],
)
def test_who_is_asked_and_who_is_spoken_of(
    assistant: Assistant, question: str, actors: tuple[str, ...], about: tuple[str, ...]
) -> None:
    scope = assistant.understood(question).scope
    assert (scope.actors, scope.about) == (actors, about)


def test_what_others_say_of_us_is_not_ours(assistant: Assistant) -> None:
    answer = assistant.ask("AF i alla rapporter - vad är det viktigaste andra säger om oss?")
    assert shown(answer)
    assert not [c for c in shown(answer) if c.actor == "Arbetsförmedlingen"]
    assert "hittar jag inget" not in said(answer)


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("skiljer sig höglandet och finnveden i hur AF och FK samarbetar", ["Höglandet 2016", "Finnveden 2018"]),
        ("Sekretessen som hinder, vad sägs i Värend och vad sägs i Finnveden?", ["Värend 2015", "Finnveden 2018"]),
        ("jämför FK i Hylte och AF på Höglandet", ["FK i Hylte", "AF i Höglandet 2016"]),
        ("fk och af på höglandet, hur stor andel av ärendena säger de tillhör målgruppen?", ["FK", "AF"]),
    ],
)
def test_the_sides_are_those_that_the_question_holds_apart(
    assistant: Assistant, question: str, columns: list[str]
) -> None:
    answer = assistant.ask(question)
    assert answer.table is not None
    assert [column.partition(" (")[0] for column in answer.table.columns] == columns


def test_two_who_are_asked_of_their_own_cooperation_speak_of_each_other(assistant: Assistant) -> None:
    answer = assistant.ask("tycker FK och AF i Kungsbacka samma sak om sin samverkan?")
    assert answer.table is not None
    assert answer.table.rows[0].label == ""  # no rows of themes, with what each says of anybody
    quoted = [point.text for row in answer.table.rows for point in row.cells[1]]
    assert all(re.search(r"\bFK|Försäkringskassan", text) for text in quoted)


def test_what_may_join_two_things_is_bounded() -> None:
    question = "Jämför " + " och ".join(["remisser", "lokaler", "kurser", "köer"] * 40)
    assert 0 < len(list(opposed_in(question))) <= 8


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("Vilka målgrupper vill man jobba mer med i Gislaved, Gnosjö resp Värnamo?", ["Gislaved", "Gnosjö", "Värnamo"]),
        ("Målgruppen i KUR 1 och KUR 2 - vad skilde?", ["KUR 1", "KUR 2"]),
    ],
)
def test_each_that_is_named_by_itself_has_its_column(assistant: Assistant, question: str, columns: list[str]) -> None:
    answer = assistant.ask(question)
    assert answer.table is not None
    assert [column.partition(" (")[0] for column in answer.table.columns] == columns


def test_things_are_told_by_what_names_the_theme(assistant: Assistant) -> None:
    answer = assistant.ask("Målgruppen i KUR 1 och KUR 2 - vad skilde?")
    assert answer.table is not None
    quoted = [point.text for row in answer.table.rows for cell in row.cells for point in cell]
    assert quoted
    assert all("målgrupp" in text.lower() for text in quoted)


def test_two_views_of_each_other_are_told_by_what_each_says_of_the_other(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Hur ser kommunerna på Höglandet på samverkan med FK och hur ser FK på samverkan med kommunen?"
    )
    assert answer.table is not None
    ours = [point.text for row in answer.table.rows for point in row.cells[0]]
    assert "Minst samverkan har man med FK." in ours
    assert all("FK" in text or "Försäkringskass" in text for text in ours)


def test_what_holds_the_word_itself_stands_before_its_likes(assistant: Assistant) -> None:
    answer = assistant.ask("ser AF i Varberg och FK i Varberg likadant på arbetsförmåga")
    assert answer.table is not None
    quoted = [point.text for row in answer.table.rows for cell in row.cells for point in cell]
    assert quoted
    assert all("arbetsförmåg" in text.lower() for text in quoted)


@pytest.mark.parametrize("word", ["tillit", "respekt"])
def test_who_mentions_something_is_counted_by_its_word(assistant: Assistant, word: str) -> None:
    answer = assistant.ask(f"Vilka kommuner nämner {word}?")
    assert answer.headline is not None
    assert "kommuner i Halland 2015 tar upp" in answer.headline.text
    assert "Räknat efter ordet" in said(answer)
    assert all(word[:6] in citation.statement.shown.lower() for citation in shown(answer))


def test_what_is_short_for_a_thing_holds_it(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka kommuners FK tar upp aktivitetsersättning?")
    assert answer.headline is not None
    assert answer.headline.text.startswith("Försäkringskassan i 5 av 6 kommuner")
    assert "Hylte" in places(answer)


def test_what_is_done_alone_is_done_to_anything(assistant: Assistant) -> None:
    answer = assistant.ask("vem föreslår att man använder media för att visa det goda man gör?")
    check(answer, assistant)
    assert {group.heading.split(" (")[0] for group in answer.groups} == {
        "Kommunen i Laholm",
        "Försäkringskassan i Falkenberg",
    }


def test_a_compound_of_an_abbreviation_is_put_in_no_other_words(assistant: Assistant) -> None:
    answer = assistant.ask("Vem vill ha en kommun-SIP?")
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text.startswith("1 av 6 kommuner")


def test_a_verb_is_no_noun_that_ends_alike(assistant: Assistant) -> None:
    holder = Holder(assistant.index)
    use = holder.holding(Concept("använder", frozenset({"anvand"}), frozenset({"anvand"})))
    shown = {(p.passage_id, s.start): s.shown for p in assistant.index.passages for s in p.statements}
    assert any(shown[key].startswith("Använda Nätverkslaget") for key in use)
    rooms = holder.holding(Concept("lokaler", frozenset({"lokal"}), frozenset({"lokal"})))
    assert not any("lokala samverkansgrupper" in shown[key] and "lokaler" not in shown[key] for key in rooms)
