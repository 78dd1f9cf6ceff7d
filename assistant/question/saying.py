"""Words of saying, and pronouns by which a question points back at whoever it names."""

from itertools import pairwise

from vectorstore.analysis import fold

__all__ = ["LACKING", "ONE", "SAYING", "SEES", "folded", "is_pointed_at"]


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
_THEMSELVES = folded("själv själva")
_FOLK = ONE - folded("de dom")


def is_pointed_at(words: list[str]) -> bool:
    """Whether others are to say what they think of "us" or "them", who are whoever is named."""
    of_us = any(before in _OF_US and word in _US for before, word in pairwise(words))
    of_them = len(words) > 1 and words[-1] in _THEM and words[-2] in _OF_THEM and _THEMSELVES.isdisjoint(words)
    others = ONE if of_us else _FOLK
    says = SAYING | SEES
    speak = any((a in others and b in says) or (a in says and b in others) for a, b in pairwise(words))
    return speak and (of_us or of_them)
