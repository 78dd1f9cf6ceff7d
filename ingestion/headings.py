"""What a heading says: municipality, actor, unit, question or theme.

A heading is understood by its words, first through the report's profile, then
through the vocabularies; the level that the layout gave it means nothing.
"""

import re
from dataclasses import dataclass

from ingestion import vocabulary
from ingestion.models import Statement
from ingestion.profile import Heading, Profile

__all__ = ["Context", "Meaning", "Reader", "clean_heading"]

_BULLET = re.compile(r"\s*[-*•·–]\s")
_NUMBERED = re.compile(r"\s*\d+(?:\.\d+)*\.?\s?[^\W\d].*")
_BOLD = re.compile(r"\s*\*\*[^*]+\*\*:?\s*")
_HEADING_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading sets, and which levels it clears."""

    level: str
    text: str
    municipality: str | None = None
    actor: str | None = None
    actor_name: str | None = None
    unit: str | None = None
    themes: tuple[str, ...] = ()
    fixed_theme: bool = False
    asked: bool = False
    resets: tuple[str, ...] = ()

    @property
    def names_a_holder(self) -> bool:
        """Whether the heading says who or where, and asks nothing.

        A heading can stand at the level of the municipalities and name none,
        such as a summary before them.
        """
        holds = self.municipality or self.actor or self.unit
        return bool(holds) and self.level in ("municipality", "actor", "unit", "organisation")


def clean_heading(text: str) -> str:
    """A heading's words without markup, a leading ``0.`` or a final colon."""
    bare = re.sub(r"</?[a-z]+>|[*_]|^\s*(?:#+|-)\s+", "", text)
    bare = " ".join(re.sub(r"^\s*0\.\s*", "", bare).split())
    return bare.removesuffix(":").strip()


class Reader:
    """Understands the headings of one report."""

    def __init__(self, profile: Profile) -> None:
        """Prepare the headings that ``profile`` names."""
        self._profile = profile
        self._by_text = {heading.text: heading for heading in profile.heading if heading.text is not None}
        self._patterns = [(re.compile(h.match), h) for h in profile.heading if h.match is not None]
        self.met: set[int] = set()
        """Identities of the profile's headings that occurred in the report."""

    def line(self, line: str, *, bookmarked: bool) -> Meaning | None:
        """What a line says as a heading; ``None`` when it is no heading."""
        table_cell = self._profile.table_columns > 0 and line.startswith("\t")
        if table_cell or not line.strip():
            return None
        marked = self._is_marked(line, bookmarked=bookmarked)
        text = clean_heading(line)
        if not text or len(text) >= _HEADING_LENGTH:
            return None
        named = self._named(text)
        if named is not None and (marked or named[0].plain):
            heading, groups = named
            self.met.add(id(heading))
            return None if heading.level == "statement" else self.meaning(heading, text, groups)
        recognised = self._recognised(text)
        if recognised is not None:
            return recognised
        if marked and not _BOLD.fullmatch(line):
            level = self._profile.default_level
            return Meaning(level, text, themes=vocabulary.theme_of(text))
        return None

    def _is_marked(self, line: str, *, bookmarked: bool) -> bool:
        markers = self._profile.markers
        if "markdown" in markers and line.startswith("#"):
            return True
        if "bold" in markers and _BOLD.fullmatch(line):
            return True
        if _BULLET.match(line) or line.rstrip().endswith("."):
            return False
        if "numbered" in markers and _NUMBERED.fullmatch(line):
            return True
        return "bookmark" in markers and bookmarked

    def _named(self, text: str) -> tuple[Heading, dict[str, str]] | None:
        """The profile's heading with this text; its own words before a pattern."""
        if text in self._by_text:
            return self._by_text[text], {}
        for pattern, heading in self._patterns:
            if match := pattern.fullmatch(text):
                return heading, match.groupdict()
        return None

    def meaning(self, heading: Heading, text: str, groups: dict[str, str]) -> Meaning:
        """What a heading of the profile says where its text is ``text``."""
        level = heading.level or self._profile.default_level
        holder = level in ("municipality", "actor", "unit")
        themes = heading.theme or (() if holder else vocabulary.theme_of(text))
        return Meaning(
            level=level,
            text=text,
            municipality=heading.municipality or groups.get("municipality"),
            actor=heading.actor or groups.get("actor"),
            actor_name=text if heading.actor and level == "actor" else None,
            unit=heading.unit or groups.get("unit"),
            themes=themes,
            fixed_theme=heading.fixed_theme,
            asked=heading.asked,
            resets=heading.resets,
        )

    def _recognised(self, text: str) -> Meaning | None:
        """What the vocabularies alone make of a heading."""
        wanted = self._profile.recognise
        if "municipality" in wanted:
            name = vocabulary.heading_municipality(text, self._profile.municipalities)
            if name is not None:
                return Meaning("municipality", text, municipality=name, actor="Kommun")
        for actor in vocabulary.actors():
            if "actor" in wanted and text in actor.heading:
                return Meaning("actor", text, actor=actor.name, actor_name=text)
            for unit in actor.units:
                if "unit" in wanted and text in unit.heading:
                    return Meaning("unit", text, unit=unit.name)
        return None


