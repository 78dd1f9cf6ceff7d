"""Who lacks whom: of those who speak of a lack, those whose it is."""

import re
from dataclasses import replace

from assistant.forms.counting import Count
from assistant.question import is_denial
from ingestion import Passage
from vectorstore import Scope
from vectorstore.analysis import terms

__all__ = ["who_lacks"]

_LACKED = "saknas"
_LACKS = re.compile(r"\bsakna\w*", re.IGNORECASE)


def who_lacks(count: Count, scope: Scope, passages: tuple[Passage, ...]) -> Count:
    """A count of who lacks something without those that lack nothing, and without what is said of its own lacks."""
    if scope.themes[:1] != (_LACKED,) or count.asked.denied or not count.held:
        return count
    ids = {passage_id for passage_id, _ in count.held}
    stems = frozenset[str]().union(*(concept.own for group in count.concepts for concept in group))
    denied = {
        (passage.passage_id, statement.start)
        for passage in passages
        if passage.passage_id in ids and _LACKED in passage.themes
        for statement in passage.statements
        if is_denial(statement.shown) or _lacks_itself(statement.shown, stems)
    }
    return replace(count, held=count.held - denied)


def _lacks_itself(text: str, stems: frozenset[str]) -> bool:
    """Whether what is counted stands before the word for a lack alone: *Eb saknar samverkan med VC*."""
    verb = _LACKS.search(text)
    if verb is None:
        return False
    return bool(stems.intersection(terms(text[: verb.start()]))) and not stems.intersection(terms(text[verb.end() :]))
