"""Which rows of a printed table lie where a question says."""

import pytest

from assistant import Assistant
from assistant.chosen import Chosen
from assistant.forms.rows import rows_within


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("hur många höglandskommuner ligger på 6 eller högre i sorteringsnyckeln", "3 av 6: Sävsjö, Nässjö och Tranås"),
        ("Vilka kommuner på Höglandet har minst 7 i sorteringsnyckeln?", "1 av 6: Sävsjö"),
        ("Vilka kommuner har minst 4 men högst 6 i sorteringsnyckeln?", "4 av 6: Aneby, Nässjö, Tranås och Eksjö"),
        ("Vilka kommuner ligger över 4 och under 7 i sorteringsnyckeln?", "2 av 6: Nässjö och Tranås"),
        ("vilka kommuner på höglandet har under 5 i sorteringsnyckeln", "3 av 6: Vetlanda, Aneby och Eksjö"),
        ("Vilka kommuner på Höglandet hamnar på en fyra i den socioekonomiska nyckeln?", "2 av 6: Aneby och Eksjö"),
        ("hur många har sex eller högre i sorteringsnyckeln", "3 av 6: Sävsjö, Nässjö och Tranås"),
        ("Vilka har 3 eller 7 i sorteringsnyckeln?", "2 av 6: Sävsjö och Vetlanda"),
    ],
)
def test_the_rows_are_told_that_lie_where_it_is_asked(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is not None
    assert answer.headline.text == said
    shown = [point.text for group in answer.groups for point in group.points]
    assert {text.partition(":")[0] for text in shown} == set(said.partition(": ")[2].replace(" och ", ", ").split(", "))


@pytest.mark.parametrize(
    "question",
    [
        "Vilken kommun på Höglandet har högst och vilken har lägst socioekonomisk risk?",
        "Vilka kommuner på Höglandet har högst resp lägst socioekonomiskt nyckeltal?",
    ],
)
def test_both_ends_of_a_table_are_told(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is not None
    assert answer.headline.text == "Högst: Sävsjö (7). Lägst: Vetlanda (3)."
    assert [point.text for group in answer.groups for point in group.points] == ["Sävsjö: 7", "Vetlanda: 3"]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Vilken kommun på Höglandet ligger högst i sorteringsnyckeln?", "Sävsjö"),
        ("vilken höglandskommun har lägst värde i den socioekonomiska nyckeln", "Vetlanda"),
    ],
)
def test_the_highest_or_lowest_row_leads(assistant: Assistant, question: str, first: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline is not None
    assert answer.headline.text == first
    assert answer.headline.numbers == (1,)


def test_what_the_table_is_not_of_is_not_ranked_by_it(assistant: Assistant) -> None:
    headline = assistant.ask("Vilken kommun på Höglandet har högst socioekonomisk status?").headline
    assert headline is None or headline.text != "Sävsjö"


@pytest.mark.parametrize(
    "question",
    [
        "Vilka kommuner ligger inte över 5 i sorteringsnyckeln?",
        "Vilka kommuner ligger under 4 eller över 6 i sorteringsnyckeln?",
        "Vilka i sorteringsnyckeln har fler än 2 vårdcentraler?",
        "Har sorteringsnyckeln använts i mer än 3 kommuner, och vilka?",
    ],
)
def test_what_is_more_than_a_bound_or_of_another_thing_is_not_counted(assistant: Assistant, question: str) -> None:
    headline = assistant.ask(question).headline
    assert headline is None or " av 6" not in headline.text


@pytest.mark.parametrize(
    ("question", "told"), [("Vilka ligger över 5 i sorteringsnyckeln?", True), ("Vilka målgrupper är över 5?", False)]
)
def test_a_table_is_read_only_where_its_heading_is_named(assistant: Assistant, question: str, told: bool) -> None:
    passages = assistant.index.passages
    rows = [Chosen(p, s, 1.0) for p in passages for s in p.statements if s.shown in ("Sävsjö: 7", "Vetlanda: 3")]
    assert rows
    assert (rows_within(question, rows, assistant.index) is not None) == told
