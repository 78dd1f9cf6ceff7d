"""Follow-ups that demand one thing of whatever was told before, such as "Vad heter hon?" or "Vilket år började det?".

They have no word of their own that could be looked for: whatever question they
stand behind finds its own evidence, which need not hold what they ask for. That
is looked for in what was told before: a name, a year, a sum, how it went.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.abstention.wording import SAID

__all__ = ["Demand", "demand_of"]

_BEFORE = (
    r"^\W*(?:(?:och|men|ok|okej|jaha|aha|ja|jo|tack|så|hm+)\W+)*"
    r"(?:(?:jag|vi) (?:bor|jobbar|arbetar|är) [^,?]{1,40}, (?:så )?)?"
)
_BEHIND = (
    r"(?:\W+(?:då|egentligen|där|nu|sen|sedan|efteråt|i så fall|till slut|ens|väl|sen dess|sedan dess|efter det))*\W*$"
)
"""Small words before and behind what is asked."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a follow-up asks of what was told before."""

    kind: str
    """The kind of unanswered question that it is where nothing of that was told."""
    told: re.Pattern[str]

    @property
    def said(self) -> str:
        """What is said where it is not met."""
        return SAID[self.kind]

    def is_met(self, texts: Iterable[str]) -> bool:
        """Whether one of some texts holds something of that kind."""
        return any(self.told.search(text) for text in texts)


def demand_of(question: str) -> Demand | None:
    """What a follow-up, as it was typed, asks of what was told before; ``None`` where it has words of its own."""
    return next((demand for asks, demand in _demands() if asks.search(question)), None)


@cache
def _demands() -> tuple[tuple[re.Pattern[str], Demand], ...]:
    text = resources.files("assistant.abstention").joinpath("demands.toml").read_text(encoding="utf-8")
    return tuple(
        (
            re.compile(f"{_BEFORE}(?:{'|'.join(entry['asks'])}){_BEHIND}", re.IGNORECASE),
            Demand(entry["name"], re.compile("|".join(entry["told"]), re.IGNORECASE)),
        )
        for entry in tomllib.loads(text)["demand"]
    )
