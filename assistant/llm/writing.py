"""From a question and its passages to a model's answer, or to the extractive one with the reason why."""

import re
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import replace

from langchain_core.messages import BaseMessage

from assistant.abstention import NO_ANSWER, coverage
from assistant.answers import Answer, Sentence
from assistant.chosen import Chosen
from assistant.forms import Draft, finished
from assistant.forms.draft import sections_by_speaker
from assistant.forms.wording import basis_of
from assistant.llm.context import Given, as_data, packed, rendered
from assistant.llm.failures import ModelFailure
from assistant.llm.gate import Gate, Supported
from assistant.llm.model import ChatModel
from assistant.llm.tokens import counter_for
from assistant.llm.written import Written, sentences_of
from assistant.question import Intent, Names
from prompts import REFUSAL, load_prompt
from vectorstore import Index, Ranked, Scope

__all__ = ["ABSTAINED", "Writer"]

ABSTAINED = "språkmodellen fann inget svar"
"""Reason of an answer that abstains because the model said that the statements do not answer."""

_ON_ALL_CELLS = frozenset({Intent.LIST, Intent.COUNT, Intent.COMPARISON, Intent.PROPOSALS})
"""Forms of answer that rest on every cell: a model reads some of them, and no gate can see what it has left out."""
_WITHOUT_MODEL = "Listor, antal, jämförelser och förslag sammanställs utan språkmodellen, som bara läser ett urval."
_SENTENCES = 8
"""Sentences that are shown at most; the prompt asks for six."""
_LEAST_SHARE = 0.5
"""Share of a model's sentences that must be supported for the rest to be worth showing."""
_DECLINES = re.compile(
    r"\b(?:jag (?:kan|får) (?:tyvärr )?inte|som (?:en )?(?:ai|språkmodell)|tyvärr kan jag inte|i can(?:no|')t|i'm sorry"
    r"|i am sorry|as an ai)\b",
    re.IGNORECASE,
)


