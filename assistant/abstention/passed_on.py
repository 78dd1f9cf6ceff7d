"""Refusals of a view that some place's answers do not pass on, such as "Vad saknar elevhälsan i Kungsbacka?".

A municipality's answer passes on what its units say, each beginning its own
sentence: *Elevhälsan upplever att …*. Whoever does so in some places and not in
the one that is asked about has not been heard there; nor has whoever is asked
for *their own* view and is heard nowhere.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from assistant.abstention.unheard import NOBODY_IN_PARTICULAR, TELLS, asked_by_name, may_speak, unheard_in
from assistant.abstention.wording import NO_ANSWER, Refusal, listed
from assistant.question import Names
from ingestion import Passage
from vectorstore import Scope
from vectorstore.analysis import fold

__all__ = ["PassedOn"]

_SEVERAL = re.compile(r",? och |, | samt |/")
_BEGINNING = 6
"""First words of a statement among which those stand who are heard in it."""
_OWN_VIEW = re.compile(r"\b(?:hur ser|vad (?:säger|tycker|anser|tänker)) (\w+) själva\b", re.IGNORECASE)
_WORKS_FOR = re.compile(
    r"^\W*(?:och |men )?(?:vad|hur) (?:fungerar|funkar|går|gick|brister|saknas|behövs)\b[^?.!,]*? för"
    r" (?P<who>(?:[\w:/&-]+\s*){1,4})",
    re.IGNORECASE,
)
"""Asks how it goes for somebody, which is theirs to tell: *vad funkar inte för boendestödet?*."""
_LEAST = 5
"""Letters from which a word stands for a longer one that begins with it: *boendestöd*, *boendestödet*."""

_WITH = frozenset(("med", "mellan", "till", "mot"))

_Name = tuple[str, ...]
"""The words of a name, folded."""


class PassedOn:
    """Who is heard in which places by what others pass on."""

    def __init__(self, passages: Iterable[Passage], names: Names, heard: frozenset[str]) -> None:
        """Read ``passages`` once, and only when that is needed.

        Args:
            passages: those of all reports.
            names: what actors, units and places are called; who has answers of their own is no matter of this.
            heard: see :func:`assistant.abstention.unheard.voices`.
        """
        self._names, self._heard = names, heard
        self._passages = list(passages)

    @cached_property
    def _places(self) -> Mapping[_Name, tuple[str, ...]]:
        """Those who are passed on, each with the places in which: read when somebody is first asked of there."""
        told = [(p.municipality, s.shown) for p in self._passages if p.municipality for s in p.statements]
        begun = [(place, _words(text)[:_BEGINNING]) for place, text in told]
        return {
            name: tuple(dict.fromkeys(place for place, first in begun if _is_in(name, first)))
            for name in _passed_on(text for _, text in told)
        }

    def refusal(self, question: str, scope: Scope) -> Refusal | None:
        """A refusal of a question for a view that is passed on elsewhere, or nowhere; ``None`` to answer.

        Args:
            question: the standalone question.
            scope: what it names.
        """
        own = _OWN_VIEW.search(question)
        if own and self._is_silent(own[1], question):
            return Refusal("ej tillfrågad", f"{NO_ANSWER}: {own[1]} har inte kommit till tals i dem.")
        asked = _asked(question) if scope.municipalities and not (scope.units or scope.actors) else None
        if not asked:
            return None
        called = asked.split()
        name = next((name for name in self._places if _is_name(name, _words(asked)[: len(name)])), None)
        if name is None or not set(scope.municipalities).isdisjoint(self._places[name]):
            return None
        who, there = " ".join(called[: len(name)]), listed(scope.municipalities)
        told = f"Vad {who} säger finns för {listed(self._places[name])}."
        return Refusal("ej tillfrågad", f"{NO_ANSWER}: {who} kommer inte till tals i {there}. {told}")

    def _is_silent(self, who: str, question: str) -> bool:
        """Whether somebody who is asked for their own view is heard nowhere, not even by how a statement begins."""
        if fold(who) in NOBODY_IN_PARTICULAR or unheard_in(question, self._names, self._heard) != who:
            return False
        return not any(may_speak(who, s.shown) for passage in self._passages for s in passage.statements)


def _asked(question: str) -> str | None:
    """The words that a question names somebody by whose view it wants, or of whom it asks how it goes for them."""
    works = _WORKS_FOR.match(question)
    return works["who"] if works is not None else asked_by_name(question)


def _passed_on(statements: Iterable[str]) -> set[_Name]:
    """Those whose words are passed on, each by its shortest form."""
    matches = (TELLS.match(statement) for statement in statements)
    found = {tuple(_words(called)) for match in matches if match for called in _SEVERAL.split(match["who"])}
    found = {name for name in found if len(name[0]) >= _LEAST and name[0] not in NOBODY_IN_PARTICULAR}
    return {name for name in found if not any(name != other and _is_name(other, name) for other in found)}


def _is_in(name: _Name, first: Sequence[str]) -> bool:
    """Whether somebody is among the first words of a statement, and not only the one somebody else works with."""
    places = (at for at in range(len(first)) if _is_name(name, first[at : at + len(name)]))
    return any(at == 0 or first[at - 1] not in _WITH for at in places)


def _is_name(name: _Name, words: Sequence[str]) -> bool:
    """Whether words are a name in some form; a genitive is said of something else that is theirs."""
    return len(words) == len(name) and all(
        word.startswith(part) and word != f"{part}s" and not word.endswith(("ns", "ts"))
        for part, word in zip(name, words, strict=True)
    )


def _words(text: str) -> list[str]:
    return [fold(word) for word in re.findall(r"[\w-]+", text)]
