"""Whose view a sentence tells, where a report tells of all actors together: its own grammatical subject.

*Vårdgivare upplever att kontakten in till AF är svår* is the care's view, wherever
it stands. *Övriga aktörer* are those whom neither the heading nor an earlier
sentence names, and *man* is whoever was told of last.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from ingestion.models import JOINT, Statement
from ingestion.vocabulary import actors

__all__ = ["TOGETHER", "told_by"]

TOGETHER = "Samtliga aktörer"
"""The actor of a passage that tells of all actors."""
_TELLERS = ("Försäkringskassan", "Arbetsförmedlingen", "Region", "Kommun")
_VERB = re.compile(
    r"\b(?:upplever|beskriver|anser|menar|tycker|uttrycker|säger|ser|har|saknar|önskar|vill|behöver|vet)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\bövriga (?:\w+ )?(?:aktörer|parter|myndigheter)\b", re.IGNORECASE)
_FOR_OTHERS = re.compile(r"\bför övriga (?:\w+ )?(?:aktörer|parter|myndigheter)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:samtliga|alla)(?! övriga) (?:\w+ )?(?:aktörer|parter|myndigheter)\b", re.IGNORECASE)
_MAN = re.compile(r"\boch man (?:menar|anser|tycker|säger)\b", re.IGNORECASE)
_SAME = re.compile(r"man\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:till|med|mot|från|för|av|in|om|kring|via|mellan)(?: en| den| ett)?\s*$", re.IGNORECASE)
"""What stands before somebody who is spoken of; *inom kommunen* and *på AF* tell where somebody who speaks is."""


@cache
def _names() -> re.Pattern[str]:
    words = {word: actor.name for actor in actors() if actor.name in _TELLERS for word in _words_of(actor.name)}
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?P<name>{'|'.join(map(re.escape, longest))})s?\b", re.IGNORECASE)


def _words_of(name: str) -> tuple[str, ...]:
    found = next(actor for actor in actors() if actor.name == name)
    of_units = [word for unit in found.units for word in (*unit.heading, *unit.aliases)]
    return (*found.heading, *found.aliases, *of_units)


@cache
def _actor_of(word: str) -> str:
    return next(name for name in _TELLERS if word in {own.casefold() for own in _words_of(name)})


def told_by(statements: Iterable[Statement], heading: str) -> tuple[Statement, ...]:
    """Statements of all actors, each with those whose view it tells, as far as its subject says.

    Args:
        statements: what stands under one heading, in the report's order.
        heading: what they are about; who is named there is told of and does not tell.
    """
    spoken_of = [_actor_of(match["name"].casefold()) for match in _names().finditer(heading)]
    earlier: list[str] = []
    last: Sequence[str] = ()
    found = []
    for statement in statements:
        tellers = _tellers(statement.shown, spoken_of, earlier, last)
        earlier += tellers
        last = tellers if tellers or _OTHERS.search(statement.shown) else last
        found.append(replace(statement, speaker=JOINT.join(tellers)) if tellers else statement)
    return tuple(found)


def _tellers(text: str, spoken_of: Sequence[str], earlier: Sequence[str], last: Sequence[str]) -> Sequence[str]:
    verb = _VERB.search(text)
    head = text[: verb.start()] if verb is not None else text
    if verb is None or _FOR_OTHERS.search(head) or _ALL.match(text):
        return ()  # what is difficult *for* others nobody says
    if _OTHERS.search(head):
        others = [name for name in _TELLERS if name not in spoken_of and name not in earlier]
        return others if len(others) > 1 else ()  # they are several
    if _SAME.match(head):
        return last if len(last) == 1 else ()
    behind = _names().match(text[verb.end() :].lstrip())
    named = _named(head) or ([_actor_of(behind["name"].casefold())] if behind else [])
    return named or (last if _MAN.search(text) and len(last) == 1 else ())


def _named(text: str) -> list[str]:
    """Whom a text names, but for those who are only spoken of."""
    own = [match for match in _names().finditer(text) if not _ASIDE.search(text[: match.start()])]
    return list(dict.fromkeys(_actor_of(match["name"].casefold()) for match in own))
