"""Refusals by the words of a question alone, before anything is searched for."""

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from itertools import islice

from assistant.abstention.cells import place_missing
from assistant.abstention.mentions import is_mentioned
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
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?! ?(?:kr|personer|deltag|individer|st\b|%))")
_NAMES = 5
"""Places of a question that are looked for in the reports; questions are untrusted, time is bounded."""
_BODY = re.compile(r"\b(?:[Rr]egion|[Ll]andstinget|[Ss]amordningsförbundet|[Ff]örbundet) ([A-ZÅÄÖ][a-zåäö][\w-]+)")
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
    for reason, said, pattern in _rules():
        if pattern.search(question):
            return Refusal(reason, f"{NO_ANSWER}: {said}")
    if _is_english(question):
        return Refusal("inte på svenska", f"{NO_ANSWER}: jag förstår bara frågor på svenska.")
    if years := _years_without_report(question, reports):
        return Refusal("året ingår inte", f"{NO_ANSWER}: {listed(years)} nämns inte i någon av dem.")
    if (refusal := place_missing(question, scope, reports)) is not None:
        return refusal
    if not (scope.reports or scope.municipalities) and (names := _never_named(question, reports, is_word)):
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


def _areas(reports: Sequence[Report]) -> str:
    """What reports are about, as they are called, in one text."""
    return " ".join(name for r in reports for name in (r.title, r.publisher, *r.areas, *r.aliases)).casefold()


def _never_named(question: str, reports: Sequence[Report], is_word: Callable[[str], bool] | None) -> list[str]:
    """Regions, associations and places of a question that no report so much as mentions as such."""
    if is_word is None:
        return []
    areas = _areas(reports)
    found = [
        m.group()
        for m in islice(_BODY.finditer(question), _NAMES)
        if m.group(1).rstrip("s").casefold() not in areas and not is_mentioned(m.group(), reports)
    ]
    stops, covered = stopwords(), tuple(name for report in reports for name in report.municipalities)
    for match in islice(_PLACE.finditer(question), _NAMES):
        name = match.group(1)
        if not (is_word(name) or name.lower() in stops or name.startswith(covered) or is_mentioned(name, reports)):
            found.append(name)
    return list(dict.fromkeys(found))
