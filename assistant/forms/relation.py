"""Who lacks whom: of those who speak of a lack, those whose it is."""

import re
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.counting import Count
from assistant.matrix import Matrix
from assistant.question import is_denial
from ingestion import Passage
from vectorstore import Scope
from vectorstore.analysis import terms

__all__ = ["who_lacks", "without_excepted"]

_LACKED = "saknas"
_LACKS = re.compile(r"\bsakna\w*", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:alla|samtliga) (?:andra |övriga )?(?:parter|aktörer|myndigheter|organisationer)\b"
    r"(?: (?:för)?utom (?P<but>(?:(?!(?:för|som|där|då|men)\b|vilk)\w+ ?)+))?",
    re.IGNORECASE,
)


def who_lacks(count: Count, scope: Scope, passages: tuple[Passage, ...]) -> Count:
    """A count of who lacks something without those that lack nothing, and without what is said of its own lacks."""
    if scope.themes[:1] != (_LACKED,) or count.asked.denied or not count.held:
        return count
    ids = {passage_id for passage_id, _ in count.held}
    stems = frozenset[str]().union(*(concept.own for group in count.concepts for concept in group))
    called = stems.union(*(concept.stems for group in count.concepts for concept in group if concept.named))
    denied = {
        (passage.passage_id, statement.start)
        for passage in passages
        if passage.passage_id in ids and _LACKED in passage.themes
        for statement in passage.statements
        if is_denial(statement.shown) or _lacks_itself(statement.shown, stems) or _excepts(statement.shown, called)
    }
    named = all(concept.named for group in count.concepts for concept in group)
    return replace(count, held=(count.held - denied) | (_of_all(called, scope, passages) if named else frozenset()))


def _of_all(stems: frozenset[str], scope: Scope, passages: tuple[Passage, ...]) -> frozenset[tuple[str, int]]:
    """The statements by which somebody lacks all others, and so whoever is asked for: *alla parter utom FK*."""
    found = {
        (passage.passage_id, statement.start): _ALL.search(statement.shown)
        for passage in passages
        if _LACKED in passage.themes and scope.holds(passage)
        for statement in passage.statements
        if not is_denial(statement.shown) and _LACKS.search(statement.shown)
    }
    return frozenset(
        key for key, match in found.items() if match is not None and stems.isdisjoint(terms(match["but"] or ""))
    )


def _excepts(text: str, stems: frozenset[str]) -> bool:
    """Whether what is counted is named as the exception alone, so that it is not lacked: *alla parter utom FK*."""
    match = _ALL.search(text)
    if match is None or stems.isdisjoint(terms(match["but"] or "")):
        return False
    return stems.isdisjoint(terms(text[: match.start("but")] + " " + text[match.end("but") :]))


def _lacks_itself(text: str, stems: frozenset[str]) -> bool:
    """Whether what is counted stands before the word for a lack alone: *Eb saknar samverkan med VC*."""
    verb = _LACKS.search(text)
    if verb is None:
        return False
    return bool(stems.intersection(terms(text[: verb.start()]))) and not stems.intersection(terms(text[verb.end() :]))


def without_excepted(matrix: Matrix, count: Count) -> Matrix:
    """A matrix in which whoever is counted is nowhere named as an exception alone; every cell stays.

    To be the exception is to be mentioned, and is what a denial asks for.
    """
    if count.asked.mentioned or count.asked.denied or count.asked.beside:
        return matrix
    called = frozenset[str]().union(*(concept.stems for group in count.concepts for concept in group if concept.named))

    def kept(items: tuple[Chosen, ...]) -> tuple[Chosen, ...]:
        return tuple(item for item in items if not _excepts(item.statement.shown, called))

    cells = {
        key: replace(cell, read=kept(cell.read), statements=kept(cell.statements)) for key, cell in matrix.cells.items()
    }
    return Matrix.of(cells, by_words=matrix.by_words)
