"""Several ways of asking the same, put as the plainest of them, so that they get the same answer.

Who asks *hur ser alla fem rapporter på tidsbrist* wants what is said of it, and
*vem står bakom förslaget om metoddagar* who proposes it; a word for the way of
asking is nothing to look for in the reports.
"""

import re
from collections.abc import Callable

from ingestion.vocabulary import swedish_words

__all__ = ["put_plainly"]

_ALSO = r"^\W*(?P<also>(?:(?:och|men|så)\b[\s,]*)*)"
_EACH = r"(?:(?:alla|samtliga|varje|de|dom|var och en av)\b(?: (?:de|dom|fem|5|olika|här|våra|era))* |(?:fem|5) )"
_REPORTS = r"(?:rapport(?:er(?:na)?)?|kartläggning(?:ar(?:na)?)|utredning(?:ar(?:na)?))"
_SEEN = re.compile(
    rf"{_ALSO}hur (?:ser|resonerar|tänker|ställer sig|skriver|talar|pratar) (?P<each>{_EACH})?(?P<reports>{_REPORTS})"
    r" (?:på|om|kring|till|runt)(?: frågan om)? (?P<what>(?!.*\but\W*$).+)$",
    re.IGNORECASE,
)
"""Asks what reports say of something."""
_SAID = re.compile(
    rf"{_ALSO}vad (?:säger|sägs det i|står det i|skriver) (?P<each>{_EACH})(?P<reports>{_REPORTS})"
    r" (?:om|kring|gällande) (?P<what>.+)$",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(
    rf"{_ALSO}(?:nämner|tar|lyfter|beskriver|behandlar|berör|talar|pratar|skriver|pekar) {_EACH}(?P<reports>{_REPORTS})"
    r" (?:(?:upp|fram|om|på|in på|alltså|verkligen)\b ?)*(?P<what>(?!samma\b|lika\b|olika\b).+?)(?: (?:upp|fram))?"
    r"(?P<end>\W*)$",
    re.IGNORECASE,
)
"""Asks whether all reports take something up: which of them do says it."""
_PROPOSAL = r"(?:förslag|idé|ide|tank|önskemål|krav|önskan)(?:et|en|n|ena|erna|arna)?"
_OF_WHAT = r"(?:(?:om|på|till|kring|med)\b|(?=att\b))"
_BEHIND = re.compile(
    rf"{_ALSO}(?P<who>vem|vilk(?:a|en|et)(?: (?:aktör(?:er)?|kommun(?:er)?|kontor|part(?:er)?))?)"
    rf"(?: (?:är|var) det som)? (?:står|stod|ligger|låg) bakom (?:(?:det|den|de) )?{_PROPOSAL} {_OF_WHAT}"
    r" ?(?P<what>.+)$",
    re.IGNORECASE,
)
_PROPOSED = re.compile(
    rf"{_ALSO}(?P<who>vem|vilka)(?: (?:är|var) det som)?"
    rf" (?:föreslog|(?:har|hade) föreslagit|(?:kom|kommer|har kommit) med {_PROPOSAL} {_OF_WHAT}"
    rf"|(?:la|lade|lägger|har lagt)(?: fram)? {_PROPOSAL} {_OF_WHAT}) ?(?P<what>.+)$",
    re.IGNORECASE,
)
_WHENCE = re.compile(
    rf"{_ALSO}(?:(?:(?:varifrån|från vem) (?:kommer|kom)|vems (?:är|var)) {_PROPOSAL} {_OF_WHAT}"
    rf"|vems {_PROPOSAL} (?:är|var)(?: (?:det|den))?(?: {_OF_WHAT})?) ?(?P<what>.+?)"
    r"(?: från)?(?P<end>\W*)$",
    re.IGNORECASE,
)
_MADE = re.compile(
    rf"{_ALSO}hur (?:(?P<done>gjordes|gjorde man|utfördes|gjorts|gick)"
    r") (?P<what>(?:själva )?(?:kartläggningen|inventeringen|utvärderingen|undersökningen|intervjuerna|studien)\b.*?)"
    r"(?: till(?: väga)?)?(?P<end>\W*)$",
    re.IGNORECASE,
)
"""Asks how a survey was carried out."""
_OF_PROJECT = re.compile(
    rf"{_ALSO}(?P<asks>.*\b(?:slutsats\w*|resultat\w*|lärdom\w*|kom (?:man|de|dom) fram till)\b.*\w{{3,}}s|"
    r"vad (?:gav|visade) \w{3,}s) projekt(?P<rest>\W.*)$",
    re.IGNORECASE,
)
"""Asks what came out of what a report is of: of its report."""
_ONLY = re.compile(
    rf"{_ALSO}är det (?:bara|endast|enbart) (?!(?-i:[A-ZÅÄÖ][a-zåäö]+(?<!kassan)(?<!förmedlingen)\b))"
    r"(?:[\w/-]+ ){1,4}?som (?P<what>(?!(?:säger|tycker|anser|gör) (?:så|det|detta|samma)\b)(?!.*\beller\b).+)$",
    re.IGNORECASE,
)
"""Asks whether others do as well: all who do are the answer. Of a place or report it is asked which others do."""
_PAID = re.compile(
    rf"{_ALSO}(?P<who>vem|vilka|vilken \w+) (?:bekostar|bekostade|betalar(?: för)?|betalade(?: för)?"
    r"|står för (?:kostnade(?:n|rna)|notan|pengarna|finansieringen) för) (?P<what>.+)$",
    re.IGNORECASE,
)
"""Asks who pays for something: the reports *finance*."""


_LOOK = re.compile(
    rf"{_ALSO}hur ser (?P<what>(?:hindren|förslagen|behoven|problemen|målen|kraven"
    rf"|(?!rapport|kartläggning|kommun|aktör|part|fråg)\w{{3,}}(?:er|ar|or)na)\b) ut\b"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
"""Asks what several things are, and not how they are done: *hur ser hindren ut*."""
_DIFFICULT = r"(?:problem(?:en|et)?|problematik(?:en)?|svårighet(?:er(?:na)?)?|bekymmer)"
_TROUBLE = re.compile(rf"\b(?P<head>(?!samverkan|samarbet)\w{{4,}}?){_DIFFICULT}\b", re.IGNORECASE)
"""A compound that says of something only that it is difficult: *sekretessproblem*."""
_ABOUT_TROUBLE = re.compile(
    rf"{_ALSO}(?P<asks>vad (?:säger|sägs|står|skriver|skrivs)\b.* (?:om|kring|gällande))"
    rf" (?P<what>\w{{4,}}{_DIFFICULT}\b.*)$",
    re.IGNORECASE,
)


def _without_trouble(match: re.Match[str]) -> str:
    heads = (match["head"].removesuffix("s"), match["head"])
    return next((head for head in heads if head.lower() in swedish_words()), match.group())


def _said_in(match: re.Match[str]) -> str:
    reports = "alla rapporter" if match["each"] else match["reports"]
    return f"Vad säger {reports} om {_TROUBLE.sub(_without_trouble, match['what'])}"


def _proposing(match: re.Match[str]) -> str:
    who = match["who"].lower()
    return f"{who[0].upper()}{who[1:]} föreslår {match['what']}"


_OF_ONE = re.compile(
    rf"{_ALSO}(?:vad (?:är|har) (?:det )?(?:lika|likt|olika|gemensamt|som skiljer)|vilka (?:likheter|skillnader) finns"
    r"|(?:(?:vad är|vilken är|finns(?: det)?|är det) )?(?:den |någon |några |en )?(?:skillnad|likhet)(?:en|er|erna)?)"
    r"(?: det)? (?:mellan|för|hos|i) (?P<first>(?P<who>[\w/]+) (?:i|på) [\w-]+) (?:och|respektive)"
    r" (?P<second>(?P=who) (?:i|på) [\w-]+)(?P<rest>.*)$",
    re.IGNORECASE,
)
"""Holds one and the same in two places against each other."""


_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_SEEN, _said_in),
    (_SAID, _said_in),
    (_TAKEN_UP, lambda match: f"Vilka rapporter nämner {match['what']}{match['end']}"),
    (_BEHIND, _proposing),
    (_PROPOSED, _proposing),
    (_WHENCE, lambda match: f"Vem föreslår {match['what']}{match['end']}"),
    (_ABOUT_TROUBLE, lambda match: f"{match['asks']} {_TROUBLE.sub(_without_trouble, match['what'])}"),
    (_MADE, lambda match: f"Hur genomfördes {match['what']}{match['end']}"),
    (_LOOK, lambda match: f"Vilka är {match['what']}{match['rest']}"),
    (_OF_ONE, lambda match: f"Jämför {match['first']} och {match['second']}{match['rest']}"),
    (_ONLY, lambda match: f"Vilka {match['what']}"),
    (_PAID, lambda match: f"{match['who'].capitalize()} finansierar {match['what']}"),
    (_OF_PROJECT, lambda match: f"{match['asks']} rapport{match['rest']}"),
)


def put_plainly(question: str) -> str:
    """A question as it would be asked most plainly; the same where nothing of it is put in another way."""
    for pattern, plain in _WAYS:
        if (match := pattern.match(question)) is not None:
            said = plain(match)
            also = match["also"]
            return f"{also}{said[0].lower()}{said[1:]}" if also else said
    return question
