"""An answer before its sources are numbered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from assistant.answers import Citation, Group, Headline, Point, Table, TableRow
from assistant.chosen import Chosen
from assistant.forms.wording import listed, listed_places
from assistant.verification import verified
from ingestion import Report
from vectorstore import Ranked

__all__ = [
    "Draft",
    "DraftTable",
    "Finished",
    "Section",
    "finished",
    "in_sections",
    "in_table",
    "sections_by_speaker",
    "weighed",
]

_UNRANKED = 0.4
"""What a passage that the search did not rank counts, as a share of the best one."""
_BARE = 2
"""Words of an introduction that says nothing by itself."""
_IN_ORDER = 8
"""Quotations up to which sources are numbered as they are read; more are numbered by relevance."""


@dataclass(frozen=True, slots=True)
class Section:
    """Statements under one heading; ``by_topic``: it says what they are about, not who says them."""

    heading: str
    chosen: tuple[Chosen, ...]
    by_topic: bool = False


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table of statements."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Chosen, ...], ...]], ...]
    quoted: bool = False
    by: Callable[[Chosen], str] | None = None
    """Says of a statement what neither its row nor its column does: who says it, or where."""


@dataclass(slots=True)
class Draft:
    """What an answer will show.

    ``copied`` is the statement that the headline is copied out of, when it is.
    ``numbered`` are statements whose numbers are told already: they come first,
    in this order.
    """

    shown: list[Section] = field(default_factory=list)
    more: list[Section] = field(default_factory=list)
    other: Section | None = None
    """What answers another meaning of the question; it stands beneath the rest."""
    table: DraftTable | None = None
    headline: str = ""
    copied: Chosen | None = None
    after: str = ""
    basis: str = ""
    numbered: list[Chosen] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Finished:
    """A draft with its sources numbered, ready for an ``Answer``."""

    citations: tuple[Citation, ...]
    groups: tuple[Group, ...]
    more: tuple[Group, ...]
    table: Table | None
    headline: Headline | None


def sections_by_speaker(chosen: Iterable[Chosen], reports: Sequence[Report], *, merge: bool = False) -> list[Section]:
    """Statements grouped by who said them and where, in the order in which each group begins.

    With ``merge``, a statement that recurs word for word in several places
    stands once, under all of them.
    """
    items = _unique(chosen)
    said: dict[str, list[Chosen]] = {}
    for item in items:
        said.setdefault(item.words, []).append(item)
    groups: dict[str, list[Chosen]] = {}
    for item in items:
        same = said[item.words] if merge else [item]
        if same[0] is not item and merge:
            continue
        groups.setdefault(listed_places(same, reports), []).extend(same)
    return [Section(heading, tuple(members)) for heading, members in groups.items()]


def weighed(chosen: Iterable[Chosen], ranked: Sequence[Ranked]) -> list[Chosen]:
    """Statements whose scores also count how well the search liked their passages."""
    top = ranked[0].score if ranked and ranked[0].score > 0 else 1.0
    share = {r.passage.passage_id: r.score / top for r in ranked}
    return [
        replace(item, score=item.score * (1 + max(_UNRANKED, share.get(item.passage.passage_id, 0.0))))
        for item in chosen
    ]


def finished(draft: Draft, reports: Sequence[Report]) -> Finished:
    """Number a draft's sources, the most relevant first, and put it into an answer's parts.

    Those of another meaning come after all that is shown of the likeliest one, however well they suit theirs.
    """
    by_id = {report.id: report for report in reports}
    draft = _without_bare(draft)
    told = _unique(draft.numbered)
    shown = [*([draft.copied] if draft.copied else []), *in_table(draft.table), *in_sections(draft.shown)]
    first = _unique(shown, but={item.key for item in told})
    beneath = [draft.other] if draft.other is not None else []
    other = _unique(in_sections(beneath), but={item.key for item in (*told, *first)})
    later = _unique(in_sections(draft.more), but={item.key for item in (*told, *first, *other)})
    quoted = {item.key for item in in_sections([*draft.shown, *beneath])}  # what stands above is not quoted again
    more = [replace(s, chosen=tuple(item for item in s.chosen if item.key not in quoted)) for s in draft.more]
    later.sort(key=lambda item: -item.score)
    if len(first) > _IN_ORDER:
        first.sort(key=lambda item: -item.score)
    ordered = verified([*told, *first, *other, *later], reports)
    numbers = {item.key: number for number, item in enumerate(ordered, 1)}
    citations = tuple(
        Citation(numbers[item.key], by_id[item.passage.report], item.passage, item.statement) for item in ordered
    )
    return Finished(
        citations,
        _groups([*draft.shown, *beneath], numbers, reports),
        _groups(more, numbers, reports),
        _table(draft.table, numbers),
        _headline(draft, numbers),
    )


def _without_bare(draft: Draft) -> Draft:
    """A draft without introductions of a word or two, such as *Förslag är:*, where anything else is shown."""

    def kept(sections: Iterable[Section]) -> list[Section]:
        return [replace(s, chosen=tuple(item for item in s.chosen if not _is_bare(item))) for s in sections]

    shown = kept(draft.shown)
    if draft.shown and not in_sections(shown):
        return draft
    return replace(draft, shown=shown, more=kept(draft.more))


def _is_bare(item: Chosen) -> bool:
    return item.statement.introduces and len(item.statement.shown.split()) <= _BARE


def in_sections(sections: Iterable[Section]) -> list[Chosen]:
    """The statements of some sections."""
    return [item for section in sections for item in section.chosen]


def in_table(table: DraftTable | None) -> list[Chosen]:
    """The statements of a table, row by row."""
    return [item for _, cells in (table.rows if table else ()) for cell in cells for item in cell]


def _unique(items: Iterable[Chosen], but: Iterable[tuple[str, int]] = ()) -> list[Chosen]:
    seen = set(but)
    kept = []
    for item in items:
        if item.key not in seen:
            seen.add(item.key)
            kept.append(item)
    return kept


def _told_by(by: Callable[[Chosen], str] | None) -> Callable[[Sequence[Chosen]], str] | None:
    """What is told of statements that are alike, from what is told of one."""
    if by is None:
        return None
    return lambda items: listed(list(dict.fromkeys(told for item in items if (told := by(item)))))


def _points(
    chosen: Iterable[Chosen],
    numbers: dict[tuple[str, int], int],
    by: Callable[[Sequence[Chosen]], str] | None = None,
) -> tuple[Point, ...]:
    """Statements as points; those that are alike to the letter are one point with all their numbers.

    ``by`` tells who says it.
    """
    points: dict[str, list[Chosen]] = {}
    for item in chosen:
        if item.key in numbers:
            points.setdefault(item.statement.shown, []).append(item)
    return tuple(
        Point(
            text,
            tuple(dict.fromkeys(numbers[item.key] for item in items)),
            by(items) if by is not None else "",
        )
        for text, items in points.items()
    )


def _groups(
    sections: Iterable[Section], numbers: dict[tuple[str, int], int], reports: Sequence[Report]
) -> tuple[Group, ...]:
    def placed(items: Sequence[Chosen]) -> str:
        return listed_places(items, reports)

    made = (Group(s.heading, _points(s.chosen, numbers, placed if s.by_topic else None)) for s in sections)
    return tuple(group for group in made if group.points)


def _table(table: DraftTable | None, numbers: dict[tuple[str, int], int]) -> Table | None:
    if table is None:
        return None
    by = _told_by(table.by)
    rows = tuple(TableRow(label, tuple(_points(cell, numbers, by) for cell in cells)) for label, cells in table.rows)
    return Table(table.caption, table.corner, table.columns, rows, table.quoted)


def _headline(draft: Draft, numbers: dict[tuple[str, int], int]) -> Headline | None:
    if not (draft.headline or draft.after):
        return None
    if draft.copied is None:
        return Headline(draft.headline, (), draft.after)
    if draft.copied.key not in numbers or draft.headline not in draft.copied.statement.shown:
        return None  # nothing is said in a report's name that it does not say
    return Headline(draft.headline, (numbers[draft.copied.key],), draft.after)
