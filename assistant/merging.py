"""Putting a follow-up together with the question before it, as one question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.leaning import POINTING, asks_why, own_topics, points_back
from assistant.pronouns import with_speaker
from assistant.question import ScopeParser
from assistant.question.asked import THEME_QUESTIONS, theme_question
from assistant.question.names import Names, is_local, place_spans, report_spans, unique
from assistant.question.roles import folded, speaker_spans, spoken_spans, who
from assistant.question.sides import asks_of_every_place
from assistant.readings import COMPARED, GENITIVE, LONGEST, OTHER_PLACES, Standalone, together
from assistant.spoken import spoken
from vectorstore import Scope
from vectorstore.analysis import fold, terms

__all__ = ["merged"]

_COMPARES = re.compile(r"\bjämför|\bjmf\b|\bskilj|\bskillnad", re.IGNORECASE)
_COMPARES_WITH = re.compile(
    r"\b(?P<compare>(?:jämför\w*|jmf)(?: (?:gärna|det|den|detta|dem|svaret))?) (?:med|mot) ", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"\b(?:(?:i|på|hos|bland) )?(?:de )?" + OTHER_PLACES.pattern, re.IGNORECASE)
_KOMMUN = re.compile(r"\s+kommun(?:en)?\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"^\W*(?:(?:och|men) )?(?:om|kring|gällande|vad gäller|angående) (?P<what>.+?)(?: då)?\W*$", re.IGNORECASE
)
_OLD_ABOUT = re.compile(r"\b(?P<word>om|kring|gällande|angående) [^?]+?(?=\?*\s*$)", re.IGNORECASE)
_POINTING_TERMS = frozenset(term for word in POINTING for term in terms(word))
_ASKING = frozenset(["varför", "många", "vilka", "vem", "när"])
_AND = re.compile(r"\s*(?:,|/|och|samt|eller)\s*(?:i |på )?", re.IGNORECASE)
"""Stands between names of one row: *Hylte, Laholm och i Varberg*."""
_VERBS = folded(
    "äger äga ägde ingår ingick leder ledde driver drev driva hör kom kommer kommit fick får fått ligger"
    " låg träffas träffades deltar deltog används gjordes görs hålls hölls arbetar jobbar samverkar samarbetar"
    " utveckla utvecklar lämnades lämnats ges gavs gett tyckte önskar föreslår behövs behöver beskriver beskrivs"
    " heter kallas vänder krävs påverkar händer hände gick går innebär betyder hittade valde intervjuades"
)
"""Folded words of what is done, which name no subject."""
_TELLING = 2
"""Telling words with which a question needs no more than whom it asks."""

Span = tuple[int, int]


def merged(question: str, scope: Scope, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone:
    """A question put together with the one before it."""
    if (compares := _COMPARES_WITH.search(question)) and any(
        start == compares.end() for start, _ in spoken_spans(question, names)
    ):
        # Who is compared with is asked, and not only spoken of.
        question = _COMPARES_WITH.sub(r"\g<compare> ", question)
        scope = parse(question)
    asked = with_speaker(question, previous.text, names)
    if asked is not None and _is_whole(asked, scope):
        return Standalone(asked, parse(asked), changed=True)
    if scope.about and not (scope.actors or scope.units or previous.scope.about):
        # "Hur är det med kommunen?" asks it, where the question before asked somebody.
        scope = replace(scope, actors=scope.about, about=())
    both = _merged_scope(question, scope, previous.scope, names)
    # "I alla kommuner" is said as it is, and not by the names of them all.
    said = replace(scope, municipalities=()) if asks_of_every_place(question) else scope
    text = _merged_text(question, said, both, previous, names)
    if asked is not None and text.endswith(question.strip()):
        text = f"{text.removesuffix(question.strip())}{asked}"
    if len(text) > LONGEST:  # names that stand in many places would each be replaced by many
        text = together(previous.text, question)
    # What the whole question is about, not only the words that were added to it.
    whole = parse(text)
    about = scope.about or whole.about or both.about
    if scope.undivided and not whole.undivided:  # of the whole question the report does tell of that municipality
        both = replace(both, municipalities=whole.municipalities, reports=whole.reports, undivided=())
    if asks_of_every_place(text) and not both.municipalities:
        both = replace(both, municipalities=whole.municipalities)
    return Standalone(text, replace(both, topics=_topics(scope, whole), about=about), changed=True)


def _topics(new: Scope, whole: Scope) -> tuple[str, ...]:
    """Telling words of the merged question, without those that only pointed back."""
    return tuple(word for word in whole.topics if fold(word) not in POINTING) or new.topics


def _is_whole(asked: str, scope: Scope) -> bool:
    """Whether a question needs no more of the one before than whom it asks."""
    topics = own_topics(scope)
    if len(topics) >= _TELLING or scope.actors or scope.units or scope.about:
        return True
    return not (topics or scope.themes or points_back(asked))


def _merged_scope(question: str, new: Scope, old: Scope, names: Names) -> Scope:
    """What the new question names, and what it takes over from the old one."""
    speaks = bool(new.actors or new.units)
    everywhere = bool(OTHER_PLACES.search(question))
    moved = bool(new.municipalities or new.not_covered or new.reports or everywhere)
    kept = tuple(unit for unit in old.units if not moved or not is_local(unit))
    leaves = names.leave(new.units, old.municipalities)
    places = new.municipalities or (() if moved or leaves else old.municipalities)
    actors, units = (new.actors, new.units) if speaks else (old.actors, kept)
    if _COMPARES.search(question):
        places = unique([*old.municipalities, *new.municipalities])
        actors, units = unique([*old.actors, *new.actors]), unique([*kept, *new.units])
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
    if _COMPARES.search(question) and (scope.municipalities or scope.actors or scope.units):
        return _compared(question, previous.text, merged, names)
    if scope.themes and scope.themes[0] in THEME_QUESTIONS and not own_topics(scope) and not asks_why(question):
        return _about_theme(scope.themes[0], merged, previous.scope)
    if (asked := _ABOUT.match(question)) and (old := _OLD_ABOUT.search(previous.text)):
        return f"{previous.text[: old.start()]}{old['word']} {asked['what']}{previous.text[old.end() :]}"
    text = previous.text
    if OTHER_PLACES.search(question):
        if not OTHER_PLACES.search(text):
            text = f"{_without_place(text, names).rstrip(' ?')} i alla kommuner?"
        question = re.sub(r"\s+(?=[?!.,])", "", _ELSEWHERE.sub("", question))
    text = _moved(text, question, scope, previous, names)
    return _with_rest(text, question, scope, names)


def _about_theme(theme: str, merged: Scope, old: Scope) -> str:
    """Another theme for the same speakers and places, and for the subject that was asked about."""
    speaker = " och ".join(merged.units or map(spoken, merged.actors))
    places = merged.municipalities or merged.not_covered
    topics = [word for word in own_topics(old) if fold(word) not in _VERBS]
    return theme_question(theme, speaker, places, " ".join(topics))


def _compared(question: str, text: str, merged: Scope, names: Names) -> str:
    """The old question about both sides."""
    both = text = text.removeprefix(COMPARED)
    if (spans := place_spans(both, names)) and len(merged.municipalities) > 1:
        both = _replaced(both, _rows(both, spans), " och ".join(merged.municipalities))
    if speakers := _rows(both, speaker_spans(both, names))[:1]:
        before = both[slice(*speakers[0])]
        asked = [question[start:end] for start, end in speaker_spans(question, names)]
        new = [name for name in asked if not who(name, names) <= who(before, names)]
        both = _replaced(both, speakers, _listed([before, *new])) if new else both
    return together(text, question) if both == text else f"{COMPARED}{both}"


def _moved(text: str, question: str, scope: Scope, previous: Standalone, names: Names) -> str:
    """The old question with the new one's places and speakers in the place of its own."""
    places = (*scope.municipalities, *scope.not_covered)
    if places:
        spans = place_spans(text, names)
        new = " och ".join(places)
        text = _replaced(text, _alike(text, _rows(text, spans)), new) if spans else f"{text.rstrip(' ?')} i {new}?"
    elif scope.reports:
        text = _in_report(text, question, names)
    elif names.leave(scope.units, previous.scope.municipalities):
        text = _without_place(text, names)
    if (scope.actors or scope.units) and speaker_spans(question, names):
        return _asked_of(text, question, names)
    if spoken := spoken_spans(question, names):
        said = _listed([question[start:end] for start, end in spoken])
        spans = spoken_spans(text, names)[-1:] or speaker_spans(text, names)[:1]
        text = _replaced(text, spans, said) if spans else f"{text.rstrip(' ?')} med {said}?"
    return text


