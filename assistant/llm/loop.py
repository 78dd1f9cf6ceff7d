"""Reading an asynchronous stream from ordinary code, never longer than a given time.

A read that blocks can be bounded only between two chunks: a server that sends
a comment line now and then would hold it for ever. A task can be cancelled
wherever it waits, and that closes its connection.
"""

import asyncio
import queue
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing
from functools import cache
from typing import TypeVar

__all__ = ["read_within"]

_T = TypeVar("_T")
_GRACE = 1.0
"""Seconds beyond the limit that the reader waits for the task to say that it has ended."""


class _End:
    """The stream is over, by itself or by an error."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """The process's one loop: connections that a provider keeps open belong to the loop that opened them."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="samsvar-model", daemon=True).start()
    return loop


def read_within(seconds: float, stream: Callable[[], AsyncGenerator[_T, None]]) -> Iterator[_T]:
    """Yield what a stream yields.

    Leaving the iterator early ends the stream and closes its connection.

    Raises:
        TimeoutError: the time is over.
        Exception: whatever the stream raises.
    """
    events: queue.SimpleQueue[_T | _End] = queue.SimpleQueue()

    async def pump() -> None:
        end = _End()
        try:
            async with asyncio.timeout(seconds), aclosing(stream()) as items:
                async for item in items:
                    events.put(item)
        except BaseException as error:
            end = _End(error)
            if not isinstance(error, Exception):
                raise
        finally:
            events.put(end)

    task = asyncio.run_coroutine_threadsafe(pump(), _loop())
    try:
        while True:
            try:
                event = events.get(timeout=seconds + _GRACE)
            except queue.Empty:
                raise TimeoutError from None
            if not isinstance(event, _End):
                yield event
                continue
            if event.error is not None:
                raise event.error
            return
    finally:
        task.cancel()
