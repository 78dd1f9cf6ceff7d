"""A question that stands on its own, and the ways in which one that does not may be read."""

from dataclasses import dataclass
from enum import StrEnum

from vectorstore import Scope

__all__ = ["Kind", "Reading", "Standalone"]


@dataclass(frozen=True, slots=True)
class Standalone:
    """A question that stands on its own, and its scope."""

    text: str
    scope: Scope
    changed: bool
    beside: "tuple[Standalone, ...]" = ()
    """What it may mean as well, the likeliest first, where it is a follow-up."""
    near: "tuple[Standalone, ...]" = ()
    """Likely meanings too that nobody would put so: what they find is one click away, and no other answer."""
    after: str = ""
    """The question before it, standing on its own, where there is one that it may lean on."""
    typed: str = ""
    """The follow-up as it was typed, where it was read by the question before and might be about something else."""
    put: str = ""
    """The follow-up as it was typed, however it was read."""
    known: str = ""
    """What was spoken of already, where more is asked for: what holds it comes last."""
    told: str = ""
    """What the user is told of it, where it asks for what no answer can give."""


class Kind(StrEnum):
    """A way to read a follow-up."""

    ALONE = "alone"
    FRAMED = "framed"
    """Its own words, with the speaker and place of the question before where it names none."""
    ABOUT = "about"
    """The same, where whom it names is only spoken of by the speaker before."""
    MERGED = "merged"
    """The question before with what the new one names in the place of its own."""
    JOINED = "joined"
    """Both questions, the earlier one's speaker kept."""
    NAMED = "named"
    """Its own words, a pronoun replaced by what was asked about, in the place of the question before."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a follow-up."""

    kind: Kind
    meant: Standalone
