"""The light reader of the static model gives the vectors of sentence-transformers, without importing it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

from vectorstore.static_model import StaticModel, StaticModelError, bundled_model

TEXTS = [
    "Vi saknar samverkan med både VC och VPM.",
    "ringer och ringer men kommer aldrig fram",
    "Personer som trillar mellan stolarna",
    "0-placerad",
    "FÖRSÄKRINGSKASSANS HANDLÄGGARE, §§ 4–7 (2015:11)!",
    "**Arbetsförmedlingen** – <i>kursivt</i> [bookmark: _Toc1]\n\n\tny rad",
    "\u00c5ngstr\u00f6m och A\u030angstro\u0308m",
    "emoji 👩‍👩‍👧 och русский 日本語",
    "sam\u00adverkan med mjukt bindestreck",
    "<unk> står i texten",
    "ord " * 5000,
    "",
    "   ",
    "?!…",
]


@pytest.fixture(scope="module")
def model() -> StaticModel:
    return StaticModel(bundled_model())


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundled_model(), tmp_path / "model"))


def test_vectors_equal_sentence_transformers(model: StaticModel) -> None:
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(bundled_model()), device="cpu", local_files_only=True)
    wanted = theirs.encode(TEXTS, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
    ours = model.encode(TEXTS)
    assert ours.dtype == np.float32
    assert ours.shape == wanted.shape == (len(TEXTS), model.dim)
    np.testing.assert_allclose(ours, wanted, atol=1e-5)


def test_rows_have_length_one_and_empty_texts_are_zero(model: StaticModel) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        lengths = np.linalg.norm(model.encode(TEXTS), axis=1)
    np.testing.assert_allclose(lengths[:-3], 1.0, atol=1e-5)
    np.testing.assert_array_equal(lengths[-3:], 0.0)


def test_no_texts_give_no_rows(model: StaticModel) -> None:
    assert model.encode([]).shape == (0, model.dim)


def test_many_texts_equal_one_at_a_time(model: StaticModel) -> None:
    texts = [f"Handläggare nummer {number} har slutat" for number in range(1500)]
    np.testing.assert_allclose(
        model.encode(texts)[[0, 1023, 1024, 1499]], model.encode([texts[i] for i in (0, 1023, 1024, 1499)]), atol=1e-6
    )


@pytest.mark.parametrize(
    ("everyday", "near", "far"),
    [
        (
            "ringer och ringer men kommer aldrig fram",
            "bristande tillgänglighet per telefon",
            "gemensam målbild för parterna",
        ),
        (
            "personer som trillar mellan stolarna",
            "risk att hamna i en gråzon eller rundgång",
            "regelbundna möten varje månad",
        ),
        ("0-placerad", "personen saknar SGI", "läkaren deltar inte i mötet"),
        ("får inte prata med varandra om personen", "sekretessen är ett hinder", "praktikplatser saknas"),
    ],
)
def test_everyday_words_are_near_the_administrative_ones(
    model: StaticModel, everyday: str, near: str, far: str
) -> None:
    asked, wanted, other = model.encode([everyday, near, far])
    assert asked @ wanted > asked @ other


def test_neither_torch_nor_sentence_transformers_is_imported() -> None:
    code = (
        "import sys; from vectorstore.static_model import StaticModel, bundled_model; "
        "StaticModel(bundled_model()).encode(['hej']); "
        "sys.exit(bool({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_folder_is_small_and_has_a_card() -> None:
    sizes = {file.name: file.stat().st_size for file in bundled_model().rglob("*") if file.is_file()}
    of_the_reader = sizes.pop("reader.safetensors") + sizes.pop("questions.safetensors")
    assert sum(sizes.values()) <= 16_000_000
    assert of_the_reader <= 50_000_000
    card = (bundled_model() / "README.md").read_text(encoding="utf-8")
    assert "© 2009 Viggo Kann" in card
    assert "provided the above notices are retained" in card


@pytest.mark.parametrize("name", ["modules.json", "tokenizer.json", "model.safetensors"])
def test_missing_or_damaged_files_are_told(copied: Path, name: str) -> None:
    (copied / name).write_text("{", encoding="utf-8")
    with pytest.raises(StaticModelError):
        StaticModel(copied)
    (copied / name).unlink()
    with pytest.raises(StaticModelError):
        StaticModel(copied)


def test_other_kinds_of_models_are_refused(copied: Path) -> None:
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.base.modules.transformer.Transformer"}
    ]
    (copied / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    with pytest.raises(StaticModelError, match="Transformer"):
        StaticModel(copied)


def test_a_plain_table_is_read_too(copied: Path, model: StaticModel) -> None:
    from safetensors.numpy import save_file

    save_file({"embedding.weight": model._table}, copied / "model.safetensors")
    np.testing.assert_array_equal(StaticModel(copied).encode(TEXTS), model.encode(TEXTS))
    save_file({"other": model._table}, copied / "model.safetensors")
    with pytest.raises(StaticModelError, match="other"):
        StaticModel(copied)
    save_file({"embedding.weight": model._table[:100]}, copied / "model.safetensors")
    with pytest.raises(StaticModelError, match="more pieces"):
        StaticModel(copied)
