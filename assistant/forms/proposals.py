"""Proposals, grouped by what they are about."""

import math
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import resources

from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section, sections_by_speaker
from assistant.forms.headed import under_heading
from assistant.forms.listing import listing
from assistant.forms.nearby import wishes
from assistant.forms.put_forward import put_forward
from assistant.forms.standing import is_item, leans_back
from assistant.holding import is_hollow
from assistant.matrix import MatrixReader
from assistant.question import Concept, Intent, Subject, counted_in
from vectorstore import Index, Ranked, Scope
from vectorstore.analysis import terms

__all__ = ["OTHER_TOPIC", "asks_for_all", "proposals", "topic_of"]

_LEAST = 5
"""Proposals from which on they are grouped by what they are about."""
_ROOM = 40
"""Proposals that are shown at once."""
_TELLING = 2.0
"""Weight of a word from which on a proposal that holds it is about it: *uppdrag* stands in any of them."""
_FEW = 0.1
"""Share of the proposals asked for up to which any word that some of them hold picks them out."""
_PROPOSED = "förslag"
_FURTHER = "Fler förslag finns: fråga om en rapport, en kommun, en aktör eller ett ämne för att se dem"
OTHER_TOPIC = "Övrigt"
Key = tuple[str, int]


@cache
def _topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = resources.files("assistant.forms").joinpath("proposals.toml").read_text(encoding="utf-8")
    return tuple(
        (entry["name"], re.compile("|".join(entry["patterns"]), re.IGNORECASE))
        for entry in tomllib.loads(text)["topic"]
    )


def topic_of(text: str) -> str:
    """The first topic of which a text holds a word."""
    return next((name for name, pattern in _topics() if pattern.search(text)), OTHER_TOPIC)


def asks_for_all(intent: Intent, scope: Scope, subject: Subject) -> bool:
    """Whether a list is one of all proposals of a place or of somebody, and not of those who propose something."""
    asked = counted_in(subject)
    plain = not (subject.concepts or asked.things or asked.denied or asked.beside)
    return intent is Intent.LIST and scope.themes[:1] == ("förslag",) and plain


def proposals(
    scope: Scope,
    subject: Subject,
    intent: Intent,
    ranked: Sequence[Ranked],
    further: Sequence[Chosen],
    index: Index,
    reader: MatrixReader,
) -> Draft | None:
    """The proposals that take up the subject; many are grouped by what they are about."""
    asked = replace(scope, themes=("förslag", *(theme for theme in scope.themes if theme != "förslag")))
    subject, held = _known(subject, scope, reader)
    things = [concept for group in counted_in(subject).things for concept in group]
    if things:
        weights = {concept: _weight(len(held[concept]), concept, index) for concept in things}
        most = max(things, key=weights.__getitem__)
        telling = (
            held[most] if weights[most] >= _TELLING or _picks(held[most], asked, ranked, index) else frozenset[Key]()
        )
        if (told := put_forward(asked, ranked, telling, further, index)) is not None:
            return told
        if (headed := under_heading(asked, ranked, telling, most, further, index)) is not None:
            return headed
    draft = listing(asked, subject, intent, ranked, further, index, reader)
    if draft is None:
        return None
    shown = [item for section in draft.shown for item in section.chosen]
    shown = _marked_alone(shown, draft, index) if things else _marked_first(shown, draft, index)
    shown = _wished(shown, draft, index)
    if len(shown) >= _LEAST:
        draft.shown = _by_topic(shown)
    if not things and replace(scope, themes=(), topics=()).is_empty:
        _cut(draft, index)
    return draft


def _cut(draft: Draft, index: Index) -> None:
    """Leave out what is beyond a screenful of proposals that were asked of nobody, and about nothing."""
    more = [item for section in draft.more for item in section.chosen]
    if len(more) > _ROOM:
        draft.more = sections_by_speaker(more[:_ROOM], index.reports, merge=True)
        draft.basis = f"{draft.basis}. {_FURTHER}"


def _known(subject: Subject, scope: Scope, reader: MatrixReader) -> tuple[Subject, dict[Concept, frozenset[Key]]]:
    """A subject without things that no statement of those asked holds, where one of the others is held, and who holds.

    What the reports have no word of picks nothing out: *vad ska samordnarna få för sysslor*; nor does a word that tells
    little by itself, *chefernas roll*.
    """
    inside = {(p.passage_id, s.start) for p in reader.passages if scope.holds(p) and not p.asked for s in p.statements}
    things = [concept for group in counted_in(subject).things for concept in group]
    silent = [c for c in things if c.named and inside.isdisjoint(reader.holder.holding(c))]
    plain = {concept: said for concept in silent if (said := _as_said(concept, subject.text)) is not None}
    if plain:
        subject = replace(subject, concepts=tuple(plain.get(c, c) for c in subject.concepts))
        things = [plain.get(concept, concept) for concept in things]
    held = {concept: reader.holder.holding(concept) for concept in things}
    unknown = [c for c in things if inside.isdisjoint(held[c]) or (not c.named and is_hollow(c.word))]
    if not unknown or len(unknown) == len(things):
        return subject, held
    return replace(subject, concepts=tuple(c for c in subject.concepts if c not in unknown)), held


