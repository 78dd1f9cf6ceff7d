"""Answers to what one actor says: the cell, whole or what of it was asked for."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.fact import best_statements
from assistant.forms.nearby import answering, points_back, wishes
from assistant.forms.reasons import asks_for_reason
from assistant.forms.standing import with_antecedents
from assistant.forms.whose import own_words
from assistant.forms.wording import basis_of, listed, who
from assistant.matrix import MatrixReader
from assistant.question import Concept, Subject
from assistant.spoken import spoken
from ingestion import Passage
from vectorstore import Index, Scope

__all__ = ["asked_about", "of_cell", "one_word", "part_of_cell", "unsaid", "whole_cell"]

_WORDS = 3
"""Words up to which a whole answer is a word rather than a statement."""
_OTHERS = 3
_MOST = 8
_NEAR = 0.6
_SHOWN = 5
_ONLY = re.compile(
    r"\b(?:bara|endast|enbart|rörande|gällande)\b|\bsom (?:\w+ )?(?:rör|gäller|handlar om|berör)\b", re.IGNORECASE
)
"""Limits an answer to what is named after it."""


_ABOUT = re.compile(r"\b(?:om|kring|gällande|angående)\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*)?)\W*$", re.IGNORECASE)
"""What somebody is asked about, where the question ends with it."""


def asked_about(subject: Subject) -> Concept | None:
    """The one thing that somebody is asked about, nobody who speaks; ``None`` where there is none, or more."""
    about = _ABOUT.search(subject.text)
    concepts = [concept for concept in subject.concepts if not concept.named]
    if about is None or len(concepts) != 1 or concepts[0].word.casefold() not in about["what"].casefold():
        return None
    return concepts[0]


def unsaid(scope: Scope, subject: Subject, index: Index, reader: MatrixReader) -> str:
    """That those who are asked there do not mention the one thing that they are asked about; empty where they may."""
    concept = asked_about(subject)
    if not (scope.is_cell or scope.units) or concept is None:
        return ""
    here = [p for p in index.passages if not scope.municipalities or scope.in_place(p)]
    own = [p for p in here if scope.by_actor(p)]
    near = reader.holder.near(concept)
    if not own:
        return ""
    if any((p.passage_id, s.start) in near for p in own for s in p.statements):
        return ""
    speaker = listed([*map(spoken, scope.units or scope.actors)])
    where = f" i {listed(scope.municipalities)}" if scope.municipalities else ""
    return f"{speaker[0].upper()}{speaker[1:]}{where} nämner inte ”{concept.word}”."


def whole_cell(
    passages: Sequence[Passage], index: Index, further: Sequence[Chosen] = (), *, counted: bool = False
) -> Draft:
    """Every statement of a cell, in the report's order.

    Args:
        passages: those of the cell.
        index: where they stand.
        further: what the same actor says elsewhere of what was asked for.
        counted: it was asked how many there are.
    """
    chosen = [Chosen(passage, statement, 1.0) for passage in passages for statement in passage.statements]
    basis = basis_of(chosen, index.reports, "hela svaret är med")
    more = sections_by_speaker(further, index.reports)
    draft = Draft(shown=sections_by_speaker(chosen, index.reports), more=more, basis=basis)
    number = sum(not item.statement.introduces for item in chosen)
    if counted and number > 1:
        draft.headline = f"{number} utsagor"
        draft.after = "står i svaret; rapporten numrerar dem inte, de är räknade en och en."
    return draft


def of_cell(
    passages: Sequence[Passage],
    subject: Subject,
    index: Index,
    reader: MatrixReader,
    known: Chosen | None = None,
    further: Sequence[Chosen] = (),
) -> Draft | None:
    """What of a cell takes up something that is asked for by its words; ``None`` where all of it does, or nothing.

    ``known`` is the statement of it that is known to answer. The rest of the
    cell is one click away, unless the question asks for that thing only.
    """
    if not subject.concepts or asks_for_reason(subject.text):
        return None  # the reason for something need not name it
    matrix = reader.select(passages=passages, subject=subject)
    taking = {item.key for cell in matrix.taking_up for item in cell.statements} | ({known.key} if known else set())
    said = [Chosen(passage, statement, 1.0) for passage in passages for statement in passage.statements]
    for before, item in pairwise(said):
        if item.key in taking and before.passage is item.passage and points_back(item.statement):
            taking.add(before.key)
    kept = [item for item in said if item.key in taking]
    if not matrix.by_words or not kept or len(kept) == len(said):
        return None
    only = _ONLY.search(subject.text) is not None
    rest = () if only else [*(item for item in said if item.key not in taking), *further]
    told = f"{len(kept)} av svarets {len(said)} utsagor" + ("" if only else " först")
    basis = basis_of(kept, index.reports, told)
    return Draft(
        shown=sections_by_speaker(kept, index.reports), more=sections_by_speaker(rest, index.reports), basis=basis
    )


def one_word(passages: Sequence[Passage], index: Index, reader: MatrixReader) -> Draft | None:
    """An answer of a word ("Nej"), with what others in the same place answer; ``None`` for a longer one."""
    said = [Chosen(passage, statement, 1.0) for passage in passages for statement in passage.statements]
    first = passages[0]
    if len(said) != 1 or len(said[0].statement.shown.split()) > _WORDS or first.municipality is None:
        return None
    others = reader.select(
        rows=(first.municipality,),
        reports=(first.report,),
        passages=[p for p in index.passages if p.question == first.question and p.actor != first.actor],
    )
    kept = [chosen for cell in others.cells.values() for chosen in cell.read[:1]][:_OTHERS]
    number = (first.question or "").partition(".")[0]
    asked = f" på fråga {number}" if number.isdigit() else ""
    after = f"är hela svaret från {who(said[0])} i {first.municipality}{asked}."
    if kept:
        after += f" Andra i {first.municipality} svarar:"
    return Draft(
        shown=sections_by_speaker(kept, index.reports),
        headline=said[0].statement.shown,
        copied=said[0],
        after=after,
        basis=basis_of([*said, *kept], index.reports, "hela svaret är med"),
    )


def part_of_cell(question: str, chosen: Sequence[Chosen], scope: Scope, index: Index) -> Draft:
    """What an actor says of something: what says it best, then its further statements in the report's order."""
    best = best_statements(chosen, most=_MOST, near=_NEAR)
    apt = own_words(question, scope, answering(best, scope))
    if scope.themes[:1] == ("förslag",):  # which the report has no heading of
        apt = [item for item in apt if wishes(item)] or apt
    first = with_antecedents([*apt[:1], *_in_order(apt[:_SHOWN])])
    shown = {item.key for item in first}
    more = [item for item in best if item.key not in shown]
    return Draft(
        shown=sections_by_speaker(first, index.reports),
        more=sections_by_speaker(more, index.reports),
        basis=basis_of([*first, *more], index.reports),
    )


def _in_order(chosen: Iterable[Chosen]) -> list[Chosen]:
    """Statements in the order of their report, the best one's passage first."""
    items = list(chosen)
    passages = list(dict.fromkeys((item.passage.report, item.passage.cell) for item in items))
    return sorted(
        items, key=lambda item: (passages.index((item.passage.report, item.passage.cell)), item.statement.start)
    )
