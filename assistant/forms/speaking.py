"""Whose words a statement holds, where a passage alone does not tell.

Some reports keep their actors apart only in the text: a passage of nobody's, or
of all actors together, says in one statement what the care thinks and in the
next what the municipality does.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.question.names import Names
from assistant.question.roles import SAYING, Mention, folded, speaker_spans
from assistant.question.subject import actor_concept
from ingestion import Passage, Statement
from ingestion.tellers import TOGETHER
from vectorstore import Ranked, Scope
from vectorstore.analysis import fold, terms
from vectorstore.scope import BACKGROUND

__all__ = [
    "is_neutral",
    "is_of_others",
    "is_put_to",
    "names_any",
    "names_in",
    "names_place",
    "of_others",
    "quotable",
    "speaks_for_all",
    "speaks_plainly",
    "without_frame",
]

_EVERYBODY = re.compile(r"(?:Samtliga|Alla|Övriga)\b[^,.]*\b(?:aktörer|parter)\b")
_PUTS = SAYING | folded("enligt säger ser tycker saknar behöver föreslog kan bör borde ska gör sa")
_REMEMBERED = 5000
"""Passages whose terms are remembered."""
_PLAINLY = re.compile(
    r"\b(?:enligt|säger|tycker|anser|svarar|menar|upplever|vill|saknar|föreslår|ser|beskriver|uppfattar|upplevs|uppfattas|beskrivs|har|gör|kan|ska|borde|samarbetar|samverkar|jobbar|arbetar|träffar|deltar)\b",
    re.IGNORECASE,
)


def speaks_plainly(question: str) -> bool:
    """Whether a question says that somebody is to speak; a fragment ("VPM Halmstad läkarbyten") does not."""
    return bool(_PLAINLY.search(question))


def is_put_to(question: str, names: Names) -> bool:
    """Whether a question is put to somebody: a verb of saying, or *enligt*, stands right before who is asked.

    Elsewhere whoever is named may be who it is about: *pengar från kassan*, *när
    kassan vill träffa oss*.
    """
    before = (question[:start].split() for start, _ in speaker_spans(question, names))
    return any(words and fold(words[-1]) in _PUTS for words in before)


def is_neutral(passage: Passage) -> bool:
    """Whether a passage is nobody's in particular."""
    return passage.municipality is None and passage.actor in (None, TOGETHER)


def names_any(statement: Statement, actors: Sequence[str], units: Sequence[str] = ()) -> bool:
    """Whether a statement names one of the actors; one of the units, where there are any."""
    return names_in(statement.shown, actors, units)


def names_in(text: str, actors: Sequence[str], units: Sequence[str] = ()) -> bool:
    """Whether a text names one of the actors; one of the units, where there are any."""
    held = set(terms(text))
    concepts = [actor_concept(actor, unit) for actor in actors for unit in (units or (None,))]
    return any(held & concept.stems for concept in concepts)


def speaks_for_all(passage: Passage, text: str) -> bool:
    """Whether a statement of all actors together is said by everybody but whom it names."""
    return passage.actor == TOGETHER and _EVERYBODY.match(text) is not None


def _is_of_all(passage: Passage, statement: Statement, scope: Scope) -> bool:
    """Whether a statement speaks for all, of somebody whom those who are asked are asked about."""
    return speaks_for_all(passage, statement.shown) and names_any(statement, scope.about)


def names_place(statement: Statement, places: Sequence[str]) -> bool:
    """Whether a statement names one of the places."""
    return any(re.search(rf"\b{re.escape(place)}s?\b", statement.shown, re.IGNORECASE) for place in places)


def of_others(ranked: Sequence[Ranked], of_whom: Sequence[Mention]) -> list[Ranked]:
    """Passages in which others than those people have their say; all where there are none, or nobody is talked of."""
    others = [item for item in ranked if is_of_others(item.passage, of_whom)]
    return others if of_whom and others else list(ranked)


def is_of_others(passage: Passage, of_whom: Sequence[Mention]) -> bool:
    """Whether somebody has a say in a passage, and none of those people."""
    own = any(passage.actor == one.actor and (one.unit is None or one.unit in (passage.unit or "")) for one in of_whom)
    return not own and Scope().is_view(passage)


def quotable(passage: Passage, scope: Scope, *, plainly: bool = True) -> Sequence[Statement]:
    """Statements of a passage that say something of those who are asked.

    All of them where the passage is theirs, or nobody in particular is asked;
    else a quotation by them, or a statement of a neutral passage that names
    them. Where nobody is asked plainly, others may speak of them.
    """
    speaking = bool(scope.actors or scope.units)
    if speaking and not _is_theirs(passage, scope):
        if said := scope.said_in(passage):
            return said
        return _naming(passage, scope, plainly=plainly)
    if scope.municipalities and not scope.in_place(passage):
        return [s for s in passage.statements if names_place(s, scope.municipalities)] if is_neutral(passage) else ()
    return passage.statements


def _naming(passage: Passage, scope: Scope, *, plainly: bool) -> Sequence[Statement]:
    """Statements of a passage of others that name those who are asked."""
    naming = [s for s in passage.statements if names_any(s, scope.actors, scope.units) or _is_of_all(passage, s, scope)]
    if is_neutral(passage) and not scope.municipalities:
        headed = names_in(" ".join(passage.path), scope.actors, scope.units)
        return passage.statements if headed and passage.actor is None else naming
    if scope.units and passage.actor in scope.actors and passage.unit is None:
        return naming  # the report does not tell the actor's units apart
    elsewhere = bool(scope.municipalities) and not scope.in_place(passage)
    return () if plainly or elsewhere else naming


def _is_theirs(passage: Passage, scope: Scope) -> bool:
    if scope.units:
        return any(unit in (passage.unit or "") for unit in scope.units)
    return passage.actor in scope.actors


def without_frame(ranked: Sequence[Ranked], scope: Scope) -> list[Ranked]:
    """Ranked passages without those that only tell how a report was made, where others take up what is asked of it.

    *Vad säger utvärderingen om chefer?* is no question of who made the evaluation.
    """
    stems = frozenset(term for topic in scope.topics for term in terms(topic))
    if not (scope.reports and stems) or scope.themes:
        return list(ranked)
    taking = [one for one in ranked if _takes_up(one.passage, stems)]
    if all(one.passage.themes == (BACKGROUND,) for one in taking):
        return list(ranked)
    return [one for one in ranked if one.passage.themes != (BACKGROUND,) or one in taking]


@lru_cache(maxsize=_REMEMBERED)
def _terms_in(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def _takes_up(passage: Passage, stems: frozenset[str]) -> bool:
    """Whether a passage holds a word of a subject, or a compound with it."""
    held = _terms_in(passage.text)
    return any(other.startswith(stem) for stem in stems for other in held)
