"""Follow-ups that only turn the question before them: how many, who does not, what two have in common."""

import re
from collections.abc import Iterable

from assistant.correcting import put_right
from assistant.question.roles import SAYING, folded
from vectorstore.analysis import fold

__all__ = ["asks_of_both", "counted", "new_subject", "turned", "without_courtesy"]

_COURTESY = re.compile(
    r"^\W*(?:(?:hej(?:san)?|hallå|tack(?! vare\b)(?: så mycket| snälla| för (?:det|svaret|hjälpen))?|toppen|perfekt"
    r"|utmärkt|jättebra|ok|okej|jaha|aha|mm|hm+|ja|jo|nej|nä|bra|förlåt|ursäkta|sorry|oj|(?:tack,? )?det räcker"
    r"|det var allt)\s*[!.,;:–-]+\s*)+(?=\w)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\W*(?:(?:ok|okej|jaha|jaså|jaja|aha|mm|hm+)\s+)+(?=(?:och|o|å|men|så|i|på|vad|va|hur|vem|vilk\w+|varför|när|var"
    r"|finns|är|har|säger|tycker|nämn\w+)\b)",
    re.IGNORECASE,
)
"""Takes note of an answer, before the next question: *ok och i Laholm då?*."""
_SUBJECT = re.compile(
    r"^\W*(?:(?:tack|ok|okej|bra|men|nu)\b[\s,.!]*)*"
    r"(?:(?:en |ett )?(?:helt )?(?:annan|annat|ny|nytt) (?:sak|fråga|ämne)|(?:jag |vi )?byter (?:ämne|spår)"
    r"|(?:nu )?till (?:något|nåt) (?:helt )?annat)(?: (?:då|nu))?\s*[:.,;–-]+\s*(?=\w)",
    re.IGNORECASE,
)
"""Says that something else is asked: *en helt annan sak: vem …*."""
_SOMETHING_THAT = re.compile(
    r"^\W*(?:(?:och|men)\b\s*)?(?:finns det )?(?:något|nåt|ngt|någonting)(?: annat)? som (?=(?:inte |är "
    r"|var |saknas|fungerar|funkar))",
    re.IGNORECASE,
)
"""*Nåt som är dåligt?* asks what is."""
_DENIED_FIRST = re.compile(r"^Vad inte (\w+)", re.IGNORECASE)
_DONE_ABOUT_IT = re.compile(
    r"^\W*(?:(?:och|men|så)\b\s*)?(?:vad (?:gör|kan|ska|bör|borde|skulle|vill) (?:man|vi|ni|de|dom|dessa)(?: kunna)?"
    r"(?: göra)? åt (?:det|detta|den|saken|problem(?:et|en)|dem|dom)|hur (?:löser|förbättrar|åtgärdar) man (?:det|detta"
    r"|problem(?:et|en))"
    r"|hur (?:kan|ska|bör|vill|tänker) (?:man|det|de|dom) (?:lösas?|förbättras?|åtgärdas?|bli bättre)"
    r"(?: (?:det|detta|på))?)(?: då)?\W*$",
    re.IGNORECASE,
)
"""Asks what is proposed."""
_HOW_MANY = re.compile(
    r"^\W*(?:(?:och|men|så|ok|okej|jaha)\b[\s,]*)*"
    r"(?:(?:är|var|blir) (?:det|de|dom) (?:så )?många(?=\W*$)|hur många(?: av (?:dem|dom|de))?)"
    r"(?P<noun> (?:kommuner|aktörer|enheter|myndigheter|rapporter))?(?: (?:st|stycken|svar|ställen))?"
    r"(?: (?:är|blir|var|gäller|rör|handlar|finns)\b)?(?: (?:det|de|dom|dem|detta))?"
    r"(?: (?:om|sammanlagt|totalt|då|allt som allt))*\W*$",
    re.IGNORECASE,
)
"""Asks for the number of what was asked for, and for nothing else."""
_WHO = re.compile(
    r"^\W*(?:(?:och|men|så|ok|okej|jaha)\b[\s,]*)*vilka(?: (?:är|var) (?:det|de|dom))?(?: då)?\W*$", re.IGNORECASE
)
"""Asks who they are that were counted."""
_WHO_NOT = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)?(?:vilka|vem|vilken)(?: (?:kommuner|aktörer|enheter|är det som))?"
    r"(?: (?P<verb>\w+))?"
    r" (?:inte(?: (?:det|dem|dom|så|den))?|(?:det|dem|dom|så) inte|(?:inget|ingenting) om (?:det|den))(?: då)?\W*$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"^\W*(?:vilka|vem|hur många)(?P<noun> (?:kommuner|aktörer|enheter|myndigheter|rapporter))?(?P<rest> .*)$",
    re.IGNORECASE,
)
_VERB = re.compile(r"^(?: (?:i|på|inom|hos) \w+)? (?P<verb>\w+)\b")
_BOTH = re.compile(
    r"\b(?:båda|bägge|(?:dem|dom|de) åt|gemensam(?:t|ma)|överens|eniga"
    r"|jämför(?: (?:dem|dom|de|svaren|de två|de båda))?(?=\W*$)"
    r"|(?:skillnad|likhet)(?:en|er|erna)?(?=\W*(?:$|då\b|mellan d[eo]m?\b))"
    r"|(?:vad|va) (?:är )?(?:det som )?(?:skiljer(?: (?:sig|dem|dom|de))?|lika|likt|olika)(?=\W*(?:$|då\b)))",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"^\W*(?:(?:och|men)\b\s*)?(?P<how>med|på|över|om|av) (?P<what>vad|vem|vilka)(?: då| exakt| mest)?\W*$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"^\W*(?:varför )?(?P<rest>(?:är|var|blev|samarbetar|samverkar|klagar) (?!det\b|vem\b)[^?.!]+)\W*$", re.IGNORECASE
)
"""Says of somebody how they are, or what they do, and perhaps asks why."""
_ROUND = re.compile(
    r"^\W*(?:(?:och|men|o)\b\s*)?(?:(?:hur|vad) (?:är|ser|var|säger|fungerar|funkar) (?:det|man|de|dom)(?: ut)? )?"
    r"(?:tvärtom|omvänt|åt (?:det )?andra hållet)\b[\s,:–-]*(?:(?:alltså|dvs\.?|det vill säga|d\.?v\.?s\.?)\b[\s,:]*)?"
    r"(?P<rest>[^?!.]*?)\W*$",
    re.IGNORECASE,
)
"""Asks the other way round, and may say what that is: *åt andra hållet, alltså VPM om VC*."""
_DEPENDS = re.compile(
    r"^\W*(?:(?:och|men|så)\b[\s,]*)*(?:vad|va) (?:beror|berodde) (?:det|den|de|dom) på(?: (?:då|egentligen))*\W*$",
    re.IGNORECASE,
)
"""Asks for a reason, in words that name nothing."""
_INDIRECT = re.compile(
    r"(?P<what>\b(?:vad|va)) (?:säger|tycker|anser|menar|uppger|sa)"
    r" (?P<who>(?!man\b|de\b|dom\b|det\b)[\w-]+(?: (?:i|på) [\w-]+| där)?)"
    r" att (?:de|dom) (?P<verb>saknar|behöver|vill|önskar|föreslår|gör|kan|ska)\b",
    re.IGNORECASE,
)
"""Asks by way of what somebody says: *vad säger VC att de saknar*."""
_LIKE = folded(
    "båda bägge gemensamt gemensamma överens eniga skiljer skiljde skillnad skillnaden skillnader skillnaderna åt"
    " likhet likheten likheter likheterna lika likt olika jämför jämföra svaren två sammanfatta lista visa ge största"
    " huvudsakliga"
)


