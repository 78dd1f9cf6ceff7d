"""Train the bundled Swedish byte-pair vocabulary that `ingestion.tokens` reads.

Run as ``python -m ingestion.train_tokens --text FILE.xz [--text FILE=20 ...] --out FILE``; ``=20`` counts a file
twenty times, which keeps a small text that matters from drowning in a large one. The same files give the
same vocabulary, byte for byte: the trainer counts pairs and breaks ties by token number, and draws no random
numbers.
"""

from __future__ import annotations

import argparse
import base64
import json
import lzma
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from ingestion.tokens import PATTERN

__all__ = ["main", "read_lines", "to_ranks", "train", "write_ranks"]

SIZE = 16_384


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a UTF-8 text file with their line ends; a name that ends in ``.xz`` is decompressed.

    Raises `OSError` for a file that cannot be read and `UnicodeDecodeError` for one that is not UTF-8.
    """
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8", newline="") as packed:
            yield from packed
    else:
        with path.open(encoding="utf-8", newline="") as plain:
            yield from plain


def train(lines: Iterable[str], size: int = SIZE) -> Tokenizer:
    """Train a byte-level byte-pair tokenizer of `size` tokens, all 256 bytes among them.

    Words are cut by `ingestion.tokens.PATTERN`. Fewer tokens come back when `lines` holds too little text for
    `size`. Raises `ValueError` when `size` is below 256.
    """
    if size < 256:
        raise ValueError(f"a byte-level vocabulary needs at least 256 tokens, not {size}")
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PATTERN), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        min_frequency=2,
        show_progress=False,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
    )
    tokenizer.train_from_iterator(lines, trainer)
    return tokenizer


def weighted(argument: str) -> tuple[Path, int]:
    """Return the file and the number of times it counts from ``FILE`` or ``FILE=TIMES``."""
    name, mark, times = argument.rpartition("=")
    return (Path(name), int(times)) if mark and times.isdecimal() else (Path(argument), 1)


def byte_of_character() -> dict[str, int]:
    """Return the byte behind each of the 256 characters that byte-level tokenizers write bytes as."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    pairs = {chr(byte): byte for byte in printable}
    pairs.update({chr(256 + place): byte for place, byte in enumerate(others)})
    return pairs


def to_ranks(tokenizer: Tokenizer) -> dict[bytes, int]:
    """Return the vocabulary of a byte-level `tokenizer` as tiktoken's mergeable ranks: token bytes to rank.

    Ranks run from 0 without a gap: first the 256 bytes, then the merged tokens in the order in which they were
    learned, which is the order in which tiktoken merges. Raises `ValueError` when a byte has no token or when a
    token is not the merge of two earlier ones (tiktoken could then never produce it).
    """
    bytes_of = byte_of_character()
    vocabulary = sorted(tokenizer.get_vocab(with_added_tokens=False).items(), key=lambda item: item[1])
    ranks = {bytes(bytes_of[character] for character in token): rank for rank, (token, _) in enumerate(vocabulary)}
    if any(bytes([byte]) not in ranks for byte in range(256)):
        raise ValueError("the vocabulary lacks a token for some byte")
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    reached = {"".join(pair) for pair in merges}
    lost = [token for token, _ in vocabulary if len(token) > 1 and token not in reached]
    if lost:
        raise ValueError(f"{len(lost)} tokens cannot be reached by merging, the first is {lost[0]!r}")
    return ranks


def write_ranks(ranks: dict[bytes, int], path: Path) -> None:
    """Write `ranks` in tiktoken's own format: base64 of the token, a space and the rank, a line each, by rank."""
    lines = [
        f"{base64.b64encode(token).decode('ascii')} {rank}\n" for token, rank in sorted(ranks.items(), key=by_rank)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines), encoding="ascii", newline="\n")


def by_rank(item: tuple[bytes, int]) -> int:
    """Return the rank of a (token, rank) pair: the sorting key of the file."""
    return item[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train from the command line and write the vocabulary; return the exit code (0, or 2 for a file error)."""
    parser = argparse.ArgumentParser(prog="python -m ingestion.train_tokens", description=__doc__)
    parser.add_argument("--text", type=weighted, action="append", required=True, help="FILE or FILE=TIMES; repeatable")
    parser.add_argument("--out", type=Path, required=True, help="the vocabulary file to write")
    parser.add_argument("--size", type=int, default=SIZE, help=f"number of tokens (default {SIZE})")
    options = parser.parse_args(arguments)
    try:
        lines = (line for path, times in options.text for _ in range(times) for line in read_lines(path))
        tokenizer = train(lines, options.size)
        ranks = to_ranks(tokenizer)
        write_ranks(ranks, options.out)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"train_tokens: {error}\n")
        return 2
    sys.stdout.write(f"{len(ranks)} tokens in {options.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
