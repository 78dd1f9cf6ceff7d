"""Answers and comparisons as documents that leave the program: Markdown, Word, Excel, the clipboard."""

from assistant.exports.parts import Part, parts_of
from assistant.exports.sheet import EXCEL_TYPE, comparison_markdown, comparison_workbook
from assistant.exports.text import conversation_markdown, copied
from assistant.exports.word import WORD_TYPE, conversation_word

__all__ = [
    "EXCEL_TYPE",
    "WORD_TYPE",
    "Part",
    "comparison_markdown",
    "comparison_workbook",
    "conversation_markdown",
    "conversation_word",
    "copied",
    "parts_of",
]
