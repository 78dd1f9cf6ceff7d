"""Who was heard: in which places somebody speaks for itself, and who answers in a place.

A report that keeps its actors apart says it by its headings; whoever speaks
within an answer is named where a statement begins (*Elevhälsan upplever att …*),
or in a list of those who were interviewed. To be named by others is not to be heard.
"""

import re
from collections.abc import Iterable

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.wording import basis_of, listed, short_of
from assistant.holding import Holder
from assistant.question import Subject
from assistant.question.roles import folded
from assistant.question.subject import subject_of
from assistant.spoken import OWN_VOICES, spoken
from ingestion import Passage
from vectorstore import Index, Scope
from vectorstore.analysis import fold
from vectorstore.scope import BACKGROUND

__all__ = ["taking_part"]

_HEARD = (
    r"(?:svarat|svarade|intervjua(?:ts|des|t|de|d)|(?:fått |få )?(?:komma?|kommit|kom) till tals|deltagit|deltog"
    r"|medverkat|medverkade|tillfrågats|tillfrågades|hörts|yttrat sig|uttalat sig"
    r"|bland de (?:intervjuade|tillfrågade|svarande|som (?:svarat|svarade|intervjuats|intervjuades|deltog))"
    r"|med i svaren|(?:ingår|ingick|ingått|omfattas|omfattades|(?:är|var|varit|finns|fanns) med)"
    r"(?= (?:i|av) (?:\w+ )?(?:kartläggning|undersökning|inventering|utredning|rapport|intervju)\w*))"
)
_WHERE = r"(?:\s+(?:i|av|på|för|inom|av|bland)\s+(?:de |den |alla |sina? |[\w-]+s )?[\w-]+)*"
_ASKED = re.compile(
    r"^\W*(?:och )?(?:i |inom )?(?:vilka|vilken|hur många|vem|har|hade|är|blev|deltog|svarade|fick|finns|medverkade)\b"
    rf"[^?.!]*\b{_HEARD}{_WHERE}(?: eller inte)?\W*$",
    re.IGNORECASE,
)
"""A question for who was heard, and for nothing that they said."""
_ANYBODY = re.compile(r"^\W*(?:och )?(?:vilka|vem|hur många)\b", re.IGNORECASE)
_NO_NAME = folded(
    "kommun kommuner kommunerna kommunens orter aktör aktörer parter enhet enheter myndigheter verksamheter fått få"
    " komma kommit kom till tals svar svaren svarat svarade intervju intervjuer intervjuerna intervjuats intervjuades"
    " intervjuade enkät enkäten kartläggningen deltog deltagit medverkat medverkade tillfrågats tillfrågades hörts"
    " bland inte alla egna ingår ingick ingått omfattas omfattades med inventeringen undersökningen"
    " rapporten utredningen"
)
"""Folded words of such a question that name nobody."""
_HEAD = re.compile(
    r"(?:(?:Utifrån|Enligt|Från) (?P<by>\w[\w-]*(?: \w[\w-]*)?(?:(?:,| och| samt) \w[\w-]*(?: \w[\w-]*)?)*)"
    r"|(?P<who>[A-ZÅÄÖ][^.:;?!]{2,80}?)(?:\s+\([^)]*\))?\s+(?:upplev\w+|känner|saknar|önskar|anser|tycker|menar|säger"
    r"|beskriver|efterfrågar|föreslår|berättar|har|kan|behöver|ser|vill|håller|deltar|arbetar|jobbar|samverkar)\b"
    r"|(?P<whose>[A-ZÅÄÖ][^.:;?!]{2,60}?)s (?:\w+ ){0,2}?\w*ansvar\w*\b)"
)
"""How a statement begins that passes on what some unit says."""
_NO_HEAD = re.compile(r"\b(?:mellan|med|till|på|kring|av|för|som|när|om|att|vad|in)\b", re.IGNORECASE)
_GROUPS = re.compile(r"intervju|deltagar|svarande", re.IGNORECASE)
_SEVERAL = 2


def taking_part(scope: Scope, subject: Subject, index: Index, holder: Holder) -> Draft | None:
    """Who was heard, where that alone is asked; ``None`` where it is not, or no statement tells it."""
    if not _ASKED.search(subject.text) or scope.number is not None:
        return None
    name = [topic for topic in scope.topics if fold(topic) not in _NO_NAME]
    if name:
        return _heard(name, scope, index, holder)
    denied = _DENIED.search(subject.text) is not None
    anybody = _ANYBODY.search(subject.text) is not None and not denied and len(scope.municipalities) == 1
    return _answering(scope, index) if anybody and not (scope.actors or scope.units or scope.about) else None


