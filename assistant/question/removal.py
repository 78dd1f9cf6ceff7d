"""A question without a name that a reader has taken away."""

import re
from collections.abc import Sequence

from assistant.question.names import Names, place_spans
from assistant.question.roles import speaker_spans, spoken_spans
from assistant.question.scope import ScopeParser

__all__ = ["without_names"]

_GAP = re.compile(r"\s+(?=[?!.,;:])|^[\s?!.,;:]+")
"""What a name leaves behind: *Vad saknar ?*"""
_BEFORE = re.compile(r"\s*\b(?:i|på|hos|enligt|från|med|av|för|och)\s*$", re.IGNORECASE)


def without_names(text: str, removed: Sequence[str], names: Names, parse: ScopeParser) -> str:
    """A question without the places and speakers of removed chips, so that the search does not find them again."""
    gone = {key.partition(":")[2] for key in removed}
    spans = sorted({*place_spans(text, names), *speaker_spans(text, names), *spoken_spans(text, names)}, reverse=True)
    for start, end in spans:
        scope = parse(text[start:end])
        if gone & {*scope.municipalities, *scope.actors, *scope.units}:
            text = _GAP.sub("", _BEFORE.sub("", text[:start]) + text[end:])
    return text if re.search(r"\w", text) else ""
