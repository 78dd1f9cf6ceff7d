"""What a question takes for granted of two parties, and whether the reports say so.

*Varför är VC så nöjd med VPM?* holds that it is. What the one says of the other
in the sense that is asked for answers; where it says nothing but the contrary,
the premise is false, and to quote what it says of others would seem to confirm it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.chosen import Chosen
from assistant.forms.passed_on import said_by
from assistant.forms.reasons import asks_for_reason, tells_reason
from assistant.forms.whose import is_own
from assistant.forms.wording import in_answer, short_of
from assistant.question import Names
from assistant.question.intent import generic_terms, wanted_of
from assistant.question.names import is_local, tokens_of
from assistant.question.parties import Party, names_party, names_whole, party_of
from assistant.question.roles import asked_and_about
from assistant.question.sides import asks_of_each_other, compares
from assistant.spoken import spoken
from assistant.stance import WISHED, Stance, asked_for, stance_of
from vectorstore import Index, Scope
from vectorstore.analysis import fold, terms
from vectorstore.scope import BACKGROUND

__all__ = ["Premise", "Premises", "is_frame", "sense_of"]

_REMEMBERED = 256
_WORKS, _NOT = "fungerar", ("fungerar inte", "saknas")
_PLEASED = re.compile(r"\b(?:vad|va|vem|vilka)\b[^?]*\b(?:miss)?nöjd\w*\b", re.IGNORECASE)
"""Asks with what somebody is pleased, or not, which they are to be."""
_WHETHER = re.compile(r"^\W*(?:(?:och|men)\b\W*)?(?:är|hur|var|blev)\b[^?]*\b(?:miss)?nöjd\w*\b", re.IGNORECASE)
"""Asks whether somebody is, or how much, which takes nothing for granted."""
_WITH = re.compile(r"^\W*(?:(?:och|men|så)\b\W*)?va[d]? [^?]*\bfun(?:ge|ka)\w*\b[^?]*\bmed\b", re.IGNORECASE)
"""Asks what works with somebody, or does not, which takes nothing for granted either."""
_FAULT = re.compile(
    r"\b(?:missnöj\w*|negativ\w*|kritisk\w*|besviken|besvikna|dålig\w*|illa|sämre|svår\w*|trög\w*|krångl\w*|haltar|brist\w*"
    r"|problem\w*|sakna\w*|klagar|kritiserar|jobbig\w*|aldrig)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:nöjd\w*|positiv\w*|bra|god[at]?|gott|välfungerande|utmärkt|smidig\w*|lätt\w*|enkel\w*|funge\w+|funka\w*"
    r"|uppskattar|gillar|berömmer)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:inte|ej)\b", re.IGNORECASE)
_INSIDE = re.compile(r"\bsluten\w*(?: inom)? psykiatri\w*|\bpsykiatrihandlägg\w*", re.IGNORECASE)
"""The wards of a hospital, and officers of a municipality, which bear the name of a clinic."""
_OF_ALL = re.compile(
    r"\b(?:alla|samtliga) (?:andra |övriga )?(?:parter|aktörer|myndigheter|organisationer|instanser)\b"
    r"|\ball samverkan\b",
    re.IGNORECASE,
)
"""Speaks of everybody, without a name."""
_OF_A_THING = re.compile(r"\b(?:med|hos|till|mot|på) (?:\w+ )?$", re.IGNORECASE)
"""What stands before the thing that somebody is pleased with."""
_FRAME = re.compile(
    r"(?:så|bero\w*|komm\w+|gjorde|gör|blev|blir|anledning\w*|orsak\w*|samverka\w*|samarbeta\w*|samordna\w*|kontakt\w*|nå|tag"
    r"|få|får|samverkan|samarbete\w*|relation\w*|hos|ha|egentligen|väldigt|pass|oerhört|helt)",
    re.IGNORECASE,
)
"""Words of a question for how two get on, which name nothing that they may be pleased with."""


@dataclass(frozen=True, slots=True)
class Premise:
    """What somebody says of somebody else, parted by the sense that a question takes for granted."""

    sense: Stance
    held: bool
    """Whether it is held to be so; else it is asked."""
    alone: bool
    """Whether nothing but that sense is asked for, which the contrary does not belong to: *vad funkar med VC*."""
    speaker: str
    """Who is asked, and where, inside a sentence."""
    own: tuple[Chosen, ...]
    """What those who are asked say, whatever of."""
    parties: tuple[Party, ...]
    agreeing: tuple[Chosen, ...]
    opposing: tuple[Chosen, ...]
    """What says the contrary and nothing else."""
    other: tuple[Chosen, ...]
    """What mentions the other party without a judgement."""

    @property
    def of_all(self) -> bool:
        """Whether the other party is spoken of by no name, but among all: *alla parter på plats*."""
        return not any(names_party(c.statement.shown, one) for c in self.opposing for one in self.parties)

    @property
    def is_false(self) -> bool:
        """Whether nothing but the contrary is said."""
        if not (self.held and self.opposing) or self.agreeing:
            return False
        if self.sense is Stance.PRAISE:
            return True
        # Whoever wishes for more of an actor has something to complain of, whichever unit of it works.
        actors = all(one.actor and one.unit is None for one in self.parties)
        wished = actors and any(not WISHED.isdisjoint(c.passage.themes) for c in self.other)
        return not (wished or self.of_all)

    @property
    def is_silent(self) -> bool:
        """Whether one who was asked with whom it goes well, or ill, mentions the other party nowhere."""
        known = all(one.actor for one in self.parties)
        return self.held and known and not (self.agreeing or self.opposing or self.other) and bool(self.asked)

    @property
    def asked(self) -> list[Chosen]:
        """What was answered to the question for what is taken for granted, or for its contrary."""
        themes = (_WORKS, *_NOT) if self.sense is Stance.PRAISE else (*_NOT, _WORKS)
        found = (item for theme in themes for item in self.own if theme in item.passage.themes)
        return [item for item in found if item.passage.municipality is not None]

    @property
    def called(self) -> list[str]:
        """How those of whom it is said are called inside a sentence."""
        return [spoken(in_answer(one.unit or one.actor)) for one in self.parties]


@dataclass(frozen=True, slots=True)
class _Speaker:
    """One who is asked: how they are called inside a sentence, and by what words they name themselves."""

    called: str
    party: Party


class Premises:
    """Reads what questions take for granted, and what is said of that."""

    def __init__(self, index: Index, names: Names) -> None:
        """Look into ``index``, of whose reports ``names`` are."""
        self._index, self._names = index, names
        self._read = lru_cache(_REMEMBERED)(self._premise)

    def __call__(self, question: str, scope: Scope) -> Premise | None:
        """The premise of a question about two parties; ``None`` where it takes nothing for granted of such."""
        return self._read(question, scope)

    def _premise(self, question: str, scope: Scope) -> Premise | None:
        sense = sense_of(question)
        one_place = len(scope.municipalities) + len(scope.reports) == 1
        if sense is Stance.NONE or not one_place or scope.number is not None:
            return None
        if asks_of_each_other(question) or compares(question) or wanted_of(question) is not None:
            return None
        words = _telling(question, scope.topics)
        parties = self._parties(question, scope)
        if not scope.about and (thing := _thing_of(question, words)):
            words = words[: words.index(thing[0])]
            parties = [Party("", " ".join(thing), frozenset(terms(thing[0])), frozenset({fold(" ".join(thing))}))]
        said = self._said(scope, words) if parties else []
        speaker = self._speaker(scope, words) if said else None
        held = asks_for_reason(question) or not (_WHETHER.search(question) or _WITH.search(question))
        said.sort(key=lambda item: _distance(item, scope, why=asks_for_reason(question)))
        if speaker is None:
            return None
        wards = not any(one.unit and one.unit.casefold() in question.casefold() for one in parties)
        agreeing, opposing, other = _parted(_naming(said, parties, speaker.party, wards=wards), parties, sense, speaker)
        alone = _WITH.search(question) is not None
        return Premise(sense, held, alone, speaker.called, tuple(said), tuple(parties), agreeing, opposing, other)

    def _said(self, scope: Scope, words: Sequence[str]) -> list[Chosen]:
        """What those who are asked say: their passages, or what one voice in a municipality's is passed on to say."""
        own = [p for p in self._index.passages if scope.holds(p) and not p.asked and p.themes != (BACKGROUND,)]
        if words and not scope.units:
            return said_by(" ".join(words), own)
        if words or not (scope.actors or scope.units):
            return []
        every = [Chosen(p, s, 1.0) for p in own for s in p.statements if not s.introduces]
        return [item for item in every if is_own(item, scope)]

    def _speaker(self, scope: Scope, words: Sequence[str]) -> "_Speaker | None":
        """Those who are asked, as one; ``None`` where there are several."""
        if max(len(scope.actors), len(scope.units)) > 1:
            return None
        actor = scope.actors[0] if scope.actors else ""
        unit = scope.units[0] if scope.units else None
        apart = {p.unit for p in self._index.passages if scope.holds(p) and p.actor == actor}
        if unit is None and len(apart) > 1:
            return None
        where = f" i {scope.municipalities[0]}" if scope.municipalities else ""
        if scope.reports:  # the same actor may say otherwise in another one
            where = f" ({short_of(scope.reports[0], self._index.reports)})"
        called = " ".join(words) if words else spoken(unit or actor)
        return _Speaker(f"{called}{where}", party_of(actor, unit) if actor else Party("", None, frozenset()))

    def _parties(self, question: str, scope: Scope) -> list[Party]:
        """Those of whom somebody is said to be pleased, or not; nobody where that is oneself."""
        _, about = asked_and_about(tokens_of(question)[1], self._names)
        found = {(one.actor, one.unit) for one in about if one.actor}
        if any((unit in scope.units) if unit else (actor in scope.actors and not scope.units) for actor, unit in found):
            return []
        return [party_of(actor, unit, self._local(actor)) for actor, unit in sorted(found, key=str)]

    def _local(self, actor: str) -> frozenset[str]:
        """The units of an actor that only some places have."""
        owners = self._names.speakers.values()
        return frozenset(unit for owner, unit in owners if owner == actor and unit and is_local(unit))


