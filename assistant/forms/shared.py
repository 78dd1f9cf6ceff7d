"""Whom the sides of a comparison name: all of them, or only one."""

import re
from collections.abc import Collection, Sequence

from assistant.chosen import Chosen
from assistant.forms.leading import of_two_others, says_nothing_missing
from assistant.forms.sides import Side, actor_and_unit
from assistant.forms.wording import in_answer, listed
from assistant.question import Names
from assistant.question.names import tokens_of
from assistant.question.roles import asked_and_about
from ingestion.tellers import TOGETHER
from ingestion.vocabulary import actors
from vectorstore.analysis import fold

__all__ = ["FORUMS", "shared"]

_TWO, _FEW = 2, 4
FORUMS = {
    name: re.compile(rf"\b(?:{name}\b|{written})", re.IGNORECASE if len(name) > _TWO else 0)
    for name, written in {
        "IST": "individsamverkansteam",
        "SIP": "samordnad(?:e)? individuell",
        "GK": "[Gg]emensam(?:ma)? kartläggning",
        "TRIS": "TRIS-team",
        "KAA": "kommunalt aktivitetsansvar",
        "BUP": "barn- och ungdomspsykiatri",
        "SE": "[Ss]upported [Ee]mployment|SE-",
        "IPS": "individual placement",
        "LSS": "LSS-",
    }.items()
}
"""Forums, methods and parties beside the actors and units, by both their names."""


_ACTORS = frozenset(actor.name for actor in actors())
_PARTS = {
    "Kommun": re.compile(
        r"\bekonomisk\w* bistånd|\bEb\b|försörjningsstöd|\bsocial|boendestöd|\bLSS\b|\bAM[EO]\b|arbetsmarknadsenhet"
        r"|personlig\w* ombud|omsorg|elevhäls|\bskol|\bIFO\b|kommun",
        re.IGNORECASE,
    ),
    "Region": re.compile(r"vård|psyk|läkar|sjukhus|mottagning|habilitering|rehab|\bBUP\b|region", re.IGNORECASE),
}
"""Words of what belongs to an actor: whoever holds one may have named the actor."""
_NAME = re.compile(r"(?<=[a-zåäö,] )[A-ZÅÄÖ][a-zåäö]{5,}(?<![ta])\b")
"""A name within a sentence; what ends so may be the first of two words: *Ekonomiskt bistånd*."""
_EXCEPT = re.compile(r"\b(?:såvida|utom|förutom|bortsett|om inte)\b", re.IGNORECASE)


def shared(told: Sequence[tuple[Side, Sequence[Chosen]]], names: Names) -> str:
    """Whom all sides name in their whole answers, and whom only one of them does; never each other.

    It is told where it is sure: a name of whom a statement only says that
    nothing is amiss, or how two others go together, is none that a side
    speaks of; and who names *ekonomiskt bistånd* has named the municipality.
    """
    if not _TWO <= len(told) <= _FEW or not all(read for _, read in told):
        return ""
    own = {name for side, _ in told for name in _named_by(side)}
    spoken = [_named(read, names) - own for _, read in told]
    texts = [". ".join(item.statement.shown for item in read) for _, read in told]
    common = set.intersection(*spoken) | _forums(texts, names)
    everybody = "båda" if len(told) == _TWO else "alla"
    parts = [f"Nämns av {everybody}: bland annat {_called(common)}."] if common else []
    for number, (side, _) in enumerate(told):
        only = spoken[number].difference(*(other for at, other in enumerate(spoken) if at != number))
        others = [text for at, text in enumerate(texts) if at != number]
        only = {name for name in only if not any(_may_name(text, name, names) for text in others)}
        if only:
            parts.append(f"Nämns bara av {side.within}: bland annat {_called(only)}.")
    return " ".join(parts)


def _forums(texts: Sequence[str], names: Names) -> set[str]:
    """What all texts name that is no actor, no unit and no place, by a word that is always written as a name."""
    found = {name for text in texts for name in _NAME.findall(text)}
    held = {name for name in found if all(re.search(rf"\b{name}", text) for text in texts)}
    every = " ".join(texts)
    own = {name for name in held if not re.search(rf"\b{name.lower()}", every) and fold(name) not in names.places}
    return {name for name in own if not any(asked_and_about(tokens_of(name)[1], names))}


def _may_name(text: str, name: str, names: Names) -> bool:
    """Whether a text names somebody, or a part of them or the whole that they are of."""
    if name in FORUMS:
        return FORUMS[name].search(text) is not None
    (owner, *_), _ = actor_and_unit(name)
    asked, about = asked_and_about(tokens_of(text)[1], names)
    if any(owner in (mention.actor, mention.unit) for mention in (*asked, *about)):
        return True
    whole = "Kommun" if owner == name and owner not in _ACTORS else owner  # a unit of one place is the municipality's
    return whole in _PARTS and _PARTS[whole].search(text) is not None


def _called(found: Collection[str]) -> str:
    """Parties as they are called in a sentence."""
    return listed(sorted(map(in_answer, found)))


def _named(items: Sequence[Chosen], names: Names) -> set[str]:
    """Actors, units and forums that statements name."""
    found: set[str] = set()
    for item in items:
        shown = _EXCEPT.split(item.statement.shown)[0]
        if says_nothing_missing(shown) or shown.endswith("?") or of_two_others(item):
            continue
        asked, about = asked_and_about(tokens_of(shown)[1], names)
        found |= {mention.unit or mention.actor for mention in (*asked, *about)}
        found |= {name for name, pattern in FORUMS.items() if pattern.search(shown)}
    return found - {"", TOGETHER}  # "alla aktörer" names nobody


def _named_by(side: Side) -> set[str]:
    """The side's own names."""
    own = {name for passage in side.passages for name in (passage.actor, passage.unit) if name}
    return own | {side.speaker} if side.speaker else own
