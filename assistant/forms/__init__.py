"""Forms of answer: a fact, a cell, a comparison, a list with its denominator, proposals by topic."""

from assistant.forms.draft import Draft, DraftTable, Finished, Section, finished

__all__ = ["Draft", "DraftTable", "Finished", "Section", "finished"]
