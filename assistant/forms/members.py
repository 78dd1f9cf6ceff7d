"""Who does what is asked, where words alone do not tell: the answers that come nearest, each with where it stands.

What somebody says may be put in other words than the question's. Each statement
is weighed by the words that it holds, by its meaning, and by the questions that
it was said to answer ahead of time; those are taken that come near the best of
all: not those that hold none of the words that the others hold, and those too
that hold all of them. They are quoted by place, and nothing is counted or denied
upon them.
"""

import math
import re
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from assistant.chosen import Chosen
from assistant.forms.naming import names_another
from assistant.forms.nearby import wishes
from assistant.matrix import Cell, Matrix, MatrixReader
from assistant.polarity import Polarity, polarity_of
from assistant.question import Concept, Population, Subject, population_of
from assistant.question.counted import without_denial
from assistant.question.intent import saying_words
from assistant.spoken import OWN_VOICES
from assistant.takeup import SubjectMatcher
from ingestion.tellers import TOGETHER
from vectorstore.analysis import words

__all__ = ["NEAR", "Members", "members", "near_statements"]

_MEANING, _WORDS = 0.5, 0.3
"""Weights of meaning and of words beside that of the questions known to be answered."""
_LIKELY = 0.7
"""Share of the best statement's nearness from which another one is taken to say the same."""
_BREAK, _BETWEEN = 0.15, (0.55, 0.85)
"""Width of a break, as such a share, between those who do and those who do not, and where it may lie."""
_ENOUGH, _CLEAR_BREAK = 0.9, 0.2
"""Nearness from which a statement is as near as can be, and width of a break between those that are and the others."""
_HOLDING = 0.25
"""Share, of the words that the best of them hold, below which a statement is about something else."""
_TOLD = 0.8
"""Share of the nearness of what a report itself tells below which nobody is asked for."""
_NEAREST, _SAME = 12, 0.9
"""Nearest statements that others are compared with, and the cosine from which one says the same."""
_BEST = 0.9
"""Share of the best nearness from which a statement does whatever words it holds."""
_ALL, _WHOLE, _THINGS = 0.95, 0.45, 0.4
"""Share of the words by which a statement holds all; of the best nearness from which it then says the same, and from
which one does that holds the things alone and not what is done to them."""
_ALSO, _NEARLY = 0.75, 0.6
"""Share of the nearest statement's nearness from which one in other words makes a number doubtful; and its least."""
_NOBODY = (OWN_VOICES | {None}) - {TOGETHER}
"""Who tells neither what it thinks nor, as all actors together do, who of them thinks so."""
NEAR = 0.65
"""Nearness of the best statement below which nobody is taken to do what is asked."""
_FAULT = re.compile(
    r"\b(?:vill|ville|önska\w*|efterfråga\w*|efterlys\w*|sakna\w*|föresl\w*|behöver|behov|problem\w*|svår\w*|inte|missnöj\w*)\b",
    re.IGNORECASE,
)
"""Words of a question that praise is no answer to."""
_LEAST = re.compile(r"\bminst\b(?! \d)", re.IGNORECASE)
_PRAISE = re.compile(r"\b(?:lätt|enkelt|smidigt|nöjda?|bra)\b(?! om\b)", re.IGNORECASE)
"""Words of a question that a mere fault is no answer to."""


def _nearness(subject: Subject, items: Sequence[Chosen], matcher: SubjectMatcher) -> list[float]:
    """How near each statement comes to what is asked; those that recur word for word come equally near."""
    pairs = [(item.passage, item.statement) for item in items]
    known = matcher.answering(subject.text, pairs)
    matches = matcher.match(subject, pairs)
    best: dict[str, float] = {}
    for item, answers, match in zip(items, known, matches, strict=True):
        near = answers + _MEANING * match.meaning + _WORDS * match.words
        best[item.words] = max(near, best.get(item.words, 0.0))
    against = _against(subject.text)
    return [0.0 if _polarity(item) is against and not _is_proposed(item) else best[item.words] for item in items]