class Writer:
    """Lets a model write, and shows what the gate lets through."""

    def __init__(self, model: ChatModel, index: Index, names: Names, budget: int) -> None:
        """Write with ``model`` about the passages of ``index``; all that it is given takes ``budget`` tokens."""
        self.model = model
        self._budget = budget
        self._index = index
        self._gate = Gate(index, names)
        self._prompt = load_prompt("answer").template()
        self._count = counter_for(model.name)

    def write(
        self,
        question: str,
        intent: Intent,
        scope: Scope,
        ranked: Sequence[Ranked],
        answer: Answer,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Generator[Sentence, None, Answer]:
        """Yield each sentence once it is verified, and return the whole answer.

        Args:
            question: the standalone question.
            intent: the form of answer that it asks for.
            scope: what it names.
            ranked: the passages that were found, the best first.
            answer: the extractive answer, which is given instead when the model fails.
            wanted: whether somebody still waits; asked while the model is waited for.
        """
        if intent in _ON_ALL_CELLS:
            return replace(answer, notice=_WITHOUT_MODEL)
        given = self._given(question, scope, ranked, answer)
        if not given:
            return answer
        text = _Text({item.id: item for item in given}, self._gate)
        try:
            with closing(self.model.stream(self._messages(question, given), wanted)) as pieces:
                yield from text.sentences(pieces)
        except ModelFailure as failure:
            return _instead(answer, failure.why)
        if text.refused and not text.shown:
            return self._abstaining(scope, answer)
        if len(text.shown) < max(1, _LEAST_SHARE * text.written):
            return _instead(answer, text.why())
        return self._answer(answer, text)

    def _messages(self, question: str, given: Sequence[Given]) -> list[BaseMessage]:
        return self._prompt.format_messages(question=as_data(question), statements=rendered(given), refusal=REFUSAL)

    def _given(self, question: str, scope: Scope, ranked: Sequence[Ranked], answer: Answer) -> tuple[Given, ...]:
        """The statements that fit beside the instructions and the question."""
        room = self._budget - sum(self._count(str(message.content)) for message in self._messages(question, ()))
        return packed(answer, ranked, scope, self._index.reports, room, self._count)

    def _abstaining(self, scope: Scope, answer: Answer) -> Answer:
        """What is said when the model finds no answer.

        Where the question names a cell, or cells were counted that take up its
        subject, the report does answer it, whatever a model makes of it or was
        told to say by a text that it read.
        """
        counted = answer.headline is not None and not answer.headline.numbers
        if counted or (scope.is_cell and (scope.themes or scope.number is not None)):
            return _instead(answer, "fann inget svar i utsagorna")
        text = f"{NO_ANSWER}, enligt språkmodellen som har läst det närmaste. {coverage(self._index.reports)}"
        return Answer(answer.question, answer.standalone_question, text, abstained=True, reason=ABSTAINED, mode="model")

    def _answer(self, answer: Answer, text: "_Text") -> Answer:
        """A model's sentences, what they rest on, and one click away what else the extractive answer quotes."""
        reports = self._index.reports
        cited = [Chosen(item.passage, item.statement, 1.0) for item in text.cited]
        keys = {item.key for item in cited}
        others = [Chosen(c.passage, c.statement, 1.0 / c.n) for c in answer.citations]
        others = [item for item in others if item.key not in keys]
        draft = Draft(
            shown=sections_by_speaker(cited, reports, merge=True),
            more=sections_by_speaker(others, reports, merge=True),
            numbered=cited,
        )
        _keep_headline(draft, answer)
        done = finished(draft, reports)
        used = dict.fromkeys(f"{c.report.title} ({c.report.publisher})" for c in done.citations)
        note = (
            f"{basis_of([*cited, *others], reports)}."
            f" Meningarna är skrivna av språkmodellen {self.model.name} och prövade mot utsagorna."
            f" Citaten är ordagranna ur {'; '.join(used)}."
        )
        return replace(
            answer,
            headline=done.headline,
            table=None,
            groups=done.groups,
            more=done.more,
            note=note,
            citations=done.citations,
            mode="model",
            sentences=tuple(text.shown),
            notice=text.notice(),
        )


def _keep_headline(draft: Draft, answer: Answer) -> None:
    """Keep a headline that counts cells, or is copied out of a statement that the model cites as well.

    One that goes on in words of ours speaks of what stands below it in the
    extractive answer.
    """
    headline = answer.headline
    if headline is None or headline.after:
        return
    places = {
        (answer.citations[n - 1].passage.passage_id, answer.citations[n - 1].statement.start) for n in headline.numbers
    }
    copied = next((item for item in draft.numbered if item.key in places), None)
    if copied is not None or not headline.numbers:
        draft.headline, draft.copied = headline.text, copied


class _Text:
    """What a model has written so far, and what became of it."""

    def __init__(self, given: dict[str, Given], gate: Gate) -> None:
        self.shown: list[Sentence] = []
        self.cited: list[Given] = []
        self.refused = False
        self._given = given
        self._gate = gate
        self._stopped: Counter[str] = Counter()
        self._declined = False

    @property
    def written(self) -> int:
        """Sentences that said something."""
        return len(self.shown) + self._stopped.total()

    def sentences(self, pieces: Iterable[str]) -> Generator[Sentence, None, None]:
        """Read a model's words and yield what may be shown."""
        for written in sentences_of(pieces):
            if _is_refusal(written.text):
                self.refused = True
            elif written.text.endswith(":") and not written.ids:
                continue  # "Här är svaret:" claims nothing
            elif (sentence := self._judged(written)) is not None:
                yield sentence
                if len(self.shown) == _SENTENCES:
                    return

    def _judged(self, written: Written) -> Sentence | None:
        verdict = self._gate.judge(written, self._given)
        if not isinstance(verdict, Supported):
            self._stopped[verdict] += 1
            self._declined |= bool(_DECLINES.search(written.text))
            return None
        if any(verdict.text == sentence.text for sentence in self.shown):
            return None
        self.cited += [item for item in verdict.given if item not in self.cited]
        sentence = Sentence(verdict.text, tuple(sorted(self.cited.index(item) + 1 for item in verdict.given)))
        self.shown.append(sentence)
        return sentence

    def why(self) -> str:
        """What went wrong when too little is left."""
        if self._declined:
            return "avböjde att svara"
        if not self.written:
            return "svarade inte med något"
        if self._stopped["språk"] * 2 > self.written:
            return "skrev inte på svenska"
        return "skrev sådant som utsagorna inte stöder"

    def notice(self) -> str:
        """What the reader is told of sentences that were dropped; empty when there are none."""
        dropped = self._stopped.total()
        if not dropped:
            return ""
        return f"{dropped} av {self.written} meningar från språkmodellen saknade stöd i utsagorna och visas inte."


def _instead(answer: Answer, why: str) -> Answer:
    """The extractive answer, saying why it is given."""
    return replace(answer, notice=f"Språkmodellen {why}. Svaret består därför bara av citat.")


def _is_refusal(text: str) -> bool:
    return text.casefold().strip(' .!*"”') == REFUSAL.casefold().strip(".")
