"""Reports beside each other under one theme: what each says of it, first what it sums up itself."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.nearby import ASKED_FOR, near_passages, telling
from assistant.forms.sides import Side, Sides
from assistant.forms.speaking import is_neutral
from assistant.forms.wording import listed, short_of
from assistant.polarity import Polarity, polarity_of
from assistant.question import Subject
from assistant.question.scope import themes_asked
from ingestion import Passage
from ingestion.vocabulary import is_negative
from vectorstore import Index, Scope
from vectorstore.scope import BACKGROUND

__all__ = ["OF_PEOPLE", "side_of_report", "themed", "told_by_theme"]

_SUMS_UP = frozenset({"slutsatser och reflektioner", "samordning idag"})
"""Themes under which a report that is nobody's voice sums up what it found."""
_FOUND = frozenset({*_SUMS_UP, "synen på samverkan"})
"""Themes under which it is told how it goes, where nobody was asked for the good or the bad by itself."""
OF_PEOPLE = re.compile(r"\bproblem(?:atik|bild)\w*", re.IGNORECASE)
"""Words that find fault with nothing: they tell of those who are helped."""
_ENOUGH = 3


def themed(sides: Sides, scope: Scope, subject: Subject, index: Index) -> Sides:
    """Sides with their statements of the theme that is asked for, or what comes nearest to it.

    Of reports each is told by its own; of others, where one of them has no heading of the theme.
    """
    if not scope.themes or scope.number is not None or BACKGROUND in scope.themes or sides.things or sides.between:
        return sides
    if sides.reports:
        told = [
            side_of_report(side, report, scope, index) for side, report in zip(sides.sides, sides.reports, strict=True)
        ]
        return replace(sides, sides=tuple(told), themed=True)
    if subject.concepts or all(_headed(side, scope.themes[0]) for side in sides.sides):
        return sides
    told = [_headed(side, scope.themes[0]) or _near(side, scope, index) for side in sides.sides]
    return replace(sides, sides=tuple(told), themed=True) if any(side.told for side in told) else sides


def _headed(side: Side, theme: str) -> Side | None:
    """A side with what it says under a heading of the theme; ``None`` where it was not asked for that."""
    own = tuple(p for p in side.passages if theme in p.themes)
    keys = frozenset((p.passage_id, s.start) for p in own for s in p.statements if side.keeps(p, s))
    return replace(side, passages=own, told=keys) if keys else None


def told_by_theme(sides: Sides, scope: Scope, index: Index) -> str:
    """Which of the reports have no section of the theme, where something near to it is shown instead."""
    if not sides.themed:
        return ""
    lacking = [side for side in sides.sides if not any(scope.themes[0] in p.themes for p in side.passages)]
    near = dict.fromkeys(p.report for side in lacking if side.told for p in side.passages)
    named = listed([short_of(report, index.reports) for report in near])
    asked_for = ASKED_FOR.get(scope.themes[0], f"temat {scope.themes[0]}")
    return f"{named} har inget eget avsnitt om {asked_for}; här visas det som ligger närmast." if near else ""


def _near(side: Side, scope: Scope, index: Index) -> Side:
    """A side with what stands under the headings that come nearest to the theme."""
    own = {passage.passage_id for passage in side.passages}
    near = [passage for passage in near_passages(scope, index.passages) if passage.passage_id in own]
    keys = {item.key for p in near for item in telling(p, scope) if side.keeps(p, item.statement)}
    passages = tuple(p for p in near if any((p.passage_id, s.start) in keys for s in p.statements))
    return (
        replace(side, passages=passages, told=frozenset(keys)) if keys else replace(side, passages=(), told=frozenset())
    )


def side_of_report(side: Side, report: str, scope: Scope, index: Index) -> Side:
    """A report with what it says of the theme that is asked for, or what comes nearest to it."""
    theme = scope.themes[0]
    own = [p for p in side.passages if theme in p.themes]
    keys = {(p.passage_id, s.start) for p in own for s in p.statements if side.keeps(p, s)}
    if keys:
        keys |= _summed_up(side.passages, theme)
    else:
        here = replace(scope, reports=(report,), topics=())
        near = near_passages(here, index.passages)
        found = [item for p in near for item in telling(p, here) if side.keeps(p, item.statement)]
        found = found or [Chosen(p, s, 1.0) for p in _found_in(side) for s in p.statements if side.keeps(p, s)]
        keys = _weighed(found, theme, headed=bool(near)) | _summed_up(side.passages, theme)
    passages = tuple(p for p in side.passages if any((p.passage_id, s.start) in keys for s in p.statements))
    return replace(side, passages=passages, told=frozenset(keys))


def _summed_up(passages: Iterable[Passage], theme: str) -> set[tuple[str, int]]:
    """What a report says of the theme where it sums up."""
    return {
        (p.passage_id, s.start)
        for p in passages
        if is_neutral(p) and not _SUMS_UP.isdisjoint(p.themes)
        for s in p.statements
        if theme in themes_asked(s.shown)[:1] and not s.introduces
    }


def _found_in(side: Side) -> list[Passage]:
    return [p for p in side.passages if not _FOUND.isdisjoint(p.themes)]


def _weighed(found: Sequence[Chosen], theme: str, *, headed: bool) -> set[tuple[str, int]]:
    """Of statements that stand under no heading of the theme those that find fault, or praise, as it does."""
    wanted = Polarity.NEGATIVE if is_negative(theme) else Polarity.POSITIVE if theme == "fungerar" else None
    if wanted is None:
        return {item.key for item in found} if headed else set()
    kept = [item for item in found if polarity_of(OF_PEOPLE.sub("", item.statement.shown)) is wanted]
    return {item.key for item in (kept if len(kept) >= _ENOUGH or not headed else found)}