def _telling(question: str, topics: Sequence[str]) -> list[str]:
    """The topics that name somebody or something, and what stands right before one as its part: *personligt ombud*."""
    beside = zip(topics, (*topics[1:], ""), strict=False)
    return [
        w for w, after in beside if not is_frame(w) or (after and not is_frame(after) and f"{w} {after}" in question)
    ]


def _thing_of(question: str, words: Sequence[str]) -> list[str]:
    """The words of the thing that somebody is pleased with; it stands last among the telling ones."""
    for place, word in enumerate(words):
        if _OF_A_THING.search(question[: question.find(word)]):
            return list(words[place:])
    return []


def sense_of(question: str) -> Stance:
    """In what sense a question has somebody speak of somebody else."""
    if not (asks_for_reason(question) or any(one.search(question) for one in (_PLEASED, _WHETHER, _WITH))):
        return Stance.NONE
    fault, praise = _FAULT.search(question), _PRAISE.search(question)
    if fault:
        return Stance.NONE if _DENIED.search(question) else Stance.FAULT
    if praise:
        return Stance.FAULT if _DENIED.search(question) else Stance.PRAISE
    return Stance.NONE


def _distance(item: Chosen, scope: Scope, *, why: bool) -> tuple[bool, bool, bool]:
    """How far a statement is from answering: under the theme asked for, and with a reason where it is asked why."""
    themes = item.passage.themes
    themed = bool(scope.themes) and scope.themes[0] in themes
    return not asked_for(themes), not themed, why and not tells_reason(item.statement.shown)


