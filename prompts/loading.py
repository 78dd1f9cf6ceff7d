"""Reading a prompt's file and checking it: the one place where a prompt becomes messages.

A file begins with TOML between two lines ``+++`` (``version``, ``description``
and the ``placeholders`` that the code fills in) and goes on with one part a
message: ``# system``, ``# human`` or ``# ai``.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.prompts import ChatPromptTemplate

__all__ = ["REFUSAL", "Prompt", "PromptError", "load_prompt", "parse_prompt", "prompt_names"]

REFUSAL = "Rapporterna svarar inte på det."
"""What a model is told to write, and nothing else, when the statements do not answer."""

_FILE = re.compile(r"\A\+\+\+\n(?P<front>.*?)\n\+\+\+\n(?P<body>.*)\Z", re.DOTALL)
_PART = re.compile(r"^# (system|human|ai)\n", re.MULTILINE)
_FIELDS = {"version": int, "description": str, "placeholders": list}


class PromptError(ValueError):
    """A prompt's file is malformed, or its placeholders are not those that it declares.

    It is a fault of the program and no user can cause it; a test loads every prompt.
    """


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as its file has it."""

    name: str
    version: int
    description: str
    placeholders: tuple[str, ...]
    messages: tuple[tuple[str, str], ...]
    """Role and template of each message."""

    def template(self) -> "ChatPromptTemplate":
        """The prompt for LangChain; only the file's own braces are placeholders, never those of a value."""
        from langchain_core.prompts import ChatPromptTemplate

        return ChatPromptTemplate.from_messages(list(self.messages))


def prompt_names() -> list[str]:
    """Names of all prompts."""
    return sorted(path.name[:-3] for path in resources.files("prompts").iterdir() if path.name.endswith(".md"))


@cache
def load_prompt(name: str) -> Prompt:
    """Read and check one prompt.

    Raises:
        PromptError: there is no such prompt, or its file is not as it should be.
    """
    if name not in prompt_names():
        raise PromptError(f"There is no prompt {name!r}; there are {', '.join(prompt_names())}.")
    return parse_prompt(name, resources.files("prompts").joinpath(f"{name}.md").read_text(encoding="utf-8"))


def parse_prompt(name: str, text: str) -> Prompt:
    """Check a prompt's text and take it apart.

    Raises:
        PromptError: see :func:`load_prompt`.
    """
    match = _FILE.match(text)
    if match is None:
        raise PromptError(f"{name}: the file does not begin with TOML between two lines +++.")
    try:
        front = tomllib.loads(match["front"])
    except tomllib.TOMLDecodeError as error:
        raise PromptError(f"{name}: the TOML cannot be read: {error}.") from error
    if set(front) != set(_FIELDS) or any(not isinstance(front[key], kind) for key, kind in _FIELDS.items()):
        raise PromptError(f"{name}: expected {', '.join(_FIELDS)}, found {', '.join(front) or 'nothing'}.")
    head, *parts = _PART.split(match["body"])
    if head.strip() or not parts:
        raise PromptError(f"{name}: expected parts that begin with # system, # human or # ai.")
    messages = tuple((role, body.strip()) for role, body in zip(parts[::2], parts[1::2], strict=True))
    seen = {place for _, body in messages for place in _placeholders(name, body)}
    expected = tuple(map(str, front["placeholders"]))
    if seen != set(expected):
        raise PromptError(f"{name}: declares the placeholders {sorted(expected)}, uses {sorted(seen)}.")
    return Prompt(name, front["version"], front["description"], expected, messages)


def _placeholders(name: str, body: str) -> set[str]:
    try:
        found = {field for _, field, _, _ in Formatter().parse(body) if field is not None}
    except ValueError as error:
        raise PromptError(f"{name}: a brace is not closed ({error}).") from error
    if odd := [field for field in found if not field.isidentifier()]:
        raise PromptError(f"{name}: {odd[0]!r} is no name; write braces that are text twice.")
    return found
