"""Which of the reports do what is asked: each that does is quoted by itself, and counted where its words tell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.counting import Count
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.members import NEAR, near_statements
from assistant.forms.wording import basis_of, listed, short_of
from assistant.matrix import MatrixReader
from assistant.question import Subject
from ingestion import Report
from vectorstore import Scope

__all__ = ["by_report"]

_SEVERAL = 2
_EACH = 2
"""Statements of a report that are shown at once."""
_FURTHER = 20
_EXPLAINS = re.compile(r"\W*[A-ZÅÄÖ/]{2,}(?:-\w+)? [-–] \w")
"""What a list of abbreviations says of one tells nothing of whom it is for."""
_UNCOUNTED = "De här rapporterna kommer närmast det som frågan gäller; att någon inte nämns betyder inte nej."


def by_report(
    scope: Scope,
    subject: Subject,
    count: Count,
    further: Sequence[Chosen],
    reports: Sequence[Report],
    reader: MatrixReader,
) -> Draft | None:
    """The reports that do what is asked; ``None`` where none comes near."""
    among = scope.reports if len(scope.reports) >= _SEVERAL else ()  # *är det bara Halland som* asks of the others
    named = [report.id for report in reports if report.id in (among or (report.id,))]
    scope = replace(scope, reports=among)
    items = [
        Chosen(passage, statement, 0.0)
        for passage in reader.passages
        if passage.report in named and not passage.asked and scope.holds(passage)
        for statement in passage.statements
    ]
    held = [item for item in items if item.key in count.held]
    alone = bool(held) and count.asked.mentioned and len(count.concepts) == 1
    counts = alone and not (scope.themes or scope.number)
    told = [item for item in items if not _EXPLAINS.match(item.statement.shown)]
    near = near_statements(subject, held if alone else told, reader, lambda item: item.passage.report)
    if counts:
        scores = {item.key: item for item in near}
        near = [scores.get(item.key, item) for item in held]
    if max((item.score for item in near), default=0.0) < (0 if counts else NEAR):
        return None
    by = {report: [item for item in near if item.passage.report == report] for report in named}
    by = {report: sorted(found, key=lambda item: -item.score) for report, found in by.items() if found}
    order = sorted(by, key=lambda report: -by[report][0].score)
    shown = [item for report in order for item in by[report][:_EACH]]
    rest = sorted((item for report in order for item in by[report][_EACH:]), key=lambda item: -item.score)
    more = list({item.key: item for item in (*rest, *further) if item not in shown}.values())[:_FURTHER]
    return Draft(
        shown=sections_by_speaker(shown, reports, merge=True),
        more=sections_by_speaker(more, reports, merge=True),
        headline=_told(count, order, named, reports) if counts else "",
        after="" if counts else _UNCOUNTED,
        basis=basis_of([*shown, *more], reports),
    )


def _told(count: Count, taking: Sequence[str], named: Sequence[str], reports: Sequence[Report]) -> str:
    """How many reports do; nothing of a single one."""
    if len(named) < _SEVERAL:
        return ""
    names = listed([short_of(report, reports) for report in named if report in taking])
    many = f"{len(taking)} av {len(named)}" if len(taking) < len(named) else f"Alla {len(named)}"
    return f"{many} rapporter tar upp {count.thing}: {names}."
