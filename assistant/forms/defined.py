"""What abbreviations stand for: as the reports' lists write them out, or where a text does."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from assistant.abstention.wording import listed
from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.shared import FORUMS
from assistant.forms.standing import ENTRY
from assistant.forms.wording import basis_of
from assistant.question import Abbreviated
from vectorstore import Index

__all__ = ["defined"]

_BESIDE = 2
"""Statements that stand beside the entry of one abbreviation; beside several none do."""
_WORDS = 6
"""Words before a bracket that may be what it abbreviates."""


def defined(asked: Abbreviated, draft: Draft, index: Index) -> Draft:
    """A draft that begins with what the abbreviations stand for, and says of which no report tells."""
    if not (asked.long or asked.short):
        return draft
    told = [Chosen(passage, statement, 1.0) for passage in index.passages for statement in passage.statements]
    entries = [_first(told, partial(_is_entry, long)) for long in asked.long]
    spelt = [_first(told, partial(_spells, short)) for short in asked.short]
    found = [item for item in (*entries, *spelt) if item is not None]
    silent = [short for short, item in zip(asked.short, spelt, strict=True) if item is None]
    known = any(short in FORUMS for short in silent)  # by what else they are called, what they are may be told
    headline = "" if known else f"Jag hittar inte att rapporterna skriver ut vad {listed(silent)} betyder."
    headline = headline if silent else ""
    if not found and headline and not asked.literal:
        return replace(draft, headline=headline, after=f"Så här nämns {listed(silent)}:")
    if not found:
        return replace(draft, headline=headline, shown=[], more=[*draft.shown, *draft.more]) if headline else draft
    one = len(asked.long) + len(asked.short) == 1
    near = [item for section in draft.shown for item in section.chosen if _is_beside(item, found)] if one else []
    called = [name.casefold() for name in (*asked.long, *asked.short)]
    if asked.literal:  # a word for meaning is nothing that it is about
        near = [item for item in near if any(name in item.statement.shown.casefold() for name in called)]
    others = near[:_BESIDE]
    shown = sections_by_speaker([*found, *others], index.reports)
    return Draft(headline=headline, shown=shown, basis=basis_of([*found, *others], index.reports))


def _is_beside(item: Chosen, found: Sequence[Chosen]) -> bool:
    """Whether a statement may stand beside those found: not one of them, and no other abbreviation's entry."""
    return item.key not in {one.key for one in found} and ENTRY.fullmatch(item.statement.shown) is None


def _first(told: Iterable[Chosen], says: Callable[[str], bool]) -> Chosen | None:
    return next((item for item in told if says(item.statement.shown)), None)


def _is_entry(long: str, text: str) -> bool:
    return text.endswith((f"– {long}", f"- {long}"))


def _spells(short: str, text: str) -> bool:
    """Whether a text writes an abbreviation out beside it: *Personligt Ombud (PO)*, *SVK (särskilt …)*."""
    if f"({short})" in text:
        before = text.partition(f"({short})")[0].split()[-_WORDS:]
        return any(word.upper().startswith(short[0]) for word in before)
    if re.search(rf"\b{re.escape(short)} (?:står för|betyder|är en förkortning)\b", text):
        return True
    if beside := re.search(rf", {re.escape(short)}\b", text):
        return _shortens(short, text[: beside.start()].split()[-_WORDS:])
    after = re.search(rf"\b{re.escape(short)}(?: \d)? \((\w)", text)
    return after is not None and after[1].upper() == short[0]


def _shortens(short: str, words: Sequence[str]) -> bool:
    """Whether an abbreviation is made of the first letters of words that end a text, or of letters in their order."""
    first = next((at for at, word in enumerate(words) if word.upper().startswith(short[0])), None)
    letters = iter("".join(words[first:]).upper()) if first is not None else iter("")
    return len(words[first:]) > 1 and all(letter in letters for letter in short)
