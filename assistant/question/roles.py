"""The actors and units in a question: who is asked, and who is only spoken of."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.question.according import by_whom
from assistant.question.contents import content_from
from assistant.question.names import Names, forms, goes_on, longest, tokens_of, without_owners
from assistant.question.objects import is_of_others
from assistant.question.saying import LACKING, ONE, SAYING, SEES, folded, is_met, is_pointed_at, is_reached
from assistant.question.users import without_user
from assistant.spoken import OWN_VOICES
from vectorstore.scope import BACKGROUND

__all__ = [
    "SAYING",
    "Mention",
    "asked_and_about",
    "folded",
    "speaker_spans",
    "spoken_spans",
    "talked_of",
    "who",
    "without_authors",
]


# Behind one of these an actor is spoken of, not asked.
_ABOUT = folded(
    "med mellan till mot gentemot av om kontakta kontakt ihop tillsammans närmare nå kring gällande gäller angående"
)
_SKIPPED = folded("och o eller samt vs kontra versus den det de en ett både in dem oss nya andra deras")
# "Många av vårdcentralerna", "alla inom kommunen": a part of them is asked.
_OF = folded("av inom bland på hos")
_QUANTITIES = folded("många några någon nån ngn alla flera vilka vilken ingen fler vem två tre fyra fem sex andel")
# Behind one of these an actor is spoken of where another one is asked: "AF om en kontaktperson hos kommunen".
_ABOUT_BESIDE = folded("att hos på från åt inom för gällande kring runt saknar saknas når behöver via vid i genom")
# "Vilka säger att VPM …", "hur många vill …": nobody in particular is asked, so that who is named behind is spoken of.
_ANYBODY = folded("vilka vem någon nån ngn några många flera alla ingen inga")
_WHOEVER = folded(
    "aktörer aktörerna parter parterna enheter enheterna verksamheter verksamheterna myndigheter myndigheterna"
    " organisationer organisationerna kommuner kommunerna"
)
_INSIDE = folded("i på inom")
_ANYBODY_MORE = _WHOEVER | _INSIDE | folded("av de dom andra övriga två tre fyra fem sex alla olika")
_NAMING = folded("nämner nämnde berömmer kritiserar")
# "Hur upplevs VPM?", "hur ser man på VPM?", "synen på VPM": others are to speak of them.
_PASSIVE = folded("upplevs upplevdes uppfattas uppfattades beskrivs beskrevs betraktas bedöms omtalas")
_VIEW = folded("syn synen åsikt åsikter åsikterna bild bilden")
# "FK jämfört med AF", "jämför FK med AF": one that the other is held against. "Samverkan med AF" is no such thing.
_AGAINST = folded("jämfört jämförelse jmf jfr")
_SHORT = folded("jmf jfr")
_COMPARE = folded("jämför jämföra jämförs")
_FROM = folded("från mot")
_VERSUS = folded("mot gentemot vs kontra versus respektive resp")
_DIFFER = folded("skiljer skilja skillnad skillnaden skillnader")
# "AF, FK, kommun och vård": what else is no actor's name is one among others.
_AMONG_OTHERS = {"vard": ("Region", None)}
# "Vilken kommun", "de andra kommunerna": places, and nobody who speaks.
_PLACE_WORDS = folded(
    "vilken nån någon ngn varje per resp respektive en samma annan andra övriga olika alla samtliga sex halländska"
)
_PLACES = folded("kommun kommuner kommunerna")
# "Vilka av kommunerna", "hur många av Hallands kommuner": the places are counted.
_COUNTING = folded("vilka vilken många någon nån ngn några ingen antal antalet")
_COUNTED = folded("kommun kommuner kommunerna ort orter orterna ställe ställen ställena håll städer")
_FEW_BETWEEN = 3
_MENTIONED = folded("nämns nämndes omnämns lyfts påtalas berörs beskrivs framkommer")


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor or unit in a question: its first and last token."""

    first: int
    last: int
    actor: str
    unit: str | None


