"""The statements that a model is given, packed to its budget, each with an id."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.answers import Answer
from assistant.cleaning import printable
from assistant.spoken import joined
from ingestion import Passage, Report, Statement
from vectorstore import Ranked, Scope

__all__ = ["Given", "as_data", "heading_line", "packed", "rendered", "said"]

_PASSAGES = 12
"""Passages that statements are taken from at most."""
_BRACKETS = str.maketrans({"[": "(", "]": ")", "<": "‹", ">": "›", "【": "(", "】": ")"})


@dataclass(frozen=True, slots=True)
class Given:
    """A statement with the id by which the model cites it."""

    id: str
    report: Report
    passage: Passage
    statement: Statement


def as_data(text: str) -> str:
    """Text as a model is given it: on one line, and unable to look like an id or a delimiter."""
    return printable(text.translate(_BRACKETS))


def packed(
    answer: Answer,
    ranked: Sequence[Ranked],
    scope: Scope,
    reports: Sequence[Report],
    room: int,
    count: Callable[[str], int],
) -> tuple[Given, ...]:
    """Choose the statements that fit.

    What the extractive answer quotes comes first, what it shows at once before
    what is one click away, then the rest of the same passages, then the other
    passages by rank.

    Args:
        answer: the extractive answer.
        ranked: the passages that were found, the best first.
        scope: what the question names.
        reports: the base.
        room: tokens that the statements may take.
        count: counts tokens.
    """
    by_id = {report.id: report for report in reports}
    chosen: dict[str, tuple[Passage, list[Statement]]] = {}
    for passage, statement in _in_order(answer, ranked, scope):
        source = by_id[passage.report].source
        if not statement.text or source[statement.start : statement.end] != statement.text:
            continue
        known = chosen.get(passage.passage_id)
        if known is not None and statement in known[1]:
            continue
        cost = count(_line("u000", statement)) + (0 if known else count(heading_line(passage, by_id[passage.report])))
        if cost > room or (known is None and len(chosen) >= _PASSAGES):
            continue
        room -= cost
        chosen.setdefault(passage.passage_id, (passage, []))[1].append(statement)
    found = [(p, s) for p, statements in chosen.values() for s in sorted(statements, key=lambda s: s.start)]
    return tuple(Given(f"u{n}", by_id[p.report], p, s) for n, (p, s) in enumerate(found, 1))


def _in_order(answer: Answer, ranked: Sequence[Ranked], scope: Scope) -> Iterable[tuple[Passage, Statement]]:
    cited = list({c.passage.passage_id: c.passage for c in answer.citations}.values())
    yield from ((c.passage, c.statement) for c in answer.citations)
    yield from ((passage, statement) for passage in cited for statement in passage.statements)
    # Where the answer is limited to the place and the speaker that were named, another's words would mislead.
    at_once = {n for group in answer.groups for point in group.points for n in point.numbers}
    shown = [citation.passage for citation in answer.citations if citation.n in at_once]
    tests = [test for test in (scope.in_place, scope.by_actor) if shown and all(map(test, shown))]
    for found in ranked:
        if not found.passage.asked and all(test(found.passage) for test in tests):
            yield from ((found.passage, statement) for statement in found.passage.statements)


def rendered(given: Sequence[Given]) -> str:
    """The statements as the model reads them, under a line that says whose they are."""
    lines: list[str] = []
    last = ""
    for item in given:
        if item.passage.passage_id != last:
            last = item.passage.passage_id
            lines += [*([""] if lines else []), heading_line(item.passage, item.report)]
        lines.append(_line(item.id, item.statement))
    return "\n".join(lines)


def heading_line(passage: Passage, report: Report) -> str:
    """Whose a passage is and what it answers, in one line."""
    parts = (
        ("Rapport", report.short),
        ("Kommun", passage.municipality),
        ("Aktör", passage.actor_name or passage.actor),
        ("Enhet", passage.unit),
        ("Fråga", passage.question),
    )
    return as_data(" · ".join(f"{name}: {value}" for name, value in parts if value))


def _line(identifier: str, statement: Statement) -> str:
    return f"[{identifier}] {said(statement)}"


def said(statement: Statement) -> str:
    """A statement as a model reads it, behind the name of who said it."""
    speaker = f"{as_data(joined(statement.speakers))}: " if statement.speaker else ""
    return f"{speaker}{as_data(statement.shown)}"
