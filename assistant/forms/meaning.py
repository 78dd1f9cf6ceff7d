"""What something is, and who is in it: what defines it leads, before what is thought of it.

A definition is told by its grammar: *med X avses*, *X består av*, *X är en …* of a
kind and not of a worth. A text may write out what others call by an abbreviation
alone: *IST* is the *individsamverkansteam*, whose parts begin with its letters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, in_sections, sections_by_speaker
from assistant.forms.standing import ENTRY
from assistant.forms.wording import basis_of
from assistant.polarity import Polarity, polarity_of
from assistant.question.subject import same_groups
from ingestion import Report
from vectorstore import Index, Scope
from vectorstore.analysis import fold

__all__ = ["meaning", "written_out"]

_ASKS = re.compile(
    r"^\W*(?:och |men |jaha )?(?:vad (?:är|var|betyder|innebär|menas med)"
    r"|vilka (?P<who>är med i|ingår i|ingick i|deltar i|medverkar i|sitter (?:med )?i|finns med i|utgör))"
    r" (?:egentligen )?(?:en |ett |den |det |de )?(?P<thing>[\w-]{2,}(?: (?!i |på |för |enligt |om )[\w-]+){0,2}?)"
    r"(?: (?:för (?:något|nåt)|egentligen|då))?\W*$",
    re.IGNORECASE,
)
"""Asks what something is, or who is in it, and nothing else."""
_WORTH = re.compile(
    r"\b(?:är|var) (?:ett|en|de|det)? ?(?:[\w-]+ ){0,3}?(?:bra|god|goda|gott|vikti\w*|väl\w*|fungerande|svår\w*|stor\w*"
    r"|positiv\w*|exempel|problem|hinder|vinst|nödvändig\w*|lite|förutsättning\w*)\b",
    re.IGNORECASE,
)
"""Says what something is worth, and not what it is."""
_MEMBERS = re.compile(
    r"\bbest(?:år|od) av\b|\bdär\b.*\b(?:deltar|ingår|sitter|träffas|medverkar)\b"
    r"|\bi (?:\w+ )?(?:ingår|deltar|sitter)\b"
)
_DEFINITE = re.compile(r"[a-zåäö]{3,7}(?:en|et|na)")
"""A short known thing, of which is told what it is in the case at hand: *målet är ett …*."""
_MOST = 3
_BEGINNING = 2
_LEAST_FORM, _ENDING = 6, 2
_PLAIN = 2
"""Kinds of definition that nothing else is taken for; of what many statements speak of they alone are."""
_COMMON = 40
_LEAST_COMPOUND, _LEAST_PART = 10, 3
_LONG_ENOUGH = 5
"""Words of what follows a dash for it to tell what stands before it."""


def meaning(draft: Draft, question: str, scope: Scope, index: Index) -> Draft:
    """A draft that begins with what defines what is asked for, where something does."""
    asked = _ASKS.match(question)
    if asked is None or draft.headline or draft.table is not None:
        return draft
    if scope.municipalities or scope.not_covered or (draft.shown and _is_entry(draft)):
        return draft
    thing = asked["thing"]
    names = [thing, *(written_out(thing, index.reports) if thing.isupper() else _alike(thing))]
    found = list(_defining(names, scope, index, who=asked["who"] is not None))[:_MOST]
    found = found or (_headed(thing, scope, index) if thing[0].isupper() and not asked["who"] else [])
    if not found:
        return draft
    keys = {item.key for item in found}
    rest = [item for item in (*in_sections(draft.shown), *in_sections(draft.more)) if item.key not in keys]
    return replace(
        draft,
        shown=sections_by_speaker(found, index.reports),
        more=sections_by_speaker(rest, index.reports),
        basis=basis_of([*found, *rest], index.reports),
    )


def _headed(thing: str, scope: Scope, index: Index) -> list[Chosen]:
    """The beginning of the section that has a thing's name for its heading."""
    heading = re.compile(rf"(?:projekt(?:et)?\W+)?{re.escape(thing)}\W*(?: [–-] .*)?", re.IGNORECASE)
    for passage in index.passages:
        inside = not scope.reports or passage.report in scope.reports
        if inside and not passage.asked and passage.path and heading.fullmatch(passage.path[-1].strip()):
            return [Chosen(passage, statement, 1.0) for statement in passage.statements[:_BEGINNING]]
    return []


def _alike(thing: str) -> tuple[str, ...]:
    """Other words for a thing, each of which may be the one that a report defines."""
    groups = (group for group in same_groups() if any(_is_form(fold(thing), fold(word)) for word in group))
    bare = re.sub(r"(?:et|en)$", "", thing) if len(thing) > _LEAST_COMPOUND else thing  # *teamet* is a *team*
    others = (word for group in groups for word in group if fold(word) != fold(thing))
    return (*((bare,) if bare != thing else ()), *others)


