"""What a refusal points at: of the passages found, the one that is of whom, where and of what is asked.

The best passage may be another report's, or of another speaker; where a premise
is false, what tells the truth is the contrary, said of the same party.
"""

import re
from collections.abc import Sequence

from assistant.abstention.signals import Asked
from assistant.premise import is_frame, sense_of
from assistant.question import Names
from assistant.question.names import tokens_of
from assistant.question.parties import Party, names_party, party_of
from assistant.question.roles import asked_and_about
from assistant.stance import Stance, asked_for
from ingestion import Passage
from vectorstore import Index, Scope
from vectorstore.analysis import terms

__all__ = ["closest"]

_PROPER = re.compile(r"\b[A-ZÅÄÖ]\w+(?: [A-ZÅÄÖ]\w+)+")
"""A name of several words."""


def closest(asked: Asked, index: Index, names: Names) -> Passage:
    """The passage that comes nearest to a question that gets no answer."""
    scope, ranked = asked.scope, [item.passage for item in asked.found.ranked]
    inside = [passage for passage in ranked if scope.holds(passage)]
    if not (scope.municipalities or scope.reports) or not inside:
        called = _PROPER.findall(asked.text)
        return next((p for p in ranked if any(name in p.text for name in called)), ranked[0])
    if not (scope.actors or scope.units):
        return inside[0]
    candidates = [*inside, *_unranked(scope, inside, index)]
    about = asked_and_about(tokens_of(asked.text)[1], names)[1]
    parties = [party_of(one.actor, one.unit) for one in about if one.actor]
    contrary = Stance.BOTH & ~sense if (sense := sense_of(asked.text)) else Stance.NONE
    stems = {stem: index.lexical.weight(stem) for topic in scope.topics if not is_frame(topic) for stem in terms(topic)}

    def fits(passage: Passage) -> tuple[bool, bool, float]:
        named = bool(parties) and _speaks_of(passage, parties)
        held = max((set(terms(s.shown)) for s in passage.statements), key=lambda s: _weight(s, stems), default=set())
        return named, named and bool(contrary & asked_for(passage.themes)), _weight(held, stems)

    return max(candidates, key=fits)


def _unranked(scope: Scope, ranked: Sequence[Passage], index: Index) -> list[Passage]:
    """Further passages of one who speaks in a place."""
    if not scope.is_cell:
        return []
    known = {passage.passage_id for passage in ranked}
    return [p for p in index.passages if p.passage_id not in known and not p.asked and scope.holds(p)]


def _speaks_of(passage: Passage, parties: Sequence[Party]) -> bool:
    own = party_of(passage.actor or "", passage.unit).stems if passage.actor else frozenset()
    return any(names_party(s.shown, party, own) for s in passage.statements for party in parties)


def _weight(held: set[str], stems: dict[str, float]) -> float:
    return sum(weight for stem, weight in stems.items() if stem in held)
