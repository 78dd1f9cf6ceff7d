"""When to say that the reports do not answer: an honest "no" says what is missing and what there is instead."""

from assistant.abstention.cells import cell_missing, place_untold
from assistant.abstention.demands import demand_of
from assistant.abstention.doubt import Doubter, Verdict
from assistant.abstention.rules import refusal_before
from assistant.abstention.signals import Asked
from assistant.abstention.wording import NO_ANSWER, NOTHING_FOUND, Refusal, coverage, listed, nearest, unclear

__all__ = [
    "NOTHING_FOUND",
    "NO_ANSWER",
    "Asked",
    "Doubter",
    "Refusal",
    "Verdict",
    "cell_missing",
    "coverage",
    "demand_of",
    "listed",
    "nearest",
    "place_untold",
    "refusal_before",
    "unclear",
]