class Context:
    """The headings that hold at a point of a report."""

    def __init__(self, nesting: tuple[str, ...]) -> None:
        """Start with no heading; ``nesting`` goes from outermost to innermost."""
        self._nesting = nesting
        self._active: dict[str, Meaning] = {}

    def enter(self, meaning: Meaning) -> None:
        """Take a heading in: all that was nested within its level ends."""
        depth = self._nesting.index(meaning.level)
        ended = {*self._nesting[depth:], *meaning.resets}
        self._active = {level: held for level, held in self._active.items() if level not in ended}
        self._active[meaning.level] = meaning

    def reset(self, levels: tuple[str, ...]) -> None:
        """End some levels and all that is nested within them."""
        depth = min(self._nesting.index(level) for level in levels)
        self._active = {k: v for k, v in self._active.items() if self._nesting.index(k) < depth}

    @property
    def held(self) -> tuple[Meaning, ...]:
        """Headings that hold, from the outermost to the innermost."""
        return tuple(self._active[level] for level in self._nesting if level in self._active)

    def field(self, name: str) -> str | None:
        """Value of a field as the innermost heading that sets it has it."""
        for meaning in reversed(self.held):
            if (value := getattr(meaning, name)) is not None:
                return str(value)
        return None

    @property
    def themes(self) -> tuple[str, ...]:
        """Themes of the innermost heading that has any, a fixed one before it."""
        for meaning in self.held:
            if meaning.fixed_theme:
                return meaning.themes
        return next((meaning.themes for meaning in reversed(self.held) if meaning.themes), ())

    @property
    def asked(self) -> bool:
        """Whether what follows are questions that were asked."""
        return any(meaning.asked for meaning in self.held)

    @property
    def question(self) -> str | None:
        """The innermost heading that names no municipality, actor or unit."""
        return next((m.text for m in reversed(self.held) if not m.names_a_holder), None)

    @property
    def path(self) -> tuple[str, ...]:
        """Texts of the headings that hold."""
        return tuple(meaning.text for meaning in self.held)


@dataclass(frozen=True, slots=True)
class Cell:
    """The statements between two headings, and what the headings say of them."""

    municipality: str | None
    actor: str | None
    actor_name: str | None
    unit: str | None
    question: str | None
    themes: tuple[str, ...]
    path: tuple[str, ...]
    asked: bool
    statements: tuple[Statement, ...]


def cell_of(context: Context, statements: tuple[Statement, ...]) -> Cell:
    """Put statements into the cell that the headings around them describe."""
    return Cell(
        municipality=context.field("municipality"),
        actor=context.field("actor"),
        actor_name=context.field("actor_name"),
        unit=context.field("unit"),
        question=context.question,
        themes=context.themes,
        path=context.path,
        asked=context.asked,
        statements=statements,
    )
