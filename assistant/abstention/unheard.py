"""Who a question wants to hear that nobody interviewed, such as "Vad säger polisen i Halmstad?".

The actors and units that the reports know are found by their names (see
:mod:`assistant.question`). Everybody else can only be told by the grammar: a
definite noun after a verb of saying, before "själva", or before "svar".
"""

import re
from collections.abc import Iterable

from assistant.question import Names
from assistant.question.names import places_in, reports_in, tokens_of
from assistant.question.roles import asked_and_about
from ingestion import Passage
from vectorstore.analysis import fold, stem

__all__ = [
    "NOBODY_IN_PARTICULAR",
    "TELLS",
    "asked_by_name",
    "asked_unheard",
    "passes_on",
    "speaking",
    "unheard_in",
    "voices",
]

_SAYS = (
    r"(?:säger|sade|sa|svarar|svarade|tycker|tyckte|anser|ansåg|menar|menade|upplever|upplevde|uppfattar|beskriver"
    r"|beskrev|föreslår|föreslog|önskar|efterfrågar|berättar|berättade|uppger|uppgav|pekar|pekade|lyfter|lyfte|ser|såg|vill"
    r"|saknar|nämner|tänker|känner)"
)
_ASKED = re.compile(
    r"^(?:och |men )?(?:vad|hur\w*(?: \w+)?|varför|på vilket sätt|vilk\w+ (?P<which>\w+(?: \w+){0,2}))"
    rf"\s+{_SAYS}\s+(?P<who>(?:[\w:/&-]+\s*){{1,4}})",
    re.IGNORECASE,
)
_THEMSELVES = re.compile(
    r"(?<![\w-])(?P<self>\w[\w-]{2,40}?(?:na|en|et|an))s? (?:i [A-ZÅÄÖ]\w+ )?(?:[Ss]jälva?|[Ee]gna?|[Ee]get)\b"
    r"|(?<![\w-])(?P<whose>\w[\w-]{0,40}?(?:nas|ens|ets|ans)) (?:svar|åsikt|syn|röst|bild)\b"
    r"|^(?:[Oo]ch )?(?:[Dd]e |[Dd]en )?(?P<first>\w[\w -]{2,30}?)(?: i \w+)?(?: –|,)"
    r" (?:vad|hur) (?:säger|svarade|tycker|vill|sa)(?: de| dom| den| han| hon| själva)*\W*(?: (?:om|på|till) .*)?$"
)
_PUT_TO = re.compile(
    r"^\W*(?:och |men )?(?:vad|hur) (?:säger|tycker|anser|menar|upplever|uppfattar|svarar|svarade|tyckte|sa)"
    r" (?P<who>(?:[\w:/&-]+\s*){1,3})",
    re.IGNORECASE,
)
"""Asks somebody for their view, and nobody else of it."""
TELLS = re.compile(
    r"(?:Utifrån |Enligt )?(?P<who>[A-ZÅÄÖ]\w{3,}(?:(?:,| och| samt|/) ?\w{3,}(?: \w{3,})?)?),?"
    r" (?:upplever|upplevde|känner|saknar|önskar|anser|tycker|menar|säger|beskriver|efterfrågar|föreslår|berättar)\b"
)
"""How a statement begins that passes on what some unit said: *Elevhälsan upplever att …*."""
_AS = re.compile(r"(?:^Som|\b(?:[Vv]i|[Jj]ag|ansvar|uppdrag|roll|rollen|arbetar|jobbar) som) (\w{3,})", re.MULTILINE)
_NOBODY = frozenset("detta dessa flera flertalet många några vidare samtliga vissa".split())  # noqa: SIM905
_LOOKS = re.compile(r"\bs(?:er|åg) (?:\w+ ){1,6}ut\b", re.IGNORECASE)
"""*Hur ser samverkan ut?* asks how something is, and nobody."""
_LAST = re.compile(r"(?<=[?.!])\s+")
_DEFINITE = re.compile(r"(?:en|et|an|na|ln|rn|tat)s?$")
_ENDS_NAME = frozenset(
    "i på inom från om att själv själva sig är av med för hos till när som och eller då egentligen ha få har det den"  # noqa: SIM905
    " vid mellan kring inte också nu just ut fram upp över in ner sina sitt sin behövs behöver fungerar bäst sämst"
    " mest mot så".split()
)
_ANYBODY = frozenset(
    "man de dem ni vi han hon hen jag du det den sin sina rapporten rapporterna utredningen utvärderingen"  # noqa: SIM905
    " kartläggningen undersökningen inventeringen deltagarna intervjuade intervjupersonerna respondenterna aktörerna"
    " aktör alla någon några folk personalen verksamheterna verksamheten parterna myndigheterna andra ingen grupperna"
    " gruppen intervjugrupperna båda cheferna handläggarna handläggaren chefer handläggare medarbetarna medarbetare"
    " författarna författaren var varje flera många dessa olika respektive samtliga enheterna organisationerna vilka"
    " vem hela kommunerna kommuner orterna enhetscheferna enheten organisationen ledningen informanterna"
    " gruppdeltagarna personerna".split()
)
"""Words for whoever was interviewed, or for nobody in particular."""
_BEGINNING, _BEGUN = 8, 7
"""First words of a statement among which whoever speaks is named; letters by which a compound begins as another."""
_SPEAKS_FOR = frozenset("utifran inom fran enligt som vi det de handlaggare handlaggarna hos nar".split())  # noqa: SIM905
_SPEAKS_FROM = frozenset("fran enligt utifran".split())  # noqa: SIM905
_JOINS, _IN_ROW = frozenset(("och", "samt")), 4
"""What stands before the last of several who speak together, and the first words among which it does."""
_WITH = frozenset("med mellan till mot om av".split())  # noqa: SIM905
NOBODY_IN_PARTICULAR = frozenset(map(fold, _ANYBODY | _NOBODY))
"""Words that name nobody of their own, folded."""


