"""Every prompt is Swedish, versioned, and has the placeholders that it declares."""

import pytest

from prompts import REFUSAL, PromptError, load_prompt, prompt_names
from prompts.loading import parse_prompt

GOOD = '+++\nversion = 1\ndescription = "x"\nplaceholders = ["a"]\n+++\n# system\nHej {a}.\n# human\n{{b}}\n'


@pytest.mark.parametrize("name", prompt_names())
def test_every_prompt_loads_and_can_be_filled_in(name: str) -> None:
    prompt = load_prompt(name)
    assert prompt.version >= 1
    assert prompt.description
    filled = prompt.template().format_messages(**{place: f"<{place}> {{x}}" for place in prompt.placeholders})
    text = "\n".join(str(message.content) for message in filled)
    assert [message.type for message in filled] == [role for role, _ in prompt.messages]
    assert all(f"<{place}> {{x}}" in text for place in prompt.placeholders), "braces of a value are text"
    assert " och " in text


def test_the_answer_is_asked_for_with_what_the_code_gives() -> None:
    prompt = load_prompt("answer")
    assert set(prompt.placeholders) == {"question", "statements", "refusal"}
    assert "[u1]" in prompt.messages[0][1]
    assert REFUSAL not in prompt.messages[0][1], "the phrase is written down once, in the code"


def test_doubled_braces_are_text() -> None:
    assert parse_prompt("p", GOOD).template().format_messages(a="{b}")[1].content == "{b}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hej", "does not begin"),
        (GOOD.replace("version = 1", "version ="), "cannot be read"),
        (GOOD.replace("version = 1\n", ""), "expected version"),
        (GOOD.replace("version = 1", 'version = "1"'), "expected version"),
        (GOOD.replace("version = 1", "version = 1\nowner = 2"), "found"),
        (GOOD.replace("# system", "system").replace("# human", "human"), "parts"),
        (GOOD.replace("# system", "text\n# system"), "parts"),
        (GOOD.replace("{a}", "{c}"), "uses"),
        (GOOD.replace("{a}", ""), "uses"),
        (GOOD.replace("{{b}}", "{b}"), "uses"),
        (GOOD.replace("{{b}}", "{"), "brace"),
        (GOOD.replace("{a}", "{a} {}"), "no name"),
        (GOOD.replace("{a}", "{a} {a.x}"), "no name"),
    ],
)
def test_a_prompt_that_is_not_as_it_should_be(text: str, said: str) -> None:
    with pytest.raises(PromptError, match=said):
        parse_prompt("p", text)


def test_a_prompt_that_is_not_there() -> None:
    with pytest.raises(PromptError, match="answer"):
        load_prompt("nej")
