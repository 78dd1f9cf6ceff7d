"""Templates: the bundled one, an organisation's own, and those that cannot be used."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from assistant.board import Outline
from assistant.board.making_template import PARTS, write_template
from assistant.board.styles import Style, style_ids
from assistant.board.template import open_template
from assistant.board.writing import document_bytes
from ingestion.errors import SettingsError
from tests.assistant.board.test_quotations import in_word

BUNDLED = Path(__file__).parents[3] / "assistant" / "board" / "template.docx"


def test_the_bundled_template_is_the_one_that_is_made(tmp_path: Path) -> None:
    write_template(tmp_path / "made.docx")
    made, bundled = zipfile.ZipFile(tmp_path / "made.docx"), zipfile.ZipFile(BUNDLED)
    assert made.namelist() == bundled.namelist() == list(PARTS)
    for name in PARTS:
        assert made.read(name) == bundled.read(name), f"run python -m assistant.board.making_template ({name})"
    _, missing = open_template(None)
    assert missing == []


def test_a_template_without_the_styles_gets_them_and_it_is_said(outlines: dict[str, Outline], tmp_path: Path) -> None:
    path = tmp_path / "egen.docx"
    own = docx.Document()
    own.add_paragraph("Text i mallen")
    own.sections[0].header.paragraphs[0].text = "Förbundets sidhuvud"
    own.styles["Heading 1"].font.name = "Georgia"
    own.save(str(path))
    data, missing = document_bytes(outlines["kontaktvägar"], "docx", path)
    assert Style.TABLE in missing
    assert Style.HEADING_1 not in missing
    made = docx.Document(io.BytesIO(data))
    assert "Text i mallen" not in "\n".join(p.text for p in made.paragraphs)
    assert made.sections[0].header.paragraphs[0].text == "Förbundets sidhuvud"
    assert made.styles["Heading 1"].font.name == "Georgia"
    assert set(map(str.casefold, Style)) <= set(style_ids(made))
    assert in_word(data)[0] == in_word(document_bytes(outlines["kontaktvägar"], "docx")[0])[0]


def test_a_template_without_any_style_or_list(outlines: dict[str, Outline], tmp_path: Path) -> None:
    path = tmp_path / "tom.docx"
    with zipfile.ZipFile(BUNDLED) as bundled, zipfile.ZipFile(path, "w") as bare:
        for name in bundled.namelist():
            data = bundled.read(name)
            if name == "word/styles.xml":
                data = data[: data.index(b"<w:docDefaults>")] + b"</w:styles>"
            if name == "word/numbering.xml":
                data = data[: data.index(b"<w:abstractNum ")] + b"</w:numbering>"
            bare.writestr(name, data)
    data, missing = document_bytes(outlines["kontaktvägar"], "docx", path)
    assert missing == list(Style)
    made = docx.Document(io.BytesIO(data))
    bullets = next(p for p in made.paragraphs if p.style is not None and p.style.name == "List Bullet")
    assert bullets.style is not None
    number = bullets.style.element.pPr.numPr.numId.val
    assert [n.numId for n in made.part.numbering_part.element.num_lst] == [number]


def test_a_dotx_is_used_as_it_is(outlines: dict[str, Outline], tmp_path: Path) -> None:
    path = tmp_path / "mall.dotx"
    with zipfile.ZipFile(BUNDLED) as bundled, zipfile.ZipFile(path, "w") as copy:
        for name in bundled.namelist():
            copy.writestr(name, bundled.read(name).replace(b"document.main+xml", b"template.main+xml"))
    data, missing = document_bytes(outlines["kontaktvägar"], "docx", path)
    assert missing == []
    assert b"document.main+xml" in zipfile.ZipFile(io.BytesIO(data)).read("[Content_Types].xml")


def test_a_document_can_be_the_template_of_the_next(outlines: dict[str, Outline], tmp_path: Path) -> None:
    path = tmp_path / "igen.docx"
    first, _ = document_bytes(outlines["sekretess"], "docx")
    path.write_bytes(first)
    again, missing = document_bytes(outlines["sekretess"], "docx", path)
    assert missing == []
    assert in_word(again) == in_word(first)
    names = zipfile.ZipFile(io.BytesIO(again)).namelist()
    assert names.count("word/footnotes.xml") == 1


@pytest.mark.parametrize("content", [b"", b"inte en zip", b"PK\x03\x04 skadad"])
def test_a_file_that_is_no_template(outlines: dict[str, Outline], tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "trasig.docx"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match="SAMSVAR_TEMPLATE"):
        document_bytes(outlines["kontaktvägar"], "docx", path)


def test_another_package_and_a_missing_file(outlines: dict[str, Outline], tmp_path: Path) -> None:
    path = tmp_path / "bok.docx"
    path.write_bytes(document_bytes(outlines["ingenting"], "xlsx")[0])
    for wrong in (path, tmp_path / "saknas.docx", tmp_path):
        with pytest.raises(SettingsError, match="SAMSVAR_TEMPLATE"):
            document_bytes(outlines["kontaktvägar"], "docx", wrong)
