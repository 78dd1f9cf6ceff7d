"""Whether a question gets an answer at all: by its words, by what it names, and by what is found for it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.abstention import (
    NO_ANSWER,
    NOTHING_FOUND,
    Asked,
    Doubter,
    Refusal,
    cell_missing,
    demand_of,
    place_untold,
    refusal_before,
    unclear,
)
from assistant.abstention.misstated import misstated_in
from assistant.abstention.presumed import Presumed
from assistant.abstention.wording import SAID, nearest
from assistant.forms.catalogue import of_reports, told_of_reports
from assistant.forms.every_report import asks_every_report
from assistant.forms.granted import contradicted
from assistant.forms.greeting import greeting, off_topic
from assistant.knowing import Knowing
from assistant.leaning import own_topics
from assistant.question import Intent, ScopeParser, as_told, intent_of
from assistant.question.intent import generic_terms
from assistant.readings import Standalone
from vectorstore import Found, Index, Scope
from vectorstore.analysis import terms

__all__ = ["Refuser", "asked_back"]

_PRESUMED = "frågan förutsätter något annat"
_ASKS = re.compile(r"\b(?:vad|va|vilk\w+|hur|vem|när|varför)\b", re.IGNORECASE)
_TOLD_BEFORE = 4
"""Best passages for the question before, in which stands what was told."""


def _told(meant: Standalone) -> str:
    """The words of a question by which it is doubted: those who do so are known as surely as how many do."""
    return as_told(meant.text) if _asks_who(meant) else meant.text


def _asks_who(meant: Standalone) -> bool:
    return intent_of(meant.text, meant.scope) in (Intent.LIST, Intent.COUNT)


def _asks_overview(meant: Standalone) -> bool:
    return intent_of(meant.text, meant.scope) is Intent.OVERVIEW and not (meant.scope.actors or meant.scope.units)


def asked_back(
    refusal: Refusal, question: str, typed: Scope, meant: Standalone, refuses: Callable[[Standalone], bool]
) -> Refusal:
    """A refusal, or a question back where a follow-up, as it was ``typed``, has no word to look for."""
    if refusal.reason != NOTHING_FOUND or not meant.after or not typed.is_empty or own_topics(typed):
        return refusal
    return unclear(question, meant.after, [other.text for other in meant.beside if not refuses(other)])


class Refuser:
    """Says why a question gets no answer."""

    def __init__(
        self,
        index: Index,
        doubter: Doubter,
        search: Callable[[Standalone], Found],
        parse: ScopeParser,
        known: Knowing,
    ) -> None:
        """Judge by what is in ``index``.

        Args:
            index: what is answered from.
            doubter: doubts by what is found.
            search: finds the passages for a question.
            parse: finds what a question names, and what it is about.
            known: knows of some questions that the reports answer them.
        """
        self._parse, self._known = parse, known
        self._index = index
        self._doubter = doubter
        self._search = search
        self._presumes = Presumed(index)

    def __call__(self, text: str, scope: Scope) -> Refusal | None:
        """Why a question gets no answer; ``None`` to answer."""
        meant = Standalone(text, scope, changed=False)
        refusal = self.at_once(meant) or self._contradicted(meant)
        refusal = refusal or self._doubted(meant) or self._known.untold(text, scope) or self._presumed(meant)
        if refusal is not None and (catalogue := told_of_reports(text, scope, self._index.reports)):
            return Refusal("ingen fråga", catalogue)
        return refusal

    def at_once(self, meant: Standalone) -> Refusal | None:
        """Why a question gets no answer whatever is found; ``None`` to look what is."""
        index, text, scope = self._index, meant.text, meant.scope
        intent = intent_of(text, scope)
        if intent is Intent.GREETING:
            return greeting(text, index.reports)
        if not scope.reports and (catalogue := of_reports(text, scope, index.reports)):
            return Refusal("ingen fråga", catalogue)
        before = refusal_before(text, scope, index.reports, index.lexical.holds)
        if before is None and intent is Intent.OFF_TOPIC:
            return off_topic(index.reports)
        return before or cell_missing(text, scope, index) or self._doubter.passed_on.refusal(text, scope)

    def unmet(self, meant: Standalone) -> Refusal | None:
        """Why a follow-up gets no answer though the question that it was made into does; ``None`` to answer."""
        if not meant.typed or meant.scope.number is not None:
            return None
        return self._doubter.unmet(Asked(meant.typed, meant.scope, self._search(meant)))

    def demanded(self, meant: Standalone) -> Refusal | None:
        """Why a follow-up gets no answer that asks one thing of what was told before; ``None`` to answer.

        That is a name, a year, how it went, …; or the same of a place that no report covers.
        """
        if not meant.put or not meant.after:
            return None
        if (demand := demand_of(meant.put)) is not None:
            met = demand.is_met(self._told_before(meant, near=demand.near), self._known.names)
            return None if met else Refusal("uppgiften anges inte", f"{NO_ANSWER}: {demand.said}")
        there = self._parse(meant.put)
        asks = _ASKS.search(meant.put) is not None  # "vad gör man åt det i Malmö" asks what is told of Malmö
        if asks or not there.not_covered or own_topics(there) or not replace(there, topics=(), not_covered=()).is_empty:
            return None
        return place_untold(meant.after, there.not_covered, self._index)

    def _told_before(self, meant: Standalone, *, near: bool) -> Iterator[str]:
        """What was told for the question before: its best passages, and the statements that hold what it is about.

        Where it must stand ``near`` that, nothing of a passage but its statements that hold a word of it.
        """
        before = Standalone(meant.after, self._parse(meant.after), changed=False)
        topics = {*terms(" ".join(own_topics(before.scope)))}
        held = topics - generic_terms()
        held |= {*terms(meant.put)} - generic_terms() if held else set()
        for ranked in self._search(before).ranked[:_TOLD_BEFORE]:
            if near and not before.scope.holds(ranked.passage):
                continue
            if not (near and held):
                yield ranked.passage.text
                continue
            yield from (s.shown for s in ranked.passage.statements if held & {*terms(s.shown)})
        scope = before.scope
        of_report = bool(scope.reports) and not (scope.themes or scope.actors or scope.units)
        for passage in self._index.passages if topics or of_report else ():
            if scope.holds(passage):
                yield from (s.shown for s in passage.statements if topics.issubset(terms(s.shown)))

    def _contradicted(self, meant: Standalone) -> Refusal | None:
        """A refusal where the contrary is said of what a question takes for granted; ``None`` to look what is found."""
        premise = self._known.premises(meant.text, meant.scope)
        return None if premise is None else contradicted(premise, self._index.reports)

    def _presumed(self, meant: Standalone) -> Refusal | None:
        """A refusal where nobody tells of what a question takes for granted; ``None`` to look what is found."""
        if (wrong := misstated_in(meant.text, meant.scope, self._index.passages)) is not None:
            told = nearest(wrong.passage, self._index.reports)
            said = f"{wrong.figure} stämmer inte med det som står: ”{wrong.statement.shown}”."
            return Refusal(_PRESUMED, f"{NO_ANSWER}: {said} {told}")
        if (kind := self._presumes.untold(meant.text, meant.scope)) is None:
            return None
        asked = Asked(meant.text, meant.scope, self._search(meant))
        told = f" {self._doubter.pointed(asked)}" if asked.found.ranked else ""
        return Refusal(_PRESUMED, f"{NO_ANSWER}: {SAID[kind]}{told}")

    def open_to_doubt(self, meant: Standalone) -> Asked | None:
        """What a question is doubted by; ``None`` where somebody is known to say what it asks who says."""
        premise = self._known.premises(meant.text, meant.scope)
        if premise is not None and premise.agreeing:
            return None
        overview = _asks_overview(meant)
        subject = self._parse.subject(meant.text, meant.scope)
        if asks_every_report(meant.scope, subject) or self._known.opposes(meant.text, meant.scope):
            return None
        known = self._known
        if any(knows(subject, meant.scope) for knows in (known.speaks_of, known.judges, known.passes_on, known.lists)):
            return None
        if (overview or _asks_who(meant)) and self._known.counts(subject, meant.scope, overview=overview):
            return None
        return Asked(_told(meant), meant.scope, self._search(meant))

    def doubt(self, meant: Standalone) -> float:
        """How likely it is that a question is not answered: 0 where that is known, 1 where it is not."""
        if self.at_once(meant) is not None or self._contradicted(meant) is not None:
            return 1.0
        asked = self.open_to_doubt(meant)
        return 0.0 if asked is None else self._doubter.doubt(asked)

    def _doubted(self, meant: Standalone) -> Refusal | None:
        """A refusal by what is found; ``None`` to answer."""
        asked = self.open_to_doubt(meant)
        return self._doubter.refusal(asked) if asked is not None else None
