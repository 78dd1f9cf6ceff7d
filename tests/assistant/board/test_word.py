"""The Word file: a sound package, real footnotes, styles and what makes it accessible."""

import io
import itertools
import re
import zipfile

import docx
import pytest
from lxml import etree

from assistant.board import Outline
from assistant.board.styles import Style
from assistant.board.writing import document_bytes
from tests.assistant.board.conftest import SUBJECTS
from tests.assistant.board.test_quotations import W, text_of

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P = "{http://schemas.openxmlformats.org/package/2006/relationships}"
DIRECT = {"b", "i", "u", "sz", "color", "rFonts", "highlight", "jc", "spacing", "ind", "shd", "tcBorders"}


@pytest.fixture(scope="module")
def packages(outlines: dict[str, Outline]) -> dict[str, zipfile.ZipFile]:
    return {n: zipfile.ZipFile(io.BytesIO(document_bytes(o, "docx")[0])) for n, o in outlines.items()}


def part(package: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(package.read(f"word/{name}.xml"))


@pytest.mark.parametrize("name", SUBJECTS)
def test_the_package_is_sound(packages: dict[str, zipfile.ZipFile], name: str) -> None:
    package = packages[name]
    assert package.testzip() is None
    names = package.namelist()
    assert len(names) == len(set(names))
    types = etree.fromstring(package.read("[Content_Types].xml"))
    overrides = [held.get("PartName").lstrip("/") for held in types if held.tag.endswith("Override")]
    assert len(overrides) == len(set(overrides))
    assert set(overrides) <= set(names)
    assert {"word/document.xml", "word/footnotes.xml", "word/styles.xml"} <= set(overrides)
    relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
    ids = [relation.get("Id") for relation in relations]
    assert len(ids) == len(set(ids))
    for relation in relations:
        assert relation.get("TargetMode") != "External"
        assert f"word/{relation.get('Target')}" in names
    used = {v for e in part(package, "document").iter() for k, v in e.attrib.items() if k.startswith(R)}
    assert used <= set(ids)


@pytest.mark.parametrize("name", SUBJECTS)
def test_ids_and_references_are_whole(packages: dict[str, zipfile.ZipFile], name: str) -> None:
    body, notes, styles = (part(packages[name], part_name) for part_name in ("document", "footnotes", "styles"))
    note_ids = [note.get(W + "id") for note in notes]
    assert note_ids[:2] == ["-1", "0"]
    assert len(note_ids) == len(set(note_ids))
    referred = [reference.get(W + "id") for reference in body.iter(W + "footnoteReference")]
    assert referred == note_ids[2:]
    heads = [row for row in body.iter(W + "tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert not [found for row in heads for found in row.iter(W + "footnoteReference")], "Word forbids notes there"
    settings = part(packages[name], "settings")
    assert [f.get(W + "id") for f in settings.find(W + "footnotePr")] == ["-1", "0"]
    for kind in ("bookmarkStart", "sdtPr/" + W + "id"):
        ids = [found.get(W + "id") or found.get(W + "val") for found in body.iterfind(f".//{W}{kind}")]
        assert len(ids) == len(set(ids))
    anchors = {link.get(W + "anchor") for link in notes.iter(W + "hyperlink")}
    assert anchors <= {mark.get(W + "name") for mark in body.iter(W + "bookmarkStart")}
    known = {style.get(W + "styleId") for style in styles.iter(W + "style")}
    for root in (body, notes):
        for kind in ("pStyle", "rStyle", "tblStyle"):
            assert {held.get(W + "val") for held in root.iter(W + kind)} <= known


@pytest.mark.parametrize("name", SUBJECTS)
def test_nothing_is_formatted_by_hand(packages: dict[str, zipfile.ZipFile], name: str) -> None:
    for root in (part(packages[name], "document"), part(packages[name], "footnotes")):
        for holder in ("pPr", "rPr", "tcPr"):
            for held in root.iter(W + holder):
                assert not {child.tag.removeprefix(W) for child in held} & DIRECT
        assert all(p.find(f"{W}pPr/{W}pStyle") is not None for p in root.iter(W + "p"))


@pytest.mark.parametrize("name", SUBJECTS)
def test_it_is_accessible(packages: dict[str, zipfile.ZipFile], outlines: dict[str, Outline], name: str) -> None:
    package = packages[name]
    document = docx.Document(io.BytesIO(package.fp.getvalue()))  # type: ignore[union-attr]
    assert document.core_properties.title == outlines[name].title
    assert document.core_properties.language == "sv-SE"
    language = part(package, "styles").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language.get(W + "val") == "sv-SE"
    names = [p.style.name for p in document.paragraphs if p.style is not None]
    assert names[0] == "Title"
    levels = [int(m.group(1)) for n in names if (m := re.fullmatch(r"Heading (\d)", n or ""))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for table in part(package, "document").iter(W + "tbl"):
        rows = table.findall(W + "tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows[1:])
        about = table.find(W + "tblPr")
        assert about.find(W + "tblCaption").get(W + "val")
        assert about.find(W + "tblDescription").get(W + "val")
        width = len(table.find(W + "tblGrid"))
        assert all(len(row.findall(W + "tc")) == width for row in rows)
        assert all(text_of(cell).strip() for cell in table.iter(W + "tc")), "an empty cell says nothing"


def test_a_table_shows_the_numbers_of_the_footnotes_that_it_refers_to(packages: dict[str, zipfile.ZipFile]) -> None:
    body = part(packages["hinder"], "document")
    numbers = {}
    for start in body.iter(W + "bookmarkStart"):
        if (mark := start.getnext().find(W + "footnoteReference")) is not None:
            numbers[start.get(W + "name")] = mark.get(W + "id")
    fields = list(body.iter(W + "instrText"))
    assert len(fields) > 50
    for field in fields:
        shown = field.getparent().getnext().getnext()
        assert text_of(shown) == numbers[field.text.split()[1]]


def test_footnotes_name_what_they_must(packages: dict[str, zipfile.ZipFile]) -> None:
    first = [text_of(note) for note in part(packages["kontaktvägar"], "footnotes")][2]
    assert re.search(r"Halland 2015, (?:Hylte|Laholm), .+, fråga ”\d\. .+” \(bilagan, \d+\)\.$", first)
    paged = [text_of(note) for note in part(packages["hinder"], "footnotes")]
    assert any(re.search(r"KUR-utvärderingen, .*, s\. \d+ ", note) for note in paged)


def test_title_block_and_decision_are_fields(packages: dict[str, zipfile.ZipFile]) -> None:
    fields = part(packages["kontaktvägar"], "document").iterfind(f".//{W}sdt")
    held = {field.find(f"{W}sdtPr/{W}alias").get(W + "val"): text_of(field) for field in fields}
    assert held["Handläggare"] == "Anna Åkesson"
    assert held["Datum"] == "2026-11-25"
    assert held["Ärende"] == "Tillgänglighet och kontaktvägar i Hylte och Laholm"
    assert held["Förslag till beslut"].startswith("[Skriv")


def test_own_text_with_everything_in_it(outlines: dict[str, Outline]) -> None:
    outline = outlines["kontaktvägar"].named(title="A/B \x00\x0b<w:p> & \ud800 \ufffe", officer="\x07")
    outline = outline.changed("bakgrund", text="rad ett\x0c\nrad två </w:t> {{x}}\r\n\r\n\x00")
    data, _ = document_bytes(outline, "docx")
    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "A/B <w:p> &"
    assert "rad två </w:t> {{x}}" in texts
    for kind in ("md", "xlsx"):
        assert document_bytes(outline, kind)[0]


def test_every_style_is_used_by_some_document(packages: dict[str, zipfile.ZipFile]) -> None:
    used = {
        held.get(W + "val")
        for package in packages.values()
        for root in (part(package, "document"), part(package, "footnotes"))
        for kind in ("pStyle", "rStyle", "tblStyle")
        for held in root.iter(W + kind)
    }
    styles = part(packages["hinder"], "styles").iter(W + "style")
    ids = {style.find(W + "name").get(W + "val"): style.get(W + "styleId") for style in styles}
    assert {style for style in Style if ids[style] not in used} == set()
