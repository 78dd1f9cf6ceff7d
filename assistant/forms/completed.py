"""Lists made whole: an answer that shows some items of a list that a report prints shows the others as well.

Where what says it best is mostly items of one list, that list is the answer; the
items that hold none of the question's words belong to it all the same.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section, in_sections
from assistant.forms.printed import PrintedList

__all__ = ["completed"]

_MOST = 16
"""Items up to which a list is shown whole."""
_LEAST = 3
"""What is shown of a list at least, with what leads to it, for it to be what is asked for."""
_ASKS = re.compile(r"\b(?:vilka|räkna(?:r|s)? upp|lista|nämn)\b|(?:^|[,:;–-] )\W*(?:och )?(?:vad|vem)\b", re.IGNORECASE)
"""Asks what there is; within a sentence *vad* only begins a clause."""
_ASKS_ONE = re.compile(
    r"\b(?:varför|när|hur|vart|vems|vilken|vilket|innebär|betyder|menas)\b|(?:^|[,:;–-] )\W*(?:och |men )?var\b",
    re.IGNORECASE,
)
"""Words that ask for a reason, a manner or one thing, and not for what there is."""


def completed(draft: Draft, lists: Iterable[PrintedList], question: str) -> Draft:
    """A draft with the whole of the list of which most of what it shows is; the same where there is none."""
    shown = in_sections(draft.shown)
    if draft.table or draft.headline or not shown or not _ASKS.search(question) or _ASKS_ONE.search(question):
        return draft
    keys = {item.key for item in shown}
    found = max(lists, key=lambda one: _held(one, keys), default=None)
    if found is None or _held(found, keys) < max(_LEAST, len(shown) / 2) or len(found.items) > _MOST:
        return draft
    whole = [found.introduction, *found.items] if found.introduction is not None else [*found.items]
    inside = {item.key for item in whole}
    if inside <= keys:
        return draft
    return replace(draft, shown=_with(draft.shown, whole, inside), more=_without(draft.more, inside))


def _held(one: PrintedList, keys: set[tuple[str, int]]) -> int:
    """How many of a list's items are shown; what leads to it counts as one."""
    led = one.introduction is not None and one.introduction.key in keys
    return sum(item.key in keys for item in one.items) + led


def _with(sections: Iterable[Section], whole: list[Chosen], inside: set[tuple[str, int]]) -> list[Section]:
    """Sections in which a list stands whole where its first item stood."""
    put = False
    kept = []
    for section in sections:
        chosen: list[Chosen] = []
        for item in section.chosen:
            if item.key not in inside:
                chosen.append(item)
            elif not put:
                chosen += [replace(one, score=item.score) for one in whole]
                put = True
        kept.append(replace(section, chosen=tuple(chosen)))
    return [section for section in kept if section.chosen]


def _without(sections: Iterable[Section], inside: set[tuple[str, int]]) -> list[Section]:
    kept = [replace(s, chosen=tuple(item for item in s.chosen if item.key not in inside)) for s in sections]
    return [section for section in kept if section.chosen]
