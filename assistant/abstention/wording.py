"""How a refusal is worded."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.spoken import spoken
from ingestion import Passage, Report

__all__ = ["NOTHING_FOUND", "NO_ANSWER", "SAID", "Refusal", "coverage", "listed", "nearest", "unclear"]

NO_ANSWER = "Rapporterna svarar inte på det"
"""How every refusal begins; pages, exports and tests rely on it."""


NOTHING_FOUND = "inget relevant hittades"
"""The reason of a refusal by what was found."""
SAID = {
    "figure": "uppgiften anges inte i dem.",
    "later": "de säger inte hur det blev sedan.",
    "reason": "de säger inte varför, eller vem som bestämde.",
    "not_asked": "den som frågan gäller har inte kommit till tals om det i dem.",
    "false_premise": "jag hittar inte det som frågan förutsätter i dem.",
    "absent": "de tar inte upp det.",
    "not_covered": "platsen eller jämförelsen ingår inte i dem.",
    "off_topic": "de handlar om samverkan mellan myndigheter, kommuner och vård.",
    "own_case": "de handlar om samverkan i stort, inte om enskilda ärenden.",
    "personal_data": "de innehåller inga uppgifter om enskilda personer.",
    "opinion": "de rangordnar inte och förutsäger inget.",
}
"""What is said for the kind of unanswered question that is nearest."""
_OFFERED = 2
"""Meanings that are offered where it is asked back."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question gets no answer, and what is said instead."""

    reason: str
    text: str


def listed(names: Sequence[str]) -> str:
    """Names as a Swedish enumeration: ``a, b och c``."""
    return " och ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))


def coverage(reports: Sequence[Report]) -> str:
    """What the base covers: municipalities with their reports, and the reports that tell none apart."""
    parts = [f"{listed(r.municipalities)} ({r.short})" for r in reports if r.municipalities]
    others = listed([report.short for report in reports if not report.municipalities])
    placed = [f"Rapporterna omfattar {'; '.join(parts)}."] if parts else []
    begun = "Dessutom finns" if parts else "Det som finns är"
    return " ".join([*placed, *([f"{begun} {others}, utan uppdelning på kommuner."] if others else [])])


def nearest(passage: Passage, reports: Sequence[Report]) -> str:
    """What the reports do have that is nearest: whose answer to what."""
    report = next(report for report in reports if report.id == passage.report)
    who = spoken(passage.unit or passage.actor or "")
    where = f" i {passage.municipality}" if passage.municipality else ""
    heading = f" ”{passage.question}”" if passage.question else ""
    told = f"vad {who}{where} säger{heading and f' under{heading}'}" if who else f"avsnittet{heading}{where}"
    return f"Närmast ligger {told} ({report.short})."


def unclear(question: str, before: str, others: Sequence[str]) -> Refusal:
    """Ask back where a follow-up says too little.

    Args:
        question: the follow-up as it was typed.
        before: the question before it.
        others: what it may mean, as whole questions; there may be none.
    """
    meant = " eller ".join(f"”{other}”" for other in others[:_OFFERED])
    offer = f"Menar du {meant}?" if meant else f"Förra frågan läste jag som ”{before}”."
    return Refusal(
        "frågan är oklar",
        f"{NO_ANSWER} så som frågan är ställd: jag förstår inte säkert vad du menar med ”{question}”. {offer}"
        " Skriv gärna hela frågan.",
    )
