"""The gate that every quotation passes, whoever chose it."""

from collections.abc import Sequence

from assistant.chosen import Chosen
from ingestion import Report

__all__ = ["verified"]


def verified(chosen: Sequence[Chosen], reports: Sequence[Report]) -> list[Chosen]:
    """Keep what stands in its report to the letter, at the offsets it claims."""
    sources = {report.id: report.source for report in reports}
    return [
        item
        for item in chosen
        if item.statement.text
        and sources.get(item.passage.report, "")[item.statement.start : item.statement.end] == item.statement.text
    ]
