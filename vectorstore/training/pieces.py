"""The sub-word pieces of the model: a lower-casing unigram tokenizer, and the letter sequences inside a piece."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

__all__ = ["UNKNOWN", "letter_sequences", "train_pieces"]

UNKNOWN = "<unk>"
"""The piece for characters never seen; its vector is zero."""


def train_pieces(texts: Iterable[str], size: int) -> Tokenizer:
    """Train a unigram tokenizer of about `size` pieces on lower-cased `texts`.

    Everything but letters and digits is a word boundary and gets no piece, so that markup and punctuation do not
    count in a text's vector. å, ä and ö are kept. Pieces carry no mark for the start of a word: the parts of a
    Swedish compound are thus the same pieces as the words it is made of (samverkans + grupp, grupp). The same texts
    in the same order give the same pieces.
    """
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace("\u00ad", ""),
            normalizers.Replace(Regex(r"[^\p{L}\p{M}\p{N}]+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    trainer = trainers.UnigramTrainer(
        vocab_size=size, unk_token=UNKNOWN, special_tokens=[UNKNOWN], show_progress=False, max_piece_length=20
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def letter_sequences(pieces: list[str], buckets: int, shortest: int = 3, longest: int = 5) -> list[NDArray[np.int64]]:
    """Return for each piece the bucket numbers (0 to ``buckets - 1``) of its letter sequences.

    Sequences of `shortest` to `longest` characters are hashed; pieces that share
    them (sjukskriven, sjukskrivning) learn together. A piece shorter than `shortest` has none.
    """
    found = []
    for piece in pieces:
        grams = {
            piece[at : at + length] for length in range(shortest, longest + 1) for at in range(len(piece) - length + 1)
        }
        numbers = sorted({zlib.crc32(gram.encode("utf-8")) % buckets for gram in grams})
        found.append(np.array(numbers, dtype=np.int64))
    return found
