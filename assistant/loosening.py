"""Questions that lack nothing but where they are asked, cut loose from a long conversation before them.

What was asked turn by turn is read as one text of several questions. A new question that
names its own matter (*när slogs förbunden ihop*) drowns in it, or borrows its words from it:
asked by itself where the conversation is, it is answered, or refused, for what it asks.
"""

import re
from dataclasses import replace

from assistant.choice import Trial
from assistant.leaning import ELLIPTIC, INSTEAD, lacks_reason, own_topics, points_back
from assistant.naming import parts_of
from assistant.pronouns import points_at_speaker
from assistant.question import ScopeParser
from assistant.question.names import Names
from assistant.readings import Standalone
from assistant.there import place_before
from vectorstore import Scope

__all__ = ["loosened", "within_report"]

_ASKS = re.compile(
    r"^\W*(?:(?:och|o|å|men|så)\b[\s,]*)*(?:(?:någon|nån|ngn|några|ingen|inga) som|vad|va|hur|vem|vilk\w+|när|var"
    r"|varför|finns|fanns|har|är|rekommenderar)\b",
    re.IGNORECASE,
)
"""Begins as a whole question does."""
_ANYBODY = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)*(?:(?:är|finns) det )?(?:någon|nån|ngn|några|ingen|inga) som\b", re.IGNORECASE
)
"""Asks of everybody there, and not of who was asked last."""
_ADDS = re.compile(
    r"\b(?:då|sånt|sådant|också|även|samma|annars|mer|mera|fler|flera|andra|annat|övriga|därför)\b", re.IGNORECASE
)
"""Goes on with what was told."""
_EVERYWHERE = re.compile(r"\b(?:rapport\w*|län|alla|samtliga|någonstans|nånstans|du|dig|ni)\b", re.IGNORECASE)
"""Asks of more than the conversation is about, or of the program."""
_FACT = re.compile(r"^\W*(?:(?:och|o|å|men)\b[\s,]*)*(?:när|vem|hur många|vilket år|vad heter)\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:hon|han|hen|honom|henne|hennes|hans)\b", re.IGNORECASE)
"""Points at somebody who was told of before."""
_SURE = 0.1
"""Doubt up to which what is found for a question answers it."""
_SURER = 0.2
"""How much more a fact may be doubted by itself, behind a long conversation."""
_UNSURE = 0.6
"""Doubt of the whole conversation from which a question is refused that is refused by itself."""
_DOUBTED = 0.3
"""Doubt from which the whole conversation together is no sure question."""


def loosened(
    found: Standalone,
    alone: Standalone,
    where: str,
    before: str,
    parse: ScopeParser,
    trial: Trial,
) -> Standalone:
    """What is meant by a follow-up: ``found``, or the follow-up itself where the conversation is.

    Args:
        found: the reading that is likeliest meant.
        alone: the follow-up as it was typed.
        where: the place of the conversation, with its preposition.
        before: the question before, standing on its own.
        parse: finds the scope of a text.
        trial: how readings fare.
    """
    if not where:
        return found
    if found.text == alone.text and _POINTS.search(alone.text) and not _is_placed(alone.scope):
        return replace(_asked_there(alone, where, parse), near=found.near)  # whoever it points at was told of there
    if not _is_glued(found.text, alone.text) or not _lacks_only_place(alone):
        return found
    placed = _asked_there(alone, where, parse)
    chained = len(parts_of(before)) > 1
    if _ANYBODY.match(alone.text) and not trial.refuses(placed):
        return placed
    doubted = trial.doubt(found)
    if not (chained or doubted >= _DOUBTED):
        return found
    # A fact that is asked for behind several questions is seldom one of what the first of them was about.
    fact = max(_SURE, doubted + _SURER)
    bound = (fact if _FACT.match(alone.text) else min(_SURE, doubted)) if chained else _SURE
    surely = trial.doubt(placed) <= bound and not trial.refuses(placed)
    unanswered = doubted >= _UNSURE and trial.refuses(placed) and trial.refuses(alone)
    return replace(placed, near=found.near) if surely or unanswered else found


def within_report(
    alone: Standalone, previous: Standalone | None, names: Names, parse: ScopeParser, trial: Trial
) -> Standalone:
    """A question that leans on nothing, asked of the report that the conversation is about where that answers it too.

    *När bildades förbundet?* after a question about Värend; what is asked of a municipality may go on elsewhere.
    """
    scope = alone.scope
    if previous is None or _is_placed(scope) or _EVERYWHERE.search(alone.text):
        return alone
    where = place_before(previous, names)
    if not where or previous.scope.municipalities or not previous.scope.reports:
        return alone
    placed = _asked_there(alone, where, parse)
    return alone if trial.refuses(placed) or trial.doubt(placed) > max(_SURE, trial.doubt(alone)) else placed


def _asked_there(alone: Standalone, where: str, parse: ScopeParser) -> Standalone:
    """A question asked of a place, which is given with its preposition."""
    text = f"{alone.text.strip(' ?!.')} {where}?"
    return Standalone(f"{text[:1].upper()}{text[1:]}", parse(text), changed=True)


def _is_glued(text: str, asked: str) -> bool:
    """Whether a follow-up stands as it was typed behind what was asked before."""
    return len(parts_of(text)) > 1 and text.casefold().strip(" ?!.").endswith(asked.casefold().strip(" ?!."))


def _is_placed(scope: Scope) -> bool:
    return bool(scope.municipalities or scope.reports or scope.not_covered)


def _lacks_only_place(alone: Standalone) -> bool:
    """Whether a question names its own matter, and points at nothing."""
    text, scope = alone.text, alone.scope
    if _is_placed(scope) or scope.number is not None:
        return False
    if points_back(text) or points_at_speaker(text) or lacks_reason(text) or ELLIPTIC.match(text):
        return False
    return bool(_ASKS.match(text) and own_topics(scope)) and not (_ADDS.search(text) or INSTEAD.search(text))
