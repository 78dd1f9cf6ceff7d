"""Who could be on the list that a question asks for: places, offices and units, actors, or the reports themselves."""

import re
from enum import StrEnum

from assistant.question.across import asks_of_reports
from assistant.question.intent import saying_words

__all__ = ["Population", "population_of"]


class Population(StrEnum):
    """What is counted."""

    PLACES = "places"
    VOICES = "voices"
    """One actor or unit, in each of its places: *vilka FK-kontor*."""
    UNITS = "units"
    """Whoever answers in a report: *hur många av verksamheterna*."""
    ACTORS = "actors"
    REPORTS = "reports"
    ANYBODY = "anybody"


_MANY = r"vilka|vilken|vilket|vem|hur många|antal(?:et)?|ingen|inga|nå(?:gon|got|gra|gonstans|n|t)|ngn|finns det"
_BETWEEN = (
    r"(?: (?:av|de|dom|två|tre|fyra|fem|sex|annan|av de"
    r"|(?!(?:nämns|finns|lyfts|tas|ses|syns|saknas|behövs|krävs|föreslås|önskas|efterfrågas|vilka|vill|ska|ha)\b)"
    r"[\w-]+(?:s|ska|la|ra|na|ga)))"
)
"""What may stand between such a word and whoever is asked for: genitives and adjectives, no verbs or other nouns."""
_NOUNS = {
    Population.REPORTS: r"(?:rapport(?:er(?:na)?)?|kartläggning(?:ar(?:na)?)?|utredning(?:ar(?:na)?)?)",
    Population.VOICES: r"(?:[\w-]*kontor(?:en)?|vårdcentral(?:er(?:na)?)?|\w*mottagning(?:ar(?:na)?)?"
    r"|arbetsförmedling(?:ar(?:na)?)?|försäkringskassor(?:na)?|fk|af|vc|vpm)",
    Population.UNITS: r"(?:verksamhet(?:er(?:na)?)?|enhet(?:er(?:na)?)?|arbetsgrupp(?:er(?:na)?)?)",
    Population.ACTORS: r"(?:aktör(?:er(?:na)?)?|part(?:er(?:na)?)?|myndighet(?:er(?:na)?)?|organisation(?:er(?:na)?)?)",
    Population.PLACES: r"(?:\w*kommun(?:er(?:na)?)?|ort(?:er(?:na)?)?|ställe(?:n|na)?|håll|städer)",
}
_BY_NOUN = {
    kind: re.compile(
        rf"\b(?:{_MANY if kind is Population.REPORTS else f'{_MANY}|alla|samtliga'})\b{_BETWEEN}{{0,3}}? {noun}\b",
        re.IGNORECASE,
    )
    for kind, noun in _NOUNS.items()
}
_SAYING = re.compile(
    r"\b(?:vilka|vem|någon|nån|ngn|ingen|hur många)\b(?: (?:i|på|inom|av) [\w-]+)?"
    r"(?: (?:är|det|som|man|de|dom|inte|ej|mest))*"
    rf" (?:(?:{'|'.join(saying_words())})\b|(?:miss)?nöjd|positiv|negativ|kritisk|tveksam)"
    r"|^\W*(?:och )?(?:vilka|vem) (?:i|på|inom) [\w-]+ \w+(?:ar|er)\b",
    re.IGNORECASE,
)
_SPOKEN = r"(?:man|nå(?:gon|n|gra)|de|dom|(?:fk|af|vc|vpm|kommunen|vården|\w+(?:kassan|förmedlingen)|psykiatrin))\b"
_WHERE = re.compile(
    r"^\W*(?:och )?var(?: någonstans)?(?: i \w+)? "
    rf"(?:(?:{'|'.join(saying_words())}|är) {_SPOKEN}|(?:tas|lyfts|nämns) (?:det|den|\w+) (?:upp|fram)\b|nämns\b)",
    re.IGNORECASE,
)


def population_of(question: str) -> Population | None:
    """Who could be on the list that a question asks for; ``None`` where it lists something else."""
    if asks_of_reports(question):
        return Population.REPORTS
    found = [(match.end(), kind) for kind, pattern in _BY_NOUN.items() if (match := pattern.search(question))]
    if found:
        return min(found)[1]
    if _WHERE.search(question):
        return Population.PLACES
    return Population.ANYBODY if _SAYING.search(question) else None
