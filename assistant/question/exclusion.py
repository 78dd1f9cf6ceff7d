"""What a question leaves out, in whatever words: *förutom X*, *andra än X*, *vilka fler kommuner än X*."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from vectorstore.analysis import fold

__all__ = ["Exclusion", "exclusion_spans", "exclusions", "included", "left_out"]

_WHAT = r"(?P<what>[\w-]+(?:(?:\s*,\s*|\s+(?:och|eller|samt)\s+)[\w-]+)*)"
_BESIDE = r"(?:utöver|förutom|utom|undantaget|bortsett från|frånsett|vid sidan av|med undantag (?:av|för))"
_LEFT_OUT = re.compile(rf"\b{_BESIDE}\s+{_WHAT}", re.IGNORECASE)
_NO_NAME = (
    r"(?!\d|(?:hälften|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|de|den|det|dem|vad|att|när|så|som|om|i|på|nu"
    r"|vanligt|vanliga|tidigare|förr|förut|väntat|idag|igår)\b)"
)
"""What follows on *än* in a comparison of numbers and times; nobody is left out by it."""
_MORE = r"(?:(?<=någon )|(?<=nån )|(?<=några )|(?<=vilka )|(?<=vem )|(?<=ingen ))mer"
_PLACE = r"(?:\s+i\s+(?P<place>[\w-]+))?"
_OTHERS_THAN = re.compile(
    rf"(?:\b(?:andra|annan|annat|fler|flera|ytterligare)|{_MORE})\s+(?P<kind>(?!än\b)[\w-]+\s+)?"
    rf"än\s+(?:bara |just |endast )?{_NO_NAME}{_WHAT}{_PLACE}",
    re.IGNORECASE,
)
_WHO_BESIDE = re.compile(rf"(?:(?<=\bvilka )|(?<=\bvem )|(?<=\bnågon )){_BESIDE}\s+{_WHAT}{_PLACE}", re.IGNORECASE)
_FORMS = (_OTHERS_THAN, _WHO_BESIDE, _LEFT_OUT)
_WORD = re.compile(r"[\w-]+")
_AND = ("och", "eller", "samt")


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What one such phrase leaves out."""

    words: tuple[str, ...]
    place: str | None
    """Where alone those who are named are left out: *andra än FK i Halmstad* are also FK in Hylte."""
    kind: str
    """Of which it leaves some out: *andra kommuner än*; empty where it does not say."""
    span: tuple[int, int]
    kept: tuple[int, int]
    """The part of the span that is still asked for; empty at its end where nothing is."""


def exclusions(question: str) -> list[Exclusion]:
    """What a question leaves out, phrase by phrase, in its order."""
    found: list[Exclusion] = []
    for form in _FORMS:
        for match in form.finditer(question):
            if not any(one.span[0] < match.end() and match.start() < one.span[1] for one in found):
                found.append(_read(match))
    return sorted(found, key=lambda one: one.span)


def _read(match: re.Match[str]) -> Exclusion:
    named = match.groupdict()
    kind = named.get("kind")
    words = tuple(word for word in _WORD.findall(named["what"]) if word.lower() not in _AND)
    # "andra aktörer än FK i Hylte" are looked for in Hylte.
    within = kind is not None or named.get("place") is None
    end = match.end("what") if within else match.end()
    return Exclusion(
        words,
        None if within else named["place"],
        (kind or "").strip(),
        (match.start(), end),
        match.span("kind") if kind is not None else (end, end),
    )


def exclusion_spans(question: str) -> list[tuple[int, int]]:
    """Where a question leaves something out: (start, end) in characters, without of what kind that is."""
    spans = [part for one in exclusions(question) for part in ((one.span[0], one.kept[0]), (one.kept[1], one.span[1]))]
    return [(start, end) for start, end in spans if start < end]


def included(question: str, areas: Collection[str] = ()) -> str:
    """A question without what it leaves out.

    A place among ``areas``, folded, is where is asked and not a part of what is left out: *andra än FK i Halland*.
    """
    for one in reversed(exclusions(question)):
        stays = one.place if one.place is not None and _is_area(fold(one.place), areas) else None
        rest = f" {question[slice(*one.kept)]} " + (f"i {stays} " if stays else "")
        question = question[: one.span[0]] + rest + question[one.span[1] :]
    return question


def _is_area(place: str, areas: Collection[str]) -> bool:
    """Whether a place is one of ``areas``, or what is called after it: *i Hallands kartläggning*."""
    return place in areas or place.removesuffix("s") in areas


def left_out(question: str) -> list[str]:
    """The words of what a question leaves out: *utöver sekretess och tidsbrist*."""
    return [word for one in exclusions(question) for word in one.words]
