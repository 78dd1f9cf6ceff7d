"""Serve the real page for the browser tests: ``python serving.py QUESTION``.

The given question makes the assistant fail, and another one makes it wait.
The address goes to stdout.
"""

import sys
import time
from collections.abc import Generator
from typing import Any

from assistant.answers import Answer, Sentence
from assistant.app import serve
from assistant.conversation import Assistant
from assistant.settings import load_settings

__all__: list[str] = []


class _Crashing(Assistant):
    """The real assistant, but for one question."""

    def stream(self, question: str, *arguments: Any, **options: Any) -> Generator[Sentence | Answer, None, None]:  # noqa: ANN401
        if question == sys.argv[1]:
            raise RuntimeError("an English detail that no reader may see")
        if question == "Vänta länge":
            time.sleep(4)
        return super().stream(question, *arguments, **options)


def _ready(address: str) -> None:
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    settings = load_settings()
    serve(_Crashing.open(settings), settings.home, "127.0.0.1", 0, _ready)
