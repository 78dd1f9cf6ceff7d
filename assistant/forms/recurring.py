"""What stands word for word in several places, where that is asked for."""

import re
from collections.abc import Iterable, Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.wording import basis_of, who
from assistant.question import Subject, counted_in
from ingestion import Passage, Report, Statement
from vectorstore import Scope

__all__ = ["recurring"]

_THING = r"(?:svar\w*|sak\w*|ord\w*|formulering\w*|text\w*|mening\w*)"
_SAME = r"(?:samma|lik\w*|identisk\w*)"
_ASKED = re.compile(
    rf"\b(?:ordagrant|ord för ord) (?:[\w-]+ ){{0,3}}?(?:{_SAME}|flera|återk[ou]m\w*|upprepa\w*)\b"
    rf"|\b(?:{_SAME}|flera|återk[ou]m\w*|upprepa\w*) (?:[\w-]+ ){{0,3}}?(?:ordagrant|ord för ord)\b"
    rf"|\b(?:exakt|precis) {_SAME} {_THING}\b|\bidentiska {_THING}\b"
    rf"|\b(?:svara\w*|formulera\w*|skriv\w*) (?:[\w-]+ ){{0,3}}?(?:exakt|precis) lika\w*",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:ordagrant|ord|exakt|precis|samma|lik\w*|identisk\w*|håll|skriv\w*|formulera\w*"
    r"|upprepa\w*|återk[ou]m\w*"
    rf"|{_THING})",
    re.IGNORECASE,
)
"""Words by which that is asked; who asks of a matter beside them asks for more."""
_SHOWN = 12
_SEVERAL = 2


def recurring(
    subject: Subject, scope: Scope, alike: Iterable[Sequence[tuple[Passage, Statement]]], reports: Sequence[Report]
) -> Draft | None:
    """The statements of those named that recur to the letter, those of most places first; ``None`` if not asked for."""
    if not _ASKED.search(subject.text):
        return None
    things = [concept.word.casefold() for group in counted_in(subject).things for concept in group if not concept.named]
    if not all(map(_WORDS.fullmatch, things)):
        return None
    found = []
    for pairs in alike:
        inside = [Chosen(p, s, 1.0) for p, s in pairs if scope.holds(p) and scope.is_view(p) and _is_asked(p, scope)]
        if _places(inside) >= _SEVERAL:
            found.append(inside)
    if not found:
        return None
    found.sort(key=lambda items: -_places(items))
    shown, rest = ([i for items in part for i in items] for part in (found[:_SHOWN], found[_SHOWN:]))
    return Draft(
        shown=sections_by_speaker(shown, reports, merge=True),
        more=sections_by_speaker(rest, reports, merge=True),
        after=f"Det här står ordagrant lika på flera håll{', först det som står på flest' if rest else ''}:",
        basis=basis_of(shown, reports),
    )


def _places(items: Sequence[Chosen]) -> int:
    """In how many places something stands: what two say in one municipality stands in two."""
    return len({(item.passage.report, item.passage.municipality, who(item)) for item in items})


def _is_asked(passage: Passage, scope: Scope) -> bool:
    return not scope.themes or scope.themes[0] in passage.themes