def _is_proposed(item: Chosen) -> bool:
    """Whether a statement is a proposal, whatever it praises by the way: *påvisa allt gott vi gör*."""
    return "förslag" in item.passage.themes and wishes(item)


def _polarity(item: Chosen) -> Polarity:
    """What a statement says of what it is about; whom one has least to do with is no praise."""
    found = polarity_of(item.statement.shown)
    return Polarity.NEGATIVE if found is Polarity.NEUTRAL and _LEAST.search(item.statement.shown) else found


def _against(question: str) -> Polarity | None:
    """What is no answer: praise where a fault is asked for, a mere fault where something is praised.

    Who does not is asked for beside those who do: that clause tells nothing of what they do.
    """
    asked = without_denial(question)
    if _FAULT.search(asked):
        return Polarity.POSITIVE
    return Polarity.NEGATIVE if _PRAISE.search(asked) else None


@dataclass(frozen=True, slots=True)
class Members:
    """Who does what is asked, and who may do it in other words; each cell with the statements that say so."""

    cells: tuple[Cell, ...] = ()
    best: float = 0.0
    """How near the nearest comes."""
    beside: tuple[Cell, ...] = ()
    """Those that come nearly as near as the best, whatever words they hold, the cells among them."""


def members(subject: Subject, matrix: Matrix, reader: MatrixReader, things: Sequence[Concept]) -> Members:
    """Those who do what is asked; none where nothing comes near. ``things`` are what is done to, of the concepts."""
    population = population_of(subject.text)
    voices = _asked([cell for cell in matrix.cells.values() if cell.column.actor not in _NOBODY], population)
    items = [item for cell in voices for item in cell.read if not item.statement.introduces]
    places = {cell.row.municipality for cell in voices}
    told = [i for cell in matrix.cells.values() if cell.column.actor in _NOBODY for i in cell.read]
    scored = _scored(subject, [*items, *told], reader)
    scored, told = scored[: len(items)], scored[len(items) :]
    spoken_of = [concept for concept in things if concept.named]
    if len(spoken_of) == 1:
        scored = [replace(i, score=0.0) if names_another(i, spoken_of[0]) else i for i in scored]
    best = max((item.score for item in scored), default=0.0)
    saying = saying_words() & {*words(subject.text)}
    somebody = population not in (None, Population.ANYBODY) and bool(saying)
    if not somebody and best < _TOLD * max((item.score for item in told), default=0.0):
        return Members()  # the report tells it, and nobody in it
    least = max(_ALSO * best, _NEARLY)
    near = _near(subject, scored, reader, lambda item: _voice(item, places), things)
    return Members(_held_in(voices, near), best, _held_in(voices, [item for item in scored if item.score >= least]))


def _asked(voices: list[Cell], population: Population | None) -> list[Cell]:
    """The cells of those who are counted: of places, where a report tells them apart, whoever is of one."""
    if population is not Population.PLACES:
        return voices
    places = {(cell.row.report, cell.row.municipality) for cell in voices if cell.row.municipality}
    apart = {report for report, _ in places}
    return [
        cell
        for cell in voices
        if cell.row.municipality
        or cell.row.report not in apart
        or any(report == cell.row.report and name in (cell.row.unit or "") for report, name in places)
    ]


def _held_in(voices: Iterable[Cell], near: Iterable[Chosen]) -> tuple[Cell, ...]:
    by_key = {item.key: item for item in near}
    cells = [
        replace(cell, statements=tuple(by_key[item.key] for item in cell.read if item.key in by_key)) for cell in voices
    ]
    return tuple(
        sorted((cell for cell in cells if cell.statements), key=lambda cell: -max(c.score for c in cell.statements))
    )


def _voice(item: Chosen, places: Collection[str | None]) -> Hashable:
    passage = item.passage
    return passage.municipality if len(places) > 1 and passage.municipality else (passage.actor, passage.unit)


