"""What a follow-up may mean: by itself, with the frame of the question before it, or together with that question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.leaning import INSTEAD, own_topics, points_back, replaces_theme
from assistant.naming import parts_of, with_matter
from assistant.pronouns import with_speaker
from assistant.question import ScopeParser
from assistant.question.names import Names, is_local, report_spans, unique
from assistant.question.roles import speaker_spans, who
from assistant.question.scope import TOPICAL
from assistant.said_before import LONGEST, together
from assistant.standalone import Kind, Reading, Standalone
from vectorstore import Scope

__all__ = [
    "COMPARED",
    "GENITIVE",
    "LONGEST",
    "OTHER_PLACES",
    "Kind",
    "Reading",
    "Standalone",
    "follows",
    "readings",
    "themes_of",
    "together",
]

_SMALL_TALK = re.compile(
    r"^\W*(?:(?:och|o|å|men|fast|så|hm+|jaha|jaså|ok|okej|aha|tack|ja|nej|jo|bara|sen|va|oj)\b[\s,.!:–-]*)+(?=\w)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,]*\b(?:då|tack|också|alltså|förresten|i stället|istället)\W*$|[\s?!.,]+$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(i|på|enligt|från|inom|för)\s+$", re.IGNORECASE)
_THEN = re.compile(r"[\s,]+då\W*$", re.IGNORECASE)
_NEXT = re.compile(r"\s+\w+")
OTHER_PLACES = re.compile(
    r"\b(?:andra|övriga|resten av|alla|samtliga) (?:(?:två|tre|fyra|fem|sex) )?"
    r"(?:kommun(?:er(?:na)?)|orter(?:na)?|ställen)\b",
    re.IGNORECASE,
)
"""Asks of all places but those of the question before."""
COMPARED = "Jämför: "
"""What a comparison of two sides begins with."""
GENITIVE = re.compile(r"(?:[:'’]s|(?<=[aei]n)s|(?<=na)s|(?<=et)s|(?-i:(?<=[A-ZÅÄÖ]{2})s))$", re.IGNORECASE)
"""What a name ends with that owns something: *AF:s*, *kommunens*, *samordningsförbundets*."""
_ASKS = re.compile(r"(?:vad|hur|vilk\w+|varför|när)\b", re.IGNORECASE)
_SAME = re.compile(r"\bom samma (?:sak|fråga)\b", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"\b(?:om|kring|gällande|angående) (?!man\b|du\b|vi\b|ni\b|det\b|den\b|de\b|så\b)\w", re.IGNORECASE
)
_HEAD = re.compile(r"(?:hur|varför|när) \w+(?= \w)", re.IGNORECASE)
"""How something is asked for: *Hur påverkas*."""
_WHOLE = 5  # words at least of a question that lacks nothing
_ABOUT = re.compile(r"^(?:om|kring|gällande|angående)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A follow-up and the question before it."""

    question: str
    new: Scope
    previous: Standalone
    names: Names


def readings(
    alone: Standalone, previous: Standalone, merged: Standalone, names: Names, parse: ScopeParser
) -> tuple[Reading, ...]:
    """Everything that a follow-up may mean, each text once; by itself first.

    Args:
        alone: what the user typed now, and what it names.
        previous: the question before, standing on its own.
        merged: that question with what the new one names in the place of its own.
        names: the names of the base.
        parse: finds the scope of a text.
    """
    new = alone.scope
    pair = _Pair(alone.text, new, previous, names)
    made: Sequence[Reading] = [Reading(Kind.ALONE, alone), Reading(Kind.MERGED, merged)]
    framed = _framed(pair)
    if _is_complete(pair):  # it takes over where it is asked, and nothing of what was
        elsewhere = framed.scope != new
        return (made[0], Reading(Kind.FRAMED, framed)) if elsewhere else (made[0],)
    if _frames(pair, framed):
        made = [*made, Reading(Kind.FRAMED, framed)]
    both_speak = bool(new.actors or new.units) and bool(previous.scope.actors or previous.scope.units)
    if both_speak:
        made = [*made, Reading(Kind.ABOUT, _framed(pair, about=True))]
    made = _with_matter(made, pair, merged, parse)
    if _SAME.search(alone.text):  # of what, only the question before tells
        made = made[:2]
    unlike: dict[tuple[str, Scope], Reading] = {}
    for reading in made:
        unlike.setdefault((reading.meant.text, reading.meant.scope), reading)
    return tuple(unlike.values())


