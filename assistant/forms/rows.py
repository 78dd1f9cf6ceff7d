"""Which rows of a printed table have the figure that a question names: *vilka har 6 eller högre*, *vem har högst*."""

import re
from collections.abc import Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.figures import Wanted, wanted_in
from assistant.forms.wording import basis_of, listed
from assistant.question.intent import generic_terms
from ingestion import Passage
from vectorstore import Index
from vectorstore.analysis import terms

__all__ = ["rows_within"]

_ROW = re.compile(r"(?P<label>[^:.]{1,40}): (?P<value>\d+(?:,\d+)?)(?: ?%)?")
_WHICH = re.compile(r"\b(?:vilka|vilken|vilket|hur många|var|vem|är det|finns det)\b", re.IGNORECASE)
_PLACE = re.compile(r"kommun")
"""What a table is of, and not what it tells of them."""
_LEAST_ROWS = 3
_SHORT = 4
"""Letters of a term that may begin another one by chance."""


def rows_within(question: str, chosen: Sequence[Chosen], index: Index) -> Draft | None:
    """The rows of the table that a question is about whose figure is as it says; ``None`` where it says nothing.

    One of the ``chosen`` statements leads to the table: it is a row of it, or what stands above.
    """
    wanted = wanted_in(question) if _WHICH.search(question) else None
    if wanted is None:
        return None
    cells: dict[tuple[str | None, ...], list[Passage]] = {item.passage.cell: [] for item in chosen}
    for passage in index.passages:
        if passage.cell in cells:
            cells[passage.cell].append(passage)
    for parts in cells.values():
        every = [Chosen(p, s, 1.0) for p in parts for s in p.statements]
        rows = [(match, item) for item in every if (match := _ROW.fullmatch(item.statement.shown)) is not None]
        if len(rows) < _LEAST_ROWS or not _is_of(
            " ".join((*parts[0].path, every[0].statement.shown)), question, wanted
        ):
            continue
        values = [match["value"] for match, _ in rows]
        kept = [(match["label"], item) for match, item in rows if wanted.keeps(match["value"], values)]
        return _told(wanted, kept, [item for _, item in rows], index)
    return None


def _told(wanted: Wanted, kept: Sequence[tuple[str, Chosen]], rows: Sequence[Chosen], index: Index) -> Draft:
    """Those of a table's rows that are asked for, counted unless one of them is the highest, and the others beside."""
    names, shown = listed([label for label, _ in kept]), [item for _, item in kept]
    counted = f"{len(kept)} av {len(rows)}" + (f": {names}" if kept else "")
    alone = wanted.extreme and len(kept) == 1
    if wanted.both:
        shown = sorted(shown, key=lambda item: -_figure(item))
    return Draft(
        headline=_of_both(shown) if wanted.both else names if wanted.extreme else counted,
        copied=shown[0] if alone else None,
        shown=sections_by_speaker(shown, index.reports),
        more=sections_by_speaker([item for item in rows if item not in shown], index.reports),
        basis=basis_of(rows, index.reports),
    )


def _of_both(rows: Sequence[Chosen]) -> str:
    """Who has the highest and who the lowest figure, with it; ``rows`` begin with the highest."""
    ends = (("Högst", _figure(rows[0])), ("Lägst", _figure(rows[-1])))
    told = ((name, [item.statement.shown.split(":")[0] for item in rows if _figure(item) == end]) for name, end in ends)
    shown = (rows[0].statement.shown, rows[-1].statement.shown)
    return " ".join(f"{n}: {listed(who)} ({one.split(': ')[1]})." for (n, who), one in zip(told, shown, strict=True))


def _figure(row: Chosen) -> float:
    match = _ROW.fullmatch(row.statement.shown)
    return float(match["value"].replace(",", ".")) if match else 0.0


def _is_of(heading: str, question: str, wanted: Wanted) -> bool:
    """Whether a table under a heading tells what a question asks for."""
    return _names(question, heading) and (not wanted.matter or _names(wanted.matter, heading))


def _names(question: str, heading: str) -> bool:
    """Whether a question holds a telling word of a table's heading, or a part of one."""
    headed = {term for term in terms(heading) if len(term) > _SHORT and not _PLACE.search(term)}
    asked = [term for term in terms(question) if len(term) > _SHORT and term not in generic_terms()]
    return any(term in other or other in term for term in asked for other in headed)
