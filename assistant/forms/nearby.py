"""Answers to a theme of which a report has no heading: what it says under those that come nearest.

A report that asked what works and what could be developed was never asked what
does not work. Its answers to that stand under the second heading, and among the
opinions that find fault; never under the first.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.chosen import Chosen, in_turns
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.speaking import quotable
from assistant.forms.wording import basis_of, listed, short_of
from assistant.matrix import MatrixReader
from assistant.polarity import Polarity, polarity_of
from assistant.question import Subject
from ingestion import Passage, Statement
from ingestion.vocabulary import is_negative, near_themes
from vectorstore import Index, Scope

__all__ = [
    "ASKED_FOR",
    "answering",
    "finds_fault",
    "is_contrary",
    "is_wish",
    "near_passages",
    "nearby",
    "points_back",
    "says_wish",
    "telling",
    "wishes",
    "without_praise",
]

_NEUTRAL = "möjligheter"
"""Theme whose statements tell of what is not well without finding fault, where nobody was asked for fault."""
ASKED_FOR = {
    "fungerar inte": "vad som inte fungerar",
    "saknas": "vad som saknas",
    "hinder": "hinder",
    "möjligheter": "möjligheter till förbättring",
    "förslag": "förslag",
}
"""How what a theme asks for is called within a sentence."""
_WISHED = "förslag"
_WISH = re.compile(
    r"\b(?:bör|borde|behövs|behov(?:et|en)? (?:finns |är )?av|måste|önsk\w+|efterfråga\w*|efterlys\w*|skulle vilja"
    r"|hade varit|vore)\b",
    re.IGNORECASE,
)
"""Words of a statement that wishes for something, under whatever heading it stands."""
_TELLS_NOTHING = frozenset(["bakgrund och metod", "omvärld och forskning", "förslag", "intervjufrågor"])
"""Themes under which nobody who was asked finds fault."""
_FAULT = re.compile(
    r"\b(?:svår\w*|otydlig\w*|oklar\w*|osäker\w*|brist\w*|sakna\w*|hindra\w*|hinder|försvåra\w*"
    r"|problem(?:et|en)?|finns inte)\b",
    re.IGNORECASE,
)
"""Words of a statement that tells of a difficulty."""
_BETTERMENT = ("möjligheter", "förslag")
_WORKS = "fungerar"
_A_CELL = 3
"""Statements of a cell that are shown at once where there are many."""
_MANY = 16
_FAULTS = 30
"""The same of what finds fault under any heading."""
_BACK = re.compile(r"(?:detta|det här|likadant|där|här|då|dessa|dem|hon|han|därför|dock|även|också)\b", re.IGNORECASE)
_LESS = 0.5
"""What praise keeps of its score where fault is asked for."""


def points_back(statement: Statement) -> bool:
    """Whether a statement begins with a word that stands for something said before it."""
    return _BACK.match(statement.shown) is not None


def finds_fault(statement: Statement) -> bool:
    """Whether a statement's words tell of a difficulty."""
    return _FAULT.search(statement.shown) is not None


def is_wish(text: str) -> bool:
    """Whether words wish for something."""
    return _WISH.search(text) is not None


def says_wish(statement: Statement) -> bool:
    """Whether a statement's words wish for something."""
    return is_wish(statement.shown)


def wishes(item: Chosen) -> bool:
    """Whether a statement says what somebody would like: by its words, or because that was asked."""
    asked = {_WISHED, "saknas", _NEUTRAL}.intersection(item.passage.themes)
    return bool(asked) or says_wish(item.statement)


def is_contrary(passage: Passage, statement: Statement, scope: Scope) -> bool:
    """Whether a statement says the opposite of the theme that is asked for, which no heading of that theme excuses.

    Praise is that where fault or betterment is asked for, and what finds fault
    where it is asked what works.
    """
    theme = scope.themes[0] if scope.themes else ""
    if theme in passage.themes:
        return False  # "fungerar bra utom med vården" was said to the question
    if is_negative(theme) or theme in _BETTERMENT:
        return polarity_of(statement.shown) is Polarity.POSITIVE
    return theme == _WORKS and polarity_of(statement.shown) is Polarity.NEGATIVE


