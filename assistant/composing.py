"""From a question and what was found to a draft of its answer, in the form that it deserves.

Nothing is written here but headings and counts: what is said is quoted.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial

from assistant.cells import Cells, tells_more
from assistant.chosen import Chosen
from assistant.forms.agreed import agreed
from assistant.forms.apart import heard
from assistant.forms.authors import authors
from assistant.forms.cell import of_cell, one_word, part_of_cell, unsaid, whole_cell
from assistant.forms.comparison import compare
from assistant.forms.draft import Draft
from assistant.forms.enumerated import PrintedLists
from assistant.forms.every_report import every_report
from assistant.forms.fact import best_statements, fact, scored, value_of, within
from assistant.forms.granted import granted
from assistant.forms.headed import parted_into, section_named
from assistant.forms.heading_quoted import heading_quoted
from assistant.forms.in_kind import says_opposite
from assistant.forms.lengths import asks_length
from assistant.forms.listing import listing
from assistant.forms.most import most
from assistant.forms.nearby import nearby, without_praise
from assistant.forms.of_another import of_another
from assistant.forms.overview import overview
from assistant.forms.own_lists import own_lists
from assistant.forms.own_view import own_view
from assistant.forms.owning import Owning
from assistant.forms.partners import partners
from assistant.forms.passed_on import of_voice
from assistant.forms.proposals import asks_for_all, proposals
from assistant.forms.reasons import reasons_first
from assistant.forms.recurring import recurring
from assistant.forms.rows import rows_within
from assistant.forms.several import several_themes, under_headings, with_cooperation
from assistant.forms.sides import sides_of
from assistant.forms.speaking import is_put_to, quotable, without_frame
from assistant.forms.taking_part import taking_part
from assistant.forms.things import things_of
from assistant.forms.topical import topical
from assistant.forms.voices_apart import voices_apart
from assistant.knowing import Knowing
from assistant.matrix import MatrixReader
from assistant.question import Intent, Names, Subject, Wanted, counted_in
from assistant.question.broadly import asked_broadly, asks_only_view
from assistant.question.roles import talked_of
from assistant.spoken import OWN_VOICES
from ingestion import Passage, Statement
from vectorstore import Index, Ranked, Scope

__all__ = ["Chosen", "Composer"]

_CANDIDATES = 30
"""Passages that statements are chosen from."""
_SURE = 0.7
"""Cosine from which a question that was written ahead asks nearly the same."""
_TELLING = 3
"""Best passages of which one must be of those named for the names to limit the answer."""
_BETTER = 0.5
"""Score by which a passage of others must be better for them not to. Of 38 questions that it lets loose, ten more are
answered and none fewer."""
_LONG_ENOUGH = 25
"""Letters of a statement at least that is told with its twins: a few words recur by chance."""
_VALUED = (Intent.FACT, Intent.CELL, Intent.OVERVIEW)
"""Forms of answer that give way to a value, where one is asked for and surely told."""
_BY_NAME = (
    *(authors, section_named, own_view, own_lists, every_report, agreed, with_cooperation, partners, heading_quoted),
)
_FURTHER = 4
"""Statements that the search alone would give, one click away beside a form of its own."""


class Composer:
    """Composes answers from the passages of an index."""

    def __init__(self, index: Index, names: Names) -> None:
        """Compose from the passages of ``index``; ``names`` are those of its reports."""
        self._index = index
        self._names = names
        self.reader = MatrixReader(index)
        self._cells = Cells(index.passages)
        self._lists = PrintedLists(index, self.reader.matcher)
        self._owned = Owning(index, names, self.reader.holder)
        self.knowing = Knowing(index, names, self.reader, self._lists)

    def compose(
        self,
        intent: Intent,
        scope: Scope,
        subject: Subject,
        ranked: Sequence[Ranked],
        wanted: Wanted | None,
        valued: Subject | None = None,
    ) -> Draft:
        """The draft that answers; ``valued`` is what a value is asked of, where two questions are read as one."""
        draft = taking_part(scope, subject, self._index, self.reader.holder)
        draft = draft or next((d for form in _BY_NAME if (d := form(scope, subject, self._index)) is not None), None)
        if draft is None and (themes := several_themes(intent, scope, subject)):
            of_each = [replace(scope, themes=(theme,)) for theme in themes]
            drafts = [self._composed(intent, one, subject, ranked, None, None) for one in of_each]
            draft = under_headings(list(zip(themes, drafts, strict=True)), self._index)
        draft = draft or self._composed(intent, scope, subject, ranked, wanted, valued)
        draft = self._lists.completed(draft, intent, subject)
        alone = not draft.headline and intent in (Intent.CELL, Intent.OVERVIEW)
        if alone and (silent := unsaid(scope, subject, self._index, self.reader)):
            draft.headline, draft.after = silent, "Det här ligger närmast:"
        return self._owned(draft, intent, scope, subject)

    def _composed(
        self,
        intent: Intent,
        scope: Scope,
        subject: Subject,
        ranked: Sequence[Ranked],
        wanted: Wanted | None,
        valued: Subject | None,
    ) -> Draft:
        ranked = heard(ranked, subject.text, self._names)
        told = ranked if wanted is not None else without_frame(ranked, scope)
        candidates, limited = self._candidates(subject.text, scope, told)
        newly = valued.text if valued is not None else ""
        chosen = scored(subject.text, scope, candidates, self._index, self.reader.matcher, limited=limited, newly=newly)
        chosen = reasons_first(subject.text, without_praise(chosen, scope), self._names)
        alike = recurring(subject, scope, self._recurring.values(), self._index.reports)
        beside = alike or self._compared(intent, scope, subject, ranked, chosen[:_FURTHER])
        beside = beside or most(intent, scope, subject, self._index)
        if (draft := beside or rows_within(subject.text, chosen[:_CANDIDATES], self._index)) is not None:
            return draft
        asked = (scope, subject, chosen[:_FURTHER], self._index, self._names, self.reader)
        premise = self.knowing.premises(subject.text, scope)
        if intent in _VALUED and (draft := granted(premise, asked[2], self._index.reports) or of_another(*asked)):
            return draft
        if (long := self._lists.counted(scope, subject)) is not None:
            return long
        if (sure := self._sure(intent, scope, valued or subject, chosen, wanted)) is not None:
            return sure
        printed = self._lists.draft(intent, scope, subject, ranked, chosen)
        if printed or (printed := parted_into(scope, subject, ranked, self._index)):
            return printed
        # A fact's statements are chosen by the same likeness already, and a cell by itself is known by its name.
        asks_more = intent is not Intent.FACT and tells_more(scope) and scope.number is None
        known = self._known_answer(subject.text, scope, ranked[:_TELLING]) if asks_more else None
        if known is not None:
            best = max((item.score for item in chosen), default=1.0)
            chosen = [replace(known, score=best), *(item for item in chosen if item.key != known.key)]
        if (draft := self._whole_cell_of(scope, subject, ranked, chosen, known)) is not None:
            return draft
        if intent is Intent.CELL and not (scope.is_cell or subject.concepts):
            intent = Intent.OVERVIEW  # of a theme in many cells everything is asked for
        if (draft := self._whole(intent, scope, subject, best_statements(chosen))) is not None:
            return draft
        return self._listed(intent, scope, subject, ranked, chosen) or self._found(intent, scope, subject.text, chosen)

    def _listed(
        self, intent: Intent, scope: Scope, subject: Subject, ranked: Sequence[Ranked], chosen: Sequence[Chosen]
    ) -> Draft | None:
        """All who take up what is asked for, where a list, a count or an overview is; ``None`` where nobody does."""
        if intent not in (Intent.LIST, Intent.COUNT, Intent.OVERVIEW, Intent.PROPOSALS):
            return None
        further = within(best_statements(chosen), scope)
        intent = Intent.PROPOSALS if asks_for_all(intent, scope, subject) else intent
        make = proposals if intent is Intent.PROPOSALS else listing
        return make(scope, subject, intent, ranked, further, self._index, self.reader)

    def _found(self, intent: Intent, scope: Scope, asked: str, chosen: Sequence[Chosen]) -> Draft:
        """What the search found that says it best."""
        if intent is not Intent.CELL:
            return fact(asked, chosen, None, scope, self._index, partial(self._twins, scope))
        return part_of_cell(asked, chosen, scope, self._index)

    def _whole_cell_of(
        self,
        scope: Scope,
        subject: Subject,
        ranked: Sequence[Ranked],
        chosen: Sequence[Chosen],
        known: Chosen | None,
    ) -> Draft | None:
        """The cell that is asked for, whole or what of it takes up a thing; ``None`` where none is."""
        cell = self._cells.asked(scope, ranked)
        if not cell or (known is not None and known.passage not in cell):
            return None
        inside = {passage.passage_id for passage in cell}
        further = [item for item in chosen if item.passage.passage_id not in inside][:_FURTHER]
        further = [*self._cells.beside(scope, cell), *(further if scope.topics or scope.about else [])]
        asked = counted_in(subject)
        hollow = bool(subject.concepts) and not (asked.things or asked.narrowing)  # *bättre* alone picks nothing out
        counted = asks_length(subject.text)
        single = one_word(cell, self._index, self.reader)
        part = None if counted or hollow else of_cell(cell, subject, self._index, self.reader, known, further)
        return single or part or whole_cell(cell, self._index, further, counted=counted)

    def _sure(
        self, intent: Intent, scope: Scope, subject: Subject, chosen: Sequence[Chosen], wanted: Wanted | None
    ) -> Draft | None:
        """The value that is asked for, or what the one voice says that is; ``None`` where neither is sure."""
        told = value_of(chosen, subject, wanted, scope, self._index, self._names)
        if told is not None and (intent in _VALUED or wanted is None) and not asks_length(subject.text):
            return fact(subject.text, chosen, told, scope, self._index, partial(self._twins, scope))
        voiced = intent in _VALUED and (asks_only_view(subject.text) or not asked_broadly(subject.text))
        return of_voice(scope, subject, chosen[:_FURTHER], self._index) if voiced else None

    def _whole(self, intent: Intent, scope: Scope, subject: Subject, further: Sequence[Chosen]) -> Draft | None:
        """An overview where one is asked for, or what is nearest to a theme that the reports have no heading of."""
        if intent is Intent.OVERVIEW or (intent in (Intent.FACT, Intent.CELL) and asked_broadly(subject.text)):
            told = overview(scope, subject, self._index) or topical(
                scope, subject, self._index, self.reader, talked_of(subject.text, self._names)
            )
            if told is not None:
                return told
        return None if intent is Intent.COUNT else nearby(scope, subject, further, self._index, self.reader)

    def _twins(self, scope: Scope, chosen: Sequence[Chosen]) -> list[Chosen]:
        """Statements, each with those of the same report that say it word for word, of whom the question names."""
        known = {item.key for item in chosen}
        found: list[Chosen] = []
        for item in chosen:
            found.append(item)
            long = len(item.statement.shown) >= _LONG_ENOUGH
            for passage, statement in self._recurring.get(item.words, ()) if long else ():
                twin = Chosen(passage, statement, item.score)
                if passage.report == item.passage.report and twin.key not in known and scope.holds(passage):
                    known.add(twin.key)
                    found.append(twin)
        return found

    @cached_property
    def _recurring(self) -> dict[str, list[tuple[Passage, Statement]]]:
        """The statements that recur, by their words."""
        found: dict[str, list[tuple[Passage, Statement]]] = {}
        for passage in self._index.passages:
            for statement in passage.statements:
                if not passage.asked:
                    found.setdefault(Chosen(passage, statement, 0.0).words, []).append((passage, statement))
        return {words: pairs for words, pairs in found.items() if len(pairs) > 1}

    def _compared(
        self, intent: Intent, scope: Scope, subject: Subject, ranked: Sequence[Ranked], further: Sequence[Chosen]
    ) -> Draft | None:
        """The sides of a question beside each other; ``None`` where it has none."""
        if intent not in (Intent.COMPARISON, Intent.FACT, Intent.CELL):
            return None
        asked = (scope, subject.text, self._index, self._names)
        if (things := voices_apart(*asked)).sides or (things := things_of(*asked)).sides:
            return compare(things, scope, subject, ranked, further, self._index, self.reader, self._names)
        if intent is Intent.CELL:
            return None
        sides = sides_of(*asked)
        alone = len(sides.sides) == 1 and bool(scope.not_covered)
        if not ((sides.between or sides.spoken) if intent is Intent.FACT else len(sides.sides) > 1 or alone):
            return None
        return compare(sides, scope, subject, ranked, further, self._index, self.reader, self._names)

    def _known_answer(self, question: str, scope: Scope, ranked: Sequence[Ranked]) -> Chosen | None:
        """The statement of a best passage that answers nearly this question, asked ahead of time.

        Whom a question names limits what is quoted, and "the contact between AF
        and psychiatry" may be told by either: where the answer is known, whoever
        is named in whatever way may give it, and nobody else.
        """
        told_by = {*scope.actors, *scope.about, None}
        pairs = [
            (r.passage, statement)
            for r in ranked
            if (not scope.actors or r.passage.actor in told_by)
            and (not scope.units or r.passage.unit is None or scope.by_actor(r.passage))
            and (not scope.municipalities or r.passage.municipality is None or scope.in_place(r.passage))
            for statement in r.passage.statements
        ]
        near = self.reader.matcher.answering(question, pairs)
        place = max(range(len(near)), key=near.__getitem__, default=None)
        if place is None or near[place] < _SURE or says_opposite(question, pairs[place][1].shown):
            return None
        return Chosen(*pairs[place], near[place])

    def _candidates(self, text: str, scope: Scope, ranked: Sequence[Ranked]) -> tuple[list[Ranked], bool]:
        """The passages worth quoting, and whether only those whom the question names are.

        Where the best passages are none of those that the question names, the
        names are its subject and limit nothing; so where the very best is not,
        and nobody is asked in so many words, though that it is theirs counts for a passage.
        """
        if scope.reports and not scope.topics:  # what an actor says in a report, whatever about
            named = [r for r in ranked if r.passage.report in scope.reports and scope.by_actor(r.passage)]
            ranked = named or ranked
        elif scope.reports:  # others are quoted where that report has nothing among the best
            ranked = [r for r in ranked if r.passage.report in scope.reports] or ranked
        if scope.undivided:  # who was interviewed there is no answer, and a table was not asked for
            ranked = [r for r in ranked if not _tells_apart(r.passage, scope)] or ranked
        named_any = bool(scope.municipalities or scope.units or set(scope.actors) - OWN_VOICES)
        theirs = next((r for r in ranked[:_TELLING] if quotable(r.passage, scope)), None) if named_any else None
        limited = theirs is not None
        if theirs is not None and ranked[0].score > theirs.score + _BETTER and not is_put_to(text, self._names):
            limited = bool(scope.municipalities) and not scope.in_place(ranked[0].passage)
        return list(ranked[:_CANDIDATES]), limited


def _tells_apart(passage: Passage, scope: Scope) -> bool:
    """Whether a passage is a list or a table of municipalities, of which those named have their own part."""
    rows = tuple(f"{name}:" for name in scope.undivided)
    return passage.municipality is not None or any(s.shown.startswith(rows) for s in passage.statements)
