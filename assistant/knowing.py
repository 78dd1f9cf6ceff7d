"""Questions of which it is known before anything is searched that the reports answer them."""

import re

from assistant.forms.counting import Count
from assistant.forms.enumerated import PrintedLists
from assistant.forms.own_lists import own_lists
from assistant.forms.passed_on import voice_in
from assistant.forms.taking_part import taking_part
from assistant.forms.things import opposes
from assistant.forms.voices_apart import take_up, voices_apart
from assistant.matrix import MatrixReader
from assistant.premise import Premises
from assistant.premise import is_frame as is_frame_of_two
from assistant.question import Names, Subject, counted_in
from assistant.question.parties import names_party, party_of
from assistant.question.sides import asks_of_every_report, is_frame
from assistant.untold import Untold
from vectorstore import Index, Scope
from vectorstore.analysis import terms

__all__ = ["Knowing"]

_OVERVIEW, _FEW = 6, 2
"""Statements that hold a matter at least for an overview of it not to be doubted, and where every report is asked."""
_VIEW_OF = re.compile(
    r"^\W*(?:(?:och|men|så)\b[\s,]*)*(?:(?:nämner|tar)\b"
    r"|(?:vad|hur) (?:tycker|säger|anser|menar|tänker|ser|resonerar|uttrycker|står|sägs)\b"
    r".*\b(?:om|på|kring|gällande)\b)",
    re.IGNORECASE,
)
"""Asks what somebody says of something, and for nothing else of it."""
_VIEW = re.compile(
    r"^\W*(?:(?:och|men|så)\b[\s,]*)*(?:vad|hur)"
    r" (?:tycker|säger|anser|menar|tänker|upplever|ser|saknar|vill|föreslår)\b",
    re.IGNORECASE,
)
"""Asks somebody for their view."""
_THERE_ARE = re.compile(
    r"^\W*(?:(?:och|men|så)\b[\s,]*)*vilka (?:\w+ ){1,3}(?:finns|nämns|används|förekommer)\b", re.IGNORECASE
)
"""Asks which of a kind there are."""
_COMPARES = re.compile(r"\b(?:samma|lika|skilj\w+|skillnad\w*|jämför\w*|överens|eniga?)\b", re.IGNORECASE)


class Knowing:
    """Knows of some questions that the reports answer them: by who says a thing, or what is told of two."""

    def __init__(self, index: Index, names: Names, reader: MatrixReader, lists: PrintedLists) -> None:
        """Look into ``index``, of whose reports ``names`` are; ``reader`` finds who holds what."""
        self.names = names
        self._index, self._holder, self._lists = index, reader.holder, lists
        self.untold = Untold(index, names)
        self.premises = Premises(index, names)

    def counts(self, subject: Subject, scope: Scope, *, overview: bool = False) -> bool:
        """Whether it is asked who mentions something, and somebody does to the letter; of an overview, several."""
        least = _FEW if asks_of_every_report(subject.text) else _OVERVIEW
        asked = counted_in(subject)
        if taking_part(scope, subject, self._index, self._holder) is not None:
            return True
        if not ((asked.mentioned or overview) and asked.things):
            return False
        held = Count.of(asked, self._holder).held
        within = ((p.passage_id, s.start) for p in self._index.passages if scope.holds(p) for s in p.statements)
        return sum(key in held for key in within) >= (least if overview else 1)

    def opposes(self, question: str, scope: Scope) -> bool:
        """Whether it is asked for what two voices say, or for nothing but what is told of each of two things."""
        if (voices := voices_apart(scope, question, self._index, self.names)).sides:
            return take_up(voices, scope)
        return opposes(scope, question, self._index, self.names)

    def speaks_of(self, subject: Subject, scope: Scope) -> bool:
        """Whether it is asked what somebody in a place, or a report, says of a thing that a statement holds whole.

        Of several places that are held against each other one in each does.
        """
        speaks = bool(scope.actors or scope.units)
        compared = len(scope.municipalities) > 1 and speaks and _COMPARES.search(subject.text)
        one = (len(scope.municipalities) == 1 and speaks) or (len(scope.reports) == 1 and not scope.municipalities)
        there_are = len(scope.municipalities) <= 1 and not scope.is_empty and _THERE_ARE.match(subject.text)
        asked = compared or there_are or (one and _VIEW_OF.match(subject.text))
        if not (scope.topics and asked) or scope.about:
            return False
        concepts = [concept for concept in subject.concepts if not (compared and is_frame(concept.word, subject.text))]
        if not concepts:
            return False
        held = frozenset.intersection(*map(self._holder.holding, concepts))
        inside = (p for p in self._index.passages if scope.holds(p) and p.report in (scope.reports or (p.report,)))
        own = (p for p in inside if not speaks or (scope.by_actor(p) and scope.is_view(p)))
        there = {p.municipality for p in own if any((p.passage_id, s.start) in held for s in p.statements)}
        return bool(there) and there.issuperset(scope.municipalities)

    def judges(self, subject: Subject, scope: Scope) -> bool:
        """Whether nothing but the view that one has of another is asked for, and the one speaks of the other."""
        one_place = len(scope.municipalities) + len(scope.reports) == 1 and scope.number is None
        if not (one_place and scope.actors and len(scope.about) == 1 and _VIEW.match(subject.text)):
            return False
        if not all(map(is_frame_of_two, scope.topics)):
            return False
        other = party_of(scope.about[0], None)
        own = [p for p in self._index.passages if scope.holds(p) and scope.by_actor(p) and scope.is_view(p)]
        return any(names_party(s.shown, other) for p in own if not p.asked for s in p.statements)

    def passes_on(self, subject: Subject, scope: Scope) -> bool:
        """Whether the view is asked for of one whom a place's answers pass on, and it speaks of all that is asked."""
        if not _VIEW.match(subject.text) or len(scope.municipalities) != 1:
            return False
        voice, said = voice_in(scope, subject.text, self._index)
        asked = [concept for concept in subject.concepts if concept.own.isdisjoint(terms(voice))]
        themes = [item for item in said if not scope.themes or set(scope.themes[:1]) & set(item.passage.themes)]
        held = [frozenset(terms(item.statement.shown)) for item in themes]
        return bool(held) and all(any(concept.stems & one for one in held) for concept in asked)

    def lists(self, subject: Subject, scope: Scope) -> bool:
        """Whether it is asked what a report lists, all of it or how much that is, and it does."""
        if own_lists(scope, subject, self._index) is not None:
            return True
        return self._lists.counted(scope, subject) is not None
