"""All that a report proposes itself, where nothing more is asked: every item of its lists, under their headings.

What stands before the items (*Nedan beskrivs formulerade förslag*) proposes
nothing, and one list of several is not what the report proposes.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section
from assistant.forms.enumerated import stands_in
from assistant.forms.standing import is_item
from assistant.forms.thematic import rooms
from assistant.forms.wording import basis_of, listed
from assistant.question import Subject, counted_in, population_of
from vectorstore import Index, Scope
from vectorstore.analysis import terms

__all__ = ["own_lists"]

_ASKS = re.compile(
    r"\b(?:vilka|vad|hur många|antal(?:et)?|räkna|lista|nämn|sammanfatta|sammanställ|visa|ge|alla|samtliga)\b"
    r"|^\W*(?:\w+ )?(?:förslag|åtgärd)",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:varför|när|var|vart|vems|vilken|vilket|varifrån|innebär|betyder|menas|hur(?! många\b)|vem (?!ska\b|gör\b))\b"
    r"|\b(?:i|av|hos|på|från|för|med|inom|till) vilka\b|\b(?:först|viktigast\w*|störst\w*|mest|minst)\b",
    re.IGNORECASE,
)
"""Words that ask for something else than what is proposed, or for some of it."""
_HOW_MANY = re.compile(r"\b(?:hur många|antal(?:et)?)\b", re.IGNORECASE)
_PROPOSED = "förslag"
_BESIDE = frozenset({_PROPOSED, "ansvar och förutsättningar"})
"""Themes that ask for nothing beside the proposals: *vem ska göra vad enligt förslagen*."""
_LEAST, _ROOM = 2, 50


def own_lists(scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """The items of every list of proposals of the one report that is asked; ``None`` where more, or less, is."""
    if not _asks_for_all(scope, subject):
        return None
    own = [
        passage
        for passage in index.passages
        if passage.report in scope.reports and passage.themes[:1] == (_PROPOSED,) and not passage.asked
        if passage.actor is None and passage.municipality is None
    ]
    groups: list[tuple[str, list[Chosen]]] = []
    for _, cell in groupby(own, key=lambda passage: passage.cell):
        items = [Chosen(passage, s, 1.0) for passage in cell for s in passage.statements if is_item(s)]
        if items:
            groups.append((items[0].passage.path[-1], items))
    if len(groups) < _LEAST:
        return None
    if subject.concepts and not (groups := _headed(groups, subject)):
        return None
    given = rooms([len(items) for _, items in groups], _ROOM)
    shown = [Section(heading, tuple(items[:room])) for (heading, items), room in zip(groups, given, strict=True)]
    rest = [Section(heading, tuple(items[room:])) for (heading, items), room in zip(groups, given, strict=True)]
    every = [item for _, items in groups for item in items]
    draft = Draft(shown=shown, more=[section for section in rest if section.chosen])
    several = len(groups) > 1
    draft.basis = basis_of(
        every, index.reports, f"alla {len(groups)} listor är med" if several else "hela listan är med"
    )
    if _HOW_MANY.search(subject.text):
        draft.headline = f"{len(every)} utsagor"
        parts = listed([f"{len(items)} under ”{heading}”" for heading, items in groups])
        where = f"{len(groups)} listor, räknade en och en: {parts}" if several else f"listan ”{groups[0][0]}”"
        draft.after = f"står i {where}."
    return draft


def _headed(groups: Sequence[tuple[str, list[Chosen]]], subject: Subject) -> list[tuple[str, list[Chosen]]]:
    """The one list under whose heading everything stands that a question for a number names."""
    if not _HOW_MANY.search(subject.text):
        return []
    named = [
        (heading, items)
        for heading, items in groups
        if all(any(stands_in(term, terms(heading)) for term in concept.own) for concept in subject.concepts)
    ]
    return named if len(named) == 1 else []


def _asks_for_all(scope: Scope, subject: Subject) -> bool:
    """Whether it is asked what one report proposes, and nothing picks anything out of it."""
    somebody = scope.municipalities or scope.actors or scope.units or scope.about or scope.not_covered
    if len(scope.reports) != 1 or somebody or scope.number is not None:
        return False
    if scope.themes[:1] != (_PROPOSED,) or population_of(subject.text) is not None:
        return False
    asked = counted_in(subject)
    if asked.denied or asked.beside or not _ASKS.search(subject.text) or _OTHERWISE.search(subject.text):
        return False
    if _HOW_MANY.search(subject.text):
        return True
    return _BESIDE.issuperset(scope.themes) and not (asked.things or asked.narrowing or subject.concepts)
