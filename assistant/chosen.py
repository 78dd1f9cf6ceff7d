"""A statement with its passage: what answers are made of."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from ingestion import Passage, Statement

__all__ = ["Chosen", "by_voice", "in_turns", "varied"]

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A statement that is shown, with its passage; the score compares within one question.

    ``tied``: a word of its own, or a question that it was said to answer, ties
    it to what is asked; else only its passage and its meaning do.
    """

    passage: Passage
    statement: Statement
    score: float
    tied: bool = True

    @property
    def key(self) -> tuple[str, int]:
        """What tells a statement from every other one."""
        return self.passage.passage_id, self.statement.start

    @property
    def words(self) -> str:
        """What it says, the same for statements that say it word for word."""
        return " ".join(self.statement.shown.casefold().split()).strip(" .-–")

    @property
    def before(self) -> "Chosen | None":
        """The statement before it in its passage; ``None`` for the first."""
        statements = self.passage.statements
        place = statements.index(self.statement)
        return Chosen(self.passage, statements[place - 1], self.score) if place else None


def in_turns(voices: Iterable[Sequence[Chosen]]) -> list[Chosen]:
    """The first statement of every voice, then the second of each, and so on."""
    return [item for turn in zip_longest(*voices) for item in turn if item is not None]


def by_voice(best: Iterable[Chosen]) -> list[Chosen]:
    """The best statement of every voice first, then the second best of each."""
    voices: dict[tuple[str | None, ...], list[Chosen]] = {}
    for item in best:
        passage = item.passage
        voices.setdefault((passage.municipality, passage.actor, passage.unit), []).append(item)
    return in_turns(voices.values())


def varied(items: Iterable[_Item], place_and_voice: Callable[[_Item], tuple[Hashable, Hashable]]) -> list[_Item]:
    """Items so that the first ones are of different places and of different voices."""
    rest, picked = list(items), []
    places: Counter[Hashable] = Counter()
    voices: Counter[Hashable] = Counter()

    def heard(item: _Item) -> int:
        place, voice = place_and_voice(item)
        return places[place] + voices[voice]

    while rest:
        new = min(rest, key=heard)
        rest.remove(new)
        picked.append(new)
        place, voice = place_and_voice(new)
        places[place] += 1
        voices[voice] += 1
    return picked
