"""Who is asked where, one by one: *AF i Varberg och FK i Hylte* are two voices, and not four."""

from assistant.question.names import Names, longest, tokens_of
from assistant.question.roles import asked_and_about

__all__ = ["pairs_in"]

_IN = frozenset(["i", "pa", "for"])


def pairs_in(question: str, names: Names) -> tuple[tuple[str, str], ...]:
    """Each speaker with the place, or the report, behind it; empty unless all have one, and neither is one for all."""
    folded = tokens_of(question)[1]
    asked, _ = asked_and_about(folded, names)
    found = []
    for mention in asked:
        after = mention.last + 1
        after += folded[after : after + 1] in ([word] for word in _IN)
        if (place := _place_at(folded, after, names)) is None:
            return ()
        found.append((mention.unit or mention.actor, place))
    pairs = tuple(dict.fromkeys(found))
    apart = len({speaker for speaker, _ in pairs}) > 1 and len({place for _, place in pairs}) > 1
    return pairs if apart else ()


def _place_at(folded: list[str], at: int, names: Names) -> str | None:
    """The municipality that is named at a token, or the one report of the area that is."""
    if (hit := longest(folded, at, names.places)) is not None:
        return names.places[hit[1]]
    hit = longest(folded, at, names.reports)
    ids = names.reports[hit[1]] if hit is not None else ()
    return ids[0] if len(set(ids)) == 1 else None
