"""The names in a question: municipalities and reports, and every name that the base knows."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingestion import Report
from ingestion.vocabulary import actors, swedish_areas, swedish_municipalities
from vectorstore.analysis import fold

__all__ = [
    "AMBIGUOUS",
    "TOKEN",
    "Names",
    "bare",
    "forms",
    "goes_on",
    "is_local",
    "longest",
    "place_spans",
    "places_in",
    "report_spans",
    "reports_in",
    "tokens_of",
    "unique",
    "unit_aliases",
    "without_owners",
]

TOKEN = re.compile(r"\w+(?:[-:’']\w+|(?<=\d)/\d\w*)*")
"""A word, with what a hyphen, a colon or, between figures, a slash joins to it; *AF/FK* are two."""
AMBIGUOUS = frozenset(
    "Vara Mark Berg Ale Eda Kil Sala Lund Mora Nora Boden Salem Köping Säter Sunne Trosa Ånge Åre Malå Nacka"  # noqa: SIM905
    " Klippan Laxå Skara".split()
)
"""Places whose names are words too: only a capital letter inside a sentence, or "kommun", makes them places."""


_COMPOUND = re.compile(
    r"(?P<area>\w+?)-?(?:kommun(?:er(?:na)?|en)?|(?:rapport|inventering|kartlaggning|utredning)(?:en|ens|s)?)"
)
"""*Höglandskommunerna*, *Värendsinventeringen*, *KUR-rapporten*, in folded letters."""
_SHORTEST_AREA = 5
_SHORTEST_PROJECT = 3
_JOINING = frozenset(("och", "o", "samt", "eller", "resp", "respektive", "kontra", "vs", "versus"))
_REGION = "region "


@dataclass(frozen=True, slots=True)
class Names:
    """Every name that a base's reports and the vocabularies know, folded."""

    places: dict[str, str]
    reports: dict[str, tuple[str, ...]]
    speakers: dict[str, tuple[str, str | None]]
    """Name to (actor, unit); the actor may be empty for a unit of any actor."""
    told_of: Mapping[str, frozenset[str]]
    """Unit of a certain municipality to all municipalities of which passages speak of one with its name."""

    def project(self, folded: Sequence[str], at: int) -> tuple[str, ...]:
        """Ids of the report of a project that a token names: *kur* of the *kur-utvärderingen*, but not *KUR 2*.

        Others tell of the project as well, so that it means the report where no other and no place is named.
        """
        head = folded[at].partition("-")[0]
        if len(head) < _SHORTEST_PROJECT or "".join(folded[at + 1 : at + 2]).isdigit():
            return ()
        return next((ids for name, ids in self.reports.items() if name.startswith(f"{head}-")), ())

    @classmethod
    def of(cls, reports: Sequence[Report]) -> "Names":
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
                    for alias in unit_aliases(passage.unit):
                        speakers.setdefault(alias, (passage.actor or "", passage.unit))
        for name, area in _areas_beside(by_report):
            places.setdefault(name, area)
            if name.startswith(_REGION):  # "Region Skåne" is a place, and who speaks there
                speakers.setdefault(name, (_REGION.title().strip(), None))
        return cls(places, by_report, speakers, _told_of(reports))

    def leave(self, units: Iterable[str], places: Collection[str]) -> bool:
        """Whether one of ``units`` is of another municipality than ``places``, where nobody speaks of one like it."""
        return any(
            is_local(unit) and not (places and self.told_of.get(unit, frozenset()).issuperset(places)) for unit in units
        )


def _areas_beside(by_report: Collection[str]) -> Iterator[tuple[str, str]]:
    """Counties and parts of the country that no report is about: each of their names, folded, with the area's."""
    for area in swedish_areas():
        called = list(map(fold, area))
        if not any(name in by_report for name in called):
            yield from ((name, area[0]) for name in called)


def _told_of(reports: Iterable[Report]) -> dict[str, frozenset[str]]:
    """Municipalities that speak of each local unit: its own, and those that have one of the same name."""
    passages = [(passage, passage.municipality) for report in reports for passage in report.passages]
    units = {passage.unit for passage, _ in passages if passage.unit is not None and is_local(passage.unit)}
    called = {alias: unit for unit in units for alias in unit_aliases(unit)}
    if not called:
        return {}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, called))})(?!\w)")
    found: dict[str, set[str]] = {unit: set() for unit in units}
    for passage, place in passages:
        if place is not None:
            said = {called[alias] for alias in pattern.findall(fold(passage.text))}
            if passage.unit in units:
                said.add(passage.unit)
            for unit in said:
                found[unit].add(place)
    return {unit: frozenset(places) for unit, places in found.items()}


def is_local(unit: str) -> bool:
    """Whether a unit is one of a certain municipality, such as an employment centre, and not one that all have."""
    return not any(unit == known.name for actor in actors() for known in actor.units)


def unit_aliases(unit: str) -> list[str]:
    """``Arbetsmarknadsenheten (AME)`` is known by both its names."""
    match = re.fullmatch(r"(.+?)\s*\((\w+)\)", unit)
    return [fold(name) for name in (match.groups() if match else (unit,))]


