"""Figures that the reports tell, but not of the place that a question names.

To quote what they say of another place, or of all together, would answer a
question that was not asked: that it is not told is the answer.
"""

import re
from dataclasses import replace
from functools import cached_property

from assistant.abstention.wording import NO_ANSWER, NOTHING_FOUND, Refusal, listed
from assistant.chosen import Chosen
from assistant.forms.asking import Ask, asked_for, terms_of
from assistant.forms.value import Value, value_among
from assistant.forms.wording import short_of
from assistant.question import Names, Wanted, wanted_of
from vectorstore import Index, Scope

__all__ = ["Untold"]

_FIGURES = (Wanted.COUNT, Wanted.PERCENT, Wanted.MONEY, Wanted.SIZE, Wanted.TIME)
_NUMBER = re.compile(
    r"\d|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|tjugo|hundra|varje|varannan|dagligen)\b", re.IGNORECASE
)
_OF_ALL = re.compile(r"\b(?:hela|sammanlagt|totalt|samtliga|länet|länets)\b", re.IGNORECASE)
"""Words of a statement that tells of all places together."""
_ANSWERS = re.compile(r"\bhur många (?:\w+ )?(?:svara|har egna svar)", re.IGNORECASE)
"""Asks how many answers there are, which the answers themselves tell."""
_PART = 4
"""Letters of a word at least that may be the end of the question's: *avst.möte*."""
_THERE = r"\b(?:i|på|hos|vid)\s+(?:{names})\b"


class Untold:
    """Knows of which places the reports tell no figure that they tell of others."""

    def __init__(self, index: Index, names: Names) -> None:
        """Look into ``index``, of whose reports ``names`` are."""
        self._index, self._names = index, names

    @cached_property
    def _numbered(self) -> list[Chosen]:
        """The statements that hold a number."""
        told = (Chosen(p, s, 1.0) for p in self._index.passages if not p.asked for s in p.statements)
        return [item for item in told if _NUMBER.search(item.statement.shown)]

    def __call__(self, question: str, scope: Scope) -> Refusal | None:
        """Why a figure that is asked of a place is not told; ``None`` where it may be, or none is asked for."""
        wanted = wanted_of(question)
        if wanted not in _FIGURES or scope.number is not None or _ANSWERS.search(question):
            return None
        ask = asked_for(question, wanted, scope, self._names)
        if ask is None or not (ask.required or ask.specific):
            return None
        if scope.not_covered and not (scope.municipalities or scope.reports):
            return self._uncovered(question, ask, scope)
        if len(scope.municipalities) != 1:
            return None
        value = self._elsewhere(question, wanted, ask, scope)
        there = value is not None and _is_there(value.chosen, scope)
        return self._refused(value, ask, scope) if value is not None and not there else None

    def _uncovered(self, question: str, ask: Ask, scope: Scope) -> Refusal | None:
        """A refusal where a figure is asked of a place that no report covers, and none is told of it in passing."""
        asked = replace(ask, required=ask.required - terms_of(" ".join(scope.not_covered)))
        pattern = _THERE.format(names="|".join(map(re.escape, scope.not_covered)))
        there = (i for i in self._numbered if any(place in i.statement.shown for place in scope.not_covered))
        if not re.search(pattern, question) or any(_is_related(i, asked) and _tells(i, ask) for i in there):
            return None
        names = listed(scope.not_covered)
        said = f"{names} ingår inte i någon av dem, och uppgiften anges inte för {names}."
        return Refusal("platsen ingår inte", f"{NO_ANSWER}: {said}")

    def _elsewhere(self, question: str, wanted: Wanted, ask: Ask, scope: Scope) -> Value | None:
        """The figure that is told of another place, where none is told there that might be meant."""
        inside = [r.id for r in self._index.reports if scope.municipalities[0] in r.municipalities]
        items = [item for item in self._numbered if item.passage.report in inside and _is_theirs(item, scope)]
        if any(_is_related(item, ask) and _tells(item, ask) for item in items if _is_there(item, scope)):
            return None
        wide = replace(scope, municipalities=(), reports=tuple(inside))
        return value_among(items, question, wanted, wide, self._index, self._names)

    def _refused(self, value: Value, ask: Ask, scope: Scope) -> Refusal | None:
        """That a figure is told only of another place, or of all together."""
        passage, place = value.chosen.passage, scope.municipalities[0]
        if passage.municipality is not None:
            told = f"Den anges för {passage.municipality}."
        elif ask.people or _OF_ALL.search(value.chosen.statement.shown):
            told = f"Den anges bara för hela {short_of(passage.report, self._index.reports)}."
        else:
            return None
        return Refusal(NOTHING_FOUND, f"{NO_ANSWER}: uppgiften anges inte för {place} i dem. {told}")


def _is_theirs(item: Chosen, scope: Scope) -> bool:
    """Whether a statement is of whom a question names, or of nobody."""
    return not (scope.actors or scope.units) or item.passage.actor is None or scope.by_actor(item.passage)


def _is_there(item: Chosen, scope: Scope) -> bool:
    return scope.in_place(item.passage) or any(place in item.statement.shown for place in scope.municipalities)


def _tells(item: Chosen, ask: Ask) -> bool:
    """Whether a statement tells an amount of the kind that is asked for."""
    return next(iter(ask.amounts(item.statement.shown)), None) is not None


def _is_related(item: Chosen, ask: Ask) -> bool:
    """Whether a statement holds a word that begins as one of the question's does, or the end of one."""
    held = terms_of(item.statement.shown)
    asked = {*ask.required, ask.noun} - {""}
    return any(
        other.startswith(term[:-1]) or (len(other) >= _PART and term.endswith(other))
        for term in asked
        for other in held
    )
