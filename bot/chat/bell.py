"""Wakes those who wait in an event loop when something happened in a thread."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Bell:
    """Rung from any thread; heard by every ear in any event loop."""

    def __init__(self) -> None:
        self._ears: set[Ear] = set()

    def ring(self) -> None:
        """Wake everybody who listens."""
        for ear in tuple(self._ears):
            ear.wake()

    @property
    def listeners(self) -> int:
        """How many listen now."""
        return len(self._ears)

    @contextmanager
    def listening(self) -> Iterator["Ear"]:
        """An ear that hears every ring from here on, also those between two waits."""
        ear = Ear(asyncio.get_running_loop())
        self._ears.add(ear)
        try:
            yield ear
        finally:
            self._ears.discard(ear)


class Ear:
    """One listener's; it belongs to the event loop in which it was made."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._heard = asyncio.Event()

    def wake(self) -> None:
        """End the wait, now or when it comes."""
        with suppress(RuntimeError):  # the loop is closed: nobody is waiting
            self._loop.call_soon_threadsafe(self._heard.set)

    async def wait(self, seconds: float) -> bool:
        """Wait for a ring, at most so long; True where there was one."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._heard.wait(), seconds)
        heard = self._heard.is_set()
        self._heard.clear()
        return heard