def _asked_of(text: str, question: str, names: Names) -> str:
    """The old question put to whom the new one asks; to whom it was spoken of, it is put about whom it was put to."""
    said = _listed([question[start:end] for start, end in speaker_spans(question, names)])
    rows = _rows(text, speaker_spans(text, names))
    if not rows:
        return f"{text.rstrip(' ?')} enligt {said}?"
    before = text[slice(*rows[0])]
    alike = [row for row in rows if who(text[slice(*row)], names) == who(before, names)]
    spoken = [span for span in spoken_spans(text, names) if who(text[slice(*span)], names) == who(said, names)]
    if len(spoken) == 1 and len(alike) == 1:
        # "Hur ser VC på samverkan med VPM?" and "VPM:s version?": both change places.
        places = sorted([(alike[0], said), (spoken[0], GENITIVE.sub("", before))], reverse=True)
        for row, name in places:
            text = _replaced(text, [row], name)
        return text
    return _replaced(text, alike, said)


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
    return _replaced(text, _rows(text, spans), new) if spans else f"{text.rstrip(' ?')} i {new}?"


def _without_place(text: str, names: Names) -> str:
    """The old question without its place: the unit that is asked now has one of its own."""
    for start, end in reversed(_rows(text, place_spans(text, names))):
        text = re.sub(r"\s*\b(?:i|på|hos)\s*$", "", text[:start]) + _KOMMUN.sub("", text[end:], count=1)
    return text


def _listed(said: Sequence[str]) -> str:
    """Names as a row, none of which owns anything: of "AF:s syn?" *AF*."""
    return " och ".join(dict.fromkeys(GENITIVE.sub("", name) for name in said))


def _alike(text: str, rows: Sequence[Span]) -> list[Span]:
    """Those rows that say the same as the first."""
    return [row for row in rows if text[slice(*row)].casefold() == text[slice(*rows[0])].casefold()]


def _rows(text: str, spans: Sequence[Span]) -> list[Span]:
    """Names that stand in a row as one stretch: *AF och FK*; those of another sentence are another row."""
    rows: list[Span] = []
    for start, end in spans:
        if rows and _AND.fullmatch(text[rows[-1][1] : start]):
            rows[-1] = (rows[-1][0], end)
        else:
            rows.append((start, end))
    return rows


def _replaced(text: str, rows: Sequence[Span], new: str) -> str:
    """``text`` with each of some stretches replaced; one in the genitive keeps it."""
    for start, end in reversed(rows):
        said = new
        if GENITIVE.search(text[start:end]) and not GENITIVE.search(new):
            said = f"{new}:s" if new[-1:].isupper() else f"{new}s"
        text = text[:start] + said + text[end:]
    return text
