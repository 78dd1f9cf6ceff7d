"""Answers to a single question: the statements that hold it, the one that says it first."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.speaking import quotable, speaks_plainly
from assistant.forms.wording import basis_of
from assistant.question import Subject, Wanted
from assistant.takeup import SubjectMatcher
from ingestion import Statement
from vectorstore import Index, Ranked, Scope
from vectorstore.analysis import stem, terms

__all__ = ["best_statements", "fact", "scored"]

# Chosen together, so that most of the development questions' evidence is among the first eight statements.
_BASE = 0.4
"""What a statement of a good passage scores before its own words and meaning count."""
_BY_WORDS = 0.3
_BY_QUESTIONS = 1.2
"""Weight of its nearness to a question that a statement was said to answer, when it was written ahead."""
_SHARPNESS = 2.0
"""How much faster than its passage's score a statement's falls off."""
_NEAR = 0.6
"""Share of the best statement's score by which further ones are given."""
_LEAST = 4
_MOST = 12
_INTRODUCES = 0.8
"""Share of the best score from which a list's introduction stands for its items."""
_LEADS = 0.9
"""What the statement before a list, or beside the rows of a table, passes on of its score."""
_ROW = re.compile(r"[^:.]{1,40}: [^:.]{1,40}")
_LEAST_ROWS = 3
_LONGEST = 10
"""Items of a list that are given."""
_REMEMBERED = 20_000
"""Statements whose terms are remembered."""
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
    question: str, scope: Scope, ranked: Sequence[Ranked], index: Index, matcher: SubjectMatcher, *, limited: bool
) -> list[Chosen]:
    """The statements of ranked passages, the best first; ``limited`` to those of whom the question asks.

    A statement counts by its passage's share of the best score, its nearness to
    the question and to what it was said to answer, and the share of the
    question's words that it holds.
    """
    plainly = speaks_plainly(question)
    pairs = [
        (r, s)
        for r in ranked
        for s in (quotable(r.passage, scope, plainly=plainly) if limited else r.passage.statements)
    ]
    if not pairs:
        return []
    said = [(r.passage, statement) for r, statement in pairs]
    near = [
        close + _BY_QUESTIONS * answers
        for close, answers in zip(matcher.meanings(question, said), matcher.answering(question, said), strict=True)
    ]
    wanted = {term: index.lexical.weight(term) for term in set(terms(question))}
    top = max((r.score for r, _ in pairs), default=1.0)
    top = top if top > 0 else 1.0
    found = [
        Chosen(
            r.passage,
            statement,
            (_BASE + close + _BY_WORDS * _coverage(wanted, statement)) * max(0.0, r.score / top) ** _SHARPNESS,
        )
        for (r, statement), close in zip(pairs, near, strict=True)
    ]
    return with_lists(found, index)


def with_lists(chosen: Sequence[Chosen], index: Index) -> list[Chosen]:
    """Scored statements, the best first, in which the introduction of a list gives way to the list.

    The items of "Några av dessa behov var:" need not hold a word of the
    question; what leads to them, or the introduction itself, does.
    """
    best = max((item.score for item in chosen), default=0.0)
    merged = {item.key: item for item in chosen if not item.statement.introduces}
    for place, item in enumerate(chosen):
        before = chosen[place - 1] if place else item
        leads = _LEADS * before.score if before.passage is item.passage else 0.0
        score = max(item.score, leads)
        if not item.statement.introduces or score < _INTRODUCES * best:
            continue
        for one in items_of(replace(item, score=score), index):
            if one.key not in merged or merged[one.key].score < one.score:
                merged[one.key] = one
    for one in _rows(chosen):
        merged[one.key] = one if merged[one.key].score < one.score else merged[one.key]
    return sorted(merged.values(), key=lambda item: -item.score)


def _rows(chosen: Sequence[Chosen]) -> list[Chosen]:
    """The rows of a table in the passage that holds the best statement, as good as nearly that one."""
    best = max(chosen, key=lambda item: item.score, default=None)
    if best is None:
        return []
    rows = [item for item in chosen if item.passage is best.passage and _ROW.fullmatch(item.statement.shown)]
    return [replace(item, score=_LEADS * best.score) for item in rows] if len(rows) >= _LEAST_ROWS else []


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


def fact(
    chosen: Sequence[Chosen],
    subject: Subject,
    wanted: Wanted | None,
    index: Index,
    twins: Callable[[Sequence[Chosen]], list[Chosen]] = list,
) -> Draft:
    """The few statements that say it best; where a value is asked for, it leads.

    ``twins`` adds to statements those that say them word for word elsewhere.
    """
    best = best_statements(chosen)
    draft = Draft(
        shown=sections_by_speaker(twins(best[:_SHOWN]), index.reports, merge=True),
        more=sections_by_speaker(twins(best[_SHOWN:]), index.reports, merge=True),
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


@lru_cache(maxsize=_REMEMBERED)
def _terms_of(text: str) -> frozenset[str]:
    """Terms of a statement, which is looked at for one question after another."""
    return frozenset(terms(text))


def _coverage(wanted: Mapping[str, float], statement: Statement) -> float:
    """Share of the question's terms, by weight, that a statement holds."""
    total = sum(wanted.values())
    held = _terms_of(statement.shown)
    return sum(weight for term, weight in wanted.items() if term in held) / total if total else 0.0
