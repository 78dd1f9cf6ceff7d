"""The sides of a comparison: whose statements stand in which column."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.chosen import Chosen
from assistant.forms.parties import actor_and_unit, speaks_of
from assistant.forms.speaking import is_neutral, names_in
from assistant.forms.wording import listed, short_of, who
from assistant.question import Names
from assistant.question.names import is_local, tokens_of, unit_aliases
from assistant.question.pairs import pairs_in
from assistant.question.roles import asked_and_about
from assistant.question.sides import asks_between_reports, asks_how_it_goes, asks_of_each_other, compares
from ingestion import Passage, Statement
from ingestion.vocabulary import actors
from vectorstore import Index, Scope
from vectorstore.analysis import fold

__all__ = ["SAYING", "Side", "Sides", "actor_and_unit", "called", "said_by", "said_where", "sides_of", "third_parties"]

_CALLED = {"Försäkringskassan": "FK", "Arbetsförmedlingen": "AF", "Kommun": "Kommunen", "Region": "Vården"}
_WORDS = ("Kommunen", "Vården", "Övriga")
_TWO = 2
_ACTORS = frozenset(actor.name for actor in actors())
_TOLD_OF = re.compile(
    r"\b(?:från|fran|av|med|till|för|for|om|mot|kring|mellan|via|där|sig på|in på)\W*$", re.IGNORECASE
)
"""Words behind which somebody is told of, and does not say it."""
_BESIDE = re.compile(r"(?:[^,;.]|, (?=[A-ZÅÄÖ]))*")
_NEAR = 6
"""Words between a subject and its verb."""
SAYING = re.compile(
    r"\b(?:upplever|upplevs|anser|menar|beskriver|ser|tycker|saknar|önskar|vill|säger|uppger|framhåller|lyfter|påtalar"
    r"|samverkar|har|känner|nämner|efterfrågar|föreslår|arbetar|behöver|får|kan|ska|är)\b"
)
"""Verbs of a statement; whoever stands before the first one says or does it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its name and the passages that belong to it."""

    label: str
    passages: tuple[Passage, ...]
    speaker: str = ""
    """Whose statements alone belong to the side, where its passages hold those of others as well."""
    towards: tuple[str, ...] = ()
    """Actors and units, at least one of whom a statement must name that is not by them."""

    told: frozenset[tuple[str, int]] | None = None
    """The statements that tell of it, by passage and start, where the side is a thing and nobody who speaks."""

    @property
    def within(self) -> str:
        """Its name within a sentence: *kommunen i Halmstad*."""
        return self.label[:1].lower() + self.label[1:] if self.label.startswith(_WORDS) else self.label

    def keeps(self, passage: Passage, statement: Statement) -> bool:
        """Whether a statement of one of the passages belongs to the side."""
        if self.told is not None:
            return (passage.passage_id, statement.start) in self.told
        if self.speaker and not self._is_theirs(passage, statement):
            return False
        others = [name for name in self.towards if name != self.speaker and not _is_by(passage, name)]
        return not others or any(speaks_of(statement.shown, name) for name in others)

    def speaks_in(self, passage: Passage) -> bool:
        """Whether some statement of a passage belongs to the side."""
        return any(self.keeps(passage, statement) for statement in passage.statements)

    def _is_theirs(self, passage: Passage, statement: Statement) -> bool:
        if statement.speaker is not None:  # a quotation is whoever's it says, whatever passage it stands in
            return statement in Scope(actors=(self.speaker,)).said_in(passage)
        if self.speaker in (passage.actor, passage.unit):
            return True
        if passage.unit is not None:
            return self.speaker in passage.unit
        verb = SAYING.search(statement.shown)
        return verb is not None and _is_subject(statement.shown[: verb.start()], self.speaker)


def _is_subject(head: str, name: str) -> bool:
    """Whether what stands before a verb names who says it: *Engagemanget från AF* is none of AF's."""
    if is_local(name) and name not in _ACTORS:
        folded = fold(head)
        found = (re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", folded) for alias in unit_aliases(name))
        return any(match is not None and _leads_to_verb(head, match.start(), match.end()) for match in found)
    words = re.finditer(r"[\w:-]+", head)
    return any(_names(word[0], name) and _leads_to_verb(head, word.start(), word.end()) for word in words)


def _leads_to_verb(head: str, start: int, end: int) -> bool:
    """Whether a name, with others beside it at most, is the subject of the verb that ends ``head``."""
    rest = head[end:]
    return not _TOLD_OF.search(head[:start]) and len(rest.split()) <= _NEAR and bool(_BESIDE.fullmatch(rest))


@dataclass(frozen=True, slots=True)
class Sides:
    """All sides of a comparison."""

    sides: tuple[Side, ...]
    by: Callable[[Chosen], str] | None = None
    """Says of a statement what its column does not: who says it, and where."""
    between: tuple[str, ...] = ()
    """The two whose way with each other is asked for."""
    spoken: bool = False
    """Whether the sides are those whom the question holds against each other, though it asks nobody."""
    things: tuple[str, ...] = ()
    """The words that name the sides where these are things that the texts tell of."""
    reports: tuple[str, ...] = ()
    """The reports that are the sides."""
    themed: bool = False
    """Whether each report is told by what it says of the theme that is asked for."""


def sides_of(scope: Scope, question: str, index: Index, names: Names) -> Sides:
    """The sides that a question names: places, else speakers, else reports; fewer than two for no comparison."""
    everywhere = [p for p in index.passages if not p.asked and scope.is_view(p)]
    speakers, between = _speakers(scope, index, question, names), False
    if not speakers:
        spoken = _spoken(question, names)
        between = asks_how_it_goes(question, spoken)
        speakers = spoken if between or (compares(question) and len(spoken) > 1) else speakers
    each_other = asks_of_each_other(question) or set(scope.actors) == set(scope.about)
    towards = speakers if len(speakers) > 1 and (between or each_other) else ()
    together = speakers if between else ()
    if pairs := pairs_in(question, names):
        return Sides(tuple(side for pair in pairs if (side := _of_pair(*pair, everywhere, index)).passages))
    if _are_places(scope, index, len(speakers)):
        return Sides(_by_place(scope, everywhere, speakers, towards, index), _teller(speakers, scope), together)
    if len(speakers) > 1 and not _are_reports(scope, question, index):
        told = _by_speaker(scope, everywhere, speakers, towards)
        return Sides(told, _placed(scope, index), together, spoken=not (scope.actors or scope.units))
    named = scope.reports or ([report.id for report in index.reports] if asks_between_reports(question) else ())
    if len(named) > 1 or (named and scope.not_covered):
        inside = [p for p in everywhere if not speakers or scope.by_actor(p)]
        speaker = speakers[0] if len(speakers) == 1 else ""
        towards = speakers if len(speakers) > 1 else ()
        told = tuple(replace(_report_side(report, inside, index), speaker=speaker, towards=towards) for report in named)
        return Sides(told, said_where, spoken=not scope.reports, reports=tuple(named))
    return Sides(())


def third_parties(sides: Sides, scope: Scope, index: Index) -> list[tuple[Passage, Statement]]:
    """What others than the two say of them both, in the places and reports that are named."""
    if not sides.between or not (scope.municipalities or scope.reports):
        return []
    return [
        (passage, statement)
        for passage in index.passages
        if not passage.asked and scope.is_view(passage) and _inside(scope, passage)
        if not is_neutral(passage) and not any(_is_by(passage, name) for name in sides.between)
        for statement in passage.statements
        if all(_names(statement.shown, name) for name in sides.between)
    ]


def called(name: str) -> str:
    """An actor or unit within a sentence: *kommunen*, *FK*."""
    short = _CALLED.get(name, name)
    return short.lower() if short in _WORDS else short


def _are_places(scope: Scope, index: Index, speakers: int) -> bool:
    """Whether the sides are places, one of which may be no report's.

    "FK och AF i Hylte i Halland" has two speakers in one place.
    """
    if len(scope.municipalities) != 1:
        return len(scope.municipalities) > 1
    own = [report.id for report in index.reports if scope.municipalities[0] in report.municipalities]
    beside = [report for report in scope.reports if report not in own or speakers < _TWO]
    return bool(beside or scope.not_covered)


def _reports_beside(scope: Scope) -> tuple[str, ...]:
    """Reports that are sides beside the municipalities named, and not only where these are."""
    return () if len(scope.municipalities) > 1 else scope.reports


def _are_reports(scope: Scope, question: str, index: Index) -> bool:
    """Whether reports are held against each other in what several do together: *hur AF och FK samarbetar*."""
    covered = [report.id for report in index.reports if report.id in scope.reports]
    return len(covered) > 1 and not scope.municipalities and compares(question)


def _by_place(
    scope: Scope, passages: Sequence[Passage], speakers: Sequence[str], towards: tuple[str, ...], index: Index
) -> tuple[Side, ...]:
    inside = [p for p in passages if not speakers or any(_may_say(p, name) for name in speakers)]
    sides = []
    for name in scope.municipalities:
        there = _of_place(inside, name)
        said = _together([speaker for speaker in speakers if any(_may_say(p, speaker) for p in there)])
        label = said if name in said else f"{said} i {name}" if said else name  # *AF-kontor Gislaved*
        sides.append(Side(label, there, towards=towards))
    others = [p for p in inside if p.municipality not in scope.municipalities]
    for report in _reports_beside(scope):
        side = _report_side(report, others, index)
        said = _together(speakers) if len(speakers) == 1 else ""
        side = replace(side, label=f"{said} ({side.label})") if said else side
        around = set(scope.municipalities) & set(index.report(report).municipalities)
        sides.append(replace(side, label=f"Övriga i {side.label}", towards=towards) if around else side)
    return tuple(side for side in sides if side.passages)


def _of_pair(speaker: str, place: str, passages: Sequence[Passage], index: Index) -> Side:
    inside = tuple(p for p in passages if _may_say(p, speaker) or (p.report == place and is_neutral(p)))
    own = tuple(p for p in inside if p.report == place) or _of_place(inside, place)
    side = Side(f"{_CALLED.get(speaker, speaker)} i {short_of(place, index.reports)}", own, speaker)
    return replace(side, passages=tuple(p for p in own if side.speaks_in(p)))


def _together(speakers: Sequence[str]) -> str:
    """Speakers in a row: *FK och kommunen*, *Vården*."""
    return listed([*(_CALLED.get(name, name) for name in speakers[:1]), *map(called, speakers[1:])])


def _of_place(passages: Sequence[Passage], name: str) -> tuple[Passage, ...]:
    return tuple(p for p in passages if p.municipality == name or name in (p.unit or ""))


def _by_speaker(
    scope: Scope, passages: Sequence[Passage], speakers: Sequence[str], towards: tuple[str, ...]
) -> tuple[Side, ...]:
    sides = []
    where = f" i {scope.municipalities[0]}" if scope.municipalities else ""
    for name in speakers:
        own = tuple(p for p in passages if _inside(scope, p) and (is_neutral(p) or _may_say(p, name)))
        elsewhere = not own and is_local(name)  # a unit of another place than the one that is named beside it
        if elsewhere:
            own = tuple(p for p in passages if _is_by(p, name))
        if any(not is_neutral(p) or Scope(actors=(name,)).said_in(p) for p in own):
            side = Side(f"{_CALLED.get(name, name)}{'' if elsewhere else where}", own, name, towards)
            sides.append(replace(side, passages=tuple(p for p in own if side.speaks_in(p))))
    return tuple(sides)


def _report_side(report: str, passages: Sequence[Passage], index: Index) -> Side:
    return Side(short_of(report, index.reports), tuple(p for p in passages if p.report == report))


def _may_say(passage: Passage, name: str) -> bool:
    """Whether a passage is by a speaker, or by its actor without telling the units apart."""
    owners, _ = actor_and_unit(name)
    return _is_by(passage, name) or (passage.unit is None and passage.actor in owners)


def _is_by(passage: Passage, name: str) -> bool:
    """Whether a passage is by an actor or unit, alone or with another one: *VC och VPM*."""
    return name == passage.actor or name in re.split(r", | och ", passage.unit or "") or name == passage.unit


def _names(text: str, name: str) -> bool:
    return names_in(text, *actor_and_unit(name))


def _speakers(scope: Scope, index: Index, question: str, names: Names) -> tuple[str, ...]:
    """Units, and those actors that none of them belongs to, as the question names them one after the other."""
    owners = {passage.actor for passage in index.passages if passage.unit in scope.units}
    owners |= {owner for unit in scope.units for owner in actor_and_unit(unit)[0]}
    found = (*scope.units, *(actor for actor in scope.actors if actor not in owners))
    asked, about = asked_and_about(tokens_of(question)[1], names)
    order = {name: mention.first for mention in (*about, *asked) for name in (mention.unit, mention.actor)}
    return tuple(sorted(found, key=lambda name: order.get(name, len(question))))


def _spoken(question: str, names: Names) -> tuple[str, ...]:
    """Actors and units that a question only speaks of."""
    _, about = asked_and_about(tokens_of(question)[1], names)
    return tuple(dict.fromkeys(mention.unit or mention.actor for mention in about))


def _inside(scope: Scope, passage: Passage) -> bool:
    placed = not scope.municipalities or scope.in_place(passage)
    return placed and (not scope.reports or passage.report in scope.reports)


def _teller(speakers: Sequence[str], scope: Scope) -> Callable[[Chosen], str] | None:
    """Who says what stands in a place's column, unless its head says so already."""
    single = len(speakers) == 1 and not _reports_beside(scope)
    return None if single else said_where if _reports_beside(scope) else said_by


def _placed(scope: Scope, index: Index) -> Callable[[Chosen], str] | None:
    """Where it is said what stands in a speaker's column, unless it is said in one place."""
    apart = any(p.municipality for p in index.passages if not scope.reports or p.report in scope.reports)
    single = len(scope.reports) == 1
    if scope.municipalities or (single and not apart):
        return None
    return lambda item: item.passage.municipality or ("" if single else short_of(item.passage.report, index.reports))


def said_by(item: Chosen) -> str:
    """Who says a statement, as a table calls them."""
    name = who(item)
    return _CALLED.get(name, name)


def said_where(item: Chosen) -> str:
    """Who says a statement, and in which municipality."""
    place = item.passage.municipality
    return " i ".join(part for part in (said_by(item), place) if part)
