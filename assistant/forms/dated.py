"""When a report is from: what the base knows of it, for the title pages that tell it are no part of what is searched.

Who asks when the survey was made is told that, with whatever the reports say of its dates.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.forms.amounts import dates_in
from assistant.forms.draft import Draft, Section
from ingestion import Report
from vectorstore import Scope

__all__ = ["of_dates", "tells_dates", "with_dates"]

_WORK = r"(?:[\w-]*rapport|[\w-]*kartläggning|[\w-]*inventering|[\w-]*utvärdering|[\w-]*undersökning|[\w-]*utredning)"
_WORKS = rf"{_WORK}(?:er)?(?:na|arna|en)?s?"
_MADE = (
    r"(?:är|var|blev|skrevs|skriven|skrivna|skriva|kom|publicerad\w*|publicerades|daterad\w*|gjordes|gjord\w*|gjorde"
    r"|genomfördes|genomförd\w*|utfördes|utförd\w*|släpptes|från|ut|ifrån|gamla?)"
)
_ASKS = re.compile(
    rf"^\W*(?:och |men )?(?:(?:från )?(?:när|vilket år|vilket datum|vilka år)\b[^?,;]*\b{_WORKS}\b"
    rf"|hur gam(?:mal|la|malt) (?:är|var) [^?,;]*\b{_WORKS}\b)[^?,;]*\W*$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:intervju\w*|enkät\w*|frågor\w*|ska|skall|kommer|nästa|igen|om igen)\b", re.IGNORECASE)
"""What was done for a report, or is to come, which has dates of its own."""
_FRAME = re.compile(
    rf"{_MADE}|när|vilket|vilka|år|datum|hur|gammal|gamla|{_WORKS}|den|det|de|här|egentligen|själva|i|på|om|av|för|man"
    r"|och|men|alla|samtliga|enligt|hos",
    re.IGNORECASE,
)
"""Words by which nothing but the making of a report is asked for."""
_YEAR = re.compile(r"\d{4}")
_TOLD = re.compile(r" (?:är från|gäller) \d{4}")


def of_dates(question: str, scope: Scope, reports: Sequence[Report]) -> str:
    """When the report that a question names is from, or every report; empty where something else is asked for."""
    if (
        _ASKS.match(question) is None
        or _OTHER.search(question)
        or scope.municipalities
        or scope.units
        or scope.number is not None
    ):
        return ""
    if not all(_is_frame(topic) for topic in scope.topics):
        return ""
    named = [report for report in reports if report.id in scope.reports] or list(reports)
    told = [_dated(report) for report in named if _YEAR.search(report.period)]
    return " ".join(told)


def _is_frame(word: str) -> bool:
    return _FRAME.fullmatch(word) is not None


def _dated(report: Report) -> str:
    """When a report is from, or the time that it is of."""
    verb = "gäller" if len(_YEAR.findall(report.period)) > 1 else "är från"
    return f"{report.short} {verb} {report.period}."


def tells_dates(told: str) -> bool:
    """Whether what is told of reports is when they are from."""
    return _TOLD.search(told) is not None


def with_dates(draft: Draft, told: str) -> Draft:
    """A draft that tells when reports are from, with what they say themselves that holds a date; the rest is below."""
    sections = _merged((*draft.shown, *draft.more))
    one = len(_TOLD.findall(told)) == 1  # of several reports no one's date is the answer
    shown = [_kept(section, dated=True) for section in sections] if one else []
    more = [_kept(section, dated=False) for section in sections] if one else sections
    return replace(
        draft,
        headline=told,
        copied=None,
        after="",
        table=None,
        shown=[section for section in shown if section.chosen],
        more=[section for section in more if section.chosen],
    )


def _merged(sections: Iterable[Section]) -> list[Section]:
    """Sections of which each heading stands once."""
    found: dict[str, Section] = {}
    for section in sections:
        before = found.get(section.heading)
        found[section.heading] = section if before is None else replace(before, chosen=before.chosen + section.chosen)
    return [*found.values()]


def _kept(section: Section, *, dated: bool) -> Section:
    held = (item for item in section.chosen if any(True for _ in dates_in(item.statement.shown)) == dated)
    return replace(section, chosen=tuple(held))
