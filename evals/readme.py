"""The README's tables, made from the stored runs, so that no number in them is typed."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from evals.files import write_whole
from evals.followups import FOLLOWED
from evals.known import KINDS
from evals.measures import MEASURES
from evals.records import Record, Stamp, load_figure_sets, load_record
from evals.said import MEASURES as SAID
from evals.summary import Figure, find

__all__ = ["SEALED_MARK", "Stored", "refresh_readme", "stored_folder", "tables"]

_SECTION = re.compile(r"(<!-- eval:begin[^\n]*-->\n).*?(<!-- eval:end -->)", re.DOTALL)
_KINDS = {
    "fact": "facts",
    "cell": "one actor's answer to one question",
    "list": "lists",
    "count": "which, how many",
    "comparison": "comparisons",
    "overview": "overviews",
    "other_words": "in other words than the report's",
    "fragment": "fragments, misspellings, without å ä ö",
    "followup": "follow-ups",
    "other": "other",
}
_MAIN = ("recall_at_10", "recall_in_2000", "mrr", "nugget_recall", "evidence_cited")
_PEERS = ("recall_at_10", "recall_at_1", "recall_in_2000", "mrr", "ndcg_at_10", "latency_p50")
_OTHER = (
    "citation_precision",
    "citation_recall",
    "quote_exactness",
    "abstention_precision",
    "abstention_recall",
    "abstention_f1",
    "hallucination_rate",
    "over_refusal",
    "latency_p50",
    "latency_p95",
)
_COSTS = {
    "units": "passages or chunks",
    "index_s": "index, s",
    "index_peak_mb": "memory for it, MB",
    "cold_s": "first answer of a new process, s",
    "p50_ms": "question, ms",
    "p95_ms": "p95, ms",
    "page_s": "page ready, s",
    "disk_mb": "disk, MB",
}
SEALED_MARK = ", förseglade"
"""Ends the names of what was measured on sealed questions."""
_NAMES = {
    "Som följdfråga": "as a follow-up",
    "Samma fråga ställd hel": "the same question asked whole",
    f"Som följdfråga{SEALED_MARK}": "sealed: as a follow-up",
    f"Samma fråga ställd hel{SEALED_MARK}": "sealed: the same question asked whole",
    "BM25 på 1 000 tecken": "BM25, Swedish stems, chunks of 1,000/200 characters",
    "Chroma på 1 000 tecken, vår modell": "Chroma, our embedding model, the same chunks",
    "Samsvar: bara ord": "Samsvar, lexical part alone",
    "Samsvar: bara vektorer": "Samsvar, vectors alone",
    "Samsvar: ord och vektorer": "Samsvar, fusion without scope",
    "Samsvar: utan frågor skrivna i förväg": "Samsvar without anticipated questions",
    "Samsvar som den är": "Samsvar as it is",
    "Samsvar, rapporten osedd (med språkmodellen omtränad utan den)": "Samsvar, report unseen (model retrained)",
    "Samsvar, rapporten osedd (språkmodellen har sett den)": "Samsvar, report unseen (but for the model)",
}


@dataclass(frozen=True, slots=True)
class Stored:
    """Where the runs that the README tells of are kept."""

    baseline: Path
    sealed: Path
    peers: Path
    unseen: Path
    bench: Path
    followups: Path
    said: Path

    @classmethod
    def within(cls, folder: Path) -> "Stored":
        """The stored runs of a folder."""
        names = ("baseline", "sealed", "peers", "unseen", "bench/results", "followups", "said")
        return cls(*(folder / f"{name}.json" for name in names))


def stored_folder() -> Path:
    """Folder of the project's own stored runs."""
    return Path(str(resources.files("evals")))


def refresh_readme(stored: Stored, readme: Path) -> bool:
    """Write the tables anew into a README that has a place for them; whether it did.

    Raises:
        RecordError: a stored run is missing or damaged.
    """
    if not readme.is_file():
        return False
    text = readme.read_text(encoding="utf-8")
    if not _SECTION.search(text):
        return False
    made = tables(stored)
    write_whole(readme, _SECTION.sub(lambda match: f"{match[1]}{made}{match[2]}", text))
    return True


def tables(stored: Stored) -> str:
    """The README's tables as Markdown; a run that is not stored has none."""
    blocks = []
    if (baseline := _loaded(stored.baseline)) is not None:
        blocks.append(_run("Development questions", baseline.stamp, baseline.figures))
    if stored.sealed.is_file():
        runs = load_figure_sets(stored.sealed).sets
        stamp, found = runs[max(runs)]
        when = ", ".join(sorted(name[:10] for name in runs))
        blocks.append(_run(f"Sealed questions (run {len(runs)} time{'s'[: len(runs) - 1]}: {when})", stamp, found))
    if stored.followups.is_file():
        blocks.append(_followups(load_figure_sets(stored.followups).sets))
    if stored.said.is_file():
        blocks.append(_said(json.loads(stored.said.read_text(encoding="utf-8"))))
    if stored.peers.is_file():
        sets = load_figure_sets(stored.peers).sets
        blocks.append(_systems("Other systems on the development questions", sets))
    if stored.unseen.is_file():
        sets = load_figure_sets(stored.unseen).sets
        blocks.append(_systems("One report left out at a time, questions about that report alone", sets))
    if stored.bench.is_file():
        blocks.append(_speed(json.loads(stored.bench.read_text(encoding="utf-8"))))
    return "\n".join(blocks)


