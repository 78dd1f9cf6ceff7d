"""Overviews of a place, a report or somebody: by theme and by who says it, a telling statement or two each.

A report that sums itself up is let speak first.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.chosen import Chosen, varied
from assistant.forms.draft import Draft, Section, sections_by_speaker
from assistant.forms.findings import OF_FINDINGS, asks_findings, findings
from assistant.forms.recurrent import by_recurrence, with_new_matters
from assistant.forms.speaking import names_place, quotable
from assistant.forms.telling import worth_of
from assistant.forms.thematic import HEADINGS, everything, is_whole
from assistant.forms.wording import basis_of, in_answer, listed, short_of
from assistant.question import Subject
from assistant.spoken import OWN_VOICES, spoken
from ingestion import Passage, Statement
from vectorstore import Index, Scope
from vectorstore.analysis import terms
from vectorstore.scope import BACKGROUND

__all__ = ["named_in", "overview"]

_PROPOSED = "förslag"
_PLAIN = (_PROPOSED, "samordning idag")
"""Themes under which a statement tells most where others take its matter up as well; elsewhere by what it judges."""
_MAIN = 5
"""Themes above that every overview shows where it can; the others stand in where few of them are there."""
_LEAST_THEMES = 7
_ABOUT_THEMES = 5
"""Themes of an overview of what somebody says of somebody else."""
_A_SPEAKER = 2
_FEW_SPEAKERS = 3
_MOST, _ONE_VOICE = 6, 10
"""Statements under a theme: where several speak, and where one alone does."""
_SUMMARY = 24
_A_SUMMARY, _ONLY_SUMMARY = 8, 12
"""Statements of a report's own summary: in all, under one of its headings, and under the only one."""
_CHAPTERS = 4
"""Chapters from which on a report sums up in each of them and not at its end."""
_OPENING = 3
"""Statements with which a section begins, of which one says what it is about."""
_OF_RESULTS, _OF_REFLECTIONS = 3, 1
"""Statements of such a chapter: of what was found, and of what its author makes of it."""
_ALL = 12
_NAMING = 3
_A_REPORT = 4
"""The same of each of several reports."""
_SUMS_UP = re.compile(r"sammanfatt|slutsats|reflektion", re.IGNORECASE)
_RESULT = re.compile(r"(?:\d+\.? ?)?(?:analys och )?resultat", re.IGNORECASE)
_BY_AND_LARGE = frozenset(
    ["överlag", "generellt", "allmänt", "sammantaget", "runt", "totalt", "huvudsakligen", "länet"]
)
"""Words that ask for no more than an overview does."""
_SEVERAL = {"Kommun": "kommunerna"}
"""How those are called who are heard in several places."""
_NUMBERED = re.compile(r"\W*\d+\.\s*")
_THANKS = re.compile(r"\btack(?:ar|at)?\b", re.IGNORECASE)


