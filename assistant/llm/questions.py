"""From what a model wrote to questions that can be indexed.

Models number what they were asked not to number, begin with a greeting, or
answer in JSON that breaks off. What cannot be a question that somebody types is
left out; nothing is mended.
"""

import json
import re
import unicodedata
from collections.abc import Iterator

from assistant.llm.failures import ModelFailure
from assistant.llm.language import is_swedish
from assistant.llm.written import read_sentence
from vectorstore.anticipated import LONGEST_QUESTION, MOST_QUESTIONS

__all__ = ["FEWEST_QUESTIONS", "questions_in"]

FEWEST_QUESTIONS = 3
"""Questions that must be left for a passage to count as having some."""
_LEAST_WORDS = 2
_THOUGHTS = re.compile(r"\A.*</think>", re.DOTALL)
_FENCE = re.compile(r"^\s*```.*$", re.MULTILINE)
_STRING = re.compile(r'("(?:[^"\\]|\\.)*")(\s*:)?')
"""A whole string of JSON, and the colon that makes it a key."""
_LABEL = re.compile(r"^\W*(?:(?:fråga|f|q)\s*)?\d{1,2}\s*[.:)](?!\d)\s*", re.IGNORECASE)
_NEVER = re.compile(r"^\s*#|[{}\[\]]|[.:]\s*$")
"""Headings, gaps to fill in and whole statements; of the bundled questions none ends with a full stop."""
_QUOTES = "\"”“'»«*_ ,;"


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of a model's answer, each on one line, none twice.

    Raises:
        ModelFailure: too few are left.
    """
    found: dict[str, str] = {}
    other = 0
    for candidate in _candidates(_FENCE.sub("", _THOUGHTS.sub("", text)).strip()):
        question = _read(candidate)
        if question and not _in_swedish(question):
            other += 1
        elif question:
            found.setdefault(question.casefold(), question)
    if other > len(found):
        raise ModelFailure("skrev inte på svenska")
    if len(found) < FEWEST_QUESTIONS:
        raise ModelFailure("skrev inget som går att använda som frågor" if text.strip() else "svarade inte med något")
    return tuple(found.values())[:MOST_QUESTIONS]


def _candidates(text: str) -> Iterator[str]:
    if not text.startswith(("[", "{")):
        yield from text.splitlines()
        return
    for string, colon in _STRING.findall(text):
        try:
            yield "" if colon else json.loads(string, strict=False)
        except ValueError:
            continue


def _read(raw: str) -> str:
    """A candidate without numbering, quotes and markup; empty when it can be no question."""
    bare = _LABEL.sub("", raw.strip().strip(_QUOTES)).strip(_QUOTES)
    written = None if _NEVER.search(bare) else read_sentence(bare)
    if written is None or written.foreign:
        return ""
    text = written.text.strip(_QUOTES)
    fits = len(text) <= LONGEST_QUESTION and len(re.findall(r"[^\W\d_]{2,}|\d+", text)) >= _LEAST_WORDS
    return text if fits else ""


def _in_swedish(text: str) -> bool:
    return is_swedish(text) and all("LATIN" in unicodedata.name(char, "") for char in text if char.isalpha())