def is_frame(word: str) -> bool:
    """Whether a word of a question tells only how two get on."""
    frame = any(pattern.fullmatch(word) for pattern in (_FRAME, _FAULT, _PRAISE))
    return frame or fold(word) in generic_terms() or generic_terms().issuperset(terms(word))


def _parted(
    said: Sequence[Chosen], parties: Sequence[Party], sense: Stance, speaker: _Speaker
) -> tuple[tuple[Chosen, ...], tuple[Chosen, ...], tuple[Chosen, ...]]:
    """What is said of some parties: in a sense, in the contrary one only, and without a judgement."""
    themselves = speaker.party
    agreeing, opposing, other = [], [], []
    for item in said:
        stances = [
            stance_of(item.passage, item.statement, one, themselves)
            for one in parties
            if names_party(item.statement.shown, one, themselves.stems)
        ] or [(_of_all(item), False)]
        if any(sense & stance for stance, _ in stances):
            agreeing.append(item)
        elif any(stance for stance, _ in stances) and not all(of_others for _, of_others in stances):
            opposing.append(item)
        else:
            other.append(item)
    return tuple(agreeing), tuple(opposing), tuple(other)


def _naming(said: Sequence[Chosen], parties: Sequence[Party], themselves: Party, *, wards: bool) -> list[Chosen]:
    """The statements that name one of some parties, or what it belongs to where none does.

    The ``wards`` are another matter than the clinic, where that is asked for by its name and spoken of as well.
    """
    naming = [c for c in said if any(names_party(c.statement.shown, one, themselves.stems) for one in parties)]
    units = all(one.unit for one in parties)
    outside = [c for c in naming if any(names_party(_INSIDE.sub(" ", c.statement.shown), one) for one in parties)]
    whole = [c for c in said if any(names_whole(c.statement.shown, one) for one in parties)]
    return (
        (outside if units and not wards else [])
        or naming
        or whole
        or [c for c in said if _OF_ALL.search(c.statement.shown)]
    )


def _of_all(item: Chosen) -> Stance:
    """What is said of everybody who is not named."""
    if _OF_ALL.search(item.statement.shown) is None:
        return Stance.NONE
    return asked_for(item.passage.themes)
