"""Train the reader: ``python -m vectorstore.training.reader --pretraining FOLDER --teacher FOLDER --out FOLDER``.

The reader tells whether a question is answered, and which questions ask the same. It is made after the static model,
whose pieces it reads and whose neighbours it learns from. The steps need a large GPU, where those of the predecessor
took five minutes. The pretraining folder may hold further texts, ``parallel.tsv`` (Swedish, English, source),
``dictionary.tsv`` (Swedish, English) and ``swedish.txt``. Run :mod:`vectorstore.training.ahead` afterwards.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ingestion import Passage, bundled_folder, load_reports
from vectorstore.anticipated import unanswered_questions
from vectorstore.reader import LONGEST, READER
from vectorstore.static_model import StaticModel, bundled_model, read_table
from vectorstore.training.alignment import Parallel, aligned_vectors, parallel_sentences, translations
from vectorstore.training.folder import write_reader
from vectorstore.training.material import Asked, Running, asked_of, running_of
from vectorstore.training.reading import Pretraining, on_device, pretrain
from vectorstore.training.sources import Sources, load_sources
from vectorstore.training.teacher import WORDS, Teacher, read_teacher, teach
from vectorstore.training.telling import tell
from vectorstore.training.transformer import PIECES, ReaderModel, taught_encoder
from vectorstore.training.tuning import Tuning, tune_reader

__all__ = ["Start", "inference_weights", "main", "started", "trained"]


@dataclass(frozen=True)
class Start:
    """What training starts from: the teacher, the (PIECES, WIDTH) Swedish piece vectors, and all texts."""

    teacher: Teacher
    vectors: NDArray[np.float32]
    running: Running
    asked: Asked


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the command-line options."""
    parser = argparse.ArgumentParser(prog="python -m vectorstore.training.reader", description=__doc__)
    parser.add_argument("--pretraining", type=Path, required=True, help="folder with the pretraining files")
    parser.add_argument("--teacher", type=Path, required=True, help="folder of the English all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True, help=f"the folder to write {READER} into")
    parser.add_argument("--pretraining-steps", type=int, default=Pretraining.steps, help="default %(default)s")
    parser.add_argument("--steps", type=int, default=Tuning.steps, help="steps of tuning (default %(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def started(
    sources: Sources, teacher: Teacher, taught: Mapping[str, NDArray[np.float32]], asked: Asked, seed: int
) -> Start:
    """Return what training starts from.

    Args:
        sources: the pretraining files.
        teacher: the English model.
        taught: its vector of each English sentence of the sources.
        asked: the questions.
        seed: which paragraphs are drawn.

    Raises:
        ValueError: the parallel sentences are too few to translate any piece.
    """
    tokenizer = pieces()
    sentences: Parallel = parallel_sentences(sources.both_languages(), tokenizer, teacher.tokenizer)
    found = translations(sentences.swedish, sentences.english, PIECES)
    vectors = aligned_vectors(found, teacher.weights[WORDS], read_table(bundled_model() / "model.safetensors"))
    return Start(teacher, vectors, running_of(sources, sentences, taught, tokenizer, seed), asked)


def pieces() -> Tokenizer:
    """Return the static model's tokenizer."""
    tokenizer = Tokenizer.from_file(str(bundled_model() / "tokenizer.json"))
    tokenizer.no_padding()
    return tokenizer


def questions_of(passages: Sequence[Passage], unanswered: Sequence[str]) -> Asked:
    """Return the questions of `passages` beside the `unanswered` ones, read with the bundled static model."""
    return asked_of(passages, unanswered, pieces(), StaticModel(bundled_model()))


def trained(start: Start, pretraining: Pretraining, tuning: Tuning) -> ReaderModel:
    """Return the reader, pretrained from the teacher's layers and then tuned.

    Raises `ValueError` when the teacher has other weights than MiniLM of six layers and 384 numbers.
    """
    device = on_device()
    torch.manual_seed(pretraining.seed)
    encoder = taught_encoder(start.teacher.weights, start.vectors)
    encoder.to(device)
    tell("pretrained", tenths(pretrain(encoder, start.running, start.asked, pretraining)))
    torch.manual_seed(tuning.seed)
    model = ReaderModel(encoder)
    model.to(device)
    tell("tuned", tenths(tune_reader(model, start.asked, tuning)))
    return model


def tenths(losses: Sequence[float]) -> list[float]:
    """Return the mean loss of each tenth of the steps."""
    return [round(float(np.mean(part)), 4) for part in np.array_split(np.array(losses), 10) if len(part)]


def inference_weights(model: ReaderModel) -> dict[str, NDArray[np.float32]]:
    """Return those weights of `model` that reading a question needs, by their names.

    Not the head that judges a question by itself, nor the places and kinds of text that no question has.
    """
    weights = {name: value.float().cpu().numpy() for name, value in model.state_dict().items()}
    kept = {name: value for name, value in weights.items() if not name.startswith("h.")}
    shortened = {"enc.pos.weight": LONGEST, "enc.typ.weight": 1}
    return kept | {name: np.ascontiguousarray(kept[name][:rows]) for name, rows in shortened.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the reader; return the exit code (0, or 2 when a file cannot be read or does not fit)."""
    given = options(arguments)
    try:
        sources = load_sources(given.pretraining, bundled_folder())
        teacher = read_teacher(given.teacher)
        tell("texts", [len(sources.both_languages()), len(sources.law), len(sources.swedish)])
        taught = teach((english for _, english in sources.both_languages()), given.teacher, str(on_device()))
        passages = [passage for report in load_reports() for passage in report.passages]
        asked = questions_of(passages, [question for question, _ in unanswered_questions()])
        start = started(sources, teacher, taught, asked, given.seed)
        tell("questions", [len(asked.answered.rows), len(asked.unanswered.rows)])
        plans = Pretraining(given.pretraining_steps, seed=given.seed), Tuning(given.steps, seed=given.seed)
        model = trained(start, *plans)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"vectorstore.training.reader: {error}\n")
        return 2
    write_reader(given.out, inference_weights(model))
    tell("written", (given.out / READER).stat().st_size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
