"""The assistant: from a question and its history to an Answer."""

import time
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.abstention import Doubter
from assistant.answers import Answer, Sentence
from assistant.called import called_there
from assistant.choice import Trial
from assistant.cleaning import MAX_QUESTION, clean_question, printable, written_out
from assistant.composing import Composer
from assistant.continuing import as_read, form_of, meant_instead, newly_asked
from assistant.followups import Standalone, meanings, standalone
from assistant.forms import Draft, finished
from assistant.forms.beside import with_other_meaning
from assistant.forms.catalogue import told_of_reports, with_catalogue
from assistant.forms.defined import defined
from assistant.forms.newest import newest_first, only_report
from assistant.forms.reports import with_every_report
from assistant.forms.suggestions import suggestions
from assistant.forms.wording import outside, undivided
from assistant.matrix import MatrixReader
from assistant.question import (
    Abbreviations,
    Chip,
    Intent,
    Names,
    ScopeParser,
    asks_overview,
    chips_of,
    limited,
    searched,
    wanted_of,
    without_chip,
)
from assistant.question.removal import without_names
from assistant.readings import Reading
from assistant.refusing import Refuser, asked_back
from assistant.repeating import remarks
from assistant.settings import Settings
from assistant.spelling import Spelling
from assistant.support import support_of
from assistant.voicing import teller
from vectorstore import Found, Index, IndexSpec, Ranker, Scope, open_index
from vectorstore.index import Progress
from vectorstore.ranking import Scored, best_of
from vectorstore.signals import Signals

if TYPE_CHECKING:
    from assistant.llm import ChatModel

__all__ = ["MAX_QUESTION", "Assistant", "clean_question"]

_MAX_HISTORY = 6
_SHOWN = 10
_SEARCHES = 64
"""Last searches that are remembered: a follow-up's readings are searched for, then one is answered."""
_TRIED = 512
"""Readings of which it is remembered how they fare; each question of a conversation is read again for the next one."""