def near_statements(
    subject: Subject, items: Sequence[Chosen], reader: MatrixReader, voice: Callable[[Chosen], Hashable]
) -> list[Chosen]:
    """The statements that come near what is asked, by how near; ``voice`` tells of each whose it is."""
    telling = [item for item in items if not item.statement.introduces]
    return _near(subject, _scored(subject, telling, reader), reader, voice)


def _scored(subject: Subject, items: Sequence[Chosen], reader: MatrixReader) -> list[Chosen]:
    """Statements with their nearness; one that says nearly what a nearest one says comes nearly as near."""
    if not items:
        return []
    scores = np.array(_nearness(subject, items, reader.matcher))
    top = np.argsort(-scores)[:_NEAREST]
    cosines = reader.matcher.alike([(item.passage, item.statement) for item in items], [int(at) for at in top])
    also = np.where(cosines >= _SAME, cosines * scores[top], 0.0).max(axis=1)
    scores = np.where(scores > 0, np.maximum(scores, also), scores)
    return [replace(item, score=float(score)) for item, score in zip(items, scores, strict=True)]


def _near(
    subject: Subject,
    scored: Sequence[Chosen],
    reader: MatrixReader,
    voice: Callable[[Chosen], Hashable],
    things: Sequence[Concept] = (),
) -> list[Chosen]:
    best: dict[Hashable, float] = {}
    for item in scored:
        best[voice(item)] = max(item.score, best.get(voice(item), 0.0))
    top, least = max(best.values(), default=0.0), _least(list(best.values()))
    shares, named = _shares(subject.concepts, scored, reader), _shares(things, scored, reader)
    most = max((share for item, share in zip(scored, shares, strict=True) if item.score >= least), default=0.0)
    told = max((thing for item, thing in zip(scored, named, strict=True) if item.score >= least), default=0.0) >= _ALL

    def says_so(item: Chosen, share: float, thing: float) -> bool:
        about = share >= _HOLDING * most and (thing > 0 or not told)  # what is done alone is done to anything
        near = item.score >= least and (about or item.score >= _BEST * top)
        whole = share >= _ALL and item.score >= _WHOLE * top
        return near or whole or (thing >= _ALL and item.score >= _THINGS * top)

    several = len(subject.concepts) > 1
    return [
        replace(item, score=max(item.score, top)) if several and share >= _ALL else item  # in the very words: first
        for item, share, thing in zip(scored, shares, named, strict=True)
        if says_so(item, share, thing)
    ]


def _shares(concepts: Sequence[Concept], items: Sequence[Chosen], reader: MatrixReader) -> list[float]:
    """Share of some concepts, by weight, that each statement holds to the letter."""
    weights = [reader.matcher.weight(concept) for concept in concepts]
    held = [reader.holder.holding(concept) for concept in concepts]
    total = sum(weights) or 1.0
    return [
        sum(weight for weight, keys in zip(weights, held, strict=True) if item.key in keys) / total for item in items
    ]


def _least(best: Sequence[float]) -> float:
    """How near a statement must come at least: as far as the widest break between the voices, where there is one.

    How much nearer than near enough somebody comes tells nothing of the others:
    of those who all say it, one may say it in the question's very words.
    """
    top = max(best, default=0.0)
    if top <= 0:
        return math.inf
    width, at = _break([score / top for score in best])
    least = top * (at if width >= _BREAK else _LIKELY)
    if top > _ENOUGH:
        width, at = _break([min(score / _ENOUGH, 1.0) for score in best])
        least = min(least, _ENOUGH * at) if width >= _CLEAR_BREAK else least
    return least


def _break(shares: Iterable[float]) -> tuple[float, float]:
    """The widest break between some shares: how wide, and where it lies."""
    low, high = _BETWEEN
    breaks = ((one - other, (one + other) / 2) for one, other in pairwise(sorted(shares, reverse=True)))
    return max(((width, at) for width, at in breaks if low <= at <= high), default=(0.0, _LIKELY))
