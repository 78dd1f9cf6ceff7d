"""When to say that the reports do not answer.

An honest "no" says in a sentence what is missing and what there is instead.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingestion import Report
from vectorstore import Index, Ranked, Scope
from vectorstore.analysis import terms, words
from vectorstore.scope import BACKGROUND

__all__ = ["NO_ANSWER", "Refusal", "refusal_after", "refusal_before"]

NO_ANSWER = "Rapporterna svarar inte på det"
"""How every refusal begins; pages, exports and tests rely on it."""

_ENGLISH = frozenset(
    [
        "the",
        "what",
        "which",
        "who",
        "how",
        "is",
        "are",
        "was",
        "were",
        "does",
        "do",
        "did",
        "of",
        "and",
        "in",
        "for",
        "with",
        "from",
        "about",
        "that",
        "this",
        "you",
        "your",
        "can",
        "could",
        "would",
        "should",
        "many",
        "much",
        "why",
        "where",
        "when",
        "between",
        "please",
        "tell",
        "me",
        "write",
        "say",
    ]
)
_SWEDISH = frozenset(
    [
        "vad",
        "vilka",
        "vilken",
        "vilket",
        "vem",
        "hur",
        "är",
        "var",
        "och",
        "att",
        "det",
        "som",
        "på",
        "med",
        "av",
        "till",
        "inte",
        "om",
        "jag",
        "vi",
        "ni",
        "kan",
        "ska",
        "har",
        "finns",
        "säger",
        "tycker",
        "enligt",
        "mellan",
        "den",
        "de",
        "en",
        "ett",
    ]
)
_COMMAND = re.compile(
    r"(?:ignorera|glöm|strunta i)\b.{0,30}\b(?:instruktion|regl|rapporterna)|system ?prompt"
    r"|ignore (?:\w+ ){0,3}instructions|du är (?:nu|inte längre) |låtsas (?:att|vara)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\W*(?:hej|hejsan|hallå|tjena|god ?(?:morgon|dag|kväll)|tack|vad kan du(?: göra)?|hjälp)\b\W*$", re.IGNORECASE
)
_OWN_CASE = re.compile(
    r"\b(?:min|mitt|mina) (?:\w+ )?(?:sjukpenning|ärende|ansökan|ersättning|handläggare|sjukskrivning|avstämningsmöte"
    r"|son|dotter|mamma|pappa)\b|får jag ut|har jag rätt till|överklagar jag",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EVERYWHERE = frozenset({"Samordningsförbund", "Utvärderare", "Samtliga aktörer"})
"""Actors that no report tells apart by municipality."""
_UNKNOWN = 8.0
"""Weight of a term that no report holds; the rarest known one weighs 6.2."""
_ANSWER_BOUND = 0.27
"""Least mean of :class:`Evidence` that is answered; it refuses one of the 210 answerable development questions."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question gets no answer, and what is said instead."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well what was found matches a question."""

    held: float
    """Share of the question's telling terms, by weight, in the best passages and their anticipated questions."""
    nearness: float
    """Cosine of the nearest passage or anticipated question."""


def listed(names: Sequence[str]) -> str:
    """Names as a Swedish enumeration: ``a, b och c``."""
    return " och ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))


def coverage(reports: Sequence[Report]) -> str:
    """What the base covers, in one sentence."""
    parts = [f"{listed(r.municipalities)} ({r.short})" for r in reports if r.municipalities]
    return f"Rapporterna omfattar {'; '.join(parts)}."


def refusal_before(question: str, scope: Scope, reports: Sequence[Report]) -> Refusal | None:
    """A refusal that needs no search; ``None`` when the question may be answered."""
    if _GREETING.match(question):
        return Refusal("ingen fråga", f"Hej! Fråga mig vad rapporterna säger om samverkan. {coverage(reports)}")
    if _COMMAND.search(question):
        said = "frågan innehåller instruktioner, och jag svarar bara med ordagranna citat."
        return Refusal("instruktion i frågan", f"{NO_ANSWER}: {said}")
    if _is_english(question):
        return Refusal("inte på svenska", f"{NO_ANSWER}: jag förstår bara frågor på svenska.")
    if _OWN_CASE.search(question):
        said = "de handlar om samverkan i stort, inte om enskilda ärenden. Vänd dig till den myndighet som handlägger."
        return Refusal("enskilt ärende", f"{NO_ANSWER}: {said}")
    if years := _years_without_report(question, reports):
        return Refusal("året ingår inte", f"{NO_ANSWER}: {listed(years)} nämns inte i någon av dem.")
    if scope.not_covered and not scope.municipalities and _asks_there(scope, reports):
        names = listed(scope.not_covered)
        told = _where_told(scope, reports) or coverage(reports)
        return Refusal("kommunen ingår inte", f"{NO_ANSWER}: {names} ingår inte i någon av dem. {told}")
    return None


def _is_english(question: str) -> bool:
    found = {word.lower() for word in words(question)}
    return len(found & _ENGLISH) >= 2 and not found & _SWEDISH


def _years_without_report(question: str, reports: Sequence[Report]) -> list[str]:
    asked = dict.fromkeys(_YEAR.findall(question))
    return [year for year in asked if not any(year in report.source for report in reports)]


def _asks_there(scope: Scope, reports: Sequence[Report]) -> bool:
    """Whether an uncovered place is asked for its view, not for what a report tells of it in passing."""
    mentioned = any(name in report.source for name in scope.not_covered for report in reports)
    return bool(scope.actors or scope.units) or not mentioned


def refusal_after(
    question: str, scope: Scope, found: Sequence[Ranked], nearness: float, index: Index
) -> Refusal | None:
    """A refusal because what was found does not answer; ``None`` to answer.

    Args:
        question: the standalone question.
        scope: what it names.
        found: the ranked passages, the best first.
        nearness: cosine of the nearest passage or anticipated question.
        index: where they were found.
    """
    if scope.number is not None and not _is_number(scope, index):
        return Refusal(
            "frågan finns inte", f"{NO_ANSWER}: ingen rapport har en fråga {scope.number} för det som nämns."
        )
    if scope.is_cell and (refusal := _no_such_cell(scope, index)) is not None:
        return refusal
    evidence = _evidence(question, scope, found, nearness, index)
    if (evidence.held + evidence.nearness) / 2 >= _ANSWER_BOUND:
        return None
    return Refusal("inget relevant hittades", f"{NO_ANSWER}. {coverage(index.reports)}")


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


def _evidence(question: str, scope: Scope, found: Sequence[Ranked], nearness: float, index: Index) -> Evidence:
    named = {term for name in (*scope.municipalities, *scope.reports) for term in terms(name)}
    meant = {index.lexical.known(term) or term for term in set(terms(question)) - named}
    weights = {term: index.lexical.weight(term) or _UNKNOWN for term in meant}
    total = sum(weights.values())
    if total == 0:
        return Evidence(1.0, nearness)
    held: set[str] = set()
    for ranked in found[:3]:
        held.update(index.terms_of(ranked.passage))
    return Evidence(sum(weight for term, weight in weights.items() if term in held) / total, nearness)
