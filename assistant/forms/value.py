"""The number, sum or date that a question asks for, copied whole out of a statement that surely tells it.

A bold number is read as the answer, so that it is given only where the
statement counts what the question counts, and speaks of what it speaks of.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.chosen import Chosen
from assistant.forms.amounts import Amount, dates_in, numbers_in, shares_in
from assistant.forms.asking import PEOPLE, Ask, asked_for, stems_of, terms_of
from assistant.forms.rivals import among_groups
from assistant.forms.standing import is_item
from assistant.question import Names, Wanted
from assistant.question.subject import actor_concept
from ingestion import Report
from vectorstore import Index, Scope
from vectorstore.analysis import stem, terms

__all__ = ["Value", "value_among"]

_SOME_OF = re.compile(r"\bhur många av\b", re.IGNORECASE)
_EVERYONE = re.compile(r"\W*(?:de|dessa|samtliga|alla)\b", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WIDER = re.compile(r"\b(?:sverige|sveriges|landet|landets|riket|nationell\w*)\b", re.IGNORECASE)
_WAY = re.compile(r"\b(?:gick|går|kom|kommer)\b(?: [\w-]+){0,3} (?P<way>ut|in|bort)\b", re.IGNORECASE)
"""What goes out does not come in, however alike all else is."""
_TAKING_PART = stems_of(
    "deltog deltar deltagit medverkade medverkat gick kom närvarade besökte intervjuade intervjuades intervjuats"
)
_SAME = (
    stems_of("landet sverige riket"),
    stems_of("började startade startar start inledde påbörjades dra drar drog"),
    stems_of("slut avslutades varar slutade"),
    stems_of("ihop samman"),
    stems_of("enkät enkäten frågeformulär frågeformuläret frågor frågorna"),
)
_OF_SIZE = re.compile(r"\bom\s+$")
_IN_EACH = re.compile(r"\s+(?:i varje|per|i respektive)\s")
_LEAST = 3
"""Letters of a stem that a longer one may begin with, and of the second half of a compound."""
_HALF = 4
"""Letters of a stem that may be the end of a longer one, or the first half of a compound: *avst.möte*."""
_NEAR = 3
"""Statements before another one in which what it speaks of may be named."""
_LONG = 6
"""Letters before a short stem that ends a longer one: *inspirationsdag*, but not *fredag*."""
_SPARED = 2
"""Words of the question that the statement must hold for each one that it lacks."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the statement that it is copied from."""

    text: str
    chosen: Chosen
    also: tuple[Chosen, ...] = ()
    """Further statements that tell the same value."""


_IF = re.compile(r"\W*(?:om|ifall|förutsatt|under förutsättning)\b", re.IGNORECASE)
"""How a statement begins that tells what would be: its figure alone would be told as certain."""
_ASKS_IF = re.compile(r"\b(?:om|ifall|skulle)\b", re.IGNORECASE)


def value_among(
    chosen: Iterable[Chosen],
    question: str,
    wanted: Wanted,
    scope: Scope,
    index: Index,
    names: Names,
) -> Value | None:
    """The value that a question asks for in the statement that surely tells it; ``None`` where none does."""
    if max(len(scope.reports), len(scope.municipalities)) > 1:
        return None  # one number is no answer for several places
    ask = asked_for(question, wanted, scope, names)
    if ask is None or not (ask.required or (ask.specific and (scope.reports or scope.municipalities))):
        return None  # "hur många kommuner är det?" may be asked of anything
    by_id = {report.id: report for report in index.reports}
    candidates = list(chosen)
    held = [terms_of(item.statement.shown) for item in candidates]
    conditional = _ASKS_IF.search(question) is not None
    known = {term for term in ask.required if any(_holds(terms, term, people=ask.people) for terms in held)}
    most = max(known, key=index.lexical.weight, default="")
    found: list[tuple[int, int, int, Value]] = []
    for place, item in enumerate(candidates):
        report = by_id[item.passage.report]
        sure = _is_within(item, scope) and (conditional or not _IF.match(item.statement.shown))
        told = _told(ask, item, report, most, _before(item, index)) if sure else None
        if told is not None:
            found.append((told[0], len(ask.light - held[place]), place, Value(told[1], item)))
    found.sort(key=lambda one: one[:3])
    if _SOME_OF.search(question):  # "hur många av kommunerna har 6?" is not answered by how many there are
        found = [one for one in found if not _EVERYONE.match(one[3].text)]
    surest = [value for lacking, _, _, value in found if lacking == found[0][0]]
    if not (scope.reports or scope.municipalities) and len({value.chosen.passage.report for value in surest}) > 1:
        return None  # "hur länge varade projektet?" does not say in which report
    if not surest:
        return None
    if ask.amounts is shares_in:  # of several groups each may have its own
        return among_groups(surest, question, names)
    same = [one.chosen for one in surest[1:] if _FIGURES.findall(one.text) == _FIGURES.findall(surest[0].text)]
    return replace(surest[0], also=tuple(same))


def _is_within(item: Chosen, scope: Scope) -> bool:
    """Whether a statement is of the report and place that the question names."""
    if scope.reports and item.passage.report not in scope.reports:
        return False
    said = item.statement.shown
    if not all(place in said for place in scope.not_covered):
        return False  # what is told of everywhere, or of elsewhere, is not told of a place that no report covers
    return not scope.municipalities or scope.in_place(item.passage) or any(m in said for m in scope.municipalities)


