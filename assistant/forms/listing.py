"""Lists, counts and overviews: every cell that takes up a subject, and every one that does not."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.chosen import Chosen
from assistant.forms.by_report import by_report
from assistant.forms.counting import Count, counted, counting_table, held_in
from assistant.forms.draft import Draft, in_table, sections_by_speaker, weighed
from assistant.forms.likely import (
    asked_cells,
    at_least,
    in_doubt,
    is_exact,
    likely,
    likely_members,
    of_others,
    telling,
    with_held,
    with_near,
    without_judgement,
)
from assistant.forms.members import Members
from assistant.forms.parting import further_of, parted, without
from assistant.forms.relation import who_lacks, without_excepted
from assistant.forms.voices import counted_voices
from assistant.forms.wording import basis_of
from assistant.matrix import Matrix, MatrixReader, units_of
from assistant.question import Counted, Intent, Population, Subject, counted_in, is_denial, population_of
from assistant.question.intent import asks_somebody
from ingestion import Passage, Report
from vectorstore import Index, Ranked, Scope

__all__ = ["listing", "read_matrix"]

_LIMITING = frozenset(
    ["fungerar", "fungerar inte", "saknas", "förslag", "hinder", "möjligheter", "målgrupper", "samordning idag"]
)
"""Themes that are questions of their own in the reports, so that they tell which cells are meant."""
_DOMINANT = 0.6
"""Share of the cells from which on a question of the report is taken for the one that is meant."""
_PROPOSED = "förslag"
_NOT_DENIED = (
    "Rapporterna redovisar inte vilka som inte gör det. Nedan står de som tar upp det; att någon inte nämns betyder"
    " inte nej."
)
_THINGS = re.compile(
    r"\bvilka (?:[\w-]+ )?(?P<what>[\w-]+) (?:nämns|tas upp|lyfts|finns|omnämns|förekommer|räknas upp)\b", re.IGNORECASE
)
_UNSAID = "Att någon inte tar upp det betyder inte att de är emot det."
_BY_WORD = "Räknat efter ordet: samma sak kan vara sagd med andra ord."
_DENIED = "Det här är de svar som jag hittar ett nekande i:"

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Read:
    """What a list is made of."""

    every: Matrix
    """The cells of whom the question names."""
    matrix: Matrix
    """Those of them that are listed: all, or the answers to what is asked for."""
    limited: bool
    """Whether it is the answers to a question or theme."""
    counts: bool
    """Whether it holds what is counted, and not what only comes near."""
    elsewhere: list[Chosen]
    """Statements of the others that take up the subject as well."""


def read_matrix(
    scope: Scope, subject: Subject | None, reader: MatrixReader, held: frozenset[Key] = frozenset(), *, wished: bool
) -> _Read:
    """Read the cells that a list is made of.

    Args:
        scope: whom, where and under which theme the question asks.
        subject: what is listed; ``None`` for everything under the theme.
        reader: what reads cells.
        held: the statements that are listed, where they are known; else those near the subject are.
        wished: it is asked what is wanted, of which the reports have a question of their own.
    """
    columns = (*scope.units, *_beside_units(scope, reader.passages))
    every = reader.select(rows=scope.municipalities, columns=columns, reports=scope.reports, subject=subject)
    exact = held_in(every, held)
    counts = bool(exact.taking_up)
    whole = exact if counts else every
    themes = _limiting(scope) if subject is not None else list(scope.themes)
    if scope.number is None and not themes:
        matrix = _dominant(whole) if wished else Matrix.of({})
    else:
        matrix = _within(
            every,
            lambda p: scope.is_numbered(p) if scope.number is not None else themes[0] in p.themes,
            subject,
            reader,
        )
        inside = held_in(matrix, held)
        counts = bool(inside.taking_up)
        matrix = inside if counts else matrix
    if not matrix.taking_up:
        return _Read(whole, whole, limited=False, counts=bool(exact.taking_up), elsewhere=[])
    elsewhere = [] if subject is None else _elsewhere(whole, matrix)
    return _Read(whole, matrix, limited=True, counts=counts, elsewhere=elsewhere)


def _beside_units(scope: Scope, passages: Iterable[Passage]) -> list[str]:
    """The actors that are asked themselves, where others are named by their units: *FK, VC och VPM*."""
    by_unit = {passage.actor for passage in passages if not units_of(passage.unit).isdisjoint(scope.units)}
    return [name for name in scope.actors if name not in by_unit or not scope.units]


def _limiting(scope: Scope) -> list[str]:
    return [theme for theme in scope.themes if theme in _LIMITING][:1]


def _within(every: Matrix, keeps: Callable[[Passage], bool], subject: Subject | None, reader: MatrixReader) -> Matrix:
    """The cells that were read, of some passages alone."""
    read = {item.passage.passage_id: item.passage for cell in every.cells.values() for item in cell.read}
    return reader.select(passages=[passage for passage in read.values() if keeps(passage)], subject=subject)


def _dominant(every: Matrix) -> Matrix:
    """The cells of the proposals, where most of what is wanted stands among them; else no cell."""
    asked = Counter(
        (item.passage.report, item.passage.question)
        for cell in every.taking_up
        for item in cell.statements[:1]
        if _PROPOSED in item.passage.themes
    )
    (report, question), count = asked.most_common(1)[0] if asked else (("", None), 0)
    if question is None or count < _DOMINANT * len(every.taking_up):
        return Matrix.of({})
    cells = {}
    for key, cell in every.cells.items():
        read = tuple(c for c in cell.read if (c.passage.report, c.passage.question) == (report, question))
        if read:
            kept = tuple(c for c in cell.statements if c.passage.question == question)
            cells[key] = replace(cell, read=read, statements=kept)
    return Matrix.of(cells, by_words=every.by_words)


def _elsewhere(every: Matrix, limited: Matrix) -> list[Chosen]:
    inside = {item.key for cell in limited.cells.values() for item in cell.read}
    found = [item for item in every.held if item.key not in inside]
    return sorted(found, key=lambda item: -item.score)


def listing(
    scope: Scope,
    subject: Subject,
    intent: Intent,
    ranked: Sequence[Ranked],
    further: Sequence[Chosen],
    index: Index,
    reader: MatrixReader,
) -> Draft | None:
    """Every cell that takes up the subject, with a denominator, and ``further`` ones last; ``None`` where none does."""
    counts = intent in (Intent.LIST, Intent.COUNT)
    asked = counted_in(subject)
    scope = without_judgement(scope, asked) if counts else scope
    count = who_lacks(Count.of(asked, reader.holder), scope, reader.passages)
    population = population_of(subject.text)
    if counts and population is Population.REPORTS and telling(asked):
        by_words = replace(subject, concepts=telling(asked))
        if (found := by_report(scope, by_words, count, further, index.reports, reader)) is not None:
            return found
    whole = _is_whole(intent, scope, asked, population, index)
    read = read_matrix(scope, None if whole else subject, reader, count.held, wished=asked.wished)
    if whole and counts and asked.denied and (denied := _denying(read, index.reports)) is not None:
        return denied
    if counts or _is_view_of_others(intent, scope):
        read = replace(read, every=of_others(read.every, scope, subject), matrix=of_others(read.matrix, scope, subject))
    read = replace(read, every=without_excepted(read.every, count), matrix=without_excepted(read.matrix, count))
    said = scope if read.limited else replace(scope, themes=(), number=None)
    every = asked_cells(read.every, scope, subject)
    members = Members()
    if counts and population is not None and not whole:
        members = likely_members(every, of_others(read.every, scope, subject), subject, asked, reader)
    told = not whole and _is_told(count, read, subject.text, intent)
    near = (in_doubt(count, read.matrix, members) if told else ()) or members.cells
    sure = told and near is members.cells
    headline = _told(with_near(count, members), read, said, population, index.reports) if sure else ""
    if near and not headline:
        extent = _extent(replace(read, matrix=every))
        if (by_place := likely(with_held(near, every, count), further, extent, index.reports)) is not None:
            places = intent is Intent.COUNT and population is Population.PLACES
            return replace(by_place, headline=at_least(subject.text, every, count)) if places else by_place
        if not (read.counts or asked.mentioned or asked.denied):
            return None  # who only holds some of the words does not do it
    draft = _listed(read, headline, said if counts else None, ranked, further, index.reports, intent, whole=whole)
    if draft and (counts or headline):
        draft.after = _beneath(headline, count)
    return draft


def _is_whole(intent: Intent, scope: Scope, asked: Counted, population: Population | None, index: Index) -> bool:
    """Whether all that somebody says, or all under a theme, is asked for, and no thing picks anything out of it."""
    if _asks_for_all(intent, scope, index) and not (asked.things or asked.narrowing) and scope.themes:
        return True
    told_of = asked.things or (asked.narrowing and population is not None)
    return intent in (Intent.LIST, Intent.COUNT) and not told_of and bool(_limiting(scope))


def _is_told(count: Count, read: _Read, question: str, intent: Intent) -> bool:
    """Whether it may be said how many do; an overview counts nothing, unless somebody is asked in it."""
    asked = intent in (Intent.LIST, Intent.COUNT) or (intent is Intent.OVERVIEW and asks_somebody(question))
    return asked and read.counts and not _lists_things(question, count) and count.is_told(limited=read.limited)


def _lists_things(question: str, count: Count) -> bool:
    """Whether it is asked for the things themselves, and not for who mentions them: *vilka projekt nämns*."""
    asked = _THINGS.search(question)
    named = {concept.word.casefold() for group in count.concepts for concept in group}
    return asked is not None and asked["what"].casefold() in named


def _beneath(headline: str, count: Count) -> str:
    """How a count, or a list without one, is to be read."""
    asked = count.asked
    if (asked.denied or asked.beside) and not asked.mentioned:
        return _NOT_DENIED if asked.denied else _UNSAID
    by_word = bool(headline) and not (headline.startswith("Alla ") or "Inte " in headline or is_exact(count))
    return _BY_WORD if by_word else ""


def _is_view_of_others(intent: Intent, scope: Scope) -> bool:
    """Whether it is asked what is thought of somebody, wherever: a summary of what the others say."""
    return intent is Intent.OVERVIEW and bool(scope.about) and not (scope.actors or scope.units)


def _listed(
    read: _Read,
    headline: str,
    counted_under: Scope | None,
    ranked: Sequence[Ranked],
    further: Sequence[Chosen],
    reports: Sequence[Report],
    intent: Intent,
    *,
    whole: bool,
) -> Draft | None:
    """The cells that take the subject up, with a table where they are counted; ``None`` where there are none."""
    cells = [replace(cell, statements=tuple(weighed(cell.statements, ranked))) for cell in read.matrix.taking_up]
    if not cells:
        return None
    cells.sort(key=lambda cell: -max(item.score for item in cell.statements))
    proposed = intent is Intent.PROPOSALS
    shown, rest = parted(cells, proposed=proposed, whole=whole)
    more = further_of([*rest, *weighed(read.elsewhere, ranked), *further], shown, len(rest) if proposed else 0)
    draft = Draft(headline=headline, basis=basis_of([*shown, *more], reports, _extent(read)))
    if headline and counted_under is not None:
        draft.table = counting_table(read.matrix, {item.key for item in shown}, counted_under, reports)
    draft.shown = sections_by_speaker(shown, reports, merge=True)
    draft.more = sections_by_speaker(without([*in_table(draft.table), *more], shown), reports, merge=True)
    return draft


def _told(count: Count, read: _Read, scope: Scope, population: Population | None, reports: Sequence[Report]) -> str:
    """How many do: of the units or actors, where they are counted, else of the municipalities."""

    def may_mean(item: Chosen) -> bool:
        return item.key in count.near or item.key in count.held

    voices = counted_voices(population, read.matrix, scope, reports, count.thing, may_mean)
    return voices or counted(count, read.matrix, read.every, scope, reports)


def _extent(read: _Read) -> str:
    """How much was read, in the words of the count."""
    reports = {cell.row.report for cell in read.matrix.taking_up}
    told = [cell for cell in read.matrix.cells.values() if cell.row.report in reports and cell.column.actor is not None]
    answers = {(item.passage.cell, item.passage.question) for cell in told for item in cell.read}
    if not answers:
        return ""
    return f"{len(answers)} svar {'läst' if len(answers) == 1 else 'lästa'}"


def _denying(read: _Read, reports: Sequence[Report]) -> Draft | None:
    """The answers to a theme that begin with a denial; ``None`` where none does."""
    cells = [
        replace(cell, statements=tuple(item for item in cell.statements if is_denial(item.statement.shown)))
        for cell in read.matrix.cells.values()
    ]
    found = [item for cell in cells for item in cell.statements]
    if not found:
        return None
    return Draft(
        shown=sections_by_speaker(found, reports, merge=True),
        after=_DENIED,
        basis=basis_of(found, reports, _extent(read)),
    )


def _asks_for_all(intent: Intent, scope: Scope, index: Index) -> bool:
    """Whether a theme alone asks for everything under it, in a report that tells no places apart or as an overview."""
    apart = any(index.report(report).passages and _tells_places(index.report(report)) for report in scope.reports)
    return intent in (Intent.OVERVIEW, Intent.PROPOSALS) or (bool(scope.reports) and not apart)


def _tells_places(report: Report) -> bool:
    return any(passage.municipality is not None and not passage.asked for passage in report.passages)
