"""From a model's stream to its sentences: text that is fit to be shown, with the ids that it cites.

Everything here comes from a machine that may have read planted text. A
sentence with an address, a tag or an image is not mended but dropped: nobody
needs one to say what a report says.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingestion.sentences import sentence_spans

__all__ = ["MAX_SENTENCE", "Written", "read_sentence", "sentences_of"]

MAX_SENTENCE = 500
"""Characters of a sentence that is looked at; a longer one is none."""

_IDS = r"\[\s*u\d{1,4}(?:\s*(?:,|;|och|&)\s*u\d{1,4})*\s*\]"
_CITED = re.compile(_IDS, re.IGNORECASE)
_ID = re.compile(r"u\d{1,4}", re.IGNORECASE)
_BEHIND_STOP = re.compile(rf"([.!?…]+[”\"]?)\s*((?:{_IDS}\s*)+)", re.IGNORECASE)
_OTHER_MARK = re.compile(r"\[[^\[\]]{0,60}\](?!\()")
_FOREIGN = re.compile(
    r"!?\[[^\]]*\]\s*\(|</?[a-z!][^>]*>?|&#?\w+;|\b[a-z][a-z+.-]{1,12}://|\b(?:www\.|javascript:|data:|mailto:)"
    r"|\b[a-z0-9-]+\.(?:com|net|org|io|se|nu|eu|info|example)\b(?:/|\b)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^\s*(?:(?:[-*•·>]|#{1,6}|\d{1,2}[.)])\s+)+")
_EMPHASIS = re.compile(r"\*+|`+|~~|(?<!\w)_+|_+(?!\w)|\|")
_FULLWIDTH = str.maketrans({"【": "[", "】": "]", "［": "[", "］": "]", "〔": "[", "〕": "]", "＜": "<", "＞": ">"})


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence as the model meant it."""

    text: str
    """Plain text on one line, without marks; empty when nothing is left."""
    ids: tuple[str, ...]
    """Ids that it cites, whether they were given or not."""
    foreign: bool = False
    """It held an address, a tag, a link or an image, or was too long to be a sentence."""


def sentences_of(pieces: Iterable[str]) -> Iterator[Written]:
    """Yield each sentence as soon as the next one has begun or its line has ended."""
    rest = ""
    for piece in pieces:
        rest += piece.translate(_FULLWIDTH)
        *whole, rest = _cut(rest)
        yield from filter(None, map(read_sentence, whole))
        if len(rest) > 2 * MAX_SENTENCE:  # nothing that long becomes a sentence; don't keep it all
            yield Written("", (), foreign=True)
            rest = ""
    yield from filter(None, map(read_sentence, _cut(rest + "\n")))


def _cut(text: str) -> list[str]:
    """The whole sentences of a text, and last what may still go on."""
    *lines, last = re.split(r"[\r\n]+", text)
    done = [part for line in lines for part in _parts(line) if part.strip()]
    *whole, rest = _parts(last)
    # One sentence alone is not over: its marks may still follow its full stop.
    return [*done, *whole, rest if whole else last]


def _parts(line: str) -> list[str]:
    """Sentences of a line, each with its marks before its full stop; the last one as it stands to the end."""
    moved = _BEHIND_STOP.sub(lambda match: f" {match[2].strip()}{match[1]} ", line)
    spans = sentence_spans(moved, 0, len(moved))
    return [*(moved[start:end] for start, end in spans[:-1]), moved[spans[-1][0] :] if spans else ""]


def read_sentence(raw: str) -> Written | None:
    """A sentence without its marks and its markup; ``None`` for what is only markup."""
    text = "".join(char if char.isprintable() else " " for char in raw)
    ids = tuple(dict.fromkeys(found.lower() for mark in _CITED.findall(text) for found in _ID.findall(mark)))
    text = _CITED.sub(" ", text)
    foreign = bool(_FOREIGN.search(text)) or len(text) > MAX_SENTENCE
    text = _LEADING.sub("", _EMPHASIS.sub("", _OTHER_MARK.sub(" ", text)))
    text = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split())).strip()
    if not any(char.isalnum() for char in text):
        return Written("", ids, foreign=True) if foreign else None
    return Written(text if not foreign else "", ids, foreign)
