"""Sides told theme by theme: where nothing in particular is asked of them, or several themes are."""

from collections.abc import Container, Sequence
from dataclasses import replace

from assistant.chosen import Chosen, in_turns, varied
from assistant.forms.draft import Draft, DraftTable
from assistant.forms.leading import leading
from assistant.forms.sides import Side, Sides
from assistant.forms.thematic import HEADINGS
from assistant.forms.wording import basis_of, listed
from ingestion import Passage
from vectorstore import Index

__all__ = ["by_asked_themes", "by_theme", "is_of"]

_THEMES = (
    "fungerar",
    "fungerar inte",
    "saknas",
    "förslag",
    "möjligheter",
    "hinder",
    "målgrupper",
    "synen på samverkan",
)
_MOST_THEMES = 4
_ROOM = {1: 5, 2: 3, 3: 2, 4: 2}
"""Statements of a side that stand under a theme, by the number of sides; one of more sides."""
_COLUMNS = 4
_ASKED_ROOM = 6
"""Statements of a side under each of the themes that are asked for."""
_WORDS = 4
"""Words of a statement that says something by itself; a shorter one ("Nej") tells nothing without its question."""


def by_asked_themes(told: Sequence[tuple[str, Sides, str]], index: Index) -> Draft | None:
    """A table of what each side says of every theme that is asked for; ``None`` where nobody says more of one of them.

    ``told`` has for each theme the sides with what is theirs of it, and what is to be said of that in our own words.
    """
    sides = told[0][1]
    rows: list[tuple[str, tuple[tuple[Chosen, ...], ...]]] = []
    seen: set[tuple[str, int]] = set()
    for theme, of_theme, _ in told:
        cells = tuple(_under(side, theme, [theme for theme, *_ in told], seen) for side in of_theme.sides)
        seen |= {item.key for cell in cells for item in cell}
        rows.append((HEADINGS.get(theme, theme[:1].upper() + theme[1:]), cells))
    if len(sides.sides) > _COLUMNS or not all(any(cells) for _, cells in rows):
        return None
    named, labels = listed([side.within for side in sides.sides]), tuple(side.label for side in sides.sides)
    table = DraftTable(f"Jämförelse: {named}", "Tema", labels, tuple(rows), quoted=True, by=sides.by)
    shown = [item for _, cells in rows for cell in cells for item in cell]
    headline = " ".join(dict.fromkeys(note for *_, note in told if note))
    return Draft(table=table, headline=headline, basis=basis_of(shown, index.reports))


def is_of(theme: str, passage: Passage, themes: Sequence[str]) -> bool:
    """Whether what stands in a passage is told under a theme: its own, where that is one of those asked for."""
    own = [other for other in themes if other in passage.themes]
    return not own or theme in own


def _under(side: Side, theme: str, themes: Sequence[str], seen: Container[tuple[str, int]]) -> tuple[Chosen, ...]:
    """The first statements of a side of one of some themes that are not ``seen`` under another one of them."""
    said = [
        Chosen(passage, statement, 1.0)
        for passage in side.passages
        if (side.told is not None or theme in passage.themes) and is_of(theme, passage, themes)
        for statement in passage.statements
        if not statement.introduces and side.keeps(passage, statement)
    ]
    return tuple(leading([item for item in said if item.key not in seen], "", theme)[:_ASKED_ROOM])


def by_theme(sides: Sides, index: Index) -> Draft | None:
    """A table of what each side says, a row a theme; ``None`` where no theme is one of all sides."""
    sides = _apart(sides)
    themes = [
        theme for theme in _THEMES if all(any(theme in p.themes[:1] for p in side.passages) for side in sides.sides)
    ][:_MOST_THEMES]
    if not themes:
        return None
    many = len(sides.sides)
    cells = [[_few(side, theme, _ROOM.get(many, 1)) for theme in themes] for side in sides.sides]
    labels = tuple(map(_label, sides.sides, cells))
    heads = tuple(theme[:1].upper() + theme[1:] for theme in themes)
    named = listed([side.within for side in sides.sides])
    if many > _COLUMNS:
        rows = tuple((label, tuple(told)) for label, told in zip(labels, cells, strict=True))
        table = DraftTable("Ett urval, kommun för kommun", "", heads, rows, quoted=True, by=sides.by)
    else:
        rows = tuple((head, tuple(told[at] for told in cells)) for at, head in enumerate(heads))
        table = DraftTable(f"Ett urval: {named}", "Tema", labels, rows, quoted=True, by=sides.by)
    shown = [item for told in cells for cell in told for item in cell]
    return Draft(table=table, basis=basis_of(shown, index.reports))


def _apart(sides: Sides) -> Sides:
    """The sides without passages that another one before them has: no statement stands in two columns."""
    seen: set[str] = set()
    apart = []
    for side in sides.sides:
        apart.append(replace(side, passages=tuple(p for p in side.passages if p.passage_id not in seen)))
        seen.update(passage.passage_id for passage in side.passages)
    return replace(sides, sides=tuple(apart))


def _few(side: Side, theme: str, room: int) -> tuple[Chosen, ...]:
    """The first statements of every voice under a theme, a voice after the other."""
    voices: dict[tuple[str | None, ...], list[Chosen]] = {}
    for passage in side.passages:
        if theme in passage.themes[:1]:
            voice = voices.setdefault((passage.municipality, passage.actor, passage.unit), [])
            voice += [
                Chosen(passage, s, 1.0)
                for s in passage.statements
                if _tells(s.shown) and not s.introduces and side.keeps(passage, s)
            ]
    # Where a place is heard once, its own administration speaks for it.
    ordered = sorted(voices.items(), key=lambda voice: room == 1 and voice[0][1] != "Kommun")
    spread = varied(ordered, lambda voice: (voice[0][0], voice[0][2] or voice[0][1]))
    return tuple(in_turns([said for _, said in spread])[:room])


def _tells(text: str) -> bool:
    return len(text.split()) >= _WORDS


def _label(side: Side, told: Sequence[Sequence[Chosen]]) -> str:
    """A side's name, and of how many statements it shows a few."""
    total = sum(side.keeps(passage, statement) for passage in side.passages for statement in passage.statements)
    return f"{side.label} (visar {sum(map(len, told))} av {total} utsagor)"
