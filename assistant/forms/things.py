"""Sides that are no voices: what the texts say of each of two things that a question holds against each other.

A side is told by the statements that name it, and by those that lean on one
that does: *Man har minst samverkan med …* goes on about whom the sentence
before it named.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.forms.role import parts_of, shared_tail
from assistant.forms.sides import SAYING, Side, Sides, said_by, said_where
from assistant.forms.standing import goes_on_from
from assistant.question import Names
from assistant.question.intent import generic_terms, wanted_of
from assistant.question.names import bare
from assistant.question.opposed import Opposed, opposed_in, pattern_of
from assistant.question.roles import who
from assistant.question.sides import is_frame, ranks
from assistant.question.subject import actor_concept
from ingestion import Passage, Statement
from vectorstore import Index, Scope
from vectorstore.analysis import fold, terms

__all__ = ["opposes", "things_of", "told_of"]

_TOGETHER = re.compile(r"\W*(?:\w+\W+)?(?:och|samt|eller|,|/)(?: även| också)?\W*")
_SAYS = re.compile(
    r"[\w\s()/.-]{0,24}?(?:(?:,| och) [\w\s/-]{1,32}?){0,3}"
    r"\b(?:upplever|anser|menar|beskriver|tycker|saknar|önskar|vill|säger|uppger|framhåller|lyfter"
    r"|påtalar|samverkar)\b"
)
"""That what a name stands for speaks or acts; a thing may be, have or need, but says nothing."""
_GENITIVE = re.compile(r"(?<=\w{4}[nt])s$")
_WORD = re.compile(r"[\w’'-]+")
_SHORTENED = r"\W{1,2}\((\w{2,6})\)"
_BOTH = re.compile(r"\bbåde\W*$", re.IGNORECASE)
_WHO_WORKS = re.compile(r"\bsom (?:arbetar|jobbar)\b")
"""Tells which of some speak: *handläggarna som arbetar med x saknar …*."""
_DEFINITE = re.compile(r"(?P<noun>[A-ZÅÄÖ][a-zåäö]{4,}?)(?:en|et|n|na|erna|arna|orna)\b")
_OF_NOBODY_ELSE = re.compile(
    r"(?:[\wåäö-]+ ){1,4}?(?:finns\b|(?:har|får|kan|ser|gör|når|saknar|upplever|önskar) man\b)"
)
"""Tells of whoever was spoken of, for it names nobody who does it: *Minst samverkan har man med …*."""
_SHORT_NAME = 4
_TWO = 2
_Finder = Callable[[str], re.Match[str] | None]


def things_of(scope: Scope, question: str, index: Index, names: Names) -> Sides:
    """The things that a question holds against each other, where the texts tell of each by itself; else no sides."""
    apart = max(map(len, (scope.municipalities, scope.reports, scope.actors))) > 1 or scope.not_covered
    found = [] if apart else [_beside_whom(opposed, scope, names) for opposed in opposed_in(question)]
    inside = [p for p in index.passages if not p.asked and scope.is_view(p) and _holds(scope, p)] if found else []
    for opposed in found:
        named = tuple(
            frozenset[tuple[str, str | None]]().union(*(who(n, names) for n in side)) for side in _both(opposed)
        )
        undivided = _is_undivided(named, inside)
        if (any(named) or len(scope.units) > 1) and not undivided:
            continue
        sides = _told(opposed, named, inside, index)
        if len(sides) == _TWO:
            sides = _under(scope.themes[:1], sides)
            words = tuple(word for side in _both(opposed) for name in side for word in name.split())
            words += tuple(unit or actor for side in named for actor, unit in side)
            teller = said_by if scope.municipalities else said_where
            return Sides(sides, teller if _voices(sides) > 1 else None, things=words)
    return Sides(())


def told_of(
    name: str, units: frozenset[tuple[str, str | None]], inside: Sequence[Passage], index: Index
) -> list[tuple[Passage, Statement]]:
    """The statements that tell of one thing, or of units, that speaks somewhere in passages; none of what does not."""
    _, find = _finder((name,), units, inside)
    if find is None or not _speaking(find, inside):
        return []
    told = ((p, _owners(p, [find], index.report(p.report).source, speaking=True)) for p in inside)
    return [(p, s) for p, owners in told for s in p.statements if s.start in owners]


def opposes(scope: Scope, question: str, index: Index, names: Names) -> bool:
    """Whether it is asked for nothing but what is told of each of two things, and of each something is.

    Where a theme is asked for, it is told of each under its heading. Who is before the other is another matter.
    """
    if wanted_of(question) is not None or ranks(question) or not (scope.municipalities or scope.reports):
        return False
    sides = things_of(scope, question, index, names)
    own = {fold(word) for word in sides.things}
    rest = [topic for topic in scope.topics if fold(topic) not in own and not is_frame(topic, question)]
    if len(sides.sides) < _TWO or scope.about or any(not generic_terms().issuperset(terms(word)) for word in rest):
        return False
    themes = scope.themes[:1]
    return not themes or all(any(themes[0] in p.themes for p in side.passages) for side in sides.sides)


def _beside_whom(opposed: Opposed, scope: Scope, names: Names) -> Opposed:
    """Two things without the name of the one who is asked about both: *FKs handläggare för x och för y*."""

    def kept(called: tuple[str, ...]) -> tuple[str, ...]:
        called = tuple(name for name in called if bare(name) not in names.reports) or called
        asked = {(actor, None) for actor in scope.actors}
        others = tuple(name for name in called if not who(name, names))
        own = all(who(name, names) <= asked for name in called)
        return others if own and others else called

    return replace(opposed, one=kept(opposed.one), other=kept(opposed.other))


def _under(themes: Sequence[str], sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """Sides with what is told of each under the theme that is asked for, or else names it, where some of each does."""
    headed = [tuple(p for p in side.passages if not set(themes).isdisjoint(p.themes)) for side in sides]
    if all(headed):
        return tuple(replace(side, passages=own) for side, own in zip(sides, headed, strict=True))
    stems = frozenset(term for theme in themes for term in terms(theme))
    kept = [
        frozenset(
            (p.passage_id, s.start)
            for p in side.passages
            for s in p.statements
            if (p.passage_id, s.start) in (side.told or ())
            and any(w.startswith(t) for w in terms(s.shown) for t in stems)
        )
        for side in sides
    ]
    return tuple(replace(side, told=told) for side, told in zip(sides, kept, strict=True)) if all(kept) else sides


def _voices(sides: Sequence[Side]) -> int:
    """How many voices tell of the sides."""
    return len({(p.municipality, p.actor, p.unit) for side in sides for p in side.passages})


def _both(opposed: Opposed) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return opposed.one, opposed.other


def _holds(scope: Scope, passage: Passage) -> bool:
    """Whether a passage belongs to the places, reports and actors that are named; units are told apart by the text."""
    if scope.municipalities and not scope.in_place(passage):
        return False
    if scope.reports and passage.report not in scope.reports:
        return False
    return not scope.actors or passage.actor in scope.actors


def _is_undivided(named: Sequence[frozenset[tuple[str, str | None]]], inside: Sequence[Passage]) -> bool:
    """Whether things are units of which no passage is, so that only the text tells them apart."""
    units = [unit for side in named for _, unit in side]
    if not units or None in units:
        return False
    return not any(unit in (passage.unit or "") for unit in units if unit for passage in inside)


def _told(
    opposed: Opposed, named: Sequence[frozenset[tuple[str, str | None]]], inside: Sequence[Passage], index: Index
) -> tuple[Side, ...]:
    """Both sides with what is told of each, in the reports where both are."""
    found = [_finder(side, units, inside) for side, units in zip(_both(opposed), named, strict=True)]
    if any(finder is None for _, finder in found) and (heads := shared_tail(*_both(opposed), index.lexical.has)):
        found = [_finder(head, frozenset(), inside) for head in heads]
    if any(finder for _, finder in found):  # "sjukpenninghandläggare" beside "de för aktivitetsersättning"
        parts = [_heads(called, index) for called in _both(opposed)]
        found = [own if own[1] else _finder(part, frozenset(), inside) for part, own in zip(parts, found, strict=True)]
    if any(finder is None for _, finder in found):
        return ()
    finders = [finder for _, finder in found if finder is not None]
    by = [_speaking(find, inside) for find in finders]
    speak = all(by) or all(named)
    if opposed.speaking and (not speak or any(_together(s.shown, finders) for p in inside for s in p.statements)):
        return ()
    if all(by):  # what speaks is told by what it says itself, and not by what others say of it
        inside = [p for p in inside if any(p.actor in actors for actors in by)]
    owners = {p.passage_id: _owners(p, finders, index.report(p.report).source, speaking=all(by)) for p in inside}
    sides = []
    reports = set.intersection(
        *({p.report for p in inside if side in owners[p.passage_id].values()} for side in (0, 1))
    )
    for side, (name, _) in enumerate(found):
        passages = tuple(p for p in inside if p.report in reports and side in owners[p.passage_id].values())
        told = frozenset(
            (p.passage_id, start) for p in passages for start, owner in owners[p.passage_id].items() if owner == side
        )
        sides.append(Side(name[:1].upper() + name[1:], passages, told=told))
    return tuple(side for side in sides if side.told)


def _heads(called: Iterable[str], index: Index) -> tuple[str, ...]:
    """The first parts of those names that are compounds of two words of the texts; else the names."""
    parts = (parts_of(name, index.lexical.has) for name in called)
    return tuple(found[0] for found in parts if found is not None) or tuple(called)


def _speaking(find: _Finder, inside: Iterable[Passage]) -> frozenset[str | None]:
    """By which actors' answers a thing speaks or acts: it is a unit of theirs then, which is not kept apart."""
    named = ((p.actor, find(s.shown), s.shown) for p in inside for s in p.statements)
    return frozenset(actor for actor, match, text in named if match is not None and _SAYS.match(text, match.end()))


