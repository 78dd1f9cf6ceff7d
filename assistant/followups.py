"""Making a question that leans on the ones before it stand on its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.abstention import demand_of
from assistant.addressing import addressed
from assistant.asides import is_aside_of, of_what_was_told
from assistant.chains import head_of, part_turned
from assistant.choice import Trial, chosen
from assistant.continuing import is_sound
from assistant.correcting import corrected, exchanged_for, without_instead
from assistant.elsewhere import said_elsewhere
from assistant.exchanging import exchanged, is_another_object
from assistant.fronting import unfronted
from assistant.introducing import introduced, of_user, without_introduction
from assistant.leaning import SPOKEN_TO, asks_why, asks_why_not, lacks_reason, leans, own_topics
from assistant.loosening import loosened, within_report
from assistant.merging import merged
from assistant.narrowing import added_to, other_side, some_of
from assistant.opposing import opposed
from assistant.others import asked_of_all, no_others
from assistant.question import Intent, ScopeParser, intent_of
from assistant.question.broadly import named_alone
from assistant.question.names import Names
from assistant.readings import COMPARED, Kind, Reading, Standalone, readings
from assistant.repeating import asked_again
from assistant.rephrasing import asks_of_both, new_subject, turned, without_courtesy
from assistant.returning import REMEMBERED, gone_back, what_is_left
from assistant.siblings import is_one_more
from assistant.there import asked_there, found_there, in_thread, place_before
from assistant.turning import turned_about, without_office
from assistant.voicing import voiced
from assistant.widening import widened
from assistant.works import of_work
from assistant.writing import of_author
from vectorstore import Scope
from vectorstore.analysis import terms

__all__ = ["Standalone", "meanings", "standalone"]

_OF_ALL = re.compile(
    r"\b(?:vilka|hur många) (?:kommuner|rapporter|myndigheter|län|orter)\b"
    r"|\b(?:nån|någon)stans(?: alls)?\W*$|\bi (?:någon|nån) (?:av )?rapport(?:en|erna)?\b",
    re.IGNORECASE,
)
_WHAT = re.compile(r"^\W*(?:vad|va|vilk\w+|hur|vem|när|var)\b", re.IGNORECASE)
_WHAT_IS_IT = re.compile(r"\w\W+(?:vad|va) (?:är|va) det\W*$", re.IGNORECASE)
"""Asks what something is that it names itself: *TRIS Sörmland, vad är det?*"""
_DEFINES = re.compile(
    r"^\W*(?i:vad|vem|vilka) (?i:är|betyder|menas med) (?:(?i:ett|en|förkortningen)\b|(?P<name>[A-ZÅÄÖ]))"
)
"""Asks what, or who, something is that it names: *Vad är SGI?*, unlike *Vad är skälen?*"""
_WORD = re.compile(r"\w*\W*")
"""What is left of *Vad är AF?* behind the first letter of its name."""

_NOT_THERE = "Jag hittar inget svar på det {where} och svarar därför utan den avgränsningen."


def standalone(
    question: str,
    history: Sequence[str],
    names: Names,
    parse: ScopeParser,
    trial: Trial,
) -> Standalone:
    """Complete ``question`` from the conversation before it.

    Args:
        question: what the user typed now.
        history: earlier questions of the user, the oldest first.
        names: the names of the base.
        parse: finds the scope of a text.
        trial: how readings fare when they are searched for.
    """
    if (other := new_subject(question)) is not None:
        question, history = other, ()
    typed, question = question, unfronted(without_courtesy(without_introduction(question, names)), names)
    question = without_office(question, names) if history else question
    if (user := introduced(history, names)) is not None:
        question = of_user(question, user, names)
    alone = Standalone(question, parse(question), changed=False)
    previous, made = meanings(alone, history, names, parse, trial)
    scope = alone.scope
    if previous is not None and (put := exchanged_for(typed, previous, parse)) is not None:
        return replace(put, after=previous.text, put=typed)
    if previous is None:
        last = _previous(history, names, parse, trial)
        if not terms(question) and scope.is_empty:
            return alone if last is None else replace(alone, after=last.text)
        return within_report(alone, last, names, parse, trial)
    lacks = leans(question, scope) or not own_topics(scope)
    before = previous.scope
    if before.not_covered and not before.municipalities and lacks and not (scope.municipalities or scope.reports):
        # Of a place that no report covers nothing is found: that is the answer, and no sign that another is meant.
        return next((one.meant for one in made if one.kind is Kind.MERGED), alone)
    found = without_instead(of_what_was_told(chosen(made, previous, trial), alone, made))
    found = loosened(found, alone, place_before(previous, names), previous.text, parse, trial)
    found = replace(found, told=_without_place(alone, previous, made, found, names, trial))
    sound = tuple(one for one in found.beside if is_sound(one.text, previous.text, names))
    near = (*(one for one in found.beside if one not in sound), *found.near)
    return replace(found, beside=sound, near=near, after=previous.text, put=typed)


def _without_place(
    alone: Standalone, previous: Standalone, made: Sequence[Reading], found: Standalone, names: Names, trial: Trial
) -> str:
    """What is said of a follow-up that is not answered where the question before asked, and so is read without that."""
    if found.text != alone.text or not alone.scope.topics or not replace(alone.scope, topics=(), themes=()).is_empty:
        return found.told
    where = place_before(previous, names)
    refused = any(one.kind is Kind.FRAMED and trial.refuses(one.meant) for one in made)
    return _NOT_THERE.format(where=where) if where and refused else found.told


def meanings(
    alone: Standalone, history: Sequence[str], names: Names, parse: ScopeParser, trial: Trial
) -> tuple[Standalone | None, tuple[Reading, ...]]:
    """The question before one, where there is one that it may lean on, and every reading with it."""
    question, scope = alone.text, alone.scope
    earlier = gone_back(question, history, scope, names)
    previous = _previous(earlier, names, parse, trial)
    while (
        previous is not None
        and len(earlier) > 1
        and (
            is_one_more(alone, previous, parse) or (is_aside_of(alone, earlier[-1], parse) and trial.refuses(previous))
        )
    ):
        earlier = earlier[:-1]  # what was asked by the way, and not answered, is no matter of anybody else
        previous = _previous(earlier, names, parse, trial)
    if previous is not None:
        previous = in_thread(alone, head_of(alone, previous, names, parse), names, parse, trial)
    if previous is not None and (turn := _turned(alone, previous, earlier, names, parse, trial)) is not None:
        return previous, (Reading(Kind.MERGED, turn),)
    if previous is None or not _leans_on_any(question, scope):
        return None, (Reading(Kind.ALONE, alone),)
    rest = what_is_left(alone, previous, names, parse)
    asked = alone if rest == question else Standalone(rest, parse(rest), changed=True)
    both = merged(rest, asked.scope, previous, names, parse)
    made = readings(asked, previous, both, names, parse)[1:]
    if asked is not alone and all(one.kind is not Kind.MERGED for one in made):
        made = (Reading(Kind.MERGED, asked), *made)  # it has taken in the question before
    if lacks_reason(rest):
        made = tuple(one for one in made if one.kind is not Kind.FRAMED)
    return previous, (Reading(Kind.ALONE, alone), *made)


def _leans_on_any(question: str, scope: Scope) -> bool:
    """Whether a question may lean on another one, whatever that asks."""
    return _asks(question, scope) and not _stands(question, scope)


def _turned(
    alone: Standalone, previous: Standalone, earlier: Sequence[str], names: Names, parse: ScopeParser, trial: Trial
) -> Standalone | None:
    """The question before, where a follow-up only turns it, or asks it of the two that were asked last."""
    if (text := turned(alone.text, previous.text)) is not None:
        turn = Standalone(text, parse(text), changed=True)
        # Where no number is given, those who were asked for are what there is to count.
        return turn if not trial.refuses(turn) or trial.refuses(previous) else replace(previous, changed=True)
    if asks_why_not(alone.text, previous.text) and not trial.refuses(previous):
        verb, _, rest = previous.text.strip().partition(" ")
        text = f"Varför {verb.lower()} inte {rest}"  # the whole matter, denied
        return Standalone(text, parse(text), changed=True)
    everybody = asked_of_all(alone, previous, names, parse)
    if everybody is not None and not trial.refuses(everybody):
        return everybody
    more = voiced(alone, previous, names, parse, trial.tells)
    more = None if more is not None and trial.refuses(more) else more
    more = more or found_there(alone, previous, names, parse, trial) or widened(alone, previous, parse, trial)
    if more is not None:
        return more
    if (about := _turned_by_one(alone, previous, names, parse)) is not None:
        return about
    first = _previous(earlier[:-1], names, parse, trial) if is_another_object(alone.text) else None
    if first is not None and (about := exchanged(alone, first, names, parse)) is not None:
        return about  # "och för nya?" after "vem sitter med i den?" goes on with what was asked for somebody
    new = alone.scope
    if not replace(new, topics=()).is_empty or not asks_of_both(alone.text, new.topics):
        return None
    if previous.text.startswith(COMPARED) or intent_of(previous.text, previous.scope) is Intent.COMPARISON:
        return replace(previous, changed=True)  # both stand beside each other there
    asked = [text for text in earlier if _asks(text, parse(text))]
    first = _previous(asked[:-1], names, parse, trial)
    side = other_side(first, previous, names) if first is not None else ""
    if not side:
        return None
    both = merged(f"Jämför med {side}", parse(f"Jämför med {side}"), previous, names, parse)
    return both if both.text.startswith(COMPARED) else None


def _turned_by_one(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """The question before, as the first of what may turn it does."""
    for turning in (
        asked_again,
        no_others,
        of_author,
        of_work,
        asked_there,
        opposed,
        addressed,
        corrected,
        said_elsewhere,
        turned_about,
        exchanged,
        added_to,
        some_of,
    ):
        if (about := turning(alone, previous, names, parse)) is not None:
            return about
    return part_turned(alone, previous, names, parse, opposed, exchanged)


def _stands(question: str, scope: Scope) -> bool:
    """Whether a question lacks nothing.

    "Vilka hinder finns i Hylte?" and "Vad säger vården om läkarintyg?" do not, nor does a
    question about all municipalities or reports; one to the program is none about
    what was asked. One that asks why, or for yes or no, may be put to whom was asked
    before, though it names another: "Varför är vården så svår att nå?". What is found
    for its readings tells.
    """
    if leans(question, scope) or demand_of(question) is not None:
        return False
    if _OF_ALL.search(question) or SPOKEN_TO.search(question) or _WHAT_IS_IT.search(question):
        return True
    if asks_why(question) or not _WHAT.match(question):
        return False
    speaks, topics = bool(scope.actors or scope.units), own_topics(scope)
    defined = _DEFINES.match(question)
    if defined and (not (defined["name"] and speaks) or _WORD.fullmatch(question, defined.end())):
        return True
    return bool((speaks and topics) or ((scope.municipalities or scope.reports) and scope.themes))


def _asks(text: str, scope: Scope) -> bool:
    """Whether something is asked of the reports: thanks, greetings and nonsense go before no follow-up."""
    return bool(terms(text) or scope.themes or leans(text, scope)) and intent_of(text, scope) not in (
        Intent.GREETING,
        Intent.OFF_TOPIC,
    )


def _previous(history: Sequence[str], names: Names, parse: ScopeParser, trial: Trial) -> Standalone | None:
    """The last earlier question, itself completed from those before it."""
    earlier = [text for text in history if _asks(text, parse(text))]
    if not earlier:
        return None
    last, before = named_alone(earlier[-1]), earlier[:-1][-REMEMBERED:]
    return standalone(without_introduction(last, names), before, names, parse, trial)
