"""Values beside amounts: the figure in a row of a table, who has the highest one, and who somebody is.

As all values they are copied whole out of one statement, and only where it is
sure that they are what was asked for.
"""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet

from assistant.chosen import Chosen
from assistant.forms.amounts import Amount
from ingestion import Passage
from ingestion.vocabulary import swedish_words
from vectorstore import Scope
from vectorstore.analysis import fold, stopwords, terms

__all__ = ["NAME_OF_PERSON", "is_name", "names_person", "people_in", "row_told", "signed", "without_brackets"]

_ROW = re.compile(r"(?P<label>[^:.]{1,40}): (?P<value>\d[\d ,.]*(?: ?%)?)")
_NUMBER = re.compile(r"(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:,\d+)? ?%?")
_FIGURE = re.compile(
    r"\b(?:vilke[nt]|vad|hur) [^?]*?\b(?:siffr\w*|\w*tal(?:et)?|värde\w*|poäng\w*|andel\w*|antal\w*|hög\w*|låg\w*"
    r"|hamna\w*|ligger)\b",
    re.IGNORECASE,
)
_MOST = re.compile(r"\b(?P<least>lägst|minst)\w*\b|\b(?:högst|störst|flest)\w*\b", re.IGNORECASE)
_WHICH = re.compile(r"^\W*(?:och )?(?:i )?(?:vilken|vilket|vem|var)\b", re.IGNORECASE)
_OF_A_FIGURE = re.compile(r"\b(?:siffr\w*|\w*tal(?:et)?|värde\w*|poäng\w*|andel\w*|antal\w*)\b", re.IGNORECASE)
"""The highest figure is that of a table; the highest status need not be."""
_LEAST_ROWS = 3
_SHORT = 3
"""Letters of a term that may end another one by chance."""

_WROTE = re.compile(r"^\W*(?:och )?vem\b.*\b(?:skriv\w*|skrev\w*|författ\w*)", re.IGNORECASE)
_NAME = r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
NAME_OF_PERSON = rf"(?<!\w){_NAME}(?: {_NAME}){{1,2}}(?!\w)"
_PERSON = re.compile(NAME_OF_PERSON)
_BRACKETS = re.compile(r"\([^()]*\)")
"""What stands in brackets is a reference, or beside the matter: nobody who does what is told."""
_BY = re.compile(r"\b[a-zåäö]{3,}s av (?P<name>[A-ZÅÄÖ][\w-]*(?: [A-ZÅÄÖ][\w-]*)*)")


def row_told(
    chosen: Sequence[Chosen], question: str, scope: Scope, passages: Sequence[Passage]
) -> tuple[str, Chosen] | None:
    """The figure of the row that a question names, or whose row has the highest or lowest one; ``None`` for neither.

    One of the ``chosen`` statements leads to the table, of which every row among ``passages`` is read.
    """
    found = next((item for item in chosen if _ROW.fullmatch(item.statement.shown)), None)
    if found is None or not _FIGURE.search(question):
        return None
    first = found.passage
    every = (Chosen(p, s, found.score) for p in passages if p.cell == first.cell for s in p.statements)
    table = [(match, item) for item in every if (match := _ROW.fullmatch(item.statement.shown)) is not None]
    if len(table) < _LEAST_ROWS and not scope.municipalities:
        return None
    most = _MOST.search(question)
    named = [pair for pair in table if pair[0]["label"] in scope.municipalities]
    labels = {term for match, _ in table for term in terms(match["label"])}
    if not _is_of_table(question, first.path, labels):
        return None
    if most is None:
        return (named[0][0]["value"], named[0][1]) if len(named) == 1 and len(scope.municipalities) == 1 else None
    if named or not (_WHICH.search(question) and _OF_A_FIGURE.search(question)):
        return None
    figures = [_number(match["value"]) for match, _ in table]
    if any(math.isnan(figure) for figure in figures):
        return None
    best = min(figures) if most["least"] else max(figures)
    if len(table) < _LEAST_ROWS or figures.count(best) > 1:
        return None
    match, item = table[figures.index(best)]
    return match["label"], item


def _number(written: str) -> float:
    """A figure as it is written in Swedish; not a number where it may be read in two ways: *1.500*."""
    match = _NUMBER.fullmatch(written.strip())
    return math.nan if match is None else float(re.sub(r"[ %\u00a0]", "", written).replace(",", "."))


def _is_of_table(question: str, path: Sequence[str], labels: Collection[str]) -> bool:
    """Whether a table's headings hold one of the question's words that tell of what it is."""
    headed = set(terms(" ".join(path)))
    asked = {term for term in terms(question) if term not in labels}
    return any(term in headed or any(len(term) > _SHORT and other.endswith(term) for other in headed) for term in asked)


def people_in(text: str, known: AbstractSet[str]) -> Iterator[Amount]:
    """The one person or organisation that a text says did or is something; none where it names several.

    ``known`` are folded words of the names of places and actors, which two capital letters do not make a person.
    """
    text = without_brackets(text)
    found = [match.span("name") for match in _BY.finditer(text)]
    for match in () if found else _PERSON.finditer(text):
        if fold(match.group().split()[0]) in stopwords():
            continue  # "Inom Ekonomiskt bistånd" begins a sentence
        if swedish_words().issuperset(match.group().casefold().split()):
            continue  # "Tidig Rehabilitering" is what something is called
        words = frozenset(fold(match.group()).split())
        if not words <= known and words & known:
            return  # "Anna Berg" may be somebody of that name
        found += [] if words & known else [match.span()]
    if len({text[start:end] for start, end in found}) == 1:
        yield Amount(*found[0])


def names_person(text: str, known: AbstractSet[str]) -> bool:
    """Whether a text names a person; ``known`` are words of places and actors, which are none: *Region Halland*."""
    found = (match.group() for match in _PERSON.finditer(text))
    return any(
        known.isdisjoint(fold(name).split()) and not swedish_words().issuperset(name.casefold().split())
        for name in found
    )


def without_brackets(text: str) -> str:
    """A text of the same length without what stands in brackets in it."""
    return _BRACKETS.sub(lambda match: " " * len(match.group()), text)


def is_name(text: str) -> bool:
    """Whether a text is nothing but somebody's name, as below what they wrote."""
    return _PERSON.fullmatch(text.strip()) is not None


def signed(chosen: Sequence[Chosen], question: str) -> tuple[str, Chosen] | None:
    """The name below a text, where it is asked who wrote it and the best statement is nothing but that name."""
    if not (chosen and _WROTE.search(question)):
        return None
    match = _PERSON.fullmatch(chosen[0].statement.shown.strip())
    return (match.group(), chosen[0]) if match is not None else None
