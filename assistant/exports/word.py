"""Conversations as Word documents that a screen reader can follow: real headings, lists and table heads."""

import io
import re
from collections.abc import Sequence
from typing import Any, Final

from assistant.answers import Answer
from assistant.exports.parts import Part, parts_of
from assistant.exports.text import HEADING, SOURCES, basis

__all__ = ["WORD_TYPE", "conversation_word"]

WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGE = "sv-SE"


def conversation_word(answers: Sequence[Answer]) -> bytes:
    """A conversation as a Word document."""
    from docx import Document  # a second of loading that only an export needs

    document = Document()
    _prepare(document)
    document.add_heading(HEADING, level=0)
    document.add_paragraph(basis(answers))
    for answer in answers:
        document.add_heading(_clean(answer.question), level=1)
        _write(document, list(parts_of(answer)))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _prepare(document: Any) -> None:  # noqa: ANN401  # python-docx gives no types
    """Say the document's title and language, which readers and screen readers go by."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document.core_properties.title = HEADING
    document.core_properties.language = _LANGUAGE
    document.core_properties.author = "Samsvar"
    document.core_properties.comments = ""
    style = document.styles["Normal"]
    style.font.size = Pt(11)
    language = style.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): _LANGUAGE})
    style.element.get_or_add_rPr().append(language)


def _write(document: Any, parts: Sequence[Part]) -> None:  # noqa: ANN401
    listed = False
    for part in parts:
        if part.kind == "source" and not listed:
            document.add_heading(SOURCES, level=2)
            listed = True
        _write_part(document, part)


def _write_part(document: Any, part: Part) -> None:  # noqa: ANN401
    text = _clean(part.text)
    if part.kind == "heading":
        document.add_heading(text, level=2)
    elif part.kind == "quote":
        document.add_paragraph(text, style="List Bullet")
    elif part.kind == "table":
        write_table(document, part.rows)
    elif part.kind == "note":
        document.add_paragraph().add_run(text).italic = True
    else:
        document.add_paragraph(text)


def write_table(document: Any, rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401
    """A table whose first row is marked as its head and repeated on every page."""
    from docx.oxml.ns import qn

    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = _clean(text)
            if not number:
                cell.paragraphs[0].runs[0].bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def _clean(text: str) -> str:
    """Text without what XML cannot hold."""
    return _FORBIDDEN.sub(" ", text)
