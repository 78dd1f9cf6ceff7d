"""Count tokens with the bundled Swedish byte-pair vocabulary, without a network.

The vocabulary is a file in tiktoken's own format beside this module; `ingestion.train_tokens` made it.
"""

from __future__ import annotations

import base64
import functools
from importlib import resources

import tiktoken

__all__ = ["PATTERN", "count_tokens", "encoding"]

PATTERN = (
    r"[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+"  # a word with the blank (or one mark) before it
    r"|\p{N}{1,3}"  # digits, three at most, so that years and amounts share tokens
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*"  # punctuation with what ends the line
    r"|\s*[\r\n]+"  # line ends with the blanks before them
    r"|\s+(?!\S)"  # blanks except the one before a word
    r"|\s+"
)
"""How text is cut into words before bytes are merged, in the syntax that tiktoken and `tokenizers` share."""

LONGEST_PIECE = 100_000
"""Characters given to tiktoken at a time: its regular expressions can overflow on millions of equal characters."""


def read_ranks() -> dict[bytes, int]:
    """Return the bundled vocabulary: token bytes to rank, ranks from 0 without a gap."""
    source = resources.files("ingestion") / "data" / "swedish.tiktoken"
    pairs = (line.split() for line in source.read_text(encoding="ascii").splitlines() if line)
    return {base64.b64decode(token): int(rank) for token, rank in pairs}


@functools.cache
def encoding() -> tiktoken.Encoding:
    """Return the Swedish encoding ``samsvar_sv``: about 16,000 byte-pair tokens and no special tokens.

    It is read once from the bundled file; no network is used. Every text can be encoded and decodes to itself.
    Raises `FileNotFoundError` when the vocabulary file is missing from the installation.
    """
    return tiktoken.Encoding("samsvar_sv", pat_str=PATTERN, mergeable_ranks=read_ranks(), special_tokens={})


def count_tokens(text: str) -> int:
    """Return the number of tokens in `text` (0 for an empty text).

    Text that looks like a special token (``<|endoftext|>``) is counted as plain text; nothing is raised for any
    string. A text beyond 100,000 characters is counted in parts, which can add one token a part.
    """
    encode = encoding().encode_ordinary
    return sum(len(encode(text[start : start + LONGEST_PIECE])) for start in range(0, len(text), LONGEST_PIECE))
