"""Answers to a single question: the statements that hold it, the one that says it first."""

import re
from collections.abc import Mapping, Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.wording import basis_of
from assistant.question import Subject, Wanted
from assistant.takeup import SubjectMatcher
from ingestion import Passage, Statement
from vectorstore import Index, Ranked, Scope
from vectorstore.analysis import stem, terms

__all__ = ["best_statements", "fact", "quotable", "scored"]

_BASE = 0.25
"""What a statement of a good passage scores before its own words and meaning count."""
_BY_WORDS = 0.5
_SHARPNESS = 2.0
"""How much faster than its passage's score a statement's falls off."""
_NEAR = 0.68
"""Share of the best statement's score by which further ones are given."""
_LEAST = 3
_MOST = 8
_INTRODUCES = 0.8
"""Share of the best score from which a list's introduction stands for its items."""
_LONGEST = 10
"""Items of a list that are given."""
_SHOWN = 3
"""Statements that are shown at once; the others are one click away."""
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_COUNTED = r"\b(?:\d[\d\s]*\d|\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\b"
_VALUES = {
    Wanted.PERCENT: re.compile(
        r"\b(?:ca |cirka )?\d{1,3}(?:[,.]\d+)?(?:\s*[-–]\s*\d{1,3})?\s*(?:%|procent)", re.IGNORECASE
    ),
    Wanted.MONEY: re.compile(r"\b\d[\d\s.,]*(?:kr(?:onor)?|tkr|mkr|miljoner(?: kronor)?)\b", re.IGNORECASE),
    Wanted.TIME: re.compile(
        rf"\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?|\b(?:{_MONTHS}) \d{{4}}|\b(?:19|20)\d\d(?:-\d\d-\d\d)?\b"
        rf"|{_COUNTED}\s*(?:timm\w+|minut\w+|dag(?:ar)?|veck\w+|månad\w*|år)\b",
        re.IGNORECASE,
    ),
    Wanted.COUNT: re.compile(rf"{_COUNTED}(?:\s+\w+)?", re.IGNORECASE),
}


def scored(
    question: str, scope: Scope, ranked: Sequence[Ranked], index: Index, matcher: SubjectMatcher
) -> list[Chosen]:
    """The statements of ranked passages, the best first.

    A statement counts by its passage's share of the best score, its nearness to
    the question and the share of the question's words that it holds.
    """
    if not ranked:
        return []
    pairs = [(r, statement) for r in ranked for statement in quotable(r.passage, scope)]
    near = matcher.meanings(question, [(r.passage, statement) for r, statement in pairs])
    wanted = {term: index.lexical.weight(term) for term in set(terms(question))}
    top = ranked[0].score if ranked[0].score > 0 else 1.0
    found = [
        Chosen(
            r.passage,
            statement,
            (_BASE + close + _BY_WORDS * _coverage(wanted, statement)) * max(0.0, r.score / top) ** _SHARPNESS,
        )
        for (r, statement), close in zip(pairs, near, strict=True)
    ]
    found.sort(key=lambda chosen: -chosen.score)
    return with_lists(found, index)


def with_lists(chosen: Sequence[Chosen], index: Index) -> list[Chosen]:
    """Scored statements in which a list's introduction gives way to the list.

    An introduction that says best what is asked ("Följande behov lämnades över:")
    is answered by its items, which need not hold a word of the question.
    """
    best = chosen[0].score if chosen else 0.0
    items: dict[tuple[str, int], Chosen] = {}
    for item in chosen:
        if item.statement.introduces and item.score >= _INTRODUCES * best:
            following = items_of(item, index)
            items |= {one.key: one for one in following if one.key not in items}
    kept = [item for item in chosen if not item.statement.introduces]
    merged = {item.key: item for item in kept} | {
        key: one for key, one in items.items() if one.score > next((k.score for k in kept if k.key == key), 0.0)
    }
    return sorted(merged.values(), key=lambda item: -item.score)


def items_of(introduction: Chosen, index: Index) -> list[Chosen]:
    """The items of a list, in their order; the scores fall a little so that the order stays."""
    cell = [p for p in index.passages if p.cell == introduction.passage.cell]
    after = [(p, s) for p in cell for s in p.statements if s.start > introduction.statement.start]
    found: list[Chosen] = []
    for place, (passage, statement) in enumerate(after[:_LONGEST]):
        if statement.introduces or (place and passage != after[0][0] and not found):
            break
        found.append(Chosen(passage, statement, introduction.score * (1 - 0.005 * place)))
    return found


def best_statements(
    chosen: Sequence[Chosen], least: int = _LEAST, most: int = _MOST, near: float = _NEAR
) -> list[Chosen]:
    """The best of scored statements: a few, and more only where more are as good."""
    bound = near * chosen[0].score if chosen else 0.0
    return [item for place, item in enumerate(chosen[:most]) if place < least or item.score >= bound]


def fact(chosen: Sequence[Chosen], subject: Subject, wanted: Wanted | None, index: Index) -> Draft:
    """The few statements that say it best; where a value is asked for, it leads."""
    best = best_statements(chosen)
    draft = Draft(
        shown=sections_by_speaker(best[:_SHOWN], index.reports, merge=True),
        more=sections_by_speaker(best[_SHOWN:], index.reports, merge=True),
        basis=basis_of(best, index.reports),
    )
    if wanted is not None and best:
        for item in best[:_SHOWN]:
            if value := value_in(item.statement.shown, subject, wanted):
                draft.headline, draft.copied = value, item
                break
    return draft


def value_in(text: str, subject: Subject, wanted: Wanted) -> str:
    """The value in a text that stands nearest to a word of the subject; empty where none does.

    A value that the question gives itself is no answer to it.
    """
    own = frozenset(term for concept in subject.concepts for term in concept.own)
    meant = [match.start() for match in re.finditer(r"\w+", text) if stem(match.group()) in own]
    values = [m for m in _VALUES[wanted].finditer(text) if m.group().strip().casefold() not in subject.text.casefold()]
    if not values or (not meant and len(values) > 1):
        return ""
    nearest = min(values, key=lambda m: min((abs(m.start() - at) for at in meant), default=0))
    return nearest.group().strip()


def quotable(passage: Passage, scope: Scope) -> Sequence[Statement]:
    """Statements that may be quoted by themselves.

    Where an actor is asked that only
    a quotation within the passage is by, that quotation is what it says.
    """
    if scope.actors and passage.actor not in scope.actors and (said := scope.said_in(passage)):
        return said
    return passage.statements


def _coverage(wanted: Mapping[str, float], statement: Statement) -> float:
    """Share of the question's terms, by weight, that a statement holds."""
    total = sum(wanted.values())
    held = set(terms(statement.shown))
    return sum(weight for term, weight in wanted.items() if term in held) / total if total else 0.0
