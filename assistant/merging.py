"""Putting a follow-up together with the question before it, as one question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.forms.wording import listed
from assistant.leaning import INSTEAD, POINTING, asks_why, own_topics, points_back, replaces_theme
from assistant.moving import in_places, in_report, of_actors, only_speaks, replaced, rows, without_place
from assistant.nouns import without_verbs
from assistant.pronouns import reached_spans, with_speaker
from assistant.putting import in_row, of_other_side, put_to
from assistant.question import ScopeParser
from assistant.question.asked import THEME_QUESTIONS, theme_question
from assistant.question.names import Names, is_local, place_spans, report_spans, unique
from assistant.question.roles import folded, speaker_spans, spoken_spans, who
from assistant.question.sides import asks_of_every_place, compares
from assistant.readings import COMPARED, LONGEST, OTHER_PLACES, Standalone, themes_of, together
from assistant.said_before import holds_term, phrase_of
from assistant.spoken import spoken
from vectorstore import Scope
from vectorstore.analysis import fold, terms

__all__ = ["THEN", "merged"]

_COMPARES = re.compile(r"\bjämför|\bjmf\b|\bskilj|\bskillnad", re.IGNORECASE)
_COMPARES_WITH = re.compile(
    r"\b(?P<compare>(?:jämför\w*|jmf)(?: (?:gärna|det|den|detta|dem|svaret))?) (?:med|mot) ", re.IGNORECASE
)
_ASKS_TO_COMPARE = re.compile(r"^\W*(?:kan du )?jämföra? (?!med\b|mot\b)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:(?:i|på|hos|bland) )?(?:de )?" + OTHER_PLACES.pattern, re.IGNORECASE)
_ABOUT = re.compile(
    r"^\W*(?:(?:och|men) )?(?:om|kring|gällande|vad gäller|angående) (?P<what>.+?)(?: då)?\W*$", re.IGNORECASE
)
_OLD_ABOUT = re.compile(r"\b(?P<word>om|kring|gällande|angående) [^?]+?(?=\?*\s*$)", re.IGNORECASE)
_POINTING_TERMS = frozenset(term for word in POINTING for term in terms(word))
_PRONOUNS = frozenset(("dom", "dem"))
"""Terms of those who were asked before, though *dom* is a noun as well."""
_ASKING = frozenset(["varför", "många", "vilka", "vem", "när"])
THEN = re.compile(r"\s+då\W*$", re.IGNORECASE)
_ASKS_ITSELF = re.compile(
    r"^\W*(?:(?:och|o|men|fast|så)\b[\s,]*)*(?:vad|va|hur|vem|vilk\w+|varför|när|var)\b(?=.*\w+.*\w)", re.IGNORECASE
)
"""Begins with a question word of its own."""
_VERBS = folded(
    "äger äga ägde ingår ingick leder ledde driver drev driva hör kom kommer kommit fick får fått ligger"
    " låg träffas träffades deltar deltog används gjordes görs hålls hölls arbetar jobbar samverkar samarbetar"
    " utveckla utvecklar lämnades lämnats ges gavs gett tyckte önskar föreslår behövs behöver beskriver beskrivs"
    " heter kallas vänder krävs påverkar händer hände gick går innebär betyder hittade valde intervjuades"
)
"""Folded words of what is done, which name no subject."""
_BETWEEN = re.compile(r"\bmellan\b", re.IGNORECASE)
_OF_A_PARTY = frozenset(("fungerar", "fungerar inte"))
"""Themes that are of one party or another."""
_OWNER = re.compile(r"(?:nas|ens|ets|ans)$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\(\w+\)$")
_TELLING = 2
"""Telling words with which a question needs no more than whom it asks."""


def merged(question: str, scope: Scope, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone:
    """A question put together with the one before it."""
    if (compares := _COMPARES_WITH.search(question)) and any(
        start == compares.end() for start, _ in spoken_spans(question, names)
    ):
        # Who is compared with is asked, and not only spoken of.
        question = _COMPARES_WITH.sub(r"\g<compare> ", question)
        scope = parse(question)
    asked = with_speaker(question, previous.text, names)
    if asked is not None and replaces_theme(scope, previous.scope, asked):
        asked = THEN.sub("?", asked)
        return Standalone(asked, parse(asked), changed=True)
    if asked is not None and (_is_whole(asked, scope) or _asks_for_theme(scope, previous.scope)):
        return Standalone(asked, parse(asked), changed=True)
    only = replace(scope, actors=(), units=(), topics=()).is_empty and not own_topics(scope)
    if only and (text := of_other_side(question, previous, names)):
        return Standalone(text, parse(text), changed=True)
    if scope.about and not (scope.actors or scope.units or previous.scope.about):
        # "Hur är det med kommunen?" asks it, where the question before asked somebody.
        scope = replace(scope, actors=scope.about, about=())
    both = _merged_scope(question, scope, previous, names)
    left = () if scope.actors or scope.units else set(previous.scope.units) - set(both.units)
    previous = replace(previous, text=of_actors(previous.text, left, names))
    # "I alla kommuner" is said as it is, and not by the names of them all.
    said = replace(scope, municipalities=()) if asks_of_every_place(question) else scope
    text = _merged_text(question, said, both, previous, names)
    if asked is not None and text.endswith(question.strip()):
        text = f"{text.removesuffix(question.strip())}{asked}"
    if len(text) > LONGEST:  # names that stand in many places would each be replaced by many
        text = together(previous.text, question)
    whole = parse(text)
    if reached_spans(text, names) and not (whole.actors or whole.units):
        both = replace(both, actors=(), units=(), about=whole.about)  # others tell how one gets hold of them
        scope = replace(scope, actors=(), units=())
    return Standalone(text, _scope_of(text, question, scope, both, whole), changed=True)


def _scope_of(text: str, question: str, new: Scope, both: Scope, whole: Scope) -> Scope:
    """The scope of a merged question: what both name, mended by what the ``whole`` text names.

    What it is about is told by the whole question, not only by the words that were added to it.
    """
    behind = text.endswith(question.strip())
    about = new.about or whole.about or both.about
    named = bool(both.actors) and set(both.actors) <= set(whole.about) - set(whole.actors)
    if named and (whole.actors or whole.units) and not behind:
        # "Och om en kontaktperson hos kommunen?" names it, and asks whom the question before asked.
        both, about = replace(both, actors=whole.actors, units=whole.units), whole.about
    if new.undivided and not whole.undivided:  # of the whole question the report does tell of that municipality
        both = replace(both, municipalities=whole.municipalities, reports=whole.reports, undivided=())
    if behind:
        both = replace(both, themes=themes_of(new, both))
    if compares(text) and len(whole.municipalities) > len(both.municipalities) > 0:  # the other side has stayed
        both = replace(both, municipalities=whole.municipalities)
    if asks_of_every_place(text) and not both.municipalities:
        both = replace(both, municipalities=whole.municipalities)
    return replace(both, topics=_topics(new, whole), about=about)


def _topics(new: Scope, whole: Scope) -> tuple[str, ...]:
    """Telling words of the merged question, without those that only pointed back."""
    return tuple(word for word in whole.topics if fold(word) not in POINTING) or tuple(own_topics(new))


def _is_whole(asked: str, scope: Scope) -> bool:
    """Whether a question needs no more of the one before than whom it asks."""
    topics = own_topics(scope)
    if len(topics) >= _TELLING or scope.actors or scope.units or scope.about:
        return True
    return not (topics or scope.themes or points_back(asked))


def _asks_for_theme(new: Scope, old: Scope) -> bool:
    """Whether a question to whom was asked before is for a theme, and that one was about nothing: *vad vill de?*."""
    only = bool(new.themes) and not (own_topics(new) or new.about)
    return only and not (without_verbs(own_topics(old)) or old.about or old.themes or old.number)


def _compares(question: str, new: Scope, previous: Standalone, names: Names) -> bool:
    """Whether a follow-up asks for a comparison, or names nothing but one more side of the one before it."""
    if _COMPARES.search(question):
        return True
    text, old = previous.text, previous.scope
    if _COMPARES.search(text) is None or own_topics(new) or INSTEAD.search(question):
        return False
    kinds = (
        (place_spans, len(old.municipalities), Scope(municipalities=new.municipalities)),
        (speaker_spans, max(len(old.actors), len(old.units)), Scope(actors=new.actors, units=new.units)),
        (report_spans, len(old.reports), Scope(reports=new.reports)),
    )
    alone = replace(new, topics=())
    return any(
        number > 1 and alone == only and not only.is_empty and len(rows(text, spans(text, names))) == 1
        for spans, number, only in kinds
    )


def _merged_scope(question: str, new: Scope, previous: Standalone, names: Names) -> Scope:
    """What the new question names, and what it takes over from the old one."""
    old = previous.scope
    speaks = bool(new.actors or new.units)
    everywhere = bool(OTHER_PLACES.search(question))
    moved = bool(new.municipalities or new.not_covered or new.reports or everywhere)
    kept = tuple(unit for unit in old.units if not moved or not is_local(unit))
    leaves = names.leave(new.units, old.municipalities)
    places = new.municipalities or (() if moved or leaves else old.municipalities)
    actors, units = (new.actors, new.units) if speaks else (old.actors, kept)
    if _compares(question, new, previous, names):
        places = unique([*old.municipalities, *new.municipalities])
        actors, units = unique([*old.actors, *new.actors]), unique([*kept, *new.units])
        if new.reports and not places:
            new = replace(new, reports=unique([*old.reports, *new.reports]))
    return replace(
        new,
        municipalities=places,
        not_covered=new.not_covered or (() if moved or leaves else old.not_covered),
        actors=actors,
        units=units,
        about=new.about or old.about,
        reports=new.reports or (() if new.municipalities or leaves else old.reports),
        themes=new.themes or old.themes,
        number=new.number or old.number,
    )


def _merged_text(question: str, scope: Scope, merged: Scope, previous: Standalone, names: Names) -> str:
    """The old question with the new one's names, theme or subject in the place of its own."""
    named = scope.municipalities or scope.actors or scope.units or scope.reports
    if named and _compares(question, scope, previous, names):
        return _compared(question, previous.text, merged, names)
    if (asked := _ABOUT.match(question)) and (old := _OLD_ABOUT.search(previous.text)):
        return f"{previous.text[: old.start()]}{old['word']} {asked['what']}{previous.text[old.end() :]}"
    if scope.themes and scope.themes[0] in THEME_QUESTIONS and not own_topics(scope) and not asks_why(question):
        theme = _about_theme(scope.themes[0], merged, previous.scope, previous.text, names)
        told = question if report_spans(question, names) else previous.text
        speaks = only_speaks(told, speaker_spans(told, names), names)
        return theme if merged.municipalities or speaks or not merged.reports else in_report(theme, told, names)
    text = previous.text
    if OTHER_PLACES.search(question):
        if not OTHER_PLACES.search(text):
            text = f"{without_place(text, names).rstrip(' ?')} i alla kommuner?"
        question = re.sub(r"\s+(?=[?!.,])", "", _ELSEWHERE.sub("", question))
    moved = _with_rest(_moved(text, question, scope, previous, names), question, scope, names)
    if _ASKS_ITSELF.match(question) and moved.endswith(question.strip()):
        return together(text, question)  # whom it asks, and where, it says itself
    return moved


