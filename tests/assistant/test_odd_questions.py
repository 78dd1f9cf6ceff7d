"""Whatever is typed gets an answer, or is said to be no question."""

import json
import random

import pytest

from assistant import Assistant
from assistant.conversation import MAX_QUESTION
from assistant.rendering import answer_json, json_line
from ingestion.errors import QuestionError
from tests.assistant.checking import check


@pytest.mark.parametrize("question", ["", "   ", "\n\t", "?!…", "🙂", "\u0000\u200b"])
def test_an_empty_question(assistant: Assistant, question: str) -> None:
    with pytest.raises(QuestionError, match="Frågan är tom"):
        assistant.ask(question)


def test_a_question_of_50_000_characters(assistant: Assistant) -> None:
    with pytest.raises(QuestionError, match=f"högst {MAX_QUESTION}"):
        assistant.ask("samverkan " * 5000)


@pytest.mark.parametrize(
    "question",
    [
        "<script>alert(1)</script> hinder för samverkan",
        "Hinder\u0000för\u0007samverkan?",
        "hinder 🙂 samverkan 👩‍⚕️",
        "‮hinder för samverkan",
        "[1] **hinder** `samverkan` | tabell",
        "hinder" * 300,
        "'; DROP TABLE embeddings; --",
    ],
)
def test_odd_questions_are_questions(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, ["\u0000" * 10, "x" * 60_000])
    check(answer, assistant)
    json.loads(json_line(answer_json(answer)))


def test_any_text_gets_an_answer_or_a_question_error(assistant: Assistant) -> None:
    generator = random.Random(1)
    alphabet = "abcåäö ABC?!.,:;-–”\"'()[]{}<>|\\/`*_#0123\n\t\u0000\u00a0\u200b\ud800🙂漢"
    for _ in range(60):
        text = "".join(generator.choices(alphabet, k=generator.randint(1, 120)))
        try:
            answer = assistant.ask(text, [text])
        except QuestionError:
            continue
        check(answer, assistant)
        assert json.loads(json_line(answer_json(answer)))["question"]
