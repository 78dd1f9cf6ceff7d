"""Statements that answer in kind: who is asked with whom somebody works *least* is told by what says *least*."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen

__all__ = ["in_kind", "says_opposite"]

_MUCH, _LITTLE = r"\b(?:mest|flest|oftast)\b", r"\bminst\b"
_WELL, _BADLY = r"\b(?:bäst|enklast|lättast|smidigast)\b", r"\b(?:sämst|svårast|trögast|krångligast)\b"
_NEVER = r"(?!)"
_KINDS = tuple(
    tuple(re.compile(pattern, re.IGNORECASE) for pattern in kind)
    for kind in (
        (_MUCH, _MUCH, _LITTLE),
        (_LITTLE, _LITTLE, _MUCH),
        (_WELL, _WELL, _BADLY),
        (_BADLY, rf"{_BADLY}|{_LITTLE}", rf"{_WELL}|{_MUCH}"),
        (
            r"\bnå\b|\bfå tag\b|\bkomma i kontakt\b|\bväg(?:en)? in\b",
            r"\bkontakt(?:en|vägar?|väg)?\b|\bväg in\b",
            _NEVER,
        ),
    )
)
"""What is asked with, what answers it, and what says the opposite."""
_BELONGING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:vilka|vem|hur många)\b[^?]*\b(?:ingår|ingick|delta(?:r|git)|deltog|sitter|satt|(?:är|var|varit) med"
        r"|represent\w+|medverka\w*)\b|\b(?:vilka|vem|vad)\b[^?]*\bbest(?:år|od) [^?]*\bav\b",
        r"\b(?:delta(?:r|git)|deltog|ingår|ingick|best(?:år|od|ått)|represent\w+|sitter med|medverka\w*|där \w+ från"
        r"|sammansatt\w*|träffas)\b",
    )
)
"""Who belongs to something, as it is asked and as it is told: what is thought of it answers nothing."""
_MORE, _SOMEWHAT, _LESS = 1.4, 1.1, 0.8
"""How much more a statement counts that answers in kind, by a superlative or by words of reaching; or less, that
says the opposite."""


def in_kind(question: str, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Scored statements, the best first; those that answer in the kind of words that are asked with count more."""
    asked, told = _BELONGING
    if asked.search(question):
        chosen = [replace(i, score=i.score * _MORE) if told.search(i.statement.shown) else i for i in chosen]
        return sorted(chosen, key=lambda item: -item.score)
    if not any(asked.search(question) for asked, *_ in _KINDS):
        return list(chosen)
    weighed = [replace(item, score=item.score * _weight(question, item.statement.shown)) for item in chosen]
    return sorted(weighed, key=lambda item: -item.score)


def says_opposite(question: str, text: str) -> bool:
    """Whether a text says the opposite of the superlative that a question asks with."""
    return _weight(question, text) < 1


def _weight(question: str, text: str) -> float:
    kinds = [(told, opposite) for asked, told, opposite in _KINDS if asked.search(question)]
    for told, opposite in kinds:
        if told.search(text):
            return _SOMEWHAT if opposite.pattern == _NEVER else _MORE
    return _LESS if any(opposite.search(text) for _, opposite in kinds) else 1.0
