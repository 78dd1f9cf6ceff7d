"""Making text part of a page: every string of a report, a question or an answer goes through here."""

import html

__all__ = ["escaped", "quoted"]

_QUOTES = tuple('"”“„»«')


def escaped(text: str) -> str:
    """Text as HTML, in an element or in an attribute between quotation marks."""
    return html.escape(text, quote=True)


def quoted(text: str) -> str:
    """Put a text in quotation marks, unless it has its own; they are text, so that a copy keeps them."""
    own = text[:1] in _QUOTES and text[-1:] in _QUOTES
    return f"<q>{escaped(text)}</q>" if own else f"”<q>{escaped(text)}</q>”"
