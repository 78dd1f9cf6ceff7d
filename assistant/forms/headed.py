"""What headings tell: the items under the one that names the matter, and a heading that is parted into others.

The items of *Kunskap om och respekt för varandra* need not say again what they
are about; the examples of a chapter are named by its sub-headings alone.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section, sections_by_speaker
from assistant.forms.enumerated import stands_in
from assistant.forms.standing import is_item
from assistant.forms.wording import basis_of
from assistant.question import Subject
from ingestion import Passage
from vectorstore import Index, Ranked, Scope
from vectorstore.analysis import terms

__all__ = ["parted_into", "under_heading"]

_NEAREST, _NEAR = 3, 0.9
"""Best passages, by rank and by share of the best score, of which one stands under the heading."""
_LEAST = 2
_A_PART = 2
"""Statements of each part that are shown."""
_HELD = 0.5
"""Share of a question's words, by weight, that a heading holds to be what is asked for."""
_PROPOSED = "förslag"
_ASKS = re.compile(r"\b(?:vilka|lista|räkna upp|nämn|exempel)\b", re.IGNORECASE)
Key = tuple[str, int]


def under_heading(
    scope: Scope,
    ranked: Sequence[Ranked],
    held: frozenset[Key],
    own_terms: frozenset[str],
    further: Sequence[Chosen],
    index: Index,
) -> Draft | None:
    """The items under the heading of a theme that suits a question best, where no item holds its most telling word.

    That word's statements are ``held``, its stems ``own_terms``. Only of what a
    report says in its own voice: somebody's answer has the heading of the question.
    """
    if scope.actors or scope.units or scope.municipalities or not (scope.reports and scope.themes):
        return None
    theme = scope.themes[0]
    own = [r for r in ranked if scope.holds(r.passage) and r.passage.actor is None and r.passage.municipality is None]
    near = [r for r in own[:_NEAREST] if theme in r.passage.themes and r.score >= _NEAR * own[0].score]
    items = next((found for r in near if len(found := _items_of(r.passage, index)) >= _LEAST), None)
    if items is None:
        return None
    report = items[0].passage.report
    keys = {item.key for item in items}
    said = [i for p in index.passages if p.report == report and theme in p.themes for i in _marked(p) if i.key in held]
    heading = frozenset(terms(items[0].passage.question or ""))
    if said and (len(said) >= _LEAST or said[0].key not in keys or not any(stands_in(t, heading) for t in own_terms)):
        return None
    more = [item for item in further if item.key not in keys and not item.statement.introduces]
    return Draft(
        shown=sections_by_speaker(items, index.reports),
        more=sections_by_speaker(more, index.reports),
        basis=basis_of(items, index.reports, "alla punkter under rubriken är med"),
    )


def _items_of(passage: Passage, index: Index) -> list[Chosen]:
    """The items of a list in a passage's cell."""
    return [item for other in index.passages if other.cell == passage.cell for item in _marked(other)]


def _marked(passage: Passage) -> Iterable[Chosen]:
    return (Chosen(passage, statement, 1.0) for statement in passage.statements if is_item(statement))


def parted_into(scope: Scope, subject: Subject, ranked: Sequence[Ranked], index: Index) -> Draft | None:
    """The parts of what a question asks for, where it is a heading with others below it; ``None`` where it is none."""
    if not ranked or not _ASKS.search(subject.text) or scope.municipalities or scope.number is not None:
        return None
    if _PROPOSED in scope.themes:  # of proposals all are given, not what stands before them
        return None
    best = ranked[0].passage
    if best.actor is not None or not best.path or (scope.reports and best.report not in scope.reports):
        return None
    parts: dict[str, list[Chosen]] = {}
    depth = len(best.path)
    for passage in index.passages:
        if passage.report == best.report and passage.path[:depth] == best.path and len(passage.path) > depth:
            parts.setdefault(passage.path[depth], []).extend(Chosen(passage, s, 1.0) for s in passage.statements)
    if len(parts) < _LEAST or not _is_asked(best.path[-1], scope, subject, index):
        return None
    shown = [Section(name, tuple(items[:_A_PART])) for name, items in parts.items()]
    first = [Chosen(best, statement, 0.5) for statement in best.statements]
    items = [item for section in shown for item in section.chosen]
    return Draft(
        shown=shown, more=sections_by_speaker(first, index.reports), basis=basis_of([*first, *items], index.reports)
    )


def _is_asked(heading: str, scope: Scope, subject: Subject, index: Index) -> bool:
    """Whether a heading holds most of what a question asks for, beside the name of its report."""
    named = [name for r in index.reports if r.id in scope.reports for name in (r.id, r.short, *r.areas, *r.aliases)]
    asked = set(terms(subject.text)) - set(terms(" ".join(named)))
    weights = {term: index.lexical.weight(term) for term in asked}
    lead = frozenset(terms(heading))
    held = sum(weight for term, weight in weights.items() if stands_in(term, lead))
    return held >= _HELD * sum(weights.values()) > 0
