"""Opening a template: the bundled one, or an organisation's own."""

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from assistant.board.styles import add_missing
from ingestion.errors import SettingsError, reason

__all__ = ["open_template"]

_BUNDLED = Path(__file__).with_name("template.docx")
_MAX_BYTES = 20_000_000
_MAX_UNPACKED = 200_000_000
_TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"


def open_template(path: Path | None) -> tuple[WordDocument, list[str]]:
    """An empty document with every style that is needed, and the names of those that the template lacked.

    Header, footer, margins and styles are the template's; its text is left out.

    Raises:
        SettingsError: the file is no Word template that can be read.
    """
    bundled = docx.Document(str(_BUNDLED))
    if path is None:
        return _emptied(bundled), []
    document = _read(path)
    missing = add_missing(document, bundled)
    return _emptied(document), missing


def _read(path: Path) -> WordDocument:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= _MAX_BYTES else b""
    except OSError as error:
        raise SettingsError(f"Mallen {path} (SAMSVAR_TEMPLATE) går inte att läsa: {reason(error)}.") from error
    if not data:
        problem = f"är {size // 1_000_000} MB, högst {_MAX_BYTES // 1_000_000} MB går att använda" if size else "är tom"
        raise SettingsError(f"Mallen {path} (SAMSVAR_TEMPLATE) {problem}.")
    try:
        return docx.Document(io.BytesIO(_as_document(data)))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError, AttributeError) as error:
        raise SettingsError(
            f"Mallen {path} (SAMSVAR_TEMPLATE) är ingen Word-mall som går att läsa."
            " Spara den som .docx eller .dotx, utan makron."
        ) from error


def _as_document(data: bytes) -> bytes:
    """A .dotx as the .docx that Word makes of it: one word in its table of contents differs."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
            raise ValueError("the template unpacks to too much")
        types = archive.read("[Content_Types].xml")
        if _TEMPLATE_TYPE not in types:
            return data
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as copy:
            for entry in archive.infolist():
                is_types = entry.filename == "[Content_Types].xml"
                held = types.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE) if is_types else archive.read(entry)
                copy.writestr(entry, held)
        return written.getvalue()


def _emptied(document: WordDocument) -> WordDocument:
    """The document without its text; the last section's page settings stay."""
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    return document
