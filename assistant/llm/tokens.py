"""How many tokens a text costs a model."""

import threading
from collections.abc import Callable
from functools import cache

import tiktoken
import tiktoken.load

from ingestion.tokens import LONGEST_PIECE, count_tokens

__all__ = ["counter_for"]

_FOREIGN = 2.0
"""Tokens of a model that knows Swedish badly, for each one of the Swedish vocabulary; on the safe side."""
_LOCK = threading.Lock()


def counter_for(name: str) -> Callable[[str], int]:
    """A function that counts the tokens of a text for a model.

    The model's own encoding is used where this machine has it already; it is
    never downloaded. For every other model the bundled Swedish vocabulary
    stands in, with room for what it does not know.
    """
    encoding = _own(name)
    if encoding is None:
        return lambda text: int(count_tokens(text) * _FOREIGN) + 1
    encode = encoding.encode_ordinary
    return lambda text: sum(len(encode(text[at : at + LONGEST_PIECE])) for at in range(0, len(text), LONGEST_PIECE))


@cache
def _own(name: str) -> tiktoken.Encoding | None:
    """The encoding of a model, if it is in tiktoken's cache.

    The library downloads what it lacks and has no switch for that; the one
    function that reads addresses is taken from it for the while.
    """
    try:
        wanted = tiktoken.encoding_name_for_model(name)
    except KeyError:
        return None
    with _LOCK:
        read = tiktoken.load.read_file
        tiktoken.load.read_file = _not_cached
        try:
            return tiktoken.get_encoding(wanted)
        except (OSError, ValueError):
            return None
        finally:
            tiktoken.load.read_file = read


def _not_cached(blobpath: str) -> bytes:
    raise FileNotFoundError(blobpath)
