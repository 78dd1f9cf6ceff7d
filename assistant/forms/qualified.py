"""What a question asks beside its matter: what is to be left out, and how it went with what was wished for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.apart import apart_from, without_them
from assistant.forms.draft import Draft, Section, in_sections
from assistant.forms.nearby import wishes
from assistant.holding import Holder
from assistant.question.framing import left_out
from assistant.question.names import Names
from assistant.question.subject import subject_of
from ingestion import Report

__all__ = ["qualified"]

_WENT = re.compile(
    r"^\W*(?:har (?:[\w-]+ ){1,6}?(?:\w{4,}(?:ts|tts)|blivit|kommit igång|startat)\b"
    r"|blev (?:[\w-]+ ){1,6}?(?:av|beviljad|beviljat|beviljade|genomför[dt]\w*|verklighet|införd\w*|infört)\b"
    r"|har (?:[\w-]+ ){1,6}?gått (?:ihop|samman)\b"
    r"|kom (?:[\w-]+ ){1,6}?igång\b)",
    re.IGNORECASE,
)
"""Asks whether something came about."""
_AHEAD = re.compile(r"\b(?:ska|skall|kommer|planera\w*|tänkt|ansök\w*|bör|borde|eventuell\w*)\b", re.IGNORECASE)
"""Words of a statement that looks ahead."""
_DONE = re.compile(
    r"\b(?:genomför(?:d|t|da|ts|des|de)|utbilda(?:t|ts|de|des)|deltog|ägde rum|gick (?:ihop|samman)|blev|blivit"
    r"|(?:har|hade) (?:[\w-]+ ){0,4}?(?!önskat|efterfrågat|planerat|saknat|lämnat|ansökt)"
    r"\w{3,}(?:at|ats|rt|rts|it|its|tt|tts)"
    r"|(?!önska|sakna|efterfråga|planera|behöv|föreslog)\w{3,}(?:ades|rdes|ddes|ktes|ttes))\b",
    re.IGNORECASE,
)
"""Words of a statement that tells what was done: perfect, or past passive, of anything but wishing and planning."""
_UNTOLD = "Det jag hittar i rapporterna säger inte hur det blev. Det här önskades eller planerades när de skrevs:"


def qualified(draft: Draft, question: str, holder: Holder, names: Names, reports: Sequence[Report]) -> Draft:
    """A draft without what the question leaves out in its main part, which says so where no outcome is told."""
    if words := left_out(question):
        apart = apart_from(question, names)
        draft = without_them(draft, apart, reports) if apart else _without(draft, words, holder)
    shown = in_sections(draft.shown)
    plain = bool(shown) and not (draft.headline or draft.after) and draft.table is None
    if not (plain and _WENT.search(question) and all(wishes(i) or _AHEAD.search(i.statement.shown) for i in shown)):
        return draft
    if any(_DONE.search(item.statement.shown) for item in (*shown, *in_sections(draft.more))):
        return draft  # one of them may be the outcome
    return replace(draft, after=_UNTOLD)


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
