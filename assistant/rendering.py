"""An answer as Markdown and as JSON.

Report text is data: what would be markup in it is escaped.
"""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from assistant.answers import Answer, Group, Headline, Point, Table, passage_json

__all__ = ["answer_json", "answer_markdown", "escape_markdown", "json_line"]

_ACTIVE = re.compile(r"([\\`\[\]<>|])|(?<!\w)([*_])|([*_])(?!\w)")
_LINE_START = re.compile(r"^(\s*\d*)([#>+-]|(?<=\d)[.)])(?=\s)", re.MULTILINE)
"""What begins a heading, a quotation or a list; of a number only its full stop can be escaped."""


def escape_markdown(text: str) -> str:
    """Escape what Markdown would take for markup; words stay as they are."""
    return _LINE_START.sub(r"\1\\\2", _ACTIVE.sub(lambda match: "\\" + match.group(), text))


def answer_markdown(answer: Answer) -> str:
    """The answer with ``[1]`` marks, without its list of sources."""
    blocks = [escape_markdown(answer.lead)] if answer.lead else []
    if answer.headline is not None:
        blocks.append(_headline(answer.headline))
    if answer.sentences:
        blocks.append(" ".join(f"{escape_markdown(s.text)} {_marks(s.numbers)}" for s in answer.sentences))
    if answer.table is not None:
        blocks.append(_table(answer.table))
    blocks += [_group(group) for group in answer.groups]
    if answer.more:
        blocks.append("**Mer ur rapporterna**")
        blocks += [_group(group) for group in answer.more]
    blocks += [f"*{escape_markdown(text)}*" for text in (answer.notice, answer.note) if text]
    if answer.suggestions:
        blocks.append("Fråga vidare:\n\n" + "\n".join(f"- {escape_markdown(text)}" for text in answer.suggestions))
    return "\n\n".join(blocks)


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _headline(headline: Headline) -> str:
    """The answer in a few words; what is copied out of a report carries its source."""
    text = escape_markdown(headline.text)
    if headline.numbers and headline.after:
        text = f"”{text}”"
    parts = [f"**{text}**" if text else "", _marks(headline.numbers), escape_markdown(headline.after)]
    return " ".join(part for part in parts if part)


def _quoted(point: Point) -> str:
    by = f" – {escape_markdown(point.by)}" if point.by else ""
    return f"”{escape_markdown(point.text)}” {_marks(point.numbers)}{by}"


def _group(group: Group) -> str:
    lines = [f"**{escape_markdown(group.heading)}**", ""] if group.heading else []
    return "\n".join([*lines, *(f"- {_quoted(point)}" for point in group.points)])


def _table(table: Table) -> str:
    """A table with its caption above; an empty cell is a dash."""
    labelled = any(row.label for row in table.rows)
    head = [*([table.corner] if labelled else []), *table.columns]
    lines = [
        "| " + " | ".join(escape_markdown(text) for text in head) + " |",
        "| " + " | ".join("---" for _ in head) + " |",
    ]
    for row in table.rows:
        cells = [*([escape_markdown(row.label)] if labelled else []), *(_cell(cell, table) for cell in row.cells)]
        lines.append("| " + " | ".join(cells) + " |")
    return f"{escape_markdown(table.caption)}:\n\n" + "\n".join(lines)


def _cell(points: Sequence[Point], table: Table) -> str:
    if not points:
        return "–"
    if table.quoted:
        return " ".join(map(_quoted, points))
    return _marks(dict.fromkeys(number for point in points for number in point.numbers))


def answer_json(answer: Answer, identifier: object = None) -> dict[str, Any]:
    """The answer as the JSON contract has it, and how the question was understood."""
    return {
        "id": identifier,
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "answer": answer_markdown(answer),
        "abstained": answer.abstained,
        "reason": answer.reason,
        "citations": [citation.as_json() for citation in answer.citations],
        "passages": [passage_json(ranked.passage, ranked.score) for ranked in answer.passages],
        "ms": {"total": round(answer.milliseconds, 1)},
        "intent": str(answer.intent),
        "chips": [{"kind": chip.kind, "value": chip.value, "label": chip.label} for chip in answer.chips],
        "suggestions": list(answer.suggestions),
        "mode": answer.mode,
        "sentences": [{"text": sentence.text, "citations": list(sentence.numbers)} for sentence in answer.sentences],
        "notice": answer.notice or None,
    }


def json_line(data: dict[str, Any]) -> str:
    """One object on one line; a lone surrogate becomes its escape, so any output can hold it."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data)
    return text
