"""What a statement says of somebody who is named in it: praise, fault, both, or neither.

A statement under what works may find fault with one of those it names, and one
under what does not may praise another. What was asked tells the sense of what
names nothing but a party; the words of the clause that names it tell the rest.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Flag
from functools import cache, lru_cache

from assistant.forms.nearby import is_wish
from assistant.forms.standing import leans_back
from assistant.polarity import Polarity, polarity_of
from assistant.question.parties import Party, names_party, party_of
from ingestion import Passage, Statement
from ingestion.models import JOINT
from ingestion.vocabulary import actors, is_negative

__all__ = ["WISHED", "Stance", "asked_for", "stance_of"]


class Stance(Flag):
    """What is said of somebody."""

    NONE = 0
    PRAISE = 1
    FAULT = 2
    BOTH = 3


_WORKS = "fungerar"
WISHED = frozenset(("förslag", "möjligheter"))
"""Themes under which is said what ought to be, and no verdict given."""
"""Themes under which it is told what ought to be, whose words of praise are of nothing that is there."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_CLAUSE = re.compile(r"\s+[-–]\s+|;\s+|,?\s+(?=(?:men|även om|trots att|fast|samtidigt som|eftersom)\b)", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:för)?utom\b(?P<but>[^.–]*)", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:inte|ej|inget|ingen|inga|aldrig)\b", re.IGNORECASE)
_NOT_GOOD = re.compile(
    r"\b(?:inte|ej)\b(?:\s+\w+){0,3}?\s+(?:fungera\w*|bra|optimal\w*|god[at]?|lätt\w*|nå|kontakt)\b"
    r"|\bfungera\w*(?:\s+\w+){0,2}\s+(?:inte|ej)\b",
    re.IGNORECASE,
)
"""Denies what is good; a negation by itself denies anything: *det är inte så många enheter*."""
_WELL = re.compile(
    r"\b(?:fungerar|funkar|bra|god[at]?|gott|utmärkt|klockrent|ok|smidig\w*|nöjd\w*|lätt|enkelt?|bäst)\b", re.IGNORECASE
)
"""Words of praise that are said of how two get on."""
_ONCE = re.compile(r"(?<!än )\b(?:tidigare|förut)\b", re.IGNORECASE)
"""Tells of how it has been."""
_ABSENT = re.compile(
    r"\b(?:när|där|om|såvida)\b[^,.]{0,25}\binte\b[^,.]{0,25}\b(?:är|deltar|finns|med|involvera\w*)\b", re.IGNORECASE
)
"""Names somebody who is not there: *när inte FK är med*."""
_BETWEEN = re.compile(r"\bmellan\b(?P<whom>(?:\s+[\w/:-]+){1,6})", re.IGNORECASE)
_US = re.compile(r"\b(?:oss|vi|vår\w*|dem|själva|varandra)\b", re.IGNORECASE)
_REMEMBERED = 20_000


def stance_of(passage: Passage, statement: Statement, party: Party, themselves: Party) -> tuple[Stance, bool]:
    """What a statement says of a party, and whether only of how it gets on with others than those who speak.

    Args:
        passage: where the statement stands.
        statement: it names the party.
        party: of whom.
        themselves: those who speak.
    """
    return _stance(statement.shown, passage.themes, party, themselves)


@lru_cache(maxsize=_REMEMBERED)
def _stance(text: str, themes: tuple[str, ...], party: Party, themselves: Party) -> tuple[Stance, bool]:
    asked = asked_for(themes)
    if _is_excepted(text, party, themselves.stems):
        return Stance.BOTH & ~(asked or Stance.PRAISE), False
    clauses = [clause for clause in _clauses(text, party, themselves) if not _ABSENT.search(clause)]
    if not clauses:
        return Stance.NONE, False
    said = Stance.NONE
    for clause in clauses:
        said |= _said(clause, themes, asked)
    if asked is Stance.FAULT or not said:
        said |= asked
    naming = [clause for clause in clauses if names_party(clause, party, themselves.stems)]
    return said, bool(naming) and all(_is_of_others(clause, party, themselves) for clause in naming)


def asked_for(themes: Sequence[str]) -> Stance:
    """What somebody was asked for under some themes, who says no more than a name."""
    if _WORKS in themes:
        return Stance.PRAISE
    return Stance.FAULT if any(map(is_negative, themes)) else Stance.NONE


def _said(clause: str, themes: Sequence[str], asked: Stance) -> Stance:
    """What the words of a clause say, beside what was asked."""
    plain = polarity_of(_NEGATION.sub(" ", clause)) is Polarity.NEGATIVE or _NOT_GOOD.search(clause) is not None
    if asked is Stance.PRAISE:
        well = _WELL.search(clause) and not _NOT_GOOD.search(clause)
        return (Stance.FAULT if plain else Stance.NONE) | (Stance.PRAISE if well else Stance.NONE)
    if polarity_of(clause) is Polarity.POSITIVE:
        well = _WELL.search(clause) and not _ONCE.search(clause) and WISHED.isdisjoint(themes)
        return Stance.PRAISE if well else Stance.NONE
    return Stance.FAULT if plain and not is_wish(clause) and WISHED.isdisjoint(themes) else Stance.NONE


def _clauses(text: str, party: Party, themselves: Party) -> Iterator[str]:
    """The clauses that name a party, and those that go on behind them without naming anybody else."""
    others = _others(party)
    goes_on = False
    for sentence in _SENTENCE.split(text):
        goes_on = goes_on and leans_back(sentence)
        for clause in _CLAUSE.split(sentence):
            named = names_party(clause, party, themselves.stems)
            goes_on = named or (goes_on and not any(names_party(clause, one, themselves.stems) for one in others))
            if goes_on:
                yield clause


def _is_excepted(text: str, party: Party, but: frozenset[str]) -> bool:
    """Whether a party is named as the exception alone: *alla parter utom FK*."""
    match = _EXCEPT.search(text)
    if match is None or not names_party(match["but"], party, but):
        return False
    return not names_party(text[: match.start()], party, but)


def _is_of_others(clause: str, party: Party, themselves: Party) -> bool:
    """Whether a clause tells how a party gets on with others than those who speak: *mellan VC och VPM*."""
    match = _BETWEEN.search(clause)
    if match is None or _US.search(match["whom"]) or not names_party(match["whom"], party, themselves.stems):
        return False
    if names_party(match["whom"], themselves):
        return False
    return any(names_party(match["whom"], one) for one in _others(party))


@cache
def _others(party: Party) -> tuple[Party, ...]:
    """All other actors, and the other units of the actor that a party belongs to."""
    found = [party_of(actor.name, None) for actor in actors() if actor.name != party.actor]
    units = [unit.name for actor in actors() if actor.name == party.actor for unit in actor.units if party.unit]
    apart = (unit for unit in units if party.unit not in (unit, *unit.split(JOINT)) and JOINT not in unit)
    return (*found, *(party_of(party.actor, unit) for unit in apart))
