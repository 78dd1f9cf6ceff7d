"""Answers as JSON and as Markdown."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant
from assistant.rendering import answer_json, answer_markdown, escape_markdown, json_line

CELL = "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?"


def test_the_json_contract(assistant: Assistant) -> None:
    data = json.loads(json_line(answer_json(assistant.ask(CELL), "q-1")))
    assert list(data) == [
        "id", "question", "standalone_question", "answer", "abstained", "reason", "citations", "passages", "ms",
        "intent", "chips", "suggestions", "mode", "sentences", "notice",
    ]  # fmt: skip
    assert list(data["citations"][0]) == [
        "n", "report", "title", "municipality", "actor", "unit", "question", "theme", "page",
        "quote", "start", "end", "passage_id",
    ]  # fmt: skip
    assert list(data["passages"][0]) == [
        "passage_id", "report", "municipality", "actor", "unit", "question", "theme", "text", "score",
    ]  # fmt: skip
    assert data["id"] == "q-1"
    assert len(data["passages"]) == 10
    assert data["ms"]["total"] > 0
    assert all(f"[{citation['n']}]" in data["answer"] for citation in data["citations"])
    assert data["citations"][0]["theme"] == "fungerar inte"


@given(st.text(max_size=200))
def test_escaped_markdown_keeps_the_words(text: str) -> None:
    assert escape_markdown(text).replace("\\", "") == text.replace("\\", "")


@pytest.mark.parametrize("text", ["<img src=x>", "[länk](http://x)", "`kod`", "a | b", "*stark*", "_x_"])
def test_markup_in_a_quotation_is_escaped(text: str) -> None:
    escaped = escape_markdown(text)
    for char in "<[]`|*_":
        assert escaped.count(char) == escaped.count("\\" + char) == text.count(char)


def test_the_markdown_has_marks_and_a_note(assistant: Assistant) -> None:
    text = answer_markdown(assistant.ask(CELL))
    assert "[1]" in text
    assert "[2]" in text
    assert "\n\n*Halland 2015, fråga 3 · hela svaret är med." in text


def test_the_words_of_a_user_are_escaped_in_our_own_sentence(assistant: Assistant) -> None:
    answer = assistant.ask("Och AF? <b>[1]</b>", [CELL])
    assert "\\<b\\>" in answer_markdown(answer)
    assert "<b>" not in answer_markdown(answer).replace("\\<b", "")


@pytest.mark.parametrize(
    ("text", "escaped"), [("5. Resultat", "5\\. Resultat"), ("- punkt", "\\- punkt"), ("2016 var", "2016 var")]
)
def test_a_number_is_escaped_at_its_full_stop(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


def test_no_quotation_stands_twice(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka rapporter tar upp tidsbrist?")
    shown = {number for group in answer.groups for point in group.points for number in point.numbers}
    assert shown.isdisjoint(number for group in answer.more for point in group.points for number in point.numbers)


def test_an_introduction_of_two_words_is_no_statement(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger alla rapporter om kunskap om varandras uppdrag?")
    assert not any(point.text == "Förslag är:" for group in answer.groups for point in group.points)
