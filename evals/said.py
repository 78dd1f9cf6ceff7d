"""Whether what is *said* is right: ``python -m evals.said [--sealed] [--write] [--failures]``.

The other questions tell whether the evidence is quoted at all. These tell
whether an answer says the right thing with it: what leads, who is counted and
who is denied, whether each side of a comparison speaks, whether a list is whole,
and whether anything that would mislead stands in its main part. What is one
click away does not count.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from assistant import Answer, Assistant, load_settings
from assistant.answers import Citation, Point
from evals.expected import Expected, load_expected
from evals.files import write_whole
from evals.known import question_paths
from evals.places import Place, covers
from evals.statistics import estimate
from vectorstore import Scope

__all__ = ["MEASURES", "Main", "judged", "main_of", "values_of"]

MEASURES = {
    "right": "all that applies below is right",
    "leads": "the first quotation is one that may stand first",
    "value": "the bold answer holds the value",
    "unfalse": "no bold answer that is wrong",
    "members": "of those who do and those who do not, share told apart by who is quoted",
    "counted": "the number that is told is right",
    "undenied": "nobody who does is said not to",
    "sides": "share of the sides that speak under their own name",
    "parts": "share of a list's items, or of what matters most",
    "clear": "nothing in the main part misleads",
}
"""The measures, each between 0 and 1, with what it is; a refusal gets 0 in all."""
_WHOLE = 0.75
"""Share of the parts from which a list or an overview passes as whole."""
_COUNT = re.compile(r"\b(?:(?P<some>\d+|[Ee]n|[Ii]ngen|[Ii]nga)\s+av|[Aa]lla)\s+(?:de\s+)?(?P<all>\d+)\b")
_DENIED = re.compile(
    r"(?:\bInte (?=\w)|\binte (?:i|hos|av)\b|\bhittar (?:jag )?inget\b|\bnämner inte\b|\binget eget avsnitt\b)[^.]*"
)
_WORDS = {"en": 1, "ingen": 0, "inga": 0}
_STORED = Path(__file__).parent / "said.json"


@dataclass(frozen=True)
class Main:
    """The main part of an answer: what is said in our name, and what is quoted under which label."""

    said: str
    bold: str
    """A bold answer that is copied out of a statement; empty for none."""
    quoted: tuple[tuple[str, Citation], ...] = field(default=())
    """Each quotation with all labels that it stands under, in the order of reading."""

    @cached_property
    def places(self) -> list[Place]:
        """Where the quotations stand."""
        return [_place(citation) for _, citation in self.quoted]


def _place(citation: Citation) -> Place:
    return Place(citation.report.id, citation.statement.start, citation.statement.end)


def main_of(answer: Answer) -> Main:
    """The main part of an answer."""
    by_number = {citation.n: citation for citation in answer.citations}
    headline = answer.headline
    copied = headline is not None and bool(headline.numbers)
    quoted = [
        (label, by_number[number])
        for label, point in _points(answer)
        for number in point.numbers
        if number in by_number
    ]
    if headline is not None:
        quoted = [("", by_number[number]) for number in headline.numbers if number in by_number] + quoted
    ours = [answer.lead, headline.after if headline else "", "" if copied or not headline else headline.text]
    return Main(" ".join(ours), headline.text if headline and copied else "", tuple(quoted))


def _points(answer: Answer) -> Iterator[tuple[str, Point]]:
    """Every quotation of the main part with its labels."""
    if answer.table is not None:
        for row in answer.table.rows:
            for column, cell in zip(answer.table.columns, row.cells, strict=True):
                for point in cell:
                    yield f"{row.label} | {column} | {point.by}", point
    for group in answer.groups:
        for point in group.points:
            yield f"{group.heading} | {point.by}", point


def judged(assistant: Assistant, expected: Expected) -> dict[str, float]:
    """Ask a question; the measures that apply to it."""
    answer = assistant.ask(expected.question, expected.history)
    values = dict(values_of(assistant, expected, main_of(answer)))
    if answer.abstained:
        values = dict.fromkeys(values, 0.0)
    return {"right": float(all(_passes(name, value) for name, value in values.items())), **values}


def _passes(name: str, value: float) -> bool:
    # A value that does not stand alone in bold is still there to be read in the first quotation.
    return name == "value" or value >= (_WHOLE if name == "parts" else 1.0)


def values_of(assistant: Assistant, expected: Expected, main: Main) -> Iterator[tuple[str, float]]:
    """The measures that apply to a question, of the main part of its answer."""
    if expected.leads:
        first = main.places[:1]
        yield "leads", float(any(place.overlap(lead) for place in first for lead in expected.leads))
    if expected.value:
        right = any(_folded(value) in _folded(main.bold) for value in expected.value)
        yield "value", float(right)
        yield "unfalse", float(right or not main.bold)
    if expected.holds:
        yield from _counted(assistant, expected, main)
    if expected.sides:
        spoken = [_side_speaks(names, places, main) for names, places in expected.sides]
        yield "sides", sum(spoken) / len(spoken)
    if expected.parts:
        there = [any(covers(main.places, place) for place in part) for part in expected.parts]
        yield "parts", sum(there) / len(there)
    if expected.wrong:
        yield "clear", float(not any(covers(main.places, place) for place in expected.wrong))


def _counted(assistant: Assistant, expected: Expected, main: Main) -> Iterator[tuple[str, float]]:
    """Who is quoted as doing it, how many are told, and whether anybody is denied who does."""
    scopes = {name: _scope_of(assistant, name) for name in (*expected.holds, *expected.lacks)}
    shown = {name: any(_is_of(scope, *quoted) for quoted in main.quoted) for name, scope in scopes.items()}
    right = [shown[name] for name in expected.holds] + [not shown[name] for name in expected.lacks]
    yield "members", sum(right) / len(right)
    told = _COUNT.search(main.said)
    if told is not None:
        some = told["some"] or told["all"]
        number = _WORDS[some.lower()] if some.lower() in _WORDS else int(some)
        total = expected.total or len(scopes)
        yield "counted", float(number == len(expected.holds) and int(told["all"]) == total)
    denied = " ".join(match[0] for match in _DENIED.finditer(main.said))
    yield "undenied", float(not any(re.search(rf"\b{re.escape(name)}\b", denied) for name in expected.holds))


def _scope_of(assistant: Assistant, name: str) -> Scope:
    """Whom a name means; what is no name in a question, as *KUR* is none, may be a report's."""
    scope = assistant.understood(name).scope
    of_name = (r.id for r in assistant.index.reports if r.short.casefold().startswith(name.casefold()))
    return scope if scope.actors or scope.municipalities or scope.undivided else Scope(reports=(*of_name,))