def _about_theme(theme: str, merged: Scope, old: Scope, before: str, names: Names) -> str:
    """Another theme for the same speakers and places, and for the subject that was asked about."""
    # One that its abbreviation stands behind would be taken for two by the next follow-up.
    speaker = " och ".join(_IN_BRACKETS.sub("", unit) for unit in merged.units) or listed([*map(spoken, merged.actors)])
    places = merged.municipalities or merged.not_covered
    topics = without_verbs([word for word in own_topics(old) if fold(word) not in _VERBS])
    topic = phrase_of(before, topics, names) or _as_said(before, topics)
    whole = theme_question(theme, speaker, places, topic)
    party = _party(theme, merged, old, before, names)
    if not party or topic:
        return whole
    if "samverkan" in THEME_QUESTIONS[theme]:
        return whole.replace("samverkan", f"samverkan {party}", 1)
    return theme_question(theme, speaker, places, f"samverkan {party}")


def _party(theme: str, merged: Scope, old: Scope, before: str, names: Names) -> str:
    """Between whom, or with whom, what another theme is asked of was said to be: *mellan FK och AF*.

    With whom it goes well, or not, is still asked; what one lacks, or proposes, need not be of that party.
    """
    if not old.about or merged.about != old.about:
        return ""
    named = [before[slice(*row)] for row in rows(before, spoken_spans(before, names))]
    if not (merged.actors or merged.units):
        return f"mellan {named[0]}" if len(named) == 1 and _BETWEEN.search(before) else ""
    return f"med {named[0]}" if len(named) == 1 and theme in _OF_A_PARTY else ""


