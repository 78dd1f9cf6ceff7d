"""What ``samsvar eval`` shows in the terminal."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.comparison import Comparison
from evals.evaluation import Evaluation
from evals.followups import FOLLOWED, Followed
from evals.known import KINDS
from evals.measures import MEASURES
from evals.page import interval, number
from evals.summary import Figure, find
from evals.unseen import Unseen

__all__ = ["print_evaluation", "print_stored"]

_SHORT = ("recall_at_10", "recall_at_1", "recall_in_2000", "mrr", "nugget_recall", "evidence_cited")
_RANKED = ("recall_at_10", "recall_at_1", "recall_in_2000", "mrr", "ndcg_at_10", "latency_p50")
_LISTED = 12
_WIDTH = 120


def print_evaluation(evaluation: Evaluation, unseen: Unseen | None, page: Path) -> None:
    """Print measures, changes, other systems and the gates' verdict."""
    console = _console()
    figures = evaluation.record.figures
    console.print(_measures(figures))
    console.print(_kinds(figures))
    if evaluation.followed is not None:
        _print_followed(console, evaluation.followed)
    if evaluation.peers:
        console.print(_systems("Bredvid andra system", {**evaluation.peers, "Samsvar": figures}))
    if unseen is not None:
        console.print(_systems("En rapport i taget utelämnad", unseen.systems))
    if evaluation.comparison is not None:
        _print_changes(console, evaluation.comparison)
    for verdict in evaluation.verdicts:
        mark, style = ("✓", "green") if verdict.passed else ("✗", "bold red")
        console.print(Text(f"{mark} {verdict.words()}", style=style))
    console.print(f"Sidan: {page}", soft_wrap=True)


def print_stored(paths: Sequence[Path]) -> None:
    """Say what was kept."""
    console = _console()
    console.print(f"Sparat: {', '.join(str(path) for path in paths)}", soft_wrap=True)


def _console() -> Console:
    """Standard output; a file or a pipe has no width of its own, and tables need some."""
    console = Console(highlight=False, markup=False)
    return console if console.is_terminal else Console(highlight=False, markup=False, width=_WIDTH)


def _measures(figures: Sequence[Figure]) -> Table:
    table = Table("Mått", "Frågor", "Värde", "95 %")
    for name, measure in MEASURES.items():
        if (found := find(figures, name)) is not None:
            table.add_row(measure.label, str(found.n), number(name, found.value), interval(name, found))
    return table


def _kinds(figures: Sequence[Figure]) -> Table:
    table = Table("Slag av fråga", "Frågor", *(MEASURES[name].label for name in _SHORT))
    for kind, label in KINDS.items():
        found = [(name, find(figures, name, "kind", kind)) for name in _SHORT]
        if found[0][1] is not None:
            table.add_row(label, str(found[0][1].n), *(number(name, one.value) if one else "–" for name, one in found))
    return table


def _print_followed(console: Console, followed: Followed) -> None:
    console.print(_systems("Följdfrågor", followed.systems, FOLLOWED))
    console.print(f"p: {', '.join(f'{followed.p[name]:.3f}'.replace('.', ',') for name in FOLLOWED)}")
    if followed.lost:
        more = f" och {len(followed.lost) - _LISTED} till" if len(followed.lost) > _LISTED else ""
        console.print(f"Belägg bara när frågan ställs hel: {', '.join(followed.lost[:_LISTED])}{more}")


def _systems(title: str, systems: dict[str, tuple[Figure, ...]], measures: Sequence[str] = _RANKED) -> Table:
    table = Table("System", "Frågor", *(MEASURES[name].label for name in measures), title=title)
    for label, figures in systems.items():
        found = [(name, find(figures, name)) for name in measures]
        count = str(found[0][1].n) if found[0][1] else "0"
        table.add_row(label, count, *(number(name, one.value) if one else "–" for name, one in found))
    return table


def _print_changes(console: Console, comparison: Comparison) -> None:
    changes = [change for change in comparison.changes if change.better or change.worse]
    if not changes:
        console.print("Ingen fråga har fått ett annat utfall än förra gången.")
    else:
        table = Table("Mått", "Frågor", "Förut", "Nu", "p", "Bättre", "Sämre", title="Sedan förra gången")
        for change in changes:
            style = "" if not change.sure else "green" if change.improved else "bold red"
            shown = (number(change.measure, value) for value in (change.before, change.after))
            counts = (str(len(change.better)), str(len(change.worse)))
            name = MEASURES[change.measure].label
            table.add_row(name, str(change.n), *shown, f"{change.p:.3f}".replace(".", ","), *counts, style=style)
        console.print(table)
        worse = list(dict.fromkeys(name for change in changes for name in change.worse))
        if worse:
            more = f" och {len(worse) - _LISTED} till" if len(worse) > _LISTED else ""
            console.print(f"Sämre: {', '.join(worse[:_LISTED])}{more}")
    for label, names in (
        ("Nya", comparison.added),
        ("Borttagna", comparison.removed),
        ("Ändrade", comparison.rewritten),
    ):
        if names:
            console.print(f"{label} frågor, inte jämförda: {len(names)}")