def without_praise(chosen: Sequence[Chosen], scope: Scope) -> list[Chosen]:
    """Scored statements, those that say the opposite of the theme that is asked for after all others."""
    weighed = [
        replace(item, score=item.score * _LESS) if is_contrary(item.passage, item.statement, scope) else item
        for item in chosen
    ]
    return sorted(weighed, key=lambda item: -item.score)


def answering(chosen: Sequence[Chosen], scope: Scope) -> list[Chosen]:
    """Statements without those that say the opposite of what is asked; all of them where nothing else is left."""
    return [item for item in chosen if not is_contrary(item.passage, item.statement, scope)] or list(chosen)


def near_passages(scope: Scope, passages: Iterable[Passage]) -> list[Passage]:
    """The passages of those named under the nearest headings, where their reports have none of the theme asked for."""
    if not scope.themes or scope.number is not None or not near_themes(theme := scope.themes[0]):
        return []
    if not (scope.municipalities or scope.actors or scope.units or scope.reports):
        return []
    every = [passage for passage in passages if not passage.asked]
    inside = [passage for passage in every if scope.holds(passage)]
    reports = {passage.report for passage in inside if scope.is_view(passage)}
    if any(theme in passage.themes for passage in every if passage.report in reports):
        return []
    return [passage for passage in inside if set(near_themes(theme)).intersection(passage.themes)]


def nearby(
    scope: Scope, subject: Subject, further: Sequence[Chosen], index: Index, reader: MatrixReader
) -> Draft | None:
    """What comes nearest to a theme of which the report has no heading; ``None`` where it has one, or nothing near.

    ``further`` are the statements that the search alone would give; where
    something of the theme is asked for they stand last, one click away.
    """
    if subject.concepts and not is_negative(scope.themes[0] if scope.themes else ""):
        return None  # what is wished for may stand anywhere
    opened = near_passages(scope, index.passages)
    if not opened and not subject.concepts and (found := _faults(scope, index)):
        return _of_faults(scope, found, index)
    negative = {theme for passage in opened for theme in passage.themes if is_negative(theme)}
    own = negative or {_NEUTRAL}
    said = [item for passage in opened for item in _telling(passage, scope, own)]
    if said and not subject.concepts:
        said += _wishes(scope, opened, index)
    if subject.concepts and said:
        inside = {item.key for item in said}
        matrix = reader.select(
            passages=opened, subject=subject, keeps=lambda passage, s: (passage.passage_id, s.start) in inside
        )
        said = [*matrix.held] if matrix.by_words else []
    if not said:
        return None
    shown, more = _parted(said)
    return Draft(
        shown=sections_by_speaker(shown, index.reports),
        more=sections_by_speaker([*more, *(further if subject.concepts else ())], index.reports),
        after=_told(scope.themes[0], said, index),
        basis=basis_of(said, index.reports),
    )


def telling(passage: Passage, scope: Scope) -> list[Chosen]:
    """The statements of one of the nearest passages that may answer."""
    own = {theme for theme in passage.themes if is_negative(theme)} or {_NEUTRAL}
    return _telling(passage, scope, own)


def _telling(passage: Passage, scope: Scope, own: set[str]) -> list[Chosen]:
    """The statements of a passage that may answer, each with the one that it leans on.

    Where fault is asked for, praise is none of them; under a heading of other
    themes than ``own`` only what finds fault is.
    """
    statements = quotable(passage, scope)
    if not is_negative(scope.themes[0]):
        return [Chosen(passage, s, 1.0) for s in statements if not is_contrary(passage, s, scope)]
    least = Polarity.NEUTRAL if own.intersection(passage.themes) else Polarity.NEGATIVE
    kept = [polarity_of(statement.shown) <= least for statement in statements]
    for place, statement in enumerate(statements):
        if place and kept[place] and points_back(statement):
            kept[place - 1] = True
    return [Chosen(passage, s, 1.0) for s, keep in zip(statements, kept, strict=True) if keep]


