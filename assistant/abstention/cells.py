"""Refusals because no report holds the cell that is asked for: a place, an actor, a number."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from assistant.abstention.mentions import is_mentioned, is_named_in
from assistant.abstention.wording import NO_ANSWER, Refusal, coverage, listed
from assistant.question import asks_overview
from assistant.question.intent import generic_terms
from assistant.question.names import is_local, unit_aliases
from assistant.question.sides import compares
from assistant.spoken import OWN_VOICES, spoken
from ingestion import Report
from ingestion.vocabulary import actors, swedish_municipalities
from vectorstore import Index, Scope
from vectorstore.analysis import fold, terms
from vectorstore.scope import BACKGROUND

__all__ = ["cell_missing", "place_missing", "place_untold"]

_VIEW = re.compile(
    r"\b(?:säger|sade|sa|svarar|svarade|tycker|tyckte|anser|ansåg|menar|menade|upplever|beskriver|föreslår|föreslog|önskar"
    r"|efterfrågar|saknar|saknas|berättar|uppger|lyfter|nämner|pekar|känner|enligt|vill|syn|åsikt|bild|uppfattning|hinder"
    r"|förslag|ser(?!\b.*\but\b))\b",
    re.IGNORECASE,
)
"""Asks for somebody's view, not for what is told of them."""
_SPEAKS = r"(?:säger|sa|sade|tycker|tyckte|anser|menar|svarar|vill|föreslår|önskar|upplever|saknar|enligt)"
"""Words right before a place that is to speak."""
_TOLD = 2
"""Statements that name a place of which a report tells something."""
_DOES = re.compile(r"\bhur (?:gör|gjorde|jobbar|arbetar|löser|löste|funkar|fungerar|ser|är|går) ", re.IGNORECASE)
"""Asks how things are or are done at a place, which nobody tells who only names it."""
_FIRST = r"^(?:utifran |enligt |vi pa )?(?:[\w/-]+(?:,| och| samt) ){0,2}"
_SAY = (
    r"(?:(?:,| och| samt) [\w/-]+){0,2}"
    r" (?:upplever|kanner|saknar|onskar|anser|tycker|menar|sager|beskriver|ser|vill|foreslar)\b"
)
"""How a statement begins and goes on that passes on what some unit said, in folded letters."""


_VIEWS = frozenset(
    ("fungerar", "fungerar inte", "saknas", "hinder", "förslag", "möjligheter", "målgrupper", "samordning idag")
)
"""Themes of what those who were interviewed think."""


def place_missing(question: str, scope: Scope, reports: Sequence[Report]) -> Refusal | None:
    """Refuse to speak for a municipality that no report covers."""
    if not scope.not_covered or scope.municipalities:
        return None
    compared = compares(question)
    if (compared and scope.reports) or not (compared or _asks_there(question, scope, reports)):
        return None  # of what is compared the report that is named is told, or a report tells of the place in passing
    names = listed(scope.not_covered)
    told = _where_told(scope, reports) or coverage(reports)
    what = "kommunen" if set(scope.not_covered) <= set(swedish_municipalities()) else "platsen"
    return Refusal(f"{what} ingår inte", f"{NO_ANSWER}: {names} ingår inte i någon av dem. {told}")


