"""Fit the weights of the retriever: ``python -m evals.fitting [--write]``.

Every development question is asked of the base as it is, and of a base in which
one report has no anticipated questions, as a new one would. The weights make the
passages with evidence likely among all passages (a softmax over the scores);
what they are worth is told by cross-validation over questions. The sealed
questions have no part in it.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax

from assistant import Assistant, Settings, load_settings
from evals.files import write_whole
from evals.known import KnownAnswer, load_questions, question_paths
from evals.systems import AssistantSystem
from vectorstore import IndexSpec, open_index
from vectorstore.ranking import Weights, fitted_weights
from vectorstore.signals import CONTENT, SCOPE, share

__all__ = ["Example", "cross_validated", "examples", "fit", "weights_of"]

_FOLDS = 5
_PENALTY = 1e-3
_OTHERS = 60
"""Questions about other reports that are asked of a base in which one report is new."""
_COLUMNS = (
    *(("asked", name) for name in CONTENT),
    *(("unasked", name) for name in CONTENT),
    ("unasked", "constant"),
    *(("scope", name) for name in SCOPE),
)


@dataclass(frozen=True, slots=True)
class Example:
    """A question to one base: every signal of every passage, and which passages hold evidence."""

    known: KnownAnswer
    base: str
    """``whole``, or the report without anticipated questions that the question is about or not about."""
    signals: NDArray[np.float32]
    """Shape (passages, columns)."""
    relevant: NDArray[np.bool_]


def examples(settings: Settings) -> list[Example]:
    """The development questions, asked of the whole base and of bases with a new report."""
    assistant = Assistant.open(settings)
    reports = assistant.index.reports
    questions = [known for known in load_questions(question_paths("dev-*"), reports) if known.answerable]
    found = list(_asked_of(assistant, questions, "whole"))
    random = np.random.default_rng(1)
    for report in reports:
        about = [known for known in questions if known.reports == (report.id,)]
        others = [known for known in questions if report.id not in known.reports]
        chosen = random.choice(len(others), min(_OTHERS, len(others)), replace=False)
        with tempfile.TemporaryDirectory(prefix="samsvar-", ignore_cleanup_errors=True) as home:
            spec = IndexSpec(Path(home), settings.reports, settings.budget, settings.embedding, (report.id,))
            index = open_index(spec)
            unaware = Assistant(index)
            found += _asked_of(unaware, about, "new report, about it")
            found += _asked_of(unaware, [others[number] for number in chosen], "new report, about others")
            index.close()
    return found


def _asked_of(assistant: Assistant, questions: Sequence[KnownAnswer], base: str) -> Iterator[Example]:
    units = AssistantSystem(assistant).units
    for known in questions:
        signals = assistant.signals(assistant.understood(known.question, known.history))
        columns = []
        for part, name in _COLUMNS:
            among = {"asked": assistant.index.asked, "unasked": ~assistant.index.asked}.get(part)
            if name == "constant":
                values = np.ones(len(units), dtype=np.float32)
            elif part == "scope":
                values = signals.get(name, np.zeros(len(units), dtype=np.float32))
            else:
                values = share(signals[name])
            columns.append(values if among is None else values * among)
        relevant = np.array([any(unit.holds(place) for place in known.evidence) for unit in units])
        if relevant.any():
            yield Example(known, base, np.stack(columns, axis=1), relevant)


def fit(chosen: Sequence[Example]) -> NDArray[np.float64]:
    """Weights of the columns under which the passages with evidence are likeliest."""

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = 0.0, np.zeros_like(weights)
        for example in chosen:
            scores = example.signals @ weights
            held = np.where(example.relevant, scores, -np.inf)
            total += float(logsumexp(scores) - logsumexp(held))
            slope += (softmax(scores) - softmax(held)) @ example.signals
        return (
            total / len(chosen) + _PENALTY * float(weights @ weights),
            slope / len(chosen) + 2 * _PENALTY * weights,
        )

    start = np.zeros(len(_COLUMNS))
    found: NDArray[np.float64] = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return found


def cross_validated(chosen: Sequence[Example], seed: int = 0) -> list[tuple[Example, int]]:
    """Rank of the first passage with evidence for each example, by weights fitted on other questions."""
    names = sorted({example.known.id for example in chosen})
    order = np.random.default_rng(seed).permutation(len(names))
    fold = {names[number]: place % _FOLDS for place, number in enumerate(order)}
    ranks: list[tuple[Example, int]] = []
    for held in range(_FOLDS):
        weights = fit([example for example in chosen if fold[example.known.id] != held])
        for example in chosen:
            if fold[example.known.id] == held:
                scores = example.signals @ weights
                ranks.append((example, 1 + int((scores > scores[example.relevant].max()).sum())))
    return ranks


def weights_of(values: Sequence[float]) -> Weights:
    """The weights in the form that the retriever takes."""
    parts: dict[str, dict[str, float]] = {"asked": {}, "unasked": {}, "scope": {}}
    for (part, name), value in zip(_COLUMNS, values, strict=True):
        parts[part][name] = round(float(value), 2)
    # So few questions name a number that nothing can be fitted; who names one means it.
    parts["scope"]["number"] = max(parts["scope"]["number"], 2.0)
    # Nor do many ask for what interviewers asked; it reads like the question itself and must not come before answers.
    parts["scope"]["questionnaire"] = min(parts["scope"]["questionnaire"], -4.0)
    return Weights(**parts)


def _text(weights: Weights) -> str:
    lines = [
        "# How much each signal counts in ranking passages; vectorstore/signals.py says what each is.",
        "# Fitted on the development questions and written by: python -m evals.fitting --write",
    ]
    for part in ("asked", "unasked", "scope"):
        lines += ["", f"[{part}]", *(f"{name} = {value}" for name, value in getattr(weights, part).items())]
    return "\n".join(lines) + "\n"


def _table(ranks: Sequence[tuple[Example, int]]) -> Table:
    table = Table("Base", "Kind", "n", "Recall@10", "MRR", title="Cross-validated")
    for base in dict.fromkeys(example.base for example, _ in ranks):
        inside = [(example.known.kind, rank) for example, rank in ranks if example.base == base]
        for kind in ("all", *dict.fromkeys(kind for kind, _ in inside)):
            found = [rank for of, rank in inside if kind in ("all", of)]
            recall = np.mean([rank <= 10 for rank in found])
            mrr = np.mean([1 / rank if rank <= 10 else 0.0 for rank in found])
            table.add_row(base, kind, str(len(found)), f"{recall:.3f}", f"{mrr:.3f}")
    return table


def main() -> None:
    """Run the command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m evals.fitting", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write vectorstore/weights.toml")
    chosen = parser.parse_args()
    console = Console(width=100)
    found = examples(load_settings())
    console.print(_table(cross_validated(found)))
    weights = weights_of(fit(found).tolist())
    console.print(_text(weights), markup=False, highlight=False)
    if chosen.write:
        folder = Path(__file__).resolve().parent.parent / "vectorstore"
        write_whole(folder / "weights.toml", _text(weights))
        fitted_weights.cache_clear()


if __name__ == "__main__":
    main()
