"""Lists that a report prints: found by what leads to them, by their heading or by any of their items, given whole.

The words of a question stand in the introduction, in the heading or in one item
alone, never in all; the items belong together all the same.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby

from assistant.chosen import Chosen
from assistant.forms.completed import completed
from assistant.forms.draft import Draft, in_sections, sections_by_speaker
from assistant.forms.lengths import counted_list, leading_to
from assistant.forms.neighbours import all_there_is, items_of, lists_beside
from assistant.forms.printed import OF_ONE_MATTER, PrintedList, lists_of
from assistant.forms.wording import basis_of
from assistant.holding import is_hollow
from assistant.question import Concept, Counted, Intent, Subject, counted_in, themes_asked, wanted_of
from assistant.question.framing import included, left_out
from assistant.takeup import SubjectMatcher
from ingestion import Passage
from vectorstore import Index, Ranked, Scope
from vectorstore.analysis import terms
from vectorstore.scope import BACKGROUND

__all__ = ["PrintedLists", "stands_in"]

_MOST = 20  # items that are shown at once; the others are one click away
_NEAREST = 3
_NEAR, _AS_GOOD = 0.9, 0.97
"""Best passages, by rank and by share of the best score, of which one must hold the list; nearly the best will do."""
_ASKS = re.compile(r"\b(?:vilka|räkna(?:r|s)? upp|lista|nämn)\b", re.IGNORECASE)  # asks for the items of a list
_ASKED = re.compile(r"\b(?:vilka|räkna upp|lista|nämn)\W+(?P<what>\w[\w-]*(?:\W+\w[\w-]*){0,3})", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:hur|vem|vems|när|vart|varför|vilken|vilket|varifrån|innebär|betyder|menas)\b|^\W*var\b"
    r"|\b(?:i|av|hos|på|från|för|med|inom|till|och) vilka\b(?!\W*$)|\boch vad\b",
    re.IGNORECASE,
)
"""Words that ask for something else than its items: one of them, a place, a reason."""
_SHORT_HEAD = 3
_FEW_LETTERS = 5
"""Letters of a stem from which on it counts within a compound: *faktorer* in *framgångsfaktorerna*."""
_LED, _LED_PLAINLY, _LED_OPENED = 0.1, 0.25, 0.35
"""Share of a question's words, by weight, that lead to a list: asked for, or by what its heading begins with."""
_SURE = 0.5
_KNOWN, _KNOWN_LEAST, _KNOWN_PLAINLY = 0.5, 0.4, 0.6
"""Cosine from which a question that the introduction was said to answer is the one that is asked."""
_OF_AN_ITEM = 0.72  # the same of an item, from which on it is asked for that item
_SLACK = 0.1
_MOST_ITEMS = 0.6  # share of the items of the kind that is asked for: *vilka möten* of *Trepartsmöte*, *SIP-möte*
_FURTHER = 4
_TELLING = 2.0  # weight of a word from which on a list of proposals must be about it


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a list suits a question."""

    led: float
    """Share of the question's words that lead to it."""
    held: float
    """The largest share that one of its items holds."""
    named: bool
    """Whether what is asked for is what it is a list of."""
    introduced: bool
    """Whether its introduction says so."""
    opened: bool
    """Whether its heading ends with a colon, so that the list goes on with it."""
    known: float
    known_item: float


