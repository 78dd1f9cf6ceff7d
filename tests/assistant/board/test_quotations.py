"""The invariant: every quotation in every format stands in its report, to the letter, where it is said to stand.

What is quoted is taken out of the finished files again; nothing of how they
were made is trusted.
"""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
import openpyxl
import pytest
from lxml import etree

from assistant.board import Outline, compose
from assistant.board.markdown import document_markdown
from assistant.board.writing import document_bytes
from ingestion import Passage, Report
from tests.assistant.board.conftest import SUBJECTS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEBRIS = re.compile(r"\[bookmark: [^\]]*\]|[*#_\\|>]|\s")
COVERED = [name for name in SUBJECTS if name != "ingenting"]


def bare(text: str) -> str:
    """Text without white space and markup characters, which is all that may differ."""
    return DEBRIS.sub("", text)


def places(note: str, reports: tuple[Report, ...]) -> Iterator[list[Passage]]:
    """The passages that each place of a footnote could mean."""
    for said in note.split("; även "):
        report = next(r for r in reports if said.strip().startswith(r.short + ","))
        found = []
        for passage in report.passages:
            question = " ".join((passage.question or "").split()).lstrip("❖•– ")
            named = all(part in said for part in (passage.municipality, question) if part)
            speakers = {s.speaker for s in passage.statements if s.speaker}
            actor = passage.actor or "rapportens egen text"
            if named and (actor in said or any(speaker in said for speaker in speakers)):
                found.append(passage)
        yield found


def check(quoted: str, note: str, reports: tuple[Report, ...]) -> None:
    assert quoted.strip()
    for passages in places(note, reports):
        assert passages, note
        sources = {r.id: r.source for r in reports}
        texts = [bare(sources[p.report][p.start : p.end]) for p in passages]
        assert any(bare(quoted) in text for text in texts), (quoted, note)


def text_of(element: etree._Element) -> str:
    return "".join(held.text or "" for held in element.iter(W + "t"))


def in_word(data: bytes) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Quotations with their footnotes, and those of the appendix with the place above them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
    by_id = {note.get(W + "id"): text_of(note) for note in notes}
    marked = {}
    for start in body.iter(W + "bookmarkStart"):
        if (mark := start.getnext().find(W + "footnoteReference")) is not None:
            marked[start.get(W + "name")] = by_id[mark.get(W + "id")]
    quoted, appendix, place = [], [], ""
    for paragraph in body.iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val")
        if style == "SamsvarPlats":
            place = text_of(paragraph)
        pending = None
        for run in paragraph.iter(W + "r"):
            kind = run.find(f"{W}rPr/{W}rStyle")
            name = kind.get(W + "val") if kind is not None else ""
            if name == "SamsvarCitat" and style == "SamsvarKalltext":
                appendix.append((text_of(run), place))
            elif name == "SamsvarCitat":
                assert pending is None, "a quotation without a footnote"
                pending = text_of(run)
            elif (reference := run.find(W + "footnoteReference")) is not None:
                assert pending is not None, "a footnote without a quotation"
                quoted.append((pending, by_id[reference.get(W + "id")]))
                pending = None
            elif (again := run.find(W + "instrText")) is not None:
                assert pending is not None, "a footnote without a quotation"
                quoted.append((pending, marked[again.text.split()[1]]))
                pending = None
        assert pending is None, "a quotation without a footnote"
    return quoted, appendix


@pytest.mark.parametrize("name", SUBJECTS)
def test_word(outlines: dict[str, Outline], reports: tuple[Report, ...], name: str) -> None:
    data, _ = document_bytes(outlines[name], "docx")
    quoted, appendix = in_word(data)
    for text, note in (*quoted, *appendix):
        check(text, note, reports)
    kept = {" ".join(item.statement.shown.split()) for item in outlines[name].kept}
    assert kept <= {text for text, _ in appendix}
    assert bool(kept) == (name != "ingenting")


@pytest.mark.parametrize("name", SUBJECTS)
def test_markdown(outlines: dict[str, Outline], reports: tuple[Report, ...], name: str) -> None:
    text = document_markdown(compose(outlines[name]))
    unescaped = re.sub(r"\\([\\`\[\]<>|*_#+.-])", r"\1", text)
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", unescaped, re.MULTILINE))
    body = unescaped.partition("\n[^1]: ")[0].replace("<br>", "\n").replace(" | ", "\n")
    quoted = re.findall(r"”((?:(?!”\[\^).)*)”\[\^(\d+)\]", body)
    assert len(quoted) == len(notes) > 0
    for said, number in quoted:
        check(said, notes[number], reports)


@pytest.mark.parametrize("name", SUBJECTS)
def test_sheet(outlines: dict[str, Outline], reports: tuple[Report, ...], name: str) -> None:
    data, _ = document_bytes(outlines[name], "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Utsagor"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(outlines[name].kept)
    by_short = {report.short: report for report in reports}
    for municipality, _, said, _, _, short, _, start, end in rows:
        report = by_short[str(short)]
        assert bare(str(said)) in bare(report.source[int(str(start)) : int(str(end))])
        passage = next(p for p in report.passages if p.start <= int(str(start)) < p.end)
        assert (municipality or None) == passage.municipality


def test_the_check_can_fail(outlines: dict[str, Outline], reports: tuple[Report, ...]) -> None:
    data, _ = document_bytes(outlines["kontaktvägar"], "docx")
    text, note = in_word(data)[0][0]
    with pytest.raises(AssertionError):
        check(text + " inte", note, reports)
    with pytest.raises(AssertionError):
        check(text, note.replace("Hylte", "Varberg").replace("Laholm", "Varberg"), reports)


def test_no_words_of_a_report_are_outside_a_quotation(outlines: dict[str, Outline]) -> None:
    """Long stretches of our own text would be copied words without a source."""
    outline = outlines["kontaktvägar"]
    data, _ = document_bytes(outline, "docx")
    document = docx.Document(io.BytesIO(data))
    own = []
    for paragraph in document.paragraphs:
        own.append(" ".join(run.text for run in paragraph.runs if run.style.name != "Samsvar citat"))
    for item in outline.kept:
        if len(item.statement.shown) > 30:
            assert item.statement.shown not in "\n".join(own)