def without_authors(asked: list[Mention], themes: Sequence[str], reports: Sequence[str]) -> list[Mention]:
    """Those who are asked, but for who wrote a report that is asked how it was made: that is nobody's view."""
    if not reports or BACKGROUND not in themes:
        return asked
    return [mention for mention in asked if mention.actor not in OWN_VOICES]


def talked_of(text: str, names: Names) -> list[Mention]:
    """Of whom everybody else is to speak: *vad tycker de andra om VPM*; nobody where somebody is asked."""
    words = tokens_of(text)[1]
    asked, about = asked_and_about(words, names)
    says = SAYING | SEES
    anybody = not (_PASSIVE | {"sags"}).isdisjoint(words) or any(a in says and b in ONE for a, b in pairwise(words))
    of_us = is_pointed_at(words)
    if asked or not (anybody or of_us or _VIEW.intersection(words)):
        return []
    before = {mention: _word_before(words, mention) for mention in about}
    asked_of = (one for one, at in before.items() if (at >= 0 and words[at] == "om") or _is_seen(words, at))
    return list(about if of_us else asked_of) or [one for one in about if is_of_others(words, one.first)]


def speaker_spans(text: str, names: Names) -> list[tuple[int, int]]:
    """Where a text names actors or units that are asked: (start, end) in characters."""
    matches, folded = tokens_of(text)
    asked, _ = asked_and_about(folded, names)
    return [(matches[mention.first].start(), matches[mention.last].end()) for mention in asked]


def spoken_spans(text: str, names: Names) -> list[tuple[int, int]]:
    """Where a text names actors or units that are only spoken of: (start, end) in characters."""
    matches, folded = tokens_of(text)
    _, about = asked_and_about(folded, names)
    return [(matches[mention.first].start(), matches[mention.last].end()) for mention in about]


def who(words: str, names: Names) -> frozenset[tuple[str, str | None]]:
    """The actors and units that some words name, whether asked or spoken of."""
    asked, about = asked_and_about(tokens_of(words)[1], names)
    return frozenset((mention.actor, mention.unit) for mention in (*asked, *about))


def asked_and_about(folded: list[str], names: Names) -> tuple[list[Mention], list[Mention]]:
    """The actors of a question's folded tokens: those asked for their view, and those only spoken of."""
    mentions = _without_place_words(_mentions(folded, names), folded, names)
    plain = without_owners(folded, [mention.first for mention in mentions], names)
    asked, about = by_whom(folded, *without_user(folded, *_roles(plain, mentions)))
    if is_pointed_at(folded):
        return [], sorted([*asked, *about], key=lambda mention: mention.first)
    content = content_from(folded, [mention.first for mention in mentions])
    if (verb := _anybody_says(folded) if content is None else content) is None:
        return asked, about
    spoken = [mention for mention in asked if _is_object(mention, verb, folded)]
    return [m for m in asked if m not in spoken], sorted([*about, *spoken], key=lambda mention: mention.first)


def _anybody_says(folded: list[str]) -> int | None:
    """Position of the verb where it is asked who says or wants something; ``None`` elsewhere."""
    for at, word in enumerate(folded):
        if word not in _ANYBODY:
            continue
        behind = at + 1
        while folded[behind : behind + 1] and folded[behind] in _ANYBODY_MORE:  # "vilka av de andra parterna …"
            behind += 1 + (folded[behind] in _INSIDE)  # "… på Höglandet tycker att …"
        if folded[behind : behind + 1] and folded[behind] in SAYING:
            return behind
    return None


def _is_object(mention: Mention, verb: int, folded: list[str]) -> bool:
    """Whether somebody is spoken of behind ``verb``; in *vilka vill AF träffa* it is AF who wants."""
    if mention.first == verb + 1 and folded[verb] in SAYING:
        return folded[verb] in _NAMING
    return mention.first > verb and folded[mention.first - 1] != "enligt"