def place_untold(before: str, places: Sequence[str], index: Index) -> Refusal | None:
    """Refuse to ask what was asked ``before`` of places that no report covers, unless a statement tells it of one."""
    asked = {*terms(before)} - generic_terms()
    least = max(1, (len(asked) + 1) // 2)
    for passage in index.passages:
        for statement in passage.statements:
            named = any(is_named_in(place, statement.shown) for place in places)
            if named and len(asked & {*terms(statement.shown)}) >= least:
                return None
    said = f"{listed(places)} ingår inte i någon av dem. {coverage(index.reports)}"
    return Refusal("platsen ingår inte", f"{NO_ANSWER}: {said}")


def cell_missing(question: str, scope: Scope, index: Index) -> Refusal | None:
    """Refuse what no report asked or holds apart."""
    if scope.number is not None and not _is_number(scope, index):
        return Refusal(
            "frågan finns inte", f"{NO_ANSWER}: ingen rapport har en fråga {scope.number} för det som nämns."
        )
    told = _VIEW.search(question) is not None
    if scope.is_cell:
        refusal = _no_such_cell(scope, index)
    else:  # whether somebody was interviewed is told, whoever has a say
        refusal = _not_in_report(question, scope, index) if told and BACKGROUND not in scope.themes else None
    if refusal is None:
        return None
    # Last, because it reads every statement of the place, and hardly any question comes so far.
    view = bool(scope.themes) or told
    return None if _is_told_there(scope, index, view=view) else refusal


def _asks_there(question: str, scope: Scope, reports: Sequence[Report]) -> bool:
    """Whether an uncovered place is asked for its view, not for what a report tells of it in passing."""
    names = "|".join(map(re.escape, scope.not_covered))
    says = re.search(rf"\b{_SPEAKS} (?:{names})s?\b", question, re.IGNORECASE) is not None
    whole = replace(scope, topics=()) if scope.topics == scope.outside else scope
    if asks_overview(question, whole):
        return says or not (scope.outside and _is_told_of(scope, reports))
    generic = all(fold(word) in generic_terms() for word in scope.topics)
    if not _VIEWS.isdisjoint(scope.themes) and generic and not scope.reports:
        return True  # what works *there* no report asked, though one tells of a visit there
    mentioned = all(is_mentioned(name, reports) for name in scope.not_covered)
    speaks = bool(scope.actors or scope.units) or says
    done = generic and not scope.reports and _DOES.search(question) is not None and not _is_told_of(scope, reports)
    return not mentioned or done or (bool(speaks) and _VIEW.search(question) is not None)


def _is_told_of(scope: Scope, reports: Sequence[Report]) -> bool:
    """Whether more is told of places that no report covers than that there are such."""
    statements = (s.shown for report in reports for p in report.passages for s in p.statements)
    places = [place for place in scope.not_covered if is_mentioned(place, reports)]
    named = (text for text in statements if any(is_named_in(place, text) for place in places))
    return len(list(islice(named, _TOLD))) == _TOLD


def _is_told_there(scope: Scope, index: Index, *, view: bool) -> bool:
    """Whether what somebody else says tells of those named there.

    A municipality's answer passes on what its units say ("Elevhälsan upplever
    att …"), and the coordinators of a region say at which hospitals they sit.
    Where a ``view`` is asked for, one must be passed on.
    """
    names = "|".join(map(re.escape, _names(scope)))
    if not names:
        return False
    anywhere = re.compile(rf"\b(?:{names})\b")
    named = re.compile(rf"{_FIRST}(?:{names})\b{_SAY}") if view else anywhere
    there = [passage for passage in index.passages if not scope.reports or passage.report in scope.reports]
    inside = [passage for passage in there if not scope.municipalities or scope.in_place(passage)]
    if any(named.search(fold(statement.shown)) for passage in inside for statement in passage.statements):
        return True
    return not view and any(
        is_named_in(place, passage.text) and (scope.by_actor(passage) or anywhere.search(fold(passage.text)))
        for passage in index.passages
        for place in scope.municipalities
    )


def _names(scope: Scope) -> list[str]:
    """What the units of a scope, or its actors, are called, folded."""
    found = [alias for unit in scope.units for alias in unit_aliases(unit)]
    for actor in actors():
        if not scope.units and actor.name in scope.actors:
            found += map(fold, actor.aliases)
        found += [fold(alias) for unit in actor.units if unit.name in scope.units for alias in unit.aliases]
    return found


_OTHERS_SPEAK = re.compile(
    r"\batt (?:\w+ ){1,2}(?:ska|skall|skulle|bör|borde|kan|måste)\b|\b(?:saknas|mellan)\b|\bom att\b"
    r"|\bfått (?:berätta|säga|svara)\b"
    r"|\b(?:ser|tycker|säger|anser|menar|vill) (?:[\w-]*deltagar\w+|man|folk|de andra|övriga)\b",
    re.IGNORECASE,
)
"""Others are to speak of whom a question names: *vill någon att vården ska …*, *varför saknas vården*."""


def _is_number(scope: Scope, index: Index) -> bool:
    """Whether a question with the number asked for exists where the question is about."""
    return any(
        scope.is_numbered(passage)
        and (not scope.municipalities or scope.in_place(passage))
        and (not scope.reports or passage.report in scope.reports)
        for passage in index.passages
    )


def _no_such_cell(scope: Scope, index: Index) -> Refusal | None:
    """Refuse what no report holds apart: this actor in this municipality."""
    asked = set(scope.municipalities)
    whole = any(report.municipalities and asked >= set(report.municipalities) for report in index.reports)
    if whole or set(scope.actors) <= OWN_VOICES:
        return None
    if any(scope.is_view(p) and scope.in_place(p) and scope.by_actor(p) for p in index.passages):
        return None
    who, where = _who(scope), listed(scope.municipalities)
    told = _where_told(scope, index.reports)
    return Refusal(
        "redovisas inte för sig", f"{NO_ANSWER}: ingen av dem redovisar {who} i {where} för sig. {told}".rstrip()
    )


def _not_in_report(text: str, scope: Scope, index: Index) -> Refusal | None:
    """Refuse whoever has no say of their own in the report that is named.

    A unit that is told apart from others of its actor elsewhere, or an actor
    of whom it is told only which of its groups were interviewed.
    """
    if not (scope.reports and (scope.units or scope.actors)) or scope.municipalities:
        return None
    there = [p for p in index.passages if p.report in scope.reports and not p.asked]
    inside = [p for p in there if scope.is_view(p)]
    together = [p for p in inside if p.actor in scope.actors and p.unit is None]
    interviewed = any(p.actor in scope.actors for p in there)
    if any(scope.by_actor(p) for p in inside) or not (scope.units or interviewed) or _OTHERS_SPEAK.search(text):
        return None
    if scope.units:
        named = re.compile(rf"\b(?:{'|'.join(map(re.escape, _names(scope)))})")
        if any(named.search(fold(p.text)) for p in together):
            return None  # their actor's units speak together
    where = listed([report.short for report in index.reports if report.id in scope.reports])
    who = _who(scope)
    apart = interviewed and not any(p.actor in scope.actors for p in inside)  # only who was interviewed is told
    told = f"{where} redovisar inte {who} för sig." if apart else f"{who} kommer inte till tals i {where}."
    return Refusal("redovisas inte för sig", f"{NO_ANSWER}: {told} {_where_told(scope, index.reports)}".rstrip())


def _who(scope: Scope) -> str:
    """The units or actors that a scope names."""
    return listed([*map(spoken, scope.units or scope.actors)])


def _where_told(scope: Scope, reports: Sequence[Report]) -> str:
    """Where the actors named do speak, report by report; empty where none is named or none does."""
    if not (scope.units or scope.actors):
        return ""
    parts = []
    for report in reports:
        # That an actor was interviewed is told under background and method; its view is not.
        inside = [p for p in report.passages if scope.by_actor(p) and p.themes != (BACKGROUND,)]
        places = list(dict.fromkeys(passage.municipality for passage in inside if passage.municipality))
        if places:
            parts.append(f"{listed(places)} ({report.short})")
        elif inside:
            units = list(dict.fromkeys(passage.unit for passage in inside if passage.unit and is_local(passage.unit)))
            parts.append(f"{listed(units)} ({report.short})" if units else f"{report.short} som helhet")
    return f"Vad {_who(scope)} säger finns för {'; '.join(parts)}." if parts else ""
