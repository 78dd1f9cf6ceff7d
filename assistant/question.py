"""What a question asks for: places, actors, units, reports, theme and number."""

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from ingestion import Report
from ingestion.vocabulary import actors, swedish_municipalities
from vectorstore.analysis import fold, terms
from vectorstore.scope import Scope

__all__ = ["Abbreviations", "Names", "ScopeParser", "is_local", "place_spans", "report_spans", "speaker_spans"]

_TOKEN = re.compile(r"\w+(?:[-:/’']\w+)*")
# What every question of this field may say without asking for anything.
_GENERAL = frozenset(
    map(fold, ["samverkan", "samarbete", "samarbetet", "nämns", "nämner", "lyfts", "tas", "upp", "lista"])
)
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
_SHORTEST_MISSPELT = 5
_LEAST_ALIKE = 0.8
_NUMBER = re.compile(r"\bfråga\s*(?:nr\.?\s*)?(\d{1,2})\b", re.IGNORECASE)


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


_DEFINITION = re.compile(r"^\W*(?:vad (?:betyder|är|står|menas med)|betydelse)\b", re.IGNORECASE)


class Abbreviations:
    """The reports' own abbreviations: ``SIP`` is ``Samordnad Individuell Plan``."""

    def __init__(self, reports: Iterable[Report]) -> None:
        """Collect the lists of abbreviations of a base."""
        self._long = {fold(short): long for report in reports for short, long in report.abbreviations.items()}

    def asked(self, question: str) -> str | None:
        """The abbreviation whose meaning a question asks for, as the list writes it out."""
        if not _DEFINITION.match(question):
            return None
        tokens = [_bare(match.group()) for match in _TOKEN.finditer(question)]
        return next((self._long[token] for token in tokens if token in self._long), None)

    def shortened(self, question: str) -> str:
        """A question with the abbreviation of what it writes out, which is how the reports put it."""
        folded = fold(question)
        added = [short for short, long in self._long.items() if fold(long) in folded and short not in folded.split()]
        return " ".join([question, *added])


@dataclass(frozen=True, slots=True)
class _Mention:
    first: int
    last: int
    actor: str
    unit: str | None


class ScopeParser:
    """Finds what a question names; the names of a base are collected once."""

    def __init__(self, reports: Iterable[Report], names: Names, is_word: Callable[[str], bool] | None = None) -> None:
        """Keep what every question needs.

        ``is_word`` knows the words of the reports: one of them is never taken
        for a misspelt name.
        """
        self._names = names
        self._covered = frozenset(name for report in reports for name in report.municipalities)
        self._is_word = is_word
        speakers = [name for name in names.speakers if len(name) >= _SHORTEST_MISSPELT and " " not in name]
        self._spellings = sorted({*map(fold, self._covered), *speakers})

    def __call__(self, question: str) -> Scope:
        """Scope of a question."""
        names = self._names
        tokens = [match.group() for match in _TOKEN.finditer(question)]
        folded = [self._spelt(_bare(token)) for token in tokens]
        places = _places(tokens, folded, names)
        asked, about = _roles(folded, _without_place_words(_mentions(folded, names), folded, names))
        number = _NUMBER.search(question)
        return Scope(
            municipalities=tuple(name for name in places if name in self._covered),
            actors=_unique(mention.actor for mention in asked if mention.actor),
            units=_unique(mention.unit for mention in asked if mention.unit),
            about=_unique(mention.actor for mention in about if mention.actor),
            reports=_reports(folded, names),
            themes=themes_asked(question),
            not_covered=tuple(name for name in places if name not in self._covered),
            number=int(number.group(1)) if number else None,
            topics=self._topics(question),
        )

    def _spelt(self, token: str) -> str:
        """The name that an unknown word misspells by a letter or two; otherwise the word itself."""
        names = self._names
        known = token in names.places or token in names.speakers or token in names.reports
        if known or self._is_word is None or len(token) < _SHORTEST_MISSPELT or self._is_word(token):
            return token
        match = process.extractOne(
            token, self._spellings, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_LEAST_ALIKE
        )
        return token if match is None else str(match[0])

    def _topics(self, question: str) -> tuple[str, ...]:
        """Words that are no cue of a theme, no name and no small word."""
        spans = [
            match.span() for pattern in (_NUMBER, *(p for _, p in _cues())) for match in pattern.finditer(question)
        ]
        named = {*self._names.places, *self._names.reports, *self._names.speakers, *_GENERAL}
        kept = [
            match.group()
            for match in _TOKEN.finditer(question)
            if not any(start < match.end() and match.start() < end for start, end in spans)
        ]
        return _unique(w for w in kept if not named.intersection(_forms(_bare(w))) and terms(w))


