"""One evaluation from end to end: ask, measure, compare, judge."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from assistant import Assistant, Settings
from evals.comparison import Comparison, compare
from evals.followups import Followed, followed
from evals.gates import Gate, Verdict, judge_gates
from evals.known import KnownAnswer
from evals.measures import Judged, judge
from evals.records import Record, Stamp, record_of
from evals.summary import Figure, figures
from evals.systems import AssistantSystem, System

__all__ = ["Evaluation", "evaluate", "evaluate_peers"]

Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an evaluation found."""

    record: Record
    judged: tuple[Judged, ...]
    verdicts: tuple[Verdict, ...]
    before: Stamp | None = None
    """Stamp of the run that it is compared with."""
    comparison: Comparison | None = None
    peers: dict[str, tuple[Figure, ...]] = field(default_factory=dict)
    """Figures of other systems on the same questions, by name."""
    followed: Followed | None = None
    """Follow-ups beside the same questions asked whole."""

    @property
    def passed(self) -> bool:
        """Whether every gate is passed."""
        return all(verdict.passed for verdict in self.verdicts)


def evaluate(
    assistant: Assistant,
    settings: Settings,
    questions: Sequence[KnownAnswer],
    gates: Sequence[Gate],
    baseline: Record | None = None,
    step: Step = lambda: None,
    followups: Sequence[KnownAnswer] = (),
) -> Evaluation:
    """Ask the assistant every question, and hold the result against gates and baseline.

    Args:
        assistant: who is asked.
        settings: of the installation, for the stamp.
        questions: what is asked.
        gates: the bounds to keep.
        baseline: an earlier run to compare with.
        step: called after every question.
        followups: asked only to compare follow-ups with whole questions, beside those of ``questions``.
    """
    assistant.ask("Vad är samverkan?")  # what is loaded at the first question is not its cost
    system = AssistantSystem(assistant)
    judged = judge(system, questions, step)
    record = record_of(Stamp.now(assistant, settings, questions), judged)
    return Evaluation(
        record,
        tuple(judged),
        tuple(judge_gates(gates, record.figures)),
        before=baseline.stamp if baseline else None,
        comparison=compare(baseline, record) if baseline else None,
        followed=followed(system, [*questions, *followups], step),
    )


def evaluate_peers(
    systems: Iterable[System], questions: Sequence[KnownAnswer], step: Step = lambda: None
) -> dict[str, tuple[Figure, ...]]:
    """Ask other systems the same questions."""
    return {system.name: tuple(figures(judge(system, questions, step))) for system in systems}
