"""LibreOffice opens the documents, and what it prints holds what it should."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from assistant.board import Outline, write_document

SHOWN = ("kontaktvägar", "sekretess", "hinder")


@pytest.fixture(scope="module")
def printed(outlines: dict[str, Outline], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The documents as PDF, by LibreOffice in a profile of its own; three in one start, which takes seconds."""
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI"):
            pytest.fail("CI has no LibreOffice; see .ci/run")
        pytest.skip("no LibreOffice is installed (apt-get install libreoffice-writer)")
    folder = tmp_path_factory.mktemp("printed")
    files = []
    for number, name in enumerate(SHOWN):
        files.append(folder / f"{number}.docx")
        write_document(outlines[name], files[-1])
    own = docx.Document()
    own.save(str(folder / "mall.docx"))
    files.append(folder / "egen.docx")
    write_document(outlines["kontaktvägar"], files[-1], template=folder / "mall.docx")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {name: folder / f"{number}.pdf" for number, name in enumerate(SHOWN)} | {"egen": folder / "egen.pdf"}


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"CI has no {name}; see .ci/run")
        pytest.skip(f"no {name} is installed (apt-get install poppler-utils)")
    return found


def text_of(path: Path) -> str:
    done = subprocess.run([tool("pdftotext"), "-layout", str(path), "-"], check=True, capture_output=True)
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("name", [*SHOWN, "egen"])
def test_headings_quotations_and_footnotes_are_printed(
    printed: dict[str, Path], outlines: dict[str, Outline], name: str
) -> None:
    outline = outlines["kontaktvägar" if name == "egen" else name]
    text = text_of(printed[name])
    squeezed = re.sub(r"\s+", "", text)
    for heading in ("Sammanfattning", "Bakgrund", "Jämförelse", "Källförteckning", "Förslag till beslut"):
        assert re.search(rf"^\s*{heading}\s*$", text, re.MULTILINE)
    missing = [i.statement.shown for i in outline.kept if re.sub(r"\s+", "", i.statement.shown) not in squeezed]
    # A statement that a page break cuts has a footer in its middle.
    assert len(missing) <= len(outline.kept) // 8
    assert "(bilagan," in text


def test_the_table_splits_and_repeats_its_header(printed: dict[str, Path]) -> None:
    pages = text_of(printed["hinder"]).split("\f")
    assert len([page for page in pages if re.search(r"Kommun eller\s+Svarande\s+Utsagor", page)]) > 1


def test_pages_become_pictures_that_are_not_empty(printed: dict[str, Path], tmp_path: Path) -> None:
    subprocess.run(
        [tool("pdftoppm"), "-r", "40", "-png", str(printed["kontaktvägar"]), str(tmp_path / "sida")], check=True
    )
    pictures = sorted(tmp_path.glob("sida*.png"))
    assert 4 <= len(pictures) <= 12
    assert all(path.stat().st_size > 3000 for path in pictures)