def voices(passages: Iterable[Passage]) -> frozenset[str]:
    """Stems of the words that name who speaks in passages: actors, units and those quoted."""
    names: set[str | None] = set()
    for passage in passages:
        names |= {
            passage.actor,
            passage.unit,
            *(name for statement in passage.statements for name in statement.speakers),
        }
        told = (TELLS.match(statement.shown) for statement in passage.statements)
        names |= {match["who"] for match in told if match and match["who"].split()[0].lower() not in _NOBODY}
    return frozenset(_stem(word) for name in names if name for word in re.findall(r"\w+", name))


def asked_by_name(question: str) -> str | None:
    """The words after the verb by which a question wants to hear somebody; ``None`` where it does not."""
    last = _LAST.split(question.strip())[-1]
    match = None if _LOOKS.search(last) else _ASKED.search(last)
    return match["who"] if match else None


def speaking(passages: Iterable[Passage]) -> frozenset[str]:
    """The stems of :func:`voices`, and of what those call themselves who answer for somebody: *Som rehabsamordnare*."""
    kept = list(passages)
    said = (word for passage in kept for word in _AS.findall(passage.text))
    return voices(kept).union(map(_stem, said))


def may_speak(name: str, text: str) -> bool:
    """Whether a statement may be the words of somebody, by how it begins: *Inom sjukpenningen upplever man …*."""
    words = [fold(word) for word in re.findall(r"[\w-]+", text)[:_BEGINNING]]
    last = fold(name.split()[-1])
    begun = last[:_BEGUN] if len(last) > _BEGUN else _stem(last)
    at = next((at for at, word in enumerate(words) if word.startswith(begun)), None)
    if at is None:
        return False
    beside = 0 < at <= _IN_ROW and words[at - 1] in _JOINS and _WITH.isdisjoint(words[:at])
    return (
        at == 0 or beside or (words[0] in _SPEAKS_FOR and words[at - 1] not in _WITH) or words[at - 1] in _SPEAKS_FROM
    )


def passes_on(text: str) -> bool:
    """Whether a statement passes on what some unit says."""
    match = TELLS.match(text)
    return match is not None and match["who"].split()[0].lower() not in _NOBODY


def unheard_in(question: str, names: Names, heard: frozenset[str]) -> str | None:
    """Whoever a question wants to hear without being among those heard; ``None`` where there is nobody such.

    Args:
        question: the standalone question; its last sentence counts.
        names: what actors, units and places are called.
        heard: see :func:`voices`.
    """
    last = _LAST.split(question.strip())[-1]
    for words in _wanted(last, names):
        if _speaks(words, names):
            continue
        if _stem(words[-1]) not in heard:
            return " ".join(words)
    return None


def asked_unheard(question: str, names: Names, heard: frozenset[str]) -> str | None:
    """Whoever *vad tycker …* is put to without being among those heard; ``None`` where there is nobody such."""
    last = _LAST.split(question.strip())[-1]
    put = _PUT_TO.match(last)
    words = _name(put["who"].split()) if put is not None and not _LOOKS.search(last) else []
    silent = bool(words) and not _speaks(words, names) and _stem(words[-1]) not in heard
    return " ".join(words) if silent and unheard_in(question, names, heard) else None


def _wanted(sentence: str, names: Names) -> list[list[str]]:
    """The words for each of those whom a sentence wants to hear."""
    found = []
    asked = None if _LOOKS.search(sentence) else _ASKED.search(sentence)
    # "Vilka hinder pekar polisen på?" wants to hear the police, "Vilka kommuner vill …?" the municipalities.
    if asked and not (asked["which"] and _speaks(asked["which"].split(), names)):
        found.append(_name(asked["who"].split()))
    for match in _THEMSELVES.finditer(sentence):
        found.append(_name((match["self"] or match["whose"] or match["first"]).split()))
    return [words for words in found if words]


def _name(words: list[str]) -> list[str]:
    """The name that some words begin with: up to the first that is a name or a definite noun; empty for none."""
    for place, word in enumerate(words):
        if word.lower() in _ENDS_NAME:
            break
        if word[0].isupper() or _DEFINITE.search(word.lower()):
            return words[: place + 1]
    return []


def _speaks(words: list[str], names: Names) -> bool:
    """Whether words are for somebody who speaks."""
    return any(word.lower() in _ANYBODY for word in words) or _is_known(words, names)


def _is_known(words: list[str], names: Names) -> bool:
    """Whether words name an actor, a unit, a place or a report."""
    _, folded = tokens_of(" ".join(words))
    asked, about = asked_and_about(folded, names)
    return bool(asked or about or places_in(words, folded, names) or reports_in(folded, names))


def _stem(word: str) -> str:
    return stem(fold(word))