def _with_matter(made: Sequence[Reading], pair: _Pair, merged: Standalone, parse: ScopeParser) -> Sequence[Reading]:
    """Further readings, which say what the question before was about: in the place of a pronoun, or before it.

    Where a pronoun surely stands for that, the question before is not asked beside it any more.
    """
    alone = made[0].meant
    named, sure = _named(pair, parse) or (None, False)
    further = [*made, Reading(Kind.NAMED, named)] if named is not None else [*made]
    if sure:
        return [one for one in further if one.kind is not Kind.MERGED or not follows(merged, alone)]
    if _asks_alike(pair):
        return [one for one in further if one.kind is not Kind.MERGED or not follows(merged, alone)]
    if _goes_elsewhere(pair) or _takes_its_place(pair, merged, alone):
        return further
    joined = [_joined(pair, before, parse) for before in _leaning_on(pair)]
    return further + [
        Reading(Kind.JOINED, one)
        for one in joined
        if (one.text.casefold(), one.scope) != (merged.text.casefold(), merged.scope)
    ]


def _is_complete(pair: _Pair) -> bool:
    """Whether a follow-up says itself what is asked, of whom and about what: *Och vad säger AF om vården?*."""
    new, own = pair.new, _own_words(pair.question)
    of_what = bool(new.about or (own_topics(new) and _OF_WHAT.search(own)))
    said = bool(new.actors or new.units) and of_what and len(own.split()) >= _WHOLE
    lacks = points_back(own) or INSTEAD.search(own) is not None
    return said and _ASKS.match(own) is not None and not lacks


def _takes_its_place(pair: _Pair, merged: Standalone, alone: Standalone) -> bool:
    """Whether the question before is not asked any more beside what it was made into: a comparison, another theme."""
    if merged.text.startswith(COMPARED):
        return True
    if _ABOUT.match(_own_words(pair.question)) and not follows(merged, alone):
        return True  # "och om FK?" is asked instead of what was
    new, old = pair.new, pair.previous.scope
    said = with_speaker(pair.question, pair.previous.text, pair.names)
    whole = merged.text == said and (new.about or new.actors or new.themes)
    if said is not None and (whole or replaces_theme(new, old, said)):
        return True
    return bool(new.themes and old.themes and not own_topics(new)) and not follows(merged, alone)


def _asks_alike(pair: _Pair) -> bool:
    """Whether a follow-up begins as a part of the question before does: it asks the same of something else."""
    head = _HEAD.match(pair.question)
    if head is None or points_back(pair.question):
        return False
    return any(part.casefold().startswith(f"{head.group().casefold()} ") for part in parts_of(pair.previous.text))


def _frames(pair: _Pair, framed: Standalone) -> bool:
    """Whether a speaker or place is all that a follow-up lacks.

    It lacks more where it is nothing but names, where it only adds what something
    is about, and where what it points at is nobody who was asked. Whether the frame
    suits it is told by what is found.
    """
    if not (pair.new.is_empty or pair.new.themes or own_topics(pair.new)):
        return False
    if replace(framed.scope, topics=()) == replace(pair.new, topics=()) or _ABOUT.match(_own_words(pair.question)):
        return False
    return bool(framed.scope.actors or framed.scope.units) or not points_back(pair.question)


def follows(merged: Standalone, alone: Standalone) -> bool:
    """Whether a follow-up stands as it was typed behind the question before; else that has taken it in."""
    return merged.text.casefold().endswith(alone.text.strip().casefold())


def themes_of(new: Scope, old: Scope) -> tuple[str, ...]:
    """The themes of two questions one after the other: what the new one asks itself may stand under any heading.

    A theme that is a subject as well is still spoken of.
    """
    kept = tuple(theme for theme in old.themes if theme in TOPICAL)
    return new.themes or (kept if own_topics(new) else old.themes)


def _moves(new: Scope) -> bool:
    """Whether a follow-up asks of another place or report."""
    return bool(new.municipalities or new.not_covered or new.reports)


def _goes_elsewhere(pair: _Pair) -> bool:
    """Whether a follow-up asks of another place or report, or of all others."""
    return _moves(pair.new) or OTHER_PLACES.search(pair.question) is not None


