"""A report's profile: what its headings mean and what is no part of it.

A profile is a TOML file beside the report. A further report of a familiar kind
needs a profile and no code; :class:`Profile` is the reference of its fields.
"""

import re
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from ingestion.errors import ProfileError, ReportMissingError, reason

__all__ = ["Break", "Drop", "Heading", "Inline", "Profile", "Quotation", "load_profile"]


class _Closed(BaseModel):
    """A model that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Drop(_Closed):
    """A stretch that is no part of the report, from one text to another."""

    start: str = Field(alias="from", min_length=1)
    until: str
    """The text that the stretch ends before; empty: the end of the file."""
    reason: str = Field(min_length=1)


class Heading(_Closed):
    """What a heading says; found by ``text`` to the letter or by ``match``.

    ``level`` places it in the profile's ``nesting``; ``statement`` takes a
    heading of the layout for an ordinary line. A group of ``match`` named
    ``municipality``, ``actor`` or ``unit`` gives that field.
    """

    text: str | None = None
    match: str | None = None
    level: str | None = None
    municipality: str | None = None
    actor: str | None = None
    unit: str | None = None
    theme: tuple[str, ...] = ()
    fixed_theme: bool = False
    """Headings below do not change the theme."""
    asked: bool = False
    """What follows are questions that were asked, not answers."""
    resets: tuple[str, ...] = ()
    plain: bool = False
    """The heading carries no mark of a heading."""
    next: str | None = None
    """Words that follow an inline heading, where its own are not unique."""

    @model_validator(mode="after")
    def _named(self) -> "Heading":
        if (self.text is None) == (self.match is None):
            raise ValueError("exakt ett av text och match ska anges")
        if self.match is not None:
            re.compile(self.match)
        return self


class Break(_Closed):
    """A line from which some headings before it no longer hold."""

    starts: str = Field(min_length=1)
    resets: tuple[str, ...] = Field(min_length=1)


class Quotation(_Closed):
    """A quotation without quotation marks, and who said it."""

    starts: str = Field(min_length=1)
    ends: str = Field(min_length=1)
    speaker: str = Field(min_length=1)


class Inline(_Closed):
    """Headings and quotations that run into the text, in its order."""

    headings: tuple[Heading, ...] = ()
    quotations: tuple[Quotation, ...] = ()

    @model_validator(mode="after")
    def _by_text(self) -> "Inline":
        if any(heading.text is None for heading in self.headings):
            raise ValueError("en rubrik i löpande text anges med text, inte match")
        return self


class Profile(_Closed):
    """Everything about a report that its text alone does not say."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    file: str
    title: str
    short: str
    publisher: str
    period: str
    municipalities: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    short_names: dict[str, str] = {}
    """What the people there write for a municipality: ``{ hstd = "Halmstad" }``."""
    sha256: str | None = None
    """Of the file as it was published: the evidence is never edited."""
    layout: Literal["lines", "pages"] = "lines"
    """``pages``: a page a line, its number at both ends of the line."""
    empty_pages: tuple[int, ...] = ()
    markers: tuple[Literal["markdown", "bold", "bookmark", "numbered"], ...] = ()
    nesting: tuple[str, ...] = Field(min_length=1)
    """Levels from the outermost to the innermost."""
    recognise: tuple[Literal["municipality", "actor", "unit"], ...] = ()
    """Headings that are understood by the vocabularies alone."""
    default_level: str
    statements: Literal["line", "sentence"] = "sentence"
    debris: tuple[str, ...] = ()
    table_columns: int = 0
    joins: tuple[str, ...] = ()
    abbreviations: str | None = None
    drop: tuple[Drop, ...] = ()
    heading: tuple[Heading, ...] = ()
    breaks: tuple[Break, ...] = Field(default=(), alias="break")
    inline: Inline = Inline()

    @model_validator(mode="after")
    def _levels_exist(self) -> "Profile":
        known = {*self.nesting, "statement"}
        used = {self.default_level, *self.recognise}
        for heading in (*self.heading, *self.inline.headings):
            used |= {heading.level or self.default_level, *heading.resets}
        for stop in self.breaks:
            used |= set(stop.resets)
        if unknown := sorted(used - known):
            raise ValueError(f"nivåer som inte står i nesting: {', '.join(unknown)}")
        for pattern in self.debris:
            re.compile(pattern)
        return self


def load_profile(path: Path) -> Profile:
    """Read a profile from a TOML file.

    Raises:
        ReportMissingError: the file cannot be read.
        ProfileError: it is not TOML, or a field is wrong.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReportMissingError(f"Profilen {path.name} går inte att läsa: {reason(error)}.") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"Profilen {path.name} är inte UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f" (rad {line.group(1)})" if line else ""
        raise ProfileError(f"Profilen {path.name} är inte giltig TOML{where}.") from error
    try:
        return Profile.model_validate(data)
    except ValidationError as error:
        raise ProfileError(f"Profilen {path.name}: {_said(error)}.") from error
    except re.error as error:
        raise ProfileError(f"Profilen {path.name}: ett ogiltigt mönster: {error.pattern!r}.") from error


def _said(error: ValidationError) -> str:
    """What is wrong with the first field that is wrong, in Swedish."""
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"]) or "profilen"
    kinds = {"missing": "saknas", "extra_forbidden": "är okänt", "too_short": "är tomt"}
    if first["type"] == "value_error":
        return f"{where}: {first['ctx']['error']}"
    return f"fältet {where} {kinds.get(first['type'], 'har ett värde som inte går att använda')}"
