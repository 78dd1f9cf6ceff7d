"""Reading an asynchronous stream from ordinary code, never longer than a given time.

A read that blocks can be bounded only between two chunks: a server that sends
a comment line now and then would hold it for ever. A task can be cancelled
wherever it waits, and that closes its connection.

Cancelled, and not closed between two chunks where that can be helped: it leaves the libraries'
generators behind half way, and Python complains when its garbage collector
ends those from another thread than the one that they run in.
"""

import asyncio
import queue
import threading
import traceback
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
    reading: list[asyncio.Task[object]] = []
    left = threading.Event()

    async def read() -> None:
        async with aclosing(stream()) as items:
            try:
                reading.extend(filter(None, [asyncio.current_task()]))
                async with asyncio.timeout(seconds):
                    async for item in items:
                        if left.is_set():
                            return  # a library has swallowed the cancelling
                        events.put(item)
            finally:
                reading.clear()  # closing must not be interrupted: half closed, it could never be closed again

    async def pump() -> None:
        end = _End()
        try:
            if not left.is_set():
                await read()
        except Exception as error:
            end = _End(_without_frames(error))
        finally:
            events.put(end)

    def stop() -> None:
        for task in reading:
            task.cancel()

    loop = _loop()
    asyncio.run_coroutine_threadsafe(pump(), loop)
    try:
        yield from _until_end(events, seconds + _GRACE)
    finally:
        left.set()
        loop.call_soon_threadsafe(stop)


def _without_frames(error: Exception) -> Exception:
    """An error that keeps nothing of the broken stream alive."""
    cause: BaseException | None = error
    seen: list[BaseException] = []
    while cause is not None and cause not in seen:
        seen.append(cause)
        traceback.clear_frames(cause.__traceback__)
        cause.__traceback__ = None
        cause = cause.__cause__ or cause.__context__
    return error


def _until_end(events: "queue.SimpleQueue[_T | _End]", seconds: float) -> Iterator[_T]:
    """Yield what comes until it ends; nothing may take longer than the whole, however busy the loop is."""
    while True:
        try:
            event = events.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None
        if not isinstance(event, _End):
            yield event
            continue
        if event.error is not None:
            raise event.error
        return
