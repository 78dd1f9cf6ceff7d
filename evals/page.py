"""The page of an evaluation: one file that asks nothing of any network."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from evals.comparison import Change
from evals.evaluation import Evaluation
from evals.failures import REASONS, failures
from evals.followups import FOLLOWED, Followed
from evals.known import KINDS
from evals.measures import MEASURES
from evals.plots import Dot, dot_plot
from evals.statistics import Estimate
from evals.summary import Figure, find
from evals.unseen import Unseen
from ingestion import Report

__all__ = ["interval", "number", "page"]

_BY_GROUP = ("recall_at_10", "recall_at_1", "recall_in_2000", "mrr", "ndcg_at_10", "nugget_recall", "evidence_cited")
_BY_PEER = ("recall_at_10", "recall_at_5", "recall_at_1", "recall_in_2000", "mrr", "ndcg_at_10", "latency_p50")
_PLOTTED = ("recall_at_10", "nugget_recall")


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    figures: Sequence[Figure]
    by: str = "all"
    group: str = ""
    own: bool = False

    def find(self, measure: str) -> Estimate | None:
        return find(self.figures, measure, self.by, self.group)


def number(measure: str, value: float) -> str:
    """A measure's value as it is written in Swedish."""
    digits = 1 if MEASURES[measure].of == "speed" else 3
    return f"{value:.{digits}f}".replace(".", ",")


def interval(measure: str, found: Estimate) -> str:
    """The interval of a measure as it is written in Swedish."""
    return f"{number(measure, found.low)}–{number(measure, found.high)}"


def page(
    evaluation: Evaluation,
    unseen: Unseen | None,
    reports: Sequence[Report],
    *,
    sealed_note: str,
    agreement_note: str,
    questions: bool = True,
) -> str:
    """The page of an evaluation.

    Args:
        evaluation: what was found.
        unseen: how reports fare that nothing was made for, where measured.
        reports: whose words stand beside what was expected.
        sealed_note: when the sealed questions were last asked, in Swedish.
        agreement_note: how well two readers agree, in Swedish.
        questions: whether failed questions are shown; sealed ones never are.
    """
    record = evaluation.record
    names = {report.id: report.short for report in reports}
    loader = PackageLoader("evals", ".")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    answerable = find(record.figures, "over_refusal")
    unanswerable = find(record.figures, "abstention_recall")
    counted = [f"{len(evaluation.judged)} frågor"]
    counted += [f"{answerable.n} som rapporterna besvarar"] if answerable else []
    counted += [f"{unanswerable.n} som de inte besvarar"] if unanswerable else []
    groups = _groups(evaluation, unseen, names)
    return environment.get_template("page.html.j2").render(
        stamp=record.stamp,
        counted=" · ".join(counted),
        verdicts=evaluation.verdicts,
        failed_gates=[verdict for verdict in evaluation.verdicts if not verdict.passed],
        passed=evaluation.passed,
        sealed_note=sealed_note,
        agreement_note=agreement_note,
        measures=_measures(record.figures),
        before=evaluation.before,
        comparison=evaluation.comparison,
        changes=_changes(evaluation, listed=questions),
        groups=[group for group in groups if group["rows"]],
        failures=_failures(evaluation, reports) if questions else [],
    )


def _groups(evaluation: Evaluation, unseen: Unseen | None, names: dict[str, str]) -> list[dict[str, Any]]:
    """The tables and plots below the measures."""
    record = evaluation.record
    groups = [_by_kind(record.figures), _by_report(record.figures, names)]
    groups += [_by_way(evaluation.followed)] if evaluation.followed is not None else []
    groups += [_by_peer(evaluation)] if evaluation.peers else []
    return groups + ([_by_unseen(unseen)] if unseen is not None else [])


def _measures(found: Sequence[Figure]) -> list[dict[str, Any]]:
    rows = []
    for name, measure in MEASURES.items():
        if (estimate := find(found, name)) is None:
            continue
        numbers = {"value": number(name, estimate.value), "interval": interval(name, estimate)}
        rows.append({"label": measure.label, "about": measure.about, "n": estimate.n, **numbers})
    return rows


