"""What a thing is, where that is asked: the statements that say so lead, and what is thought of it follows.

*Arenasamverkan fungerar bra* tells nobody what it is; *Med nollplacerade avsågs
…*, *Arenasamverkan – där handläggare från …* and *Teamet består av …* do.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section, sections_by_speaker
from assistant.forms.shared import FORUMS
from assistant.forms.wording import basis_of
from assistant.holding import Holder, is_hollow
from assistant.question import Subject
from assistant.question.intent import generic_terms
from assistant.question.subject import Concept, same_groups
from assistant.wordforms import base_of
from ingestion import Passage, Statement
from vectorstore import Index
from vectorstore.analysis import fold, stem, terms

__all__ = ["with_definition"]

_ASKS = re.compile(
    r"^\W*(?:(?:och|men)\b[\s,]*)*(?:vad (?:är|betyder|innebär|menas med|avses med)|vad står) "
    r"(?:egentligen |då )?(?:(?:en|ett|det|den|ordet|begreppet) )?(?P<term>[\w-]+(?: [\w-]+)?)"
    r"(?: (?:för(?: något| nåt| någonting)?|egentligen|då|nu))*\W*$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:\s*\([^)]{1,60}\))?\s*"
    r"(?:(?:,[^,]{1,60},)?\s(?:är|innebär|består av|utgörs av|står för|betyder|syftar till|avser)\b"
    r"|[–-]\s(?=där|en\b|ett\b))"
)
"""What follows on a name where a statement says what it is."""
_BY_WITH = re.compile(r"\b[Mm]ed (?:[\w’”-]+ )?$")
_MEANT = re.compile(r"\W+(?:avses|avsågs|menas|menades)\b")
_THINKS = re.compile(
    r"\b(?:bra|bäst\w*|bättre|dålig\w*|svår\w*|viktig\w*|positiv\w*|otydlig\w*|oklar\w*|tydlig\w*|fungera\w*|saknar?|saknas"
    r"|behöv\w*|borde|bör|kunde|skulle|upplev\w*|tycker|anser|inte|varför|kanske|välfunger\w*|välkänd\w*|uppbyggd|fördel\w*)\b|\?$",
    re.IGNORECASE,
)
"""Words of a statement that tells what somebody thinks of it."""
_CONSISTS = re.compile(r"(?P<what>[A-ZÅÄÖ][a-zåäö]{3,}(?:et|en)) (?:består av|utgörs av|innebär|är till för)\b")
"""How a statement goes on that says what the last one named is: *Teamet består av …*."""
_MOST = 2
_LEAST = 3


def with_definition(draft: Draft, subject: Subject, index: Index, holder: Holder) -> Draft:
    """A draft that begins with what the thing is; the same where that is not asked, or no statement says it."""
    asked = _ASKS.match(subject.text)
    if asked is None or draft.table is not None or _is_plain(asked["term"]):
        return draft
    words = fold(asked["term"]).split()
    named = [concept for concept in subject.concepts if fold(concept.word) in words]
    if len(named) != 1 or named[0].named:
        return draft
    found = list(_defining(named[0], index, holder))[:_MOST]
    if not found:
        return draft
    keys = {item.key for item in found}
    rest = [_without(section, keys) for section in (*draft.shown, *draft.more)]
    return Draft(
        shown=sections_by_speaker(found, index.reports),
        more=[section for section in rest if section.chosen],
        basis=basis_of(found, index.reports),
    )


def _is_plain(term: str) -> bool:
    """Whether a word is no thing that a report could say what it is: *problemet*."""
    return any(is_hollow(word) or stem(word) in generic_terms() for word in fold(term).split())


def _without(section: Section, keys: set[tuple[str, int]]) -> Section:
    return replace(section, chosen=tuple(item for item in section.chosen if item.key not in keys))


def _defining(concept: Concept, index: Index, holder: Holder) -> Iterator[Chosen]:
    """The statements that say what something is: in so many words first, then those that say what it consists of."""
    held = holder.holding(concept)
    forms = _forms(concept)
    long = FORUMS.get(concept.word.upper())
    said = [(p, s) for p in index.passages if not p.asked for s in p.statements]
    yield from (Chosen(p, s, 1.0) for p, s in said if (p.passage_id, s.start) in held and _says_what(s.shown, forms))
    told = long.pattern if long is not None else concept.word
    for passage, one in said:
        if (passage.passage_id, one.start) in held or (long is not None and long.search(one.shown)):
            yield from _with_what_follows(passage, one, fold(told))


def _with_what_follows(passage: Passage, one: Statement, name: str) -> Iterator[Chosen]:
    """A statement that names something and says of what it consists, or the one after it that does: *Teamet …*."""
    after = next((s for s in passage.statements if s.start > one.start), one)
    for statement in dict.fromkeys((one, after)):
        match = _CONSISTS.search(statement.shown)
        if match is not None and base_of(match["what"].lower()) in name:
            yield from (Chosen(passage, said, 1.0) for said in dict.fromkeys((one, statement)))
            return


def _forms(concept: Concept) -> tuple[str, ...]:
    """How a text may write a thing: the word's own beginning, and what says the same."""
    own = base_of(concept.word.lower())
    groups = [group for group in same_groups() if any(set(terms(member)) & concept.own for member in group)]
    return tuple(dict.fromkeys([own, *(base_of(member) for group in groups for member in group if " " not in member)]))


def _says_what(shown: str, forms: Iterable[str]) -> bool:
    """Whether a text says what a thing is, and not what somebody thinks of it."""
    folded, thinks = fold(shown), _THINKS.search(shown)
    if len(folded) != len(shown):
        return False
    for form in forms:
        for match in re.finditer(rf"(?<![\w-]){re.escape(form)}\w{{0,4}}", folded):
            if _MEANT.match(shown, match.end()) and _BY_WITH.search(shown[: match.start()]):
                return True
            if not thinks and match.start() <= _LEAST and _IS.match(shown, match.end()):
                return True
    return False
