"""What stands word for word in several places, where that is asked for."""

import re
from collections.abc import Iterable, Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.wording import basis_of
from assistant.question import Subject, counted_in
from ingestion import Passage, Report, Statement
from vectorstore import Scope

__all__ = ["recurring"]

_ASKED = re.compile(
    r"\bordagrant\b|\bord för ord\b|\b(?:exakt|precis) (?:samma|likadan\w*|lika)\b"
    r"|\bidentisk\w* (?:svar|formulering\w*)\b",
    re.IGNORECASE,
)
_WORDS = frozenset(
    ["ordagrant", "ord", "exakt", "precis", "samma", "sak", "saker", "lika", "likadant", "likadana", "identiska"]
)
"""Words by which that is asked; who asks of a matter beside them asks for more."""
_SHOWN = 12
_SEVERAL = 2


def recurring(
    subject: Subject, scope: Scope, alike: Iterable[Sequence[tuple[Passage, Statement]]], reports: Sequence[Report]
) -> Draft | None:
    """The statements of those named that recur to the letter, those of most places first; ``None`` if not asked for."""
    things = [concept.word.casefold() for group in counted_in(subject).things for concept in group if not concept.named]
    if not _ASKED.search(subject.text) or not _WORDS.issuperset(things):
        return None
    found = []
    for pairs in alike:
        inside = [Chosen(p, s, 1.0) for p, s in pairs if scope.holds(p) and scope.is_view(p) and _is_asked(p, scope)]
        if len({(item.passage.report, item.passage.municipality, item.passage.unit) for item in inside}) >= _SEVERAL:
            found.append(inside)
    if not found:
        return None
    found.sort(key=lambda items: -len(items))
    shown, rest = ([i for items in part for i in items] for part in (found[:_SHOWN], found[_SHOWN:]))
    told = f"{len(found)} svar står ordagrant lika på flera håll" if len(found) > 1 else "Ett svar står ordagrant lika"
    return Draft(
        shown=sections_by_speaker(shown, reports, merge=True),
        more=sections_by_speaker(rest, reports, merge=True),
        after=f"{told}{'; här är de som står på flest håll' if rest else ''}:",
        basis=basis_of([*shown], reports),
    )


def _is_asked(passage: Passage, scope: Scope) -> bool:
    return not scope.themes or scope.themes[0] in passage.themes
