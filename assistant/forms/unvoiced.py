"""That whoever is asked was not heard, where what others say is told in their place: *vad tycker läkarna*."""

import re
from collections.abc import Collection
from dataclasses import replace

from assistant.abstention.unheard import asked_unheard, may_speak, passes_on
from assistant.forms.draft import Draft, in_sections
from assistant.forms.own_view import names_author
from assistant.question import Names
from vectorstore.analysis import terms

__all__ = ["with_unvoiced"]

_PEOPLE = re.compile(r"(?:arna|isterna|örerna|logerna|kåren|folket)$", re.IGNORECASE)
_THINKS = re.compile(r"\b(?:tycker|tyckte|anser|ansåg|upplever|upplevde|uppfattar)\b", re.IGNORECASE)
"""What people do, and neither laws nor agreements; those may say something too."""
_THING = re.compile(r"(?:lagen|avtalet|statistiken|texten|rutinerna|kapitlet|slutsatsen|\wet)$", re.IGNORECASE)


def with_unvoiced(draft: Draft, question: str, names: Names, heard: Collection[str]) -> Draft:
    """A draft that says who was not heard; the same where somebody was, or where nobody's statement tells of them."""
    shown = in_sections(draft.shown)
    if draft.headline or draft.after or draft.table is not None or not shown:
        return draft
    if not (who := asked_unheard(question, names, frozenset(heard))) or not _is_of_people(who, question):
        return draft
    if names_author(who):
        return draft  # whose report it is speaks all through it
    named = [item for item in shown if set(terms(who)).intersection(terms(item.statement.shown))]
    if any(item.passage.actor is None and item.statement.speaker is None for item in named):
        return draft  # it may be theirs
    if any(passes_on(item.statement.shown) or may_speak(who, item.statement.shown) for item in shown):
        return draft  # so may what a unit says: the school's health team speaks for the school
    headline = f"{who[0].upper()}{who[1:]} kommer inte till tals för sig i rapporterna."
    return replace(draft, headline=headline, after="Det här säger andra:")


def _is_of_people(who: str, question: str) -> bool:
    """Whether somebody who is asked is people, as far as words tell."""
    if _PEOPLE.search(who):
        return True
    return _THINKS.search(question) is not None and _THING.search(who) is None
