"""Words that Swedish has: ``python -m vectorstore.training.words --pretraining FOLDER --out FILE``.

What a question misspells is told from what it merely says in other words than
the reports do, so that *sammantaget* is not put right to *sammanhanget*.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from vectorstore.training.sources import load_sources

__all__ = ["frequent_words", "main"]

REPORTS = Path(__file__).resolve().parents[2] / "ingestion" / "reports"
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5
_TIMES = 3
"""Letters, and times that a text must use a word: what is used once may be misspelt."""


def frequent_words(texts: Iterable[str]) -> list[str]:
    """The words of some texts in small letters, sorted: those that are long enough to be misspelt, and no slips."""
    counts = Counter(match.group().lower() for text in texts for match in _WORD.finditer(text))
    return sorted(word for word, times in counts.items() if times >= _TIMES and len(word) >= _SHORTEST)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the words of statutes and sentences, one a line; return the exit code (2 when a file cannot be read)."""
    parser = argparse.ArgumentParser(prog="python -m vectorstore.training.words", description=__doc__)
    parser.add_argument("--pretraining", type=Path, required=True, help="folder with the pretraining files")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    given = parser.parse_args(arguments)
    try:
        sources = load_sources(given.pretraining, REPORTS)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"vectorstore.training.words: {error}\n")
        return 2
    words = frequent_words([*sources.law, *(text for row in sources.nli for text in row[:2])])
    given.out.write_text("\n".join(words) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
