"""Train the static embedding model: ``python -m vectorstore.training --pretraining FOLDER --out FOLDER``.

The recipe runs twice: first with a part of the data held out, which gives the numbers that are printed as JSON, then
with all of it, which gives the model. One seed gives one model on one machine.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from vectorstore.training.contrast import Plan
from vectorstore.training.folder import write_folder
from vectorstore.training.measure import Trial, recalls
from vectorstore.training.recipe import SHARES, First, Recipe, first_vectors, held_out, tuned
from vectorstore.training.sources import Sources, load_sources
from vectorstore.training.teacher import teach
from vectorstore.training.telling import tell

REPORTS = Path(__file__).resolve().parents[2] / "ingestion" / "reports"

Teacher = dict[str, NDArray[np.float32]]
"""The teacher's unit vector of each English sentence."""


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the command-line options."""
    parser = argparse.ArgumentParser(prog="python -m vectorstore.training", description=__doc__)
    parser.add_argument("--pretraining", type=Path, required=True, help="folder with the pretraining files")
    parser.add_argument("--out", type=Path, required=True, help="the model folder to write")
    parser.add_argument("--reports", type=Path, default=REPORTS, help="folder with the reports (default: the bundled)")
    parser.add_argument("--teacher", type=Path, help="folder of an English sentence-transformers model to learn from")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=1200, help="steps of tuning (default 1200)")
    parser.add_argument("--ablate", action="store_true", help="also measure the recipe without each of its sources")
    parser.add_argument("--skip-measuring", action="store_true", help="only train the model")
    return parser.parse_args(arguments)


def ablate(
    first: First, train: Sources, trials: dict[str, Trial], recipe: Recipe, plan: Plan, teacher: Teacher | None
) -> None:
    """Tell the measures of `plan` without each source in turn, and without the teacher."""
    for name in SHARES:
        less = replace(plan, shares={other: share for other, share in plan.shares.items() if other != name})
        tell(f"without {name}", recalls(first.tokenizer, tuned(first, train, recipe, less, teacher), trials))
    if teacher:
        alone = replace(plan, pull=0.0)
        tell("without teacher", recalls(first.tokenizer, tuned(first, train, recipe, alone, None), trials))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, train and write the model; return the exit code (0, or 2 when a file cannot be read)."""
    given = options(arguments)
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(True)
    try:
        sources = load_sources(given.pretraining, given.reports)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"vectorstore.training: {error}\n")
        return 2
    recipe = Recipe(seed=given.seed)
    english = (text for row in sources.nli for text in row[3:])
    teacher = teach(english, given.teacher) if given.teacher else None
    plan = Plan(steps=given.steps, shares=SHARES, pull=0.3 if teacher else 0.0, seed=given.seed)
    if not given.skip_measuring:
        train, trials = held_out(sources, given.seed)
        first = first_vectors(train, recipe)
        tell("before tuning", recalls(first.tokenizer, first.table(), trials))
        tell("tuned", recalls(first.tokenizer, tuned(first, train, recipe, plan, teacher), trials))
        if given.ablate:
            ablate(first, train, trials, recipe, plan, teacher)
    first = first_vectors(sources, recipe)
    write_folder(given.out, first.tokenizer, tuned(first, sources, recipe, plan, teacher))
    tell("written", sum(file.stat().st_size for file in given.out.rglob("*") if file.is_file()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
