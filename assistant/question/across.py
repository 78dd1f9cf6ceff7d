"""Whether it is the reports themselves that are asked about: *nämns SIP i mer än en rapport*."""

import re

__all__ = ["asks_of_reports", "is_report_noun"]

_SEVERAL = r"(?:rapporter(?:na)?|kartläggningar(?:na)?|utredningar(?:na)?)"
_ONE = r"(?:rapport|kartläggning|utredning)"
_AMONG = re.compile(
    r"\b(?:alla|samtliga|flera|fler|några|mer än|andra|bara|endast)"
    rf"(?: (?:de|dom|fem|av|än|en|ett|två|tre|fyra|fler|olika|våra|era|dessa|här|\d))* {_SEVERAL}\b"
    rf"|\b(?:än en|annan|ytterligare en|bara en) (?:av \w+ )?(?:{_ONE}|{_SEVERAL})\b",
    re.IGNORECASE,
)
_IN_WHICH = re.compile(
    rf"^\W*(?:och )?(?:i|av) (?:vilka|hur många)(?: (?:av|de|dom|fem|våra|era|olika|här))* {_SEVERAL}\b", re.IGNORECASE
)
_OPENS = re.compile(
    r"^\W*(?:nämn\w*|omnäm\w*|tas|tar|finns|handlar|står|är|lyft\w*|skriv\w*|berör\w*|diskuteras|förekommer|pratas?"
    r"|talas|hur många|har)\b",
    re.IGNORECASE,
)
_ALIKE = re.compile(r"\b(?:samma|lika\w*|skil\w*|överens|gemensam\w*)\b", re.IGNORECASE)
_NOUN = re.compile(rf"(?:{_ONE}|{_SEVERAL}|rapporten|kartläggningen|utredningen)$", re.IGNORECASE)


def asks_of_reports(question: str) -> bool:
    """Whether it is asked in which of the reports something is, as a plain question of one or more of them may do."""
    among = bool(_AMONG.search(question) and _OPENS.search(question)) or _IN_WHICH.search(question) is not None
    return among and not _ALIKE.search(question)


def is_report_noun(word: str) -> bool:
    """Whether a word is one for reports."""
    return _NOUN.match(word) is not None
