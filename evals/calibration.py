"""Fit when to abstain: ``python -m evals.calibration [--write]``.

Questions that the rules let through are told apart by the signals of
:mod:`assistant.abstention.signals` with a logistic regression on the development
questions and on those of ``questions/calibration.jsonl``, which the same six
writers wrote of both kinds. The bound is the one at which, in cross-validation,
no more than a chosen share of the answerable questions of either set is refused.
The sealed questions have no part in it.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from assistant import Assistant, load_settings
from assistant.abstention import Verdict
from assistant.abstention.signals import SIGNALS
from assistant.question import unframed
from evals.files import write_whole
from evals.known import KnownAnswer, load_questions, question_paths

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

__all__ = ["Calibrated", "Case", "calibrated", "cases", "unscaled"]

_FOLDS, _REPEATS = 10, 8
"""Parts and repetitions of the cross-validation: with one, the share that is refused varies by .006 by chance."""
_STRENGTH = 0.3
"""Inverse strength of the penalty on the weights."""
_REFUSED = 0.025
"""Share of the answerable questions that may be refused."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what its doubt is computed from."""

    known: KnownAnswer
    settled: bool | None
    """Refused or answered without a doubt; ``None`` where the signals decide."""
    signals: NDArray[np.float64]


def cases(assistant: Assistant, questions: Sequence[KnownAnswer]) -> list[Case]:
    """Every question as the assistant meets it."""
    return [_case(assistant, known) for known in questions]


def _case(assistant: Assistant, known: KnownAnswer) -> Case:
    meant = assistant.understood(known.question, known.history)
    if assistant.refuser.at_once(meant) is not None:
        return Case(known, True, np.zeros(len(SIGNALS)))
    asked = assistant.refuser.open_to_doubt(meant)
    if asked is None:
        return Case(known, False, np.zeros(len(SIGNALS)))
    asked = replace(asked, text=unframed(asked.text))
    verdict = assistant.doubter.verdict(asked)
    if verdict is not Verdict.OPEN:
        return Case(known, verdict not in (Verdict.ANSWERED, Verdict.TOLD), np.zeros(len(SIGNALS)))
    return Case(known, None, assistant.doubter.signals(asked))


@dataclass(frozen=True, slots=True)
class Calibrated:
    """A fitted doubt and what it does in cross-validation."""

    weights: dict[str, float]
    constant: float
    bound: float
    refused: tuple[bool, ...]
    """For each case, whether it is refused by the mean doubt of weights that were fitted on other questions."""

    def text(self, module: str = "calibration") -> str:
        """The file that :mod:`assistant.abstention.doubt` reads; ``module`` of ``evals`` fitted it."""
        lines = [
            "# How the doubt whether the reports answer is computed; assistant/abstention/signals.py says from what.",
            f"# Fitted on questions of development and calibration and written by: python -m evals.{module} --write",
            f"constant = {self.constant:.4f}",
            f"bound = {self.bound:.4f}",
            "",
            "[weights]",
            *(f"{name} = {value:.4f}" for name, value in self.weights.items()),
        ]
        return "\n".join(lines) + "\n"


def calibrated(*sets: Sequence[Case]) -> Calibrated:
    """Fit weights and bound on all sets of questions; the bound keeps its promise on each."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    found = [case for cases in sets for case in cases]
    open_cases = [number for number, case in enumerate(found) if case.settled is None]
    signals = np.stack([found[number].signals for number in open_cases])
    wrong = np.array([not found[number].known.answerable for number in open_cases])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, max_iter=2000))
    folds = [StratifiedKFold(_FOLDS, shuffle=True, random_state=seed) for seed in range(_REPEATS)]
    found_by = [cross_val_predict(model, signals, wrong, cv=fold, method="predict_proba")[:, 1] for fold in folds]
    doubts = np.mean(found_by, axis=0)
    of_set = np.array([number for number, cases in enumerate(sets) for case in cases if case.settled is None])
    bound = max(_bound(cases, doubts[~wrong & (of_set == number)]) for number, cases in enumerate(sets))
    refused = [bool(case.settled) for case in found]
    for number, doubt in zip(open_cases, doubts, strict=True):
        refused[number] = bool(doubt >= bound)
    model.fit(signals, wrong)
    return Calibrated(*unscaled(model), bound, tuple(refused))


def unscaled(model: "Pipeline") -> tuple[dict[str, float], float]:
    """Weights by signal, and the constant, of a fitted scaler and regression, for signals as they are."""
    scaler, logistic = model[0], model[1]
    raw = logistic.coef_[0] / scaler.scale_
    constant = float(logistic.intercept_[0] - (raw * scaler.mean_).sum())
    return {name: float(value) for name, value in zip(SIGNALS, raw, strict=True)}, constant


def _bound(cases: Sequence[Case], doubts: NDArray[np.float64]) -> float:
    """The least bound that keeps the promise on a set.

    Args:
        cases: all questions of the set.
        doubts: of its answerable ones that the rules leave open.
    """
    answerable = sum(case.known.answerable for case in cases)
    spent = sum(bool(case.settled) for case in cases if case.known.answerable)
    if not len(doubts):
        return 0.0
    refusable = min(max(0, int(_REFUSED * answerable) - spent), len(doubts) - 1)
    return float(np.sort(doubts)[-(refusable + 1)]) + 1e-6


def _table(title: str, found: Sequence[Case], refused: Sequence[bool]) -> Table:
    table = Table("Questions", "n", "Refused", title=f"{title}, cross-validated")
    groups: dict[str, list[bool]] = {}
    for case, no in zip(found, refused, strict=True):
        label = "answerable" if case.known.answerable else "unanswerable"
        detail = case.known.kind if case.known.answerable else case.known.why
        for name in (f"{label}: all", f"{label}: {detail}"):
            groups.setdefault(name, []).append(no)
    for name in sorted(groups):
        table.add_row(name, str(len(groups[name])), f"{np.mean(groups[name]):.3f}")
    return table


def main() -> None:
    """Run the command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m evals.calibration", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write assistant/abstention/doubt.toml")
    chosen = parser.parse_args()
    console = Console(width=100)
    assistant = Assistant.open(load_settings())
    reports = assistant.index.reports
    sets = [cases(assistant, load_questions(question_paths(name), reports)) for name in ("dev-*", "calibration")]
    fitted = calibrated(*sets)
    first = len(sets[0])
    for title, found, refused in (
        ("Development questions", sets[0], fitted.refused[:first]),
        ("Calibration questions", sets[1], fitted.refused[first:]),
    ):
        console.print(_table(title, found, refused))
    console.print(fitted.text(), markup=False, highlight=False)
    if chosen.write:
        folder = Path(__file__).resolve().parent.parent / "assistant" / "abstention"
        write_whole(folder / "doubt.toml", fitted.text())


if __name__ == "__main__":
    main()