def overview(scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """What the reports say of those named, in short; ``None`` where they say nothing, or where more is asked for."""
    if scope.themes or scope.number:
        return None
    if scope.reports and set(scope.actors) <= OWN_VOICES:  # who wrote a report is asked what it says
        scope = replace(scope, actors=())
    if scope.about and (scope.actors or scope.units):
        return _views(scope, subject, index)
    if scope.topics or scope.about or any(c.word not in {*scope.units, *scope.actors} for c in subject.concepts):
        return None
    scope = _told_apart(scope, index)
    passages = [p for p in index.passages if scope.holds(p) and not p.asked and p.themes != (BACKGROUND,)]
    passages = [p for p in passages if p.actor in scope.actors] or passages  # before what is told of all together
    said = [Chosen(passage, statement, 1.0) for passage in passages for statement in quotable(passage, scope)]
    if not said:
        return None
    if (scope.actors or scope.units or scope.municipalities) and is_whole(said):
        return _whole(scope, said, index)
    summed = () if scope.municipalities or scope.actors or scope.units else _summary(scope, index, subject.text)
    own = {item.passage.passage_id for section in summed for item in section.chosen}
    reports = {item.passage.report for item in said}
    rest = [item for item in said if item.passage.passage_id not in own]
    rest = by_recurrence(rest, _cell, index.lexical.weight) if scope.municipalities else rest
    summing = [i.passage for i in said if _sums_up(i.passage)]
    whole = bool(summed) and (len(reports) > 1 or _is_chaptered(summing))
    more = () if whole else _by_theme(rest, _main_themes(rest))
    if scope.municipalities:
        more = with_new_matters(rest, more, _cell, index.lexical.weight)
    shown = _once([*_naming(scope, said, index), *summed, *more])
    chosen = [item for section in shown for item in section.chosen]
    if not chosen:
        return None
    if len(chosen) == len(said) and not summed:
        return _whole(scope, said, index)
    told = {item.passage.municipality for item in said}
    heard = tuple(name for name in scope.municipalities if name in told) or scope.municipalities
    named = named_in(replace(scope, municipalities=heard), reports, index)
    return Draft(
        shown=shown,
        headline=f"{named[0].upper()}{named[1:]} i korthet.",
        after=f"Här är {len(chosen)} av {len(said)} utsagor.",
        basis=basis_of(chosen, index.reports, "ett urval"),
    )


def _told_apart(scope: Scope, index: Index) -> Scope:
    """A scope without units that the reports named do not tell apart from the others of their actor."""
    apart = not scope.units or not scope.actors or any(scope.holds(passage) for passage in index.passages)
    return scope if apart else replace(scope, units=())


def _whole(scope: Scope, said: Sequence[Chosen], index: Index) -> Draft:
    """All that those say of whom so little is told that it has room."""
    named = named_in(scope, {item.passage.report for item in said}, index)
    return Draft(
        shown=everything(said),
        headline=f"{named[0].upper()}{named[1:]}.",
        after=f"Här är allt som sägs, {len(said)} utsagor, tema för tema.",
        basis=basis_of(said, index.reports, "allt är med"),
    )


def _views(scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """What somebody says of somebody else, theme by theme; ``None`` where more than that is asked for."""
    asked = [c.word.casefold() for c in subject.concepts if not c.named and c.word.casefold() not in _BY_AND_LARGE]
    spoken_of = [concept for concept in subject.concepts if concept.named]
    stems = frozenset(stem for concept in spoken_of for stem in concept.stems)
    said = [
        Chosen(passage, statement, 1.0)
        for passage in index.passages
        if scope.holds(passage) and not passage.asked and passage.themes != (BACKGROUND,)
        for statement in quotable(passage, scope)
        if not _terms(statement).isdisjoint(stems)
    ]
    if asked or len(said) <= _ALL:
        return None
    counted = Counter(theme for item in said for theme in item.passage.themes[:1] if theme in HEADINGS)
    most = {theme for theme, _ in counted.most_common(_ABOUT_THEMES)}
    shown = _once(_by_theme(said, [theme for theme in HEADINGS if theme in most]))
    chosen = [item for section in shown for item in section.chosen]
    keys = {item.key for item in chosen}
    named = named_in(scope, {item.passage.report for item in said}, index)
    return Draft(
        shown=shown,
        more=sections_by_speaker([item for item in said if item.key not in keys], index.reports),
        headline=f"{named[0].upper()}{named[1:]} om {listed([in_answer(c.word) for c in spoken_of])}, i korthet.",
        after=f"Här är {len(chosen)} av {len(said)} utsagor.",
        basis=basis_of(chosen, index.reports, "ett urval"),
    )


def named_in(scope: Scope, reports: Iterable[str], index: Index) -> str:
    """Those whom an overview is of, for its headline."""
    where = list(scope.municipalities)
    who = [spoken(name) if where else _SEVERAL.get(name, spoken(name)) for name in scope.units or scope.actors]
    where += [*(short_of(report, index.reports) for report in scope.reports)]
    if who and where:
        return f"{listed(who)} i {listed(where)}"
    return listed(who or where or [report.short for report in index.reports if report.id in set(reports)])


def _once(sections: Iterable[Section]) -> list[Section]:
    """The sections, each statement in the first of them alone."""
    seen: set[tuple[str, int]] = set()
    kept = []
    for section in sections:
        items = tuple(item for item in section.chosen if item.key not in seen)
        seen.update(item.key for item in items)
        if items:
            kept.append(replace(section, chosen=items))
    return kept


def _naming(scope: Scope, said: Sequence[Chosen], index: Index) -> list[Section]:
    """What a report that does not tell its places apart says of those named all the same."""
    if not scope.undivided:
        return []
    every = [name for report in index.reports if report.id in scope.reports for name in report.municipalities]
    others = [name for name in every if name not in scope.undivided]
    items = [
        item
        for item in said
        if names_place(item.statement, scope.undivided)
        and not all(names_place(item.statement, [name]) for name in others)
        and not item.statement.introduces
    ]
    return [Section(f"Här nämns {listed(scope.undivided)}", tuple(items[:_NAMING]), by_topic=True)] if items else []


def _is_chaptered(summing: Sequence[Passage]) -> bool:
    """Whether a report sums up chapter by chapter, and not in a chapter of its own."""
    chapters = {p.path[0] for p in summing if p.path and not _SUMS_UP.search(p.path[0])}
    return len({p.report for p in summing}) == 1 and len(chapters) >= _CHAPTERS


def _summary(scope: Scope, index: Index, question: str) -> list[Section]:
    """What reports say themselves where they sum up: under their own headings, or of several each in one piece."""
    passages = [p for p in index.passages if scope.holds(p) and not p.asked and _sums_up(p)]
    several = len({passage.report for passage in passages}) > 1
    if _is_chaptered(passages):
        return _by_chapter(scope, index)
    by_heading: dict[str, list[Chosen]] = {}
    for passage in passages:
        heading = passage.question or (passage.path[-1] if passage.path else "")
        label = heading if heading and not several else short_of(passage.report, index.reports)
        by_heading.setdefault(label, []).extend(Chosen(passage, s, 1.0) for s in passage.statements)
    found = asks_findings(question)
    by_heading = findings(by_heading) if found else by_heading
    most = _A_SUMMARY if len(by_heading) > 1 else _ONLY_SUMMARY
    room = OF_FINDINGS if found else max(1, min(most, _SUMMARY // max(1, len(by_heading))))
    room = _A_REPORT if several else room
    return [Section(heading, tuple(_telling(said, room, ""))) for heading, said in by_heading.items()]


def _by_chapter(scope: Scope, index: Index) -> list[Section]:
    """A report that sums up chapter by chapter: of each what was found, then what its author makes of it.

    What was found tells most where it says how many say it, of one sub-heading and of another.
    """
    chapters: dict[str, dict[str, list[Chosen]]] = {}
    for p in index.passages:
        if scope.holds(p) and not p.asked and p.path and p.path[0] not in {p.question, ""}:
            by_heading = chapters.setdefault(p.path[0], {})
            by_heading.setdefault(p.question or "", []).extend(Chosen(p, s, 1.0) for s in p.statements)
    sections = []
    for chapter, by_heading in chapters.items():
        apart: dict[bool, list[Chosen]] = {True: [], False: []}
        for said in by_heading.values():
            found = [item for item in said if item.statement.speaker is None][:_OPENING]
            apart[_sums_up(said[0].passage)] += said if _sums_up(said[0].passage) else _telling(found, 1, "")
        if all(BACKGROUND in item.passage.themes for said in by_heading.values() for item in said):
            continue
        items = [*_telling(apart[False], _OF_RESULTS, ""), *_telling(apart[True], _OF_REFLECTIONS, "")]
        sections.append(Section(_NUMBERED.sub("", chapter, count=1), tuple(items)))
    return sections


def _sums_up(passage: Passage) -> bool:
    path = passage.path or ("",)  # before a report's first heading there is none
    last = passage.question or path[-1]
    whole = _SUMS_UP.search(path[0]) is not None and _PROPOSED not in passage.themes  # they have a heading of their own
    return whole or _SUMS_UP.search(last) is not None or _RESULT.fullmatch(last) is not None


def _main_themes(said: Sequence[Chosen]) -> list[str]:
    """The themes that an overview shows; those that few are there of are filled up with others."""
    present = [theme for theme in HEADINGS if any(theme in item.passage.themes for item in said)]
    main = [theme for theme in list(HEADINGS)[:_MAIN] if theme in present]
    return [*main, *(theme for theme in present if theme not in main)][: max(len(main), _LEAST_THEMES)]


def _by_theme(said: Sequence[Chosen], themes: Sequence[str]) -> list[Section]:
    """Sections by theme, each with what every speaker says."""
    apart = len({_cell(item) for item in said}) > 1
    sections = []
    shown: set[tuple[str, int]] = set()  # a heading of two themes counts under the first
    for theme in themes:
        under = [item for item in said if theme in item.passage.themes and item.key not in shown]
        if not under:
            continue  # all of it stood under a theme before
        kept = _of_speakers(under, theme)
        shown.update(item.key for item in kept)
        heading = HEADINGS[theme] + (f" ({len(kept)} av {len(under)} utsagor)" if len(kept) < len(under) else "")
        sections.append(Section(heading, tuple(kept), by_topic=apart))
    return sections


def _cell(item: Chosen) -> tuple[str | None, ...]:
    """Where a statement is said and by whom."""
    passage = item.passage
    return (passage.report, passage.municipality, item.statement.speaker or passage.actor, passage.unit)


def _of_speakers(said: Sequence[Chosen], theme: str) -> list[Chosen]:
    """The most telling statements of each speaker, in the report's order; of many places each speaks for one."""
    cells: dict[tuple[str | None, ...], list[Chosen]] = {}
    for item in said:
        cells.setdefault(_cell(item), []).append(item)
    if len(cells) == 1:  # the report's own voice: of each heading one
        cells = {(item.passage.question,): [] for item in said}
        for item in said:
            cells[item.passage.question,].append(item)
        room = max(1, _ONE_VOICE // len(cells))
        return [item for under in cells.values() for item in _telling(under, room, theme)][:_ONE_VOICE]
    kept = varied(cells, lambda cell: (cell[1], cell[2:]))[:_MOST]
    room = max(_A_SPEAKER, _MOST // len(kept)) if len(kept) <= _FEW_SPEAKERS else 1
    return [item for cell in cells if cell in kept for item in _telling(cells[cell], room, theme)]


def _terms(statement: Statement) -> frozenset[str]:
    return frozenset(terms(statement.shown))


def _telling(said: Sequence[Chosen], most: int, theme: str) -> list[Chosen]:
    """The statements that tell most by themselves, in their order."""
    worth = {
        item.key: worth_of(item.statement, theme) + item.score * (theme in _PLAIN) - 0.05 * place
        for place, item in enumerate(said)
    }
    able = [item for item in said if not item.statement.introduces and not _THANKS.search(item.statement.shown)]
    best = sorted(able, key=lambda item: -worth[item.key])[:most]
    return sorted(best, key=lambda item: (item.passage.start, item.statement.start))
