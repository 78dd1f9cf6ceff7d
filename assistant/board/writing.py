"""Writing a document to a file, whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from assistant.board.composing import compose
from assistant.board.outline import Outline
from ingestion.errors import QuestionError, StorageError, reason

__all__ = ["FORMATS", "document_bytes", "save", "write_document"]

FORMATS = ("docx", "md", "xlsx")


def document_bytes(outline: Outline, kind: str, template: Path | None = None) -> tuple[bytes, list[str]]:
    """A document in one of the formats, and the names of the styles that the template lacked.

    Raises:
        QuestionError: there is no such format.
        SettingsError: the template cannot be used.
    """
    if kind == "docx":
        from assistant.board.word import document_word

        return document_word(compose(outline), template)
    if kind == "xlsx":
        from assistant.board.sheet import outline_sheet

        return outline_sheet(outline), []
    if kind == "md":
        from assistant.board.markdown import document_markdown

        return document_markdown(compose(outline)).encode(), []
    raise QuestionError(f"Formatet {kind[:20]!r} finns inte. Välj {', '.join(FORMATS)}.")


def write_document(outline: Outline, path: Path, kind: str = "", template: Path | None = None) -> list[str]:
    """Write a document, in the format that the file's name ends with unless another is named.

    Returns:
        The names of the styles that the template lacked.

    Raises:
        QuestionError: there is no such format.
        SettingsError: the template cannot be used.
        StorageError: the file cannot be written.
    """
    data, missing = document_bytes(outline, kind or path.suffix.removeprefix(".").lower(), template)
    save(path, data)
    return missing


def save(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that a crash leaves the old one whole.

    Raises:
        StorageError: it cannot be written.
    """
    beside = path.with_name(f".{path.name[:40]}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)
        why = reason(error) if isinstance(error, OSError) else "namnet innehåller otillåtna tecken"
        raise StorageError(f"Filen {str(path)!r} går inte att skriva: {why}.") from error
