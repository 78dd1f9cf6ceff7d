"""How long a list of a report is, where a question asks for that: the list is given whole and counted.

What a list is of stands in its heading or in the sentence that leads to it,
before anything that is said of that: *Följande huvudfrågor formulerades*.
"""

import re
from collections.abc import Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.printed import PrintedList
from assistant.forms.wording import basis_of
from assistant.question import Subject, population_of
from assistant.spoken import OWN_VOICES
from ingestion import Passage, Report
from vectorstore import Scope
from vectorstore.analysis import terms

__all__ = ["asks_length", "counted_list", "leading_to"]

_LENGTH = re.compile(
    r"\bhur många (?:[\w-]+ )?\w*"
    r"(?:förslag|hinder|åtgärder|idéer|önskemål|målgrupper|områden|vinster|möjligheter|brister)",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\bhur många (?:olika |av )?(?P<what>(?!är\b|var\b|blir\b)[\w-]+(?: [\w-]+)??) "
    r"(?:(?:som )?(?:finns|fanns|nämns|nämndes|tas|togs|lyfts|lyftes|listas|räknas|står|ges|gavs|anges|beskrivs|har|är"
    r"|pekas|framkom\w*|kom|formuler\w+|ser|såg|hittar|tar|lyfter|nämner|lämna\w*|räknar|listar|radas|ställ\w+|pekar|innehåller)\b|i\b|på\b)",
    re.IGNORECASE,
)
"""What a question wants counted."""
_SAID_OF = re.compile(r"\b(?:från|vid|i|på|med|för|av|till|om|som|hos|inom|kring)\b", re.IGNORECASE)
"""Where the words of a heading or a sentence begin that only tell more of what it is of."""
_BEFORE = re.compile(r"\b(?:än|utöver|förutom) (?:\w+ )?(?:ovan\w*|dess\w*|det|de)\b", re.IGNORECASE)
"""Of an introduction that goes on with what was named before."""
_NUMBERED = re.compile(r"\W*(?:\d+[.)]|[A-Z]/)\s")
_LEAST_LETTERS = 5
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAMED_BEFORE = 3


def asks_length(question: str) -> bool:
    """Whether it is asked how long a list of a report is."""
    return _LENGTH.search(question) is not None


def counted_list(
    lists: Sequence[PrintedList], scope: Scope, subject: Subject, reports: Sequence[Report]
) -> Draft | None:
    """The one list of what is to be counted, whole and with its length; ``None`` where there is none, or several."""
    asked = _THINGS.search(subject.text)
    if asked is None or population_of(subject.text) is not None or scope.number is not None:
        return None
    if not all(topic in asked.group() for topic in scope.topics):
        return None  # something else narrows what is to be counted
    stems = frozenset(terms(asked["what"]))
    fits = [(_fit(one, stems), one) for one in lists if stems and _may_be_meant(one, scope)]
    best = max((fit for fit, _ in fits), default=0)
    found = [one for fit, one in fits if fit == best > 0]
    return _counted(found[0], reports) if len(found) == 1 else None  # of several none is the one that is meant


def leading_to(one: PrintedList, passages: Sequence[Passage]) -> list[Chosen]:
    """What leads to a list; where that goes on with what was named before it, those statements first.

    *Fler målgrupper än ovan nämns* alone would leave out the two that the report tells of at length.
    """
    led = one.introduction
    if led is None:
        return []
    match = _BEFORE.search(led.statement.shown)
    named = max(_WORD.findall(led.statement.shown[: match.start()]), key=len, default="") if match is not None else ""
    if not named:
        return [led]
    holds = re.compile(rf"\b{re.escape(named)}\b", re.IGNORECASE)
    cell = [Chosen(p, s, led.score) for p in passages if p.cell == led.passage.cell for s in p.statements]
    before = [
        item for item in cell if item.statement.start < led.statement.start and holds.search(item.statement.shown)
    ]
    return [*before[:_NAMED_BEFORE], led]


def _counted(one: PrintedList, reports: Sequence[Report]) -> Draft:
    led = one.introduction
    shown = [*([led] if led is not None else []), *one.items]
    numbered = all(_NUMBERED.match(item.statement.text) for item in one.items)
    after = "står i listan" + ("." if numbered else "; rapporten numrerar dem inte, de är räknade en och en.")
    if led is not None and _BEFORE.search(led.statement.shown):
        after += " Före den nämner rapporten fler."
    return Draft(
        shown=sections_by_speaker(shown, reports),
        headline=f"{len(one.items)} utsagor",
        after=after,
        basis=basis_of(shown, reports, "hela listan är med"),
    )


def _may_be_meant(one: PrintedList, scope: Scope) -> bool:
    """Whether a list is of those whom a question names; of nobody in particular where it names nobody."""
    passage = one.passage
    if passage.asked or (scope.reports and passage.report not in scope.reports):
        return False
    if scope.municipalities or scope.actors or scope.units:
        return scope.holds(passage)
    return (
        (passage.actor is None or passage.actor in OWN_VOICES) and passage.municipality is None and passage.unit is None
    )


def _fit(one: PrintedList, stems: frozenset[str]) -> int:
    """By how much of what leads to it a list is of a thing: its introduction, and its heading."""
    led = one.introduction.statement.shown if one.introduction is not None else ""
    return sum(_names(stems, _SAID_OF.split(text, maxsplit=1)[0]) for text in (led, one.heading))


def _names(stems: frozenset[str], text: str) -> bool:
    """Whether each of some stems is a word of a text, or ends one, or ends with one."""
    held = terms(text)
    return all(
        any(
            stem == other
            or (len(stem) >= _LEAST_LETTERS and other.endswith(stem))
            or (len(other) >= _LEAST_LETTERS and stem.endswith(other))
            for other in held
        )
        for stem in stems
    )