def _mentions(folded: list[str], names: Names) -> list[Mention]:
    found: list[Mention] = []
    at = 0
    while at < len(folded):
        hit = longest(folded, at, names.speakers) or _compound(folded[at], names)
        if hit is None:
            if folded[at] in _AMONG_OTHERS and _is_among_others(folded, at, found, names):
                found.append(Mention(at, at, *_AMONG_OTHERS[folded[at]]))
            at += 1
            continue
        actor, unit = names.speakers[hit[1]]
        if not (hit[1] in _PLACES and _is_a_place(folded, at)):
            found.append(Mention(at, at + hit[0] - 1, actor, unit))
        at += hit[0]
    return found


def _is_a_place(folded: list[str], at: int) -> bool:
    """Whether *kommun* is a place: *vilken kommun*, *hur många av kommunerna*, *kommun för kommun*."""
    before = folded[at - 1] if at else ""
    if before == "for" or folded[at + 1 : at + 2] == ["for"]:
        return "kommun for kommun" in " ".join(folded[max(at - 2, 0) : at + 3])
    counted = before == "av" and at > 1 and folded[at - 2] in _COUNTING
    return counted or before in _PLACE_WORDS


def _is_among_others(folded: list[str], at: int, found: list[Mention], names: Names) -> bool:
    """Whether a word stands in a row of actors: behind one of them, or before one."""
    joined = at > 0 and folded[at - 1] == "och"
    before = bool(found) and found[-1].last >= at - 1 - joined
    behind = at + 2 < len(folded) and folded[at + 1] == "och" and longest(folded, at + 2, names.speakers) is not None
    return before or behind


def _compound(token: str, names: Names) -> tuple[int, str] | None:
    """The actor that a hyphenated word begins with: *AF-kontoren*, *FK-handläggare*."""
    head, hyphen, _ = token.partition("-")
    return (1, head) if hyphen and head in names.speakers and names.speakers[head][0] else None


def _without_place_words(mentions: list[Mention], folded: list[str], names: Names) -> list[Mention]:
    """Drop the *kommun* of "kassan i Hylte kommun": where another speaks, it belongs to the place's name."""

    def is_place(mention: Mention) -> bool:
        before = folded[mention.first - 1] if mention.first else ""
        return folded[mention.first] == "kommun" and any(form in names.places for form in forms(before))

    def heads_places(mention: Mention) -> bool:
        after = folded[mention.last + 1] if mention.last + 1 < len(folded) else ""
        return folded[mention.first] in ("kommuner", "kommunerna") and after in names.places

    mentions = [mention for mention in mentions if not heads_places(mention)]  # "kommunerna Hylte och Laholm"
    if all(is_place(mention) for mention in mentions):
        return mentions
    return [mention for mention in mentions if not is_place(mention)]


