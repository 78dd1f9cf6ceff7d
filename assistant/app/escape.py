"""Making text part of a page: every string of a report, a question or an answer goes through here."""

import html

__all__ = ["escaped", "has_own_marks", "quoted"]

_QUOTES = tuple('"”“„»«')


def escaped(text: str) -> str:
    """Text as HTML, in an element or in an attribute between quotation marks."""
    return html.escape(text, quote=True)


def has_own_marks(text: str) -> bool:
    """Whether a text stands between quotation marks of its own."""
    return text[:1] in _QUOTES and text[-1:] in _QUOTES


def quoted(text: str) -> str:
    """Put a text in quotation marks, unless it has its own; they are text, so that a copy keeps them."""
    return f"<q>{escaped(text)}</q>" if has_own_marks(text) else f"”<q>{escaped(text)}</q>”"