def _as_said(concept: Concept, question: str) -> Concept | None:
    """Somebody who is named in none of the proposals, as the word of the question that names them, compounds and all.

    *Psykiatribuss* names no psychiatry, and is about it all the same.
    """
    for word in re.findall(r"[\w-]{4,}", question):
        own = frozenset(terms(word))
        if own and own <= concept.stems and not word.isupper():
            return Concept(word, own, own)
    return None


def _picks(held: frozenset[Key], scope: Scope, ranked: Sequence[Ranked], index: Index) -> bool:
    """Whether a common word stands in some of the proposals that are asked for, in few, and leads to none of them."""
    best = [r.passage for r in ranked if _PROPOSED in r.passage.themes and scope.holds(r.passage)][:1]
    if any((p.passage_id, s.start) in held for p in best for s in p.statements if not is_item(s)):
        return False
    own = [p for p in index.passages if _PROPOSED in p.themes and scope.holds(p) and not p.asked]
    keys = {(passage.passage_id, statement.start) for passage in own for statement in passage.statements}
    return 1 < len(held & keys) <= _FEW * len(keys)


def _weight(holding: int, concept: Concept, index: Index) -> float:
    """How much a thing tells, by its word's own form, or where the reports have others of it, by how few hold it."""
    weight = max(map(index.lexical.weight, concept.own), default=0.0)
    if weight or not holding:
        return weight
    total = sum(len(passage.statements) for passage in index.passages)
    return math.log1p((total - holding + 0.5) / (holding + 0.5))


def _wished(shown: list[Chosen], draft: Draft, index: Index) -> list[Chosen]:
    """Of statements that nobody gave as proposals, those that wish for something, each with a wish that leans on it."""
    if any(_PROPOSED in item.passage.themes for item in shown):
        return shown
    kept: dict[Key, Chosen] = {}
    for item in shown:
        said = item.passage.statements
        behind = [Chosen(item.passage, s, item.score) for s in said[said.index(item.statement) + 1 :][:1]]
        leaning = [after for after in behind if leans_back(after.statement.shown) and wishes(after)]
        kept |= {one.key: one for one in ([item] if wishes(item) else []) + leaning}
    if not kept:
        return shown
    found = [*kept.values()]
    more = [item for item in (*shown, *(i for section in draft.more for i in section.chosen)) if item.key not in kept]
    draft.shown = sections_by_speaker(found, index.reports, merge=True)
    draft.more = sections_by_speaker(more, index.reports, merge=True)
    return found


def _marked_alone(shown: list[Chosen], draft: Draft, index: Index) -> list[Chosen]:
    """Proposals about something without what a report tells of it around its own lists; that is one click away."""
    told = [item for item in shown if item.passage.actor is None and not is_item(item.statement)]
    kept = [item for item in shown if item not in told]
    if not told or not any(is_item(item.statement) for item in kept):
        return shown
    draft.more = [*sections_by_speaker(told, index.reports), *draft.more]
    draft.shown = sections_by_speaker(kept, index.reports, merge=True)
    return kept


def _marked_first(shown: list[Chosen], draft: Draft, index: Index) -> list[Chosen]:
    """Proposals without what stands before the marked items of a report's own list; that is one click away."""
    more = [item for section in draft.more for item in section.chosen]
    own = {item.passage.cell for item in (*shown, *more) if item.passage.actor is None and is_item(item.statement)}
    before = [item for item in shown if item.passage.cell in own and not is_item(item.statement)]
    if not before or len(before) == len(shown):
        return shown
    items = [item for item in more if item.passage.cell in own and is_item(item.statement)]
    kept = [item for item in shown if item not in before]
    kept += items[: _ROOM - len(kept)]
    keys = {item.key for item in kept}
    draft.more = sections_by_speaker([item for item in (*more, *before) if item.key not in keys], index.reports)
    return kept


def _by_topic(chosen: Sequence[Chosen]) -> list[Section]:
    """Proposals under the first topic whose words they hold, the largest group first."""
    groups: dict[str, list[Chosen]] = {}
    for item in chosen:
        groups.setdefault(topic_of(item.statement.shown), []).append(item)
    order = sorted(groups, key=lambda name: (name == OTHER_TOPIC, -len(groups[name])))
    return [Section(name, tuple(groups[name]), by_topic=True) for name in order]
