"""The index: a cache of the reports that can always be made again.

It lies in a folder named by the fingerprint of everything that it is made
from. It is built beside its place and moved there in one step, so a crash
leaves either the old index or none; what does not match its manifest is built
anew.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

import chromadb.errors
import filelock
import numpy as np
from numpy.typing import NDArray

from ingestion import DEFAULT_BUDGET, REPORT_SUFFIXES, Passage, Report, bundled_folder, load_reports, profile_paths
from ingestion.errors import StorageError, reason
from vectorstore import chroma
from vectorstore.analysis import unique_terms
from vectorstore.anticipated import anticipated_questions, asked_texts, with_questions
from vectorstore.chroma import VectorIndex
from vectorstore.embedding import embedding_identity, load_embedding
from vectorstore.lexical import LexicalIndex, indexed_text
from vectorstore.maxsim import WordMatcher
from vectorstore.stored import read_reports, write_reports

__all__ = ["Index", "IndexSpec", "Progress", "fingerprint", "index_folder", "open_index"]

Progress = Callable[[str, float], None]
"""Told what is being done, in Swedish, and how much of the whole is done (0 to 1)."""

_KEPT = 3
_LOCK_SECONDS = 300
_DAMAGED = (OSError, ValueError, KeyError, TypeError, AttributeError, chromadb.errors.ChromaError)


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


@dataclass(frozen=True, slots=True)
class Index:
    """An open index."""

    fingerprint: str
    reports: tuple[Report, ...]
    passages: tuple[Passage, ...]
    lexical: LexicalIndex
    """BM25 over passages with their anticipated questions."""
    lexical_asked: LexicalIndex
    """BM25 over each text of the collection ``questions`` by itself."""
    words: WordMatcher
    questions: tuple[tuple[str, int], ...]
    """Anticipated questions, each with the position of its passage."""
    vectors: VectorIndex
    """Collections ``passages``, ``statements`` and ``questions``."""
    owners: dict[str, NDArray[np.int64]]
    """Position of the passage of each text of a collection."""
    asked: NDArray[np.bool_]
    """Which passages have anticipated questions, shape (passages,)."""
    _terms: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def terms_of(self, passage: Passage) -> frozenset[str]:
        """Terms of a passage, its headings and its anticipated questions."""
        if passage.passage_id not in self._terms:
            number = next(i for i, p in enumerate(self.passages) if p.passage_id == passage.passage_id)
            texts = [indexed_text(passage, self.report(passage.report))]
            texts += [text for text, owner in self.questions if owner == number]
            self._terms[passage.passage_id] = unique_terms(texts)
        return self._terms[passage.passage_id]

    def report(self, report_id: str) -> Report:
        """The report with an id."""
        return next(report for report in self.reports if report.id == report_id)

    def close(self) -> None:
        """Let go of the files."""
        self.vectors.close()


def fingerprint(spec: IndexSpec) -> str:
    """Digest of reports, profiles, settings, model and code: 64 hex digits.

    Raises:
        ReportMissingError: there are no profiles.
    """
    made_from = (spec.budget, embedding_identity(spec.embedding), *sorted(spec.without_questions))
    digest = hashlib.sha256("|".join(map(str, made_from)).encode())
    folder = spec.reports or bundled_folder()
    profile_paths(folder)
    for path in sorted(p for p in folder.iterdir() if p.is_file() and p.suffix in (".toml", *REPORT_SUFFIXES)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for package in ("ingestion", "vectorstore"):
        root = Path(str(resources.files(package)))
        for path in sorted(p for p in root.rglob("*") if _is_code(p, root)):
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _is_code(path: Path, root: Path) -> bool:
    """Whether a file of a package has a say in what the index holds."""
    top = path.relative_to(root).parts[0]
    return path.suffix in (".py", ".toml", ".txt", ".tiktoken", ".jsonl") and top not in ("reports", "training")


def index_folder(home: Path) -> Path:
    """Folder that holds the indexes of a data directory."""
    return home / "index"


def open_index(spec: IndexSpec, progress: Progress | None = None, *, rebuild: bool = False) -> Index:
    """Open the index that ``spec`` describes, building it where needed.

    Raises:
        ReportError: a report or a profile cannot be read.
        StorageError: the data directory cannot be written.
        EmbeddingError: the embedding model cannot be read.
    """
    mark = fingerprint(spec)
    folder = index_folder(spec.home) / mark[:16]
    if not rebuild and (index := _open(folder, mark, spec)) is not None:
        return index
    with _storage(spec.home):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(folder.parent / "lock", timeout=_LOCK_SECONDS):
            if not rebuild and (index := _open(folder, mark, spec)) is not None:
                return index  # another process built it while this one waited
            _build(folder, mark, spec, progress or (lambda _text, _share: None))
            _clean(folder)
    index = _open(folder, mark, spec)
    if index is None:
        raise StorageError(f"Indexet i {folder} gick inte att läsa efter att det byggts. Kontrollera disken.")
    return index


@contextmanager
def _storage(home: Path) -> Iterator[None]:
    """Turn errors of the file system and of Chroma into one that says what to do."""
    try:
        yield
    except filelock.Timeout as error:
        raise StorageError(f"Ett annat program bygger redan indexet i {home}. Vänta och försök igen.") from error
    except (OSError, chromadb.errors.ChromaError) as error:
        why = reason(error) if isinstance(error, OSError) else "databasen säger ifrån"
        raise StorageError(
            f"Datakatalogen {home} går inte att skriva i ({why})."
            " Ange en annan med miljövariabeln SAMSVAR_HOME, eller frigör utrymme."
        ) from error


def _open(folder: Path, mark: str, spec: IndexSpec) -> Index | None:
    """Open an index; ``None`` when it is missing, foreign or damaged."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if manifest["fingerprint"] != mark or manifest["files"] != _digests(folder):
            return None
        if not chroma.is_sound(folder / "chroma"):
            return None
        reports = read_reports(folder / "reports.json")
        passages = tuple(passage for report in reports for passage in report.passages)
        stored = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
        questions = tuple((str(text), int(number)) for text, number in stored)
        vectors = VectorIndex(folder, load_embedding(spec.embedding))
        texts = _texts(reports, questions)
        if any(vectors.count(name) != len(found) for name, found in texts.items()):
            vectors.close()
            return None
        asked = np.zeros(len(passages), dtype=np.bool_)
        asked[[number for _, number in questions]] = True
        return Index(
            asked=asked,
            fingerprint=mark,
            reports=reports,
            passages=passages,
            lexical=LexicalIndex.load(folder / "lexical"),
            lexical_asked=LexicalIndex.load(folder / "lexical-asked"),
            words=WordMatcher.load(folder),
            questions=questions,
            owners={name: np.array([number for _, number in found], dtype=np.int64) for name, found in texts.items()},
            vectors=vectors,
        )
    except _DAMAGED:
        return None


