"""What all reports say of a theme, or have in common: each tells its own, for none weighs it against another."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen, varied
from assistant.forms.draft import Draft, Section, sections_by_speaker
from assistant.forms.nearby import ASKED_FOR, finds_fault, says_wish
from assistant.forms.overview import overview
from assistant.forms.report_sides import OF_PEOPLE, side_of_report
from assistant.forms.sides import Side
from assistant.forms.speaking import is_neutral
from assistant.forms.standing import is_item
from assistant.forms.telling import worth_of
from assistant.forms.thematic import HEADINGS
from assistant.forms.wording import basis_of, listed, short_of
from assistant.polarity import Polarity, polarity_of
from assistant.question import Population, Subject, population_of
from assistant.question.roles import folded
from ingestion.vocabulary import is_negative
from vectorstore import Index, Scope
from vectorstore.analysis import fold

__all__ = ["asks_every_report", "every_report"]

_REPORTS = re.compile(r"\b(?:rapport|kartläggning|utredning)(?:er(?:na)?|ar(?:na)?)(?:s|nas)?\b", re.IGNORECASE)
_IN_COMMON = re.compile(
    r"\b(?:gemensam(?:t|ma)?|återk[ou]m\w*|går igen|röda?n? tråd(?:en)?|jämför\w*|skiljer|skill(?:nad|ja)\w*|likhet\w*"
    r"|lika|överens|eniga)\b",
    re.IGNORECASE,
)
_HELD_AGAINST = re.compile(r"\b(?:jämför\w*|skiljer|skill(?:nad|ja)\w*)\b", re.IGNORECASE)
_FRAME = folded(
    "gemensamt gemensamma gemensam återkommer återkommande återkom igen röd röda tråd tråden jämförande jämför jämföra"
    " jämförelse skiljer skilja sig skillnad skillnader skillnaderna likhet likheter likheterna lika olika överens"
    " eniga fem alla samtliga rapport rapporter rapporterna kartläggningar kartläggningarna utredningar utredningarna"
    " största vanligaste viktigaste samma går igen oftast mest huvudsakliga beskrivs räknas anges handlar ser ut bland"
)
_PROPOSED, _WORKS = "förslag", "fungerar"
_NEAR = frozenset({*ASKED_FOR, _WORKS})
"""Themes of which a report without a heading of them tells something that comes near."""
_FEW, _EACH, _A_LIST = 2, 4, 16
"""Statements of a report that are shown: in general, and of a list that it prints itself."""
_FURTHER = 6
_APART = "Rapporterna väger inte sitt innehåll mot varandra, och det gör inte jag heller. Så här säger var och en"


def asks_every_report(scope: Scope, subject: Subject) -> bool:
    """Whether nothing is asked but what the reports say of a theme, or what holds for all of them."""
    named = scope.municipalities or scope.actors or scope.units or scope.about or scope.reports or scope.not_covered
    if named or scope.number is not None or not _REPORTS.search(subject.text):
        return False
    if population_of(subject.text) is Population.REPORTS or not _is_bare(scope, subject):
        return False
    return scope.themes[0] in HEADINGS if scope.themes else _IN_COMMON.search(subject.text) is not None


def every_report(scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """What each report says of a theme, or of itself; ``None`` where more is asked for, or not the reports."""
    if len(index.reports) < _FEW or not asks_every_report(scope, subject):
        return None
    if scope.themes and _HELD_AGAINST.search(subject.text):
        return None  # a table shows more
    common = _IN_COMMON.search(subject.text) is not None
    return _of_theme(scope, index, common=common) if scope.themes else _in_short(index)


def _is_bare(scope: Scope, subject: Subject) -> bool:
    """Whether a question holds nothing beside a theme but words that hold the reports against each other."""
    words = [*scope.topics, *(concept.word for concept in subject.concepts)]
    return len(scope.themes) <= 1 and _FRAME.issuperset(map(fold, words))


def _in_short(index: Index) -> Draft | None:
    """How each report sums itself up."""
    asked = Subject((), "Vad kom rapporterna fram till?")
    draft = overview(Scope(), asked, index)
    return None if draft is None else replace(draft, headline="", after=f"{_APART}, i korthet:")


def _of_theme(scope: Scope, index: Index, *, common: bool) -> Draft | None:
    theme = scope.themes[0]
    shown, more = [], []
    without, silent = [], []
    for report in index.reports:
        own = tuple(p for p in index.passages if p.report == report.id and not p.asked and scope.is_view(p))
        side = side_of_report(Side(report.short, own), report.id, scope, index)
        told = [Chosen(p, s, 1.0) for p in side.passages for s in p.statements if side.keeps(p, s)]
        headed = any(theme in passage.themes for passage in own)
        told = [item for item in told if not item.statement.introduces] if headed or theme in _NEAR else []
        if not told:
            silent.append(report.id)
            continue
        if not headed:
            without.append(report.id)
        kept = _telling(told, theme)
        keys = {item.key for item in kept}
        rest = sorted((i for i in told if i.key not in keys), key=lambda item: -worth_of(item.statement, theme))
        heading = f"{report.short} ({len(kept)} av {len(told)} utsagor)" if rest and headed else report.short
        shown.append(Section(heading, tuple(kept), by_topic=any(item.passage.actor for item in kept)))
        more += rest[:_FURTHER]
    if len(shown) < _FEW:
        return None
    return Draft(
        shown=shown,
        more=sections_by_speaker(more, index.reports, merge=True),
        headline=_missing(theme, without, silent, index),
        after=f"{_APART}:" if common else "",
        basis=basis_of([item for section in shown for item in section.chosen], index.reports, "ett urval"),
    )


def _telling(told: Sequence[Chosen], theme: str) -> list[Chosen]:
    """A list that a report prints itself, whole; else the most telling statements, of as many voices as there are."""
    items = [
        item for item in told if is_neutral(item.passage) and item.passage.actor is None and is_item(item.statement)
    ]
    if _EACH <= len(items) <= _A_LIST and all(theme in item.passage.themes for item in items):
        return items
    worth = {item.key: worth_of(item.statement, theme) + _says_it(item, theme) for item in told}
    plain = [item for item in told if _tells_it(item, theme)]
    told = plain if len(plain) >= _FEW else told
    least = sorted(worth[item.key] for item in told)[-_EACH * _EACH :][0]
    best = sorted((i for i in told if worth[i.key] >= least), key=lambda item: -worth[item.key])
    spread = varied(best, lambda item: (item.passage.municipality, (item.passage.actor, item.passage.unit)))[:_EACH]
    return sorted(spread, key=lambda item: (item.passage.start, item.statement.start))


def _says_it(item: Chosen, theme: str) -> bool:
    return is_negative(theme) and finds_fault(item.statement)


def _tells_it(item: Chosen, theme: str) -> bool:
    """Whether a statement's own words say what the theme asks for, where some of those at hand do."""
    if is_negative(theme):
        return _says_it(item, theme) or polarity_of(OF_PEOPLE.sub("", item.statement.shown)) is Polarity.NEGATIVE
    return theme != _PROPOSED or theme in item.passage.themes or says_wish(item.statement)


def _missing(theme: str, without: Sequence[str], silent: Sequence[str], index: Index) -> str:
    asked_for = ASKED_FOR.get(theme, "vad som fungerar" if theme == _WORKS else theme)
    parts = []
    if without:
        named = listed([short_of(report, index.reports) for report in without])
        parts.append(f"{named} har inget eget avsnitt om {asked_for}; därifrån visas det som ligger närmast.")
    if silent:
        named = listed([short_of(report, index.reports) for report in silent])
        parts.append(f"I {named} hittar jag inget avsnitt om {asked_for}.")
    return " ".join(parts)
