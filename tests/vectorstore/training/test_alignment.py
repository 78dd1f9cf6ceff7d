"""Swedish pieces start from the English words that translate them; the texts that say so are read."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from vectorstore.training.alignment import aligned_vectors, translations
from vectorstore.training.sources import parallel_of


def corpus(rng: np.random.Generator, count: int) -> tuple[list[NDArray[np.int64]], list[NDArray[np.int64]]]:
    """Sentences of Swedish pieces 0 to 19, and English ones of words 2 to 21 in another order, after a "the"."""
    swedish = [rng.choice(20, 5, replace=False) for _ in range(count)]
    english = [np.concatenate([[1], rng.permutation(sentence + 2)]) for sentence in swedish]
    return swedish, english


def test_alignment_finds_the_planted_translations() -> None:
    found = translations(*corpus(np.random.default_rng(2), 400), 24)
    assert found.words[:20, 0].tolist() == list(range(2, 22))
    assert (found.shares[:20, 0] > 0.9).all()
    assert np.allclose(found.shares.sum(axis=1), [1.0] * 20 + [0.0] * 4)
    assert (found.seen[20:] == 0).all()


def test_a_piece_without_translation_takes_the_vector_of_its_nearest_pieces() -> None:
    rng = np.random.default_rng(3)
    english = rng.normal(size=(22, 16)).astype(np.float32)
    static = rng.normal(size=(24, 256)).astype(np.float32)
    static[20:] = static[[7, 0, 3, 11]] + rng.normal(size=(4, 256)).astype(np.float32) * 0.05
    vectors = aligned_vectors(translations(*corpus(rng, 400), 24), english, static)
    unit = english / np.linalg.norm(english, axis=1, keepdims=True)
    nearest = (vectors @ unit.T).argmax(axis=1)
    assert nearest.tolist() == [*range(2, 22), 9, 2, 5, 13]
    assert np.allclose(np.linalg.norm(vectors, axis=1), np.linalg.norm(english, axis=1).mean(), rtol=1e-4)


def test_nothing_to_align_is_told() -> None:
    sentences = [np.array([0])], [np.array([], dtype=np.int64)]
    with pytest.raises(ValueError, match="translation"):
        aligned_vectors(translations(*sentences, 2), np.ones((3, 4), np.float32), np.ones((2, 5), np.float32))


def test_further_texts_are_read_where_there_are_any(tmp_path: Path) -> None:
    assert parallel_of(tmp_path) == []
    rows = "Öppna en ny fil\tOpen a new file\tkate\nAvsluta nu\tQuit now\tkate\n"
    (tmp_path / "parallel.tsv").write_text(rows, encoding="utf-8")
    (tmp_path / "dictionary.tsv").write_text("tolk\tinterpreter\n", encoding="utf-8")
    assert parallel_of(tmp_path) == [("Öppna en ny fil", "Open a new file"), ("tolk", "interpreter")]
    (tmp_path / "dictionary.tsv").write_text("tolk\n", encoding="utf-8")
    with pytest.raises(ValueError, match="2 columns"):
        parallel_of(tmp_path)
