"""Answers to a single question: the statements that hold it, the one that says it first."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.in_kind import in_kind
from assistant.forms.nearby import answering
from assistant.forms.role import of_role
from assistant.forms.speaking import quotable, speaks_plainly
from assistant.forms.standing import ROW, goes_on, list_of, may_answer, with_antecedents
from assistant.forms.told import row_told, signed
from assistant.forms.value import Value, value_among
from assistant.forms.whose import own_words
from assistant.forms.wording import basis_of
from assistant.question import Names, Subject, Wanted
from assistant.takeup import SubjectMatcher
from ingestion import Passage, Statement
from vectorstore import Index, Ranked, Scope
from vectorstore.analysis import terms

__all__ = ["best_statements", "fact", "scored", "value_of", "within"]

# Chosen together, so that most of the development questions' evidence is among the first eight statements.
_BASE = 0.4
"""What a statement of a good passage scores before its own words and meaning count."""
_BY_WORDS = 0.3
_BY_NEW = 0.5
"""Share of what is asked newly, where it stands behind the question before."""
_BY_QUESTIONS = 1.2
"""Weight of its nearness to a question that a statement was said to answer, when it was written ahead."""
_SHARPNESS = 2.0
"""How much faster than its passage's score a statement's falls off."""
_NEAR = 0.6
"""Share of the best statement's score by which further ones are given."""
_UNTIED = 0.75
"""The same for those that nothing but their meaning and their passage tie to the question."""
_TIED = 0.4
"""Cosine from which a question that a statement was said to answer ties it to the one that is asked."""
_LEAST = 4
_MOST = 12
_INTRODUCES = 0.8
"""Share of the best score from which a list's introduction stands for its items."""
_LEADS = 0.9
"""What the statement before a list, or beside the rows of a table, passes on of its score."""
_LEAST_ROWS = 3
_LONGEST = 10
"""Items of a list that are given."""
_ASKS_WHO = re.compile(r"^\W*(?:och |men )?vem\b", re.IGNORECASE)
_REMEMBERED = 20_000
"""Statements whose terms are remembered."""
_SHOWN = 3
"""Statements that are shown at once; the others are one click away."""


def scored(
    question: str,
    scope: Scope,
    ranked: Sequence[Ranked],
    index: Index,
    matcher: SubjectMatcher,
    *,
    limited: bool,
    newly: str = "",
) -> list[Chosen]:
    """The statements of ranked passages, the best first; ``limited`` to those of whom the question asks.

    A statement counts by its passage's share of the best score, its nearness to
    the question and to what it was said to answer, and the share of the
    question's words that it holds. Where two questions are read as one, what
    is ``newly`` asked counts most: the passages were found by both.
    """
    plainly = speaks_plainly(question)
    pairs = [
        (r, s)
        for r in ranked
        for s in (quotable(r.passage, scope, plainly=plainly) if limited else r.passage.statements)
    ]
    pairs = [(r, s) for r, s in pairs if may_answer(question, scope, r.passage, s)] or pairs
    if not pairs:
        return []
    said = [(r.passage, statement) for r, statement in pairs]
    parts = [(question, 1.0)] if newly in ("", question) else [(question, 1 - _BY_NEW), (newly, _BY_NEW)]
    near = np.sum([part * _nearness(text, said, index, matcher) for text, part in parts], axis=0)
    top = max((r.score for r, _ in pairs), default=1.0)
    top = top if top > 0 else 1.0
    found = [
        Chosen(
            r.passage,
            statement,
            (_BASE + close + _BY_QUESTIONS * answers + _BY_WORDS * held) * max(0.0, r.score / top) ** _SHARPNESS,
            tied=held > 0 or answers >= _TIED,
        )
        for (r, statement), (close, answers, held) in zip(pairs, near.tolist(), strict=True)
    ]
    if not _ASKS_WHO.search(question):  # who does it is told by what leads to a list, and not by the list
        found = with_lists(found, index)
    return of_role(scope.topics, in_kind(question, found), index.lexical.has)


def _nearness(
    question: str, said: Sequence[tuple[Passage, Statement]], index: Index, matcher: SubjectMatcher
) -> NDArray[np.float64]:
    """Cosine with each statement and with what it answers, and share of the words that it holds; shape (said, 3)."""
    wanted = {term: index.lexical.weight(term) for term in set(terms(question))}
    held = [_coverage(wanted, statement) for _, statement in said]
    return np.column_stack([matcher.meanings(question, said), matcher.answering(question, said), held])