def _said(runs: dict[str, Any]) -> str:
    """What is said, of the questions that were developed on beside the last run of the sealed ones."""
    values, sealed = list(runs["questions"].values()), runs["sealed"]
    last = sealed[max(sealed)] if sealed else {}
    title = f"**What is said**, {len(values)} development questions"
    title += (
        f" beside {last.get('asked', 'the')} sealed ones, run {len(sealed)} time{'s'[: len(sealed) - 1]},"
        f" last {max(sealed)[:10]}:"
        if sealed
        else ":"
    )
    lines = [title, "", "| | development | sealed |", "| --- | --- | --- |"]
    for name, about in SAID.items():
        if found := [of[name] for of in values if name in of]:
            beside = f"{last[name]:.2f}" if name in last else "–"
            lines.append(f"| {about} | {sum(found) / len(found):.2f} ({len(found)}) | {beside} |")
    return "\n".join([*lines, ""])


def _speed(results: dict[str, Any]) -> str:
    """Cost against size, a row a system and size."""
    stamp = results["stamp"]
    lines = [f"**Speed and size**, {stamp['processors']} cores, {stamp['made'][:10]}, medians:", ""]
    lines += [f"| | {' | '.join(_COSTS.values())} |", "| --- " * (1 + len(_COSTS)) + "|"]
    for size, systems in results["sizes"].items():
        for name, found in systems.items():
            cells = [_cost(found[key]) if key in found else "–" for key in _COSTS]
            if "failed" in found:
                cells = ["did not finish", *[""] * (len(_COSTS) - 1)]
            lines.append(f"| {int(size):,} × {name} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _cost(value: float) -> str:
    """A cost with two figures that count."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"


def _loaded(path: Path) -> Record | None:
    return load_record(path) if path.is_file() else None


def _cell(measure: str, found: Sequence[Figure], by: str = "all", group: str = "", *, interval: bool = True) -> str:
    estimate = find(found, measure, by, group)
    if estimate is None:
        return "–"
    if MEASURES[measure].of == "speed":
        return f"{estimate.value:.1f}" if estimate.value < 10 else f"{estimate.value:.0f}"
    text = f"{estimate.value:.2f}"
    return f"{text} ({estimate.low:.2f}–{estimate.high:.2f})" if interval else text


def _run(title: str, stamp: Stamp, found: Sequence[Figure]) -> str:
    lines = [f"**{title}**, version {stamp.version}, {stamp.made[:10]}:", ""]
    lines += [f"| | n | {' | '.join(MEASURES[name].english for name in _MAIN)} |", "| --- " * (2 + len(_MAIN)) + "|"]
    for kind, name in _KINDS.items():
        if kind in KINDS and (counted := find(found, "recall_at_10", "kind", kind)) is not None:
            cells = [_cell(m, found, "kind", kind, interval=m == "recall_at_10") for m in _MAIN]
            lines.append(f"| {name} | {counted.n} | {' | '.join(cells)} |")
    total = find(found, "recall_at_10")
    cells = [_cell(name, found) for name in _MAIN]
    lines.append(f"| **all** | {total.n if total else 0} | {' | '.join(cells)} |")
    lines += ["", "| | n | |", "| --- | --- | --- |"]
    for name in _OTHER:
        if (estimate := find(found, name)) is not None:
            lines.append(f"| {MEASURES[name].english} | {estimate.n} | {_cell(name, found)} |")
    return "\n".join([*lines, ""])


def _followups(sets: dict[str, tuple[Stamp, tuple[Figure, ...]]]) -> str:
    """The same questions in a conversation and by themselves."""
    lines = ["**Follow-ups and the same questions asked whole**, answerable ones:", ""]
    lines += [f"| | n | {' | '.join(MEASURES[name].english for name in FOLLOWED)} |"]
    lines += ["| --- " * (2 + len(FOLLOWED)) + "|"]
    for name, (stamp, found) in sets.items():
        total = find(found, "recall_at_10")
        cells = [_cell(measure, found) for measure in FOLLOWED]
        lines.append(
            f"| {_NAMES.get(name, name)}, {stamp.made[:10]} | {total.n if total else 0} | {' | '.join(cells)} |"
        )
    return "\n".join([*lines, ""])


def _systems(title: str, sets: dict[str, tuple[Stamp, tuple[Figure, ...]]]) -> str:
    stamp = next(iter(sets.values()))[0]
    total = find(next(iter(sets.values()))[1], "recall_at_10")
    heads = [*(MEASURES[name].english for name in _PEERS[:1]), "in other words"]
    heads += [MEASURES[name].english for name in _PEERS[1:]]
    lines = [f"**{title}**, {total.n if total else 0} questions, {stamp.made[:10]}:", ""]
    lines += [f"| | {' | '.join(heads)} |", "| --- " * (1 + len(heads)) + "|"]
    for name, (_, found) in sets.items():
        cells = [_cell("recall_at_10", found), _cell("recall_at_10", found, "kind", "other_words", interval=False)]
        cells += [_cell(measure, found, interval=False) for measure in _PEERS[1:]]
        lines.append(f"| {_NAMES.get(name, name)} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])
