"""That a report does not say whose a proposal is, where that is asked and what is found is nobody's in particular."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.forms.draft import Draft, in_sections
from assistant.forms.wording import listed, short_of
from ingestion import Report

__all__ = ["with_unnamed"]

_WHOSE = re.compile(r"^\W*(?:och )?(?:vem|vilka) (?:är det som )?(?:föreslår|önskar|efterfrågar|vill)\b", re.IGNORECASE)
_SAYS_WHOSE = re.compile(
    r"\b(?:från|av|enligt|hos) (?:[A-ZÅÄÖ]|\w+(?:na|en|et)\b)|\b(?:säger|önskar|vill|föreslår|anser) \w"
)
"""Words of a statement that may say whose it is."""


def with_unnamed(draft: Draft, question: str, reports: Sequence[Report]) -> Draft:
    """A draft that says so, where it shows what is nobody's alone; it says nothing of what is told already."""
    shown = in_sections(draft.shown)
    if draft.headline or draft.after or draft.table is not None or not shown or not _WHOSE.search(question):
        return draft
    if any(i.passage.actor or i.statement.speaker or _SAYS_WHOSE.search(i.statement.shown) for i in shown):
        return draft
    named = listed(list(dict.fromkeys(short_of(item.passage.report, reports) for item in shown)))
    return replace(draft, after=f"{named} anger inte vem som står bakom det:")
