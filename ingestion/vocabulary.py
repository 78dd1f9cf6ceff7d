"""The words by which municipalities, actors, units and themes are known."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = [
    "Actor",
    "Unit",
    "actors",
    "heading_municipality",
    "is_negative",
    "near_themes",
    "swedish_areas",
    "swedish_municipalities",
    "swedish_words",
    "theme_of",
    "themes",
]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an actor, with the words of headings and of questions."""

    name: str
    heading: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor, with the words of headings and of questions."""

    name: str
    heading: tuple[str, ...]
    aliases: tuple[str, ...]
    units: tuple[Unit, ...]


def _data(name: str) -> str:
    return resources.files("ingestion").joinpath("vocabularies", name).read_text(encoding="utf-8")


@cache
def actors() -> tuple[Actor, ...]:
    """All actors, in the order in which tables show them."""
    return tuple(
        Actor(
            name=entry["name"],
            heading=tuple(entry["heading"]),
            aliases=tuple(entry["aliases"]),
            units=tuple(
                Unit(unit["name"], tuple(unit["heading"]), tuple(unit["aliases"])) for unit in entry.get("unit", ())
            ),
        )
        for entry in tomllib.loads(_data("actors.toml"))["actor"]
    )


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(_data("themes.toml"))["theme"])


@cache
def _themes() -> tuple[tuple[str, re.Pattern[str] | None], ...]:
    entries = _entries()
    return tuple(
        (entry["name"], re.compile("|".join(entry["patterns"]), re.IGNORECASE) if entry["patterns"] else None)
        for entry in entries
    )


def themes() -> tuple[str, ...]:
    """The names of the themes that all reports share."""
    return tuple(name for name, _ in _themes())


@cache
def near_themes(theme: str) -> tuple[str, ...]:
    """Themes under which a report without a heading of ``theme`` says what comes nearest, the nearest first."""
    return next((tuple(entry.get("near", ())) for entry in _entries() if entry["name"] == theme), ())


@cache
def is_negative(theme: str) -> bool:
    """Whether a theme asks for what is not well, so that praise is no answer to it."""
    return any(entry["name"] == theme and entry.get("negative", False) for entry in _entries())


def theme_of(heading: str) -> tuple[str, ...]:
    """Themes that a heading's words speak of; a merged heading has several.

    Returns an empty tuple where no pattern is found.
    """
    found: list[str] = []
    for part in re.split(r"\s*/\s*", heading):
        for name, pattern in _themes():
            if pattern is not None and pattern.search(part):
                found.append(name)
                break
    return tuple(dict.fromkeys(found))


@cache
def swedish_municipalities() -> tuple[str, ...]:
    """The names of Sweden's municipalities, without the word ``kommun``."""
    return _lines("municipalities.txt")


@cache
def swedish_areas() -> tuple[tuple[str, ...], ...]:
    """Sweden's counties and parts of the country: what each, and the region of a county, is called; its name first."""
    return tuple(tuple(line.split("; ")) for line in _lines("areas.txt"))


@cache
def swedish_words() -> frozenset[str]:
    """Words of Swedish statutes and sentences in small letters, some 40,000 of five letters or more."""
    return frozenset(_data("words.txt").split())


def _lines(name: str) -> tuple[str, ...]:
    return tuple(line for line in _data(name).splitlines() if line and not line.startswith("#"))


def heading_municipality(heading: str, names: tuple[str, ...]) -> str | None:
    """Municipality that a heading such as ``GISLAVEDS KOMMUN`` names.

    The word *kommun* is required: a bare place name may be an office.
    """
    match = re.fullmatch(r"(.+?)s?\s+kommun", heading.strip(), re.IGNORECASE)
    if match is None:
        return None
    wanted = match.group(1).casefold()
    for name in names:
        if name.casefold() in (wanted, wanted + "s"):
            return name
    return None