def _is_of(scope: Scope, label: str, citation: Citation) -> bool:
    """Whether a quotation is by whom, and from where, a scope names.

    What a report says as a whole is of a place in it where the label or the words name that place.
    """
    if scope.undivided:
        return any(name in f"{label} {citation.statement.shown}" for name in scope.undivided)
    if not scope.holds(citation.passage):
        return False
    speaker = citation.statement.speaker
    return not scope.actors or speaker is None or citation.statement in scope.said_in(citation.passage)


def _side_speaks(names: Sequence[str], places: Sequence[Place], main: Main) -> bool:
    """Whether something that a side says stands under its name."""
    return any(
        any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", label, re.IGNORECASE) for name in names)
        and any(_place(citation).overlap(place) for place in places)
        for label, citation in main.quoted
    )


def _folded(text: str) -> str:
    """A value without what may differ between spellings: *98 %* and *98%*."""
    return "".join(text.split()).casefold().replace("–", "-")


def _table(found: Mapping[str, tuple[Expected, dict[str, float]]]) -> Table:
    """Each measure over all questions, and the share that is right by kind."""
    table = Table("Measure", "n", "Value", "95 %")
    for name in MEASURES:
        _row(table, name, [(values[name], expected) for expected, values in found.values() if name in values])
    table.add_section()
    for kind in dict.fromkeys(expected.kind for expected, _ in found.values()):
        of_kind = [(values["right"], expected) for expected, values in found.values() if expected.kind == kind]
        _row(table, f"right: {kind}", of_kind)
    return table


def _row(table: Table, name: str, values: Sequence[tuple[float, Expected]]) -> None:
    if values:
        found = estimate([(value, 1.0) for value, _ in values], [expected.id for _, expected in values])
        table.add_row(name, str(found.n), f"{found.value:.3f}", f"{found.low:.3f}-{found.high:.3f}")


def _tell(console: Console, found: Mapping[str, tuple[Expected, dict[str, float]]], *, failures: bool) -> None:
    """What became better or worse since the stored run, and on request what is not right."""
    before = json.loads(_STORED.read_text(encoding="utf-8"))["questions"] if _STORED.is_file() else {}
    for expected, values in found.values():
        earlier = before.get(expected.id, values)
        changed = {n: f"{earlier[n]:.2f} -> {v:.2f}" for n, v in values.items() if abs(earlier.get(n, v) - v) > 0.005}
        if changed:
            console.print(f"{expected.id} {expected.question}: {changed}", markup=False)
        elif failures and not values["right"]:
            wrong = {name: round(value, 2) for name, value in values.items() if value < 1}
            console.print(f"{expected.id} {expected.kind} {expected.question}: {wrong}", markup=False)


def _stored(found: Mapping[str, tuple[Expected, dict[str, float]]], *, sealed: bool) -> str:
    """The file of the last run; of the sealed questions only the means, of each run."""
    data = json.loads(_STORED.read_text(encoding="utf-8")) if _STORED.is_file() else {"questions": {}, "sealed": {}}
    if sealed:
        means = {
            name: round(float(np.mean([v[name] for _, v in found.values() if name in v])), 4)
            for name in MEASURES
            if any(name in v for _, v in found.values())
        }
        data["sealed"][datetime.now(UTC).isoformat(timespec="seconds")] = {"asked": len(found), **means}
    else:
        data["questions"] = {id_: {n: round(v, 4) for n, v in values.items()} for id_, (_, values) in found.items()}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Run the command line of this module."""
    parser = argparse.ArgumentParser(prog="python -m evals.said", description=__doc__)
    parser.add_argument("--sealed", action="store_true", help="the sealed questions: totals only, and noted")
    parser.add_argument("--write", action="store_true", help="keep the run in evals/said.json")
    parser.add_argument("--failures", action="store_true", help="name every question that is not right")
    chosen = parser.parse_args()
    console = Console(width=160)
    assistant = Assistant.open(load_settings())
    paths = question_paths(f"said-{'sealed' if chosen.sealed else 'dev'}*")
    asked = [expected for path in paths for expected in load_expected(path, assistant.index.reports)]
    found = {expected.id: (expected, judged(assistant, expected)) for expected in asked}
    console.print(_table(found))
    if not chosen.sealed:
        _tell(console, found, failures=chosen.failures)
    if chosen.write or chosen.sealed:
        write_whole(_STORED, _stored(found, sealed=chosen.sealed))
        from evals.readme import Stored, refresh_readme, stored_folder  # which reads these measures

        refresh_readme(Stored.within(stored_folder()), stored_folder().parent / "README.md")


if __name__ == "__main__":
    main()
