"""Fit when a follow-up is refused by its own words: ``python -m evals.following [--write]``.

A follow-up that is read behind the question before comes near to what the reports
answer, whatever it asks itself. Its own words, against what was found for both, are
told apart by the signals of :mod:`assistant.abstention.signals`: on the unanswerable
follow-ups of development, on unanswerable questions of calibration that are put behind
a question of the same matter, and on follow-ups that statements answer. Neither sealed
questions nor the follow-ups that the figures are measured with have a part in it.
"""

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from assistant import Assistant, load_settings
from assistant.abstention import Asked
from assistant.abstention.signals import SIGNALS
from assistant.question import Names, ScopeParser
from assistant.question.removal import without_names
from evals.calibration import Calibrated, unscaled
from evals.choosing import CONVERSATIONS, conversations
from evals.files import write_whole
from evals.known import load_questions, question_paths

__all__ = ["Turn", "cases", "turns"]

_STRENGTH = 0.05
"""Inverse strength of the penalty on the weights."""
_REFUSED = 0.005
"""Share of the answerable follow-ups that may be refused."""
_TRUE = 5.0
"""Weight of an unanswerable follow-up of a conversation, against 1 of one that was put together."""
_FOLDS, _REPEATS = 10, 4
_NEAR = slice(2, 14)
"""Which of the nearest answered questions stand before an unanswerable one; the nearest ask the same."""
_ANSWERED = 600
"""Follow-ups of the conversations that are taken, at random."""
_UNNAMED = 0.7
"""Share of those put together that leave out whom and where the question before names."""
_OUTRIGHT = frozenset(["planted", "english", "own_case", "personal_data", "off_topic", "not_covered"])
"""Why questions are refused that are so by their words alone."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A follow-up: what was typed, the questions before it, whether the reports answer, and what it is taken from."""

    question: str
    history: tuple[str, ...]
    answerable: bool
    sort: str


def turns(assistant: Assistant) -> list[Turn]:
    """Everything that is fitted on."""
    reports, chance = assistant.index.reports, random.Random(1)  # noqa: S311
    known = load_questions(question_paths("dev-*"), reports)
    found = [Turn(k.question, tuple(k.history), k.answerable, "development") for k in known if k.history]
    asked = load_questions(question_paths("followups-dev"), reports)
    found += [Turn(k.question, tuple(k.history), True, "follow-ups") for k in asked]
    paths = sorted(CONVERSATIONS.glob("dev*.jsonl"))
    leaning = [turn for path in paths for turn in conversations(assistant, path) if turn.leans]
    drawn = chance.sample(leaning, min(_ANSWERED, len(leaning)))
    found += [Turn(t.question, tuple(t.history), True, "conversations") for t in drawn]
    alone = load_questions(question_paths("calibration"), reports)
    unanswered = [k.question for k in alone if not k.answerable and k.why not in _OUTRIGHT]
    return found + list(_behind(assistant, unanswered, chance))


def _behind(assistant: Assistant, questions: Sequence[str], chance: random.Random) -> Iterator[Turn]:
    """Questions behind one of the same matter that the reports answer, most without the names that it holds."""
    index, names = assistant.index, Names.of(assistant.index.reports)
    parse = ScopeParser(index.reports, names)
    for question in questions:
        numbers, _ = index.vectors.nearest("questions", index.vectors.embed(question), _NEAR.stop)
        near = [index.questions[n][0] for n in numbers if n < len(index.questions)][_NEAR]
        if not near:
            continue
        before = chance.choice(near)
        named, there = parse(question), parse(before)
        shared = {*named.municipalities, *named.actors, *named.units} & {
            *there.municipalities,
            *there.actors,
            *there.units,
        }
        unnamed = bool(shared) and chance.random() < _UNNAMED
        shorter = without_names(question, [f":{name}" for name in sorted(shared)], names, parse) if unnamed else ""
        yield Turn(shorter or question, (before,), answerable=False, sort="put together")


def cases(assistant: Assistant, asked: Iterable[Turn]) -> tuple[list[Turn], NDArray[np.float64]]:
    """The follow-ups that nothing else refuses, and their signals, shape (follow-ups, len(SIGNALS))."""
    kept, found = [], []
    for turn in asked:
        meant = assistant.understood(turn.question, turn.history)
        if not meant.typed or assistant.refuser(meant.text, meant.scope) is not None:
            continue
        there = assistant.search(meant)
        if there.ranked:
            kept.append(turn)
            found.append(assistant.doubter.signals(Asked(meant.typed, meant.scope, there)))
    return kept, np.array(found).reshape(-1, len(SIGNALS))


def fitted(asked: Sequence[Turn], signals: NDArray[np.float64]) -> Calibrated:
    """Weights, and the bound that refuses of no sort of answerable follow-ups more than may be."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    wrong = np.array([not turn.answerable for turn in asked])
    weight = np.array([_TRUE if turn.sort == "development" and not turn.answerable else 1.0 for turn in asked])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, max_iter=3000))
    doubts = np.zeros(len(wrong))
    for seed in range(_REPEATS):
        for fit, rest in StratifiedKFold(_FOLDS, shuffle=True, random_state=seed).split(signals, wrong):
            model.fit(signals[fit], wrong[fit], logisticregression__sample_weight=weight[fit])
            doubts[rest] += model.predict_proba(signals[rest])[:, 1] / _REPEATS
    right = np.sort(doubts[~wrong])
    bound = float(right[-(int(_REFUSED * len(right)) + 1)]) + 1e-6
    model.fit(signals, wrong, logisticregression__sample_weight=weight)
    return Calibrated(*unscaled(model), bound, tuple(bool(doubt >= bound) for doubt in doubts))


def _table(asked: Sequence[Turn], refused: Sequence[bool]) -> Table:
    table = Table("Follow-ups", "n", "Refused", title="By their own words, cross-validated; others refuse the rest")
    groups: dict[str, list[bool]] = {}
    for turn, no in zip(asked, refused, strict=True):
        groups.setdefault(f"{'answerable' if turn.answerable else 'unanswerable'}: {turn.sort}", []).append(no)
    for name, found in sorted(groups.items()):
        table.add_row(name, str(len(found)), f"{np.mean(found):.3f}")
    return table


def main() -> None:
    """Run the command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m evals.following", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write assistant/abstention/following.toml")
    arguments = parser.parse_args()
    console, assistant = Console(width=100), Assistant.open(load_settings())
    kept, signals = cases(assistant, turns(assistant))
    found = fitted(kept, signals)
    console.print(_table(kept, found.refused))
    console.print(found.text("following"), markup=False, highlight=False)
    if arguments.write:
        folder = Path(__file__).resolve().parent.parent / "assistant" / "abstention"
        write_whole(folder / "following.toml", found.text("following"))


if __name__ == "__main__":
    main()
