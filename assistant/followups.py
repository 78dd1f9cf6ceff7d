"""Making a question that leans on the ones before it stand on its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.choice import Trial, chosen
from assistant.leaning import POINTING, SPOKEN_TO, asks_why, leans, own_topics, points_back
from assistant.pronouns import with_speaker
from assistant.question import Intent, ScopeParser, intent_of
from assistant.question.asked import THEME_QUESTIONS, theme_question
from assistant.question.names import Names, is_local, place_spans, report_spans, unique
from assistant.question.roles import speaker_spans, spoken_spans
from assistant.readings import Kind, Reading, Standalone, readings, together
from vectorstore import Scope
from vectorstore.analysis import fold, terms

__all__ = ["Standalone", "meanings", "standalone"]

_BACK = re.compile(
    r"^\W*apropå\b|\b(?:åter|tillbaka) till\b(?! (?:arbet|jobb|skol|studi|yrke|samhäll))|\bigen\b", re.IGNORECASE
)
"""Goes back to what, or whom, it names; *tillbaka till arbete* is where people are helped to."""
_RETURNS = re.compile(r"^\W*men\b|" + _BACK.pattern, re.IGNORECASE)
_COMPARES = re.compile(r"\bjämför|\bjmf\b|\bskilj|\bskillnad", re.IGNORECASE)
_ABOUT = re.compile(
    r"^\W*(?:(?:och|men) )?(?:om|kring|gällande|vad gäller|angående) (?P<what>.+?)(?: då)?\W*$", re.IGNORECASE
)
_OLD_ABOUT = re.compile(r"\b(?P<word>om|kring|gällande|angående) [^?]+?(?=\?*\s*$)", re.IGNORECASE)
_OTHER_PLACES = re.compile(
    r"\b(?:andra|övriga|resten av|alla|samtliga) (?:kommun(?:er(?:na)?)|orter(?:na)?|ställen)\b", re.IGNORECASE
)
_POINTING_TERMS = frozenset(term for word in POINTING for term in terms(word))
_ASKING = frozenset(["varför", "många", "vilka", "vem", "när"])
_OF_ALL = re.compile(r"\b(?:vilka|hur många) (?:kommuner|rapporter|myndigheter|län|orter)\b", re.IGNORECASE)
_WHAT = re.compile(r"^\W*(?:vad|va|vilk\w+|hur|vem|när|var)\b", re.IGNORECASE)
_WHAT_IS_IT = re.compile(r"\w\W+(?:vad|va) (?:är|va) det\W*$", re.IGNORECASE)
"""Asks what something is that it names itself: *TRIS Sörmland, vad är det?*"""
_DEFINES = re.compile(
    r"^\W*(?i:vad|vem|vilka) (?i:är|betyder|menas med) (?:(?i:ett|en|förkortningen)\b|(?P<name>[A-ZÅÄÖ]))"
)
"""Asks what, or who, something is that it names: *Vad är SGI?*, unlike *Vad är skälen?*"""
_GENITIVE = re.compile(r"(?::s|(?<=en)s|(?<=an)s|(?<=na)s)$", re.IGNORECASE)
_TELLING = 2
"""Telling words with which a question needs no more than whom it asks."""
_SHORTEST = 6
"""Letters of a word that may be the end of a compound: *satsningarna* of *kunskapssatsningarna*."""
_REMEMBERED = 3


def standalone(
    question: str,
    history: Sequence[str],
    names: Names,
    parse: ScopeParser,
    trial: Trial | None = None,
) -> Standalone:
    """Complete ``question`` from the conversation before it.

    Args:
        question: what the user typed now.
        history: earlier questions of the user, the oldest first.
        names: the names of the base.
        parse: finds the scope of a text.
        trial: how readings fare when they are searched for; without it, words alone tell what is meant.
    """
    alone = Standalone(question, parse(question), changed=False)
    previous, made = meanings(alone, history, names, parse, trial)
    if previous is None:
        return alone
    scope = alone.scope
    lacks = leans(question, scope) or not own_topics(scope)
    # Of a place that no report covers nothing is found: that is the answer, and no sign that another is meant.
    return chosen(made, previous, None if previous.scope.not_covered and lacks else trial)


def meanings(
    alone: Standalone, history: Sequence[str], names: Names, parse: ScopeParser, trial: Trial | None = None
) -> tuple[Standalone | None, tuple[Reading, ...]]:
    """The question before one, where there is one that it may lean on, and every reading with it."""
    question, scope = alone.text, alone.scope
    previous = _previous(_from(question, history, scope, parse), names, parse, trial)
    if previous is None or _stands(question, scope) or not _asks(question, scope):
        return None, (Reading(Kind.ALONE, alone),)
    both = merged(question, scope, previous, names, parse)
    return previous, readings(alone, previous, both, names, parse)


def _stands(question: str, scope: Scope) -> bool:
    """Whether a question lacks nothing.

    "Vilka hinder finns i Hylte?" and "Vad säger vården om läkarintyg?" do not, nor does a
    question about all municipalities or reports; one to the program is none about
    what was asked. One that asks why, or for yes or no, may be put to whom was asked
    before, though it names another: "Varför är vården så svår att nå?". What is found
    for its readings tells.
    """
    if leans(question, scope):
        return False
    if _OF_ALL.search(question) or SPOKEN_TO.search(question) or _WHAT_IS_IT.search(question):
        return True
    if asks_why(question) or not _WHAT.match(question):
        return False
    speaks, topics = bool(scope.actors or scope.units), own_topics(scope)
    if (defined := _DEFINES.match(question)) and not (defined["name"] and speaks):
        return True
    return bool((speaks and topics) or (scope.municipalities and scope.themes))


def _asks(text: str, scope: Scope) -> bool:
    """Whether something is asked of the reports: thanks, greetings and nonsense go before no follow-up."""
    return bool(terms(text) or leans(text, scope)) and intent_of(text, scope) not in (Intent.GREETING, Intent.OFF_TOPIC)


def merged(question: str, scope: Scope, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone:
    """A question put together with the one before it."""
    asked = with_speaker(question, previous.text, names)
    if asked is not None and _is_whole(asked, scope):
        return Standalone(asked, parse(asked), changed=True)
    if scope.about and not (scope.actors or scope.units or previous.scope.about):
        # "Hur är det med kommunen?" asks it, where the question before asked somebody.
        scope = replace(scope, actors=scope.about, about=())
    both = _merged_scope(question, scope, previous.scope)
    text = _merged_text(question, scope, both, previous, names)
    if asked is not None and text.endswith(question.strip()):
        text = f"{text.removesuffix(question.strip())}{asked}"
    # What the whole question is about, not only the words that were added to it.
    return Standalone(text, replace(both, topics=_topics(scope, parse(text))), changed=True)


def _topics(new: Scope, whole: Scope) -> tuple[str, ...]:
    """Telling words of the merged question, without those that only pointed back."""
    return tuple(word for word in whole.topics if fold(word) not in POINTING) or new.topics


def _is_whole(asked: str, scope: Scope) -> bool:
    """Whether a question needs no more of the one before than whom it asks."""
    topics = own_topics(scope)
    if len(topics) >= _TELLING or scope.actors or scope.units or scope.about:
        return True
    return not (topics or scope.themes or points_back(asked))


def _from(question: str, history: Sequence[str], scope: Scope, parse: ScopeParser) -> Sequence[str]:
    """The history up to the question that a new one comes back to; whole where it comes back to none.

    "Men seminarierna, vem föreläste där?" leans on the question about seminars, though another one came
    between; "Tillbaka till vården" on the one that was put to it.
    """
    if not _RETURNS.search(question):
        return history
    topics = [stem for word in own_topics(scope) for stem in terms(word)]
    # "Men vården då?" asks the last question of somebody else.
    named = _named(scope) if _BACK.search(question) else frozenset[str]()
    earlier = [text for text in history if text.strip()]
    for place in range(len(earlier) - 1, max(-1, len(earlier) - 1 - _REMEMBERED), -1):
        held = terms(earlier[place])
        if any(term == topic or (len(topic) > _SHORTEST and term.endswith(topic)) for topic in topics for term in held):
            return earlier[: place + 1]
        if named and named & _named(parse(earlier[place])):
            return earlier[: place + 1]
    return earlier


def _named(scope: Scope) -> frozenset[str]:
    """Whom a question asks, or speaks of."""
    return frozenset([*scope.actors, *scope.units, *scope.about])


def _previous(history: Sequence[str], names: Names, parse: ScopeParser, trial: Trial | None) -> Standalone | None:
    """The last earlier question, itself completed from those before it."""
    earlier = [text for text in history if _asks(text, parse(text))]
    if not earlier:
        return None
    return standalone(earlier[-1], earlier[:-1][-_REMEMBERED:], names, parse, trial)


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
        not_covered=new.not_covered or (() if moved or new.municipalities else old.not_covered),
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
    if scope.themes and scope.themes[0] in THEME_QUESTIONS and not own_topics(scope) and not asks_why(question):
        return _about_theme(scope.themes[0], merged, previous.scope)
    if (asked := _ABOUT.match(question)) and (old := _OLD_ABOUT.search(previous.text)):
        return f"{previous.text[: old.start()]}{old['word']} {asked['what']}{previous.text[old.end() :]}"
    text = previous.text
    if _OTHER_PLACES.search(question):
        text = f"{_without_place(text, names).rstrip(' ?')} i alla kommuner?"
        question = _OTHER_PLACES.sub("", question)
    text = _moved(text, question, scope, names)
    return _with_rest(text, question, scope, names)


def _about_theme(theme: str, merged: Scope, old: Scope) -> str:
    """Another theme for the same speakers and places, and for the subject that was asked about."""
    speaker = " och ".join([*merged.units] or ["kommunen" if name == "Kommun" else name for name in merged.actors])
    places = merged.municipalities or merged.not_covered
    return theme_question(theme, speaker, places, " ".join(own_topics(old)))


def _compared(question: str, text: str, merged: Scope, names: Names) -> str:
    """The old question about both sides."""
    spans = place_spans(text, names)
    if spans and len(merged.municipalities) > 1:
        text = _replaced(text, spans, " och ".join(merged.municipalities))
    elif speakers := speaker_spans(text, names):
        said = [question[start:end] for start, end in speaker_spans(question, names)]
        text = _replaced(text, speakers, " och ".join([text[speakers[0][0] : speakers[-1][1]], *said]))
    else:
        return together(text, question)
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
        if not spans or not _GENITIVE.search(text[slice(*spans[0])]):
            said = _GENITIVE.sub("", said)  # "AF:s syn?"
        text = _replaced(text, spans[:1], said) if spans else f"{text.rstrip(' ?')} enligt {said}?"
    elif spoken := spoken_spans(question, names):
        said = question[spoken[0][0] : spoken[-1][1]]
        spans = spoken_spans(text, names)[-1:] or speaker_spans(text, names)[:1]
        text = _replaced(text, spans, said) if spans else f"{text.rstrip(' ?')} med {said}?"
    return text


def _with_rest(text: str, question: str, scope: Scope, names: Names) -> str:
    """The old question followed by the new one, where that says more than its names."""
    spans = [*speaker_spans(question, names), *spoken_spans(question, names), *report_spans(question, names)]
    spans += place_spans(question, names)
    named = set(terms(" ".join((*scope.municipalities, *scope.not_covered))))
    named |= {term for start, end in spans for term in terms(question[start:end])}
    own = {word.casefold() for word in re.findall(r"\w+", question)}
    rest = {term for term in set(terms(question)) - named if term not in _POINTING_TERMS}
    asks = bool(own & _ASKING) and not named
    return together(text, question) if rest or asks else text


def _in_report(text: str, question: str, names: Names) -> str:
    """The old question about another report than its own place or report."""
    said = report_spans(question, names)[:1] or place_spans(question, names)  # all its municipalities name it too
    if not said:
        return text
    new = question[said[0][0] : said[-1][1]]
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
