"""The section whose heading a question says in so many words: *kontaktvägar in till FK*.

Sections beside it (*Kontaktvägar in till AF*) hold the same words, and of those
who are asked about; the one that is named is the answer, whole.
"""

import re
from collections.abc import Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.reasons import asks_for_reason
from assistant.forms.wording import basis_of
from assistant.question import Subject, wanted_of
from ingestion import Passage
from vectorstore import Index, Scope
from vectorstore.analysis import terms

__all__ = ["heading_quoted"]

_LEAST = 2
"""Telling words of a heading at least; one alone stands in any question."""
_ASKS_ONE = re.compile(r"\b(?:vem|vems|vilken|vilket|rangordna|högst|lägst|när|hur (?:många|mycket))\b", re.IGNORECASE)
"""Words that ask for one thing that a section holds."""
_PROPOSED = "förslag"
_SECTION = 14
"""Statements up to which a section is shown whole."""


def heading_quoted(scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """The section of a named report whose heading stands in a question; ``None`` where none or several do."""
    asked = terms(subject.text)
    elsewhere = scope.actors or scope.units or scope.municipalities or scope.not_covered or scope.number is not None
    if len(scope.reports) != 1 or elsewhere or wanted_of(subject.text) is not None:
        return None
    if asks_for_reason(subject.text) or _ASKS_ONE.search(subject.text) or _PROPOSED in scope.themes:
        return None  # of proposals the items alone are asked for, which have forms of their own
    found: dict[tuple[str, ...], list[Passage]] = {}
    for passage in index.report(scope.reports[0]).passages:
        named = terms(passage.path[-1]) if passage.path and not passage.asked else []
        heading = [term for term in named if not term.isdigit()]
        about = not scope.themes or scope.themes[0] in passage.themes
        if len(heading) >= _LEAST and about and _stands_in(heading, asked):
            found.setdefault(passage.path, []).append(passage)
    said = [Chosen(p, s, 1.0) for passages in found.values() for p in passages for s in p.statements]
    if len(found) != 1 or not 1 < len(said) <= _SECTION:
        return None
    return Draft(
        shown=sections_by_speaker(said, index.reports), basis=basis_of(said, index.reports, "hela avsnittet är med")
    )


def _stands_in(heading: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether the words of a heading stand in a question one behind the other."""
    length = len(heading)
    return any(list(asked[at : at + length]) == list(heading) for at in range(len(asked) - length + 1))