class PrintedLists:
    """The lists of an index, read once."""

    def __init__(self, index: Index, matcher: SubjectMatcher) -> None:
        """Find lists of ``index``; ``matcher`` compares questions with statements."""
        self._index = index
        self._matcher = matcher

    @cached_property
    def _lists(self) -> tuple[PrintedList, ...]:
        cells = (list(cell) for _, cell in groupby(self._index.passages, key=lambda passage: passage.cell))
        return tuple(found for cell in cells for found in lists_of(cell))

    @cached_property
    def _by_passage(self) -> dict[str, list[PrintedList]]:
        found: dict[str, list[PrintedList]] = {}
        for one in self._lists:
            beside = (one.introduction,) if one.introduction is not None else ()
            for passage in {item.passage.passage_id for item in (*one.items, *beside)}:
                found.setdefault(passage, []).append(one)
        return found

    def draft(
        self, intent: Intent, scope: Scope, subject: Subject, ranked: Sequence[Ranked], chosen: Sequence[Chosen]
    ) -> Draft | None:
        """The list that a question asks for, whole; ``None`` where it asks for none."""
        if (
            (intent is Intent.OVERVIEW and not scope.themes)
            or intent in (Intent.COUNT, Intent.COMPARISON)
            or wanted_of(subject.text) is not None
        ):
            return None
        counted = counted_in(subject)
        asks_who = intent is Intent.LIST and (counted.mentioned or counted.denied or counted.beside)
        if (
            (asks_who and not _asks_for_a_theme(subject.text, scope))
            or _OTHERWISE.search(subject.text)
            or scope.number is not None
        ):
            return None
        found = self._asked(scope, included(subject.text), ranked)
        if found is None or (intent is Intent.PROPOSALS and not self._tells_of(found, counted)):
            return None
        lists = lists_beside(found, self._lists, scope, subject.text)
        items = items_of(lists, scope, self._index.passages)
        led = [item for one in lists for item in leading_to(one, self._index.passages)]
        if left_out(subject.text):  # "fler än NPF": what was named before it is what is left out
            led = [one.introduction for one in lists if one.introduction is not None]
        shown, rest = [*led, *items[:_MOST]], items[_MOST:]
        keys = {item.key for item in (*shown, *rest)}
        further = [item for item in chosen if item.key not in keys and scope.holds(item.passage)][:_FURTHER]
        further = further if scope.topics or scope.about else []  # of a theme itself the list is all there is
        whole = "hela listan är med" if all_there_is(lists, scope, self._index.passages) else ""
        told = f"visar {_MOST} av {len(items)}" if rest else whole
        reports = self._index.reports
        more = [*sections_by_speaker(rest, reports), *sections_by_speaker(further, reports)]
        return Draft(
            shown=sections_by_speaker(shown, reports), more=more, basis=basis_of([*shown, *rest], reports, told)
        )

    def counted(self, scope: Scope, subject: Subject) -> Draft | None:
        """The list whose length is asked for, counted; ``None`` where that is not asked, or of no one list."""
        return counted_list(self._lists, scope, subject, self._index.reports)

    def completed(self, draft: Draft, intent: Intent, subject: Subject) -> Draft:
        """A draft that shows most of a list, with the whole of it, where what there is is asked for."""
        if intent not in (Intent.FACT, Intent.CELL, Intent.LIST) or wanted_of(subject.text) is not None:
            return draft
        near = {item.passage.passage_id for item in in_sections(draft.shown)}
        lists = {id(one): one for passage in near for one in self._by_passage.get(passage, ())}
        return completed(draft, lists.values(), included(subject.text))

    def _asked(self, scope: Scope, question: str, ranked: Sequence[Ranked]) -> PrintedList | None:
        """The list that is asked for, of those in the best passages."""
        top = ranked[0].score if ranked else 0.0
        near = [r for r in ranked[:_NEAREST] if r.score >= _NEAR * top and _may_speak(r.passage, scope)]
        if scope.municipalities:  # a list of another region tells nothing of the place
            near = [r for r in near if self._covers(r.passage.report, scope)]
        if self._speak_for_themselves(scope):
            near = [r for r in near if r.passage.actor is not None]
        fits: list[tuple[tuple[bool, int, float], PrintedList]] = []
        for rank, r in enumerate(near):
            for one in self._by_passage.get(r.passage.passage_id, ()):
                beside = self._themes_of_those(scope, one.passage.report)
                if beside and beside.isdisjoint(one.passage.themes):
                    continue  # a heading beside the one that is asked for, of which nothing would be told
                fit = self._fit(one, scope, question)
                if _is_asked(fit, question, first=r.score >= _AS_GOOD * top):
                    fits.append(((not fit.introduced, rank, -fit.named - fit.led - fit.known), one))
        return min(fits, key=lambda fit: fit[0])[1] if fits else None

    def _covers(self, report: str, scope: Scope) -> bool:
        return not set(self._index.report(report).municipalities).isdisjoint(scope.municipalities)

    def _speak_for_themselves(self, scope: Scope) -> bool:
        """Whether those who are asked say under the theme that is asked for what they say, so that no other list is."""
        return bool(scope.themes and (scope.actors or scope.units)) and any(
            passage.actor is not None and scope.holds(passage) and scope.themes[0] in passage.themes
            for passage in self._index.passages
        )

    def _themes_of_those(self, scope: Scope, report: str) -> frozenset[str]:
        """The themes that are asked for of which those who are asked tell in a report under a heading of its own."""
        if not (scope.actors or scope.units):
            return frozenset()
        own = (p for p in self._index.passages if p.report == report and p.actor and scope.holds(p))
        return frozenset(scope.themes).intersection(theme for passage in own for theme in passage.themes)

    def _fit(self, one: PrintedList, scope: Scope, question: str) -> _Fit:
        names = self._names(scope)
        asked = {term: self._index.lexical.weight(term) for term in set(terms(question)) - names}
        asked = {term: weight for term, weight in asked.items() if term not in _together()} or asked
        what = _ASKED.search(question)
        head = frozenset(terms(what["what"])) - names if what is not None else frozenset()
        opening = frozenset(terms(one.introduction.statement.shown)) if one.introduction is not None else frozenset()
        if head & _together():
            opening |= _together() if opening & _together() else frozenset()
        lead = frozenset(terms(one.leading)) | opening
        items = [frozenset(terms(item.statement.shown)) for item in one.items]
        of_kind = max((sum(_ends(term, held) for held in items) for term in head), default=0)
        pairs = [(item.passage, item.statement) for item in one.items]
        answers = self._matcher.answering(question, pairs)
        led = one.introduction
        known = self._matcher.answering(question, [(led.passage, led.statement)])[0] if led is not None else 0.0
        return _Fit(
            led=_share(asked, lead),
            held=max(_share(asked, held) for held in items),
            named=any(stands_in(term, lead) for term in head - _together())
            or scope.themes[:1] == one.passage.themes[:1] != ()
            or of_kind >= _MOST_ITEMS * len(items),
            introduced=any(stands_in(term, opening) for term in head) or of_kind >= _MOST_ITEMS * len(items),
            opened=one.heading.rstrip().endswith(":"),
            known=known,
            known_item=max(answers),
        )

    def _tells_of(self, one: PrintedList, counted: Counted) -> bool:
        """Whether a list is about the most telling thing that is named, or its one item is the only one that is.

        Of proposals about something those are asked for that take it up, under whatever heading.
        """
        named = [concept for group in counted.things for concept in group if not concept.named]
        things = [concept for concept in named if not is_hollow(concept.word)] or named
        most = max(things, key=self._matcher.weight, default=None)
        if most is None or self._matcher.weight(most) < _TELLING:
            return True
        others = [other for other in self._lists if other.passage.themes[:1] == one.passage.themes[:1]]
        holding = _holding(one, most)
        alone = (
            holding <= 1
            and len(one.items) <= OF_ONE_MATTER
            and holding == max((_holding(other, most) for other in others), default=0)
        )
        beside = [other for other in others if other is not one and other.passage.report == one.passage.report]
        whole = _holds(one.leading, most) or not any(_holding(other, most) for other in beside)
        return alone or (whole and holding >= _MOST_ITEMS * len(one.items))

    def _names(self, scope: Scope) -> frozenset[str]:
        """Terms of whom and where a question asks, which tell nothing about a list."""
        named = [name for report in self._index.reports for name in (report.id, report.short, *report.areas)]
        return frozenset(terms(" ".join((*scope.municipalities, *scope.actors, *scope.units, *named))))


