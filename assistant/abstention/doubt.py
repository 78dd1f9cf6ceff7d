"""How likely it is that the reports do not answer, from how near a question comes to what they do and don't.

Questions that passages answer, and questions that no report answers, were both
written ahead. A question that lies nearer to the second kind, and whose words the
best passage lacks, is doubted. The weights were fitted on the development
questions and stand in ``doubt.toml``; so does the bound, which was chosen so that
few answerable questions are refused.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from assistant.abstention.wording import NO_ANSWER, Refusal, coverage
from vectorstore import Found, Index, Ranked, Scope
from vectorstore.analysis import terms

__all__ = ["SIGNALS", "doubt_of", "is_plain", "refusal_after", "signals_of"]

SIGNALS = (
    "nearer",
    "nearest",
    "nearer_many",
    "near",
    "votes",
    "unanswered_words",
    "asked_words",
    "words",
    "statement",
    "uncovered",
    "followup",
)
"""What the doubt is computed from, in the order of the weights."""
_FEW, _MANY, _VOTERS = 3, 10, 5
_LOOKED_AT = 5
"""Best passages that are looked at for whether both kinds of questions were written ahead."""
_LEAST_WORDS = 0.25
"""Least mean cosine of the question's words with one of those passages where nothing was written ahead for them."""
_FLOOR = 0.9
"""Least sum of the nearest question's cosine and the words'; no answerable development question is below .94."""
_SAID = {
    "figure": "uppgiften anges inte i dem.",
    "later": "de säger inte hur det blev sedan.",
    "reason": "de säger inte varför, eller vem som bestämde.",
    "not_asked": "den som frågan gäller har inte kommit till tals om det i dem.",
    "false_premise": "det som frågan förutsätter står inte i dem.",
    "absent": "de tar inte upp det.",
    "not_covered": "platsen eller jämförelsen ingår inte i dem.",
    "off_topic": "de handlar om samverkan mellan myndigheter, kommuner och vård.",
    "own_case": "de handlar om samverkan i stort, inte om enskilda ärenden.",
    "personal_data": "de innehåller inga uppgifter om enskilda personer.",
    "opinion": "de rangordnar inte och förutsäger inget.",
}
"""What is said for the kind of unanswered question that is nearest."""
_REASON = "inget relevant hittades"


@dataclass(frozen=True, slots=True)
class _Fitted:
    weights: Mapping[str, float]
    constant: float
    bound: float


@cache
def _fitted() -> _Fitted:
    text = resources.files("assistant.abstention").joinpath("doubt.toml").read_text(encoding="utf-8")
    return _Fitted(**tomllib.loads(text))


def refusal_after(question: str, scope: Scope, found: Found, index: Index, *, followup: bool = False) -> Refusal | None:
    """A refusal because what was found does not answer; ``None`` to answer.

    Args:
        question: the standalone question.
        scope: what it names.
        found: the ranked passages with the signals of the search.
        index: where they were found.
        followup: whether the question rests on an earlier one.
    """
    if not found.ranked or (terms(question) and not index.lexical.meant(question)):
        return _nothing_found(index)
    if is_plain(scope) or any(name in found.ranked[0].passage.text for name in scope.not_covered):
        return None
    best = found.ranked[0]
    # Near the answers of a new report the questions that were written ahead as unanswered say nothing: it may answer
    # them. That holds as well where a language model wrote what it does answer.
    if not index.unanswered or not all(index.has_both_kinds(ranked.passage) for ranked in found.ranked[:_LOOKED_AT]):
        if max(ranked.signals.get("words", 0.0) for ranked in found.ranked[:_LOOKED_AT]) >= _LEAST_WORDS:
            return None
        return _nothing_found(index)
    near = found.best.get("question_vector", 0.0) + found.best.get("words", 0.0)
    if near < _FLOOR:
        return _nothing_found(index)
    if doubt_of(signals_of(question, scope, found, index, followup=followup)) < _fitted().bound:
        return None
    return Refusal(_REASON, f"{NO_ANSWER}: {_said(question, index)} {_nearest(best, index)}")


def _nothing_found(index: Index) -> Refusal:
    """Nothing is near at all: what the reports cover is said instead."""
    return Refusal(_REASON, f"{NO_ANSWER}. {coverage(index.reports)}")


def is_plain(scope: Scope) -> bool:
    """Whether a cell or a numbered question is asked for and nothing of it: that it is there, is known."""
    return (scope.is_cell or scope.number is not None) and not scope.topics


def doubt_of(signals: NDArray[np.float64]) -> float:
    """Probability, 0 to 1, that the reports do not answer a question with these signals."""
    fitted = _fitted()
    total = fitted.constant + sum(fitted.weights[name] * value for name, value in zip(SIGNALS, signals, strict=True))
    return float(1 / (1 + np.exp(-total)))


def signals_of(
    question: str, scope: Scope, found: Found, index: Index, *, followup: bool = False
) -> NDArray[np.float64]:
    """The signals of a question, shape (len(SIGNALS),)."""
    vector = index.vectors.embed(question)
    asked = index.vectors.nearest("questions", vector, 2 * _MANY)[1]
    unanswered = index.vectors.nearest("unanswered", vector, 2 * _MANY)[1]
    meant = index.lexical.meant(question)
    length = 1 + len(meant)
    both = sorted([(value, 0) for value in asked] + [(value, 1) for value in unanswered], reverse=True)
    best = found.ranked[0].signals
    return np.array(
        [
            _mean(asked, _FEW) - _mean(unanswered, _FEW),
            _mean(asked, 1) - _mean(unanswered, 1),
            _mean(asked, _MANY) - _mean(unanswered, _MANY),
            _mean(asked, _FEW),
            np.mean([vote for _, vote in both[:_VOTERS]]) if both else 0.0,
            float(index.lexical_unanswered.scores_of(meant).max(initial=0.0)) / length,
            found.best.get("lexical_question", 0.0) / length,
            best.get("words", 0.0),
            best.get("statement_vector", 0.0),
            float(bool(scope.not_covered) and not scope.municipalities),
            float(followup),
        ]
    )


def _mean(cosines: NDArray[np.float32], count: int) -> float:
    """Mean of the first cosines."""
    return float(cosines[:count].mean()) if len(cosines) else 0.0


def _said(question: str, index: Index) -> str:
    """Why, as most of the nearest unanswered questions have it; something general where they differ."""
    numbers, _ = index.vectors.nearest("unanswered", index.vectors.embed(question), _VOTERS)
    why, votes = Counter(index.unanswered[number][1] for number in numbers).most_common(1)[0]
    return _SAID[why] if votes > _VOTERS // 2 and why in _SAID else "det jag hittar handlar om annat."


def _nearest(best: Ranked, index: Index) -> str:
    """What the reports do have that is nearest: whose answer to what."""
    passage = best.passage
    report = index.report(passage.report)
    who = passage.unit or passage.actor or ""
    where = f" i {passage.municipality}" if passage.municipality else ""
    told = f"vad {who}{where} säger" if who else f"avsnittet{where}"
    heading = f" under ”{passage.question}”" if passage.question else ""
    return f"Närmast ligger {told}{heading} ({report.short})."
