"""What is known of the reports themselves: which there are, how many, and which municipalities each covers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.abstention import coverage, listed
from assistant.forms.dated import of_dates, tells_dates, with_dates
from assistant.forms.draft import Draft
from ingestion import Report
from vectorstore import Scope

__all__ = ["of_reports", "told_of_reports", "with_catalogue"]

_NUMBER = r"(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|\d+)"
_OF_REPORTS = re.compile(
    rf"^\W*(?:hur många|vilka|vad heter|namnge|lista|antal(?:et)?) (?:(?:olika|alla|de|är|{_NUMBER}) )*"
    r"(?:(?P<places>(?:finsam|medlems)?kommuner(?:na)?|orter(?:na)?)|rapporter(?:na)?|kartläggningar(?:na)?)\b"
    r"(?P<rest>[^?]*)\W*$",
    re.IGNORECASE,
)
_WORK = r"(?:rapport|kartläggning|utredning|inventering|förbund|undersökning)"
_COVERED = re.compile(
    r"\b(?:omfatt|ingår|ingick|ingått|täck|med\b|delt|hör(?:de|t)?\b|tillhör|medverka|berör|inkluder|kartl[aä]|undersök"
    rf"|material|underlag)|\b\w*{_WORK}",
    re.IGNORECASE,
)
_FRAME = frozenset(
    re.findall(
        r"\w+",
        "omfattas omfattar omfattade omfattades ingår ingick ingått täcks täcker finns fanns är var varit med i av på"
        " det de den du ni som har hade om för här till hör hörde hört tillhör tillhörde deltar deltog deltagit"
        " deltagande medverkar medverkade medverkat berörs berördes inkluderas inkluderades täcktes totalt samtliga"
        " sammanlagt egentligen nu alla bygger och vilka vad heter hur många kartlagts kartlades kartlagda undersökts"
        " undersöktes svarar materialet underlaget samsvar",
    )
)
"""Words that ask of the reports themselves and of nothing in them."""
_FRAME_NOUN = re.compile(rf"(?:samordnings)?{_WORK}(?:er|ar)?(?:en|et|na|n)?s?$")


def of_reports(question: str, scope: Scope, reports: Sequence[Report]) -> str:
    """What is known of the reports themselves: how many and which there are, and which municipalities they cover.

    Of one that the question names, its municipalities; empty where something else is asked for.
    """
    match = _OF_REPORTS.match(question)
    if match is None or len(scope.reports) > 1 or scope.municipalities:
        return ""
    named = [report for report in reports if report.id in scope.reports]
    if not all(_is_frame(word, named) for word in re.findall(r"[\w-]+", match.group("rest").casefold())):
        return ""
    if match.group("places") is None:
        titles = [f"{report.title} ({report.short})" for report in reports]
        return "" if named else f"Det finns {len(titles)} rapporter: {'; '.join(titles)}."
    if not _COVERED.search(match.group("rest")):
        return ""
    if named:
        places = named[0].municipalities
        return f"{named[0].short} omfattar {len(places)} kommuner: {listed(places)}." if places[1:] else ""
    covered = {place for report in reports for place in report.municipalities}
    return f"Sammanlagt ingår {len(covered)} kommuner. {coverage(reports)}" if covered else ""


def _is_frame(word: str, named: Sequence[Report]) -> bool:
    """Whether a word only says that reports are asked of, or which one: its name, also as *Hallandsrapporten*."""
    known = {part for r in named for name in (r.short, r.title, *r.areas, *r.aliases) for part in _words(name)}
    own = {word, word.removesuffix("s")}
    if noun := _FRAME_NOUN.search(word):
        before = word[: noun.start()].rstrip("-")
        own |= {before, before.removesuffix("s")}
    return bool(own & (known | _FRAME)) or "" in own or re.fullmatch(_NUMBER, word) is not None


def _words(name: str) -> list[str]:
    return re.findall(r"[\w-]+", name.casefold())


def told_of_reports(question: str, scope: Scope, reports: Sequence[Report]) -> str:
    """What is known of the reports themselves, and when they are from; empty where something else is asked for."""
    return of_reports(question, scope, reports) or of_dates(question, scope, reports)


def with_catalogue(draft: Draft, told: str) -> Draft:
    """A draft of what a report says, beneath what is known of the report itself."""
    if not told:
        return draft
    if tells_dates(told):
        return with_dates(draft, told)
    return replace(draft, headline=told, copied=None, after="", table=None, shown=[], more=[*draft.shown, *draft.more])
