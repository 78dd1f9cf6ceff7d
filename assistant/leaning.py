"""Whether a question leans on the ones before it, told by its words alone."""

import re

from assistant.pronouns import points_at_speaker
from assistant.question.roles import folded
from vectorstore import Scope
from vectorstore.analysis import fold, terms

__all__ = [
    "ELLIPTIC",
    "POINTING",
    "SPOKEN_TO",
    "STANDS",
    "asks_why",
    "asks_why_not",
    "lacks_reason",
    "leans",
    "own_topics",
    "points_back",
    "replaces_theme",
]

_LEANS = re.compile(
    r"^\s*(?:(?:och|o|men|å|samma|då|hur är det (?:med|i|på|hos)|hur ser det ut (?:i|på|hos)|bara|fler|mer|endast"
    r"|de andra|resten|jämför|jämfört|jmf|berätta mer|utveckla|ge (?:ett |fler )?exempel|gäller det|begränsa|räkna bara"
    r"|(?:åter|tillbaka) till|håll dig (?:bara )?till|(?:kan|skulle) du (?:bara )?(?:ta|visa|ge|hålla dig till)"
    r"|(?:ta|visa) (?:bara|endast))\b"
    r"|(?:varför|vilka|vem|var|när|hur då|på vilket sätt|på vilka ställen|i vilka kommuner)\W*$"
    r"|(?:i |på )?hur många(?: \w+)? och vilka\W*$"
    r"|hur många(?: (?:är det|är de|av dem|gör det|då))?\W*$|vilka (?:gör|är|har|säger) (?:det|de|inte)\b)",
    re.IGNORECASE,
)
INSTEAD = re.compile(
    r"\bi stället\W*$|\bom (?:man|du|vi) (?:bara räknar|räknar bara|bara tar|tar bara|begränsar)\b|^\W*begränsa\b",
    re.IGNORECASE,
)
"""Puts another in the place of what the question before named."""
ELLIPTIC = re.compile(
    r"^\W*(?:och |men )?(?:vilken (?:ser|har|säger|vill|saknar|tycker|nämner|önskar)\b"
    r"|(?:från|i|av|med|på|hos|inom|till|för|bland|enligt) (?:vilk\w+|vem|vad)(?: \w+)?\W*$)",
    re.IGNORECASE,
)
"""Asks which without saying which what, or from which without saying what."""
_OF_WHOM = re.compile(
    r"^\W*(?:och )?(?:med|om|av|för|mot|till|från|hos|på) (?:vem|vilka|vad)(?: då)?\W*$", re.IGNORECASE
)
"""Asks whom, or what, the question before left open: *med vem?*."""
_WHY = re.compile(
    r"^\W*varför (?:(?:det|då|så)\W*$|(?:är|blir|blev|var|gör|går|gick|funkar|fungerar|händer|tycker|säger|vill"
    r"|har|saknar) (?:det|de|den|dom)\b)",
    re.IGNORECASE,
)
_WHY_NOT = re.compile(r"^\W*(?:(?:och|men)\b[\s,]*)?varför inte(?: det| då)?\W*$", re.IGNORECASE)
_WITHIN = re.compile(r"^\s*(?:inom|hos|på|i|för|bland|enligt|av|från|under|gällande|med)\b", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:vilk\w+|vad|hur|vem|var|när|varför)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:dem|dom|dess|dessa|deras)\b|\b(?:det|den|de|där|dit)\W*$", re.IGNORECASE)
"""What can only point back, also in a question that could else stand by itself."""
_SUCH = re.compile(r"\b(?:hen|hon|han|sån|såna|sådan|sådana)\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"^\W*(?:och )?hur (?:ofta|länge|lång\w*|mycket|stor\w*)\b", re.IGNORECASE)
SPOKEN_TO = re.compile(r"\b(?:du|dig|ni|er|rapporten|rapporterna)\b", re.IGNORECASE)
_PLEASED = re.compile(r"\b(?:är|var) (?:de|dom) \w+a(?:\W*$| (?:med|över)\b)", re.IGNORECASE)
"""*Är de nöjda med det?* asks of those before; *är de vanligaste hindren* does not."""
_ENDS = re.compile(r"\bdå\W*$", re.IGNORECASE)
STANDS = re.compile(r"^\s*(?:vad (?:är|betyder|står|menas)|vem är|vilka är)\b", re.IGNORECASE)
# "det" that fills a place in the sentence points at nothing.
_FILLER = re.compile(
    r"\b(?:finns|är|ar|går|gick|blir|blev|fanns|var|kan|ska|behövs|fungerar|funkar|händer|hur) det\b"
    r"|\bdet (?:finns|är|ar|går|som)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?<!vill )(?<!kan )(?<!ska )(?<!får )\bde (?!ska\b|ta\b|bara\b)\w+(?:a|nde)\b", re.IGNORECASE)
"""*De arbetslösa*, *de vanligaste* point at nothing."""
_POINTS = re.compile(r"\b(?:det|den|dem|de|dit|där|då|detta|denna|dessa|samma)\b", re.IGNORECASE)
_HOW = re.compile(r"^\W*(?:fungerar|funkar|går|gick) det\b", re.IGNORECASE)
_POINTING = (
    "alltså hela igen åter också även samma gäller tänker menar berätta mer utveckla exempel ge andra övriga"
    " o å ser jämför jämfört kommun kommunen kommuner grannkommunen ort ställe fast förlåt"
    " syn synen bild bilden åsikt åsikten åsikter uppfattning uppfattningen version versionen inställning vadå"
    " däremot likadant detsamma motsvarande gissar antar förmodar borde nej eller"
    " håller instämmer lista svarade svarat anser ansåg upplever upplevde tyckt sagt fråga frågan utsaga utsagan"
    " själv själva exakt precis sak saken istället stället fler flera"
)
POINTING = folded(_POINTING)
"""Folded words that only point back, add something, or ask what somebody thinks without saying of what."""
_WANTS = re.compile(r"^\W*(?:(?:och|men|så)\b[\s,]*)*vad (?:vill|kan|ska|skulle|tänker)\b", re.IGNORECASE)
_REASON = re.compile(r"\b(?:varför|hur kommer det sig|vad beror|hurså|orsak\w*|anledning\w*)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)*varför (?:är|var|blir|blev|fungerar|funkar|går|gick) (?:det|den|de|dom)"
    r" (?:så (?:mycket )?|mycket )?(?:bättre|sämre|annorlunda|olika|lättare|svårare)(?: (?:där|här|då|nu))*\W*$",
    re.IGNORECASE,
)
_FEW_TERMS = 3
_SOME = 2


def asks_why(question: str) -> bool:
    """Whether a question asks for a reason."""
    return _REASON.search(question) is not None


def lacks_reason(question: str) -> bool:
    """Whether a question asks for the reason of something that it does not name: *Varför?*, *Varför är det bättre?*.

    It asks that of something, and not of somebody.
    """
    return asks_why(question) and not (terms(question) and _COMPARED.match(question) is None)


def asks_why_not(question: str, before: str) -> bool:
    """Whether a question asks for the reason of what the one before asked for yes or no: *Varför inte?*."""
    return _WHY_NOT.match(question) is not None and _ASKS.match(before.lstrip()) is None


def points_back(question: str) -> bool:
    """Whether a word of a question points at something that it does not name."""
    return bool(
        _PLEASED.search(question)
        or _SUCH.search(question)
        or _POINTS.search(_ARTICLE.sub(" ", _FILLER.sub(" ", question)))
    )


def leans(question: str, scope: Scope) -> bool:
    """Tell whether a question needs the one before it.

    It does when it begins as an addition, when it is nothing but names, or when
    it is short and points at something that it does not name, or asks how much
    without saying of what.
    """
    own = len(set(terms(question)))
    if _WHY.match(question) and own <= 1:
        return True
    if own == 0 and not (_LEANS.match(question) or _OF_WHOM.match(question) or points_at_speaker(question)):
        return _asks_by_small_words(question)  # "Tack!" adds nothing
    if scope.themes and not own_topics(scope) and (points_back(question) or _HOW.match(question)):
        return own <= 2 * _FEW_TERMS
    if INSTEAD.search(question):
        return own <= 3 * _FEW_TERMS
    if _LEANS.match(question):
        return own <= 2 * _FEW_TERMS
    if _is_fragment(question, scope, own):
        return True
    if own <= 2 * _FEW_TERMS and points_at_speaker(question) and not scope.is_cell:
        return True
    if STANDS.match(question) or (scope.is_cell and len(own_topics(scope)) > _SOME):
        return False
    return _goes_on(question, scope, own) or (own <= 2 * _FEW_TERMS and points_back(question))


def _asks_by_small_words(question: str) -> bool:
    """Whether a question that tells of nothing asks something: *Hur kan det bli så?*, *Är det alla?*."""
    asks = question.rstrip().endswith("?") or _ASKS.match(question.lstrip(" ,.-")) is not None
    return asks and len(question.split()) > _SOME and SPOKEN_TO.search(question) is None


def _goes_on(question: str, scope: Scope, own: int) -> bool:
    """Whether a question of ``own`` terms is nothing but names, or a short one that names nothing at all.

    "Hur ofta ska man träffas?" goes on with what was talked of; "Hur används SIP?" does not.
    """
    if not own_topics(scope) and not scope.themes and not scope.is_empty:
        return True
    if not scope.is_empty or SPOKEN_TO.search(question):
        return False
    return own <= _SOME and _HOW_MUCH.match(question) is not None


def _is_fragment(question: str, scope: Scope, own: int) -> bool:
    """Whether a short question, of ``own`` terms, lacks what it is about."""
    if own <= _FEW_TERMS and (_ENDS.search(question) or (_WITHIN.match(question) and not _ASKS.search(question))):
        return True
    if scope.is_cell:
        return False
    points = own < _FEW_TERMS and _PRONOUN.search(_FILLER.sub(" ", question))
    points = points or (own <= _FEW_TERMS and _SUCH.search(question))
    return bool(points or (own <= 2 * _FEW_TERMS and ELLIPTIC.match(question)))


def own_topics(scope: Scope) -> list[str]:
    """What a question is about itself, without words that only point back."""
    return [word for word in scope.topics if fold(word) not in POINTING or _only_folds(word)]


def _only_folds(word: str) -> bool:
    """Whether a word is like one that points back but for its dots: *ändra* is not *andra*."""
    return word.casefold() not in _POINTING.split() and any(letter in "åäö" for letter in word.casefold())


def replaces_theme(new: Scope, old: Scope, asked: str) -> bool:
    """Whether a question to whom was asked before for nothing but a theme is about something else.

    "Vad vill FK ändra då?", as "Vad vill de ändra då?" is ``asked`` after "Vad fungerar inte enligt FK?".
    """
    only_theme = bool(old.themes) and not (own_topics(old) or old.about or old.number)
    wants = _WANTS.match(asked) is not None and not points_back(_ENDS.sub("", asked))
    return only_theme and wants and bool(own_topics(new)) and not new.themes