def _roles(folded: list[str], mentions: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Part the actors that are asked from those that are spoken of."""
    asked: list[Mention] = []
    about: list[Mention] = []
    beside: list[Mention] = []
    for number, mention in enumerate(mentions):
        at = _word_before(folded, mention)
        before = folded[at] if at >= 0 else ""
        follows = number > 0 and goes_on(folded, mentions[number - 1].last, at, mention.first)
        same = next((kind for kind in (about, beside) if follows and mentions[number - 1] in kind), None)
        if same is not None:
            same.append(mention)
        elif _is_other_side(folded, mention, asked):
            about.append(mention)
        elif _is_asked(folded, at, asked):
            asked.append(mention)
        elif before in _ABOUT or _is_seen(folded, at) or _is_in_row(folded, mention.first):
            about.append(mention)
        elif before in _ABOUT_BESIDE:
            beside.append(mention)
        else:
            asked.append(mention)
    said_for = [one for one in beside if _is_for(folded, one)]
    if asked or said_for or _counts_places(folded):
        return asked, sorted([*about, *beside], key=lambda mention: mention.first)
    return beside, about


def _is_for(folded: list[str], mention: Mention) -> bool:
    """Whether others are to say what is to be done for somebody: *vad har man tänkt sig för AME*."""
    before = folded[max(_word_before(folded, mention), 0)]
    return before == "for" and not {"man", "folk"}.isdisjoint(folded[: mention.first])


def _counts_places(folded: list[str]) -> bool:
    """Whether it is asked which places do, or where something is mentioned: who is named by the way is spoken of."""
    if folded[:1] == ["var"] and not _MENTIONED.isdisjoint(folded):
        return True
    starts = [at for at, word in enumerate(folded) if word in _COUNTING]
    return any(not _COUNTED.isdisjoint(folded[at + 1 : at + 1 + _FEW_BETWEEN]) for at in starts)


def _is_held_against(folded: list[str], at: int, asked: list[Mention]) -> bool:
    """Whether the word before an actor holds it against another one that is asked: *FK jämfört med AF*."""
    if at < 1 or not asked:
        return False
    if folded[at] in _SHORT or (folded[at] == "med" and folded[at - 1] in _AGAINST):
        return True
    verbs = _COMPARE if folded[at] == "med" else _DIFFER if folded[at] in _FROM else frozenset()
    if folded[at] in _VERSUS and asked[-1].last == at - 1 and asked[-1].first == 0:
        return True  # "FK mot kommunen om …" begins with the two; "hur är FK mot kommunen" does not
    # Right behind the other one, or behind its place: "jämför AF i Varberg med AF i Halmstad".
    near = at - asked[-1].last <= (1 + 2 * (folded[at - 2] == "i"))
    return near and not verbs.isdisjoint(folded[:at])


def _is_asked(folded: list[str], at: int, asked: list[Mention]) -> bool:
    """Whether the word at ``at`` makes him who follows one who is to speak: *många av*, *jämfört med*, *upplevs av*."""
    before, earlier = (folded[at] if at >= 0 else ""), folded[: max(at, 0)]
    part = before in _OF and bool(earlier) and earlier[-1] in _QUANTITIES and not _is_missed(folded, at, asked)
    by = before == "av" and not _PASSIVE.isdisjoint(earlier)
    return part or by or _is_held_against(folded, at, asked)


def _is_missed(folded: list[str], at: int, asked: list[Mention]) -> bool:
    """Whether one who is asked already says something of a part of another one: *FK saknar någon på AF*."""
    return bool(asked) and not (SAYING | LACKING).isdisjoint(folded[asked[-1].last + 1 : at])


def _is_seen(folded: list[str], at: int) -> bool:
    """Whether others are to say what they think of whom the word at ``at`` stands before: *upplevs*, *ser man på*."""
    before = folded[max(0, at - 3) : at]
    if at < 0 or folded[at] in _PASSIVE:
        return at >= 0
    seen = not SEES.isdisjoint(before) and not ONE.isdisjoint(before)
    return folded[at] == "pa" and (seen or (bool(before) and before[-1] in _VIEW))


def _is_other_side(folded: list[str], mention: Mention, asked: list[Mention]) -> bool:
    """Whether somebody is whom one wants to reach, or whom somebody who is asked meets."""
    return is_met(folded, asked[-1].first) if asked else is_reached(folded, mention.first)


def _is_in_row(folded: list[str], first: int) -> bool:
    """Whether somebody is the second of two that are spoken of, of whom the first is no name: *om x och VPM*."""
    return first >= 3 and folded[first - 1] in ("och", "eller") and folded[first - 3] == "om"


def _word_before(folded: list[str], mention: Mention) -> int:
    """Position of the telling word before a mention; -1 where there is none."""
    at = mention.first - 1
    while at >= 0 and folded[at] in _SKIPPED:
        at -= 1
    return at
