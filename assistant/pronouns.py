"""Putting whoever was asked before in the place of a pronoun: "Vad vill de?" after "Vad saknar AF i Hylte?"."""

import re

from assistant.question.names import Names, place_spans
from assistant.question.roles import speaker_spans, spoken_spans

__all__ = ["with_speaker"]

_SUBJECT = re.compile(
    r"\b(?:säger|sa|tycker|tyckte|anser|menar|ser|såg|beskriver|föreslår|vill|har|hade|saknar|önskar|efterfrågar|upplever"
    r"|gör|kan|ska|skulle|behöver|får|fick|är|var|tar|nämner|lyfter|känner|ger|använder|samverkar|jobbar|arbetar|tänker"
    r"|räknar|brukar|menade|ville|såg|uppger|pekar) (?P<who>de|dom)\b(?P<next>\W*\w*)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^ (?:flesta|andra|övriga|två|tre|fyra|fem|sex|sju|som|här|där|olika|egna|båda"
    r"|\w*(?:aste|ade|iga|ska|unga|sjuka|äldre|lokala|nya|gamla|enskilda))$",
    re.IGNORECASE,
)
"""*De flesta*, *de olika*: the word belongs to what follows, and stands for nobody."""
_LEADING = re.compile(r"^\W*(?:(?:och|men|o|å|så) )+", re.IGNORECASE)


def with_speaker(question: str, previous: str, names: Names) -> str | None:
    """The question with the previous one's speaker, and place, instead of its subject pronoun.

    Args:
        question: as it was typed.
        previous: the question before it, standing on its own.
        names: the names of the base.

    Returns:
        ``None`` where no pronoun stands for a speaker, or the previous question asked none.
    """
    match = _SUBJECT.search(question)
    if match is None or _ARTICLE.match(match["next"]):
        return None
    spans = speaker_spans(previous, names)
    before = question[: match.start()]
    named = [*speaker_spans(before, names), *spoken_spans(before, names)]
    if not spans or named:
        return None
    speaker = previous[spans[0][0] : spans[0][1]]
    places = [previous[start:end] for start, end in place_spans(previous, names)]
    if places and not place_spans(question, names) and not any(place in speaker for place in places):
        speaker = f"{speaker} i {' och '.join(places)}"
    start, end = match.span("who")
    text = _LEADING.sub("", f"{question[:start]}{speaker}{question[end:]}")
    return text[:1].upper() + text[1:]
