"""Swedish sentence boundaries, as offsets."""

import re

__all__ = ["sentence_spans"]

# A full stop after one of these does not end a sentence.
_ABBREVIATIONS = frozenset(
    [
        "a",
        "adr",
        "alt",
        "art",
        "aug",
        "avd",
        "bl",
        "bla",
        "ca",
        "d",
        "dec",
        "dir",
        "dnr",
        "dr",
        "dvs",
        "enl",
        "etc",
        "ev",
        "ex",
        "exkl",
        "f",
        "feb",
        "fd",
        "ffa",
        "forts",
        "fr",
        "g",
        "h",
        "hr",
        "i",
        "inkl",
        "jan",
        "jfr",
        "jul",
        "jun",
        "k",
        "kap",
        "kl",
        "kr",
        "l",
        "lör",
        "m",
        "mfl",
        "mm",
        "mån",
        "n",
        "nov",
        "nr",
        "o",
        "obs",
        "okt",
        "ons",
        "osv",
        "p",
        "pga",
        "prof",
        "r",
        "ref",
        "resp",
        "s",
        "sep",
        "sept",
        "sid",
        "sk",
        "st",
        "str",
        "sön",
        "t",
        "tel",
        "tex",
        "tf",
        "tidl",
        "tim",
        "tis",
        "tom",
        "tor",
        "tr",
        "u",
        "v",
        "y",
        "äv",
        "ö",
        "övr",
    ]
)
_BOUNDARY = re.compile(r"[.!?…]+[\"”'’)\]*]*(?=\s)")
_LAST_WORD = re.compile(r"(\w+(?:[.:]\w+)*)\W*$")
_OPENS = re.compile(r"\s+[\"”'’(\[*–—-]*\s?[A-ZÅÄÖÉ0-9]")


def _is_boundary(text: str, match: re.Match[str], start: int) -> bool:
    """Tell whether a run of closing punctuation ends a sentence."""
    if not _OPENS.match(text, match.end()):
        return False
    if match.group()[0] != ".":
        return True
    word = _LAST_WORD.search(text, start, match.start())
    if word is None:
        return True
    last = word.group(1).lower().rsplit(".", 1)[-1]
    if last in _ABBREVIATIONS:
        return False
    # "B. Danermark": an initial. "1. Försäkringskassan ska …": an ordinal that
    # opens the sentence.
    if len(last) == 1 and last.isalpha() and text[word.start(1)].isupper():
        return False
    opens = text[start : word.start()].strip(" \"”'’(*-–") == ""
    return not (last.isdigit() and opens and len(last) < 3)


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split ``text[start:end]`` into sentences.

    Returns a list of (start, end) offsets into ``text``, without the white
    space between the sentences. Abbreviations (``bl.a.``, ``t.ex.``), initials
    and numbered items do not end a sentence.
    """
    part = text[:end]
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _BOUNDARY.finditer(part, start):
        if _is_boundary(part, match, begin):
            spans.append((begin, match.end()))
            begin = match.end()
    spans.append((begin, end))
    return [trimmed for span in spans if (trimmed := trim(text, *span))]


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Move both ends inward past white space; ``None`` when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
