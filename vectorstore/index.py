"""The index: a cache of the reports that can always be made again.

It lies in a folder named by the fingerprint of everything that it is made
from. It is built beside its place and moved there in one step, so a crash
leaves either the old index or none; what does not match its manifest is built
anew.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import filelock
import numpy as np
from numpy.typing import NDArray

from ingestion import REPORT_SUFFIXES, Passage, Report, bundled_folder, profile_paths
from ingestion.errors import StorageError, reason
from vectorstore import chroma
from vectorstore.absent import AbsentTerms
from vectorstore.anticipated import expanded_bytes
from vectorstore.building import IndexSpec, Progress, build, collection_texts
from vectorstore.chroma import VectorIndex
from vectorstore.embedding import embedding_identity, load_embedding
from vectorstore.lexical import LexicalIndex
from vectorstore.likeness import QuestionLikeness
from vectorstore.maxsim import WordMatcher
from vectorstore.phrases import PhraseOdds
from vectorstore.read_questions import ReadQuestions
from vectorstore.stored import read_reports

__all__ = ["Index", "IndexSpec", "Progress", "fingerprint", "index_folder", "open_index"]

_KEPT = 3
_LOCK_SECONDS = 300
_DAMAGED = (OSError, ValueError, KeyError, TypeError, AttributeError)


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
    phrases: PhraseOdds
    """How questions are put that no report answers; built where there are unanswered questions."""
    absent: AbsentTerms
    """Words that only those hold."""
    likeness: QuestionLikeness
    """Tells how far two questions ask the same."""
    read: ReadQuestions
    """Questions of both kinds as the reader understands them."""
    questions: tuple[tuple[str, int], ...]
    """Anticipated questions, each with the position of its passage."""
    unanswered: tuple[tuple[str, str], ...]
    """Questions that no report answers, each with the kind of reason."""
    vectors: VectorIndex
    """Collections ``passages``, ``statements``, ``questions`` and ``unanswered``."""
    owners: dict[str, NDArray[np.int64]]
    """Position of the passage of each text of a collection."""
    answering: NDArray[np.int64]
    """Number of the statement that answers each text of the collection ``questions``; -1 where it is not known."""
    asked: NDArray[np.bool_]
    """Which passages have bundled anticipated questions, on which the weights were fitted, shape (passages,)."""
    has_bundled_embedding: bool
    """Whether the texts are embedded with the model that all weights were fitted with."""
    _with_questions: frozenset[str]
    _by_model: frozenset[str]

    def has_questions(self, passage: Passage) -> bool:
        """Whether anticipated questions were written for a passage, by whomever."""
        return passage.passage_id in self._with_questions

    def has_both_kinds(self, passage: Passage) -> bool:
        """Whether questions that its report does not answer were written ahead too, beside those that it answers.

        They were for the bundled reports alone: what a language model wrote for
        another report is only what that one answers.
        """
        return self.has_questions(passage) and passage.passage_id not in self._by_model

    def report(self, report_id: str) -> Report:
        """The report with an id."""
        return next(report for report in self.reports if report.id == report_id)

    def close(self) -> None:
        """Let go of the files."""
        self.vectors.close()


def fingerprint(spec: IndexSpec, expanded: bytes | None = None) -> str:
    """Digest of reports, profiles, settings, models, added questions and code: 64 hex digits.

    Args:
        spec: what the index is made from.
        expanded: the questions that a language model wrote, as :func:`vectorstore.anticipated.expanded_bytes` has them;
            read where they are not given.

    Raises:
        ReportMissingError: there are no profiles.
        StorageError: the questions that a language model wrote cannot be read.
    """
    # The bundled model has a say whatever the texts are embedded with: the vectors of single words are its own.
    models = map(embedding_identity, dict.fromkeys((spec.embedding, None)))
    made_from = (spec.budget, *models, *sorted(spec.without_questions))
    digest = hashlib.sha256("|".join(map(str, made_from)).encode())
    folder = spec.reports or bundled_folder()
    profile_paths(folder)
    for path in sorted(p for p in folder.iterdir() if p.is_file() and p.suffix in (".toml", *REPORT_SUFFIXES)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for package in ("ingestion", "vectorstore"):
        root = Path(str(resources.files(package)))
        for path in sorted(p for p in root.rglob("*") if _is_code(p, root)):
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    digest.update(expanded_bytes(spec.home) if expanded is None else expanded)
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
    # Read once: another process may be adding to them, and the index must hold what its fingerprint says.
    expanded = expanded_bytes(spec.home)
    mark = fingerprint(spec, expanded)
    folder = index_folder(spec.home) / mark[:16]
    if not rebuild and (index := _open(folder, mark, spec)) is not None:
        return index
    with _storage(spec.home):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(folder.parent / "lock", timeout=_LOCK_SECONDS):
            if not rebuild and (index := _open(folder, mark, spec)) is not None:
                return index  # another process built it while this one waited
            build(folder, mark, spec, expanded, progress or (lambda _text, _share: None), _digests)
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
    except chroma.with_store_errors(OSError) as error:
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
        questions = tuple((str(text), int(number)) for text, number in _json(folder / "questions.json"))
        unanswered = tuple((str(text), str(why)) for text, why in _json(folder / "unanswered.json"))
        vectors = VectorIndex(folder, load_embedding(spec.embedding))
        by_model = [int(number) for number in _json(folder / "by_model.json")]
        texts = collection_texts(reports, questions, unanswered, by_model)
        if any(vectors.count(name) != len(found) for name, found in texts.items()):
            vectors.close()
            return None
        asked = np.zeros(len(passages), dtype=np.bool_)
        asked[[number for _, number in questions]] = True
        asked[by_model] = False
        return Index(
            answering=np.array(_json(folder / "answering.json"), dtype=np.int64),
            asked=asked,
            has_bundled_embedding=spec.embedding is None,
            _with_questions=frozenset(passages[number].passage_id for _, number in questions),
            _by_model=frozenset(passages[number].passage_id for number in by_model),
            fingerprint=mark,
            reports=reports,
            passages=passages,
            lexical=LexicalIndex.load(folder / "lexical"),
            lexical_asked=LexicalIndex.load(folder / "lexical-asked"),
            words=WordMatcher.load(folder),
            phrases=PhraseOdds.load(folder),
            absent=AbsentTerms.load(folder),
            likeness=QuestionLikeness.load(folder),
            read=ReadQuestions.load(folder),
            questions=questions,
            unanswered=unanswered,
            owners={name: np.array([number for _, number in found], dtype=np.int64) for name, found in texts.items()},
            vectors=vectors,
        )
    except chroma.with_store_errors(*_DAMAGED):
        return None


def _digests(folder: Path) -> dict[str, str]:
    """Digest of every file that does not change when it is opened."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json" and not path.name.startswith("chroma.sqlite3")
    }


def _json(path: Path) -> Any:  # noqa: ANN401  # what it holds is checked by who asked
    return json.loads(path.read_text(encoding="utf-8"))


def _clean(current: Path) -> None:
    """Remove what crashes left behind, and all but the newest indexes."""
    others = [path for path in current.parent.iterdir() if path.is_dir() and path != current]
    finished = [path for path in others if ".building-" not in path.name]
    finished.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in [p for p in others if p not in finished] + finished[_KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