def _faults(scope: Scope, index: Index) -> list[Chosen]:
    """Where a report asked for nothing near to what finds fault: what finds fault all the same, under any heading."""
    if not (scope.themes and is_negative(scope.themes[0]) and scope.reports) or scope.number is not None:
        return []
    inside = [p for p in index.passages if scope.holds(p) and not p.asked and _TELLS_NOTHING.isdisjoint(p.themes)]
    if any(scope.themes[0] in passage.themes for passage in inside):
        return []
    pairs = [(passage, s) for passage in inside for s in quotable(passage, scope)]
    found = [Chosen(p, s, 1.0) for p, s in pairs if finds_fault(s) and not points_back(s) and not s.introduces]
    return [item for item in found if polarity_of(item.statement.shown) is Polarity.NEGATIVE]


def _of_faults(scope: Scope, found: Sequence[Chosen], index: Index) -> Draft:
    """What finds fault, a statement or two of every section."""
    cells: dict[tuple[object, ...], list[Chosen]] = {}
    for item in found:
        cells.setdefault((*item.passage.cell, item.passage.question), []).append(item)
    shown = in_turns(cells.values())[:_FAULTS]
    keys = {item.key for item in shown}
    shown = [item for item in found if item.key in keys]
    short = listed([short_of(report, index.reports) for report in dict.fromkeys(c.passage.report for c in found)])
    asked = ASKED_FOR.get(scope.themes[0], scope.themes[0])
    return Draft(
        shown=sections_by_speaker(shown, index.reports),
        more=sections_by_speaker([item for item in found if item.key not in keys], index.reports),
        after=f"{short} har ingen egen rubrik om {asked}. Det här i rapporten talar om svårigheter:",
        basis=basis_of(
            shown, index.reports, f"{len(shown)} av {len(found)} utsagor" if len(found) > len(shown) else ""
        ),
    )


def _wishes(scope: Scope, opened: Sequence[Passage], index: Index) -> list[Chosen]:
    """What those who are asked for proposals wish for under other headings."""
    if scope.themes[0] != _WISHED or not (scope.actors or scope.units):
        return []
    inside = {passage.passage_id for passage in opened}
    others = [p for p in index.passages if scope.holds(p) and not p.asked and p.passage_id not in inside]
    pairs = [(passage, statement) for passage in others for statement in quotable(passage, scope)]
    return [Chosen(passage, s, 1.0) for passage, s in pairs if _WISH.search(s.shown) and not points_back(s)]


def _parted(said: Sequence[Chosen]) -> tuple[list[Chosen], list[Chosen]]:
    """What is shown at once, and the rest: of many statements the first few of each cell."""
    if len(said) <= _MANY:
        return list(said), []
    shown: list[Chosen] = []
    rest: list[Chosen] = []
    for _, cell in groupby(said, key=lambda item: item.passage.cell):
        items = list(cell)
        shown += items[:_A_CELL]
        rest += items[_A_CELL:]
    return shown, rest


def _told(theme: str, said: Sequence[Chosen], index: Index) -> str:
    """That the report has no such heading, and under which ones its nearest statements stand."""
    short = listed([short_of(report, index.reports) for report in dict.fromkeys(c.passage.report for c in said)])
    headings = list(dict.fromkeys(c.passage.question or "" for c in said))
    asked = [heading for heading in headings if heading.endswith(("?", "!"))]  # a chapter has a number as well
    numbers = [number for number, dot, _ in (heading.partition(".") for heading in asked) if dot]
    if all(map(str.isdigit, numbers)) and len(numbers) == len(headings):
        near = f"svaren på fråga {listed(sorted(set(numbers), key=int))}"
    elif len(headings) <= _A_CELL and all(headings):
        near = f"det som står under {listed([f'”{heading}”' for heading in headings])}"
    else:
        near = "det här"
    return f"{short} har ingen egen rubrik om {ASKED_FOR.get(theme, theme)}. Närmast ligger {near}:"
