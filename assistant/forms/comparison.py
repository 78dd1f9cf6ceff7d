"""Comparisons: a column a side, and what the sides share."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.chosen import Chosen, by_voice
from assistant.forms.columns import COLUMNS, Column, aligned, alike, table_of
from assistant.forms.draft import Draft, sections_by_speaker, weighed
from assistant.forms.jointly import owners_of, said_jointly, untold
from assistant.forms.leading import STATE_OF_THINGS, by_own_words, leading, ranked_first
from assistant.forms.matter import beyond_headings, by_matter
from assistant.forms.report_sides import themed, told_by_theme
from assistant.forms.several import compared_themes
from assistant.forms.shared import FORUMS, shared
from assistant.forms.sides import Side, Sides, actor_and_unit, called, third_parties
from assistant.forms.themes import by_theme
from assistant.forms.wording import basis_of, listed
from assistant.matrix import MatrixReader
from assistant.question import Names, Subject
from assistant.question.sides import is_frame, ranks
from assistant.question.subject import actor_concept
from ingestion import Passage
from vectorstore import Index, Ranked, Scope
from vectorstore.analysis import terms

__all__ = ["compare"]

_TWO = 2
_ROOM = {1: 12, 2: 8, 3: 6, 4: 5}
"""Statements of a side that the table has room for, by the number of sides; the others are one click away."""
_ROOM_OF_MANY = 6
_SAMPLE_OF_MANY = 3
"""The same for each of more sides, whose rows say little together: a whole answer, or of a longer one a few."""
_MOST = 12
_MOST_FURTHER = 20
_LONG = 7
_LEAST = 2
"""Statements of a side that are given where none takes up the subject by its words."""
_NEAR = 0.7
_UNRANKED = "Rapporterna rangordnar dem inte: här står vad som sägs i var och en av dem."
_WHY = re.compile(r"^\W*varför\b", re.IGNORECASE)


def compare(
    sides: Sides,
    scope: Scope,
    subject: Subject,
    ranked: Sequence[Ranked],
    further: Sequence[Chosen],
    index: Index,
    reader: MatrixReader,
    names: Names,
) -> Draft | None:
    """A table with a column a side, and under it what is shared and what only one side speaks of.

    ``None`` where nobody of many takes up what is asked about, and where no side has said anything of it.
    What ``further``, which the search alone would give, adds stands last, one click away.
    """
    inside, subject = {p.passage_id for s in sides.sides for p in s.passages}, _without_sides(subject, scope, sides)
    if (draft := compared_themes(sides, scope, subject, index)) is not None:
        return draft
    sides = themed(sides, scope, subject, index)
    theme = next(iter(scope.themes), "")
    if not (asked := by_matter(_asked(sides, scope, subject), sides, subject, theme, reader)):
        return None
    limited = all(own for _, own in asked)
    subject = beyond_headings(subject, [passage for side, own in asked if own for passage in side.passages])
    told_apart = subject.concepts or any(own or side.towards or side.told for side, own in asked)
    if not told_apart and (draft := by_theme(sides, index)) is not None:
        return draft
    made = _columns(asked, subject, ranked, reader, theme, mixed=sides.by is not None, headed=limited and not theme)
    columns = aligned(made) if limited else made
    if _tells_nothing(columns, subject, limited=limited):
        return None
    others = (Chosen(*said, 1.0) for said in third_parties(sides, scope, index))
    beneath = [item for item in others if STATE_OF_THINGS.intersection(item.passage.themes)][:_MOST]
    shown = [item for column in columns for item in column.shown]
    own = (item for item in further if item.passage.passage_id in inside)
    rest = [*(item for column in columns for item in column.rest), *own]
    limited = limited and not any(side.towards or side.told for side, _ in asked)
    whole = limited and len(scope.themes) <= 1 and all(len(column.shown) == len(column.read) for column in columns)
    return Draft(
        table=table_of(sides, columns),
        shown=sections_by_speaker(beneath, index.reports),
        more=sections_by_speaker(untold(rest, (*shown, *beneath)), index.reports),
        after=_after(sides, columns, scope, subject, names, limited=limited),
        headline=_headline(sides, columns, subject, reader, told_by_theme(sides, scope, index)),
        basis=basis_of(shown, index.reports, "hela svaren är med" if whole else ""),
    )


def _tells_nothing(columns: Sequence[Column], subject: Subject, *, limited: bool) -> bool:
    """Whether nothing is shown, or of many sides none takes up what is asked about."""
    if not any(column.shown for column in columns):
        return True
    many = len(columns) > COLUMNS and bool(subject.concepts) and not limited
    return many and not any(column.by_words for column in columns)


def _after(
    sides: Sides, columns: Sequence[Column], scope: Scope, subject: Subject, names: Names, *, limited: bool
) -> str:
    """That nobody is ranked, where it is asked who is before the others; else who is named by all and by one."""
    if len(scope.municipalities) > 1 and ranks(subject.text):
        return _UNRANKED
    if not limited or sides.by is not None:
        return ""
    return " ".join(filter(None, (alike(columns), shared([(column.side, column.read) for column in columns], names))))


def _headline(sides: Sides, columns: Sequence[Column], subject: Subject, reader: MatrixReader, told: str) -> str:
    """What is said first of what some sides lack; of silent reports under a theme it is said elsewhere."""
    silence = "" if sides.themed and sides.reports else _silence(columns, subject, reader)
    return " ".join(filter(None, (told, silence)))


def _silence(columns: Sequence[Column], subject: Subject, reader: MatrixReader) -> str:
    """Who does not take up what is asked about, as far as was found; not who may mean it in other words."""
    near = {key for concept in subject.concepts if not concept.named for key in reader.holder.near(concept)}
    silent = [column.side for column in columns if not column.shown and near.isdisjoint(i.key for i in column.read)]
    if not silent:
        return ""
    about = f"”{subject.words}”" if subject.words else "det"
    if others := {name for side in silent for name in side.towards if name != side.speaker and not subject.words}:
        about = "de andra" if len(silent) > 1 else listed([called(name) for name in sorted(others)])
    if all(side.told for side in silent):
        return f"Jag hittar inget om {about} när det gäller {listed([side.within for side in silent])}."
    return f"Jag hittar inget om {about} från {listed([side.within for side in silent])}."


def _without_sides(subject: Subject, scope: Scope, sides: Sides) -> Subject:
    """What is compared, without the words that compare and those whom the columns are of."""
    own = {actor_concept(owner, None) for owner in scope.actors}
    for name in (*scope.units, *(name for side in sides.sides for name in (side.speaker, *side.towards) if name)):
        owners, units = actor_and_unit(name)
        own |= {actor_concept(owner, unit) for owner in owners for unit in (units or (None,))}
    rest = [c for c in subject.concepts if c not in own and not is_frame(c.word, subject.text)]
    kept = [c for c in rest if c.word not in sides.things]
    if any(side.towards for side in sides.sides):
        kept = [c for c in kept if not c.stems & {"samverk", "samarbet"}]
    return Subject(tuple(kept), subject.text)


def _asked(sides: Sides, scope: Scope, subject: Subject) -> list[tuple[Side, bool]]:
    """The sides with those of their passages that answer what is asked, and whether there are such.

    It is the report's own question that is asked: by its number, its theme, or what its heading is about.
    """
    if sides.themed:
        return [(side, False) for side in sides.sides]
    seen = "synen på samverkan" in scope.themes and all(s.towards for s in sides.sides)  # of each other, anywhere
    anywhere = seen or _WHY.search(subject.text)  # what they lack is no answer to why they do
    for answers in () if sides.between or anywhere else (_by_number_or_theme(scope), _by_heading(subject)):
        kept = [tuple(p for p in side.passages if answers(p)) for side in sides.sides]
        if all(kept) if sides.things else any(kept):
            return [
                (replace(side, passages=own or side.passages), bool(own))
                for own, side in zip(kept, sides.sides, strict=True)
            ]
    return [(side, False) for side in sides.sides]


def _by_number_or_theme(scope: Scope) -> Callable[[Passage], bool]:
    if scope.number is not None:
        return scope.is_numbered
    return lambda passage: bool(scope.themes) and scope.themes[0] in passage.themes


def _by_heading(subject: Subject) -> Callable[[Passage], bool]:
    """Whether somebody's answer stands under a heading that holds all that is asked about."""

    def answers(passage: Passage) -> bool:
        heading = set(terms(passage.question or ""))
        return passage.actor is not None and all(concept.stems & heading for concept in subject.concepts)

    return answers if subject.concepts else lambda _passage: False


