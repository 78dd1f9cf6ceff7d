"""Making a question that leans on the ones before it stand on its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.pronouns import with_speaker
from assistant.question import ScopeParser
from assistant.question.asked import THEME_QUESTIONS, theme_question
from assistant.question.names import Names, is_local, place_spans, report_spans, unique
from assistant.question.roles import speaker_spans, spoken_spans
from vectorstore import Scope
from vectorstore.analysis import fold, terms

__all__ = ["Standalone", "standalone"]

_LEANS = re.compile(
    r"^\s*(?:(?:och|o|men|å|samma|då|hur är det (?:med|i|på|hos)|hur ser det ut (?:i|på|hos)|bara|fler|mer|endast"
    r"|de andra|resten|jämför|jämfört|jmf|berätta mer|utveckla|ge (?:ett |fler )?exempel|gäller det|begränsa|räkna bara"
    r"|(?:åter|tillbaka) till|vilke[nt] (?:ser|har|säger|vill|saknar|tycker|gäller|nämner|önskar)"
    r"|varför (?:är|blir|blev|var|gör|tycker|säger|vill|har|saknar) (?:det|de|den|dom))\b"
    r"|(?:varför|vilka|vem|var|när|hur då|på vilket sätt|på vilka ställen|i vilka kommuner)\W*$"
    r"|hur många(?: (?:är det|är de|av dem|gör det|då))?\W*$|vilka (?:gör|är|har|säger) (?:det|de|inte)\b)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\bi stället\W*$|\bom (?:man|du|vi) (?:bara |i stället )?(?:tar|räknar|ser till|begränsar)\b|^\W*begränsa\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"^\s*(?:inom|hos|på|i|för|bland|enligt|av|från|under|gällande|med)\b", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:vilk\w+|vad|hur|vem|var|när|varför)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:dem|dom|dess|dessa|deras)\b|\b(?:det|den|de|där|dit)\W*$", re.IGNORECASE)
"""What can only point back, also in a question that could else stand by itself."""
_COMPARES = re.compile(r"\bjämför|\bjmf\b|\bskilj|\bskillnad", re.IGNORECASE)
_ABOUT = re.compile(
    r"^\W*(?:(?:och|men) )?(?:om|kring|gällande|vad gäller|angående) (?P<what>.+?)(?: då)?\W*$", re.IGNORECASE
)
_OLD_ABOUT = re.compile(r"\b(?P<word>om|kring|gällande|angående) [^?]+?(?=\?*\s*$)", re.IGNORECASE)
_OTHER_PLACES = re.compile(
    r"\b(?:andra|övriga|resten av|alla|samtliga) (?:kommun(?:er(?:na)?)|orter(?:na)?|ställen)\b", re.IGNORECASE
)
_ENDS = re.compile(r"\bdå\W*$", re.IGNORECASE)
_STANDS = re.compile(r"^\s*(?:vad (?:är|betyder|står|menas)|vem är|vilka är)\b", re.IGNORECASE)
# "det" that fills a place in the sentence points at nothing.
_FILLER = re.compile(
    r"\b(?:finns|är|ar|går|gick|blir|blev|fanns|var|kan|ska|behövs|fungerar|funkar|händer|hur) det\b"
    r"|\bdet (?:finns|är|ar|går|som)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:det|den|dem|de|dit|där|då|detta|denna|dessa|samma)\b", re.IGNORECASE)
_HOW = re.compile(r"^\W*(?:fungerar|funkar|går|gick) det\b", re.IGNORECASE)
# Words that only point back, or say that something is added.
_POINTING = frozenset(
    map(
        fold,
        "alltså hela igen åter också även samma gäller tänker menar berätta mer utveckla exempel ge andra övriga"  # noqa: SIM905
        " ser jämför jämfört kommun kommunen kommuner ort ställe".split(),
    )
)
_POINTING_TERMS = frozenset(term for word in _POINTING for term in terms(word))
_ASKING = frozenset(["varför", "många", "vilka", "vem", "när"])
_FEW_TERMS = 3
_TELLING = 2
"""Telling words with which a question needs no more than whom it asks."""
_SHORTEST = 6
"""Letters of a word that may be the end of a compound: *satsningarna* of *kunskapssatsningarna*."""
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
    previous = _previous(_from(history, scope), names, parse) if _leans(question, scope) else None
    if previous is None:
        return Standalone(question, scope, changed=False)
    asked = with_speaker(question, previous.text, names)
    if asked is not None and len(_own_topics(scope)) >= _TELLING:
        return Standalone(asked, parse(asked), changed=True)
    if scope.about and not (scope.actors or scope.units or previous.scope.about):
        # "Hur är det med kommunen?" asks it, where the question before asked somebody.
        scope = replace(scope, actors=scope.about, about=())
    merged = _merged_scope(question, scope, previous.scope)
    text = _merged_text(question, scope, merged, previous, names)
    if asked is not None and text.endswith(question.strip()):
        text = f"{text.removesuffix(question.strip())}{asked}"
    # What the whole question is about, not only the words that were added to it.
    return Standalone(text, replace(merged, topics=_topics(scope, parse(text))), changed=True)


def _topics(new: Scope, whole: Scope) -> tuple[str, ...]:
    """Telling words of the merged question, without those that only pointed back."""
    return tuple(word for word in whole.topics if fold(word) not in _POINTING) or new.topics


def _from(history: Sequence[str], scope: Scope) -> Sequence[str]:
    """The history up to the question that a new one comes back to; whole where it comes back to none.

    "Men seminarierna, vem föreläste där?" leans on the question about seminars, though another one came between.
    """
    topics = [stem for word in _own_topics(scope) for stem in terms(word)]
    earlier = [text for text in history if text.strip()]
    for place in range(len(earlier) - 1, max(-1, len(earlier) - 1 - _REMEMBERED), -1):
        held = terms(earlier[place])
        if any(term == topic or (len(topic) > _SHORTEST and term.endswith(topic)) for topic in topics for term in held):
            return earlier[: place + 1]
    return earlier


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
    if scope.themes and not _own_topics(scope) and (_POINTS.search(_FILLER.sub(" ", question)) or _HOW.match(question)):
        return own <= 2 * _FEW_TERMS
    if _INSTEAD.search(question):
        return True
    if _LEANS.match(question):
        return own <= 2 * _FEW_TERMS
    if _ENDS.search(question) and own <= _FEW_TERMS:
        return True
    if own <= _FEW_TERMS and _WITHIN.match(question) and not _ASKS.search(question):
        return True
    if own <= 2 * _FEW_TERMS and _PRONOUN.search(_FILLER.sub(" ", question)):
        return True
    if _STANDS.match(question):
        return False
    if not scope.topics and not scope.themes and not scope.is_empty:
        return True
    return own <= 2 * _FEW_TERMS and bool(_POINTS.search(_FILLER.sub(" ", question)))


def _merged_scope(question: str, new: Scope, old: Scope) -> Scope:
    """What the new question names, and what it takes over from the old one."""
    speaks = bool(new.actors or new.units)
    everywhere = bool(_OTHER_PLACES.search(question))
    moved = bool(new.municipalities or new.not_covered or new.reports or everywhere)
    kept = tuple(unit for unit in old.units if not moved or not is_local(unit))
    places = new.municipalities or (() if moved or any(map(is_local, new.units)) else old.municipalities)
    actors, units = (new.actors, new.units) if speaks else (old.actors, kept)
    if _COMPARES.search(question):
        places = unique([*old.municipalities, *new.municipalities])
        actors, units = unique([*old.actors, *new.actors]), unique([*kept, *new.units])
    return replace(
        new,
        municipalities=places,
        actors=actors,
        units=units,
        about=new.about or old.about,
        reports=new.reports or (() if new.municipalities else old.reports),
        themes=new.themes or old.themes,
        number=new.number or old.number,
    )


def _merged_text(question: str, scope: Scope, merged: Scope, previous: Standalone, names: Names) -> str:
    """The old question with the new one's names, theme or subject in the place of its own."""
    if _COMPARES.search(question) and (scope.municipalities or scope.actors or scope.units):
        return _compared(question, previous.text, merged, names)
    if scope.themes and scope.themes[0] in THEME_QUESTIONS and not _own_topics(scope):
        return _about_theme(scope.themes[0], merged, previous.scope)
    if (asked := _ABOUT.match(question)) and (old := _OLD_ABOUT.search(previous.text)):
        return f"{previous.text[: old.start()]}{old['word']} {asked['what']}{previous.text[old.end() :]}"
    text = previous.text
    if _OTHER_PLACES.search(question):
        text = f"{_without_place(text, names).rstrip(' ?')} i alla kommuner?"
        question = _OTHER_PLACES.sub("", question)
    text = _moved(text, question, scope, names)
    return _with_rest(text, question, scope, names)


