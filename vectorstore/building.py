"""Building an index beside its place, and moving it there in one step."""

import json
import os
import shutil
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingestion import DEFAULT_BUDGET, Report, load_reports
from vectorstore.absent import AbsentTerms
from vectorstore.anticipated import (
    answering_statements,
    anticipated_questions,
    asked_texts,
    bundled_questions,
    expanded_questions,
    unanswered_questions,
    with_questions,
)
from vectorstore.chroma import VectorIndex
from vectorstore.embedding import load_embedding
from vectorstore.lexical import LexicalIndex, indexed_text
from vectorstore.likeness import QuestionLikeness
from vectorstore.maxsim import WordMatcher
from vectorstore.phrases import PhraseOdds
from vectorstore.read_questions import ReadQuestions
from vectorstore.reader import bundled_reader
from vectorstore.stored import write_reports

__all__ = ["IndexSpec", "Progress", "build", "collection_texts"]

Progress = Callable[[str, float], None]
"""Told what is being done, in Swedish, and how much of the whole is done (0 to 1)."""


@dataclass(frozen=True, slots=True)
class IndexSpec:
    """Everything that an index is made from."""

    home: Path
    reports: Path | None = None
    """Folder of the profiles and reports; ``None`` for the bundled ones."""
    budget: int = DEFAULT_BUDGET
    embedding: str | None = None
    without_questions: tuple[str, ...] = ()
    """Ids of reports whose anticipated questions are left out, as those of a new report would be."""


def build(
    folder: Path,
    mark: str,
    spec: IndexSpec,
    expanded: bytes,
    progress: Progress,
    digests: Callable[[Path], dict[str, str]],
) -> None:
    """Build an index beside its place and move it there.

    Args:
        folder: the place, which is replaced.
        mark: fingerprint of the index.
        spec: what it is made from.
        expanded: the questions that a language model wrote, as they were when ``mark`` was computed.
        progress: told what is being done.
        digests: tells the digest of every file of a folder, for the manifest.
    """
    progress("Läser rapporterna", 0.0)
    reports = load_reports(spec.reports, spec.budget)
    progress("Läser språkmodellen", 0.1)
    embedding = load_embedding(spec.embedding)
    bundled_reader()  # a damaged one is told of before the work, not after it
    building = folder.with_name(f"{folder.name}.building-{os.getpid()}")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    try:
        _write(building, reports, _asked(reports, spec, expanded), VectorIndex(building, embedding), progress)
        manifest = {"fingerprint": mark, "files": digests(building)}
        (building / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        building.replace(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    progress("Klart", 1.0)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The anticipated questions that are indexed."""

    questions: list[tuple[str, int]]
    """Each with the position of its passage."""
    by_model: list[int]
    """Positions of the passages whose questions a language model wrote."""

    @property
    def unanswered(self) -> list[tuple[str, str]]:
        """Questions that no report answers; they were written beside the bundled ones and mean nothing without."""
        return unanswered_questions() if {number for _, number in self.questions} - {*self.by_model} else []


def _asked(reports: tuple[Report, ...], spec: IndexSpec, expanded: bytes) -> _Asked:
    passages = [passage for report in reports for passage in report.passages]
    questions = [
        (question, number)
        for question, number in anticipated_questions(passages, expanded_questions(expanded))
        if passages[number].report not in spec.without_questions
    ]
    bundled = bundled_questions()
    return _Asked(questions, sorted({n for _, n in questions if passages[n].passage_id not in bundled}))


def collection_texts(
    reports: Sequence[Report],
    questions: Sequence[tuple[str, int]],
    unanswered: Sequence[tuple[str, str]],
    by_model: Collection[int],
) -> dict[str, list[tuple[str, int]]]:
    """The texts of each vector collection, with the position of the passage that each stands for.

    Unanswered questions stand for none: -1.
    """
    passages = [(passage, report) for report in reports for passage in report.passages]
    found = {
        "passages": [(indexed_text(passage, report), number) for number, (passage, report) in enumerate(passages)],
        "statements": [(s.shown, number) for number, (p, _) in enumerate(passages) for s in p.statements],
        "questions": asked_texts([passage for passage, _ in passages], questions, by_model),
    }
    return found | ({"unanswered": [(question, -1) for question, _ in unanswered]} if unanswered else {})


def _write(
    folder: Path,
    reports: tuple[Report, ...],
    written: _Asked,
    vectors: VectorIndex,
    progress: Progress,
) -> None:
    """Write all parts of an index into an empty folder."""
    questions, unanswered = written.questions, written.unanswered
    collections = collection_texts(reports, questions, unanswered, written.by_model)
    total = sum(map(len, collections.values()))
    done = 0

    def step(count: int) -> None:
        nonlocal done
        done += count
        progress("Bygger indexet", 0.2 + 0.75 * done / total)

    try:
        for name, found in collections.items():
            vectors.add(name, [text for text, _ in found], step)
    finally:
        vectors.close()
    texts = [text for text, _ in collections["passages"]]
    asked = collections["questions"]
    lexical = {
        "lexical": with_questions(texts, questions),
        "lexical-asked": [text for text, _ in asked],
    }
    for name, indexed in lexical.items():
        (folder / name).mkdir()
        LexicalIndex.build(indexed).save(folder / name)
    WordMatcher.build(texts, asked).save(folder)
    _write_counts(folder, texts, written)
    write_reports(folder / "reports.json", reports)
    passages = [passage for report in reports for passage in report.passages]
    kept = {
        "questions": questions,
        "unanswered": unanswered,
        "by_model": written.by_model,
        "answering": answering_statements(passages, asked),
    }
    for name, rows in kept.items():
        (folder / f"{name}.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def _write_counts(folder: Path, texts: Sequence[str], written: _Asked) -> None:
    """Write what is told of questions of both kinds, beside the texts of the passages."""
    answered, unanswered = [text for text, _ in written.questions], [text for text, _ in written.unanswered]
    PhraseOdds.build(answered, unanswered).save(folder)
    AbsentTerms.build([*texts, *answered], unanswered).save(folder)
    QuestionLikeness.build([*answered, *unanswered]).save(folder)
    # Passages whose questions a language model wrote are never doubted.
    read = [(text, number) for text, number in written.questions if unanswered and number not in written.by_model]
    ReadQuestions.build(read, unanswered).save(folder)