def _told(ask: Ask, item: Chosen, report: Report, most: str, before: str) -> tuple[int, str] | None:
    """How many words of the question a statement lacks, and the value in it; ``None`` where it tells none for sure.

    The word of the question that tells ``most``, of those that any statement
    holds, is in it or goes before it in its paragraph.
    """
    shown = item.statement.shown
    years = set(_YEAR.findall(shown)) or set(_YEAR.findall(before))
    if not set(_YEAR.findall(ask.text)) <= years:
        return None
    way = _WAY.search(ask.text)
    if (
        way is not None
        and ask.amounts is dates_in
        and not re.search(rf"\b{way['way']}(?:\b|kom|gå|gick|skick)", shown, re.IGNORECASE)
    ):
        return None
    held = terms_of(shown)
    context = _context(item, report)
    sought = {term for term in ask.required if not _is_told(term, context)}
    lacking = {term for term in sought if not _holds(held, term, people=ask.people)}
    said = lacking & terms_of(before) if len(sought) > len(lacking) else set()
    spared = max((len(ask.required) - len(lacking)) // _SPARED, int(ask.specific), len(said))
    if len(lacking) > (0 if ask.named else spared) or (not ask.specific and most in lacking and most not in said):
        return None
    amounts = [a for a in ask.amounts(shown) if _counts_it(a, ask, shown) and not _given(shown[a.start : a.end], ask)]
    told = [shown[a.start : a.end] for a in amounts]
    if said and len(set(told)) < len(told):
        return None  # of two things that it tells the same of, it does not say which is meant
    amount = _nearest(amounts, shown, sought - lacking)
    return (len(lacking), shown[amount.start : amount.end]) if amount is not None else None


def _before(item: Chosen, index: Index) -> str:
    """What goes before a statement under its heading; nothing goes before an item of a list."""
    if is_item(item.statement):
        return ""
    said = (s for p in index.passages if p.cell == item.passage.cell for s in p.statements)
    before = [one.shown for one in said if one.start < item.statement.start and not is_item(one)]
    return " ".join(before[-_NEAR:])


def _context(item: Chosen, report: Report) -> frozenset[str]:
    """Terms that a statement need not hold, as its report, place, speaker or heading do."""
    passage = item.passage
    names = [report.title, report.short, report.publisher, *report.aliases, *report.areas, *passage.path]
    names += [name for name in (passage.municipality, passage.unit, passage.actor) if name]
    spoken = actor_concept(passage.actor, passage.unit).stems if passage.actor else frozenset()
    return frozenset(terms(" ".join(names))) | spoken


def _is_told(term: str, context: frozenset[str]) -> bool:
    """Whether a word is one of a statement's surroundings, or begins one: *utvärderade* of *En utvärdering*."""
    return term in context or any(len(term) >= _LONG and other.startswith(term) for other in context)


def _holds(held: Iterable[str], term: str, *, people: bool) -> bool:
    """Whether terms of a statement hold one of the question's: itself, a compound with it, or another word for it."""
    held = set(held)
    if term in held or any(term in group and not group.isdisjoint(held) for group in _SAME):
        return True
    if people and term in _TAKING_PART:
        return not _TAKING_PART.isdisjoint(held)
    if any(
        (len(term) >= _LEAST and other.startswith(term))
        or (len(term) >= _HALF and other.endswith(term))
        or (len(term) >= _LEAST and other.endswith(term) and len(other) >= len(term) + _LONG)
        for other in held
    ):
        return True
    ends = [term[len(half) :].lstrip("s") for half in held if len(half) >= _HALF and term.startswith(half)]
    return any(
        len(end) >= _LEAST and len(other) >= _LEAST and (other.endswith(end) or end.endswith(other))
        for end in ends
        for other in held
    )


def _counts_it(amount: Amount, ask: Ask, shown: str) -> bool:
    """Whether an amount counts what the question counts, and not that of the whole country where it asks of a part."""
    if ask.amounts is not numbers_in:
        return True
    text = shown[amount.start : amount.end]
    if _WIDER.search(text) and not _WIDER.search(ask.text):
        return False
    if ask.people:
        return bool(PEOPLE.match(amount.head)) and (_is_of_groups(ask) or not _is_of_each(amount, shown))
    counted = stem(amount.head)
    return counted == ask.noun or (len(ask.noun) >= _HALF and counted.endswith(ask.noun))


def _is_of_groups(ask: Ask) -> bool:
    """Whether a question asks how many there are in a group."""
    return re.search(r"grupp", ask.text, re.IGNORECASE) is not None


def _is_of_each(amount: Amount, shown: str) -> bool:
    """Whether an amount is that of every group: *i grupp om 3-4 personer*, *10 deltagare i varje grupp*."""
    return _OF_SIZE.search(shown[: amount.start]) is not None or _IN_EACH.match(shown[amount.end :]) is not None


def _given(text: str, ask: Ask) -> bool:
    """Whether a question gives a value itself, so that it is no answer to it."""
    figures = set(_FIGURES.findall(text))
    return text.casefold() in ask.text.casefold() or bool(figures and figures <= set(_FIGURES.findall(ask.text)))


def _nearest(amounts: Sequence[Amount], shown: str, held: Iterable[str]) -> Amount | None:
    """The amount that stands nearest to the words of the question; ``None`` where two are as near."""
    if not amounts:
        return None
    wanted = set(held)
    places: dict[str, list[tuple[int, int]]] = {}
    for match in re.finditer(r"\w+", shown):
        for term in wanted:
            if _holds({stem(match.group())}, term, people=False):
                places.setdefault(term, []).append(match.span())

    def far(amount: Amount) -> float:
        gaps = (min(max(s - amount.end, amount.start - e, 0) for s, e in spans) for spans in places.values())
        return sum(math.log1p(gap) for gap in gaps)

    return min(amounts, key=lambda amount: (far(amount), amount.start - amount.end))
