"""What the page remembers of one visitor's conversation."""

from dataclasses import dataclass, field

from assistant.app import texts
from assistant.app.markup import turn_html

__all__ = ["Conversation", "Turn"]

_SHOWN = 20
"""Turns that are kept; the whole conversation travels to the browser with every answer."""


@dataclass
class Turn:
    """A question, and its answer as HTML once there is one."""

    number: int
    question: str
    answer: str | None = None
    draft: str = ""
    """The answer's beginning, as HTML, while a language model writes it."""


@dataclass
class Conversation:
    """One visitor's turns, the oldest first.

    It is changed in place, so two questions that are asked at once both stay.
    """

    turns: list[Turn] = field(default_factory=list)
    begun: int = 0
    forgot: bool = False

    def history(self) -> list[str]:
        """Return the questions that were answered, the oldest first."""
        return [turn.question for turn in self.turns if turn.answer is not None]

    def begin(self, question: str) -> Turn:
        """Add a question that waits for its answer."""
        self.begun += 1
        turn = Turn(self.begun, question)
        self.forgot |= len(self.turns) == _SHOWN
        self.turns = [*self.turns, turn][-_SHOWN:]
        return turn

    def drop(self, turn: Turn) -> None:
        """Remove a question that could not be answered."""
        self.turns = [other for other in self.turns if other is not turn]

    def clear(self) -> None:
        """Forget everything; numbers go on, so ids are never used twice."""
        self.turns = []
        self.forgot = False

    def html(self) -> str:
        """Show the conversation in its live region, which is there from the start so that answers are announced."""
        forgotten = f'<p class="forgotten">{texts.FORGOTTEN}</p>' if self.forgot else ""
        turns = "".join(turn_html(turn.number, turn.question, turn.answer, turn.draft) for turn in self.turns)
        busy = str(any(turn.answer is None for turn in self.turns)).lower()
        return (
            f'<div class="log" role="log" aria-live="polite" aria-label="{texts.LOG_LABEL}"'
            f' aria-busy="{busy}">{forgotten}{turns}</div>'
        )
