"""Follow-ups beside the same questions asked whole: what a conversation costs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from evals.known import KnownAnswer
from evals.measures import Judged, judge
from evals.statistics import paired_p
from evals.summary import Figure, figures
from evals.systems import System

__all__ = ["FOLLOWED", "Followed", "followed"]

FOLLOWED = ("recall_at_10", "mrr", "nugget_recall", "evidence_cited", "over_refusal")
"""The measures that are compared."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Figures of the same questions asked in two ways, and how sure their difference is."""

    within: tuple[Figure, ...]
    """Asked as a follow-up, after the conversation's earlier questions."""
    whole: tuple[Figure, ...]
    """Asked by itself, written out."""
    p: dict[str, float]
    """Two-sided p-value of the difference of each measure."""
    lost: tuple[str, ...]
    """Ids of the questions whose evidence is quoted only when they are asked whole."""

    @property
    def systems(self) -> dict[str, tuple[Figure, ...]]:
        """The figures by the name that readers see."""
        return {"Som följdfråga": self.within, "Samma fråga ställd hel": self.whole}


def followed(
    system: System, questions: Iterable[KnownAnswer], step: Callable[[], None] = lambda: None
) -> Followed | None:
    """Ask every answerable question that stands in both ways; ``None`` where there is none."""
    asked = [known for known in questions if known.whole and known.answerable]
    if not asked:
        return None
    within = judge(system, asked, step)
    whole = judge(system, [replace(known, question=known.whole, history=()) for known in asked], step)
    lost = [
        one.known.id
        for one, other in zip(within, whole, strict=True)
        if (one.value("evidence_cited") or 0.0) < (other.value("evidence_cited") or 0.0)
    ]
    return Followed(
        tuple(figures(within)),
        tuple(figures(whole)),
        {name: paired_p(_of(whole, name), _of(within, name)) for name in FOLLOWED},
        tuple(lost),
    )


def _of(judged: Sequence[Judged], name: str) -> list[float]:
    return [one.value(name) or 0.0 for one in judged]
