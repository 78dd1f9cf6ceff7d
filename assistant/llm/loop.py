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
import time
import traceback
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import aclosing
from functools import cache
from typing import Generic, TypeVar

__all__ = ["UnwantedError", "read_within"]

_T = TypeVar("_T")
_GRACE = 1.0
"""Seconds beyond the limit that the reader waits for the task to say that it has ended."""
_LOOK = 0.1
"""Seconds between two looks at whether the stream is still wanted."""


class UnwantedError(Exception):
    """Nobody waits for the stream any longer."""


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


def read_within(
    seconds: float, stream: Callable[[], AsyncGenerator[_T, None]], wanted: Callable[[], bool] = lambda: True
) -> Generator[_T, None, None]:
    """Yield what a stream yields.

    Leaving the generator early ends the stream and closes its connection. While
    it waits nobody can close it; ``wanted`` is asked then, and ends it as well.

    Raises:
        TimeoutError: the time is over.
        UnwantedError: it is no longer wanted.
        Exception: whatever the stream raises.
    """
    reading = _Reading(stream, seconds)
    loop = _loop()
    asyncio.run_coroutine_threadsafe(reading.pump(), loop)
    try:
        yield from _until_end(reading.events, seconds + _GRACE, wanted)
    finally:
        reading.left.set()
        loop.call_soon_threadsafe(reading.stop)


class _Reading(Generic[_T]):
    """A stream that is read in the loop, and what comes of it."""

    def __init__(self, stream: Callable[[], AsyncGenerator[_T, None]], seconds: float) -> None:
        self.events: queue.SimpleQueue[_T | _End] = queue.SimpleQueue()
        self.left = threading.Event()
        self._stream, self._seconds = stream, seconds
        self._tasks: list[asyncio.Task[object]] = []

    async def pump(self) -> None:
        """Read to the end, whatever it is."""
        end = _End()
        try:
            if not self.left.is_set():
                await self._read()
        except Exception as error:
            end = _End(_without_frames(error))
        finally:
            self.events.put(end)

    async def _read(self) -> None:
        async with aclosing(self._stream()) as items:
            try:
                self._tasks.extend(filter(None, [asyncio.current_task()]))
                async with asyncio.timeout(self._seconds):
                    async for item in items:
                        if self.left.is_set():
                            return  # a library has swallowed the cancelling
                        self.events.put(item)
            finally:
                self._tasks.clear()  # closing must not be interrupted: half closed, it could never be closed again

    def stop(self) -> None:
        """Cancel what still reads."""
        for task in self._tasks:
            task.cancel()


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


def _until_end(
    events: "queue.SimpleQueue[_T | _End]", seconds: float, wanted: Callable[[], bool]
) -> Generator[_T, None, None]:
    """Yield what comes until it ends; nothing may take longer than the whole, however busy the loop is."""
    while True:
        event = _next(events, seconds, wanted)
        if not isinstance(event, _End):
            yield event
            continue
        if event.error is not None:
            raise event.error
        return


def _next(events: "queue.SimpleQueue[_T | _End]", seconds: float, wanted: Callable[[], bool]) -> _T | _End:
    """What comes next."""
    until = time.monotonic() + seconds
    while wanted():
        try:
            return events.get(timeout=_LOOK)
        except queue.Empty:
            if time.monotonic() >= until:
                raise TimeoutError from None
    raise UnwantedError
