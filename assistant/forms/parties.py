"""Whom a side of a comparison is, and whether a text speaks of them."""

from assistant.forms.speaking import names_in
from assistant.question.parties import names_party, party_of
from ingestion.vocabulary import actors

__all__ = ["actor_and_unit", "speaks_of"]


def actor_and_unit(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A speaker as an actor, with the unit of it that is meant."""
    for actor in actors():
        if any(unit.name == name for unit in actor.units):
            return (actor.name,), (name,)
    return (name,), ()


def speaks_of(text: str, name: str) -> bool:
    """Whether a text speaks of somebody, by name or by what belongs to them: *ekonomiskt bistånd*."""
    (actor, *_), units = actor_and_unit(name)
    return names_in(text, (actor,), units) or names_party(text, party_of(actor, units[0] if units else None))
