"""The sentence above a list: it is said in our own name, so that it has to hold."""

import re

import pytest

from assistant import Answer, Assistant
from assistant.answers import Citation
from assistant.rendering import answer_markdown

HALLAND = ("Kungsbacka", "Varberg", "Falkenberg", "Halmstad", "Hylte", "Laholm")
SHORT = {"Försäkringskassan": "FK", "Arbetsförmedlingen": "AF"}


def told(answer: Answer) -> str:
    return answer.headline.text if answer.headline else ""


def main_of(answer: Answer) -> list[Citation]:
    """What stands in the main part of an answer."""
    numbers = {number for group in answer.groups for point in group.points for number in point.numbers}
    return [citation for citation in answer.citations if citation.n in numbers]


def truth(assistant: Assistant, pattern: str, number: int | None = None) -> set[tuple[str, str]]:
    """Where Halland's answers hold a pattern: (municipality, actor or unit); two units that answer together are two."""
    wanted = re.compile(pattern, re.IGNORECASE)
    return {
        (p.municipality, SHORT.get(unit, unit))
        for p in assistant.index.report("halland").passages
        if p.municipality and p.actor and (number is None or (p.question or "").startswith(f"{number}."))
        for s in p.statements
        if wanted.search(s.shown)
        for unit in (p.unit or p.actor).split(" och ")
    }


def in_table(answer: Answer) -> set[tuple[str, str]]:
    assert answer.table is not None
    return {
        (row.label, column)
        for row in answer.table.rows
        for column, cell in zip(answer.table.columns, row.cells, strict=True)
        if cell and row.label in HALLAND
    }


@pytest.mark.parametrize(
    ("question", "pattern", "number"),
    [
        ("Vilka nämner SIP?", r"\bSIP", None),
        ("Hur många av aktörerna i Halland nämner SIP?", r"\bSIP", None),
        ("hur många kommuner nämner habiliteringen", r"\bhabilitering", None),
        ("vilka nämner Nätverkslaget", r"nätverkslag", None),
        ("hur många kommuner i Halland tar upp Nätverkslaget", r"nätverkslag", None),
        ("Vilka nämner missbruk?", r"missbruk|beroendeenhet", None),
        ("Hur många föreslår kontaktpersoner?", r"kontaktperson", 8),
        ("Vilka kommuner nämner elevhälsan?", r"elevhäls", None),
        ("Vilka nämner personkännedom?", r"personkännedom", None),
        ("Vilka nämner läkarintyg?", r"läkarintyg", None),
        ("Vilka vill ha en funktionsbrevlåda?", r"funktionsbrevlåd", 8),
        ("Vilka nämner Clavis?", r"clavis", None),
        ("Vilka nämner HÖK?", r"HÖK", None),
        ("Vilka kommuner nämner boendestödet?", r"boendestöd", None),
    ],
)
def test_the_sentence_and_the_table_are_what_the_text_holds(
    assistant: Assistant, question: str, pattern: str, number: int | None
) -> None:
    answer = assistant.ask(question)
    cells = truth(assistant, pattern, number)
    places = {place for place, _ in cells}
    found = re.search(r"(Alla 6|\d av 6) kommuner i Halland 2015 tar upp [^,]*, (?:i|hos) (\d+) av 30", told(answer))
    assert found is not None, told(answer)
    assert found[1] == ("Alla 6" if len(places) == 6 else f"{len(places)} av 6")
    assert int(found[2]) == len(cells)
    assert in_table(answer) == cells
    denied = {name for said in re.findall(r"Inte i ([^.]*)\.", told(answer)) for name in re.split(r", | och ", said)}
    assert not denied & places


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Vad föreslås om praktik/prao hos varandra?", "Varberg"),
        ("Vem nämner arbetsförmågebegreppet?", "Laholm"),
        ("Vilka föreslår fler träffar över gränserna?", "Laholm"),
        ("Vilka förslag finns om att dela lokaler / sitta ihop?", "Varberg"),
        ("Vilka förslag handlar om skolan?", "Falkenberg"),
        ("Vad föreslås för att lösa sekretessproblemet?", "Hylte"),
        ("vilka oroar sig för att UPM läggs ner", "Halmstad"),
        ("Vilka kommuner nämner arbetsgivare?", "Värnamo"),
    ],
)
def test_no_municipality_is_denied_that_speaks_of_it(assistant: Assistant, question: str, held: str) -> None:
    assert not re.search(rf"Inte i [^.]*{held}", told(assistant.ask(question)))


@pytest.mark.parametrize(
    "predicate", ["vill ha en funktionsbrevlåda", "vill återinföra samordningshandledarna", "nämner praktik"]
)
def test_who_and_how_many_are_one_set(assistant: Assistant, predicate: str) -> None:
    who, many = (assistant.ask(f"{word} {predicate}?") for word in ("Vilka kommuner", "Hur många kommuner"))
    assert told(who) == told(many) != ""
    assert in_table(who) == in_table(many)


