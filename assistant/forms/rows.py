"""Which rows of a printed table lie above or below what a question names: *vilka har 6 eller högre*."""

import re
from collections.abc import Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.wording import basis_of, listed
from assistant.question.intent import generic_terms
from ingestion import Passage
from vectorstore import Index
from vectorstore.analysis import terms

__all__ = ["rows_within"]

_ROW = re.compile(r"(?P<label>[^:.]{1,40}): (?P<value>\d+(?:,\d+)?)(?: ?%)?")
_FIGURE = r"(?P<{name}>\d+(?:,\d+)?)(?!\d|,\d)(?: ?%)?"
_UP = "högre|mer|fler|större|över|uppåt|däröver"
_DOWN = "lägre|mindre|färre|under|nedåt|därunder"
_BOUND = re.compile(
    rf"\b{_FIGURE.format(name='least')},? (?:eller|och) (?:{_UP})\b|\bminst {_FIGURE.format(name='at_least')}"
    rf"|\b{_FIGURE.format(name='most')},? (?:eller|och) (?:{_DOWN})\b|\bhögst {_FIGURE.format(name='at_most')}"
    rf"|\b(?:över|(?:mer|högre|fler|större) än) {_FIGURE.format(name='above')}"
    rf"|\b(?:under|(?:mindre|lägre|färre) än) {_FIGURE.format(name='below')}",
    re.IGNORECASE,
)
_BOTH = re.compile(r",?\s*(?:(?:men|och|samt|fast)\s+)?(?:(?:också|även|samtidigt)\s+)?", re.IGNORECASE)
"""What stands between two bounds that hold at once."""
_NEGATED = re.compile(
    r"\b(?:inte|ej|icke|aldrig|varken|ingen|inget|inga|utan|utom|förutom|undantag\w*)\b", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r"\s+(?!(?:i|in|på|enligt|av|för|inom|bland|hos|från|till|vid|med|och|men|eller|samt|som|när|där|om|procent"
    r"|vad|vilka|vilken|vilket|hur|enl|under)\b)\w",
    re.IGNORECASE,
)
"""A noun right behind a bound: something else is counted than what the table gives."""
_WHICH = re.compile(r"\b(?:vilka|vilken|vilket|hur många|var|vem)\b", re.IGNORECASE)
_PLACE = re.compile(r"kommun")
"""What a table is of, and not what it tells of them."""
_LEAST_ROWS = 3
_SHORT = 4
"""Letters of a term that may begin another one by chance."""


def rows_within(question: str, chosen: Sequence[Chosen], index: Index) -> Draft | None:
    """The rows of the table that a question is about whose figure lies where it says; ``None`` where it says nothing.

    One of the ``chosen`` statements leads to the table: it is a row of it, or what stands above.
    """
    bounds = _bounds(question)
    if not bounds or not _WHICH.search(question):
        return None
    cells: dict[tuple[str | None, ...], list[Passage]] = {item.passage.cell: [] for item in chosen}
    for passage in index.passages:
        if passage.cell in cells:
            cells[passage.cell].append(passage)
    for parts in cells.values():
        every = [Chosen(p, s, 1.0) for p in parts for s in p.statements]
        rows = [(match, item) for item in every if (match := _ROW.fullmatch(item.statement.shown)) is not None]
        if len(rows) < _LEAST_ROWS or not _names(question, " ".join((*parts[0].path, every[0].statement.shown))):
            continue
        kept = [(match["label"], item) for match, item in rows if all(_is_within(match["value"], b) for b in bounds)]
        shown = [item for _, item in kept]
        names = f": {listed([label for label, _ in kept])}" if kept else ""
        return Draft(
            headline=f"{len(kept)} av {len(rows)}{names}",
            shown=sections_by_speaker(shown, index.reports),
            more=sections_by_speaker([item for _, item in rows if item not in shown], index.reports),
            basis=basis_of([item for _, item in rows], index.reports),
        )
    return None


def _bounds(question: str) -> list[re.Match[str]]:
    """The bounds that a question sets, one or a lower and an upper one; none where it says more than is read here."""
    found = list(_BOUND.finditer(question))
    if _NEGATED.search(question) or any(_OF_OTHERS.match(question, bound.end()) for bound in found):
        return []
    if len(found) > 1:
        first, second, *others = found
        joined = _BOTH.fullmatch(question, first.end(), second.start())
        if others or joined is None or _is_lower(first) == _is_lower(second):
            return []
    return found


def _names(question: str, heading: str) -> bool:
    """Whether a question holds a telling word of a table's heading, or a part of one."""
    headed = {term for term in terms(heading) if len(term) > _SHORT and not _PLACE.search(term)}
    asked = [term for term in terms(question) if len(term) > _SHORT and term not in generic_terms()]
    return any(term in other or other in term for term in asked for other in headed)


def _limit(bound: re.Match[str]) -> tuple[str, str]:
    """How a bound is set, and its figure."""
    return next((name, figure) for name, figure in bound.groupdict().items() if figure)


def _is_lower(bound: re.Match[str]) -> bool:
    return _limit(bound)[0] in ("least", "at_least", "above")


def _is_within(value: str, bound: re.Match[str]) -> bool:
    name, limit = _limit(bound)
    found, at = _figure(value), _figure(limit)
    if name in ("least", "at_least"):
        return found >= at
    if name in ("most", "at_most"):
        return found <= at
    return found > at if name == "above" else found < at


def _figure(written: str) -> float:
    return float(written.replace(",", "."))
