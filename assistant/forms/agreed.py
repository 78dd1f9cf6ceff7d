"""What all who were asked for a report agree on, as it says itself: by a word for all, or for what they share."""

import re

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.findings import tells_finding
from assistant.forms.telling import worth_of
from assistant.forms.wording import basis_of
from assistant.question import Subject
from assistant.question.roles import folded
from ingestion import Passage
from ingestion.tellers import TOGETHER
from vectorstore import Index, Scope
from vectorstore.analysis import fold
from vectorstore.scope import BACKGROUND

__all__ = ["agreed"]

_ASKS = re.compile(
    r"\b(?:eniga?|överens)\b|\bgemensam(?:t|ma)? (?:för|bland|hos) (?:alla|samtliga|de|parterna|aktör\w*)\b"
    r"|\b(?:gemensamma? nämnare|säger (?:alla|samtliga) (?:de )?(?:fyra )?(?:aktörer|parter|grupper)\w*)\b",
    re.IGNORECASE,
)
_FRAME = folded(
    "alla samtliga fyra de parter parterna aktörer aktörerna myndigheter myndigheterna grupper grupperna"
    " intervjugrupper intervjugrupperna enig eniga ense överens samstämmig samstämmiga gemensamt gemensamma gemensam"
    " nämnare nämnaren intervjuade säger tycker finns man varandra"
)
_SEE = r"(?:beskriver|upplever|ser|tycker|anser|menar|säger|önskar|vill|saknar|känner till|är eniga|är överens)"
_WHO = r"(?:aktör|part|intervjugrupp|grupp|organisation|verksamhet|myndighet|deltagar)\w*"
_OF_ALL = re.compile(
    rf"\b[Gg]emensam(?:ma)? (?:[\w-]+ )?nämnare\b|\b[Ss]amstämmig\w*|\b[Oo]avsett vilken (?:organisation|verksamhet)"
    r"|\bidentiska\b"
    r"|\b(?:[Ss]amtliga|[Aa]lla|ALLA)(?: de)?(?: övriga)?(?: fyra| tre)?"
    rf"(?: {_WHO})?(?: inom(?: [\w-]+){{1,4}}?)? {_SEE}\b"
    rf"|\bhos (?:samtliga|alla)(?: de)?(?: fyra)? {_WHO}|^(?:Samtliga|Alla) (?!har inte\b)(?:{_SEE}|{_WHO})\b"
)
_UNLIKE = frozenset({"förslag", "omvärld och forskning", "intervjufrågor"})
"""Themes under which a word for all says what they should do, or what holds elsewhere."""
_LEAST, _MOST, _FURTHER = 2, 8, 12


def agreed(scope: Scope, subject: Subject, index: Index) -> Draft | None:
    """The statements of the report that is named which speak of all; ``None`` where more is asked for, or few do."""
    named = scope.municipalities or scope.actors or scope.units or scope.about or scope.themes or scope.number
    if named or len(scope.reports) != 1 or not _ASKS.search(subject.text):
        return None
    if not _FRAME.issuperset(map(fold, scope.topics)):
        return None
    said = [Chosen(p, s, 1.0) for p in index.passages if _may_tell(p, scope) for s in p.statements]
    found = [item for item in said if _OF_ALL.search(item.statement.shown) and _is_told(item)]
    if len(found) < _LEAST:
        return None
    best = sorted(found, key=lambda item: -worth_of(item.statement, "") - (item.passage.actor == TOGETHER))
    shown = sorted(best[:_MOST], key=lambda item: (item.passage.start, item.statement.start))
    return Draft(
        shown=sections_by_speaker(shown, index.reports),
        more=sections_by_speaker(best[_MOST : _MOST + _FURTHER], index.reports),
        after="Här talar rapporten om alla som hördes, eller om något som de delar:",
        basis=basis_of(shown, index.reports),
    )


def _is_told(item: Chosen) -> bool:
    """Whether the report says it itself: one who is quoted does not speak for all."""
    return item.statement.speaker is None and tells_finding(item)


def _may_tell(passage: Passage, scope: Scope) -> bool:
    themes = frozenset(passage.themes)
    local = passage.municipality is not None or passage.unit is not None
    return (
        scope.holds(passage)
        and not (passage.asked or local)
        and BACKGROUND not in themes
        and _UNLIKE.isdisjoint(themes)
    )
