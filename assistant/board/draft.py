"""A draft: the outline as a file that the user keeps, and what has changed when it is opened again.

The file holds the choice, the sections, the writer's own text and every
statement with whether it is kept. It is read as data that anybody may have
written: bounded, closed and checked. Nothing in it is quoted; quotations come
out of the reports anew.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rapidfuzz import fuzz

from assistant.board.choice import Choice
from assistant.board.finding import Key
from assistant.board.outline import MAX_TEXT, Board, Outline, Section
from assistant.board.texts import folded
from assistant.board.writing import save
from assistant.chosen import Chosen
from ingestion.errors import QuestionError, reason

__all__ = ["MAX_BYTES", "Changes", "Opened", "draft_text", "parse_draft", "read_draft", "write_draft"]

MAX_BYTES = 4_000_000
_ALIKE = 80
"""Likeness, in percent, from which on a statement of the same cell is taken for a changed one."""
_KIND = "samsvar-underlag"
_Name = Annotated[str, Field(max_length=300)]
_Names = Annotated[list[_Name], Field(max_length=100)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _ChoiceFile(_Closed):
    ämne: Annotated[str, Field(max_length=2000)] = ""
    kommuner: _Names = []
    aktörer: _Names = []
    rapporter: _Names = []
    teman: _Names = []
    fråga: Annotated[int, Field(ge=0, le=999)] | None = None


class _SectionFile(_Closed):
    nyckel: _Name
    med: bool
    text: Annotated[str, Field(max_length=MAX_TEXT)] = ""


class _StatementFile(_Closed):
    med: bool
    text: Annotated[str, Field(max_length=20_000)]
    rapport: _Name
    kommun: _Name | None
    aktör: _Name | None
    enhet: _Name | None
    fråga: Annotated[str, Field(max_length=2000)] | None


class _File(_Closed):
    typ: Literal["samsvar-underlag"]
    version: Literal[1]
    fingeravtryck: Annotated[str, Field(max_length=64)]
    ärende: Annotated[str, Field(max_length=2000)]
    datum: _Name
    handläggare: _Name
    val: _ChoiceFile
    avsnitt: Annotated[list[_SectionFile], Field(max_length=300)]
    utsagor: Annotated[list[_StatementFile], Field(max_length=10_000)]


@dataclass(frozen=True, slots=True)
class Changes:
    """How the statements of a draft differ from what the reports hold now."""

    gone: tuple[str, ...] = ()
    """Texts that no report holds any more in that place."""
    reworded: tuple[tuple[str, str], ...] = ()
    """Texts with what stands there instead; the new wording is left out until somebody keeps it."""
    new: tuple[str, ...] = ()
    """Texts that were not there; they are left out until somebody keeps them."""
    other_index: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether every statement is as it was."""
        return not (self.gone or self.reworded or self.new)


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft that was opened: its outline over today's reports, and what has changed."""

    outline: Outline
    changes: Changes


