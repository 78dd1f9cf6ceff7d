"""Refusals because no report holds the cell that is asked for: a place, an actor, a number."""

from collections.abc import Sequence

from assistant.abstention.mentions import is_mentioned
from assistant.abstention.wording import NO_ANSWER, Refusal, coverage, listed
from ingestion import Report
from vectorstore import Index, Scope
from vectorstore.scope import BACKGROUND

__all__ = ["cell_missing", "place_missing"]

_EVERYWHERE = frozenset({"Samordningsförbund", "Utvärderare", "Samtliga aktörer"})
"""Actors that no report tells apart by municipality."""


def place_missing(scope: Scope, reports: Sequence[Report]) -> Refusal | None:
    """Refuse to speak for a municipality that no report covers."""
    if not scope.not_covered or scope.municipalities or not _asks_there(scope, reports):
        return None
    names = listed(scope.not_covered)
    told = _where_told(scope, reports) or coverage(reports)
    return Refusal("kommunen ingår inte", f"{NO_ANSWER}: {names} ingår inte i någon av dem. {told}")


def cell_missing(scope: Scope, index: Index) -> Refusal | None:
    """Refuse what no report asked or holds apart."""
    if scope.number is not None and not _is_number(scope, index):
        return Refusal(
            "frågan finns inte", f"{NO_ANSWER}: ingen rapport har en fråga {scope.number} för det som nämns."
        )
    return _no_such_cell(scope, index) if scope.is_cell else None


def _asks_there(scope: Scope, reports: Sequence[Report]) -> bool:
    """Whether an uncovered place is asked for its view, not for what a report tells of it in passing."""
    mentioned = any(is_mentioned(name, reports) for name in scope.not_covered)
    return bool(scope.actors or scope.units or scope.about) or len(scope.not_covered) > 1 or not mentioned


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
    if whole or set(scope.actors) <= _EVERYWHERE:
        return None
    if any(scope.is_view(p) and scope.in_place(p) and scope.by_actor(p) for p in index.passages):
        return None
    who, where = _who(scope), listed(scope.municipalities)
    told = _where_told(scope, index.reports)
    return Refusal(
        "redovisas inte för sig", f"{NO_ANSWER}: ingen av dem redovisar {who} i {where} för sig. {told}".rstrip()
    )


def _who(scope: Scope) -> str:
    """The units or actors that a scope names."""
    return listed([*scope.units] or [*scope.actors])


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
            parts.append(f"{report.short} som helhet")
    return f"Vad {_who(scope)} säger finns för {'; '.join(parts)}." if parts else ""