def _own_topics(scope: Scope) -> list[str]:
    return [word for word in scope.topics if fold(word) not in _POINTING]


def _about_theme(theme: str, merged: Scope, old: Scope) -> str:
    """Another theme for the same speakers and places, and for the subject that was asked about."""
    speaker = " och ".join([*merged.units] or ["kommunen" if name == "Kommun" else name for name in merged.actors])
    places = merged.municipalities or merged.not_covered
    return theme_question(theme, speaker, places, " ".join(_own_topics(old)))


def _compared(question: str, text: str, merged: Scope, names: Names) -> str:
    """The old question about both sides."""
    spans = place_spans(text, names)
    if spans and len(merged.municipalities) > 1:
        text = _replaced(text, spans, " och ".join(merged.municipalities))
    elif speakers := speaker_spans(text, names):
        said = [question[start:end] for start, end in speaker_spans(question, names)]
        text = _replaced(text, speakers, " och ".join([text[speakers[0][0] : speakers[-1][1]], *said]))
    else:
        return f"{text.rstrip()} {question.strip()}"
    return f"Jämför: {text}"


def _moved(text: str, question: str, scope: Scope, names: Names) -> str:
    """The old question with the new one's places and speakers in the place of its own."""
    places = (*scope.municipalities, *scope.not_covered)
    if places:
        spans = place_spans(text, names)
        new = " och ".join(places)
        text = _replaced(text, spans, new) if spans else f"{text.rstrip(' ?')} i {new}?"
    elif scope.reports:
        text = _in_report(text, question, names)
    elif any(map(is_local, scope.units)):
        text = _without_place(text, names)
    speakers = speaker_spans(question, names)
    if speakers and (scope.actors or scope.units):
        said = question[speakers[0][0] : speakers[-1][1]]
        spans = speaker_spans(text, names)
        text = _replaced(text, spans[:1], said) if spans else f"{text.rstrip(' ?')} enligt {said}?"
    elif spoken := spoken_spans(question, names):
        said = question[spoken[0][0] : spoken[-1][1]]
        spans = spoken_spans(text, names)[-1:] or speaker_spans(text, names)[:1]
        text = _replaced(text, spans, said) if spans else f"{text.rstrip(' ?')} med {said}?"
    return text


def _with_rest(text: str, question: str, scope: Scope, names: Names) -> str:
    """The old question followed by the new one, where that says more than its names."""
    spans = [*speaker_spans(question, names), *spoken_spans(question, names), *report_spans(question, names)]
    named = set(terms(" ".join((*scope.municipalities, *scope.not_covered))))
    named |= {term for start, end in spans for term in terms(question[start:end])}
    own = {word.casefold() for word in re.findall(r"\w+", question)}
    rest = {term for term in set(terms(question)) - named if term not in _POINTING_TERMS}
    asks = bool(own & _ASKING) and not named
    return f"{text.rstrip()} {question.strip()}" if rest or asks else text


def _in_report(text: str, question: str, names: Names) -> str:
    """The old question about another report than its own place or report."""
    said = report_spans(question, names)
    if not said:
        return text  # what names it is no name by itself, such as a misspelling
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
