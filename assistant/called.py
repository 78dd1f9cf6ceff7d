"""Questions put with the names that the reports they ask have for a post."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.question import ScopeParser
from assistant.question.called import as_called_there
from assistant.standalone import Standalone
from ingestion import Report

__all__ = ["called_there"]


def called_there(meant: Standalone, parse: ScopeParser, reports: Sequence[Report]) -> Standalone:
    """What is meant, with the names that the reports it asks use; it is told as changed, so that nobody is misled."""
    text = as_called_there(meant.text, meant.scope, reports)
    return meant if text == meant.text else replace(meant, text=text, scope=parse(text), changed=True)