def with_lists(chosen: Sequence[Chosen], index: Index) -> list[Chosen]:
    """Scored statements, the best first, in which the introduction of a list gives way to the list.

    The items of "Några av dessa behov var:" need not hold a word of the
    question; what leads to them, or the introduction itself, does.
    """
    best = max((item.score for item in chosen), default=0.0)
    merged = {item.key: item for item in chosen if not item.statement.introduces}
    for place, item in enumerate(chosen):
        before = chosen[place - 1] if place else item
        leads = _LEADS * before.score if before.passage is item.passage and goes_on(item.statement) else 0.0
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
    rows = [item for item in chosen if item.passage is best.passage and ROW.fullmatch(item.statement.shown)]
    return [replace(item, score=_LEADS * best.score) for item in rows] if len(rows) >= _LEAST_ROWS else []


def items_of(introduction: Chosen, index: Index) -> list[Chosen]:
    """The items of a list, in their order; the scores fall a little so that the order stays."""
    cell = [p for p in index.passages if p.cell == introduction.passage.cell]
    after = {s: p for p in cell for s in p.statements if s.start > introduction.statement.start}
    items = list_of(list(after))[:_LONGEST]
    return [Chosen(after[s], s, introduction.score * (1 - 0.005 * place)) for place, s in enumerate(items)]


def best_statements(
    chosen: Sequence[Chosen], least: int = _LEAST, most: int = _MOST, near: float = _NEAR
) -> list[Chosen]:
    """The best of scored statements: a few, and more only where more are as good.

    Beyond those that are shown at once, what nothing ties to the question has to
    be nearly as good as the best: rather nothing than what is about something else.
    """
    best = chosen[0].score if chosen else 0.0
    return [
        item
        for place, item in enumerate(chosen[:most])
        if place < min(least, _SHOWN)
        or (item.tied and (place < least or item.score >= near * best))
        or item.score >= max(near, _UNTIED) * best
    ]


def within(chosen: Iterable[Chosen], scope: Scope) -> list[Chosen]:
    """Further statements of the reports that a question names; what others say was not asked for."""
    return [item for item in chosen if not scope.reports or item.passage.report in scope.reports]


def value_of(
    chosen: Sequence[Chosen], subject: Subject, wanted: Wanted | None, scope: Scope, index: Index, names: Names
) -> Value | None:
    """The value that is asked for, where a statement surely tells it; ``None`` where none does or none is asked for."""
    if scope.number is not None:
        return None
    best = best_statements(chosen)
    if (copied := row_told(best, subject.text, scope, index.passages) or signed(best, subject.text)) is not None:
        return Value(*copied)
    return value_among(best, subject.text, wanted, scope, index, names) if wanted is not None else None


def fact(
    question: str,
    chosen: Sequence[Chosen],
    told: Value | None,
    scope: Scope,
    index: Index,
    twins: Callable[[Sequence[Chosen]], list[Chosen]] = list,
) -> Draft:
    """The few statements that say it best; a value leads, with those alone that tell it, and all else one click away.

    ``twins`` adds to statements those that say them word for word elsewhere.
    """
    best = best_statements(chosen)
    apt = own_words(question, scope, answering(best, scope))
    first = with_antecedents(apt[:_SHOWN]) if told is None else [told.chosen, *told.also]
    first = twins(first)
    shown = {item.key for item in first}
    more = within([item for item in best if item.key not in shown], scope)
    return Draft(
        shown=sections_by_speaker(first, index.reports, merge=True),
        more=sections_by_speaker([item for item in twins(more) if item.key not in shown], index.reports, merge=True),
        basis=basis_of([*first, *more], index.reports),
        headline=told.text if told is not None else "",
        copied=told.chosen if told is not None and told.text else None,
    )


@lru_cache(maxsize=_REMEMBERED)
def _terms_of(text: str) -> frozenset[str]:
    """Terms of a statement, which is looked at for one question after another."""
    return frozenset(terms(text))


def _coverage(wanted: Mapping[str, float], statement: Statement) -> float:
    """Share of the question's terms, by weight, that a statement holds."""
    total = sum(wanted.values())
    held = _terms_of(statement.shown)
    return sum(weight for term, weight in wanted.items() if term in held) / total if total else 0.0
