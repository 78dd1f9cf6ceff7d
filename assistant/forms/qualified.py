"""What a question asks beside its matter: what is to be left out, and how it went with what was wished for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section, in_sections, sections_by_speaker
from assistant.forms.nearby import wishes
from assistant.holding import Holder
from assistant.question.framing import left_out
from assistant.question.names import Names, bare
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
        folded = [bare(word) for word in words]
        places = frozenset(names.places[word] for word in folded if word in names.places)
        voices = frozenset(names.speakers[word] for word in folded if word in names.speakers)
        draft = _not_of(draft, places, voices, reports) if places or voices else _without(draft, words, holder)
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


def _not_of(
    draft: Draft, places: frozenset[str], voices: frozenset[tuple[str, str | None]], reports: Sequence[Report]
) -> Draft:
    """A draft without what some places and speakers say.

    What is counted, denied or told of all holds them as well and goes with them.
    """
    actors = {actor for actor, unit in voices if not unit}
    units = {unit for _, unit in voices if unit}

    def stays(item: Chosen) -> bool:
        told = item.passage
        return told.municipality not in places and told.actor not in actors and told.unit not in units

    def kept(sections: Sequence[Section]) -> list[Section]:
        rest = [replace(section, chosen=tuple(filter(stays, section.chosen))) for section in sections]
        rest = [section for section in rest if section.chosen]
        named = [any(place in section.heading for place in places) for section in rest]
        anew = [sections_by_speaker(s.chosen, reports) if gone else [s] for s, gone in zip(rest, named, strict=True)]
        return [section for several in anew for section in several]

    table = draft.table
    if table is not None:
        rows = [(name, tuple(tuple(filter(stays, cell)) for cell in cells)) for name, cells in table.rows]
        rows = [(name, cells) for name, cells in rows if any(cells)]
        table = replace(table, rows=tuple(rows)) if rows else None
    told = draft.copied is not None and stays(draft.copied)
    return Draft(
        shown=kept(draft.shown),
        more=kept(draft.more),
        other=next(iter(kept([draft.other])), None) if draft.other else None,
        table=table,
        headline=draft.headline if told else "",
        copied=draft.copied if told else None,
    )
