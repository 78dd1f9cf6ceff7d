"""Our own Swedish words around the quotations: who, where, and what was read."""

from collections.abc import Iterable, Sequence

from assistant.chosen import Chosen
from assistant.matrix import Cell, Column, Row
from assistant.spoken import joined, spoken
from ingestion import Report
from vectorstore.scope import Scope

__all__ = [
    "basis_of",
    "column_label",
    "column_short",
    "in_answer",
    "listed",
    "listed_places",
    "outside",
    "question_label",
    "row_label",
    "speakers",
    "things_listed",
    "undivided",
    "where",
    "who",
]

_SHORT = {"Försäkringskassan": "FK", "Arbetsförmedlingen": "AF"}
_SPOKEN = {
    "Försäkringskassan": "Försäkringskassan",
    "Arbetsförmedlingen": "Arbetsförmedlingen",
    "Region": "vården",
    "Kommun": "kommunen",
    "VC": "VC",
    "VPM": "VPM",
}
_SHORT_LENGTH = 14


listed = joined


def who(chosen: Chosen) -> str:
    """Who says a statement, as the answer calls them; empty for the report itself."""
    passage = chosen.passage
    return chosen.statement.speaker or passage.unit or passage.actor or ""


def where(chosen: Chosen, reports: Sequence[Report]) -> str:
    """Where a statement is said: its municipality, or its report."""
    return chosen.passage.municipality or short_of(chosen.passage.report, reports)


def short_of(report_id: str, reports: Sequence[Report]) -> str:
    """A report's short name."""
    return next((report.short for report in reports if report.id == report_id), report_id)


def listed_places(chosen: Sequence[Chosen], reports: Sequence[Report]) -> str:
    """Who says something and where: ``Försäkringskassan i Halmstad och Hylte (Halland 2015)``."""
    by_report: dict[str, dict[str, list[str]]] = {}
    for item in chosen:
        speakers = by_report.setdefault(short_of(item.passage.report, reports), {})
        places = speakers.setdefault(who(item), [])
        place = item.passage.municipality
        if place is not None and place not in places:
            places.append(place)
    return "; ".join(_in_report(short, speakers) for short, speakers in by_report.items())


def _in_report(short: str, speakers: dict[str, list[str]]) -> str:
    parts = []
    for speaker, places in speakers.items():
        if places:
            parts.append(f"{spoken(speaker) or 'rapporten'} i {listed(places)}")
        elif speaker:
            parts.append(spoken(speaker))
    said = listed(parts)
    return f"{said[0].upper()}{said[1:]} ({short})" if said else short


def column_label(column: Column) -> str:
    """A column's name, written out."""
    return column.unit or column.actor or "Rapporten"


def column_short(column: Column) -> str:
    """A column's name as the head of a table has room for it."""
    return column.unit or _SHORT.get(column.actor or "", column.actor or "Rapporten")


def things_listed(things: Sequence[str], word: str) -> str:
    """Things in the question's own words, an actor by its name, as an enumeration."""
    return listed([_SPOKEN.get(thing, f"”{thing}”") for thing in dict.fromkeys(things)], word)


def in_answer(name: str) -> str:
    """An actor's or unit's name inside a sentence of an answer."""
    return _SPOKEN.get(name, name)


def speakers(names: Sequence[str]) -> str:
    """Actors and units as the subject of a sentence; empty for none."""
    said = listed(list(map(in_answer, names))) if names else ""
    return said[:1].upper() + said[1:]


def row_label(row: Row, reports: Sequence[Report]) -> str:
    """A row's name: its municipality with the local unit, or its report."""
    place = row.municipality or ("" if row.unit else short_of(row.report, reports))
    unit = row.unit or ""
    if unit and place and unit.endswith(")") and len(unit) > _SHORT_LENGTH:
        unit = unit[unit.rindex("(") + 1 : -1]  # as the report itself abbreviates it
    return " · ".join(part for part in (place, unit) if part)


def question_label(scope: Scope, cells: Iterable[Cell]) -> str:
    """Which question or theme was read: ``fråga 8 (förslag på förbättringsåtgärder)``; empty for several."""
    questions = {item.passage.question or "" for cell in cells for item in cell.read}
    if len(questions) == 1:
        number, dot, text = questions.pop().partition(". ")
        if dot and number.isdigit():
            return f"fråga {number} ({text.strip(' !?.').lower()})"
    return f"temat {scope.themes[0]}" if scope.themes else ""


def basis_of(chosen: Iterable[Chosen], reports: Sequence[Report], told: str = "") -> str:
    """What an answer rests on: reports and their questions, and what else there is to tell of it."""
    asked: dict[str, list[str]] = {}
    for item in chosen:
        questions = asked.setdefault(short_of(item.passage.report, reports), [])
        if item.passage.question and item.passage.question not in questions:
            questions.append(item.passage.question)
    parts = [short + _questions(questions) for short, questions in asked.items()]
    return " · ".join(part for part in ("; ".join(parts), told) if part)


def _questions(questions: Sequence[str]) -> str:
    """Numbers of a report's questions, or the one heading that was read; nothing where there are many."""
    numbers = [q.partition(".")[0] for q in questions if q.partition(".")[0].isdigit() and q.endswith(("?", "!"))]
    if len(numbers) == len(questions) and 0 < len(numbers) <= _MANY:
        return f", fråga {listed(sorted(numbers, key=int))}"
    return f", avsnittet ”{questions[0]}”" if len(questions) == 1 and not numbers else ""


def outside(scope: Scope, *, compared: bool) -> list[str]:
    """That a place of the question has no report, beside those that have or as what others say of it in passing."""
    if not scope.not_covered:
        return []
    if scope.municipalities or compared:
        return [f"{listed(scope.not_covered)} ingår inte i någon rapport."]
    summed_up = scope.topics == scope.outside
    return [f"{listed(scope.not_covered)} har inte kartlagts i någon rapport, men nämns."] if summed_up else []


def undivided(scope: Scope, reports: Sequence[Report]) -> list[str]:
    """That a report gives its result for all its municipalities together, not for those that are named."""
    said = []
    for report in reports:
        if named := [name for name in scope.undivided if name in report.municipalities]:
            others = [name for name in report.municipalities if name not in named]
            if not others:
                continue
            said.append(
                f"{report.short} redovisar inte resultatet kommun för kommun: det här gäller"
                f" {listed(named)} tillsammans med {listed(others)}."
            )
    return said


_MANY = 3