def _asks_for_a_theme(question: str, scope: Scope) -> bool:
    """Whether what a question asks to be listed is the theme itself: *vilka hinder nämns*, and not who names them."""
    what = _ASKED.search(question)
    return what is not None and themes_asked(what["what"].split()[0])[:1] == scope.themes[:1] != ()


def _may_speak(passage: Passage, scope: Scope) -> bool:
    """Whether a passage is of whom and where a question names; a report's own list may be of anybody."""
    if scope.reports and passage.report not in scope.reports:
        return False
    if scope.municipalities and passage.municipality is not None and not scope.in_place(passage):
        return False
    speaking = bool(scope.actors or scope.units)
    if not (speaking or scope.municipalities) and (passage.municipality or passage.unit):
        return BACKGROUND in passage.themes  # one of many answers to the same question
    return not speaking or passage.actor is None or scope.by_actor(passage)


def _is_asked(fit: _Fit, question: str, *, first: bool) -> bool:
    """Whether a question is for the whole list: its words lead to it, and do not pick one item."""
    leads = fit.led >= fit.held
    if fit.opened and first and fit.led >= _LED_OPENED:
        return True
    if fit.introduced and _ASKS.search(question) and (leads or fit.held == 1):
        return True
    if not first:
        return fit.led >= _SURE and leads
    if _ASKS.search(question):
        named = fit.named and (leads or fit.known >= _KNOWN_LEAST)
        return named or (fit.led >= _LED and fit.led >= fit.held - _SLACK) or fit.known >= _KNOWN
    if fit.known_item >= _OF_AN_ITEM and fit.led < _SURE and fit.known < fit.known_item - _SLACK:
        return False
    return (fit.led >= _LED_PLAINLY and leads) or fit.known >= _KNOWN_PLAINLY


def _holding(one: PrintedList, thing: Concept) -> int:
    """How many items of a list hold a thing; all do where its heading or introduction does."""
    items = one.items
    return len(items) if _holds(one.leading, thing) else sum(_holds(item.statement.shown, thing) for item in items)


def _holds(text: str, thing: Concept) -> bool:  # *samverkan* in a heading is no *samverkanskoordinator*
    stems = tuple(thing.stems)
    return any(term.startswith(stems) or term.endswith(stems) for term in terms(text))


@cache
def _together() -> frozenset[str]:
    """Stems of words for working together, which stand in any heading of these reports; all say the same."""
    return frozenset(terms("samverkan samverkar samarbete samarbetar"))


def _share(asked: dict[str, float], held: frozenset[str]) -> float:
    """Share of the question's terms, by weight, that stand in something, alone or in a compound."""
    total = sum(asked.values())
    return sum(weight for term, weight in asked.items() if stands_in(term, held)) / total if total else 0.0


def stands_in(term: str, held: Iterable[str]) -> bool:
    """Whether a term is one of others, or one of them begins or ends with it, or it with one of them."""
    return any(
        term == other
        or (len(term) >= _FEW_LETTERS and (other.startswith(term) or other.endswith(term)))
        or (len(other) >= _FEW_LETTERS and (term.startswith(other) or term.endswith(other)))
        for other in held
    )


def _ends(term: str, held: Iterable[str]) -> bool:
    """Whether one of some terms is, or ends with, another."""
    return any(other == term or (len(term) >= _SHORT_HEAD and other.endswith(term)) for other in held)
