"""Making a question that leans on the ones before it stand on its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.question import Names, ScopeParser, place_spans, speaker_spans
from vectorstore import Scope
from vectorstore.analysis import terms

__all__ = ["Standalone", "standalone"]

_LEANS = re.compile(
    r"^\s*(?:och|men|å|samma|då|hur är det|hur ser det ut|vad (?:säger|tycker|menar)\b.*\b(?:det|då|om det)\b|"
    r"varför\s*\??$|bara\b|fler\b|mer\b|de andra|resten|hur (?:länge|många|mycket|stor)\b)",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:det|den|de|dem|där|då|detta|denna|dessa|samma|också)\b", re.IGNORECASE)
_FEW_TERMS = 3
_REMEMBERED = 3


@dataclass(frozen=True, slots=True)
class Standalone:
    """A question that stands on its own, and its scope."""

    text: str
    scope: Scope
    changed: bool


def standalone(question: str, history: Sequence[str], names: Names, parse: ScopeParser) -> Standalone:
    """Complete ``question`` from the conversation before it.

    Args:
        question: what the user typed now.
        history: earlier questions of the user, the oldest first.
        names: the names of the base.
        parse: finds the scope of a text.
    """
    scope = parse(question)
    previous = _previous(history, names, parse)
    if previous is None or not _leans(question, scope):
        return Standalone(question, scope, changed=False)
    text = _merged_text(question, scope, previous, names)
    return Standalone(text, _merged_scope(scope, previous.scope), changed=True)


def _previous(history: Sequence[str], names: Names, parse: ScopeParser) -> Standalone | None:
    """The last earlier question, itself completed from those before it."""
    earlier = [text for text in history if text.strip()]
    if not earlier:
        return None
    return standalone(earlier[-1], earlier[:-1][-_REMEMBERED:], names, parse)


def _leans(question: str, scope: Scope) -> bool:
    """Tell whether a question needs the one before it."""
    own = len(set(terms(question)))
    if _LEANS.match(question):
        return own <= 2 * _FEW_TERMS
    return own <= _FEW_TERMS and bool(_POINTS.search(question) or not scope.themes)


def _merged_scope(new: Scope, old: Scope) -> Scope:
    """What the new question names, and what it takes over from the old one."""
    speaks = bool(new.actors or new.units)
    return replace(
        new,
        municipalities=new.municipalities or (() if new.not_covered or new.reports else old.municipalities),
        actors=new.actors if speaks else old.actors,
        units=new.units if speaks else old.units,
        about=new.about or old.about,
        reports=new.reports or (() if new.municipalities else old.reports),
        themes=new.themes or old.themes,
        number=new.number or old.number,
    )


def _merged_text(question: str, scope: Scope, previous: Standalone, names: Names) -> str:
    """The old question with the new one's names in the place of its own."""
    text = previous.text
    places = (*scope.municipalities, *scope.not_covered)
    if places:
        spans = place_spans(text, names)
        text = (
            _replaced(text, spans, " och ".join(places)) if spans else f"{text.rstrip(' ?')} i {' och '.join(places)}?"
        )
    speakers = speaker_spans(question, names)
    if speakers and (scope.actors or scope.units):
        said = question[speakers[0][0] : speakers[-1][1]]
        spans = speaker_spans(text, names)
        text = _replaced(text, spans[:1], said) if spans else f"{text.rstrip(' ?')} enligt {said}?"
    named = set(terms(" ".join(places))) | {t for s in speakers for t in terms(question[s[0] : s[1]])}
    if set(terms(question)) - named:
        return f"{text.rstrip()} {question.strip()}"
    return text


def _replaced(text: str, spans: Sequence[tuple[int, int]], new: str) -> str:
    """``text`` with the stretch from the first span to the last one replaced."""
    return text[: spans[0][0]] + new + text[spans[-1][1] :]
