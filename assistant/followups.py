"""Making a question that leans on the ones before it stand on its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.question import ScopeParser
from assistant.question.names import Names, is_local, place_spans, report_spans
from assistant.question.roles import speaker_spans
from vectorstore import Scope
from vectorstore.analysis import terms

__all__ = ["Standalone", "standalone"]

_LEANS = re.compile(
    r"^\s*(?:(?:och|men|å|samma|då|hur är det (?:med|i|på|hos)|hur ser det ut (?:i|på|hos)|bara|fler|mer"
    r"|de andra|resten)\b|varför\W*$)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\bdå\W*$", re.IGNORECASE)
_STANDS = re.compile(r"^\s*(?:vad (?:är|betyder|står|menas)|vem är|vilka är)\b", re.IGNORECASE)
# "det" that fills a place in the sentence points at nothing.
_FILLER = re.compile(
    r"\b(?:finns|är|går|gick|blir|blev|fanns|var|kan|ska|behövs|fungerar|funkar|händer|hur) det\b"
    r"|\bdet (?:finns|är|går|som)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:det|den|dem|de|dit|där|då|detta|denna|dessa|samma)\b", re.IGNORECASE)
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
    previous = _previous(history, names, parse) if _leans(question, scope) else None
    if previous is None:
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
    """Tell whether a question needs the one before it.

    It does when it begins as an addition, when it is nothing but names, or when
    it is short and points at something that it does not name.
    """
    own = len(set(terms(question)))
    if own == 0 and not _LEANS.match(question):
        return False  # "Tack!" adds nothing
    if _LEANS.match(question):
        return own <= 2 * _FEW_TERMS
    if _ENDS.search(question) and own <= _FEW_TERMS:
        return True
    if _STANDS.match(question):
        return False
    if not scope.topics and not scope.themes and not scope.is_empty:
        return True
    return own <= 2 * _FEW_TERMS and bool(_POINTS.search(_FILLER.sub(" ", question)))


def _merged_scope(new: Scope, old: Scope) -> Scope:
    """What the new question names, and what it takes over from the old one."""
    speaks = bool(new.actors or new.units)
    moved = bool(new.municipalities or new.not_covered or new.reports)
    kept = tuple(unit for unit in old.units if not moved or not is_local(unit))
    return replace(
        new,
        municipalities=new.municipalities or (() if moved or any(map(is_local, new.units)) else old.municipalities),
        actors=new.actors if speaks else old.actors,
        units=new.units if speaks else kept,
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
    elif scope.reports:
        text = _in_report(text, question, names)
    elif any(map(is_local, scope.units)):
        text = _without_place(text, names)
    speakers = speaker_spans(question, names)
    if speakers and (scope.actors or scope.units):
        said = question[speakers[0][0] : speakers[-1][1]]
        spans = speaker_spans(text, names)
        text = _replaced(text, spans[:1], said) if spans else f"{text.rstrip(' ?')} enligt {said}?"
    spans = [*speakers, *report_spans(question, names)]
    named = set(terms(" ".join(places))) | {t for s in spans for t in terms(question[s[0] : s[1]])}
    if set(terms(question)) - named:
        return f"{text.rstrip()} {question.strip()}"
    return text


def _in_report(text: str, question: str, names: Names) -> str:
    """The old question about another report than its own place or report."""
    said = report_spans(question, names)
    new = question[said[0][0] : said[0][1]]
    spans = place_spans(text, names) or report_spans(text, names)
    return _replaced(text, spans, new) if spans else f"{text.rstrip(' ?')} i {new}?"


def _without_place(text: str, names: Names) -> str:
    """The old question without its place: the unit that is asked now has one of its own."""
    for start, end in reversed(place_spans(text, names)):
        text = re.sub(r"\s*\b(?:i|på|hos)\s*$", "", text[:start]) + text[end:]
    return text


def _replaced(text: str, spans: Sequence[tuple[int, int]], new: str) -> str:
    """``text`` with the stretch from the first span to the last one replaced."""
    return text[: spans[0][0]] + new + text[spans[-1][1] :]
