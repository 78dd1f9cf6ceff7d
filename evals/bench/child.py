"""One system measured in a process of its own: ``python -m evals.bench.child SYSTEM FOLDER STORE``.

Prints a JSON object with the time to be ready and the times of questions. What
they find is not told: the copies have no anticipated questions, so the real
reports would seem easier to find than they are. ``samsvar`` opens the index that the
settings name; ``bm25`` indexes in memory, as it has no store of its own;
``chroma`` keeps its vectors in STORE.
"""

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from evals.known import load_questions, question_paths
from evals.statistics import estimate
from evals.systems import AssistantSystem, System
from ingestion import REPORT_SUFFIXES, load_reports


@dataclass(frozen=True, slots=True)
class _Text:
    id: str
    source: str


def _system(name: str, folder: Path, store: Path) -> System:
    if name == "samsvar":
        from assistant import Assistant, load_settings

        return AssistantSystem(Assistant.open(load_settings()))
    from evals.peers import Bm25Peer, ChromaPeer
    from vectorstore.embedding import load_embedding

    paths = sorted(path for path in folder.iterdir() if path.suffix in REPORT_SUFFIXES and path.stem.islower())
    texts = [_Text(path.stem, path.read_text(encoding="utf-8")) for path in paths]
    if name == "bm25":
        return Bm25Peer(texts)
    return ChromaPeer(texts, "Chroma", load_embedding(None), store)


def main(name: str, folder: Path, store: Path) -> None:
    """Measure one system."""
    questions = [known for known in load_questions(question_paths("dev-*"), load_reports()) if known.answerable]
    begun = time.perf_counter()
    system = _system(name, folder, store)
    system.respond(questions[0])
    ready = time.perf_counter() - begun
    pairs = [(system.respond(known).milliseconds, 1.0) for known in questions]
    clusters = [known.id for known in questions]
    print(
        json.dumps(
            {
                "ready_s": ready,
                "p50_ms": estimate(pairs, clusters, 0.5).value,
                "p95_ms": estimate(pairs, clusters, 0.95).value,
                "units": len(system.units),
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
