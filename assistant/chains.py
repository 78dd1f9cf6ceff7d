"""Questions that stand one after the other, as follow-ups were read behind those before them.

What names nothing but a place is asked of the one that says where; and what puts one
thing in the place of another, of the one that holds that thing.
"""

from collections.abc import Callable
from dataclasses import replace

from assistant.leaning import own_topics
from assistant.naming import parts_of
from assistant.question import ScopeParser
from assistant.question.names import Names, place_spans, report_spans
from assistant.readings import COMPARED, Standalone

__all__ = ["head_of", "part_turned"]

Turning = Callable[[Standalone, Standalone, Names, ScopeParser], Standalone | None]


def head_of(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone:
    """The first of some questions, where a follow-up names nothing but a place and only the first says where."""
    parts, new = parts_of(previous.text), alone.scope
    only = replace(new, municipalities=(), not_covered=(), reports=(), topics=()).is_empty and not own_topics(new)
    if len(parts) == 1 or not only or replace(new, topics=()).is_empty or previous.text.startswith(COMPARED):
        return previous
    placed = [bool(place_spans(part, names) or report_spans(part, names)) for part in parts]
    if not placed[0] or any(placed[1:]):
        return previous
    return replace(previous, text=parts[0], scope=parse(parts[0]))


def part_turned(
    alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser, *turnings: Turning
) -> Standalone | None:
    """The last of some questions that a follow-up turns; ``None`` where it turns none, or there is but one."""
    parts = parts_of(previous.text)
    if len(parts) == 1:
        return None
    places = bool(previous.scope.municipalities or previous.scope.reports)
    for part in reversed(parts):
        if places and not (place_spans(part, names) or report_spans(part, names)):
            continue
        before = replace(previous, text=part, scope=parse(part))
        for turning in turnings:
            if (about := turning(alone, before, names, parse)) is not None:
                return about
    return None
