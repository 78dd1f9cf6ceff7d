"""What whoever wrote a report makes of it: asked for his own thoughts, and of nothing in particular.

Asked what ought to be done, his wishes alone; asked for what he has a heading of, all that stands under it.
"""

import re
from collections.abc import Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.speaking import quotable
from assistant.forms.telling import worth_of
from assistant.forms.told import is_name
from assistant.forms.wording import basis_of
from assistant.question import Subject
from assistant.question.framing import is_beside
from assistant.question.roles import folded
from assistant.spoken import OWN_VOICES, spoken
from ingestion.tellers import TOGETHER
from vectorstore import Index, Scope
from vectorstore.analysis import fold

__all__ = ["names_author", "own_view"]

_OWN = re.compile(
    r"\b(?:själva?|egna|egen|eget|tankar|intryck|reflektion\w*|reflektera\w*|fundera\w*|fundering\w*"
    r"|(?:huvud)?slutsats\w*|rekommend\w*|bedömning\w*|lärdom\w*)\b",
    re.IGNORECASE,
)
_BY_AUTHOR = re.compile(
    r"\b(?:rapport)?(?:författar|utvärderar|utredar|processutvecklar|processledar)(?:e|en|na|ens|nas|es)\b",
    re.IGNORECASE,
)
"""Names whoever wrote a report, whatever its own voice is called there."""
_SHOULD = re.compile(r"\b(?:bör|borde|måste|krävs|viktigt att|avgörande|förslagsvis)\b", re.IGNORECASE)
_ADVICE = re.compile(r"\brekommend\w*", re.IGNORECASE)
_HOLLOW = folded(
    "tankar intryck reflektion reflektioner reflektionerna reflekterar fundera funderar funderingar hört sett själv"
    " själva egna egen eget göra drar slutsats slutsatser slutsatserna huvudslutsats huvudslutsatser rekommendation"
    " rekommendationer rekommendationerna rekommenderar rekommenderas bedömning bedömningar lärdom lärdomar gör ger ges"
    " rapportförfattaren rapportförfattarens författare författarens utvärderaren utvärderarna utvärderarnas utredaren"
    " processutvecklare processutvecklarens processledare processledarens"
    " höll hålla tänker tycker hon han"
)
"""Folded words that name nothing in particular that he could think of."""
_PROPOSED = "förslag"
_WISHED = frozenset({"förslag", "möjligheter"})
_REFLECTING = "slutsatser och reflektioner"
_OUGHT = re.compile(
    r"\b(?:bör|borde|ska(?:ll)?|måste|krävs|behövs|hade varit|vore|skulle (?:[\w-]+ ){0,7}?(?:kunna|vilja)"
    r"|(?:ser|finns) (?:ett )?behov av|(?:det|är|dock) viktigt (?:att|är)|vikten av|går att|ett? \w*steg är"
    r"|A och O|ansvaret för att|avgörande)\b|^\W*(?:är|kan|ska|skulle) [^?]*\?$",
    re.IGNORECASE,
)
"""Words of a statement that says what ought to be done, or asks whether it should."""
_LEAST, _MOST = 3, 14
_FURTHER = 30


def names_author(text: str) -> bool:
    """Whether whoever wrote a report is named: *utredaren*."""
    return _BY_AUTHOR.search(text) is not None


def own_view(scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """The statements of a report's own voice that answer; ``None`` where more is asked for, or it hardly speaks."""
    voices = _voices(scope, subject, index)
    named = scope.municipalities or scope.units or scope.about or scope.number is not None
    if len(voices) != 1 or len(scope.actors) > 1 or len(scope.reports) > 1 or named:
        return None
    if not is_beside([topic for topic in scope.topics if fold(topic) not in _HOLLOW]):
        return None
    said = [
        Chosen(passage, statement, 1.0)
        for passage in index.passages
        if passage.actor == voices[0] and scope.holds(passage) and not passage.asked
        for statement in quotable(passage, scope)
    ]
    if len({item.passage.report for item in said}) != 1:
        return None
    if not scope.themes or not scope.actors:  # an author that is not named is asked for all of it
        return _in_short(said, voices[0], subject, index) if len(said) >= _LEAST and _OWN.search(subject.text) else None
    if not _WISHED.isdisjoint(scope.themes):
        told = [i for i in said if _REFLECTING in i.passage.themes and _OUGHT.search(i.statement.shown)]
    else:
        told = [i for i in said if scope.themes[0] in i.passage.themes]
    return _told(told, said, index) if _LEAST <= len(told) <= _MOST else None


def _told(told: Sequence[Chosen], said: Sequence[Chosen], index: Index) -> Draft:
    """What answers, with the rest one click away."""
    keys = {item.key for item in told}
    more = [item for item in said if item.key not in keys][:_FURTHER]
    return Draft(
        shown=sections_by_speaker(told, index.reports),
        more=sections_by_speaker(more, index.reports),
        basis=basis_of(told, index.reports),
    )


def _in_short(said: Sequence[Chosen], voice: str, subject: Subject, index: Index) -> Draft:
    """The statements that tell most; where advice is asked for, those that give it."""
    able = [item for item in said if not (item.statement.introduces or is_name(item.statement.shown))]
    advised = [item for item in able if _SHOULD.search(item.statement.shown)]
    able = advised if _ADVICE.search(subject.text) and len(advised) >= _LEAST else able
    best = sorted(able, key=lambda item: -worth_of(item.statement, ""))[:_MOST]
    keys = {item.key for item in best}
    shown = [item for item in said if item.key in keys]
    more = [item for item in said if item.key not in keys][:_FURTHER]
    named_so = spoken(voice)
    return Draft(
        shown=sections_by_speaker(shown, index.reports),
        more=sections_by_speaker(more, index.reports),
        headline=f"{named_so[0].upper()}{named_so[1:]}s egna reflektioner{', i korthet' if more else ''}.",
        after=f"Här är {len(shown)} av {len(said)} utsagor." if more else "",
        basis=basis_of(shown, index.reports, "ett urval" if more else "allt är med"),
    )


def _voices(scope: Scope, subject: Subject, index: Index) -> list[str]:
    """The own voices that a question asks: by name, as who wrote it, or for advice where nobody else gives any."""
    if scope.actors:
        return [name for name in scope.actors if name in OWN_VOICES]
    inside = [passage for passage in index.passages if passage.report in scope.reports and not passage.asked]
    advised = _ADVICE.search(subject.text) and not any(_PROPOSED in passage.themes for passage in inside)
    if not (advised or names_author(subject.text)):
        return []
    return sorted({passage.actor for passage in inside if passage.actor in OWN_VOICES - {TOGETHER}})
