"""Fit which reading of a follow-up is chosen: ``python -m evals.choosing [--write] CONVERSATIONS...``.

Each reading of each follow-up is answered; a reading is right whose answer quotes
the evidence, and is told apart by signs of the follow-up and by how well what is
found suits it. Questions that stand by themselves, asked after an unrelated
conversation, are right when they are read alone. The weights of
:mod:`assistant.choice` make the probability of a right reading greatest, within a
penalty on their size. Neither sealed questions nor the conversations that the
choice is measured with have a part in it.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from assistant import Assistant, load_settings
from assistant.answers import Answer
from assistant.choice import SIGNS, signs_of
from assistant.readings import Kind
from assistant.support import SUPPORT
from evals.files import write_whole
from evals.known import KnownAnswer, load_questions, question_paths

__all__ = ["CONVERSATIONS", "Case", "conversations", "cross_validated", "fitted", "text_of", "turns_of"]

_FOLDS = 10
_PENALTY = 1.5
_ALONE = {"change": 2.4, "alone": 1.2, "means": 1.2}
"""Weights of the questions that stand by themselves, against 1 of a follow-up, of which there are far more."""
_KINDS = tuple(Kind)
CONVERSATIONS = Path(__file__).resolve().parent / "conversations"


@dataclass(frozen=True, slots=True)
class Case:
    """A question within a conversation, with what its choice is computed from."""

    sort: str
    signs: NDArray[np.float64]
    """Shape (signs,)."""
    kinds: tuple[Kind, ...]
    refused: NDArray[np.float64]
    """1 for each reading that gets no answer."""
    support: NDArray[np.float64]
    """How well what is found suits each reading, shape (readings, len(SUPPORT))."""
    right: NDArray[np.float64]
    """1 for each reading whose answer quotes the evidence."""

    @property
    def values(self) -> NDArray[np.float64]:
        """What the weights are multiplied with, shape (readings, weights): the signs, a refusal, the support."""
        made = np.zeros((len(self.kinds), len(_KINDS), len(SIGNS)))
        for place, kind in enumerate(self.kinds):
            made[place, _KINDS.index(kind)] = self.signs
        return np.hstack([made.reshape(len(self.kinds), -1), self.refused[:, None], self.support])


@dataclass(frozen=True, slots=True)
class _Turn:
    question: str
    history: tuple[str, ...]
    places: frozenset[tuple[str, int, int]]
    """Where the reports answer it: report, start and end; none where only reading it alone is right."""
    sort: str
    leans: bool


def cases(assistant: Assistant, turns: Iterable[_Turn]) -> Iterator[Case]:
    """Every turn that may lean on the one before, with how its readings fare."""
    for turn in turns:
        previous, made = assistant.meanings(turn.question, turn.history)
        if previous is None or len(made) == 1:
            continue
        signs = np.array(list(signs_of(made, previous).values()))
        kinds = tuple(one.kind for one in made)
        answers = [assistant.answered(one.meant) for one in made]
        refused = np.array([float(answer.abstained) for answer in answers])
        support = np.array([list(assistant.support(turn.question, one.meant).values()) for one in made])
        if turn.places:
            right = np.array([float(_quotes(answer, turn.places)) for answer in answers])
            if turn.leans and right[1:].any():
                right[0] = 0.0  # by itself it is answered by chance
        else:
            right = np.array([float(kind is Kind.ALONE) for kind in kinds])
        yield Case(turn.sort, signs, kinds, refused, support, right)


def _quotes(answer: Answer, places: frozenset[tuple[str, int, int]]) -> bool:
    return any(
        cited.report.id == report and cited.statement.start < end and start < cited.statement.end
        for cited in answer.citations[:8]
        for report, start, end in places
    )


def fitted(found: Sequence[Case]) -> NDArray[np.float64]:
    """The weights: those of every sign for each kind of reading, that of a refusal, and those of the support."""
    from scipy.optimize import minimize

    open_cases = [case for case in found if 0 < case.right.sum() < len(case.right)]
    share = np.array([_ALONE.get(case.sort, 1.0) for case in open_cases])
    most, size = max(len(case.kinds) for case in open_cases), len(open_cases)
    # Support differs little from reading to reading: as it is, the penalty would keep its weights too small.
    unit = np.ones(len(_KINDS) * len(SIGNS) + 1 + len(SUPPORT))
    spread = np.vstack([case.support for case in open_cases]).std(axis=0)
    unit[-len(SUPPORT) :] = np.where(spread > 0, spread, 1.0)
    values = np.zeros((size, most, len(unit)))
    right, absent = np.zeros((size, most)), np.full((size, most), -1e9)
    for place, case in enumerate(open_cases):
        held = len(case.kinds)
        values[place, :held], right[place, :held], absent[place, :held] = case.values / unit, case.right, 0.0

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = values @ weights + absent
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        chance = odds / odds.sum(axis=1, keepdims=True)
        hit = (chance * right).sum(axis=1) + 1e-9
        slope = np.einsum("i,ij,ijk->k", share, chance - chance * right / hit[:, None], values)
        return float(_PENALTY / 2 * weights @ weights - (share * np.log(hit)).sum()), slope + _PENALTY * weights

    start = np.zeros(len(unit))
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x) / unit


def cross_validated(found: Sequence[Case]) -> list[bool]:
    """Whether each case is read rightly with weights fitted on the others."""
    fold = np.random.default_rng(0).permutation(len(found)) % _FOLDS
    read = [False] * len(found)
    for number in range(_FOLDS):
        weights = fitted([case for case, part in zip(found, fold, strict=True) if part != number])
        for place in np.flatnonzero(fold == number):
            case = found[int(place)]
            read[place] = bool(case.right[int((case.values @ weights).argmax())])
    return read


def text_of(weights: NDArray[np.float64]) -> str:
    """The file that :mod:`assistant.choice` reads."""
    of_signs, rest = np.split(weights, [len(_KINDS) * len(SIGNS)])
    lines = [
        "# How well each reading of a follow-up suits what is told of it; assistant/choice.py says of what.",
        "# Fitted on the conversations of development and written by: python -m evals.choosing --write",
        f"refused = {rest[0]:.3f}",
        "",
        "[support]",
        *(f'"{name}" = {value:.3f}' for name, value in zip(SUPPORT, rest[1:], strict=True)),
    ]
    for kind, row in zip(_KINDS, of_signs.reshape(len(_KINDS), -1), strict=True):
        lines += ["", f"[weights.{kind}]", *(f'"{name}" = {value:.3f}' for name, value in zip(SIGNS, row, strict=True))]
    return "\n".join(lines) + "\n"


def conversations(assistant: Assistant, path: Path) -> Iterator[_Turn]:
    """Turns of a file of conversations: each names the statement that answers it."""
    passages = {passage.passage_id: passage for passage in assistant.index.passages}
    for line in path.read_text(encoding="utf-8").splitlines():
        turn = json.loads(line)
        passage = passages[turn["passage_id"]]
        said = passage.statements[turn["statement"]]
        places = frozenset([(passage.report, said.start, said.end)])
        yield _Turn(turn["question"], tuple(turn["history"]), places, turn["sort"], turn["leans"])


def _known(known: KnownAnswer, history: Sequence[str], sort: str, *, leans: bool) -> _Turn:
    places = frozenset((place.report, place.start, place.end) for place in known.evidence)
    return _Turn(known.question, tuple(history), places, sort, leans)


def turns_of(assistant: Assistant, paths: Iterable[Path]) -> list[_Turn]:
    """Follow-ups, and changes of subject made of questions that stand by themselves."""
    chance = random.Random(0)  # noqa: S311
    reports = assistant.index.reports
    turns = [turn for path in paths for turn in conversations(assistant, path)]
    followups = load_questions(question_paths("followups-dev"), reports)
    turns += [_known(known, known.history, "dev", leans=True) for known in followups if known.answerable]
    histories = [turn.history for turn in turns]
    # None of these is indexed: one that is would always be nearest to itself, read alone.
    for path, sort in (("dev-*", "change"), ("calibration", "alone")):
        alone = [known for known in load_questions(question_paths(path), reports) if known.answerable]
        turns += [_known(k, chance.choice(histories), sort, leans=False) for k in alone if not k.history]
    asked = [f"Vad {verb} {short}?" for r in reports for short in r.abbreviations for verb in ("är", "betyder")]
    turns += [_Turn(text, chance.choice(histories), frozenset(), "means", leans=False) for text in asked]
    return turns


def _table(found: Sequence[Case], read: Sequence[bool]) -> Table:
    table = Table("Questions", "n", "Read rightly", "Some reading is right", title="Cross-validated")
    for sort in sorted({case.sort for case in found}):
        rows = [(hit, bool(case.right.any())) for case, hit in zip(found, read, strict=True) if case.sort == sort]
        table.add_row(sort, str(len(rows)), *(f"{value:.3f}" for value in np.mean(rows, axis=0)))
    return table


def main() -> None:
    """Run the command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m evals.choosing", description=__doc__)
    of_ours = sorted(CONVERSATIONS.glob("dev*.jsonl"))
    parser.add_argument("paths", nargs="*", type=Path, default=of_ours, help="files of conversations")
    parser.add_argument("--write", action="store_true", help="write assistant/choice.toml")
    options = parser.parse_args()
    console = Console(width=100)
    assistant = Assistant.open(load_settings())
    found = list(cases(assistant, turns_of(assistant, options.paths)))
    console.print(_table(found, cross_validated(found)))
    if options.write:
        write_whole(Path(__file__).resolve().parent.parent / "assistant" / "choice.toml", text_of(fitted(found)))


if __name__ == "__main__":
    main()
