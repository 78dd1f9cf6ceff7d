"""Text that came from outside, made fit for a file: bounded, and without what XML and names cannot hold."""

import re
import unicodedata

__all__ = ["capitalised", "file_name", "folded", "paragraphs"]

_NAME_LENGTH = 60
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML and spreadsheets cannot hold, and what nobody sees."""


def folded(text: str, longest: int = 0) -> str:
    """Text on one line, without control characters and lone surrogates; cut at ``longest`` characters."""
    kept = " ".join(_UNFIT.sub(" ", text).split())
    return kept[:longest].rstrip() if longest else kept


def paragraphs(text: str, longest: int) -> list[str]:
    """The paragraphs of a text that a writer added, each on one line."""
    return [line for block in text[:longest].splitlines() if (line := folded(block))]


def capitalised(text: str) -> str:
    """Text that begins with a capital letter, otherwise as it is."""
    return text[:1].upper() + text[1:]


def file_name(subject: str, suffix: str) -> str:
    """A file name for a subject, safe on every system whatever the subject holds."""
    plain = unicodedata.normalize("NFKD", subject.casefold()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_NAME_LENGTH].strip("-")
    return f"underlag-{words}{suffix}" if words else f"underlag{suffix}"
