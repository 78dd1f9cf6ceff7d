"""When to say that the reports do not answer.

An honest "no" names what is missing and what there is instead.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingestion import Report
from vectorstore import Index, Scope
from vectorstore.analysis import fold, terms, words

__all__ = ["NO_ANSWER", "Refusal", "refusal_before", "refusal_after"]

NO_ANSWER = "Rapporterna svarar inte på det"
"""How every refusal begins; pages, exports and tests rely on it."""

_ENGLISH = frozenset(
    "the what which who how is are was were does do did of and in for with from about that this you your"
    " can could would should many much why where when between please tell me write say".split()
)
_SWEDISH = frozenset(
    "vad vilka vilken vilket vem hur är var och att det som på med för av till inte om jag vi ni kan ska har"
    " finns säger tycker enligt mellan i den de en ett".split()
)
_COMMAND = re.compile(
    r"ignorera (?:alla |dina |tidigare |ovanstående )*(?:instruktion|regler)|glöm (?:alla |dina )*(?:instruktion|regler)|"
    r"systemprompt|system prompt|ignore (?:all |your |previous )*instructions|du är (?:nu|inte längre) |låtsas (?:att|vara)",
    re.IGNORECASE,
)
_GREETING = re.compile(r"^\W*(?:hej|hejsan|hallå|tjena|god(?:morgon|dag|kväll)|tack)\b\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question gets no answer, and what is said instead."""

    reason: str
    text: str


def _listed(names: Sequence[str]) -> str:
    return " och ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))


def _coverage(reports: Sequence[Report]) -> str:
    """What the base covers, in one sentence."""
    parts = [f"{_listed(r.municipalities)} ({r.short})" for r in reports if r.municipalities]
    return f"Rapporterna omfattar {_listed(parts)}."


def refusal_before(question: str, scope: Scope, reports: Sequence[Report]) -> Refusal | None:
    """A refusal that needs no search; ``None`` when the question may be answered."""
    if _GREETING.match(question):
        return Refusal("hälsning", "Hej! Ställ en fråga om vad rapporterna säger om samverkan. " + _coverage(reports))
    if _COMMAND.search(question):
        return Refusal(
            "instruktion i frågan",
            f"{NO_ANSWER}: frågan innehåller instruktioner. Jag svarar bara med ordagranna citat ur rapporterna.",
        )
    if _is_english(question):
        return Refusal("inte på svenska", f"{NO_ANSWER}: jag förstår bara frågor på svenska.")
    if scope.not_covered and not scope.municipalities:
        names = _listed(scope.not_covered)
        return Refusal(
            "kommunen ingår inte", f"{NO_ANSWER}: **{names} ingår inte i någon av dem.** {_coverage(reports)}"
        )
    return None


def _is_english(question: str) -> bool:
    found = {word.lower() for word in words(question)}
    return len(found & _ENGLISH) >= 2 and not found & (_SWEDISH - _ENGLISH)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well the base's words and questions match a question."""

    known: float
    """Share of the question's terms, by weight, that occur in the reports at all."""
    held: float
    """Share of them that the best passage and its anticipated questions hold."""
    nearness: float
    """Cosine of the nearest passage or anticipated question."""


def refusal_after(evidence: Evidence, reports: Sequence[Report]) -> Refusal | None:
    """A refusal because nothing found is near enough; ``None`` to answer.

    The bounds were set on the development questions.
    """
    score = 0.5 * evidence.held + 0.5 * evidence.nearness
    if score >= ANSWER_BOUND:
        return None
    return Refusal("inget relevant hittades", f"{NO_ANSWER}. {_coverage(reports)}")


ANSWER_BOUND = 0.3


def evidence_of(question: str, index: Index, scope: Scope, held_texts: Sequence[str], nearness: float) -> Evidence:
    """Measure how well ``held_texts`` match a question's telling terms."""
    named = {term for name in (*scope.municipalities, *scope.reports) for term in terms(name)}
    wanted = {term for term in terms(question) if term not in named}
    rare = 6.0  # weight of a word that the reports do not hold at all
    weights = {term: index.lexical.weight(term) or rare for term in wanted}
    total = sum(weights.values())
    if total == 0:
        return Evidence(1.0, 1.0, nearness)
    held = {term for text in held_texts for term in terms(text)}
    return Evidence(
        known=sum(w for term, w in weights.items() if index.lexical.weight(term)) / total,
        held=sum(w for term, w in weights.items() if term in held) / total,
        nearness=nearness,
    )


def is_only_names(question: str) -> bool:
    """Whether a question consists of nothing but names and small words."""
    return not [word for word in words(question) if fold(word)]
