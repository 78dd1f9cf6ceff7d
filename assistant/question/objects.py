"""Whom somebody is asked about without a word between: *hur upplever kommunen i Hylte vårdcentralen*."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from vectorstore.analysis import fold

if TYPE_CHECKING:
    from assistant.question.roles import Mention

__all__ = ["without_objects"]


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


_VERBS = _folded(
    "upplever upplevde uppfattar uppfattade beskriver beskrev bedömer bedömde betraktar betraktade värderar ser såg"
    " tycker tyckte anser ansåg menar säger sade sa nämner nämnde lyfter berömmer kritiserar saknar saknade behöver"
)
_APART = _folded(
    "och o eller samt resp respektive kontra vs versus mot än jämfört jämför både skiljer skillnad skillnaden"
    " skillnader enligt från"
)
"""Words that join two who are both asked, or hold them against each other."""
_SMALL = _folded("den det de alla både man")
_VERB_FIRST = 3
"""Tokens of a question among which its verb stands: *hur upplever*, *och hur upplever*."""


def without_objects(
    folded: Sequence[str], asked: "list[Mention]", about: "list[Mention]"
) -> "tuple[list[Mention], list[Mention]]":
    """Those who are asked and those spoken of: whoever stands right behind the verb is the one who speaks.

    Who is named behind him, and joined to him by no word, is what he speaks of.
    """
    if len(asked) < 2 or not _follows_verb(folded, asked[0].first):
        return asked, about
    for number, (one, other) in enumerate(pairwise(asked), 1):
        between = {*folded[one.last + 1 : other.first]}
        row = not between and any(not _APART.isdisjoint(folded[a.last + 1 : b.first]) for a, b in pairwise(asked))
        same = one.actor == other.actor and None in (one.unit, other.unit)  # "kommunens AME"
        if _APART.isdisjoint(between) and _VERBS.isdisjoint(between) and not (row or same):
            return asked[:number], sorted([*about, *asked[number:]], key=lambda mention: mention.first)
        if not _APART.isdisjoint(between - _folded("och o samt eller resp respektive")):
            break  # one is held against the other
    return asked, about


def _follows_verb(folded: Sequence[str], first: int) -> bool:
    at = first - 1
    while at >= 0 and folded[at] in _SMALL:
        at -= 1
    return 0 <= at < _VERB_FIRST and folded[at] in _VERBS
