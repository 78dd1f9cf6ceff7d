"""Values that a report tells of several groups."""

import pytest

from assistant import Answer, Assistant
from tests.assistant.checking import check


def _first(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("Hur stor del av vårdcentralernas patienter på Höglandet tillhör målgruppen?", "ca 20 %"),
        ("Hur stor del av psykiatrins patienter på Höglandet tillhör målgruppen?", "ca 75-80%"),
    ],
)
def test_the_share_is_that_of_the_group_that_is_asked_for(assistant: Assistant, question: str, share: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.text == share


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("Hur stor andel av vårdens patienter på Höglandet tillhör målgruppen?", ("Psykiatrin", "Primärvården")),
        (
            "Hur stor del av FKs ärenden på Höglandet tillhör målgruppen?",
            ("Handläggare inom aktivitetsersättning", "Handläggare inom sjukpenning"),
        ),
    ],
)
def test_of_several_groups_each_is_told_and_none_in_bold(
    assistant: Assistant, question: str, groups: tuple[str, str]
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is None
    assert sorted(text[: len(name)] for text, name in zip(_first(answer), groups, strict=True)) == sorted(groups)
