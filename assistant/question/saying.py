"""Words of saying, and pronouns by which a question points back at whoever it names."""

from itertools import pairwise

from vectorstore.analysis import fold

__all__ = ["LACKING", "ONE", "SAYING", "SEES", "folded", "is_met", "is_pointed_at", "is_reached"]


def folded(words: str) -> frozenset[str]:
    """Some words, separated by spaces, as they are compared."""
    return frozenset(map(fold, words.split()))


SAYING = folded(
    "säger sade sa tycker tyckte anser ansåg menar upplever upplevde uppfattar uppfattade vill ville önskar klagar"
    " efterfrågar föreslår lyfter nämner nämnde tar beskriver berättar berömmer kritiserar har hade känner ser"
    " skulle är"
)
"""Folded verbs of what somebody says, wants or has."""
SEES = folded("ser såg")
LACKING = folded("saknar saknade behöver behövde")
ONE = folded("man de dom folk andra övriga alla parterna aktörerna")
# "AF här: vad säger andra om oss?": whoever is named is "us", and others are to speak.
_US = folded("oss")
_OF_US = folded("om på med mot")
# "Vårdcentralerna, vad vill folk göra med dem?": so are "they"; "vad tycker de om dem" may be their own view.
_THEM = folded("dem dom den henne honom")
_OF_THEM = _OF_US | folded("av för till åt kring")
_REACHES = folded("når tag kontaktar")
_MEETS = folded("träffar möter kontaktar ringer träffade mötte")
_USER = folded("man jag vi en")
_NEAR = 6
"""Words before whom one wants to get hold of that say so."""
_THEMSELVES = folded("själv själva")
_FOLK = ONE - folded("de dom")


def is_reached(words: list[str], at: int) -> bool:
    """Whether it is asked how one gets hold of whom the word at ``at`` names: *hur når man*, *får man tag på nån inom*.

    That others tell; what those say themselves is whom they get hold of.
    """
    before = words[max(0, at - _NEAR) : at]
    return not _USER.isdisjoint(before) and not _REACHES.isdisjoint(before) and "enligt" not in before


def is_met(words: list[str], first: int) -> bool:
    """Whether whom the word at ``first`` names meets somebody else, who is named behind: *hur ofta träffar AF VAC*."""
    return first > 0 and words[first - 1] in _MEETS


def is_pointed_at(words: list[str]) -> bool:
    """Whether others are to say what they think of "us" or "them", who are whoever is named."""
    of_us = any(before in _OF_US and word in _US for before, word in pairwise(words))
    of_them = len(words) > 1 and words[-1] in _THEM and words[-2] in _OF_THEM and _THEMSELVES.isdisjoint(words)
    others = ONE if of_us else _FOLK
    says = SAYING | SEES
    speak = any((a in others and b in says) or (a in says and b in others) for a, b in pairwise(words))
    return speak and (of_us or of_them)
