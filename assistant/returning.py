"""Follow-ups that go back to what, or whom, an earlier question was about: *Tillbaka till FK, vad funkar bra?*."""

import re
from collections.abc import Iterable, Sequence

from assistant.leaning import own_topics, points_back
from assistant.question import ScopeParser
from assistant.question.names import Names
from assistant.question.roles import speaker_spans, who
from assistant.readings import Standalone
from vectorstore import Scope
from vectorstore.analysis import terms

__all__ = ["REMEMBERED", "gone_back", "what_is_left"]

_BACK = re.compile(
    r"^\W*apropå\b|\b(?:åter|tillbaka) till\b(?! (?:arbet|jobb|skol|studi|yrke|samhäll))|\bigen\b", re.IGNORECASE
)
"""Goes back to what, or whom, it names; *tillbaka till arbete* is where people are helped to."""
_RETURNS = re.compile(r"^\W*men\b|" + _BACK.pattern, re.IGNORECASE)
_RETURNING = re.compile(
    r"^\W*(?:jag |vi )?(?:(?:går )?tillbaka|åter(?:går|vänder)?) till (?P<to>[^.:,;!?]+)[.:,;!?]+\s*(?=\w)",
    re.IGNORECASE,
)
_SHORTEST = 6
"""Letters of a word that may be the end of a compound: *satsningarna* of *kunskapssatsningarna*."""
REMEMBERED = 3
"""Earlier questions that a new one may go back to."""

Named = tuple[str, str | None]
"""An actor and its unit."""


def what_is_left(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> str:
    """What is asked once it is said whom a question goes back to: *Tillbaka till VPM: hur är det med vården?*.

    The whole where that names anybody, or a place, whom the question before does not.
    """
    returning = _RETURNING.match(alone.text)
    if returning is None or not terms(alone.text[returning.end() :]):
        return alone.text
    named, old = who(returning["to"], names), who(previous.text, names)
    scope, left = parse(returning["to"]), alone.text[returning.end() :]
    if not (named or own_topics(scope) or scope.is_empty) and parse(left).municipalities:
        return left  # "tillbaka till Finnveden, vad säger man i Värnamo": where, it says itself
    places, before = ({*s.municipalities, *s.not_covered, *s.reports} for s in (scope, previous.scope))
    if not named or not places <= before:
        return alone.text
    if not all(_is_among(one, old) for one in named):
        asks_another = not (who(left, names) or places or points_back(left))
        return f"{left.rstrip(' ?!.')} enligt {returning['to'].strip()}?" if asks_another else alone.text
    return alone.text[returning.end() :]


def _is_among(one: Named, others: Iterable[Named]) -> bool:
    """Whether somebody is one of others; an actor by itself stands for any unit of it."""
    return any(one[0] == other[0] and (one[1] == other[1] or None in (one[1], other[1])) for other in others)


def gone_back(question: str, history: Sequence[str], scope: Scope, names: Names) -> Sequence[str]:
    """The history up to the question that a new one comes back to; whole where it comes back to none.

    "Men seminarierna, vem föreläste där?" leans on the question about seminars, though another one came
    between; "Tillbaka till vården" on the one that was put to it.
    """
    if not _RETURNS.search(question):
        return history
    topics = [stem for word in own_topics(scope) for stem in terms(word)]
    # "Men vården då?" asks the last question of somebody else.
    to = _RETURNING.match(question)
    named = who(to["to"] if to else question, names) if _BACK.search(question) else frozenset[Named]()
    earlier = [text for text in history if text.strip()]
    if to is not None and named:  # "tillbaka till FK, vad …" goes back to whom it asked, and not spoke of
        for place in range(len(earlier) - 1, max(-1, len(earlier) - 1 - REMEMBERED), -1):
            spans = speaker_spans(earlier[place], names)
            asked = frozenset().union(*(who(earlier[place][start:end], names) for start, end in spans))
            if all(_is_among(one, asked) for one in named):
                return earlier[: place + 1]
    for place in range(len(earlier) - 1, max(-1, len(earlier) - 1 - REMEMBERED), -1):
        held = terms(earlier[place])
        if any(term == topic or (len(topic) > _SHORTEST and term.endswith(topic)) for topic in topics for term in held):
            return earlier[: place + 1]
        held_by = who(earlier[place], names)
        if any(_is_among(one, held_by) for one in named):
            return earlier[: place + 1]
    return earlier
