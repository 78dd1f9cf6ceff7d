"""Which rows of a printed table lie where a question says."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("hur många höglandskommuner ligger på 6 eller högre i sorteringsnyckeln", "3 av 6: Sävsjö, Nässjö och Tranås"),
        ("Vilka kommuner på Höglandet har minst 7 i sorteringsnyckeln?", "1 av 6: Sävsjö"),
        ("vilka kommuner på höglandet har under 5 i sorteringsnyckeln", "3 av 6: Vetlanda, Aneby och Eksjö"),
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
    ["Vilka kommuner på Höglandet har fler än 10 deltagare?", "Vilka målgrupper är under 25 år i Finnveden?"],
)
def test_another_figure_is_none_of_the_table(assistant: Assistant, question: str) -> None:
    headline = assistant.ask(question).headline
    assert headline is None or " av 6" not in headline.text