def _as_said(text: str, topics: Sequence[str]) -> str:
    """Telling words as the question has them beside each other: *socialpsykiatrin och slutenvården*."""
    found = re.search(r" (?:och|eller|samt|i|på|av|för|med) ".join(map(re.escape, topics)), text) if topics else None
    said = found.group() if found else " ".join(topics)
    owned = re.search(rf"\b{re.escape(said)} \w+", text) if _OWNER.search(said) else None
    return owned.group() if owned else said  # of "chefernas ansvar" the theme is no topic


def _compared(question: str, text: str, merged: Scope, names: Names) -> str:
    """The old question about both sides."""
    both = text = _ASKS_TO_COMPARE.sub("", text.removeprefix(COMPARED))
    if (spans := place_spans(both, names)) and len(merged.municipalities) > 1:
        both = replaced(both, rows(both, spans), listed(merged.municipalities))
    if (told := report_spans(question, names)) and (spans := rows(both, report_spans(both, names))[:1]):
        before = both[slice(*spans[0])].replace(" och ", ", ")
        both = replaced(both, spans, f"{before} och {question[slice(*told[0])]}")
    if speakers := rows(both, speaker_spans(both, names))[:1]:
        before = both[slice(*speakers[0])]
        asked = [question[start:end] for start, end in speaker_spans(question, names)]
        new = [name for name in asked if not who(name, names) <= who(before, names)]
        all_asked = [before.replace(" och ", ", "), *new] if len(speaker_spans(before, names)) > 1 else [before, *new]
        both = replaced(both, speakers, in_row(all_asked)) if new else both
    if both == text:
        return together(text, question)
    return both if _COMPARES.search(both) else f"{COMPARED}{both}"


def _moved(text: str, question: str, scope: Scope, previous: Standalone, names: Names) -> str:
    """The old question with the new one's places and speakers in the place of its own."""
    places = (*scope.municipalities, *scope.not_covered)
    if places:
        text = in_places(text, " och ".join(places), names)
    elif scope.reports and not only_speaks(question, speaker_spans(question, names), names):
        text = in_report(text, question, names)
    elif names.leave(scope.units, previous.scope.municipalities):
        text = without_place(text, names)
    if (scope.actors or scope.units) and speaker_spans(question, names):
        return put_to(text, question, names)
    if spoken := spoken_spans(question, names):
        said = in_row([question[start:end] for start, end in spoken])
        spans = spoken_spans(text, names)[-1:] or speaker_spans(text, names)[:1]
        text = replaced(text, spans, said) if spans else f"{text.rstrip(' ?')} med {said}?"
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
    topics = own_topics(scope)
    if named:  # "Och IFO, varför haltar det hos dem?" asks the same of another
        rest = {term for term in rest - _PRONOUNS if not holds_term(term, text)}
        topics = [word for word in topics if any(not holds_term(term, text) for term in terms(word))]
    return together(text, question) if rest or asks or topics else text
