"""The names in a question: municipalities, reports, actors and units, and who of them is asked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingestion import Report
from ingestion.vocabulary import actors, swedish_municipalities
from vectorstore.analysis import fold

__all__ = [
    "TOKEN",
    "Mention",
    "Names",
    "asked_and_about",
    "bare",
    "forms",
    "is_local",
    "place_spans",
    "places_in",
    "report_spans",
    "reports_in",
    "speaker_spans",
    "unique",
]

TOKEN = re.compile(r"\w+(?:[-:/’']\w+)*")
"""A word, with what a hyphen, a colon or a slash joins to it."""
# Behind one of these an actor is spoken of, not asked.
_ABOUT = frozenset(
    map(fold, "med mellan till mot gentemot av om kontakta kontakt ihop tillsammans närmare nå".split())  # noqa: SIM905
)
_SKIPPED = frozenset(
    map(fold, "och eller samt den det de en ett både in dem oss nya andra deras".split())  # noqa: SIM905
)
# Names that are Swedish words too: only a capital letter inside the question, or "kommun", makes them places.
_AMBIGUOUS = frozenset(
    [
        "Vara",
        "Mark",
        "Berg",
        "Ale",
        "Eda",
        "Kil",
        "Sala",
        "Lund",
        "Mora",
        "Nora",
        "Boden",
        "Salem",
        "Köping",
        "Säter",
        "Sunne",
        "Trosa",
    ]
)


@dataclass(frozen=True, slots=True)
class Names:
    """Every name that a base's reports and the vocabularies know, folded."""

    places: dict[str, str]
    reports: dict[str, tuple[str, ...]]
    speakers: dict[str, tuple[str, str | None]]
    """Name to (actor, unit); the actor may be empty for a unit of any actor."""

    @classmethod
    def of(cls, reports: Iterable[Report]) -> "Names":
        """Collect the names of a base."""
        places = {fold(name): name for name in swedish_municipalities()}
        by_report: dict[str, tuple[str, ...]] = {}
        speakers: dict[str, tuple[str, str | None]] = {}
        for actor in actors():
            speakers |= {fold(alias): (actor.name, None) for alias in actor.aliases}
            for unit in actor.units:
                speakers |= {fold(alias): (actor.name, unit.name) for alias in unit.aliases}
        for report in reports:
            places |= {fold(name): name for name in report.municipalities}
            places |= {fold(short): name for short, name in report.short_names.items()}
            for alias in (report.title, report.short, *report.areas, *report.aliases):
                by_report[fold(alias)] = (*by_report.get(fold(alias), ()), report.id)
            for passage in report.passages:
                if passage.unit is not None and is_local(passage.unit):
                    for alias in _unit_aliases(passage.unit):
                        speakers.setdefault(alias, (passage.actor or "", passage.unit))
        return cls(places, by_report, speakers)


def is_local(unit: str) -> bool:
    """Whether a unit is one of a certain municipality, such as an employment centre, and not one that all have."""
    return not any(unit == known.name for actor in actors() for known in actor.units)


def _unit_aliases(unit: str) -> list[str]:
    """``Arbetsmarknadsenheten (AME)`` is known by both its names."""
    match = re.fullmatch(r"(.+?)\s*\((\w+)\)", unit)
    return [fold(name) for name in (match.groups() if match else (unit,))]


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor or unit in a question: its first and last token."""

    first: int
    last: int
    actor: str
    unit: str | None


def _tokens(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """The tokens of a text, as they stand and folded."""
    matches = list(TOKEN.finditer(text))
    return matches, [bare(match.group()) for match in matches]


def place_spans(text: str, names: Names) -> list[tuple[int, int]]:
    """Where a text names municipalities: (start, end) in characters."""
    matches, folded = _tokens(text)
    spans = []
    for at in range(len(matches)):
        hit = _longest(folded, at, names.places)
        if hit is not None and places_in(
            [m.group() for m in matches[at : at + hit[0]]], folded[at : at + hit[0]], names
        ):
            spans.append((matches[at].start(), matches[at + hit[0] - 1].end()))
    return spans


def report_spans(text: str, names: Names) -> list[tuple[int, int]]:
    """Where a text names reports or their areas: (start, end) in characters."""
    matches, folded = _tokens(text)
    hits = [(at, _longest(folded, at, names.reports)) for at in range(len(matches))]
    return [(matches[at].start(), matches[at + hit[0] - 1].end()) for at, hit in hits if hit is not None]


def speaker_spans(text: str, names: Names) -> list[tuple[int, int]]:
    """Where a text names actors or units that are asked: (start, end) in characters."""
    matches, folded = _tokens(text)
    asked, _ = asked_and_about(folded, names)
    return [(matches[mention.first].start(), matches[mention.last].end()) for mention in asked]


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """Items in their order, each once."""
    return tuple(dict.fromkeys(items))


def bare(token: str) -> str:
    """A token's folded form without a genitive's colon (``FK:s``)."""
    return re.sub(r"[:'’](?:s|n|ns|en)$", "", fold(token))


def forms(folded: str) -> tuple[str, ...]:
    """A token and what it is without a genitive's ``s``."""
    return (folded, folded[:-1]) if folded.endswith("s") and len(folded) > 3 else (folded,)


