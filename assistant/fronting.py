"""Questions that name first what they are about: *Boendestödet i Varberg, vad tycker de?*.

The pronoun behind stands for it; put in its place, the question is one that anybody would put.
"""

import re

from assistant.pronouns import subject_pronoun
from assistant.question.names import Names, place_spans, report_spans

__all__ = ["unfronted"]

_FRONTED = re.compile(
    r"^\W{0,5}(?P<front>[^,:?!.–—]{3,70}?)(?: då)?\s*(?:,|:|\s[–—-])\s+(?:och |men )?"
    r"(?P<rest>[^?!.]{5,120}?)(?P<end>[?!.]*)\s*$"
)
_UNPARTED = re.compile(
    r"^\W{0,5}(?P<front>[^,:;?!.–—]{3,50}?) (?P<rest>(?:vad|va|hur|vem|vilka|vilken|vilket|varför)\b"
    r" [^,:;?!.]{5,100}?)(?P<end>[?!.]*)\s*$",
    re.IGNORECASE,
)
"""The same without a comma: *elevhälsan vad tycker de*."""
_MOST_UNPARTED = 4
"""Words of what is named so at most."""
_NO_NAME = re.compile(
    r"^(?:bara|i|på|om|för|med|hos|enligt|från|till|när|och|o|men|så|fast|ok|okej|ja|nej|jo|tack|hej|hejsan|bra|alltså|sen"
    r"|apropå|tillbaka|åter|jag|vi|du|ni|man|det|den|de|dom|här|där|nu|samma|först|sist|dessutom)\b"
    r"|\b(?:vad|va|hur|vem|vilk\w+|varför|är|var|har|hade|finns|fanns|säger|sägs|tycker|vill|kan|ska|gör|får|blir|menar"
    r"|menade|undrar|behöver|blev|gick|hände|ledde|jobbar|arbetar|heter|står|läste|hörde|jämför|berätta|ge|visa|förklara|hänger)\b",
    re.IGNORECASE,
)
"""What names nothing: a remark, a sentence, or where something is."""
_THAT_KIND = re.compile(
    r"(?<!\w)(?:det|den) (?P<kind>(?:projektet|gruppen|satsningen|insatsen|modellen|arbetet|rollen|tjänsten|uppdraget))"
    r"(?=\W*$)",
    re.IGNORECASE,
)
"""Says of what kind is what was named: *vem ägde det projektet*."""
_THAT = re.compile(r"^att\b", re.IGNORECASE)
_SAYS = re.compile(r"^(?:och )?(?:vem|vilka)\b", re.IGNORECASE)
_LAST = re.compile(
    r"(?<!\w)(?P<it>det|den|dem|dom|de)"
    r"(?=(?: (?:nånstans|någonstans|egentligen|också|alls|upp|då|mest|oftast|bra|dåligt))*$)",
    re.IGNORECASE,
)
"""Stands at the end, for what was named."""
_FIRST = re.compile(
    r"^(?P<verb>(?:används|nämns|funkar|fungerar|behövs|saknas|förekommer|gäller|omnämns|fanns|finns|är))"
    r" (?P<it>det|den|de|dom)"
    r"(?= (?:i|på|hos|inom|med|bra|dåligt|viktigt|ofta|mycket|någonstans|nånstans)\b(?!.* att\b)|$)"
    r"|^(?!(?:hur|när|var|varför|är)\b)\w+r (?P<one>den)(?= (?!\w+(?:en|na)\b)\w)",
    re.IGNORECASE,
)
"""Asks for yes or no of what was named."""
_WHAT_IS_IT = re.compile(r"^(?:vad|va) (?:är|va|var|betyder|innebär|menas med) (?:det|den)\b", re.IGNORECASE)
_AS_IT_IS = re.compile(
    r"^(?:hur|vad) (?:går|gick|är|var|ser|har|funkar|fungerar|blir|gäller|händer|hände) det\b|\bvarandra\b"
    r"|\b(?:på|om) (?:läget|saken|det)\W*$|\b(?:ser|såg) (?:de|dom) på\b",
    re.IGNORECASE,
)
"""Asks how things are with what was named, or both of each other: nothing stands for it that it could be put for."""
_ITSELF = re.compile(r"^(?: själv(?:a|t)?)\b", re.IGNORECASE)
_COMMON = re.compile(r"^(?:\w+(?:en|et|an|na|t|ing|or|ar|er|la|ga)|vår\w*|min\w*|era?)\b", re.IGNORECASE)
"""Begins with no name, which would keep its capital letter."""
_OPPOSED = re.compile(r"\b(?:mot|gentemot|kontra|vs|versus|mellan|jämförd?t?)\b", re.IGNORECASE)


def unfronted(question: str, names: Names) -> str:
    """A question with what it names first in the place of its pronoun; as it is where it names nothing so."""
    match = _FRONTED.match(question) or _unparted(question)
    if match is None or _NO_NAME.search(match["front"]):
        return question
    front, rest = match["front"].strip(), match["rest"].strip()
    if _WHAT_IS_IT.match(rest) or _AS_IT_IS.search(rest) or _OPPOSED.search(front):
        return question
    if _THAT.match(front) and not _SAYS.match(rest):
        return question
    if kind := _THAT_KIND.search(rest):
        return _with_end(f"{rest[: kind.start()]}{front}-{kind['kind']}", match["end"])
    span = _pronoun(rest)
    if span is None or "," in rest[: span[0]]:  # "…, och vad blev det av den" goes on with a sentence
        return question
    behind = rest[span[1] :]
    named = any(start == 0 for start, _ in (*place_spans(front, names), *report_spans(front, names)))
    if span[0] and _COMMON.match(front) and not named:
        front = f"{front[0].lower()}{front[1:]}"
    return _with_end(f"{rest[: span[0]]}{front}{_ITSELF.sub('', behind)}", match["end"])


def _with_end(text: str, end: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{end or '?'}"


def _unparted(question: str) -> re.Match[str] | None:
    """A few words before a question, which no comma parts from it."""
    match = _UNPARTED.match(question)
    return match if match is not None and len(match["front"].split()) <= _MOST_UNPARTED else None


def _pronoun(rest: str) -> tuple[int, int] | None:
    """Where the pronoun of a question stands that what was named first takes the place of."""
    if (subject := subject_pronoun(rest)) is not None:
        return subject.span("who")
    if first := _FIRST.match(rest):
        return first.span("it" if first["it"] else "one")
    found = _LAST.search(rest)
    return found.span("it") if found else None
