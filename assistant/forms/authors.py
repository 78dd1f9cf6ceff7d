"""Who made a report, and who somebody of a role is: told by the names below a text, or beside the name of a role.

A report names its author once, in lines that are no sentences and hold no word of
the question. Of those who only speak of such a role, none says who it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.told import NAME_OF_PERSON, without_brackets
from assistant.forms.wording import basis_of, short_of
from assistant.question import Subject
from assistant.spoken import OWN_VOICES
from ingestion import Report
from vectorstore import Index, Scope
from vectorstore.analysis import stem, terms
from vectorstore.scope import BACKGROUND

__all__ = ["authors"]

_TELLING = frozenset([BACKGROUND, "slutsatser och reflektioner"])
_WORK = r"(?:\w*rapport|kartläggning|inventering|utvärdering|undersökning|utredning)"
_MADE = re.compile(
    r"^\W*(?:och |men )?(?:vem|vilka|vem (?:var|är) det som) (?:har |hade |var det som )?(?:\w+ )??(?:"
    r"(?:skrev|skrivit|författa\w*|gjort|gjorde|genomför\w*|utför\w*|ledde|leder|lett|höll(?: \w+)? i|hållit i"
    rf"|st(?:år|od|ått) bakom|ansvara\w* för) (?:den |själva |hela )?(?:[\w-]+ )?(?:{_WORK}\w*|[\w]+-{_WORK}\w*)"
    r"|(?:utvärdera|kartla|kartlägg|inventera|undersök|utred)\w*)\b",
    re.IGNORECASE,
)
"""Asks who made a report."""
_IS = re.compile(
    r"^\W*(?:och |men )?vem (?:är|var|blev|arbetade som|fungerade som|anställdes som) (?P<role>[\w-]{6,})\b",
    re.IGNORECASE,
)
"""Asks who somebody of a role is."""
_OF_WORK = re.compile(
    r"(?:projekt|process|kartlägg|utvärder|rapport|utred)\w*(?:are|or|n|ig|ör)$|författare", re.IGNORECASE
)
"""A role by which somebody works on a report."""
_ROLE = re.compile(
    r"\b\w*(?:ledare|stödj?are|utvecklare|koordinator|samordnare|författare|utredare|utvärderare|ansvarig)\w*\b",
    re.IGNORECASE,
)
_MYSELF = re.compile(r"\b(?:mitt|min) (?:uppdrag|roll|uppgift) som (?P<role>\w+)", re.IGNORECASE)
_LED = re.compile(r"\b(?:led(?:de|er|are\w*)|lett|ansvar\w*)\b|ledare\b", re.IGNORECASE)
_ANSWERS_FOR = re.compile(r"\b(?:ansvara\w*|bakom|ledde|leder|lett)\b", re.IGNORECASE)
"""Asks who answers for a report, or led the work on it, which need not be who signed it."""
_AND_WHEN = re.compile(
    r"\b(?:och|samt|,) när(?=\W*$| (?:skrevs|kom|gjordes|publicerades) (?:den|rapporten|det)\b)", re.IGNORECASE
)
_LINE = re.compile(rf"(?P<name>{NAME_OF_PERSON})(?:, [^.]{{3,40}})?\.?")
_IS_NAMED = re.compile(rf"\b(?:är|var|heter|hette) (?P<name>{NAME_OF_PERSON})\W*$")
_FEW = 5
"""Words of a line below a text at most."""
_FRAME = frozenset(
    map(
        stem,
        "skrev skrivit skriva gjort gjorde genomförde genomfört utförde utfört ledde leder lett höll hållit står stod"  # noqa: SIM905
        " bakom ansvarade ansvarar utvärderade utvärderat kartlade kartlagt inventerade inventerat undersökte utredde"
        " författade författat författare rapport rapporten slutrapporten kartläggning kartläggningen inventering"
        " inventeringen utvärdering utvärderingen undersökningen utredningen egentligen själva hela".split(),
    )
)
"""Stems of words by which nothing but the making of a report is asked for."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """The lines below a text that say who wrote it."""

    name: str
    line: Chosen
    lines: tuple[Chosen, ...]

    def has(self, role: str) -> bool:
        """Whether one of the lines names a role."""
        return any(stem(role) in terms(item.statement.shown) for item in self.lines)


def authors(scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """Who made a report or has a role in it, where that is asked and it tells so; ``None`` elsewhere."""
    asked = _IS.match(subject.text)
    made = _MADE.match(subject.text) is not None
    if (
        not (asked or made)
        or set(scope.actors) - OWN_VOICES
        or scope.units
        or scope.municipalities
        or scope.not_covered
    ):
        return None
    reports = [r for r in index.reports if r.id in scope.reports] if scope.reports else list(index.reports)
    if made:
        rest = {stem(word) for word in scope.topics} - _FRAME
        draft = _made(reports[0], subject.text, scope, index) if len(reports) == 1 and not rest else None
        return draft if draft is None or not _AND_WHEN.search(subject.text) else _dated(draft, reports[0])
    role = asked["role"] if asked else ""
    others = {stem(word) for word in scope.topics} - {stem(role)}
    told = [draft for report in reports if (draft := _of_role(role, others, report, scope, index)) is not None]
    return told[0] if len(told) == 1 else None


def _made(report: Report, question: str, scope: Scope, index: Index) -> Draft | None:
    """Who made a report: who signed it, or is named with a role in it."""
    signed = list(_signatures(report))
    if len(signed) == 1:
        own = [item for item in _told(report) if _MYSELF.search(item.statement.shown)]
        sure = not (scope.undivided or _ANSWERS_FOR.search(question))
        return _draft([*signed[0].lines, *own], index, signed[0] if sure else None)
    named = [item for item in _told(report) if _names_somebody(item, report)]
    passages = {item.passage.passage_id for item in named if _ROLE.search(item.statement.shown)}
    found = [item for item in named if item.passage.passage_id in passages]
    if signed or not found:
        return None
    leads = [item for item in found if _LED.search(item.statement.shown) and _IS_NAMED.search(item.statement.shown)]
    if len(leads) == 1 and _LED.search(question):
        match = _IS_NAMED.search(leads[0].statement.shown)
        rest = [item for item in found if item.key != leads[0].key]
        return _draft([leads[0], *rest], index, _Signed(match["name"], leads[0], ()) if match else None)
    return _draft(found, index, None)


def _dated(draft: Draft, report: Report) -> Draft:
    """A draft with when its report is from, where the base knows that by more than a name."""
    dated = f"{short_of(report.id, [report])} är från {report.period}." if re.search(r"\d{4}", report.period) else ""
    return replace(draft, after=dated) if draft.headline else replace(draft, headline=dated)


def _of_role(role: str, others: set[str], report: Report, scope: Scope, index: Index) -> Draft | None:
    """Who somebody of a role is in a report, where all else that is asked stands there too."""
    signed = list(_signatures(report))
    of_role = [one for one in signed if one.has(role)]
    if len(of_role) == 1 and not others:
        return _draft(of_role[0].lines, index, None if scope.undivided else of_role[0])
    pattern = _predicated(role)
    for item in _told(report):
        held = {*terms(item.statement.shown), *terms(" ".join(item.passage.path))}
        match = pattern.search(without_brackets(item.statement.shown))
        if match is not None and all(any(h.startswith(o[:-1]) for h in held) for o in others):
            who = next(name for name in match.groups() if name)
            return _draft([item], index, None if scope.undivided else _Signed(who, item, ()))
    if not (_OF_WORK.search(role) and len(signed) == 1 and scope.reports and not others):
        return None
    draft = _draft(signed[0].lines, index, None)
    spoken = any(stem(role) in terms(statement.shown) for p in report.passages for statement in p.statements)
    draft.headline = "" if spoken else f"{short_of(report.id, index.reports)} nämner ingen {role}."
    draft.after = "Rapporten är undertecknad så här:"
    return draft


def _predicated(role: str) -> re.Pattern[str]:
    """How a statement says of somebody that they have a role: *med koordinatorn som samtalsledare/moderator*."""
    base = re.escape(role)
    return re.compile(
        rf"\b(\w{{4,}}(?:en|n|et)|{NAME_OF_PERSON}) som (?:\w+[/ ])?{base}\b(?! för)"
        rf"|\b{base}(?:n|en)?(?: [\w-]+){{0,2}} (?:är|var|heter|hette) ({NAME_OF_PERSON})"
        rf"|\b{base} ({NAME_OF_PERSON})"
    )


def _told(report: Report) -> Iterator[Chosen]:
    """The statements by which a report tells of itself."""
    for passage in report.passages:
        if not (_TELLING.isdisjoint(passage.themes) or passage.asked or passage.municipality):
            yield from (Chosen(passage, statement, 1.0) for statement in passage.statements)


def _names_somebody(item: Chosen, report: Report) -> bool:
    """Whether a statement names a person, as far as capital letters tell, whose name no word of the report is."""
    names = re.findall(NAME_OF_PERSON, without_brackets(item.statement.shown))
    return not all(_is_word(name.split()[0], report) for name in names)


def _signatures(report: Report) -> Iterator[_Signed]:
    """The lines that sign a text of a report: a name that no word of the report is, with the short lines beside it."""
    for item in _told(report):
        match = _LINE.fullmatch(item.statement.shown.strip())
        if match is None or _is_word(match["name"].split()[0], report):
            continue
        said = item.passage.statements
        at = said.index(item.statement)
        first, last = at, at
        while first > 0 and _is_line(said[first - 1].shown):
            first -= 1
        while last + 1 < len(said) and _is_line(said[last + 1].shown):
            last += 1
        yield _Signed(match["name"], item, tuple(Chosen(item.passage, one, 1.0) for one in said[first : last + 1]))


def _is_word(name: str, report: Report) -> bool:
    """Whether a part of a name is a word of its report, or of whoever published it."""
    return name in report.publisher or re.search(rf"\b{re.escape(name.lower())}\b", report.source) is not None


def _is_line(shown: str) -> bool:
    return len(shown.split()) <= _FEW and not re.search(r"[.!?:]\W*$", shown)


def _draft(found: Iterable[Chosen], index: Index, bold: _Signed | None) -> Draft:
    items: Sequence[Chosen] = list({item.key: item for item in found}.values())
    if bold is not None:
        items = [bold.line, *(item for item in items if item.key != bold.line.key)]
    return Draft(
        shown=sections_by_speaker(items, index.reports, merge=True),
        basis=basis_of(items, index.reports),
        headline=bold.name if bold is not None else "",
        copied=bold.line if bold is not None else None,
    )
