"""Follow-ups that narrow who speaks."""

import pytest

from assistant import Assistant

LACKING = "Vad saknas i Varberg enligt kommunen?"


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (LACKING, "särskilt elevhälsan", "Vad saknas i Varberg enligt elevhälsan?"),
        (LACKING, "boendestödet då?", "Vad saknas i Varberg enligt boendestödet?"),
        ("Vad fattas enligt elevhälsan i Varberg?", "lärarna då?", "Vad fattas enligt lärarna i Varberg?"),
        (
            "Vad säger kommunen i Halmstad om AF?",
            "särskilt personligt ombud",
            "Vad säger personligt ombud i Halmstad om AF?",
        ),
        ("Vad säger kommunen i Halmstad om AF?", "och elevhälsan?", "Vad säger elevhälsan i Halmstad om AF?"),
    ],
)
def test_a_group_within_the_one_asked_is_asked(assistant: Assistant, before: str, question: str, text: str) -> None:
    assert assistant.understood(question, [before]).text == text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (LACKING, "särskilt sekretess"),
        ("Vad säger VC i Laholm om AF?", "och elevhälsan?"),
        ("Vad säger FK i Hylte om SIP?", "målgruppen då?"),
    ],
)
def test_a_thing_is_nobody_who_speaks(assistant: Assistant, before: str, question: str) -> None:
    name = question.removeprefix("särskilt ").removeprefix("och ").removesuffix(" då?").rstrip("?")
    text = assistant.understood(question, [before]).text
    assert f"enligt {name}" not in text
    assert f"säger {name}" not in text


def test_what_is_answered_is_what_the_group_says(assistant: Assistant) -> None:
    answer = assistant.ask("lärarna då?", ["Vad fattas enligt elevhälsan i Varberg?"])
    assert answer.citations[0].statement.shown.startswith("Lärarkåren")


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Vad fungerar enligt kommunen i Laholm?", "ekonomin?"),  # *Ekonomiskt bistånd upplever …*
        ("Vad saknas enligt kommunen i Kungsbacka?", "sysselsättning då?"),
    ],
)
def test_a_matter_is_no_group(assistant: Assistant, before: str, question: str) -> None:
    assert "enligt ekonomin" not in (text := assistant.understood(question, [before]).text)
    assert "enligt sysselsättning" not in text
