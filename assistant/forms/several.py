"""Several themes that one question asks for of one voice or of each side: each is told under its own heading."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section, sections_by_speaker
from assistant.forms.overview import overview
from assistant.forms.report_sides import themed, told_by_theme
from assistant.forms.sides import Sides
from assistant.forms.thematic import HEADINGS
from assistant.forms.themes import by_asked_themes, is_of
from assistant.forms.wording import basis_of
from assistant.question import Intent, Subject, themes_asked
from vectorstore import Index, Scope

__all__ = ["compared_themes", "several_themes", "under_headings", "with_cooperation"]

_JOINS = re.compile(r"\s*(?:,|\b(?:och|samt|respektive|resp)\b)\s*", re.IGNORECASE)

_AND_COOPERATION = re.compile(
    r"\b(?:och|samt)\s+(?:(?:på|om|kring|hur|vilka|vem|med|de|dom|man|sin|sitt|den|själva)\s+){0,4}sam(?:verka|arbet)\w*",
    re.IGNORECASE,
)
"""Joins to a theme how those who are asked work together with others, of which no heading need tell."""


def with_cooperation(scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """An overview of what somebody says of a theme and of working together; ``None`` where that is not asked."""
    plain = bool(scope.actors) and len(scope.reports) == 1 and not (scope.municipalities or scope.units or scope.about)
    if not (plain and len(scope.themes) == 1 and scope.number is None and _AND_COOPERATION.search(subject.text)):
        return None
    return overview(replace(scope, themes=(), topics=()), replace(subject, concepts=()), index)


def several_themes(intent: Intent, scope: Scope, subject: Subject) -> tuple[str, ...]:
    """The themes that a question joins, in its order; none where it asks for one, or for a thing within them.

    What one cue of the question tells twice, as *bättre* does, is no second theme.
    """
    if intent is not Intent.CELL or subject.concepts or scope.number is not None or not scope.is_cell:
        return ()
    return _joined(scope, subject)


def _joined(scope: Scope, subject: Subject) -> tuple[str, ...]:
    """The themes of a scope that a question names in parts that it joins; none where that is but one."""
    firsts = [themes_asked(part)[:1] for part in _JOINS.split(subject.text)]
    themes = tuple(dict.fromkeys(theme for found in firsts for theme in found if theme in scope.themes))
    return themes if len(themes) > 1 else ()


def compared_themes(sides: Sides, scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """What sides say of each of several themes that are asked for; ``None`` where they are not."""
    themes = () if subject.concepts or sides.things or sides.between else _joined(scope, subject)
    told = []
    for theme in themes:
        one = replace(scope, themes=(theme,))
        own = themed(sides, one, subject, index)
        told.append((theme, own, told_by_theme(own, one, index)))
    return by_asked_themes(told, index) if told else None


def under_headings(found: Sequence[tuple[str, Draft]], index: Index) -> Draft | None:
    """What was found for each theme, under its heading; ``None`` where that is not two things."""
    told: set[tuple[str, int]] = set()
    shown: list[Section] = []
    notes: list[str] = []
    themes = [theme for theme, _ in found]
    for theme, draft in found:
        said = [item for section in draft.shown for item in section.chosen if is_of(theme, item.passage, themes)]
        items = [item for item in said if item.key not in told]
        if not items:
            continue
        told |= {item.key for item in items}
        shown.append(Section(HEADINGS.get(theme, theme.capitalize()), tuple(items), by_topic=True))
        notes.append(draft.headline.rstrip(":") + "." if draft.headline.endswith(":") else draft.headline)
    if len(shown) < len(found):
        return None
    every: list[Chosen] = [item for section in shown for item in section.chosen]
    more = [item for _, draft in found for section in draft.more for item in section.chosen if item.key not in told]
    return Draft(
        shown=shown,
        more=sections_by_speaker(dict.fromkeys(more), index.reports),
        after=" ".join(filter(None, notes)),
        basis=basis_of(every, index.reports),
    )
