"""Names of places in a question exchanged for others, so that it stays a Swedish question."""

import re
from collections.abc import Collection, Sequence

from assistant.question.names import Names, place_spans, report_spans
from assistant.question.roles import speaker_spans, who
from assistant.question.sides import compares
from assistant.readings import GENITIVE
from assistant.spoken import spoken
from vectorstore.analysis import fold

__all__ = ["Span", "alike", "in_places", "in_report", "of_actors", "only_speaks", "replaced", "rows", "without_place"]

_KOMMUN = re.compile(r"\s+kommun(?:en)?\b", re.IGNORECASE)
_WHICH_PLACES = re.compile(
    r"^\W*(?P<who>vilka|hur många)(?: (?:kommuner|aktörer|orter))?(?=(?: (?:i|på|inom) \w+)? "
    r"(?:tar|nämner|vill|har|säger|tycker|saknar|anser|föreslår|önskar|lyfter|efterfrågar)\b)",
    re.IGNORECASE,
)
"""Asks which places, or who there, say or want something."""
_WHERE = re.compile(r"\b(?P<where>i|på|inom|hos) $", re.IGNORECASE)
_IN_AREA = re.compile(r"\s+(?:i|på|inom) ", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|/|och|samt|eller)\s*(?:i |på )?", re.IGNORECASE)
"""Stands between names of one row: *Hylte, Laholm och i Varberg*."""
Span = tuple[int, int]


def in_places(text: str, places: str, names: Names) -> str:
    """The old question about other places; those that it asked for are no municipalities of one."""
    spans = place_spans(text, names)
    if not spans and (asked := _WHICH_PLACES.match(text)):
        head, area = asked["who"], _IN_AREA.match(text, asked.end())
        spans = report_spans(text, names)[:1]
        if not spans or area is None or spans[0][0] != area.end():
            return f"{head} i {places}{text[asked.end() :]}"
        return f"{head} i {places}{text[spans[0][1] :]}"
    if not spans:
        return _within_report(text, places, names)
    named = rows(text, spans)
    speakers = {frozenset(who(text[start:end], names)) for start, end in speaker_spans(text, names)}
    apart = compares(text) and len(speakers) == len(named)  # each side of the comparison moves there
    same = named if apart else alike(text, named)
    return replaced(text, same, _owner(places) if _owns(text[slice(*same[0])], names) else places)


def _within_report(text: str, places: str, names: Names) -> str:
    """The old question about places where it named none: those of the report that it was asked of, if it was."""
    for start, end in report_spans(text, names):
        if (before := _WHERE.search(text[:start])) and not _owns(text[start:end], names):
            return f"{text[: before.start('where')]}i {places}{text[end:]}"
    return f"{text.rstrip(' ?')} i {places}?"


def in_report(text: str, question: str, names: Names) -> str:
    """The old question about another report than its own place or report."""
    said = report_spans(question, names)[:1] or place_spans(question, names)  # all its municipalities name it too
    if not said:
        return text
    new = question[said[0][0] : said[-1][1]]
    where = _WHERE.search(question[: said[0][0]])
    where_said = where["where"].lower() if where else "på" if new.casefold().endswith("landet") else "i"
    spans = rows(text, place_spans(text, names) or report_spans(text, names))
    if not spans:
        return f"{text.rstrip(' ?')} {where_said} {new}?"
    for start, end in reversed(spans):
        if (before := _WHERE.search(text[:start])) and not _owns(text[start:end], names):
            text = f"{text[: before.start('where')]}{where_said} {new}{text[end:]}"
        else:
            text = replaced(text, [(start, end)], _owner(new) if _owns(text[start:end], names) else new)
    return text


def _owns(name: str, names: Names) -> bool:
    """Whether a place or report is named as the owner of something: *Värends inventering*."""
    whole = fold(name)
    return whole.endswith("s") and (whole[:-1] in names.places or whole[:-1] in names.reports)


def _owner(name: str) -> str:
    """A name that owns something: *Finnvedens*; *Borås* stays as it is."""
    return name if name.casefold().endswith(("s", "x", "z")) else f"{name}s"


def without_place(text: str, names: Names) -> str:
    """The old question without its place: the unit that is asked now has one of its own."""
    for start, end in reversed(rows(text, place_spans(text, names))):
        text = re.sub(r"\s*\b(?:i|på|hos)\s*$", "", text[:start]) + _KOMMUN.sub("", text[end:], count=1)
    return text


def of_actors(text: str, units: Collection[str], names: Names) -> str:
    """The old question put to those whose ``units`` only their own place has: to *kommunen* instead of *IFO*."""
    for start, end in reversed(speaker_spans(text, names)):
        for actor, unit in who(text[start:end], names):
            if unit in units:
                text = replaced(text, [(start, end)], spoken(actor))
    return text


def alike(text: str, rows: Sequence[Span]) -> list[Span]:
    """Those rows that say the same as the first."""
    return [row for row in rows if text[slice(*row)].casefold() == text[slice(*rows[0])].casefold()]


def rows(text: str, spans: Sequence[Span]) -> list[Span]:
    """Names that stand in a row as one stretch: *AF och FK*; those of another sentence are another row."""
    rows: list[Span] = []
    for start, end in spans:
        if rows and _is_one_row(text, rows[-1], start):
            rows[-1] = (rows[-1][0], end)
        else:
            rows.append((start, end))
    return rows


def _is_one_row(text: str, row: Span, start: int) -> bool:
    """Whether nothing but *and* stands before the next name, and what stands before the row: *FK i Hylte och FK i*."""
    between = text[row[1] : start]
    joined = _AND.match(between)
    return joined is not None and text[: row[0]].endswith(between[joined.end() :])


def replaced(text: str, rows: Sequence[Span], new: str) -> str:
    """``text`` with each of some stretches replaced; one in the genitive keeps it."""
    for start, end in reversed(rows):
        said = new
        if GENITIVE.search(text[start:end]) and not GENITIVE.search(new):
            said = f"{new}:s" if new[-1:].isupper() else f"{new}s"
        text = text[:start] + said + text[end:]
    return text


def only_speaks(question: str, speakers: Sequence[Span], names: Names) -> bool:
    """Whether a report is named only by who wrote it, who is asked."""
    spans = report_spans(question, names)
    return bool(spans) and all(any(s <= start and end <= e for s, e in speakers) for start, end in spans)
