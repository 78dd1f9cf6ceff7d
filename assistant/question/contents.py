"""Where what somebody is to have said begins: whoever is named in it is spoken of, and says nothing himself.

*Har någon föreslagit att AF ska sitta hos VPM?*, *vad föreslås för att vården ska
bli lättare att nå?*: nobody is asked by name, so that anybody may answer.
"""

from collections.abc import Collection, Sequence

from vectorstore.analysis import fold

__all__ = ["content_from"]


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


_SOMEBODY = _folded("någon nån ngn några nåt något alla flera man de dom folk andra övriga vilka vem ingen inga")
_SAID = _folded(
    "säger sagt tycker tyckt anser ansett menar menat vill velat önskar önskat föreslår föreslagit efterfrågar"
    " efterfrågat lyfter lyft nämner nämnt skriver skrivit påpekar påpekat upplever upplevt efterlyser efterlyst"
)
_PASSIVE = _folded("föreslås föreslagits önskas efterfrågas efterlyses sägs nämns påpekas")
_PROPOSED = _folded(
    "förslag förslaget förslagen idé idéer idéerna önskemål önskemålet önskemålen önskan tankar åtgärd åtgärder"
)
_BEGINS = _folded("att hur")
_BETWEEN = 6
"""Words between who says it and what is said, at most: *vill nån av de andra parterna i Halland att*."""


def content_from(folded: Sequence[str], named: Collection[int]) -> int | None:
    """Position of the *att* behind which anybody's saying or proposal is told; ``None`` where there is none.

    Args:
        folded: the question's folded tokens.
        named: positions at which somebody is named; who stands before the *att* is asked himself.
    """
    for at, word in enumerate(folded):
        if not _is_anybodys(folded, at):
            continue
        begins = _BEGINS if word in _PROPOSED | _PASSIVE else {"att"}
        behind = range(at + 1, min(at + 2 + _BETWEEN, len(folded)))
        content = next((place for place in behind if folded[place] in begins), None)
        if content is not None and not any(place < content for place in named):
            return content
    return None


def _is_anybodys(folded: Sequence[str], at: int) -> bool:
    """Whether the word at ``at`` tells of anybody's saying: *föreslår någon*, *någon föreslagit*, *föreslås*."""
    word, beside = folded[at], {*folded[max(at - 1, 0) : at], *folded[at + 1 : at + 2]}
    return word in _PASSIVE or word in _PROPOSED or (word in _SAID and not _SOMEBODY.isdisjoint(beside))
