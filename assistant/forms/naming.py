"""Whom a statement is about, where somebody else is asked about."""

from functools import cache, lru_cache

from assistant.chosen import Chosen
from assistant.matrix import units_of
from assistant.question import Concept
from assistant.question.subject import actor_concept
from assistant.spoken import OWN_VOICES
from ingestion.vocabulary import actors
from vectorstore.analysis import terms

__all__ = ["names_another"]

_REMEMBERED = 20_000


@lru_cache(maxsize=_REMEMBERED)
def _terms_of(text: str) -> frozenset[str]:
    return frozenset(terms(text))


@cache
def _named() -> tuple[tuple[str, str | None, frozenset[str]], ...]:
    """Every actor, and every unit, with the stems of its names alone."""
    found: list[tuple[str, str | None, frozenset[str]]] = []
    for actor in actors():
        if actor.name not in OWN_VOICES:
            found.append((actor.name, None, frozenset(t for name in actor.aliases for t in _single(name))))
            found += [(actor.name, unit.name, actor_concept(actor.name, unit.name).stems) for unit in actor.units]
    return tuple(found)


def _single(name: str) -> tuple[str, ...]:
    return tuple(terms(name)) if " " not in name else ()


def names_another(item: Chosen, spoken_of: Concept) -> bool:
    """Whether a statement names somebody else than the one who is asked about, and not that one.

    The heading above it names whom it is about as well. Whoever makes it is nobody
    else, and neither is the actor that a unit belongs to.
    """
    held = _terms_of(item.statement.shown) | _terms_of(item.passage.question or "")
    if held & spoken_of.stems:
        return False
    whose = {name for name, unit, _ in _named() if spoken_of.word in (name, unit)}
    own = {item.passage.actor, *item.statement.speakers}
    said_by = units_of(item.passage.unit)
    return any(
        held & stems
        and not (unit is None and name in own)
        and unit not in said_by
        and not (unit is None and name in whose)
        for name, unit, stems in _named()
    )
