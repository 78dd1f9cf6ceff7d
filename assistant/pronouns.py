"""Putting whoever was asked before in the place of a pronoun: "Vad vill de?" after "Vad saknar AF i Hylte?"."""

import re
from collections.abc import Sequence

from assistant.question.names import Names, place_spans, report_spans, tokens_of
from assistant.question.roles import speaker_spans, spoken_spans, who
from assistant.question.saying import is_reached

__all__ = ["ARTICLE", "points_at_speaker", "reached_spans", "subject_pronoun", "with_speaker"]

_WITH_INFINITIVE = r"vill|kan|ska|skulle|behöver|får|fick|brukar|ville|borde"
_SUBJECT = re.compile(
    rf"\b(?:(?P<helps>{_WITH_INFINITIVE})|säger|sa|tycker|tyckte|anser|menar|menade|ser|såg|beskriver|föreslår|har|hade|saknar"
    r"|önskar|efterfrågar|upplever|gör|tar|nämner|lyfter|känner|ger|använder|samverkar|jobbar|arbetar|tänker|räknar|uppger"
    r"|pekar|träffar|möter|kontaktar|pratar|talar|erbjuder|hjälper|stödjer|stöttar|tror|kräver|prioriterar|kallar|deltar"
    r"|klagar) (?P<who>de|dom)\b(?P<next>\W*\w*)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:det|vad|som|när|om|att|hur) (?P<who>de|dom) (?P<helps>vill|ville|har|hade|ser|såg|tycker|säger|saknar"
    r"|föreslår|behöver|kan|ska|menar|upplever|gör)\b(?P<next>)",
    re.IGNORECASE,
)
"""The subject of a clause within the question: *Vad är det de vill ha?*"""
_ACCORDING = re.compile(r"\b(?:enligt|enl\.?) (?P<who>dem|dom)\b(?P<next>)(?P<helps>)(?=\W*$)", re.IGNORECASE)
"""Whose word is wanted, at the end: *vad är problemet enligt dem*."""
ARTICLE = re.compile(
    r"^ (?:flesta|andra|övriga|två|tre|fyra|fem|sex|sju|som|här|där|olika|egna|båda"
    r"|\w*(?:aste|ade|iga|ska|unga|sjuka|lösa|ella|ende|ande|äldre|lokala|nya|gamla|enskilda"
    r"|anställda|skrivna|satta|berörda|lända|födda|vata))$",
    re.IGNORECASE,
)
"""*De flesta*, *de boende*: the word belongs to what follows, and stands for nobody."""
_ADJECTIVE = re.compile(r"^ (?!ska$|samma$|själva$)\w+a$", re.IGNORECASE)
"""An infinitive after *vill de*, an adjective after *ser de*; *anser de ska* goes on with what they say."""
_OWN = re.compile(r"\b\w{3,}na\b", re.IGNORECASE)
"""Several of a kind, to whom a later *de* of the same question points: *deltagarna*."""
_AND = re.compile(r"\s*(?:,|och|samt)\s*")
_ELSEWHERE = re.compile(r"^\s+(?:på|hos|inom)$", re.IGNORECASE)
"""*De på vårdcentralen* names whom it means; *hur ser de på* does not."""
_WHERE = re.compile(r"\b(?P<where>i|på|inom) $", re.IGNORECASE)
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
    match = subject_pronoun(question)
    if match is None:
        return None
    before = question[: match.start()]
    spans = speaker_spans(previous, names) or reached_spans(previous, names)
    if not spans:
        return None
    according = match.re is _ACCORDING
    if not according and (_OWN.search(before) or speaker_spans(before, names) or spoken_spans(before, names)):
        return None
    speaker = previous[spans[0][0] : _end_of_row(previous, spans)]
    spoken = [previous[start:end] for start, end in spoken_spans(previous, names)]
    asked_of = frozenset().union(*(who(question[start:end], names) for start, end in spoken_spans(question, names)))
    if len(spoken) == 1 and spoken[0] != speaker and asked_of & who(speaker, names):
        speaker = spoken[0]  # nobody is asked about themselves: "vad säger de om FK?" asks those whom FK spoke of
    places = [previous[start:end] for start, end in place_spans(previous, names)]
    if places and not place_spans(question, names) and not any(place in speaker for place in places):
        speaker = f"{speaker} i {' och '.join(dict.fromkeys(places))}"
    elif not places and (where := _report_of(previous, spans, names)) and not _says_where(question, names):
        speaker = f"{speaker} {where}"
    start, end = match.span("who")
    text = _LEADING.sub("", f"{question[:start]}{speaker}{question[end:]}")
    return text[:1].upper() + text[1:]


def reached_spans(text: str, names: Names) -> list[tuple[int, int]]:
    """Where a question names whom one wants to get hold of, if it is asked of nobody how: *Hur når man kommunen?*."""
    spans = spoken_spans(text, names)
    if not spans or speaker_spans(text, names):
        return []
    before = tokens_of(text[: spans[0][0]])[1]
    return [(spans[0][0], _end_of_row(text, spans))] if is_reached(before, len(before)) else []


def _says_where(question: str, names: Names) -> bool:
    return bool(place_spans(question, names) or report_spans(question, names))


def _report_of(text: str, speakers: Sequence[tuple[int, int]], names: Names) -> str:
    """The one report that a question asks, with its preposition, unless it is named by who speaks."""
    spans = report_spans(text, names)
    if len(spans) != 1 or any(start <= spans[0][0] < end for start, end in speakers):
        return ""
    where = _WHERE.search(text[: spans[0][0]])
    return f"{where['where'].lower()} {text[slice(*spans[0])]}" if where else ""


def _end_of_row(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """Where the speakers end that stand in a row with the first: *AF och FK*."""
    end = spans[0][1]
    for start, after in spans[1:]:
        if not _AND.fullmatch(text[end:start]):
            break
        end = after
    return end


def points_at_speaker(question: str) -> bool:
    """Whether a pronoun is the subject of a question, as in *Vad vill de?*."""
    return subject_pronoun(question) is not None


def subject_pronoun(question: str) -> re.Match[str] | None:
    """The pronoun, group ``who``, that stands for who speaks in a question, mostly its subject; no article."""
    match = _SUBJECT.search(question) or _WITHIN.search(question) or _ACCORDING.search(question)
    if match is None or ARTICLE.match(match["next"]) or (not match["helps"] and _ADJECTIVE.match(match["next"])):
        return None
    looks = match.group().casefold().startswith(("ser ", "såg "))
    if _ELSEWHERE.match(match["next"]) and not looks:
        return None
    return match
