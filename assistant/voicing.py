"""Follow-ups that narrow who speaks: *särskilt elevhälsan?*, *lärarna då?* after *Vad saknas enligt kommunen?*.

Whom they name is a group whose word the one asked before passes on (*Elevhälsan upplever
att …*). Read behind the question before, they would only be one more thing of it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.abstention.unheard import NOBODY_IN_PARTICULAR, may_speak
from assistant.forms.speaking import names_in
from assistant.leaning import own_topics
from assistant.moving import replaced, rows
from assistant.question import ScopeParser
from assistant.question.names import Names
from assistant.question.roles import speaker_spans
from assistant.readings import Standalone
from ingestion import Passage
from vectorstore import Scope
from vectorstore.analysis import fold

__all__ = ["Tells", "teller", "voiced"]

_NAMED = re.compile(
    r"^\W*(?:(?:och|o|å|men|särskilt|speciellt|framför allt|framförallt|just|bara|då|specifikt)\b[\s,]*)*"
    r"(?:(?:vad|va|hur) (?:säger|tycker|anser|menar) )?"
    r"(?P<who>(?!(?:det|den|de|dom|man|om|med|för|till|mot|i|på|hos|av)\b)[^\W\d][\w-]{2,}(?: [^\W\d][\w-]{2,})?)"
    r"(?: (?:då|själva|själv|särskilt|specifikt))*\W*$",
    re.IGNORECASE,
)
"""Names somebody, and says no more."""
_SAYS = r"säger|sa|tycker|anser|menar|saknar|vill|önskar|föreslår|upplever|efterfrågar"
_OLD = re.compile(
    rf"\b(?:enligt|(?:vad|va|hur) (?:{_SAYS})) (?P<who>(?!man\b|de\b|dom\b|det\b|den\b|vi\b)[^\W\d][\w-]{{2,}})",
    re.IGNORECASE,
)
"""Says who was asked by a word that is no name of an actor: *enligt elevhälsan*."""

_TELLS = re.compile(
    r"(?:Från |Utifrån |Enligt )?[A-ZÅÄÖ][\w/]{1,}(?:(?:,| och| samt|/)? ?\(?[\w/]{2,}\)?){0,5}?"
    r" (?:upplever|känner|saknar|önskar|anser|tycker|menar|säger|beskriver|efterfrågar|föreslår|vill"
    r"|har som önskemål)\b"
)
"""How a statement begins that passes on what some group says."""
_EXPLICIT = re.compile(
    r"\b(?:särskilt|speciellt|framför ?allt|just|specifikt|själva?|säger|tycker|anser|menar)\b", re.I
)
"""Says that it is who speaks that is narrowed."""

_MATTER = re.compile(r"(?:ning|het|else|tion|skap)$", re.IGNORECASE)
"""Ends what is no group, but a matter: *sysselsättning*."""
_ADJECTIVE = re.compile(r"^\w+sk(?:t|a)?\b", re.IGNORECASE)
"""*Ekonomiskt bistånd* is not *ekonomin*."""

Tells = Callable[[Scope, str], bool]
"""Whether somebody of a name is one whose word is passed on in a scope."""


def teller(passages: Sequence[Passage]) -> Tells:
    """Who is told of in ``passages`` to say something: *Boendestödet upplever att samverkan …*."""

    def tells(scope: Scope, name: str) -> bool:
        if fold(name.split()[-1]) in NOBODY_IN_PARTICULAR:
            return False
        said = (s.shown for p in passages if _is_asked(scope, p) for s in p.statements)
        said = (text for text in said if _ADJECTIVE.match(name) or not _ADJECTIVE.match(text))
        return any(
            _TELLS.match(text) and may_speak(name, text) and (not scope.about or names_in(text, scope.about))
            for text in said
        )

    return tells


def _is_asked(scope: Scope, passage: Passage) -> bool:
    """Whether a passage is an answer of those, and from where, a scope asks."""
    asked = not scope.actors or passage.actor in scope.actors
    unit = not scope.units or passage.unit in scope.units
    return asked and unit and passage.municipality in scope.municipalities


def voiced(
    alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser, tells: Tells
) -> Standalone | None:
    """The question before, put to a group within the one asked; ``None`` where a follow-up names no such group."""
    named, old, text = _NAMED.match(alone.text), previous.scope, previous.text
    if named is None or not old.municipalities or len(rows(text, speaker_spans(text, names))) > 1:
        return None
    if not own_topics(alone.scope) or not replace(alone.scope, topics=()).is_empty:
        return None
    who = named["who"]
    explicit = _EXPLICIT.search(alone.text) is not None
    if (not explicit and _MATTER.search(who)) or not tells(replace(old, about=()) if explicit else old, who):
        return None
    asked = rows(text, speaker_spans(text, names)) or [match.span("who") for match in [_OLD.search(text)] if match]
    if not (asked or explicit):
        return None  # nobody was asked: what it names may be what is asked about
    said = replaced(text, asked, who) if asked else f"{text.rstrip(' ?')} enligt {who}?"
    scope = parse(said)
    return Standalone(said, replace(scope, actors=scope.actors or old.actors, units=scope.units or old.units), True)
