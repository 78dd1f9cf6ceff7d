"""Conversations and answers as text: Markdown for files, plain text and simple HTML for the clipboard."""

import html
from collections.abc import Sequence
from itertools import groupby

from assistant.answers import Answer
from assistant.exports.parts import Part, parts_of
from assistant.rendering import escape_markdown

__all__ = ["HEADING", "SOURCES", "basis", "conversation_markdown", "copied"]

HEADING = "Samtal med Samsvar"
SOURCES = "Källor"
_QUOTED = "En maskin har valt ut citaten, som är ordagranna."
_WRITTEN = (
    "En språkmodell har skrivit meningarna i svar där det anges; de är prövade mot utsagorna som de hänvisar till,"
    " men kan ändå vara fel."
)
_CHECK = "Kontrollera mot källan."


def basis(answers: Sequence[Answer]) -> str:
    """Who has made what: a language model's sentences are told from quotations."""
    written = [_WRITTEN] if any(answer.sentences for answer in answers) else []
    return " ".join([_QUOTED, *written, _CHECK])


def conversation_markdown(answers: Sequence[Answer]) -> str:
    """A conversation as Markdown: every question with its answer and sources."""
    blocks = [f"# {HEADING}", f"*{basis(answers)}*"]
    for answer in answers:
        blocks.append(f"## {escape_markdown(answer.question)}")
        blocks += [_markdown(kind, list(group)) for kind, group in groupby(parts_of(answer), key=lambda p: p.kind)]
    return "\n\n".join(blocks) + "\n"


def _markdown(kind: str, parts: Sequence[Part]) -> str:
    if kind == "table":
        return "\n\n".join(map(markdown_table, (part.rows for part in parts)))
    texts = [escape_markdown(part.text) for part in parts]
    if kind == "quote":
        return "\n".join(f"- {text}" for text in texts)
    if kind == "source":
        return "\n".join([f"**{SOURCES}**", "", *(f"- {text}" for text in texts)])
    wrapped = {"heading": "**{}**", "note": "*{}*"}.get(kind, "{}")
    return "\n\n".join(wrapped.format(text) for text in texts)


def markdown_table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table; the first one is its heading."""
    lines = ["| " + " | ".join(escape_markdown(" ".join(cell.split())) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "| " + " | ".join("---" for _ in rows[0]) + " |", *lines[1:]])


def copied(answer: Answer) -> tuple[str, str]:
    """An answer with its sources for the clipboard: as plain text, and as HTML for a word processor."""
    parts = list(parts_of(answer))
    plain, rich = [answer.question], [f"<h2>{html.escape(answer.question)}</h2>"]
    for kind, group in groupby(parts, key=lambda part: part.kind):
        members = list(group)
        if kind == "table":
            plain += ["\n".join("\t".join(row) for row in part.rows) for part in members]
            rich += [_html_table(part.rows) for part in members]
            continue
        texts = [part.text for part in members]
        bullets = kind in ("quote", "source")
        title = [SOURCES] if kind == "source" else []
        plain.append("\n".join([*title, *(f"– {text}" if kind == "quote" else text for text in texts)]))
        items = "".join(f"<li>{html.escape(text)}</li>" for text in texts)
        rich += [f"<p><b>{text}</b></p>" for text in title]
        rich.append(f"<ul>{items}</ul>" if bullets else "".join(_html_text(kind, text) for text in texts))
    return "\n\n".join(plain), "".join(rich)


def _html_text(kind: str, text: str) -> str:
    shown = html.escape(text)
    return {"heading": f"<p><b>{shown}</b></p>", "note": f"<p><i>{shown}</i></p>"}.get(kind, f"<p>{shown}</p>")


def _html_table(rows: Sequence[Sequence[str]]) -> str:
    made = "".join(
        "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row) + "</tr>"
        for tag, row in (("td" if number else "th", row) for number, row in enumerate(rows))
    )
    return f"<table>{made}</table>"
