"""What a follow-up may mean as well, answered beneath its answer: ambiguity is shown, not hidden."""

from collections.abc import Iterable
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section, in_sections, in_table

__all__ = ["with_other_meaning"]

_MOST = 3
"""Statements that are given for the other meaning; one that stands word for word in several places counts once."""


def with_other_meaning(draft: Draft, heading: str, other: Draft) -> Draft:
    """A draft with the first statements of another one that it does not show itself; the same where there are none.

    A statement of it may also stand among those of the draft that are one click
    away. Of a comparison, the first statements of its table are given.

    Args:
        draft: the answer to what is likeliest meant.
        heading: says what may be meant as well; where it is empty, they are one click away.
        other: the answer to that.
    """
    shown = {item.words for item in _shown(draft)}
    new = [item for item in _first(_shown(other)) if item.words not in shown]
    while new and new[-1].statement.introduces:
        new.pop()  # what it leads to is not given
    if not new:
        return draft
    if not heading:
        keys = {item.key for item in new}
        # Each comes from a search of its own: of all that is one click away, these may be what was meant.
        best = max((item.score for item in in_sections(draft.more)), default=0.0)
        found = [
            replace(one, chosen=tuple(replace(c, score=c.score + best) for c in one.chosen if c.key in keys))
            for one in other.shown
        ]
        return replace(draft, more=[*(one for one in found if one.chosen), *_without(draft.more, keys)])
    return replace(draft, other=Section(heading, tuple(new), by_topic=True))


def _without(sections: Iterable[Section], keys: set[tuple[str, int]]) -> list[Section]:
    """Sections without some statements, and without those that then hold none."""
    left = [replace(one, chosen=tuple(c for c in one.chosen if c.key not in keys)) for one in sections]
    return [one for one in left if one.chosen]


def _shown(draft: Draft) -> list[Chosen]:
    """What a draft shows at once, the statement of its headline first."""
    first = [draft.copied] if draft.copied is not None else []
    items = (*first, *in_sections(draft.shown), *in_table(draft.table))
    return list({item.key: item for item in items}.values())


def _first(items: Iterable[Chosen]) -> list[Chosen]:
    """The first statements by their words, each with all its places."""
    by_words: dict[str, list[Chosen]] = {}
    for item in items:
        by_words.setdefault(item.words, []).append(item)
    return [item for places in list(by_words.values())[:_MOST] for item in places]