def _digests(folder: Path) -> dict[str, str]:
    """Digest of every file that does not change when it is opened."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json" and not path.name.startswith("chroma.sqlite3")
    }


def _build(folder: Path, mark: str, spec: IndexSpec, progress: Progress) -> None:
    """Build an index beside its place and move it there."""
    progress("Läser rapporterna", 0.0)
    reports = load_reports(spec.reports, spec.budget)
    progress("Läser språkmodellen", 0.1)
    embedding = load_embedding(spec.embedding)
    building = folder.with_name(f"{folder.name}.building-{os.getpid()}")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    try:
        asked = _asked(reports, spec)
        _write(building, reports, asked, VectorIndex(building, embedding), progress)
        manifest = {"fingerprint": mark, "files": _digests(building)}
        (building / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        building.replace(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    progress("Klart", 1.0)


def _asked(reports: tuple[Report, ...], spec: IndexSpec) -> list[tuple[str, int]]:
    """The anticipated questions that are indexed, each with the position of its passage."""
    passages = [passage for report in reports for passage in report.passages]
    return [
        (question, number)
        for question, number in anticipated_questions(passages)
        if passages[number].report not in spec.without_questions
    ]


def _texts(reports: Sequence[Report], questions: Sequence[tuple[str, int]]) -> dict[str, list[tuple[str, int]]]:
    """The texts of each vector collection, with the position of the passage that each stands for."""
    passages = [(passage, report) for report in reports for passage in report.passages]
    return {
        "passages": [(indexed_text(passage, report), number) for number, (passage, report) in enumerate(passages)],
        "statements": [(s.shown, number) for number, (p, _) in enumerate(passages) for s in p.statements],
        "questions": asked_texts([passage for passage, _ in passages], questions),
    }


def _write(
    folder: Path,
    reports: tuple[Report, ...],
    questions: list[tuple[str, int]],
    vectors: VectorIndex,
    progress: Progress,
) -> None:
    """Write all parts of an index into an empty folder."""
    collections = _texts(reports, questions)
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
    lexical = {"lexical": with_questions(texts, questions), "lexical-asked": [text for text, _ in asked]}
    for name, indexed in lexical.items():
        (folder / name).mkdir()
        LexicalIndex.build(indexed).save(folder / name)
    WordMatcher.build(texts, asked).save(folder)
    write_reports(folder / "reports.json", reports)
    (folder / "questions.json").write_text(json.dumps(questions, ensure_ascii=False), encoding="utf-8")


def _clean(current: Path) -> None:
    """Remove what crashes left behind, and all but the newest indexes."""
    others = [path for path in current.parent.iterdir() if path.is_dir() and path != current]
    finished = [path for path in others if ".building-" not in path.name]
    finished.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in [p for p in others if p not in finished] + finished[_KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
