"""What a question asks beside its matter: what is to be left out, and how it went with what was wished for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section, in_sections
from assistant.forms.nearby import wishes
from assistant.holding import Holder
from assistant.question.framing import left_out
from assistant.question.subject import subject_of

__all__ = ["qualified"]

_WENT = re.compile(
    r"^\W*(?:har (?:[\w-]+ ){1,6}?(?:\w{4,}(?:ts|tts)|blivit|kommit igång|startat)\b"
    r"|blev (?:[\w-]+ ){1,6}?(?:av|beviljad|beviljat|beviljade|genomför[dt]\w*|verklighet|införd\w*|infört)\b"
    r"|kom (?:[\w-]+ ){1,6}?igång\b)",
    re.IGNORECASE,
)
"""Asks whether something came about."""
_AHEAD = re.compile(
    r"\b(?:om|ska|skall|kommer|planera\w*|tänkt|ansök\w*|bör|borde|eventuell\w*|framtida)\b", re.IGNORECASE
)
"""Words of a statement that looks ahead."""
_UNTOLD = "Det jag hittar i rapporterna säger inte hur det blev. Det här önskades eller planerades när de skrevs:"


def qualified(draft: Draft, question: str, holder: Holder) -> Draft:
    """A draft without what the question leaves out in its main part, which says so where no outcome is told."""
    if words := left_out(question):
        draft = _without(draft, words, holder)
    shown = in_sections(draft.shown)
    plain = bool(shown) and not (draft.headline or draft.after) and draft.table is None
    if plain and _WENT.search(question) and all(wishes(i) or _AHEAD.search(i.statement.shown) for i in shown):
        draft.after = _UNTOLD
    return draft


def _without(draft: Draft, words: Sequence[str], holder: Holder) -> Draft:
    """A draft in which what holds one of some words is one click away, where anything else is left."""
    concepts = subject_of(" ".join(words), words, ()).concepts
    held = frozenset[tuple[str, int]]().union(*map(holder.holding, concepts))

    def kept(section: Section) -> Section:
        return replace(section, chosen=tuple(item for item in section.chosen if item.key not in held))

    rest = [section for section in map(kept, draft.shown) if section.chosen]
    out: list[Chosen] = [item for item in in_sections(draft.shown) if item.key in held]
    if not rest or not out or draft.table is not None or draft.copied is not None:
        return draft
    moved = [replace(s, chosen=tuple(item for item in s.chosen if item.key in held)) for s in draft.shown]
    return replace(draft, shown=rest, more=[*draft.more, *(section for section in moved if section.chosen)])