def _kept(pair: _Pair, *, about: bool) -> Scope:
    """The scope of a follow-up with the speaker and place of the question before where it names none."""
    new, old = pair.new, pair.previous.scope
    moved = _goes_elsewhere(pair)
    speaks = bool(new.actors or new.units) and not about
    kept = tuple(unit for unit in old.units if not moved or not is_local(unit))
    actors, units = (new.actors, new.units) if speaks else (old.actors, kept)
    stays = not moved and not (speaks and pair.names.leave(new.units, old.municipalities))
    return replace(
        new,
        municipalities=old.municipalities if stays else new.municipalities,
        not_covered=old.not_covered if stays else new.not_covered,
        reports=old.reports if stays else new.reports,
        actors=actors,
        units=units,
        about=unique([*new.actors, *new.about]) if about else new.about,
    )


def _framed(pair: _Pair, *, about: bool = False) -> Standalone:
    scope = _kept(pair, about=about)
    said = with_speaker(pair.question, pair.previous.text, pair.names)
    text = (_THEN.sub("", said) if said else _own_words(pair.question)).rstrip(" ?!.")
    speaks = bool(said or pair.new.actors or pair.new.units) and not about
    framed = " ".join(part for part in (text, "" if speaks else _speaker(pair), _place(pair, scope, text)) if part)
    return Standalone(f"{framed[:1].upper()}{framed[1:]}?", scope, changed=True)


def _own_words(question: str) -> str:
    """A follow-up without the words that only tie it to what came before."""
    text = _SMALL_TALK.sub("", question)
    while (shorter := _TAIL.sub("", text)) != text:
        text = shorter
    return text or question.strip(" ?")


def _speaker(pair: _Pair) -> str:
    """Who was asked before, as the question put it."""
    text = pair.previous.text
    spans = speaker_spans(text, pair.names)
    same = who(pair.question, pair.names) & who(" ".join(text[slice(*span)] for span in spans), pair.names)
    if not spans or same or not (pair.previous.scope.actors or pair.previous.scope.units):
        return ""
    said = (GENITIVE.sub("", text[start:end]) for start, end in spans)
    return "enligt " + " och ".join(dict.fromkeys("kommunen" if name.casefold() == "kommun" else name for name in said))


def _place(pair: _Pair, scope: Scope, text: str) -> str:
    """Where the question before asked, unless the new one says where."""
    if _goes_elsewhere(pair):
        return ""
    if places := (*scope.municipalities, *scope.not_covered):
        return "" if any(place.casefold() in text.casefold() for place in places) else f"i {' och '.join(places)}"
    before = pair.previous.text
    spans = report_spans(before, pair.names) if scope.reports else []
    if not spans or report_spans(text, pair.names):
        return ""
    start, end = spans[0]
    if any(first <= start and end <= last for first, last in speaker_spans(before, pair.names)):
        return ""  # it is named by who speaks in it
    if before[start:end].endswith("s") and (word := _NEXT.match(before, end)):
        end = word.end()
    preposition = _BEFORE.search(before[:start])
    return f"{preposition.group(1).lower() if preposition else 'i'} {before[start:end]}"


def _named(pair: _Pair, parse: ScopeParser) -> tuple[Standalone, bool] | None:
    """The follow-up with what was asked about in the place of a pronoun, and whether that is sure; ``None`` without."""
    said = with_matter(pair.question, pair.previous.text, pair.names)
    if said is None:
        return None
    text = _THEN.sub("", said[0]).rstrip(" ?!.")
    scope, old = parse(text), pair.previous.scope
    if not _goes_elsewhere(pair):
        scope = replace(
            scope, municipalities=old.municipalities, not_covered=old.not_covered, reports=scope.reports or old.reports
        )
        text = " ".join(part for part in (text, _place(pair, scope, text)) if part)
    return Standalone(f"{text}?", replace(scope, topics=parse(text).topics), changed=True), said[1]


def _leaning_on(pair: _Pair) -> Sequence[str]:
    """What a follow-up may stand behind: the question before, or the first or last of those that are part of it.

    One without a telling word of its own needs all of it.
    """
    parts = parts_of(pair.previous.text)
    return list(dict.fromkeys((parts[0], parts[-1]))) if own_topics(pair.new) else [pair.previous.text]


def _joined(pair: _Pair, before: str, parse: ScopeParser) -> Standalone:
    """A part of the question before and the follow-up one after the other, the earlier one's speaker kept."""
    old = pair.previous.scope
    said = with_speaker(pair.question, pair.previous.text, pair.names) or pair.question.strip()
    text = together(before, f"{said[:1].upper()}{said[1:]}")
    scope = _kept(pair, about=bool(old.actors or old.units))
    return Standalone(
        text,
        replace(
            scope,
            about=scope.about or old.about,
            themes=themes_of(pair.new, old),
            number=pair.new.number or old.number,
            topics=parse(text).topics,
        ),
        changed=True,
    )
