"""Whoever is only named in a question does not limit who answers it."""

import pytest

from assistant import Assistant
from assistant.forms.speaking import is_put_to
from assistant.question import Names


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Finns det nån i Värend som vill att vården ska skriva ut kultur i stället för medicin?", "Kultur på recept"),
        ("Får en liten morot dem som lever på soc att orka kämpa?", "träningskort"),
    ],
)
def test_who_is_named_by_the_way_does_not_answer(assistant: Assistant, question: str, first: str) -> None:
    answer = assistant.ask(question)
    assert first in " ".join(citation.statement.shown for citation in answer.citations[:3])


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("Vad säger kassan om det?", True),
        ("och vad vill Arbetsförmedlingen i Hylte?", True),
        ("vad saknas enligt AF", True),
        ("Vem är för frisk för att få pengar från kassan?", False),
        ("Varför är det svårt när kassan vill träffas?", False),
        ("Finns idén att vården ska göra det?", False),
    ],
)
def test_a_question_is_put_to_whom_a_verb_of_saying_goes_before(assistant: Assistant, question: str, put: bool) -> None:
    assert is_put_to(question, Names.of(assistant.index.reports)) is put