def _columns(
    asked: Sequence[tuple[Side, bool]],
    subject: Subject,
    ranked: Sequence[Ranked],
    reader: MatrixReader,
    theme: str,
    *,
    mixed: bool,
    headed: bool,
) -> list[Column]:
    """What each side says; no statement stands in two of them, but one that a silent side makes together with others.

    ``headed``: a heading says already what the statements under it are about.
    """
    owners = owners_of([side for side, _ in asked])
    passages = {passage.passage_id: passage for side, _ in asked for passage in side.passages}
    matrix = reader.select(
        passages=passages.values(), keeps=lambda p, s: (p.passage_id, s.start) in owners, subject=subject
    )
    read: list[list[Chosen]] = [[] for _ in asked]
    for item in weighed(matrix.read, ranked):
        read[owners[item.key]].append(item)
    taking = by_own_words({item.key for cell in matrix.taking_up for item in cell.statements}, read, subject, reader)
    many = len(asked)
    short = many <= COLUMNS and all(limited for _, limited in asked) and max(map(len, read)) <= _ROOM[many]
    by_words = bool(subject.concepts) and matrix.by_words and not (short or headed)
    room, taken = _Room.of(many, subject, theme, mixed=mixed), taking if by_words else None
    made = [
        _column(side, items, taken, room, limited=limited) for (side, limited), items in zip(asked, read, strict=True)
    ]
    every = [item for items in read for item in items]
    return [
        own
        if own.shown or not (joint := said_jointly(side, every))
        else _column(side, joint, taken, room, limited=limited)
        for (side, limited), own in zip(asked, made, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Room:
    """How many statements of a side the table shows: of a whole answer, and of a longer one."""

    whole: int
    sample: int
    rest: int
    """How many more of a side are one click away where its answers are no whole."""
    mixed: bool
    """Whether a side has several voices, each of which is to be heard."""
    silent: bool
    """Whether a side that does not hold the word says nothing of it."""
    question: str
    theme: str
    """The theme that is asked for; empty for none."""
    bare: bool = False
    """Whether nothing in particular is asked about, so that none of what a side says lies nearer to it."""

    @classmethod
    def of(cls, sides: int, subject: Subject, theme: str, *, mixed: bool) -> "_Room":
        whole, sample = (_ROOM_OF_MANY, _SAMPLE_OF_MANY) if sides > COLUMNS else (_ROOM[sides], _ROOM[sides])
        least, thing = max(_LEAST, _MOST_FURTHER // sides), _is_a_thing(subject)
        return cls(whole, sample, least, mixed, thing, subject.text, theme, not subject.concepts)


def _is_a_thing(subject: Subject) -> bool:
    """Whether one long word is all that is asked about: who does not hold it or its like says nothing of it.

    Short and several words are put otherwise too often: who lacks time says that there is much to do.
    """
    word = subject.concepts[0].word if len(subject.concepts) == 1 else ""
    return len(word) >= _LONG or word.upper() in FORUMS


def _column(
    side: Side, read: Sequence[Chosen], taking: set[tuple[str, int]] | None, room: _Room, *, limited: bool
) -> Column:
    """What is shown of a side: what takes up the subject, else the whole answer where there is room, else a sample."""
    best = sorted((i for i in read if not i.statement.introduces), key=lambda item: -item.score)
    best = ranked_first(best, room.question)
    if side.towards:
        best.sort(key=lambda item: not STATE_OF_THINGS.intersection(item.passage.themes))
    total = len(read)
    if taking is not None and (room.silent or any(item.key in taking for item in best)):
        best = leading([item for item in best if item.key in taking], room.question, room.theme)
        total = len(best)
    elif taking is None and (limited or side.towards or side.told):
        if total <= room.whole:
            best = list(dict.fromkeys((*leading(best, room.question, room.theme), *best)))
            return Column(side, tuple(read if limited and not side.told else best), total, (), tuple(read))
        best = leading(best, room.question, room.theme)
    else:
        best = leading(best, room.question, room.theme)
        least = _NEAR * best[0].score if best and not room.bare else 0.0
        best = [item for place, item in enumerate(best) if place < _LEAST or item.score >= least]
    shown = (by_voice(best) if room.mixed else best)[: room.whole if total <= room.whole else room.sample]
    rest = sorted((i for i in read if i not in shown and not i.statement.introduces), key=lambda item: -item.score)
    return Column(
        side, tuple(shown), total, tuple(rest[: _MOST if limited else room.rest]), tuple(read), taking is not None
    )