def asks_of_both(question: str, topics: Iterable[str]) -> bool:
    """Whether a question asks what two have in common, or what tells them apart, and has no other telling word."""
    return _BOTH.search(question) is not None and _LIKE.issuperset(map(fold, topics))


def new_subject(question: str) -> str | None:
    """A question without the remark that it is about something else; ``None`` where it has none."""
    match = _SUBJECT.match(question)
    return question[match.end() :] if match else None


def without_courtesy(question: str) -> str:
    """A question without the greeting or thanks before it; a correction as what it puts in the place of another."""
    question = _OPENING.sub("", _COURTESY.sub("", question))
    question = _DEPENDS.sub("Varför?", question)
    question = _INDIRECT.sub(r"\g<what> \g<verb> \g<who>", question)
    if round_ := _ROUND.match(question):
        question = f"Och {round_['rest']}?" if round_["rest"] not in ("", "då") else "Och tvärtom?"
    if _DONE_ABOUT_IT.match(question):
        return "Vad föreslås?"
    question = _DENIED_FIRST.sub(r"Vad \1 inte", _SOMETHING_THAT.sub("Vad ", question))
    return put_right(question) or question


def turned(question: str, before: str) -> str | None:
    """The question before a follow-up, asked for its number or for those who do not.

    ``None`` where the follow-up says more, or the question before asked for no list.
    """
    if (of_what := _of_what(question, before)) is not None:
        return of_what
    listed = _LISTED.match(before)
    if listed is None:
        return None
    verb = _VERB.match(listed["rest"])
    says = verb is not None and fold(verb["verb"]) in SAYING
    if many := _HOW_MANY.match(question):
        noun = (many["noun"] or listed["noun"] or "") if says else listed["noun"] or ""
        return f"Hur många{noun}{listed['rest']}"
    if _WHO.match(question) and before.lower().lstrip().startswith("hur många"):
        return f"Vilka{listed['noun'] or ''}{listed['rest']}"
    if verb is not None and says and (who := _WHO_NOT.match(question)):
        if who["verb"] and fold(who["verb"]) not in SAYING | {"gor"}:
            return None
        return f"Vilka{listed['noun'] or ''}{verb.group()} inte{listed['rest'][verb.end() :]}"
    return None


def _of_what(question: str, before: str) -> str | None:
    """What the question before left open, asked for: *Är FK nöjda?* and *med vad?*."""
    asked, said = _OF_WHAT.match(question), _OPEN.match(before)
    if asked is None or said is None:
        return None
    rest = said["rest"].strip(" ?!.")
    return f"{asked['what'].capitalize()} {rest[0].lower()}{rest[1:]} {asked['how'].lower()}?"


def counted(before: str) -> str:
    """A question for a list as one for its number: *Hur många nämner SIP?*."""
    listed = _LISTED.match(before)
    return f"Hur många{listed['noun'] or ''}{listed['rest']}" if listed is not None else before