def _stands_first(match: re.Match[str] | None, text: str) -> bool:
    verb = SAYING.search(_WHO_WORKS.sub(lambda found: " " * len(found[0]), text))
    return match is not None and verb is not None and match.start() < verb.start()


def _finder(
    called: Sequence[str], units: frozenset[tuple[str, str | None]], inside: Iterable[Passage]
) -> tuple[str, _Finder | None]:
    """What finds a thing in a text, by the longest of its names that some text holds, and by what it is short for."""
    if units:
        stems = frozenset(stem for actor, unit in units for stem in actor_concept(actor, unit).stems)
        return _GENITIVE.sub("", called[-1]), lambda text: _first_of(text, stems)
    for name in called:
        pattern = pattern_of(name)
        texts = [p.text for p in inside if pattern.search(p.text)]
        if texts:
            short = {m[1] for text in texts for m in re.finditer(pattern.pattern + _SHORTENED, text, re.IGNORECASE)}
            both = [f"(?i:{pattern.pattern})", *(rf"(?<!\w){re.escape(s)}(?!\w)" for s in sorted(short))]
            written = pattern.search(texts[0])  # "kur 1" is KUR 1 there
            short_name = written is not None and len(name.split()[0]) <= _SHORT_NAME
            called_so = written[0] if written is not None and short_name else name
            return _GENITIVE.sub("", called_so), re.compile("|".join(both)).search
    return called[0], None


