"""What a question is about, beside whom and where: concepts with every word that stands for them."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.question.intent import generic_terms
from assistant.question.names import unit_aliases
from ingestion.vocabulary import actors
from vectorstore.analysis import fold, terms

__all__ = ["Concept", "Subject", "actor_concept", "same_groups", "subject_of", "with_phrases"]


@dataclass(frozen=True, slots=True)
class Concept:
    """Stems that stand for one thing; ``word`` is how the question puts it.

    ``own`` are the stems of the question's word; the others are synonyms.
    """

    word: str
    stems: frozenset[str]
    own: frozenset[str] = frozenset()
    named: bool = False
    """Whether it is an actor or a unit that is spoken of, known by its names."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The concepts of a question, and the question itself for nearness of meaning."""

    concepts: tuple[Concept, ...]
    text: str

    @property
    def words(self) -> str:
        """The subject in the question's own words."""
        return " ".join(dict.fromkeys(concept.word for concept in self.concepts))


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    text = resources.files("assistant.question").joinpath("synonyms.toml").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for group in tomllib.loads(text)["groups"]:
        stems = frozenset(terms(group))
        for term in stems:
            found[term] = found.get(term, frozenset()) | stems
    return found


@cache
def same_groups() -> tuple[tuple[str, ...], ...]:
    """Groups of words and phrases that say the same, so that each may be counted for the others."""
    text = resources.files("assistant.question").joinpath("synonyms.toml").read_text(encoding="utf-8")
    return tuple(tuple(member.strip() for member in group.split(",")) for group in tomllib.loads(text)["same"])


def with_phrases(concepts: Iterable[Concept], text: str) -> tuple[Concept, ...]:
    """Concepts of a question, those of a phrase that says the same as a word put together: *folk slutar*."""
    kept = list(concepts)
    for group in same_groups():
        phrases = [member for member in group if " " in member]
        found = [
            phrase for phrase in phrases if re.search(rf"\b{phrase.replace(' ', ' (?:som )?')}\b", text, re.IGNORECASE)
        ]
        inside = {word for member in found for word in member.split()}
        parts = [concept for concept in kept if not concept.named and concept.word.lower() in inside]
        if parts:
            own = frozenset(terms(found[0]))
            kept = [concept for concept in kept if concept not in parts]
            kept.append(Concept(found[0], own, own))
    return tuple(kept)


@cache
def actor_concept(actor: str, unit: str | None) -> Concept:
    """An actor that is spoken of, by every name it has; a unit by its own names alone."""
    for known in actors():
        if known.name != actor:
            continue
        units = [u for u in known.units if unit in (None, u.name)]
        names = [alias for u in units for alias in u.aliases]
        if unit is not None and not units:  # a unit of one place is known by its own names, and not by its actor's
            break
        if unit is None:
            names = [*names, *known.aliases]
        # Of a name of several words every word would count alone: "hälso- och sjukvården".
        stems = frozenset(term for name in names if " " not in name for term in terms(name))
        return Concept(unit or actor, stems, stems, named=True)
    stems = frozenset(term for name in unit_aliases(unit or actor) if " " not in name for term in terms(name))
    stems = stems or frozenset(terms(unit or actor))
    return Concept(unit or actor, stems, stems, named=True)


def subject_of(question: str, topics: Iterable[str], about: Iterable[tuple[str, str | None]]) -> Subject:
    """The subject of a question.

    Args:
        question: the question, standing alone.
        topics: its telling words.
        about: actors and units that are spoken of, not asked.
    """
    concepts = [actor_concept(actor, unit) for actor, unit in about if actor]
    for word in topics:
        own = frozenset(terms(word))
        if not own or len(word) == 1 or fold(word) in generic_terms() or own <= generic_terms():
            continue
        meant = own.union(*(_synonyms().get(term, frozenset()) for term in own))
        concepts.append(Concept(word, meant, own))
    return Subject(tuple(dict.fromkeys(concepts)), question)
