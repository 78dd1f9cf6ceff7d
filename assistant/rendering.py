"""An answer as Markdown and as JSON.

Report text is data: what would be markup in it is escaped.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from assistant.answers import Answer, passage_json

__all__ = ["answer_json", "answer_markdown", "escape_markdown", "json_line"]

_ACTIVE = re.compile(r"([\\`\[\]<>|])|(?<!\w)([*_])|([*_])(?!\w)")
_LINE_START = re.compile(r"^(\s*)([#>+-]|\d+\.)(?=\s)", re.MULTILINE)


def escape_markdown(text: str) -> str:
    """Escape what Markdown would take for markup; words stay as they are."""
    return _LINE_START.sub(r"\1\\\2", _ACTIVE.sub(lambda match: "\\" + match.group(), text))


def answer_markdown(answer: Answer) -> str:
    """The answer with ``[1]`` marks, without its list of sources."""
    blocks = [escape_markdown(answer.lead)] if answer.lead else []
    if answer.sentences:
        blocks.append(" ".join(f"{escape_markdown(s.text)} {_marks(s.numbers)}" for s in answer.sentences))
    for group in answer.groups:
        lines = [f"**{escape_markdown(group.heading)}**", ""] if group.heading else []
        for point in group.points:
            lines.append(f"- ”{escape_markdown(point.text)}” {_marks(point.numbers)}")
        blocks.append("\n".join(lines))
    blocks += [f"*{escape_markdown(text)}*" for text in (answer.notice, answer.note) if text]
    return "\n\n".join(blocks)


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def answer_json(answer: Answer, identifier: object = None) -> dict[str, Any]:
    """The answer as the JSON contract has it."""
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
