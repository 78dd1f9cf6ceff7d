"""What the page remembers of one visitor's conversation."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answers import Answer, Sentence
from assistant.app import texts
from assistant.app.conversation_markup import shown_turn
from assistant.app.escape import escaped
from assistant.coverage import KINDS, chosen
from ingestion import Report
from vectorstore import Scope

__all__ = ["Conversation", "Turn", "kept_questions"]

_SHOWN = 20
"""Turns that are kept; the whole conversation travels to the browser with every answer."""


@dataclass
class Turn:
    """A question with what it was limited to, and its answer once there is one.

    ``history`` are the questions before it, so that it can be asked again as it
    was meant; ``without`` are the chips that the reader has removed.
    """

    number: int
    question: str
    history: tuple[str, ...] = ()
    scope: Scope = field(default_factory=Scope)
    without: tuple[str, ...] = ()
    answer: Answer | None = None
    shown: str = ""
    """The answer as HTML, made once."""
    draft: tuple[Sentence, ...] = ()
    """What a language model has written while the answer is waited for."""
    waits: object | None = field(default=None, repr=False)
    """What waits for an answer; ``None`` where nobody does, or no longer."""

    def wait(self) -> object:
        """Begin to wait for an answer, be it the first one or another; returns what waits."""
        self.waits, self.draft = object(), ()
        return self.waits

    def answered(self, answer: Answer, without: tuple[str, ...], behind: Mapping[str, int]) -> None:
        """Keep an answer, and how it is shown.

        ``without`` are the chips that it does without; ``behind`` has the
        passages behind each of its own.
        """
        self.answer, self.without = answer, without
        self.shown = shown_turn(self.number, self.question, answer, without, behind)
        self.waits = None

    def html(self) -> str:
        """The question with its answer, or with what there is of it while it is waited for."""
        if self.shown and self.waits is None:
            return self.shown
        return shown_turn(self.number, self.question, draft=self.draft)


@dataclass
class Conversation:
    """One visitor's turns, the oldest first.

    It is changed in place, so two questions that are asked at once both stay.
    """

    turns: list[Turn] = field(default_factory=list)
    begun: int = 0
    forgot: bool = False
    stopped: bool = False
    """Whether the last question was stopped, which is said until another one is asked."""

    def history(self) -> tuple[str, ...]:
        """Return the questions that were answered, the oldest first."""
        return tuple(turn.question for turn in self.turns if turn.answer is not None)

    def begin(self, question: str, scope: Scope | None = None) -> Turn:
        """Add a question that waits for its answer."""
        self.begun += 1
        turn = Turn(self.begun, question, self.history(), scope or Scope())
        turn.wait()
        self.forgot |= len(self.turns) == _SHOWN
        self.turns = [*self.turns, turn][-_SHOWN:]
        return turn

    def turn(self, number: object) -> Turn | None:
        """The turn with a number, as a page sends it; ``None`` where there is none any more."""
        return next((turn for turn in self.turns if str(turn.number) == str(number)), None)

    def answers(self) -> tuple[Answer, ...]:
        """Every answer that there is, the oldest first."""
        return tuple(turn.answer for turn in self.turns if turn.answer is not None)

    def drop(self, turn: Turn) -> None:
        """Remove a question that could not be answered."""
        turn.waits = None
        self.turns = [other for other in self.turns if other is not turn]

    def clear(self) -> None:
        """Forget everything; numbers go on, so ids are never used twice."""
        for turn in self.turns:
            turn.waits = None
        self.turns = []
        self.forgot = self.stopped = False

    def html(self) -> str:
        """Show the conversation in its live region, which is there from the start so that answers are announced."""
        forgotten = f'<p class="forgotten">{texts.FORGOTTEN}</p>' if self.forgot else ""
        turns = "".join(turn.html() for turn in self.turns)
        busy = str(any(turn.waits is not None for turn in self.turns)).lower()
        return (
            f'<div class="log" role="log" aria-live="polite" aria-label="{texts.LOG_LABEL}"'
            f' aria-busy="{busy}" data-kept="{escaped(self.kept())}">{forgotten}{turns}</div>'
        )

    def kept(self) -> str:
        """The questions as JSON, for the browser's tab to keep: a page that is loaded anew asks them again."""
        return json.dumps(
            [
                {
                    "question": turn.question,
                    "without": turn.without,
                    "scope": {kind: getattr(turn.scope, kind) for kind in KINDS if getattr(turn.scope, kind)},
                }
                for turn in self.turns
                if turn.answer is not None
            ],
            ensure_ascii=False,
        )


def kept_questions(kept: str, reports: Sequence[Report]) -> Iterator[tuple[str, tuple[str, ...], Scope]]:
    """What :meth:`Conversation.kept` holds, as it comes back; what is none of it is passed over."""
    try:
        entries = json.loads(kept)
    except ValueError:
        return
    for entry in entries[:_SHOWN] if isinstance(entries, list) else ():
        if not isinstance(entry, dict) or not isinstance(entry.get("question"), str):
            continue
        scope, limits = Scope(), entry.get("scope")
        for kind in KINDS:
            scope = chosen(scope, kind, _strings(limits.get(kind)) if isinstance(limits, dict) else (), reports)
        yield entry["question"], _strings(entry.get("without")), scope


def _strings(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()
