"""Anticipated questions for reports that users add, written by the language model.

Each passage that has none is asked about once. What was written is kept in the
data directory as soon as it is there, so that a run can be broken off at any
time and goes on where it stopped. The questions serve the search alone: nobody
is shown them, and what they claim is never quoted.
"""

import json
import os
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout
from langchain_core.messages import BaseMessage

from assistant.llm.context import heading_line, said
from assistant.llm.failures import ModelFailure
from assistant.llm.model import ChatModel
from assistant.llm.questions import questions_in
from assistant.llm.tokens import counter_for
from ingestion import Passage, Report
from ingestion.errors import SettingsError, StorageError, reason
from prompts import load_prompt
from vectorstore.anticipated import MOST_QUESTIONS, bundled_questions, expanded_bytes, expanded_path, expanded_questions
from vectorstore.index import Progress

__all__ = ["IN_A_ROW", "Expander", "Expansion"]

IN_A_ROW: Final = 5
"""Passages that may fail one after the other; then something is wrong that waiting does not mend."""
_FEWEST = 8
_PAUSES = (5.0, 15.0, 45.0)
"""Seconds that a busy server is left alone; limits of providers are counted by the minute."""
_LEAST_ROOM = 60
"""Tokens that must be left for a passage."""
_KINDS = {"report": "rapport", "municipality": "kommun", "actor": "aktör", "unit": "enhet"}
_RECURS = (
    "Samma rubrik eller text finns på fler ställen. Nämn i hälften av frågorna det som skiljer avsnittet från de andra"
    " ({kinds}), så som det står på avsnittets första rad."
)
_ALONE = "Nämn kommun, aktör eller enhet i några av frågorna, om de står på avsnittets första rad."


@dataclass(slots=True)
class Expansion:
    """What became of a run."""

    model: str
    wanted: int
    """Passages that had no questions."""
    written: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    """Passages that got none, by what the model did; it goes on from "Språkmodellen"."""
    last: str = ""
    """What the model did when it failed last."""
    stopped: bool = False
    """The run was given up."""

    @property
    def told(self) -> str:
        """A line for the user."""
        if not self.wanted:
            return "Alla avsnitt har redan frågor."
        line = f"{self.written} av {self.wanted} avsnitt som saknade frågor har fått frågor av {self.model}."
        if self.failed:
            whys = "; ".join(f"språkmodellen {why} ({count})" for why, count in self.failed.most_common())
            line += f" {self.failed.total()} misslyckades: {whys}."
        return line

    @property
    def error(self) -> str | None:
        """What was wrong, when the run was given up or came to nothing."""
        if not self.failed or not (self.stopped or self.written == 0):
            return None
        return (
            f"Språkmodellen {self.last}. Det som hann skrivas är sparat och används."
            " Åtgärda felet och kör samsvar index --expand igen; det fortsätter där det slutade."
        )