class Assistant:
    """Answers questions from an index, word for word and with sources."""

    def __init__(self, index: Index, model: "ChatModel | None" = None, model_budget: int = 6000) -> None:
        """Answer from ``index``; names and weights are prepared once.

        Where there is a language model, it writes the answers within ``model_budget`` tokens.
        """
        self.index = index
        self.model = model
        self.ranker = Ranker(index)
        self._remembered = lru_cache(_SEARCHES)(self._compared)
        self._names = Names.of(index.reports)
        self._parse = ScopeParser(index.reports, self._names, index.lexical.holds)
        self._spelt = Spelling(index, self._names)
        self._abbreviations = Abbreviations(index.reports)
        self.doubter = Doubter(index, self._names)
        self._composer = Composer(index, self._names)
        self.refuser = Refuser(index, self.doubter, self.search, self._parse, self._composer.knowing)
        tried = lru_cache(_TRIED)(self.support)
        self._trial = Trial(self._refuses, tried, self._told_in, teller(index.passages), self.refuser.doubt)
        self._refused = lru_cache(_TRIED)(self.refuser)
        self._writer = None
        if model is not None:
            from assistant.llm import Writer

            self._writer = Writer(model, index, self._names, model_budget)

    @property
    def reader(self) -> MatrixReader:
        """What reads the reports as a table; it is shared, because it keeps what costs to prepare."""
        return self._composer.reader

    @classmethod
    def open(cls, settings: Settings, progress: Progress | None = None, *, rebuild: bool = False) -> "Assistant":
        """Open the index of an installation, building it where needed.

        Raises:
            ReportError, IndexStoreError: see :func:`vectorstore.open_index`.
            SettingsError: the language model that was chosen cannot be used.
        """
        model = None
        if settings.model is not None:
            from assistant.llm import open_model  # never loaded where no model is chosen

            model = open_model(settings)
        spec = IndexSpec(settings.home, settings.reports, settings.budget, settings.embedding)
        return cls(open_index(spec, progress, rebuild=rebuild), model, settings.model_budget)

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        without: Sequence[str] = (),
        scope: Scope | None = None,
        with_model: bool = True,
    ) -> Answer:
        """Answer a question.

        Args:
            question: what the user typed.
            history: the user's earlier questions, the oldest first.
            without: keys of chips of an earlier answer to the same question
                that it was not meant to name, such as ``kommun:Hylte``.
            scope: what the answer is limited to, whatever the question names.
            with_model: let the language model write, where there is one.

        Raises:
            QuestionError: the question is empty or too long.
        """
        for event in self.stream(question, history, without=without, scope=scope, with_model=with_model):
            if isinstance(event, Answer):
                return event
        raise AssertionError("a stream ends with its answer")

    def stream(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        without: Sequence[str] = (),
        scope: Scope | None = None,
        with_model: bool = True,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Generator[Sentence | Answer, None, None]:
        """Answer a question bit by bit.

        A language model's sentences come first, each once it is verified; the
        whole answer comes last. It may hold none of them: what a model says is
        void when it breaks off. Closing the generator ends the call of the model.

        Args:
            question: see :meth:`ask`.
            history: see :meth:`ask`.
            without: see :meth:`ask`.
            scope: see :meth:`ask`.
            with_model: see :meth:`ask`.
            wanted: whether somebody still waits; asked while the model is waited for.

        Raises:
            QuestionError: the question is empty or too long.
        """
        begun = time.perf_counter()
        text = clean_question(question)
        meant = self._limited(self.understood(text, history), scope or Scope(), without)
        found, intent = self.search(meant), form_of(meant)
        if self._writer is not None and with_model:
            answer = yield from self._written(text, meant, intent, found, wanted)
        else:
            answer = self._answer(text, meant, intent, found)
        yield replace(
            answer,
            passages=found.ranked[:_SHOWN],
            scope=meant.scope,
            milliseconds=(time.perf_counter() - begun) * 1000,
            intent=intent,
            chips=self.chips(meant.scope),
        )

    def _written(
        self, text: str, meant: Standalone, intent: Intent, found: Found, wanted: Callable[[], bool]
    ) -> Generator[Sentence, None, Answer]:
        """The answer as the language model writes it; in quotations, with the reason, where it does not.

        It is given what is likeliest meant: another meaning's statements would mislead it.
        """
        assert self._writer is not None
        answer = self._answer(text, replace(meant, beside=(), near=()), intent, found)
        if answer.abstained:
            return answer
        written = yield from self._writer.write(meant.text, intent, meant.scope, found.ranked, answer, wanted)
        if written.mode == "model" or not meant.beside:
            return written
        return replace(self._answer(text, meant, intent, found), notice=written.notice)

    def understood(self, question: str, history: Sequence[str] = ()) -> Standalone:
        """A question as it is meant after the questions before it, with what it names.

        Raises:
            QuestionError: the question is empty or too long.
        """
        earlier = [self._spelt(written_out(printable(turn[:MAX_QUESTION]))) for turn in history[-_MAX_HISTORY:]]
        typed = written_out(clean_question(question))
        meant = standalone(spelt := self._spelt(typed), earlier, self._names, self._parse, self._trial)
        meant = called_there(meant, self._parse, self.index.reports)
        return meant if spelt == typed else replace(meant, changed=True)

    def meanings(self, question: str, history: Sequence[str]) -> tuple[Standalone | None, tuple[Reading, ...]]:
        """The question before a follow-up, and every reading of it, of which :meth:`understood` takes one."""
        alone = Standalone(question, self._parse(question), changed=False)
        return meanings(alone, history, self._names, self._parse, self._trial)

    def support(self, question: str, meant: Standalone) -> Mapping[str, float]:
        """How well what is found for a reading of a follow-up suits it; see :data:`assistant.support.SUPPORT`."""
        return support_of(question, meant, self.search(meant), self.index)

    def _told_in(self, meant: Standalone) -> str:
        return only_report(self._draft(meant, form_of(meant), self.search(meant)), self.index.reports)

    def _refuses(self, meant: Standalone) -> bool:
        return (self._refused(meant.text, meant.scope) or self.refuser.demanded(meant)) is not None

    def _limited(self, meant: Standalone, scope: Scope, without: Sequence[str]) -> Standalone:
        """What is meant, limited to ``scope`` and without the chips removed: set right, it has no other meaning."""
        if not without and scope == Scope():
            return meant
        kept = without_names(meant.text, without, self._names, self._parse) if without else meant.text
        now = without_chip(limited(meant.scope, scope), without)
        now = replace(now, topics=()) if asks_overview(kept, now) else now
        return replace(meant, beside=(), near=(), typed="", text=kept or meant.text, scope=now)

    def search(self, meant: Standalone) -> Found:
        """The passages for a question as it is meant."""
        return best_of(self.index, *self._scored(meant), 4 * _SHOWN)

    def _compared(self, text: str, scope: Scope) -> Scored:
        return self.ranker.scored(text, scope)  # the evaluation exchanges the ranker

    def _scored(self, meant: Standalone) -> Scored:
        text = searched(meant.text, meant.scope, self.index.reports)
        return self._remembered(self._abbreviations.shortened(text), meant.scope)

    def signals(self, meant: Standalone) -> Signals:
        """What the search compares, for every passage."""
        return self._scored(meant)[0]

    def chips(self, scope: Scope) -> tuple[Chip, ...]:
        """What a scope is limited to, each as a chip that ``ask(without=[chip.key])`` removes."""
        return chips_of(scope, self.index.reports)

    def answered(self, meant: Standalone) -> Answer:
        """The answer without a language model."""
        return self._answer(meant.text, meant, form_of(meant), self.search(meant))

    def _answer(self, question: str, meant: Standalone, intent: Intent, found: Found) -> Answer:
        index = self.index
        refusal = self.refuser.demanded(meant) or self._refused(meant.text, meant.scope) or self.refuser.unmet(meant)
        if refusal is not None:
            refusal = asked_back(refusal, question, self._parse(question), meant, self._trial.refuses)
            return Answer(question, meant.text, refusal.text, abstained=True, reason=refusal.reason)
        told = told_of_reports(meant.text, meant.scope, index.reports)
        draft = with_catalogue(self._draft(meant, Intent.FACT if told else intent, found), told)
        compared = intent is Intent.COMPARISON
        draft = draft if compared else defined(self._abbreviations.asked(meant.text), draft, index)
        done = finished(self._with_others(draft, meant), index.reports)
        lead = [*remarks(question, meant, done.citations, done.groups), *([as_read(meant)] if meant.changed else [])]
        lead += outside(meant.scope, compared=compared)
        quoted = {citation.report.id for citation in done.citations}
        lead += undivided(meant.scope, [report for report in index.reports if report.id in quoted])
        used = dict.fromkeys(f"{c.report.title} ({c.report.publisher})" for c in done.citations)
        return Answer(
            question,
            meant.text,
            " ".join(lead),
            done.groups,
            f"{draft.basis}. Ordagrant ur {'; '.join(used)}.",
            citations=done.citations,
            headline=done.headline,
            table=done.table,
            more=done.more,
            suggestions=suggestions(done.citations, meant.scope, index),
        )

    def _draft(self, meant: Standalone, intent: Intent, found: Found) -> Draft:
        subject = self._parse.subject(searched(meant.text, meant.scope, self.index.reports), meant.scope)
        newly = newly_asked(meant.text, meant.after)
        valued = replace(subject, text=newly) if newly != meant.text else subject
        draft = self._composer.compose(intent, meant.scope, subject, found.ranked, wanted_of(newly), valued)
        return with_every_report(newest_first(draft, meant), meant.scope, subject, self.index, self.reader)

    def _with_others(self, draft: Draft, meant: Standalone) -> Draft:
        """A draft with what answers the likeliest other meaning that is answered, and otherwise.

        A refusal has none beneath it: what is likeliest meant is not answered, and says so.
        """
        for other, beside in (*((one, True) for one in meant.beside), *((one, False) for one in meant.near)):
            if other.text.casefold().strip(" ?!.") == meant.text.casefold().strip(" ?!.") or self._trial.refuses(other):
                continue
            other = replace(other, after=meant.after)
            there = self._draft(other, form_of(other), self.search(other))
            both = with_other_meaning(draft, meant_instead(other, meant) if beside else "", there)
            if both is not draft:
                return both
        return draft
