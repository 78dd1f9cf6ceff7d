"""Read the pretraining data and cut it into text pairs that mean nearly the same, with a part held out."""

from __future__ import annotations

import itertools
import lzma
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

__all__ = [
    "Pairs",
    "Sources",
    "block_split",
    "concept_pairs",
    "halves",
    "load_sources",
    "nli_pairs",
    "report_pairs",
    "report_statements",
]

BLOCK = 10
"""Neighbouring lines of pairs.tsv are about one subject: they are held out in blocks, so that subjects are unseen."""

SHORTEST_SENTENCE = 3
"""Swedish words of a parallel sentence: shorter ones of programs are mostly labels."""

HEADING = re.compile(r"^\s*(?:#+|\*\*|\d+(?:\.\d+)*\.\s)")
MARKUP = re.compile(r"\[bookmark:[^\]]*\]|</?[a-z]+>|[*#_|❖·•]+")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True)
class Pairs:
    """Two lists of equal length: ``left[i]`` and ``right[i]`` mean nearly the same."""

    left: list[str]
    right: list[str]

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.left)

    def take(self, places: Sequence[int]) -> Pairs:
        """Return the pairs at `places`, in that order."""
        return Pairs([self.left[place] for place in places], [self.right[place] for place in places])


@dataclass(frozen=True)
class Sources:
    """All the texts that a training run reads.

    `law` holds paragraphs; `nli` rows of (Swedish premise, Swedish hypothesis, label, English premise, English
    hypothesis); `synonyms` pairs of words; `phrases` administrative Swedish beside everyday Swedish; `reports` the
    statements of each report with the heading above them; `concepts` groups of words and phrases about one thing.
    `parallel` are further (Swedish, English) sentences and words, `swedish` further paragraphs; only the reader reads
    them, and there may be none.
    """

    law: list[str]
    nli: list[tuple[str, str, str, str, str]]
    synonyms: Pairs
    phrases: Pairs
    reports: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    concepts: list[list[str]] = field(default_factory=list)
    parallel: list[tuple[str, str]] = field(default_factory=list)
    swedish: list[str] = field(default_factory=list)

    def both_languages(self) -> list[tuple[str, str]]:
        """Return all (Swedish, English) sentences: the sides of the NLI rows, and `parallel`."""
        return [*((row[side], row[side + 3]) for row in self.nli for side in (0, 1)), *self.parallel]

    def texts(self) -> list[str]:
        """Return the running texts (law, Swedish side of NLI, reports) for counting words, one paragraph each."""
        nli = [text for row in self.nli for text in row[:2]]
        return [*self.law, *nli, *(text for report in self.reports.values() for _, text in report)]


def load_sources(folder: Path, reports: Path) -> Sources:
    """Read the pretraining files in `folder` and the reports (``.md``, ``.txt``, lower-case names) in `reports`.

    Raises `OSError` for a missing file and `ValueError` for a row with the wrong number of columns.
    """
    nli = [row_of(line, 5) for line in packed_lines(folder / "nli-sv-en.tsv.xz")[1:]]
    synonyms = [row_of(line, 2) for line in (folder / "synonymer.tsv").read_text(encoding="utf-8").splitlines()]
    files = sorted(file for file in reports.iterdir() if file.suffix in {".md", ".txt"} and file.stem.islower())
    return Sources(
        law=packed_lines(folder / "lagtext.txt.xz"),
        nli=[(row[0], row[1], row[2], row[3], row[4]) for row in nli],
        synonyms=pairs_of(synonyms),
        phrases=pairs_of([row_of(line, 2) for line in own_lines("pairs.tsv")]),
        reports={file.stem: report_statements(file.read_text(encoding="utf-8")) for file in files},
        concepts=[line.split("\t") for line in own_lines("concepts.tsv")],
        parallel=parallel_of(folder),
        swedish=further_lines(folder / "swedish.txt"),
    )


