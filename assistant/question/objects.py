"""Whom somebody is asked about without a word between: *hur upplever kommunen i Hylte vårdcentralen*."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from assistant.question.saying import LACKING, SEES, folded

if TYPE_CHECKING:
    from assistant.question.roles import Mention

__all__ = ["SEEING", "is_of_others", "without_objects"]


SEEING = folded(
    "upplever upplevde uppfattar uppfattade beskriver beskrev bedömer bedömde betraktar betraktade värderar ser såg"
    " tycker tyckte anser ansåg menar säger sade sa nämner nämnde lyfter berömmer kritiserar berättar"
)
"""Folded verbs behind which stands who sees, thinks or says something."""
_VERBS = SEEING | LACKING
_JOINED = folded("och o samt eller resp respektive både")
_AGAINST = folded("kontra vs versus mot än jämfört jmf jfr jämför skiljer skilja skillnad skillnaden skillnader enligt")
"""Words by which two who are named are held against each other, or one of them said to speak."""
_SMALL = folded("den det de alla både man")
_OTHERS = folded("man andra övriga")
_PLURAL = folded("kommuner kommunerna")
_PERSONNEL = folded("personalen medarbetarna handläggarna cheferna läkarna gruppen representanterna deltagarna")
"""Those of somebody who is named behind them."""
_DEFINITE = re.compile(r"\w{3}(?:en|et|an|in|na)$")
_PLACE = 3
"""Words of somebody who is named with a place."""
_ASKING = folded("och men vad va hur varför när på vilket sätt")
"""Words before the verb that ask for no somebody: in *vilka saknar AF* it is AF who is lacked."""


def without_objects(
    folded: Sequence[str], asked: "list[Mention]", about: "list[Mention]"
) -> "tuple[list[Mention], list[Mention]]":
    """Those who are asked and those spoken of: whoever stands right behind the verb is the one who speaks.

    Who is named behind him, and joined to him by no word, is what he speaks of.
    """
    every = sorted([*asked, *about], key=lambda mention: mention.first)
    seen = bool(every) and (is_of_others(folded, every[0].first) or _is_of_somebody(folded, every[0].first))
    if seen and _AGAINST.isdisjoint(folded):
        return [], every
    if len(every) >= 2 and asked and _is_seen_last(folded, asked):
        return asked[:-1], sorted([*about, asked[-1]], key=lambda mention: mention.first)
    if len(every) < 2 or not asked or not _AGAINST.isdisjoint(folded):
        return asked, about
    verb = _verb_before(folded, every[0].first)
    if every[0] in about and verb in LACKING:  # "saknar VPM AF"
        asked, about = [every[0], *asked], [mention for mention in about if mention is not every[0]]
    if asked[0] is not every[0] or verb is None:
        return asked, about
    row = 1 + sum(1 for _ in takewhile(lambda pair: _joined(folded, *pair, asked), pairwise(asked)))
    return asked[:row], sorted([*about, *asked[row:]], key=lambda mention: mention.first)


def _is_seen_last(folded: Sequence[str], asked: "list[Mention]") -> bool:
    """Whether the last is whom those before him see: *jämför hur AF i Halland och AF i Finnveden beskriver FK*."""
    last = asked[-1].first
    if len(asked) < 3 or folded[last - 1] not in SEEING:  # "jämför vad FK och AF säger": nobody is behind the verb
        return False
    return _ASKING.isdisjoint(set(folded[asked[-2].last + 1 : last]) - {"och"})


def is_of_others(folded: Sequence[str], first: int) -> bool:
    """Whether others are to say what they think of whom is named: *hur beskriver de andra kommunen*."""
    seeing = first > 1 and folded[first - 1] in _OTHERS and folded[first] not in _PLURAL
    at = first - 2 - (folded[first - 2] == "de") if seeing else -1
    return at >= 0 and folded[at] in SEEING and _ASKING.issuperset(folded[:at])


def _is_of_somebody(folded: Sequence[str], first: int) -> bool:
    """Whether somebody without a name of his own is to say it: *hur ser elevhälsan i Halmstad på VC*."""
    verb = next((at for at, word in enumerate(folded[:first]) if word in SEEING), first)
    behind = folded[verb + 1 : first]
    if not behind or not _ASKING.issuperset(folded[:verb]) or not _DEFINITE.search(behind[0]):
        return False
    if behind[0] in _PERSONNEL or "ut" in folded:  # "vad tycker personalen på VC", "hur ser samverkan ut hos VC"
        return False
    at_place = behind[1:2] == ["i"] and len(behind) >= _PLACE
    rest = behind[_PLACE:] if at_place else behind[1:]
    if folded[verb] in SEES:
        return rest == ["pa"] and "pa" not in folded[first:]
    return not rest


def _verb_before(folded: Sequence[str], first: int) -> str | None:
    """The verb of a question where it stands right before somebody, and nobody else can be its subject."""
    at = first - 1
    while at >= 0 and folded[at] in _SMALL:
        at -= 1
    return folded[at] if at >= 0 and folded[at] in _VERBS and _ASKING.issuperset(folded[:at]) else None


def _joined(folded: Sequence[str], one: "Mention", other: "Mention", asked: "list[Mention]") -> bool:
    """Whether two who are named are asked together: *FK i Hylte och AF*, *FK, AF och VC*, *kommunens AME*."""
    between = {*folded[one.last + 1 : other.first]}
    if one.actor == other.actor and None in (one.unit, other.unit):
        return True
    later = any(not _JOINED.isdisjoint(folded[a.last + 1 : b.first]) for a, b in pairwise(asked))
    return not _JOINED.isdisjoint(between) or not _VERBS.isdisjoint(between) or (not between and later)