class Expander:
    """Lets a model write questions for the passages that have none."""

    def __init__(
        self, model: ChatModel, home: Path, budget: int, pause: Callable[[float], object] = time.sleep
    ) -> None:
        """Ask ``model``, giving it at most ``budget`` tokens, and keep what it writes in the data directory ``home``.

        Raises:
            SettingsError: the budget has no room for a passage.
        """
        self._model = model
        self._home = home
        self._pause = pause
        self._prompt = load_prompt("anticipate")
        self._count = counter_for(model.name)
        instructions = self._prompt.template().format(**_places("", _RECURS))
        self._room = budget - self._count(instructions)
        if self._room < _LEAST_ROOM:
            raise SettingsError(f"SAMSVAR_MODEL_BUDGET är för liten för att skriva frågor: {budget} tokens.")

    def expand(self, reports: Sequence[Report], tell: Progress) -> Expansion:
        """Write questions for every passage that has none.

        Args:
            reports: the base.
            tell: told what is being done.

        Raises:
            StorageError: the data directory cannot be read or written.
        """
        with _appending(expanded_path(self._home)) as append:
            # Read when no other process writes any more: what it wrote is not asked for again.
            known = {*bundled_questions(), *expanded_questions(expanded_bytes(self._home))}
            missing = {p.passage_id: (p, r) for r in reports for p in r.passages if p.passage_id not in known}
            done = Expansion(f"{self._model.provider}:{self._model.name}", len(missing))
            apart = _Apart(passage for report in reports for passage in report.passages)
            in_a_row = 0
            for number, (passage, report) in enumerate(missing.values()):
                say = partial(_say, tell, number, len(missing))
                say()
                try:
                    questions = self._patiently(self._messages(passage, report, apart.kinds(passage)), say)
                except ModelFailure as failure:
                    done.last = failure.why
                    done.failed[failure.why] += 1
                    in_a_row += 1
                    done.stopped = failure.busy or in_a_row == IN_A_ROW
                    if done.stopped:
                        break
                else:
                    append(self._line(passage, questions))
                    done.written += 1
                    in_a_row = 0
        return done

    def _patiently(self, messages: Sequence[BaseMessage], say: Callable[[str], None]) -> tuple[str, ...]:
        """The questions of one passage; a server that asks to be left alone for a while is."""
        for seconds in _PAUSES:
            try:
                return questions_in("".join(self._model.stream(messages)))
            except ModelFailure as failure:
                if not failure.busy:
                    raise
            say(f", väntar {seconds:.0f} s på språkmodellen")
            self._pause(seconds)
        return questions_in("".join(self._model.stream(messages)))

    def _messages(self, passage: Passage, report: Report, kinds: Sequence[str]) -> list[BaseMessage]:
        text = "\n".join([heading_line(passage, report), *map(said, passage.statements)])
        while self._count(text) > self._room:
            text = text[: len(text) * 3 // 4]
        apart = _RECURS.format(kinds=", ".join(kinds)) if kinds else _ALONE
        return self._prompt.template().format_messages(**_places(text, apart))

    def _line(self, passage: Passage, questions: Sequence[str]) -> str:
        written_by = {"model": f"{self._model.provider}:{self._model.name}", "prompt": self._prompt.version}
        entry = {"passage_id": passage.passage_id, "questions": list(questions), **written_by}
        return json.dumps(entry, ensure_ascii=False)


def _places(passage: str, apart: str) -> dict[str, str]:
    """What the prompt's placeholders stand for."""
    return {"passage": passage, "apart": apart, "fewest": str(_FEWEST), "most": str(MOST_QUESTIONS)}


def _say(tell: Progress, number: int, total: int, more: str = "") -> None:
    tell(f"Skriver frågor, avsnitt {number + 1} av {total}{more}", number / total)


class _Apart:
    """What tells a passage from those under the same heading, or with the same words, elsewhere in the base."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._alike: defaultdict[str, set[tuple[str | None, ...]]] = defaultdict(set)
        for passage in passages:
            for key in self._keys(passage):
                self._alike[key].add(self._who(passage))

    def kinds(self, passage: Passage) -> tuple[str, ...]:
        """Kinds of names that the passage has and another one like it has otherwise."""
        own = self._who(passage)
        others = [who for key in self._keys(passage) for who in self._alike[key]]
        named = enumerate(_KINDS.values())
        return tuple(kind for n, kind in named if own[n] and any(other[n] != own[n] for other in others))

    def _who(self, passage: Passage) -> tuple[str | None, ...]:
        return tuple(getattr(passage, name) for name in _KINDS)

    def _keys(self, passage: Passage) -> list[str]:
        parts = (passage.question or "", " ".join(statement.shown for statement in passage.statements))
        return [part.casefold() for part in parts if part]


@contextmanager
def _appending(path: Path) -> Iterator[Callable[[str], None]]:
    """Give a function that adds a line to a file and flushes it; one process at a time.

    A last line that a crash has torn is closed first, so that it damages no other.

    Raises:
        StorageError: the file cannot be written, or another process writes it.
    """
    with ExitStack() as held:
        with _saving(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(FileLock(f"{path}.lock", timeout=0))
            stream = held.enter_context(path.open("ab+"))
            if stream.tell():
                stream.seek(-1, os.SEEK_END)
                if stream.read(1) != b"\n":
                    stream.write(b"\n")

        def append(line: str) -> None:
            with _saving(path):
                stream.write(line.encode() + b"\n")
                stream.flush()

        yield append


@contextmanager
def _saving(path: Path) -> Iterator[None]:
    """Turn errors of writing a file into ones that say what went wrong."""
    try:
        yield
    except Timeout as error:
        raise StorageError("Ett annat program skriver redan frågor. Vänta tills det är klart.") from error
    except OSError as error:
        raise StorageError(f"Frågorna gick inte att spara i {path}: {reason(error)}.") from error