def further_lines(path: Path) -> list[str]:
    """Return the lines of `path` without line ends and without empty lines; none when there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines if line.strip()]


def parallel_of(folder: Path) -> list[tuple[str, str]]:
    """Return (Swedish, English) texts: ``parallel.tsv`` from three Swedish words on, and all of ``dictionary.tsv``.

    The first has a third column that names the source. Either file may be missing. Raises `ValueError` for a row with
    the wrong number of columns.
    """
    sentences = [row_of(line, 3) for line in further_lines(folder / "parallel.tsv")]
    words = [row_of(line, 2) for line in further_lines(folder / "dictionary.tsv")]
    long = [row for row in sentences if len(row[0].split()) >= SHORTEST_SENTENCE]
    return [(row[0], row[1]) for row in (*long, *words)]


def own_lines(name: str) -> list[str]:
    """Return the lines of the file `name` that comes with this package."""
    return (resources.files("vectorstore.training") / name).read_text(encoding="utf-8").splitlines()


def packed_lines(path: Path) -> list[str]:
    """Return the lines of an xz-compressed UTF-8 file without line ends and without empty lines."""
    with lzma.open(path, "rt", encoding="utf-8") as packed:
        return [line.rstrip("\n") for line in packed if line.strip()]


def row_of(line: str, columns: int) -> list[str]:
    """Return the `columns` tab-separated cells of `line`; raise `ValueError` when their number differs."""
    cells = line.split("\t")
    if len(cells) != columns:
        raise ValueError(f"expected {columns} columns: {line[:80]!r}")
    return cells


def pairs_of(rows: Sequence[Sequence[str]]) -> Pairs:
    """Return the two first cells of each row as pairs."""
    return Pairs([row[0] for row in rows], [row[1] for row in rows])


def report_statements(text: str) -> list[tuple[str, str]]:
    """Return (heading above, statement) for the lines of a report; sentences of long lines are split."""
    found: list[tuple[str, str]] = []
    heading = ""
    for line in text.splitlines():
        clean = " ".join(MARKUP.sub(" ", line).split())
        is_heading = bool(HEADING.match(line)) or (0 < len(clean) < 100 and clean[-1:] in "?!:" and len(clean) > 15)
        if len(clean) < 4 or "...." in clean:
            continue
        if is_heading and len(clean) < 200:
            heading = clean
            continue
        found.extend((heading, sentence) for sentence in SENTENCE.split(clean) if len(sentence) > 12)
    return found


def halves(paragraphs: Sequence[str], rng: random.Random, shortest: int = 8, longest: int = 40) -> Pairs:
    """Return the two neighbouring stretches of `shortest` to `longest` words around one random cut per paragraph.

    The cut is a sentence end where there is one; paragraphs of fewer than ``2 * shortest`` words are left out.
    """
    pairs = Pairs([], [])
    for paragraph in paragraphs:
        words = paragraph.split()
        cuts = list(range(shortest, len(words) - shortest + 1))
        if not cuts:
            continue
        ends = [at for at in cuts if words[at - 1][-1] in ".:;"]
        cut = rng.choice(ends or cuts)
        pairs.left.append(" ".join(words[max(0, cut - longest) : cut]))
        pairs.right.append(" ".join(words[cut : cut + longest]))
    return pairs


def nli_pairs(rows: Sequence[tuple[str, str, str, str, str]], label: str = "entailment") -> Pairs:
    """Return the Swedish (premise, hypothesis) of the rows with `label`."""
    kept = [row for row in rows if row[2] == label]
    return Pairs([row[0] for row in kept], [row[1] for row in kept])


def report_pairs(statements: Sequence[tuple[str, str]]) -> Pairs:
    """Return weak pairs of one report: heading with statement, and statements that follow under one heading."""
    pairs = Pairs([], [])
    for place, (heading, text) in enumerate(statements):
        if len(heading) > 15:
            pairs.left.append(heading)
            pairs.right.append(text)
        if place and statements[place - 1][0] == heading:
            pairs.left.append(statements[place - 1][1])
            pairs.right.append(text)
    return pairs


def concept_pairs(groups: Sequence[Sequence[str]]) -> Pairs:
    """Return every two different members of each group as a pair, in one direction."""
    both = [pair for group in groups for pair in itertools.combinations(group, 2)]
    return pairs_of(both)


def block_split(count: int, every: int, offset: int) -> tuple[list[int], list[int]]:
    """Return the places to train on and those held out: each `every`-th block of ten neighbours, from `offset`."""
    held = [place for place in range(count) if place // BLOCK % every == offset % every]
    kept = [place for place in range(count) if place // BLOCK % every != offset % every]
    return kept, held
