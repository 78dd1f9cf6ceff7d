"""How long a list of a report is, where a question asks for that."""

import re

__all__ = ["asks_length"]

_LENGTH = re.compile(
    r"\bhur många (?:[\w-]+ )?\w*"
    r"(?:förslag|hinder|åtgärder|idéer|önskemål|målgrupper|områden|vinster|möjligheter|brister)",
    re.IGNORECASE,
)


def asks_length(question: str) -> bool:
    """Whether it is asked how long a list of a report is."""
    return _LENGTH.search(question) is not None
