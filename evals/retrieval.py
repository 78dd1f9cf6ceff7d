"""How often the evidence is found, and when the assistant abstains.

``python -m evals.retrieval --questions dev-halland dev-others`` measures the
assistant as it is; ``--budget`` measures other passage sizes beside it.
"""

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from assistant import Answer, Assistant, Settings
from evals.known import KnownAnswer, load_questions, question_folder

__all__ = ["Outcome", "measure", "wilson"]

_DEPTH = 10
_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question."""

    known: KnownAnswer
    rank: int | None
    """Rank of the first passage with evidence among the ten best."""
    near: bool
    """Evidence stands within the first 2,000 characters of the ranked passages."""
    abstained: bool
    cited: bool
    """A citation overlaps the evidence."""
    milliseconds: float


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share; (0, 1) of nothing."""
    if total == 0:
        return 0.0, 1.0
    z = 1.959964
    share = hits / total
    middle = share + z * z / (2 * total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - half) / (1 + z * z / total), (middle + half) / (1 + z * z / total)


def measure(assistant: Assistant, questions: Iterable[KnownAnswer]) -> list[Outcome]:
    """Ask every question and compare what came with what is known."""
    return [_outcome(known, assistant.ask(known.question, known.history)) for known in questions]


def _outcome(known: KnownAnswer, answer: Answer) -> Outcome:
    rank = None
    near = False
    characters = 0
    for number, ranked in enumerate(answer.passages[:_DEPTH], 1):
        holds = any(evidence.lies_in(ranked.passage) for evidence in known.evidence)
        characters += len(ranked.passage.text)
        if holds and rank is None:
            rank = number
            near = characters <= _CHARACTERS or number == 1
    cited = any(
        citation.report.id == evidence.report
        and citation.statement.start < evidence.end
        and evidence.start < citation.statement.end
        for citation in answer.citations
        for evidence in known.evidence
    )
    return Outcome(known, rank, near, answer.abstained, cited, answer.milliseconds)


def _row(name: str, outcomes: Sequence[Outcome]) -> list[str]:
    answerable = [o for o in outcomes if o.known.answerable]
    total = len(answerable)
    if total == 0:
        return [name, "0", "", "", "", "", "", ""]

    def share(hits: int) -> str:
        low, high = wilson(hits, total)
        return f"{hits / total:.2f} ({low:.2f}–{high:.2f})"

    ranks = [o.rank for o in answerable]
    return [
        name,
        str(total),
        share(sum(rank is not None for rank in ranks)),
        f"{sum(rank is not None and rank <= 5 for rank in ranks) / total:.2f}",
        f"{sum(rank == 1 for rank in ranks) / total:.2f}",
        f"{sum(o.near for o in answerable) / total:.2f}",
        f"{sum(1 / rank for rank in ranks if rank) / total:.3f}",
        share(sum(o.cited for o in answerable)),
    ]


def _print(title: str, outcomes: Sequence[Outcome], console: Console) -> None:
    heads = ("kind", "n", "recall@10 (95 %)", "@5", "@1", "2,000 chars", "MRR", "evidence cited")
    table = Table(*heads, title=title)
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.known.kind].append(outcome)
    for kind in sorted(kinds):
        table.add_row(*_row(kind, kinds[kind]))
    table.add_row(*_row("all", outcomes))
    console.print(table)
    answerable = [o for o in outcomes if o.known.answerable]
    unanswerable = [o for o in outcomes if not o.known.answerable]
    times = sorted(o.milliseconds for o in outcomes)
    console.print(
        f"refused: {sum(o.abstained for o in unanswerable)} of {len(unanswerable)} unanswerable,"
        f" {sum(o.abstained for o in answerable)} of {len(answerable)} answerable;"
        f" median {times[len(times) // 2]:.1f} ms, p95 {times[int(0.95 * len(times))]:.1f} ms"
    )


def main(arguments: Sequence[str]) -> None:
    """Run the command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m evals.retrieval", description=__doc__)
    parser.add_argument("--questions", nargs="+", required=True, help="names of files in evals/questions")
    parser.add_argument("--budget", nargs="*", type=int, default=[], help="passage sizes in tokens")
    parser.add_argument("--home", type=Path, help="data directory for the indexes")
    chosen = parser.parse_args(arguments)
    console = Console(width=140)
    home = {"home": chosen.home} if chosen.home else {}
    for budget in chosen.budget or [Settings().budget]:
        assistant = Assistant.open(Settings(**home, budget=budget))
        paths = [question_folder() / f"{name}.jsonl" for name in chosen.questions]
        questions = load_questions(paths, assistant.index.reports)
        tracked = track(questions, description=f"{budget} tokens", console=Console(stderr=True), transient=True)
        _print(f"{budget} tokens, {len(assistant.index.passages)} passages", measure(assistant, tracked), console)


if __name__ == "__main__":
    main(sys.argv[1:])