def tokens_of(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """The tokens of a text, as they stand and folded."""
    matches = list(TOKEN.finditer(text))
    return matches, [bare(match.group()) for match in matches]


def place_spans(text: str, names: Names) -> list[tuple[int, int]]:
    """Where a text names municipalities: (start, end) in characters."""
    matches, folded = tokens_of(text)
    found = _places([match.group() for match in matches], folded, names)
    return [(matches[first].start(), matches[last].end()) for first, last, _ in found]


def report_spans(text: str, names: Names) -> list[tuple[int, int]]:
    """Where a text names reports or their areas: (start, end) in characters."""
    matches, folded = tokens_of(text)
    return [(matches[first].start(), matches[last].end()) for first, last, _ in _reports(folded, names)]


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """Items in their order, each once."""
    return tuple(dict.fromkeys(items))


def bare(token: str) -> str:
    """A token's folded form without a genitive's colon (``FK:s``)."""
    return re.sub(r"[:'’](?:s|n|ns|en)$", "", fold(token))


def forms(folded: str) -> tuple[str, ...]:
    """A token and what it is without a genitive's ``s``."""
    return (folded, folded[:-1]) if folded.endswith("s") and len(folded) > 2 else (folded,)


def longest(folded: list[str], at: int, known: Iterable[str] | dict[str, object]) -> tuple[int, str] | None:
    """The longest known name that starts at a token: (tokens used, name)."""
    for length in range(min(5, len(folded) - at), 0, -1):
        head = folded[at : at + length - 1]
        for last in forms(folded[at + length - 1]):
            name = " ".join([*head, last])
            if name in known:
                return length, name
    return None


def goes_on(folded: Sequence[str], last: int, at: int, first: int) -> bool:
    """Whether a name that begins at ``first`` only goes on with one that ends at ``last``; ``at`` is the word before.

    *FK, AF och VC*, *IFO i Gislaved resp. AME i Gnosjö*: all have the same part in the question.
    """
    if last == at:
        return True
    place = 1 + (list(folded[last + 1 : last + 2]) == ["i"])  # *AME i Gnosjö och …*, *AME Gnosjö och …*
    return last + place + 2 == first and folded[first - 1] in _JOINING


def without_owners(folded: Sequence[str], firsts: Collection[int], names: Names) -> list[str]:
    """Tokens with an article for whose each name is that begins at ``firsts``: *om Falkenbergs VC* is *om den VC*.

    *Om Falkenbergs kommun* names the place.
    """
    kept = [*folded]
    for at in (first - 1 for first in firsts if first):
        if kept[at + 1].startswith("kommun"):
            continue
        if kept[at].endswith("s") and kept[at] not in names.places and kept[at][:-1] in names.places:
            kept[at] = "den"
    return kept


def places_in(tokens: list[str], folded: list[str], names: Names) -> tuple[str, ...]:
    """Municipalities, and counties that no report is about, that a question's tokens name, as typed and folded."""
    return unique(name for _, _, name in _places(tokens, folded, names))


def _places(tokens: list[str], folded: list[str], names: Names) -> Iterator[tuple[int, int, str]]:
    """Places in their order: the first and last token of each, and its name."""
    at = 0
    while at < len(tokens):
        hit = longest(folded, at, names.places)
        first, at = at, at + (hit[0] if hit else 1)
        if hit is None:
            continue
        name = names.places[hit[1]]
        followed = folded[at : at + 1]
        if followed in (["lan"], ["lans"]) or _is_a_region(folded, first, hit[1], names):
            continue  # a county, not the municipality that it is named after
        if name in AMBIGUOUS and followed != ["kommun"] and (first == 0 or not tokens[first][:1].isupper()):
            continue
        # Names such as Håbo and Habo, Sävsjö and Savsjo fold alike; an exact spelling wins.
        exact = next(
            (n for n in names.places.values() if n.casefold() == tokens[first].casefold().removesuffix("s")), name
        )
        if exact == name and _is_another_word(tokens[first], folded[first], name):
            continue
        yield first, at - 1, exact if fold(exact) == fold(name) else name


def _is_a_region(folded: list[str], at: int, place: str, names: Names) -> bool:
    """Whether a place only names a region: *Region Jönköping*."""
    called = _REGION + place
    return at > 0 and folded[at - 1] == "region" and (called in names.places or called in names.reports)


def _is_another_word(token: str, folded: str, name: str) -> bool:
    """Whether a small word only folds as a place does: *tränas* is not Tranås, *vaxjo* is Växjö."""
    if token[:1].isupper() or fold(token) != folded:
        return False  # a name, or put right from a misspelling
    pairs = zip(token.lower(), name.lower(), strict=False)
    return any(typed != meant and typed in "åäö" for typed, meant in pairs)


def reports_in(folded: list[str], names: Names) -> tuple[str, ...]:
    """Ids of the reports that a question's folded tokens name, in their order.

    *Höglandet i Småland* is Höglandet: an area of several reports says nothing more where one of them is named.
    """
    found = [ids for _, _, ids in _reports(folded, names)]
    narrow = [ids for ids in found if not any(set(other) < set(ids) for other in found)]
    return unique(report for ids in narrow for report in ids)


def _reports(folded: list[str], names: Names) -> list[tuple[int, int, tuple[str, ...]]]:
    """Reports in their order: the first and last token that name each, and their ids."""
    found = []
    for at, word in enumerate(folded):
        hit = longest(folded, at, names.reports)
        ids = names.reports[hit[1]] if hit is not None else _of_an_area(word, names)
        found.append((at, at + (hit[0] if hit is not None else 1) - 1, ids))
    if not any(ids for _, _, ids in found) and not any(_places([*folded], folded, names)):
        found = [(at, at, names.project(folded, at)) for at in range(len(folded))]
    return [one for one in found if one[2]]


def _of_an_area(word: str, names: Names) -> tuple[str, ...]:
    """Reports of the area in a folded word such as *hoglandskommunerna*."""
    compound = _COMPOUND.fullmatch(word)
    area = compound["area"].removesuffix("s") if compound else ""
    if len(area) < _SHORTEST_AREA:
        named = (ids for name, ids in names.reports.items() if area and name.startswith(f"{area}-"))
        return next(named, ()) if "-" in word else ()
    return next((ids for name, ids in names.reports.items() if name.startswith(area) and " " not in name), ())