_DENIED = re.compile(r"\b(?:inte|ej|aldrig|ingen|inga)\b(?!\W*$)", re.IGNORECASE)
"""Asks who was not heard, which no report tells."""


def _heard(name: list[str], scope: Scope, index: Index, holder: Holder) -> Draft | None:
    """In which places of a report somebody is named as who speaks."""
    concepts = subject_of(" ".join(name), name, ()).concepts
    held = frozenset[tuple[str, int]].intersection(*map(holder.holding, concepts)) if concepts else frozenset()
    found = [item for item in _own(index, scope) if item.key in held and _speaks(item, name)]
    reports = {item.passage.report for item in found}
    if len(reports) != 1:
        return None
    (report,) = reports
    places = _places(p for p in index.passages if p.report == report)
    taking = [place for place in places if any(item.passage.municipality == place for item in found)]
    asked = [place for place in scope.municipalities if place in places]
    if len(places) < _SEVERAL or (asked and not set(asked) <= set(taking)):
        return None
    first = [next(i for i in found if i.passage.municipality == place) for place in (asked or taking)]
    called = " ".join(name)
    many = f"alla {len(places)}" if len(taking) == len(places) else f"{len(taking)} av {len(places)}"
    said = f"I {many} kommuner i {short_of(report, index.reports)} namnges {called} bland dem som har svarat"
    return Draft(
        headline="" if asked else f"{said}: {listed(taking)}.",
        after="" if asked else f"Räknat efter vilka som namnges: {called} kan ha varit med ändå.",
        shown=sections_by_speaker(first, index.reports),
        more=sections_by_speaker([item for item in found if item not in first], index.reports),
        basis=basis_of(found, index.reports),
    )


def _own(index: Index, scope: Scope) -> list[Chosen]:
    """The statements of those who are asked in a place, and the lists of who was interviewed."""
    return [
        Chosen(passage, statement, 1.0)
        for passage in index.passages
        if passage.municipality is not None and passage.actor is not None and not passage.asked
        if not scope.reports or passage.report in scope.reports
        for statement in passage.statements
    ]


def _speaks(item: Chosen, name: list[str]) -> bool:
    """Whether a statement begins with somebody's name as the one who says it, or stands in a list of who was heard."""
    if _is_group(item.passage):
        return True
    match = _HEAD.match(item.statement.shown)
    head = "" if match is None else match["by"] or match["who"] or match["whose"]
    if not head or (match is not None and match["by"] is None and _NO_HEAD.search(head)):
        return False
    words = re.findall(r"\w+", fold(head))
    return all(any(word[: _stem_length(part)] == fold(part)[: _stem_length(part)] for word in words) for part in name)


def _stem_length(word: str) -> int:
    """Letters that forms of a name share at least: *personligt*, *personliga*."""
    return max(len(word) - 2, 3)


def _is_group(passage: Passage) -> bool:
    return BACKGROUND in passage.themes and any(_GROUPS.search(part) for part in passage.path)


def _places(passages: Iterable[Passage]) -> list[str]:
    found = (p.municipality for p in passages if p.municipality is not None and not p.asked)
    return list(dict.fromkeys(found))


def _answering(scope: Scope, index: Index) -> Draft | None:
    """Who has answers of their own in a place, each with the first of them."""
    first: dict[str, Chosen] = {}
    for passage in index.passages:
        inside = scope.holds(passage) and scope.in_place(passage) and not passage.asked
        if inside and passage.actor not in {None, *OWN_VOICES} and passage.statements:
            named = passage.unit or spoken(passage.actor or "")
            first.setdefault(named, Chosen(passage, passage.statements[0], 1.0))
    joint = [name for name in first if " och " in name and all(part in first for part in name.split(" och "))]
    first = {name: item for name, item in first.items() if name not in joint}  # they are told one by one already
    shown = list(first.values())
    reports = {item.passage.report for item in shown}
    if len(shown) < _SEVERAL or len(reports) != 1:
        return None
    place, short = scope.municipalities[0], short_of(next(iter(reports)), index.reports)
    return Draft(
        headline=f"I {place} är det {len(shown)} som har egna svar i {short}: {listed(list(first))}.",
        after="Här är början av vad var och en svarar.",
        shown=sections_by_speaker(shown, index.reports),
        basis=basis_of(shown, index.reports),
    )
