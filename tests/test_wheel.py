"""An installed wheel works outside the checkout, its data files included."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("assistant", "ingestion", "prompts", "vectorstore", "evals")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with what a wheel would install."""
    pytest.importorskip("setuptools", reason="building a wheel needs setuptools")
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for name in FOLDERS:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(source)], check=True, capture_output=True)
    (wheel,) = folder.glob("samsvar-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_a_question_is_answered_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = "import assistant, sys\nprint(assistant.__file__)\nfrom assistant.cli import main\nmain()\n"
    done = subprocess.run(
        [sys.executable, "-c", code, "ask", "--json", "Vad fungerar inte i samverkan enligt FK i Hylte?"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "SAMSVAR_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    where, answer = done.stdout.splitlines()
    assert Path(where).is_relative_to(installed)
    assert '"abstained": false' in answer


def test_the_page_finds_its_files_in_the_wheel(installed: Path) -> None:
    page = installed / "assistant" / "app"
    assert {path.name for path in (page / "static").iterdir()} >= {"base.css", "page.css", "page.js", "source.js"}
    assert (page / "accessibility.json").is_file()
    assert (installed / "vectorstore" / "model" / "model.safetensors").is_file() or list(
        (installed / "vectorstore" / "model").rglob("*.safetensors")
    )