def _longest(folded: list[str], at: int, known: Iterable[str] | dict[str, object]) -> tuple[int, str] | None:
    """The longest known name that starts at a token: (tokens used, name)."""
    for length in range(min(5, len(folded) - at), 0, -1):
        head = folded[at : at + length - 1]
        for last in forms(folded[at + length - 1]):
            name = " ".join([*head, last])
            if name in known:
                return length, name
    return None


def places_in(tokens: list[str], folded: list[str], names: Names) -> tuple[str, ...]:
    """Municipalities that a question's tokens name, as typed and folded, in their order."""
    found: list[str] = []
    for at in range(len(tokens)):
        hit = _longest(folded, at, names.places)
        if hit is None:
            continue
        name = names.places[hit[1]]
        followed = folded[at + hit[0] : at + hit[0] + 1]
        if followed in (["lan"], ["lans"]):
            continue  # a county, not the municipality that it is named after
        if name in _AMBIGUOUS and followed != ["kommun"] and (at == 0 or not tokens[at][:1].isupper()):
            continue
        # Names such as Håbo and Habo, Sävsjö and Savsjo fold alike; an exact spelling wins.
        exact = next(
            (n for n in names.places.values() if n.casefold() == tokens[at].casefold().removesuffix("s")), name
        )
        found.append(exact if fold(exact) == fold(name) else name)
    return unique(found)


def _mentions(folded: list[str], names: Names) -> list[Mention]:
    found: list[Mention] = []
    at = 0
    while at < len(folded):
        hit = _longest(folded, at, names.speakers)
        if hit is None:
            at += 1
            continue
        actor, unit = names.speakers[hit[1]]
        if not _is_place_word(folded, at, hit[1]):
            found.append(Mention(at, at + hit[0] - 1, actor, unit))
        at += hit[0]
    return found


def _is_place_word(folded: list[str], at: int, name: str) -> bool:
    """Tell whether *kommun* is here the word for a place ("vilken kommun")."""
    return name == "kommun" and at > 0 and folded[at - 1] in ("vilken", "varje", "per", "en", "samma", "annan")


def _without_place_words(mentions: list[Mention], folded: list[str], names: Names) -> list[Mention]:
    """Drop the *kommun* of "kassan i Hylte kommun": where another speaks, it belongs to the place's name."""

    def is_place(mention: Mention) -> bool:
        before = folded[mention.first - 1] if mention.first else ""
        return folded[mention.first] == "kommun" and any(form in names.places for form in forms(before))

    if all(is_place(mention) for mention in mentions):
        return mentions
    return [mention for mention in mentions if not is_place(mention)]


def asked_and_about(folded: list[str], names: Names) -> tuple[list[Mention], list[Mention]]:
    """The actors of a question's folded tokens: those asked for their view, and those only spoken of."""
    return _roles(folded, _without_place_words(_mentions(folded, names), folded, names))


def _roles(folded: list[str], mentions: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Part the actors that are asked from those that are spoken of."""
    asked: list[Mention] = []
    about: list[Mention] = []
    for number, mention in enumerate(mentions):
        at = mention.first - 1
        while at >= 0 and folded[at] in _SKIPPED:
            at -= 1
        before = folded[at] if at >= 0 else ""
        follows = number > 0 and mentions[number - 1].last == at and at < mention.first - 1
        if before in _ABOUT or (follows and mentions[number - 1] in about):
            about.append(mention)
        else:
            asked.append(mention)
    return asked, about


def reports_in(folded: list[str], names: Names) -> tuple[str, ...]:
    """Ids of the reports that a question's folded tokens name, in their order."""
    found: list[str] = []
    for at in range(len(folded)):
        if (hit := _longest(folded, at, names.reports)) is not None:
            found.extend(names.reports[hit[1]])
    return unique(found)
