"""``samsvar board`` as a user runs it."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from assistant import Assistant
from tests.assistant.test_cli import ENGLISH


@pytest.fixture
def environment(home: Path, assistant: Assistant) -> dict[str, str]:
    assert assistant.index.passages
    return {**os.environ, "SAMSVAR_HOME": str(home), "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}


def board(environment: dict[str, str], folder: Path, *arguments: str, code: int = 0) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", "from assistant.cli import main; main()", "board", *arguments],
        capture_output=True,
        timeout=300,
        check=False,
        env={**environment, "PYTHONPATH": str(Path(__file__).parents[3])},
        cwd=folder,
    )
    out, said = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert done.returncode == code, said
    assert "Traceback" not in said
    return out, said


def test_help_is_swedish(environment: dict[str, str], tmp_path: Path) -> None:
    out, _ = board(environment, tmp_path, "--help")
    assert "--handlaggare" in out
    assert not ENGLISH.search(out)


def test_the_issues_own_example(environment: dict[str, str], tmp_path: Path) -> None:
    asked = ("tillgänglighet och kontaktvägar", "--kommun", "Hylte", "--kommun", "Laholm")
    out, said = board(environment, tmp_path, *asked, "--ut", "underlag.docx")
    assert out == ""
    assert "underlag.docx" in said
    document = docx.Document(str(tmp_path / "underlag.docx"))
    assert document.paragraphs[0].text == "Tillgänglighet och kontaktvägar i Hylte och Laholm"
    assert [path.name for path in tmp_path.iterdir()] == ["underlag.docx"]


def test_without_a_file_the_outline_is_shown(environment: dict[str, str], tmp_path: Path) -> None:
    out, _ = board(environment, tmp_path, "sekretess", "--kommun", "hylte", "--aktor", "fk")
    assert "[x] Sammanfattning" in out
    assert "kringgå sekretessen" in out
    assert not list(tmp_path.iterdir())


def test_a_format_alone_names_the_file_itself(environment: dict[str, str], tmp_path: Path) -> None:
    board(environment, tmp_path, "../AC/DC & sekretess\x07", "--format", "md")
    (path,) = tmp_path.iterdir()
    assert re.fullmatch(r"underlag-[a-z-]+\.md", path.name)


def test_a_draft_is_saved_edited_and_opened(environment: dict[str, str], tmp_path: Path) -> None:
    _, said = board(environment, tmp_path, "sekretess", "--kommun", "Hylte", "--utkast", "u.json")
    assert "sparat i u.json" in said
    draft = json.loads((tmp_path / "u.json").read_text(encoding="utf-8"))
    draft["utsagor"][0]["med"] = False
    next(s for s in draft["avsnitt"] if s["nyckel"] == "beslut")["text"] = "Att godkänna underlaget."
    (tmp_path / "u.json").write_text(json.dumps(draft), encoding="utf-8")
    board(environment, tmp_path, "--utkast", "u.json", "--ut", "u.md", "--handlaggare", "Bo Ek")
    text = (tmp_path / "u.md").read_text(encoding="utf-8")
    assert "Att godkänna underlaget." in text
    assert "Bo Ek" in text
    assert draft["utsagor"][0]["text"] not in text
    _, said = board(environment, tmp_path, "unga", "--utkast", "u.json", code=1)
    assert "skrivs inte över" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Inget är valt"),
        (("unga", "--kommun", "Borås"), "Borås"),
        (("unga", "--ut", "u.pdf"), ".docx"),
        (("unga", "--ut", "u"), "--format"),
        (("unga", "--ut", "saknas/u.docx"), "finns inte"),
        (("--utkast", "saknas.json"), "saknas.json"),
        (("unga", "--tema", "väder"), "väder"),
    ],
)
def test_what_cannot_be_done_is_said(
    environment: dict[str, str], tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    out, error = board(environment, tmp_path, *arguments, code=1)
    assert out == ""
    assert error.startswith("Fel: ")
    assert said in error
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [("unga", "--format", "pdf"), ("unga", "--fraga", "hej"), ("unga", "--nej")])
def test_wrong_use_is_said_in_swedish(environment: dict[str, str], tmp_path: Path, arguments: tuple[str, ...]) -> None:
    _, error = board(environment, tmp_path, *arguments, code=2)
    assert not ENGLISH.search(error), error


def test_an_own_template_and_what_it_lacks(environment: dict[str, str], tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "mall.docx"))
    chosen = {**environment, "SAMSVAR_TEMPLATE": str(tmp_path / "mall.docx")}
    _, said = board(chosen, tmp_path, "sekretess", "--ut", "u.docx")
    assert "Mallen saknar formatmallarna" in said
    assert "Samsvar tabell" in said
    assert zipfile.ZipFile(io.BytesIO((tmp_path / "u.docx").read_bytes())).testzip() is None


def test_an_uncovered_subject_is_said(environment: dict[str, str], tmp_path: Path) -> None:
    _, said = board(environment, tmp_path, "kärnkraftverk", "--ut", "u.md")
    assert "tar inte upp ämnet" in said
    assert "Rapporterna säger inget om kärnkraftverk" in (tmp_path / "u.md").read_text(encoding="utf-8")
