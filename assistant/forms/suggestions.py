"""Further questions that the reports can answer."""

from collections.abc import Sequence

from assistant.answers import Citation
from assistant.question.asked import theme_question
from assistant.spoken import spoken
from vectorstore import Index, Scope

__all__ = ["suggestions"]

_MOST = 2
# In the order in which they are worth asking next.
_THEMES = ("förslag", "fungerar inte", "saknas", "fungerar", "möjligheter", "målgrupper", "samordning idag")


def suggestions(citations: Sequence[Citation], scope: Scope, index: Index) -> tuple[str, ...]:
    """Two questions that go on from an answer: another speaker on the same theme, the same on another theme."""
    if not citations:
        return ()
    best = citations[0].passage
    if best.municipality is None or best.actor is None:
        return ()
    cells = {
        (p.actor, p.unit, theme)
        for p in index.passages
        if p.municipality == best.municipality and p.report == best.report and p.actor and not p.asked
        for theme in p.themes
        if theme in _THEMES
    }
    theme = next((t for t in best.themes if t in _THEMES), None)
    others = sorted((c for c in cells if c[2] == theme and c[:2] != (best.actor, best.unit)), key=str)
    onwards = [t for t in _THEMES if t != theme and t not in scope.themes and (best.actor, best.unit, t) in cells]
    found = [_question(actor, unit, best.municipality, t) for actor, unit, t in others[:1]]
    found += [_question(best.actor, best.unit, best.municipality, t) for t in onwards[:1]]
    return tuple(found[:_MOST])


def _question(actor: str | None, unit: str | None, municipality: str, theme: str) -> str:
    """A theme as a question to a speaker in a municipality."""
    name = (unit or actor or "").partition(" (")[0]
    return theme_question(theme, spoken(name), [municipality])
