"""Reports in any number that are read like the real ones and use words like them.

A copy keeps a report's outline and the length of its statements, but its words
are exchanged: the commonest stay, every other one becomes a word about as
common, and new compounds are coined at the pace at which the reports' own
vocabulary grows with their length (Heaps' law). So the copies share their
frequent words and differ in their rare ones, as reports do.
"""

import hashlib
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from ingestion import Report, bundled_folder, load_reports
from ingestion.profile import Profile, load_profile

__all__ = ["grow"]

_WORD = re.compile(r"(?<![\w-])[a-zåäö]{3,}(?![\w-])")
_KEPT = 150
"""The commonest words, which say how Swedish is written and not what about."""
_WINDOW = 40
"""Ranks within which words count as equally common."""


@dataclass(frozen=True, slots=True)
class _Original:
    report: Report
    profile: Profile
    toml: str
    pieces: tuple[tuple[str, bool], ...]
    """The source in order; only the pieces with ``True`` are changed."""


def grow(folder: Path, times: int) -> None:
    """Write ``times`` × the bundled reports into an empty folder, the first time as they are."""
    shutil.copytree(bundled_folder(), folder, dirs_exist_ok=True)
    originals = [_original(report) for report in load_reports()]
    words = Counter(word for one in originals for word in _words(one))
    ranked = [word for word, _ in words.most_common()]
    coined = _coinages([word for one in originals for word in _words(one)], times)
    for copy in range(1, times):
        random = np.random.default_rng(copy)
        exchange = _exchange(ranked, words, next(coined), random)
        for one in originals:
            _write(one, copy, exchange, folder)


def _original(report: Report) -> _Original:
    path = bundled_folder() / f"{report.id}.toml"
    profile = load_profile(path)
    return _Original(report, profile, path.read_text(encoding="utf-8"), tuple(_pieces(report, profile)))


def _pieces(report: Report, profile: Profile) -> Iterator[tuple[str, bool]]:
    """The source in pieces: statements are changed, unless the profile names words of theirs."""
    named = [*profile.joins, *(stop.starts for stop in profile.breaks)]
    named += [text for quoted in profile.inline.quotations for text in (quoted.starts, quoted.ends)]
    named += [heading.text for heading in (*profile.heading, *profile.inline.headings) if heading.text]
    named += [text for part in profile.drop for text in (part.start, part.until) if text]
    spans = sorted({(s.start, s.end) for passage in report.passages for s in passage.statements})
    reached = 0
    for start, end in spans:
        if start < reached:
            continue
        around = report.source[max(0, start - 80) : end + 80]
        yield report.source[reached:start], False
        yield report.source[start:end], not any(text in around for text in named)
        reached = end
    yield report.source[reached:], False


def _words(one: _Original) -> list[str]:
    return [word for text, changed in one.pieces if changed for word in _WORD.findall(text)]


def _coinages(tokens: list[str], times: int) -> Iterator[int]:
    """How many words each copy has that no copy before it had, by Heaps' law fitted on the reports."""
    sizes = np.linspace(len(tokens) // 10, len(tokens), 10, dtype=int)
    types = [len(set(tokens[:size])) for size in sizes]
    slope, height = np.polyfit(np.log(sizes), np.log(types), 1)
    reached = np.exp(height) * (np.arange(1, times + 1) * len(tokens)) ** slope
    for before, after in pairwise(reached):
        yield round(after - before)


def _exchange(ranked: list[str], counts: Counter[str], coined: int, random: np.random.Generator) -> dict[str, str]:
    """What each word becomes in one copy."""
    exchange = {word: word for word in ranked[:_KEPT]}
    for first in range(_KEPT, len(ranked), _WINDOW):
        window = ranked[first : first + _WINDOW]
        exchange |= dict(zip(window, random.permutation(window), strict=True))
    rare = [word for word in ranked if counts[word] <= 2]
    long = [word for word in ranked[_KEPT:] if len(word) > 4]
    for word in random.permutation(rare)[:coined]:
        exchange[str(word)] = "".join(random.choice(long, 2))
    return exchange


def _write(one: _Original, copy: int, exchange: dict[str, str], folder: Path) -> None:
    """Write one copy of a report and its profile."""
    text = "".join(
        _WORD.sub(lambda match: str(exchange.get(match.group(), match.group())), piece) if changed else piece
        for piece, changed in one.pieces
    )
    name = f"{one.report.id}-{copy}"
    path = folder / f"{name}{Path(one.profile.file).suffix}"
    path.write_text(text, encoding="utf-8", newline="")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    toml = one.toml.replace(f'id = "{one.report.id}"', f'id = "{name}"', 1)
    toml = toml.replace(f'file = "{one.profile.file}"', f'file = "{path.name}"', 1)
    toml = re.sub(r'^sha256 = "[0-9a-f]+"', f'sha256 = "{digest}"', toml, count=1, flags=re.MULTILINE)
    (folder / f"{name}.toml").write_text(toml, encoding="utf-8")
