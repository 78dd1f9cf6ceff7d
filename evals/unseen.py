"""How well a report is served that nothing was made for: leave one report out.

For each report an index is made without its anticipated questions and, where
the training texts are at hand, with an embedding model trained without its
text; then the questions about that report alone are asked. What remains of it:
the weights of the fusion were fitted on questions about all reports, and the
word lists of ingestion were written by people who had seen them.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from assistant import Assistant, Settings
from evals.known import KnownAnswer
from evals.measures import Judged, judge
from evals.peers import Bm25Peer
from evals.summary import Figure, figures
from evals.systems import AssistantSystem, System
from ingestion import Report
from ingestion.errors import SamsvarError
from vectorstore import IndexSpec, open_index

__all__ = ["Training", "TrainingError", "Unseen", "leave_one_out"]


class TrainingError(SamsvarError):
    """The embedding model could not be trained without a report."""


@dataclass(frozen=True, slots=True)
class Training:
    """What an embedding model is trained from, beside the reports."""

    pretraining: Path
    teacher: Path | None = None


@dataclass(frozen=True, slots=True)
class Unseen:
    """Figures of the same questions with the report unseen, as it is served now, and by plain BM25."""

    unseen: tuple[Figure, ...]
    seen: tuple[Figure, ...]
    bm25: tuple[Figure, ...]
    retrained: bool
    """Whether the embedding model had not seen the report either."""

    @property
    def systems(self) -> dict[str, tuple[Figure, ...]]:
        """The figures by the name that readers see."""
        how = "med språkmodellen omtränad utan den" if self.retrained else "språkmodellen har sett den"
        return {
            f"Samsvar, rapporten osedd ({how})": self.unseen,
            "Samsvar som den är": self.seen,
            "BM25 på 1 000 tecken": self.bm25,
        }


def leave_one_out(
    assistant: Assistant,
    settings: Settings,
    questions: Sequence[KnownAnswer],
    training: Training | None,
    tell: Callable[[str, float], None] = lambda _text, _share: None,
) -> Unseen:
    """Ask about each report as if it had just been added.

    Raises:
        TrainingError: training failed.
        SamsvarError: an index could not be made.
    """
    reports = assistant.index.reports
    judged: list[Judged] = []
    asked: list[KnownAnswer] = []
    for number, report in enumerate(reports):
        about = [known for known in questions if known.reports == (report.id,)]
        if not about:
            continue
        tell(f"Utan {report.short}", number / len(reports))
        with _without(report, reports, settings, training) as unaware:
            judged += judge(AssistantSystem(unaware), about)
        asked += about
    systems: tuple[System, ...] = (AssistantSystem(assistant), Bm25Peer(reports))
    seen, bm25 = (tuple(figures(judge(system, asked))) for system in systems)
    return Unseen(tuple(figures(judged)), seen, bm25, retrained=training is not None)


@contextmanager
def _without(
    report: Report, reports: Sequence[Report], settings: Settings, training: Training | None
) -> Iterator[Assistant]:
    """An assistant over all reports that knows nothing ahead of one of them."""
    with tempfile.TemporaryDirectory(prefix="samsvar-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        spec = IndexSpec(home, settings.reports, settings.budget, settings.embedding, (report.id,))
        if training is not None:
            spec = replace(spec, embedding=str(_trained(report, reports, training, home)))
        index = open_index(spec)
        try:
            yield Assistant(index)
        finally:
            index.close()


def _trained(report: Report, reports: Sequence[Report], training: Training, home: Path) -> Path:
    """Train the embedding model on all reports but one; the folder of the model."""
    others, model = home / "reports", home / "model"
    others.mkdir()
    for other in reports:
        if other.id != report.id:
            (others / f"{other.id}.md").write_text(other.source, encoding="utf-8")
    command = [sys.executable, "-m", "vectorstore.training", "--skip-measuring", "--reports", str(others)]
    command += ["--pretraining", str(training.pretraining), "--out", str(model)]
    command += ["--teacher", str(training.teacher)] if training.teacher else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own module
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["inget meddelande"])[-1]
        raise TrainingError(f"Språkmodellen gick inte att träna utan {report.id}: {last}")
    return model
