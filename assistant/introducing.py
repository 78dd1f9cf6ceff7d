"""Users who say who they are before they ask: *Jag är kurator på VC i Falkenberg. Vad säger psyk om oss?*.

What follows is asked by somebody of that unit: *vi* and *oss* are it. Left in the
question, the sentence about the user would be taken for part of what is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.moving import in_places
from assistant.question.names import Names, place_spans
from assistant.question.roles import speaker_spans, spoken_spans

__all__ = ["User", "introduced", "of_user", "without_introduction"]

_INTRODUCED = re.compile(
    r"^\W*(?:(?:hej(?:san)?|hallå)\b[\s,.!]*)?"
    r"(?P<who>(?:(?:jag|vi) (?:är|jobbar|arbetar|sitter)"
    r"|(?:helt |rätt |ganska )?(?:ny|nya|nyanställd)(?: här)? (?:på|i|inom|hos)"
    r"|som (?:\w*chef|\w+ledare|\w*handläggare|politiker|ny|\w*kurator)(?= [pihv]\w*\b|[,:]))\b[^.:;?!,]*)"
    r"[.,:;!]\s*(?=\w)",
    re.IGNORECASE,
)
_WE = re.compile(
    r"\b(?:(?:vi|oss)(?: själva| här)?|(?:mina|våra) (?:kollegor|kolleger|arbetskamrater|medarbetare))\b", re.IGNORECASE
)
_MISSED = re.compile(r"\b(?:(?:vad|va) )?(?P<lacks>saknar [\w-]+)(?= (?:oss|vi)\b)", re.IGNORECASE)
"""Asks whether somebody misses those who ask: what can be missed is working together with them."""
_THERE = re.compile(r"\b(?:där|här)\b", re.IGNORECASE)
_OUR = re.compile(r"\b(?:vår|vårt|våra(?! (?:kolleg|arbetskamrat|medarbetare)))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class User:
    """Whom a user works for, in the user's own words, and where."""

    unit: str
    place: str


def introduced(history: Sequence[str], names: Names) -> User | None:
    """What the user has said last of whom they work for; ``None`` where they have not."""
    for text in reversed(history):
        if match := _INTRODUCED.match(text):
            who = match["who"]
            units = sorted({*speaker_spans(who, names), *spoken_spans(who, names)})
            places = place_spans(who, names)
            if len(units) > 1 or len(places) > 1 or not (units or places):
                return None
            return User(who[slice(*units[0])] if units else "", who[slice(*places[0])] if places else "")
    return None


def of_user(question: str, user: User, names: Names) -> str:
    """A question in which *vi* and *oss* are the unit of whoever asks."""
    if not user.unit or not _WE.search(question) or _OUR.search(question):
        return question
    where = (
        f" i {user.place}" if user.place and user.place not in user.unit and not place_spans(question, names) else ""
    )
    question = _MISSED.sub(lambda match: f"{match['lacks']} samverkan med", question)
    return _WE.sub(lambda _: user.unit, _WE.sub(lambda _: f"{user.unit}{where}", question, count=1))


def without_introduction(text: str, names: Names) -> str:
    """A question without who asks it; where it names no place, it is asked of the user's."""
    match, user = _INTRODUCED.match(text), introduced([text], names)
    if match is None:
        return text
    if user is None:  # a role is nobody who is asked, and no matter either
        role = match["who"].casefold().startswith("som ") and not _names_any(match["who"], names)
        return text[match.end() :] if role else text
    rest = of_user(text[match.end() :], user, names)
    if user.place and not place_spans(rest, names):
        rest = _THERE.sub(f"i {user.place}", rest, count=1)
    return in_places(rest, user.place, names) if user.place and not place_spans(rest, names) else rest


def _names_any(text: str, names: Names) -> bool:
    return bool(speaker_spans(text, names) or spoken_spans(text, names) or place_spans(text, names))
