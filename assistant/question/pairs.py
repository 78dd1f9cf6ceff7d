"""Who is asked where, one by one: *AF i Varberg och FK i Hylte* are two voices, and not four."""

from assistant.question.names import Names, longest, tokens_of
from assistant.question.roles import asked_and_about

__all__ = ["pairs_in"]

_IN = frozenset(["i", "pa", "for"])


def pairs_in(question: str, names: Names) -> tuple[tuple[str, str], ...]:
    """Each speaker with the place that stands behind it; empty unless all have one, and neither is the same for all."""
    folded = tokens_of(question)[1]
    asked, _ = asked_and_about(folded, names)
    found = []
    for mention in asked:
        after = mention.last + 1
        after += folded[after : after + 1] in ([word] for word in _IN)
        hit = longest(folded, after, names.places)
        if hit is None:
            return ()
        found.append((mention.unit or mention.actor, names.places[hit[1]]))
    pairs = tuple(dict.fromkeys(found))
    apart = len({speaker for speaker, _ in pairs}) > 1 and len({place for _, place in pairs}) > 1
    return pairs if apart else ()
