"""Whether a text speaks of an actor or a unit: by one of its names, or by what belongs to it.

Who asks what somebody thinks of the care wants to hear of the health centre and
the psychiatric clinic as well; who asks of the health centre is told that it is
the care alone that is named.
"""

import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from assistant.question.names import is_local, unit_aliases
from assistant.question.subject import actor_concept
from ingestion.vocabulary import actors
from vectorstore.analysis import fold, terms

__all__ = ["Party", "names_party", "names_whole", "party_of"]

_REMEMBERED = 20_000
_PARTED = re.compile(r"\b(social)[ -](psykiatri)", re.IGNORECASE)
"""A compound that is written as two words, of which the second alone would be somebody else."""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, or one of its units, with the stems and the folded phrases by which texts name it."""

    actor: str
    unit: str | None
    stems: frozenset[str]
    phrases: frozenset[str] = frozenset()


@lru_cache(maxsize=100)
def party_of(actor: str, unit: str | None, local: frozenset[str] = frozenset()) -> Party:
    """An actor or one of its units as a party.

    Args:
        actor: the actor.
        unit: the unit of it that is meant, if one is.
        local: all units that only some places have, by any of which an actor is named.
    """
    if unit is not None and is_local(unit):
        names = unit_aliases(unit)
        return Party(actor, unit, _single(names), frozenset(name for name in names if " " in name))
    own = actor_concept(actor, unit).stems
    names = [name for other in local for name in unit_aliases(other)] if unit is None else []
    return Party(actor, unit, own | _single(names), frozenset(name for name in names if " " in name))


def _single(names: Iterable[str]) -> frozenset[str]:
    """The stems of those names that are one word."""
    return frozenset(term for name in names if " " not in name for term in terms(name))


@cache
def _parts(name: str) -> re.Pattern[str]:
    text = resources.files("assistant.question").joinpath("parties.toml").read_text(encoding="utf-8")
    return re.compile("|".join(tomllib.loads(text)["parts"].get(name, [r"(?!)"])), re.IGNORECASE)


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((word, frozenset(terms(word))) for word in re.findall(r"[\w:’'-]+", text))


def names_party(text: str, party: Party, but: Collection[str] = ()) -> bool:
    """Whether a text speaks of a party, otherwise than by a word that stands for somebody in ``but``.

    Args:
        text: what is said.
        party: of whom.
        but: stems of those who speak, who do not speak of somebody else when they name themselves.
    """
    text = _PARTED.sub(r"\1\2", text)
    stems = party.stems.difference(but)
    if any(not stems.isdisjoint(held) for _, held in _words(text)):
        return True
    if party.phrases and any(phrase in fold(text) for phrase in party.phrases):
        return True
    found = (match.group() for match in _parts(party.unit or party.actor).finditer(text))
    return any(not but or frozenset(terms(word)).isdisjoint(but) for word in found)


def names_whole(text: str, party: Party) -> bool:
    """Whether a text speaks of the actor that a unit belongs to by the actor's own name, and of none of its units."""
    known = next((one for one in actors() if one.name == party.actor), None)
    if party.unit is None or known is None or not any(unit.name == party.unit for unit in known.units):
        return False
    if any(names_party(text, party_of(known.name, unit.name)) for unit in known.units):
        return False
    own = {fold(alias) for alias in known.aliases}
    return any(fold(word) in own for word, _ in _words(text))
