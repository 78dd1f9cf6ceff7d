"""Whether a question asks for nothing but whole parts of the reports: a cell, a number, all that somebody says there.

That those are there is known, so that nothing is left to doubt.
"""

import re
from collections.abc import Iterable

from assistant.question import Names, asks_overview
from assistant.question.intent import generic_terms
from assistant.question.names import TOKEN, bare, place_spans, report_spans
from assistant.question.roles import folded, speaker_spans
from ingestion import Passage
from ingestion.vocabulary import near_themes
from vectorstore import Ranked, Scope
from vectorstore.analysis import fold, terms

__all__ = ["is_bare", "is_heard_in_each", "is_plain", "is_told_of_all", "is_whole"]

_NAMING = frozenset({"region", "län", "kommun"})
"""Words of names that tell nothing beside them."""
_ASKING = folded(
    "vad vilka vilken vilket hur är var finns nämns står säger sa sade tycker tyckte anser ansåg menar svarar"
    " svarade upplever berättar uppger lyfter lyfts nämner tar tas upp ser ut det de den man som i på hos av om"
    " för från enligt inom och samt då där här fungerar funkar fungerade bra väl inte ej dåligt illa saknar saknas"
    " förslag förslagen föreslår föreslås åtgärder hinder hindren möjligheter möjligheterna problem problemen"
    " brister bristerna nöjd nöjda missnöjda samverkan samarbete samarbetet kommun kommunen län länet rapporten"
    " visa lista berätta sägs målgrupp målgrupper målgruppen målgrupperna"
)
"""Words that ask for a theme as a whole, or for all that somebody says."""

_OTHER_MATTER = re.compile(
    r"\b(?:blev|blivit|genomför\w+|infört\w*|hände|hänt|startade?|sedan|tycker|anser|menar|upplever|säger)\b",
    re.IGNORECASE,
)


def is_plain(scope: Scope) -> bool:
    """Whether a cell or a numbered question is asked for and nothing of it."""
    return (scope.is_cell or scope.number is not None) and not scope.topics


def is_bare(scope: Scope) -> bool:
    """Whether a question holds no telling word beside what it names: *Jämför Varberg med Göteborg*."""
    return all(generic_terms().issuperset(terms(word)) for word in scope.topics)


def is_heard_in_each(scope: Scope, passages: Iterable[Passage]) -> bool:
    """Whether somebody is asked in several places or reports, and has a say of their own in each of them."""
    places = len(scope.municipalities) + len(scope.reports)
    if places <= 1 or scope.not_covered or not (scope.actors or scope.units):
        return False
    own = [p for p in passages if scope.is_view(p) and scope.by_actor(p) and (p.actor or p.unit)]
    placed = {p.municipality for p in own}.issuperset(scope.municipalities)
    return placed and {p.report for p in own}.issuperset(scope.reports)


def is_whole(question: str, scope: Scope, names: Names, passages: Iterable[Passage]) -> bool:
    """Whether a theme of a place, what somebody says in a report, or all of it, is asked for as a whole and is there.

    *Vad säger FK i Jönköpings län?*, *Vad fungerar i Värend?* and *Hur ser det
    ut i Hylte?* are; *Varför fungerar det i Värend?* asks for more.
    """
    if not scope.not_covered and asks_overview(question, scope):
        return any(scope.holds(passage) and scope.is_view(passage) for passage in passages)
    if scope.about or not (scope.reports or scope.municipalities) or not (scope.themes or scope.actors or scope.units):
        return False
    told = bool(scope.reports and scope.themes and (scope.actors or scope.units))
    if not (told and _NAMING.issuperset(map(str.casefold, scope.topics))) and not _only_asks(question, names):
        return False
    inside = [passage for passage in passages if scope.holds(passage)]
    if not all(any(Scope(actors=(actor,)).by_actor(passage) for passage in inside) for actor in scope.actors):
        return False
    near = {near for theme in scope.themes[:1] for near in near_themes(theme)}
    return any(not scope.themes or near.union(scope.themes).intersection(passage.themes) for passage in inside)


def is_told_of_all(question: str, scope: Scope, ranked: Iterable[Ranked]) -> bool:
    """Whether a report that does not tell its municipalities apart holds what one of them is asked about.

    What it says holds for each of them, though the municipality's name stands
    only where the report tells something else of it. Whose view it is, and what
    came of it, is another matter.
    """
    if not scope.undivided or _OTHER_MATTER.search(question):
        return False
    topics = [set(terms(topic)) for topic in scope.topics if fold(topic) not in _ASKING]
    own = [r.passage for r in ranked if r.passage.report in scope.reports and scope.is_view(r.passage)]
    held = (set(terms(passage.text)) for passage in own)
    return bool(topics) and any(all(topic & stems for topic in topics) for stems in held)


def _only_asks(question: str, names: Names) -> bool:
    spans = [span for named in (place_spans, report_spans, speaker_spans) for span in named(question, names)]
    return all(
        bare(match.group()) in _ASKING or any(start < match.end() and match.start() < end for start, end in spans)
        for match in TOKEN.finditer(question)
    )