def test_a_theme_itself_is_listed_and_not_counted(assistant: Assistant) -> None:
    answer = assistant.ask("vilka målgrupper vill man utveckla samverkan kring i Finnveden")
    assert told(answer) == ""
    assert answer.table is None
    assert {c.passage.municipality for c in answer.citations} >= {"Gislaved", "Gnosjö", "Värnamo"}
    assert all("målgrupper" in c.passage.themes for c in answer.citations)


def test_what_is_done_to_a_thing_is_no_number(assistant: Assistant) -> None:
    # It was "både ”utöka” och ”IST”" once, but who wants more of it need not put it in these words.
    answer = assistant.ask("Vilka vill utöka IST?")
    assert told(answer) == ""
    assert {c.passage.municipality for c in main_of(answer)} >= {"Varberg", "Falkenberg"}


@pytest.mark.parametrize(
    "question", ["Hur många kommuner vill inte utöka IST?", "Hur många kommuner har rehabsamordnare på VPM?"]
)
def test_words_of_what_is_denied_or_not_wished_for_give_no_number(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is None or "minst" not in answer.headline.text


@pytest.mark.parametrize(
    ("question", "least"),
    [
        ("Hur många kommuner vill utöka IST?", "I minst 3 kommuner (Varberg, Falkenberg och Halmstad)"),
        ("hur många kommuner vill minska antalet boendestödjare per klient?", "I minst 1 kommun (Varberg)"),
        ("hur många kommuner vill sänka kraven för IST", "I minst 3 kommuner (Kungsbacka, Varberg och Falkenberg)"),
    ],
)
def test_where_other_words_may_say_it_the_number_is_a_least_one(
    assistant: Assistant, question: str, least: str
) -> None:
    answer = assistant.ask(question)
    assert told(answer).startswith(least)
    assert "säkert antal går inte att ange" in told(answer)
    assert answer.headline is not None
    assert "betyder inte nej" in answer.headline.after


def test_a_judgement_is_not_counted_by_who_mentions_its_words(assistant: Assistant) -> None:
    assert told(assistant.ask("Vilka i Halland tycker att VPM har för lite personal?")) == ""


def test_much_at_once_is_not_counted(assistant: Assistant) -> None:
    assert told(assistant.ask("Vilka saknar en handläggare för unga med funktionsnedsättning?")) == ""


def test_of_one_municipality_the_actors_are_counted(assistant: Assistant) -> None:
    assert told(assistant.ask("Vilka nämner SIP i Laholm?")) == "3 av 5 aktörer i Laholm tar upp ”SIP”."


def test_a_theme_under_two_questions_is_given_from_both(assistant: Assistant) -> None:
    answer = assistant.ask("vilket ansvar har VPM i Hylte")
    assert {(c.passage.question or "")[:2] for c in answer.citations} == {"5.", "6."}


def test_units_that_answer_together_are_read_for_each(assistant: Assistant) -> None:
    answer = assistant.ask("i vilka kommuner säger vpm att det inte funkar med vårdcentralen")
    assert told(answer).startswith("VPM i 3 av 6 kommuner i Halland 2015 tar upp VC")


def test_who_denies_is_listed_by_the_denials(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka FK-kontor saknar ingen samverkan alls?")
    assert [c.statement.shown for c in answer.citations] == ["Nej"]
    assert "nekande" in answer_markdown(answer)
    answer = assistant.ask("Vilka enheter i Finnveden tycker inte att det behövs nya målgrupper?")
    assert [c.statement.shown for c in answer.citations] == ["Ser ingen tydlig målgrupp i dagsläget."]


def test_who_is_against_is_not_told_by_who_is_for(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka kommuner vill inte återinföra samordningshandledaren?")
    assert answer.headline is not None
    assert "redovisar inte vilka som inte" in answer.headline.after


def test_who_says_nothing_is_not_against(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka vill ha fler arbetsförberedande insatser, och vilka vill det inte?")
    assert answer.headline is not None
    assert answer.headline.after == "Att någon inte tar upp det betyder inte att de är emot det."


def test_no_table_without_anything_in_it(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka aktörer nämner tidsbrist?")
    assert answer.citations
    assert answer.table is None or any(cell for row in answer.table.rows for cell in row.cells)


def test_how_long_a_list_is_counts_its_statements(assistant: Assistant) -> None:
    answer = assistant.ask("hur många förslag har kommunen i Halmstad")
    assert told(answer) == f"{len(answer.citations)} utsagor"
    assert len(answer.citations) == 16


def test_what_recurs_is_given_with_every_place(assistant: Assistant) -> None:
    answer = assistant.ask("hur vill man lösa samtycke")
    assert {"Halmstad", "Hylte", "Laholm"} <= {
        c.passage.municipality for c in answer.citations if "kringgå sekretessen" in c.statement.shown
    }
