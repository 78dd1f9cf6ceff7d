"""Refusals by the words of a question alone, before anything is searched for."""

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources

from assistant.abstention.cells import place_missing
from assistant.abstention.wording import NO_ANSWER, Refusal, coverage, listed
from ingestion import Report
from vectorstore import Scope
from vectorstore.analysis import stopwords, words

__all__ = ["refusal_before"]

_ENGLISH = frozenset(
    "the what which who how is are was were does do did of and in for with from about that this you your can could"  # noqa: SIM905
    " would should many much why where when between please tell me write say summarize summary list give report"
    " reports".split()
)
_SWEDISH = frozenset(
    "vad vilka vilken vilket vem hur är var och att det som på med av till inte om jag vi ni kan ska har finns säger"  # noqa: SIM905
    " tycker enligt mellan den de en ett".split()
)
_GREETING = re.compile(
    r"^\W*(?:hej|hejsan|hallå|tjena|god ?(?:morgon|dag|kväll)|tack|vad kan du(?: göra)?|hjälp)\b\W*$", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BODY = re.compile(r"\b(?:[Rr]egion|[Ll]andstinget|[Ss]amordningsförbundet|[Ff]örbundet) ([A-ZÅÄÖ][\w-]{2,})")
_PLACE = re.compile(r"(?<=[a-zåäö,] )(?:i|på|från|hos) ([A-ZÅÄÖ][a-zåäö]{3,})\b")


def refusal_before(
    question: str, scope: Scope, reports: Sequence[Report], is_word: Callable[[str], bool] | None = None
) -> Refusal | None:
    """A refusal that needs no search; ``None`` when the question may be answered.

    Args:
        question: the standalone question.
        scope: what it names.
        reports: what could be answered from.
        is_word: knows the words of the reports; without it no place is told to be unknown.
    """
    if _GREETING.match(question):
        return Refusal("ingen fråga", f"Hej! Fråga mig vad rapporterna säger om samverkan. {coverage(reports)}")
    for reason, said, pattern in _rules():
        if pattern.search(question):
            return Refusal(reason, f"{NO_ANSWER}: {said}")
    if _is_english(question):
        return Refusal("inte på svenska", f"{NO_ANSWER}: jag förstår bara frågor på svenska.")
    if years := _years_without_report(question, reports):
        return Refusal("året ingår inte", f"{NO_ANSWER}: {listed(years)} nämns inte i någon av dem.")
    if (refusal := place_missing(scope, reports)) is not None:
        return refusal
    if names := _never_named(question, reports, is_word):
        return Refusal(
            "platsen ingår inte", f"{NO_ANSWER}: {listed(names)} nämns inte i någon av dem. {coverage(reports)}"
        )
    return None


@cache
def _rules() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    text = resources.files("assistant.abstention").joinpath("refusals.toml").read_text(encoding="utf-8")
    return tuple(
        (rule["reason"], rule["said"], re.compile("|".join(rule["patterns"]), re.IGNORECASE))
        for rule in tomllib.loads(text)["rule"]
    )


def _is_english(question: str) -> bool:
    found = {word.lower() for word in words(question)}
    return len(found & _ENGLISH) >= 2 and not found & _SWEDISH


def _years_without_report(question: str, reports: Sequence[Report]) -> list[str]:
    asked = dict.fromkeys(_YEAR.findall(question))
    return [year for year in asked if not any(year in report.source for report in reports)]


def _never_named(question: str, reports: Sequence[Report], is_word: Callable[[str], bool] | None) -> list[str]:
    """Regions, associations and places of a question that no report so much as mentions."""
    if is_word is None:
        return []
    bodies = [m.group(1) for m in _BODY.finditer(question)]
    places = [m.group(1) for m in _PLACE.finditer(question) if not is_word(m.group(1))]
    known = "\n".join(report.source for report in reports)
    stops = stopwords()
    return [
        name
        for name in dict.fromkeys((*bodies, *places))
        if name.lower() not in stops and name.rstrip("s") not in known
    ]
