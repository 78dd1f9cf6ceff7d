"""What a question says already, and how the next one stands behind it."""

import re
from collections.abc import Sequence

from assistant.question.names import Names, place_spans, report_spans
from assistant.question.roles import speaker_spans
from vectorstore.analysis import terms

__all__ = ["LONGEST", "holds_term", "phrase_of", "together"]

_OF_WHAT = re.compile(
    r"\b(?:om|kring|gällande|angående|med) (?P<what>(?!det\b|den\b|dem\b|dom\b|de\b|man\b)[^?.!,;:]+)", re.IGNORECASE
)
LONGEST = 500
"""Characters of a text that is put together; a conversation would else grow into one question."""
_LONGEST_PHRASE = 6
"""Words up to which what stands behind a preposition is one thing."""
_COMPOUND = 8
"""Letters of a term from which another one that begins so means the same."""


def phrase_of(text: str, topics: Sequence[str], names: Names) -> str:
    """What a question is about as it says it, where that holds a telling word: *unga med aktivitetsersättning*."""
    if not topics:
        return ""
    for asked in reversed([*_OF_WHAT.finditer(text)]):
        start, end = asked.span("what")
        for first, last in (*place_spans(text, names), *report_spans(text, names), *speaker_spans(text, names)):
            if start <= first < end and last <= end:
                end = first
        what = re.sub(r"(?:\s+(?:i|på|inom|hos|enligt|från))+$", "", text[start:end].strip())
        if any(topic in what for topic in topics) and len(what.split()) <= _LONGEST_PHRASE:
            return what
    return ""


def holds_term(term: str, text: str) -> bool:
    """Whether a text holds a term, or a long one that either begins as the other: *boendestödjarna*, *boendestöd*."""
    held = set(terms(text))
    return term in held or any(
        min(len(one), len(term)) >= _COMPOUND and (one.startswith(term) or term.startswith(one)) for one in held
    )


def together(before: str, question: str) -> str:
    """Two questions as one text; the new one by itself where they are too long, the old one where it holds the new."""
    if before.casefold().rstrip(" ?!.").endswith(question.casefold().strip(" ?!.")):
        return before
    text = f"{_ended(before)} {question.strip()}"
    return text if len(text) <= LONGEST else question.strip()


def _ended(question: str) -> str:
    """A question with a mark behind it: what is put behind it is one of its own, as those are who type none."""
    text = question.rstrip()
    return text if not text or text[-1] in "?!.:…,;" else f"{text}?"
