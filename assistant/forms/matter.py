"""What sides say of the very matter that is compared, where their answers under the theme asked for hold more.

Whoever says under *fungerar inte* how it goes with *habiliteringen* has answered
whether it goes as well as for another one, who says so under *fungerar*.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.forms.leading import STATE_OF_THINGS
from assistant.forms.sides import Side, Sides
from assistant.matrix import MatrixReader
from assistant.question import Subject, counted_in
from ingestion import Passage
from vectorstore.analysis import terms

__all__ = ["beyond_headings", "by_matter"]

_Asked = list[tuple[Side, bool]]


def by_matter(asked: _Asked, sides: Sides, subject: Subject, theme: str, reader: MatrixReader) -> _Asked:
    """Sides with what they say of the matter alone; as they are where one of them never speaks of it.

    ``asked`` are the sides with their passages under the theme, ``sides`` those with all of theirs.
    """
    things = counted_in(subject).things
    if not theme or not things or sides.between or not any(own for _, own in asked):
        return asked
    held = frozenset.intersection(
        *(frozenset[tuple[str, int]]().union(*map(reader.holder.holding, group)) for group in things)
    )
    told = []
    for (side, _), whole in zip(asked, sides.sides, strict=True):
        of_matter = _of(side, side.passages, held) or _of(whole, _beside(whole, theme), held)
        if of_matter is None:
            return asked
        told.append((of_matter, True))
    return told


def _beside(side: Side, theme: str) -> Sequence[Passage]:
    """Passages of a side in which it may answer as well: where a state is asked for, all that tell of one."""
    state = theme in STATE_OF_THINGS
    return [p for p in side.passages if not STATE_OF_THINGS.isdisjoint(p.themes)] if state else side.passages


def _of(side: Side, passages: Sequence[Passage], held: frozenset[tuple[str, int]]) -> Side | None:
    """A side with its statements that hold the matter; ``None`` where none does."""
    keys = frozenset(
        (p.passage_id, s.start)
        for p in passages
        for s in p.statements
        if (p.passage_id, s.start) in held and side.keeps(p, s)
    )
    kept = tuple(p for p in passages if any((p.passage_id, s.start) in keys for s in p.statements))
    return replace(side, passages=kept, told=keys) if keys else None


def beyond_headings(subject: Subject, passages: Sequence[Passage]) -> Subject:
    """What is asked beside what every heading says of what stands under it: *utveckla*, of whom one should."""
    headings = [frozenset(terms(passage.question or "")) for passage in passages]
    if not headings:
        return subject
    kept = [c for c in subject.concepts if c.named or not all(c.own & heading for heading in headings)]
    return replace(subject, concepts=tuple(kept))
