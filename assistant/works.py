"""Follow-ups about what the question before them names as somebody's work: *vem ledde den?* after an inventory.

Everybody speaks of reports, surveys and projects, so that such a word is no matter by
itself; but who did it, what it cost and what came of it is asked of nothing else.
"""

import re

from assistant.leaning import own_topics
from assistant.naming import parts_of
from assistant.question import ScopeParser
from assistant.question.names import Names, report_spans
from assistant.readings import Standalone
from assistant.there import place_before

__all__ = ["of_work"]

_LEADING = r"^\W*(?:(?:och|o|å|men|ok|okej)\b[\s,]*)*"
_END = r"(?: (?:då|egentligen|nu|ens))*\W*$"
_DONE = re.compile(
    rf"{_LEADING}(?P<asked>(?:vem|vilka|vad|när|hur|varför)\b[^?.!]*?"
    r"\b(?:gjorde|gjordes|leder|ledde|leddes|skrev|kostar|kostade|startade|startades|började|börjar|pågick|pågår"
    r"|slutade|avslutades|genomförde|genomfördes|finansierade|finansierar|finansierades|betalade|betalar|bekostar"
    r"|bekostade|beställde|initierade|höll i|håller i|drev|driver|äger|ägde|anordnade|arrangerade|ordnade))"
    rf" (?P<it>den|det)(?P<rest> till)?{_END}",
    re.IGNORECASE,
)
"""Asks who did something, when, how, or what it cost."""
_CAME_OF_IT = re.compile(
    rf"{_LEADING}(?:(?:vad|vilka?) (?:blev|är|var) (?:slutsats|resultat)(?:en|et|erna)?"
    rf"|(?:vad|va) (?:kom|kommer) (?:de|dom|man) fram till){_END}",
    re.IGNORECASE,
)
_SURVEYED = re.compile(r"(?:\b|-)(?:intervju|kartlägg|inventer|utvärder|undersök|enkät)", re.IGNORECASE)
_WORD = r"(?<![\w-])(?P<np>(?:[\w-]*[\w-])?(?:{kinds}))\b"
_WORKS = {
    "den": re.compile(
        _WORD.format(kinds="kartläggningen|inventeringen|utvärderingen|undersökningen|rapporten|satsningen|enkäten"),
        re.IGNORECASE,
    ),
    "det": re.compile(_WORD.format(kinds="projektet|uppdraget"), re.IGNORECASE),
}


def of_work(alone: Standalone, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    """A follow-up with the work that it is about, and where; ``None`` where the question before names none."""
    if alone.scope.municipalities or alone.scope.reports or alone.scope.not_covered:
        return None
    done = _DONE.match(alone.text)
    if done is not None:
        named = _work(previous.text, _WORKS[done["it"].lower()])
        return _asked(f"{done['asked']} {named}{done['rest'] or ''}", named, previous, names, parse) if named else None
    if not _CAME_OF_IT.match(alone.text):
        return None
    scope = previous.scope
    surveyed = _SURVEYED.search(previous.text) and not (scope.municipalities or scope.actors or scope.units)
    if not surveyed and own_topics(scope):
        return None
    return _asked(re.sub(r"[\s?.!]+$", "", alone.text), "", previous, names, parse)


def _asked(text: str, named: str, previous: Standalone, names: Names, parse: ScopeParser) -> Standalone | None:
    where = "" if named and report_spans(named, names) else place_before(previous, names)
    if not where and not named:
        spans = report_spans(previous.text, names)
        where = f"i {previous.text[slice(*spans[0])]}" if len(spans) == 1 else ""
        if not where:
            return None
    text = " ".join(part for part in (text, where) if part)
    text = f"{text[:1].upper()}{text[1:]}?"
    return Standalone(text, parse(text), changed=True)


def _work(before: str, kind: re.Pattern[str]) -> str:
    """The one work of a kind that the last part of a question names which names any."""
    for part in reversed(parts_of(before)):
        found = {match["np"].casefold(): match["np"] for match in kind.finditer(part)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else ""
    return ""