@lru_cache(maxsize=20_000)
def _first_of(text: str, stems: frozenset[str]) -> re.Match[str] | None:
    return next((m for m in _WORD.finditer(text) if not stems.isdisjoint(terms(m.group()))), None)


def _owners(passage: Passage, finders: Sequence[_Finder], source: str, *, speaking: bool) -> dict[int, int]:
    """Which side each statement tells of, by where it starts; of what speaks, only what it says itself."""
    owners: dict[int, int] = {}
    last: int | None = None
    end, before = 0, ""
    for statement in passage.statements:
        owner = _owner(statement, finders)
        if owner is not None and speaking and not _stands_first(finders[owner](statement.shown), statement.shown):
            owner = None
        follows = "\n" not in source[end : statement.start]  # in a list every line stands by itself
        end = statement.end
        if (
            owner is None
            and last is not None
            and follows
            and (
                goes_on_from(statement) or _OF_NOBODY_ELSE.match(statement.shown) or _takes_up(statement.shown, before)
            )
            and not _named(statement, finders)
        ):
            owner = last
        if owner is not None:
            owners[statement.start] = owner
        before = f"{before} {statement.shown}" if owner == last else statement.shown
        last = owner
    return owners


def _takes_up(shown: str, before: str) -> bool:
    """Whether a statement begins with whom the one before it spoke of: *Verksamheterna …*, *Handläggarna …*."""
    match = _DEFINITE.match(shown)
    return match is not None and re.search(rf"(?<!\w){match['noun']}", before, re.IGNORECASE) is not None


def _named(statement: Statement, finders: Sequence[_Finder]) -> bool:
    return any(find(statement.shown) for find in finders)


def _together(text: str, finders: Sequence[_Finder]) -> bool:
    """Whether a statement says something of both at once: then a question that joins them means both together."""
    found = sorted((match.start(), match.end()) for find in finders if (match := find(text)))
    if len(found) < _TWO or not _TOGETHER.fullmatch(text[found[0][1] : found[1][0]]):
        return False
    return _SAYS.match(text, found[1][1]) is not None


def _owner(statement: Statement, finders: Sequence[_Finder]) -> int | None:
    """The side that a statement names; of both the one that stands first, unless they are named together."""
    text = statement.shown
    found = sorted((match.start(), match.end(), side) for side, find in enumerate(finders) if (match := find(text)))
    if not found:
        return None
    if len(found) == _TWO:
        between = text[found[0][1] : found[1][0]]
        if _TOGETHER.fullmatch(between) or (not SAYING.search(between) and _BOTH.search(text[: found[0][0]])):
            return None
    return found[0][2]
