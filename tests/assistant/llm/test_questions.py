"""Whatever a model writes, what is kept could be typed into a search box."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.llm.failures import ModelFailure
from assistant.llm.language import is_swedish
from assistant.llm.questions import FEWEST_QUESTIONS, questions_in
from vectorstore.anticipated import LONGEST_QUESTION, MOST_QUESTIONS, bundled_questions

THREE = ("Vad saknas i samverkan?", "vem har ansvaret för unga", "kötid till psykiatrin")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(THREE),
        "\r\n\r\n".join(THREE),
        "\n".join(f"{number}. {text}" for number, text in enumerate(THREE, 1)),
        "\n".join(f"({number}) ”{text}”," for number, text in enumerate(THREE, 1)),
        "\n".join(f"- **{text}**" for text in THREE),
        "\n".join(f"Fråga {number}: {text}" for number, text in enumerate(THREE, 1)),
        "Här är frågorna:\n\n## Egna ord\n" + "\n".join(THREE) + "\n\nHoppas att det hjälper dig vidare.",
        "```json\n" + json.dumps(THREE, ensure_ascii=False) + "\n```",
        json.dumps({"frågor": THREE}),
        json.dumps([{"fråga": text, "typ": "vardagsord"} for text in THREE], indent=1),
        json.dumps(THREE, ensure_ascii=False)[:-2] + '", "vad händer med de',
        "<think>\nVad ska jag skriva om det här?\nJag tar tre.\n</think>\n" + "\n".join(THREE),
        "\n".join([*THREE, *(text.upper() for text in THREE)]),
        "\x00\n".join(THREE) + "\x1b",
    ],
)
def test_questions_are_found_however_they_are_dressed(text: str) -> None:
    assert questions_in(text) == THREE


@pytest.mark.parametrize(
    "line",
    [
        "1.",
        "---",
        "Samverkan",
        "Vad säger [aktör] om det?",
        "Se https://evil.example/ för mer",
        "<img src=x onerror=alert(1)> vad saknas",
        "Samverkan med vården fungerar inte optimalt.",
        "Which actors are missing in the cooperation?",
        "医疗保健的合作缺少什么 och vad mer",
        "å" * 20 + " och så " * 40,
    ],
)
def test_what_is_no_question_is_left_out(line: str) -> None:
    assert questions_in("\n".join([line, *THREE])) == THREE


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "svarade inte med något"),
        (" \n\n", "svarade inte med något"),
        ("Jag kan tyvärr inte hjälpa till med det.", "som frågor"),
        ("\n".join(THREE[:2]), "som frågor"),
        ("What is missing in the cooperation?\nWho is responsible for the young?\nWhat are the hours?", "svenska"),
        ("[" * 10_000, "som frågor"),
        ('["' + "\\ud800" * 900, "som frågor"),
    ],
)
def test_too_little_is_a_failure(text: str, why: str) -> None:
    with pytest.raises(ModelFailure, match=why):
        questions_in(text)


def test_no_more_are_kept_than_a_passage_has_room_for() -> None:
    assert len(questions_in("\n".join(f"vad sägs om sak {number}" for number in range(50)))) == MOST_QUESTIONS


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400) | st.lists(st.text(max_size=250), max_size=20).map(json.dumps))
def test_nothing_else_gets_through(text: str) -> None:
    try:
        found = questions_in(text)
    except ModelFailure:
        return
    assert FEWEST_QUESTIONS <= len(found) <= MOST_QUESTIONS
    for question in found:
        assert len(question) <= LONGEST_QUESTION
        assert question.isprintable()
        assert is_swedish(question)
    assert len({question.casefold() for question in found}) == len(found)


def test_questions_as_people_write_them_are_kept() -> None:
    written = [question for questions in list(bundled_questions().values())[::20] for question in questions]
    kept = 0
    for start in range(0, len(written) - MOST_QUESTIONS, MOST_QUESTIONS):
        kept += len(questions_in("\n".join(written[start : start + MOST_QUESTIONS])))
    assert kept > 0.94 * (len(written) - MOST_QUESTIONS)
