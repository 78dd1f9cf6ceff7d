"""Whose a statement is where sides share passages: the first side's; what several say together, also a silent one's."""

from collections.abc import Iterable, Sequence

from assistant.chosen import Chosen
from assistant.forms.sides import Side

__all__ = ["owners_of", "said_jointly", "untold"]


def owners_of(sides: Sequence[Side]) -> dict[tuple[str, int], int]:
    """The first side that each statement of their passages belongs to, by its place among them."""
    owners: dict[tuple[str, int], int] = {}
    for number, side in enumerate(sides):
        for passage in side.passages:
            for statement in passage.statements:
                if side.keeps(passage, statement):
                    owners.setdefault((passage.passage_id, statement.start), number)
    return owners


def said_jointly(side: Side, read: Iterable[Chosen]) -> list[Chosen]:
    """What a side says together with others, in whose columns it stands: nobody who says it is told to be silent."""
    own = {passage.passage_id for passage in side.passages}
    several = (item for item in read if len(item.statement.speakers) > 1 and item.passage.passage_id in own)
    return [item for item in several if side.keeps(item.passage, item.statement)]


def untold(items: Iterable[Chosen], told: Iterable[Chosen]) -> list[Chosen]:
    """Statements without those that are told already."""
    taken = {item.key for item in told}
    return [item for item in items if item.key not in taken]