def _changes(evaluation: Evaluation, *, listed: bool) -> list[dict[str, Any]]:
    """The measures of which at least one question changed."""
    changes = evaluation.comparison.changes if evaluation.comparison else ()
    return [_change(change, listed=listed) for change in changes if change.better or change.worse]


def _change(change: Change, *, listed: bool) -> dict[str, Any]:
    moved = "" if change.before == change.after else "good" if change.improved else "bad"
    return {
        "label": MEASURES[change.measure].label,
        "n": change.n,
        "before": number(change.measure, change.before),
        "after": number(change.measure, change.after),
        "p": f"{change.p:.3f}".replace(".", ","),
        "sure": change.sure,
        "tone": moved,
        "better": change.better,
        "worse": change.worse,
        "listed": listed,
    }


def _table(anchor: str, title: str, first: str, rows: Sequence[_Row], measures: Sequence[str]) -> dict[str, Any]:
    measures = [name for name in measures if any(row.find(name) for row in rows)]
    cells = []
    for row in rows:
        found = [(name, row.find(name)) for name in measures]
        numbers = [
            {"value": number(name, one.value), "interval": interval(name, one)}
            if one
            else {"value": "–", "interval": ""}
            for name, one in found
        ]
        asked = next((one.n for _, one in found if one), 0)
        cells.append({"label": row.label, "n": asked, "cells": numbers, "own": row.own})
    plots = [_plot(name, title, rows) for name in _PLOTTED if name in measures]
    heads = [MEASURES[name].label for name in measures]
    return {"anchor": anchor, "title": title, "first": first, "heads": heads, "rows": cells, "plots": plots}


def _plot(measure: str, title: str, rows: Sequence[_Row]) -> dict[str, Any]:
    dots = [Dot(row.label, found, row.own) for row in rows if (found := row.find(measure)) is not None]
    about = MEASURES[measure]
    caption = f"{about.label}: {about.about} Punkten är värdet, strecket intervallet, inom parentes antal frågor."
    return {"svg": dot_plot(f"{about.label} {title.lower()}", dots), "caption": caption}


def _by_kind(found: Sequence[Figure]) -> dict[str, Any]:
    kinds = [kind for kind in KINDS if find(found, "recall_at_10", "kind", kind)]
    rows = [_Row(KINDS[kind], found, "kind", kind) for kind in kinds]
    return _table("slag", "Efter slag av fråga", "Slag", [*rows, _Row("Alla", found, own=True)], _BY_GROUP)


def _by_report(found: Sequence[Figure], names: dict[str, str]) -> dict[str, Any]:
    ids = sorted({figure.group for figure in found if figure.by == "report"})
    rows = [_Row(names.get(report, report), found, "report", report) for report in ids]
    return _table("rapport", "Efter rapport", "Rapport", rows, _BY_GROUP)


def _by_peer(evaluation: Evaluation) -> dict[str, Any]:
    rows = [_Row(name, found) for name, found in evaluation.peers.items()]
    own = _Row("Samsvar", evaluation.record.figures, own=True)
    return _table("andra", "Bredvid andra system", "System", [*rows, own], _BY_PEER)


def _by_way(found: Followed) -> dict[str, Any]:
    rows = [_Row(name, figures, own=number == 0) for number, (name, figures) in enumerate(found.systems.items())]
    return _table("foljdfragor", "Följdfrågor och samma frågor ställda hela", "Hur", rows, FOLLOWED)


def _by_unseen(unseen: Unseen) -> dict[str, Any]:
    rows = [_Row(name, found, own=number == 0) for number, (name, found) in enumerate(unseen.systems.items())]
    return _table("osedd", "En rapport i taget utelämnad", "System", rows, _BY_PEER)


def _failures(evaluation: Evaluation, reports: Iterable[Report]) -> list[tuple[str, list[Any]]]:
    found = failures(evaluation.judged, reports)
    return [(REASONS[reason], list(ones)) for reason, ones in groupby(found, key=lambda failure: failure.reason)]
