"""The house rules that a machine can hold."""

import ast
import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("ingestion", "prompts", "vectorstore", "assistant", "evals")
KNOWS = {
    "ingestion": set(),
    "prompts": set(),
    "vectorstore": {"ingestion"},
    "assistant": {"ingestion", "prompts", "vectorstore"},
    "evals": {"ingestion", "prompts", "vectorstore", "assistant"},
}
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    assert imported(path) & set(PACKAGES) - {package} <= KNOWS[package]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 310
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 45, node.name


@pytest.mark.parametrize("package", PACKAGES)
def test_public_names_exist(package: str) -> None:
    module = importlib.import_module(package)
    assert sorted(module.__all__) == sorted(set(module.__all__))
    assert all(hasattr(module, name) for name in module.__all__)


def test_top_level_folders_are_the_users_choice() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    top = {line.split("/")[0] for line in listed.stdout.splitlines()}
    allowed = {*PACKAGES, "tests", "pyproject.toml", "README.md", "LICENSE", "Makefile", "CHANGELOG.md"}
    assert {name for name in top if not name.startswith(".")} <= allowed


def test_the_page_is_not_imported_by_what_answers() -> None:
    code = "import sys, assistant; print([m for m in ('gradio', 'torch', 'sentence_transformers') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_an_answer_and_board_material_wait_for_no_library_that_they_do_not_use(home: Path, assistant: object) -> None:
    """Chroma and LangChain take longer to import than an answer takes; the index holds the vectors of small bases."""
    code = """
import sys
from pathlib import Path
from assistant import Assistant, load_settings
from assistant.board import Board, Choice, write_document
opened = Assistant.open(load_settings())
assert opened.ask("Vad fungerar inte enligt FK i Hylte?").citations
outline = Board(opened.index).outline(Choice(subject="kontaktvägar", municipalities=("Hylte",)))
write_document(outline, Path(sys.argv[1]))
heavy = ("chromadb", "langchain_chroma", "langchain_core", "langsmith", "gradio")
print([name for name in heavy if name in sys.modules])
"""
    command = [sys.executable, "-c", code, str(home / "underlag.docx")]
    environment = {**os.environ, "SAMSVAR_HOME": str(home)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    assert done.stdout.strip() == "[]"