def _is_form(one: str, other: str) -> bool:
    """Whether a word begins the other: *0-klassad*, *0-klassade*."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _LEAST_FORM and long.startswith(short) and len(long) - len(short) <= _ENDING)


def _is_entry(draft: Draft) -> bool:
    return ENTRY.fullmatch(in_sections(draft.shown)[0].statement.shown) is not None


def _defining(names: Sequence[str], scope: Scope, index: Index, *, who: bool) -> Iterator[Chosen]:
    """The statements that define what has some names, the surest kind first, each kind in the reports' order."""
    called = "|".join(re.escape(name) for name in names)
    exact = (rf"{re.escape(n)}\b" if n.isupper() else rf"(?i:{re.escape(n)})" for n in names)
    holds = re.compile(rf"\b(?:{'|'.join(exact)})")
    told = [
        Chosen(passage, statement, 1.0)
        for passage in index.passages
        if not passage.asked and (not scope.reports or passage.report in scope.reports)
        for statement in passage.statements
        if holds.search(statement.shown) and not statement.shown.startswith("(") and not statement.shown.endswith("?")
    ]
    if who:
        yield from (item for item in told if _MEMBERS.search(item.statement.shown))
        return
    given: set[tuple[str, int]] = set()
    kinds = _kinds(called)
    known = len(told) > _COMMON or _DEFINITE.fullmatch(names[0]) is not None
    for kind, pattern in enumerate(kinds[:_PLAIN] if known else kinds):
        for item in told:
            sure = kind < _PLAIN or _is_no_view(item.statement.shown)
            if item.key not in given and sure and pattern.search(item.statement.shown):
                given.add(item.key)
                yield item


def _is_no_view(shown: str) -> bool:
    return not _WORTH.search(shown) and polarity_of(shown) is Polarity.NEUTRAL


@lru_cache(maxsize=256)
def _kinds(called: str) -> tuple[re.Pattern[str], ...]:
    """How a statement defines what has a name, the surest first."""
    thing = rf"(?:{called})(?:en|et|e|a|t|s)?(?: \([^)]*\))?"
    begins = rf"^\W*(?:ett? |de[nt]? )?{thing}"
    kinds = (
        rf"\bmed (?:begreppet |ordet )?{thing} (?:avs\w+|menas|menades|menar)\b",
        rf"{begins} (?:definieras\w*|beskrivs (?:\w+ )?som)\b",
        rf"{begins} (?:står för|betyder|innebär|avser|kallas|best(?:år|od) av)\b",
        rf"{begins} (?:är|var) (?:ett|en|personer|individer) ",
        rf"\b{thing},? d\.?v\.?s\b|\b{thing},? det vill säga\b",
        rf"\b{thing}\b.*\b[Tt]?\w+ best(?:år|od) av\b",
        rf"^\W*{thing} [–-] (?:\S+ ){{{_LONG_ENOUGH},}}",
        rf"\b(?:så kallade?|s\.? ?k\.?) {thing}\b|\b(?:det som|vad som|att) kallas \W?{thing}\b",
    )
    return tuple(re.compile(kind, re.IGNORECASE) for kind in kinds)


def written_out(short: str, reports: Iterable[Report]) -> tuple[str, ...]:
    """The compound of which an abbreviation has the letters, as the reports write it; none where several might be."""
    return _written_out(short, tuple(report.source for report in reports))


@lru_cache(maxsize=256)
def _written_out(short: str, sources: tuple[str, ...]) -> tuple[str, ...]:
    begins = re.compile(rf"\b{re.escape(short[0])}[a-zåäö]{{{_LEAST_COMPOUND - 1},}}\b", re.IGNORECASE)
    found: dict[str, None] = {}
    for source in sources:
        if not re.search(rf"\b{re.escape(short)}\b", source):
            continue
        vocabulary = frozenset(re.findall(r"[a-zåäö]{3,}", source.lower()))
        for word in {match.group().lower() for match in begins.finditer(source)}:
            if _has_initials(word, short.lower(), vocabulary):
                found[word] = None
    least = min(found, key=len, default="")
    return (least,) if least and all(word.startswith(least) for word in found) else ()


def _has_initials(word: str, letters: str, vocabulary: frozenset[str]) -> bool:
    """Whether a word is made of known words that begin with some letters in their order."""
    if not letters:
        return not word
    if not word.startswith(letters[0]):
        return False
    for end in range(_LEAST_PART, len(word) + 1):
        part, rest = word[:end], word[end:]
        known = part in vocabulary or (bool(rest) and part.endswith("s") and part[:-1] in vocabulary)
        if known and _has_initials(rest, letters[1:], vocabulary):
            return True
    return False
