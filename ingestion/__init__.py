"""From report files to passages: who answered what with which statements."""

from ingestion.corpus import DEFAULT_BUDGET, REPORT_SUFFIXES, bundled_folder, load_report, load_reports, profile_paths
from ingestion.models import Passage, Report, Span, Statement
from ingestion.tokens import count_tokens

__all__ = [
    "DEFAULT_BUDGET",
    "REPORT_SUFFIXES",
    "Passage",
    "Report",
    "Span",
    "Statement",
    "bundled_folder",
    "count_tokens",
    "load_report",
    "load_reports",
    "profile_paths",
]
