"""The themes that overviews are made of, and all that is said in a place or by somebody, theme by theme."""

from collections.abc import Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Section
from vectorstore.scope import BACKGROUND

__all__ = ["ALL_HEADINGS", "HEADINGS", "everything", "is_whole", "rooms", "theme_heading"]

HEADINGS = {
    "fungerar": "Det som fungerar",
    "fungerar inte": "Det som inte fungerar",
    "saknas": "Det som saknas",
    "hinder": "Hinder",
    "förslag": "Förslag",
    "möjligheter": "Möjligheter att utveckla samverkan",
    "målgrupper": "Målgrupper",
    "synen på samverkan": "Åsikter om samverkan",
    "ansvar och förutsättningar": "Ansvar och förutsättningar",
    "samordning idag": "Så samordnas det i dag",
    "vinster och effekter": "Vinster och effekter",
    "verksamhet och samverkansparter": "Om verksamheten",
}
"""Themes that an overview is made of, as they are headed, in their order."""
ALL_HEADINGS = HEADINGS | {
    "kunskap och utbildning": "Kunskap och utbildning",
    "slutsatser och reflektioner": "Slutsatser och reflektioner",
    "omvärld och forskning": "Omvärld och forskning",
    BACKGROUND: "Bakgrund och metod",
}
_WHOLE = 32
"""Statements up to which all that somebody says is shown."""
_OTHER = "Annat"


def theme_heading(item: Chosen) -> str:
    """The heading under which a statement stands in an overview."""
    passage = item.passage
    theme = next((ALL_HEADINGS[theme] for theme in passage.themes if theme in ALL_HEADINGS), "")
    return theme or passage.question or (passage.path[-1] if passage.path else _OTHER)


def everything(said: Sequence[Chosen]) -> list[Section]:
    """All statements by theme, in the report's order within each."""
    groups: dict[str, list[Chosen]] = {}
    for item in said:
        groups.setdefault(theme_heading(item), []).append(item)
    order = [*ALL_HEADINGS.values()]
    labels = sorted(groups, key=lambda label: order.index(label) if label in order else len(order))
    apart = len({(item.passage.municipality, item.passage.actor, item.passage.unit) for item in said}) > 1
    return [Section(label, tuple(groups[label]), by_topic=apart) for label in labels]


def is_whole(said: Sequence[Chosen]) -> bool:
    """Whether so little is said that all of it has room."""
    return len(said) <= _WHOLE


def rooms(sizes: Sequence[int], total: int) -> list[int]:
    """Of how many of each of some groups there is room for: small ones are there whole, the others alike."""
    given = [0] * len(sizes)
    while total > 0 and any(room < size for room, size in zip(given, sizes, strict=True)):
        for place, size in enumerate(sizes):
            if given[place] < size and total > 0:
                given[place] += 1
                total -= 1
    return given