def draft_text(outline: Outline) -> str:
    """The draft as JSON that a person can read and edit."""
    choice = outline.choice
    data: dict[str, Any] = {
        "typ": _KIND,
        "version": 1,
        "fingeravtryck": outline.fingerprint,
        "ärende": outline.title,
        "datum": outline.date,
        "handläggare": outline.officer,
        "val": {
            "ämne": choice.subject,
            "kommuner": choice.municipalities,
            "aktörer": choice.actors,
            "rapporter": choice.reports,
            "teman": choice.themes,
            "fråga": choice.number,
        },
        "avsnitt": [{"nyckel": s.key, "med": s.on, "text": s.text} for s in outline.sections],
        "utsagor": [_statement(item, outline) for item in outline.findings.found],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _statement(item: Chosen, outline: Outline) -> dict[str, object]:
    passage = item.passage
    return {
        "med": item.key not in outline.dropped,
        "text": folded(item.statement.shown),
        "rapport": passage.report,
        "kommun": passage.municipality,
        "aktör": passage.actor,
        "enhet": passage.unit,
        "fråga": passage.question,
    }


def write_draft(outline: Outline, path: Path) -> None:
    """Save a draft.

    Raises:
        StorageError: the file cannot be written.
    """
    save(path, draft_text(outline).encode("utf-8", "replace"))


def read_draft(path: Path, board: Board) -> Opened:
    """Open a draft over the reports as they are now.

    Raises:
        QuestionError: the file cannot be read, is damaged, or is from another base.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "namnet innehåller otillåtna tecken"
        raise QuestionError(f"Utkastet {str(path)!r} går inte att läsa: {why}.") from error
    return parse_draft(data, board)


def parse_draft(data: bytes, board: Board) -> Opened:
    """The same for a draft's content.

    Raises:
        QuestionError: see :func:`read_draft`.
    """
    file = _checked(data)
    known = {report.id for report in board.reports}
    used = {s.rapport for s in file.utsagor} | set(file.val.rapporter)
    if foreign := sorted(used - known):
        raise QuestionError(
            f"Utkastet bygger på rapporter som inte finns här: {', '.join(foreign)[:300]}."
            f" Här finns: {', '.join(sorted(known))}. Öppna det i den installation där det sparades."
        )
    val = file.val
    choice = Choice(
        val.ämne, tuple(val.kommuner), tuple(val.aktörer), tuple(val.rapporter), tuple(val.teman), val.fråga
    )
    outline = board.outline(choice).named(title=file.ärende, officer=file.handläggare, date=file.datum)
    outline, changes = _compared(outline, file)
    changes = replace(changes, other_index=file.fingeravtryck != outline.fingerprint)
    return Opened(replace(outline, sections=_sections(outline, file)), changes)


def _checked(data: bytes) -> _File:
    if len(data) > MAX_BYTES:
        raise QuestionError(f"Utkastet är för stort: högst {MAX_BYTES // 1_000_000} MB går att öppna.")
    try:
        return _File.model_validate_json(data)
    except (ValidationError, RecursionError, UnicodeDecodeError) as error:
        where = ""
        if isinstance(error, ValidationError):
            places = [str(part) for part in error.errors()[0]["loc"]]
            where = f" Felet finns i {folded(' › '.join(places), 120)}." if places else " Filen är ingen hel JSON-fil."
        raise QuestionError(f"Filen är inget utkast till underlag, eller är skadad.{where}") from error


def _identity(statement: _StatementFile) -> tuple[str | None, ...]:
    return (statement.text, *_cell(statement))


def _cell(statement: _StatementFile) -> tuple[str | None, ...]:
    return (statement.rapport, statement.kommun, statement.aktör, statement.enhet, statement.fråga)


def _compared(outline: Outline, file: _File) -> tuple[Outline, Changes]:
    """Take over what was kept and dropped, statement by statement, and tell what is no longer as it was."""
    old = {_identity(s): s for s in file.utsagor}
    dropped: set[Key] = set()
    added: list[_StatementFile] = []
    keys: dict[tuple[str | None, ...], Key] = {}
    for item in outline.findings.found:
        now = _StatementFile.model_validate(_statement(item, outline))
        keys[_identity(now)] = item.key
        before = old.get(_identity(now))
        if before is None:
            added.append(now)
        if before is None or not before.med:
            dropped.add(item.key)
    gone = [s for identity, s in old.items() if identity not in keys]
    reworded, rest = [], []
    for statement in gone:
        match = _successor(statement, added)
        if match is None:
            rest.append(statement.text)
        else:
            reworded.append((statement.text, match.text))
            added.remove(match)
    changes = Changes(tuple(rest), tuple(reworded), tuple(s.text for s in added))
    return replace(outline, dropped=frozenset(dropped)), changes


def _successor(statement: _StatementFile, added: list[_StatementFile]) -> _StatementFile | None:
    """The statement of the same cell that took another's place."""
    same = [s for s in added if _cell(s) == _cell(statement)]
    best = max(same, key=lambda s: fuzz.ratio(s.text, statement.text), default=None)
    return best if best is not None and fuzz.ratio(best.text, statement.text) >= _ALIKE else None


def _sections(outline: Outline, file: _File) -> tuple[Section, ...]:
    """Sections in the draft's order; those it does not know stand last, and off."""
    own = {section.key: section for section in outline.sections}
    found = {}
    for saved in file.avsnitt:
        if saved.nyckel in own:
            found[saved.nyckel] = replace(own[saved.nyckel], on=saved.med, text=saved.text)
    others = [replace(section, on=False) for key, section in own.items() if key not in found]
    return (*found.values(), *others)