def place_spans(text: str, names: Names) -> list[tuple[int, int]]:
    """Where a text names municipalities: (start, end) in characters."""
    matches = list(_TOKEN.finditer(text))
    folded = [_bare(match.group()) for match in matches]
    spans = []
    for at in range(len(matches)):
        hit = _longest(folded, at, names.places)
        if hit is not None and _places([m.group() for m in matches[at : at + hit[0]]], folded[at : at + hit[0]], names):
            spans.append((matches[at].start(), matches[at + hit[0] - 1].end()))
    return spans


def report_spans(text: str, names: Names) -> list[tuple[int, int]]:
    """Where a text names reports or their areas: (start, end) in characters."""
    matches = list(_TOKEN.finditer(text))
    folded = [_bare(match.group()) for match in matches]
    hits = [(at, _longest(folded, at, names.reports)) for at in range(len(matches))]
    return [(matches[at].start(), matches[at + hit[0] - 1].end()) for at, hit in hits if hit is not None]


def speaker_spans(text: str, names: Names) -> list[tuple[int, int]]:
    """Where a text names actors or units that are asked: (start, end) in characters."""
    matches = list(_TOKEN.finditer(text))
    folded = [_bare(match.group()) for match in matches]
    asked, _ = _roles(folded, _mentions(folded, names))
    return [(matches[mention.first].start(), matches[mention.last].end()) for mention in asked]


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _bare(token: str) -> str:
    """A token's folded form without a genitive's colon (``FK:s``)."""
    return re.sub(r"[:'’](?:s|n|ns|en)$", "", fold(token))


def _forms(folded: str) -> tuple[str, ...]:
    """A token and what it is without a genitive's ``s``."""
    return (folded, folded[:-1]) if folded.endswith("s") and len(folded) > 3 else (folded,)


def _longest(folded: list[str], at: int, known: Iterable[str] | dict[str, object]) -> tuple[int, str] | None:
    """The longest known name that starts at a token: (tokens used, name)."""
    for length in range(min(5, len(folded) - at), 0, -1):
        head = folded[at : at + length - 1]
        for last in _forms(folded[at + length - 1]):
            name = " ".join([*head, last])
            if name in known:
                return length, name
    return None


def _places(tokens: list[str], folded: list[str], names: Names) -> tuple[str, ...]:
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
    return _unique(found)


def _mentions(folded: list[str], names: Names) -> list[_Mention]:
    found: list[_Mention] = []
    at = 0
    while at < len(folded):
        hit = _longest(folded, at, names.speakers)
        if hit is None:
            at += 1
            continue
        actor, unit = names.speakers[hit[1]]
        if not _is_place_word(folded, at, hit[1]):
            found.append(_Mention(at, at + hit[0] - 1, actor, unit))
        at += hit[0]
    return found


def _is_place_word(folded: list[str], at: int, name: str) -> bool:
    """Tell whether *kommun* is here the word for a place ("vilken kommun")."""
    return name == "kommun" and at > 0 and folded[at - 1] in ("vilken", "varje", "per", "en", "samma", "annan")


def _without_place_words(mentions: list[_Mention], folded: list[str], names: Names) -> list[_Mention]:
    """Drop the *kommun* of "kassan i Hylte kommun": where another speaks, it belongs to the place's name."""

    def is_place(mention: _Mention) -> bool:
        before = folded[mention.first - 1] if mention.first else ""
        return folded[mention.first] == "kommun" and any(form in names.places for form in _forms(before))

    if all(is_place(mention) for mention in mentions):
        return mentions
    return [mention for mention in mentions if not is_place(mention)]


def _roles(folded: list[str], mentions: list[_Mention]) -> tuple[list[_Mention], list[_Mention]]:
    """Part the actors that are asked from those that are spoken of."""
    asked: list[_Mention] = []
    about: list[_Mention] = []
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


def _reports(folded: list[str], names: Names) -> tuple[str, ...]:
    found: list[str] = []
    for at in range(len(folded)):
        if (hit := _longest(folded, at, names.reports)) is not None:
            found.extend(names.reports[hit[1]])
    return _unique(found)


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = resources.files("assistant").joinpath("cues.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)["cue"]
    return tuple((entry["theme"], re.compile("|".join(entry["patterns"]), re.IGNORECASE)) for entry in entries)


def themes_asked(question: str) -> tuple[str, ...]:
    """Themes whose cues a question holds, the most telling first.

    Words that one cue has taken are gone for the next: *fungerar* within
    *fungerar inte* asks for nothing that works.
    """
    found: list[str] = []
    rest = question
    for theme, pattern in _cues():
        rest, count = pattern.subn(" ", rest)
        if count:
            found.append(theme)
    return tuple(found)
