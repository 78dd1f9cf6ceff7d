"""What one of several voices in an answer says: the elevhälsa or the AME of a municipality that speaks for them all.

Such an answer passes on what each of its units thinks ("Elevhälsan upplever att
…"). Who asks for one of them is not told what the others think.
"""

import re
from collections.abc import Sequence

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, sections_by_speaker
from assistant.forms.leading import STATE_OF_THINGS
from assistant.forms.wording import basis_of
from assistant.question import Subject
from assistant.question.subject import Concept
from assistant.wordforms import base_of
from ingestion import Passage
from vectorstore import Index, Scope
from vectorstore.analysis import fold, terms

__all__ = ["of_voice", "said_by", "voice_in"]

_BEFORE = r"utifran|fran|enligt|inom|vi pa|var -|vi -|(?:de |vi )?(?:handlaggar\w+|som arbetar) (?:for|inom|pa)"
_FIRST = rf"(?:(?:{_BEFORE}) )?(?:[\w/-]+(?: [\w/-]+)?(?:,| och| samt) ){{0,2}}"
_THINKS = r"upplev\w{1,3}|kanner|saknar|onskar|onskvart|anser|tycker|menar|sager|beskriver|foreslar|uppmarksammar"
_SAYS = rf"\b[^.]{{0,60}}?\b(?:{_THINKS}|ser|vill|samverkar|samverkan|har|behover)\b"
_VOICE = re.compile(rf"\b(?:{_THINKS})\b")
"""What a voice does in one of its statements at least: what only *has* something is a thing."""
_MOST = 6
_SHORTEST = 3


def of_voice(scope: Scope, subject: Subject, further: Sequence[Chosen], index: Index) -> Draft | None:
    """What the one voice that a question names among others says there; ``None`` where it names none, or it is silent.

    Under a theme or number that is asked for it is what stands there; of
    somebody or something, what names it.
    """
    voice, said = voice_in(scope, subject.text, index)
    own = frozenset(terms(voice))
    if not said:
        return None
    told = [item for item in said if _is_asked(scope, item.passage)]
    for concept in subject.concepts:
        if not concept.own & own:
            told = _naming(told, concept)
    if len(told) == len(said):
        told = _telling(told)
    if not told:
        return None
    shown = {item.key for item in told}
    rest = [item for item in [*said, *further] if item.key not in shown]
    more = list({item.key: item for item in rest}.values())
    return Draft(
        shown=sections_by_speaker(told, index.reports),
        more=sections_by_speaker(more, index.reports),
        basis=basis_of([*told, *more], index.reports),
    )


def voice_in(scope: Scope, question: str, index: Index) -> tuple[str, list[Chosen]]:
    """The voice that a question names among others in a place, as it calls it, and all that it is told to say there."""
    if not scope.municipalities or scope.units:
        return "", []
    words = [word for word in scope.topics if len(word) >= _SHORTEST and not _is_object(word, question)]
    inside = [p for p in index.passages if scope.holds(p) and scope.is_view(p)]
    return next(((word, found) for word in words if (found := said_by(word, inside))), ("", []))


def _telling(told: Sequence[Chosen]) -> list[Chosen]:
    """Of all that a voice says, its verdicts first where that is too much; the rest is one click away."""
    if len(told) <= _MOST:
        return list(told)
    verdicts = [item for item in told if STATE_OF_THINGS.intersection(item.passage.themes)]
    return (verdicts or list(told))[:_MOST]


def said_by(word: str, passages: Sequence[Passage]) -> list[Chosen]:
    """The statements that pass on what somebody of that name says."""
    base = base_of(word)  # *boendestödet* speaks as *Boendestöd* as well
    name = rf"{re.escape(base)}\w{{0,3}}" if len(base) > _MOST else re.escape(fold(word))
    begins = re.compile(_FIRST + name + _SAYS)
    found = [(p, s, match) for p in passages for s in p.statements if (match := begins.match(fold(s.shown)))]
    return [Chosen(p, s, 1.0) for p, s, _ in found] if any(_VOICE.search(match[0]) for _, _, match in found) else []


def _is_object(word: str, question: str) -> bool:
    """Whether a question asks of somebody what others say: *om AME*."""
    return re.search(rf"\b(?:om|kring|med|på|till|mot|av) (?:\w+ )?{re.escape(word)}\b", question) is not None


def _is_asked(scope: Scope, passage: Passage) -> bool:
    if scope.number is not None:
        return scope.is_numbered(passage)
    return not scope.themes or scope.themes[0] in passage.themes


def _naming(told: Sequence[Chosen], concept: Concept) -> list[Chosen]:
    """The statements that name something, where it is somebody; of another word, where any holds it."""
    named = [item for item in told if concept.stems.intersection(terms(item.statement.shown))]
    return named if named or concept.named else list(told)
