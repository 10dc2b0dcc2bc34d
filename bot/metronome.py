"""Wakes the schedule once a minute. It keeps no jobs: the database says what is due."""

import threading
import time
from collections.abc import Callable

import structlog

from bot.clock import Clock
from bot.schedule import tick
from store.database import Database

log = structlog.get_logger()

PATIENCE = 10.0  # seconds that stopping waits for a tick that is under way


class Metronome:
    """One tick at once, and one a minute; never two at a time in this process.

    The minute is counted by a stop watch. By the machine's clock the next tick would be days away
    where that stood wrong and was put right.
    """

    def __init__(
        self, database: Database, clock: Clock, wake: Callable[[], None], every: float = 60.0
    ) -> None:
        """`wake` is called when something became owed; `every` is in seconds."""
        self._database = database
        self._clock = clock
        self._wake = wake
        self._every = every
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="metronome", daemon=True)

    def start(self) -> None:
        """Begin to tick."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the tick that is under way, and end."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    def _run(self) -> None:
        while not self._ended.is_set():
            began = time.monotonic()
            self._tick()
            self._ended.wait(max(0.0, began + self._every - time.monotonic()))

    def _tick(self) -> None:
        try:
            if tick(self._database, self._clock()):
                self._wake()
        except Exception:
            # The database may be away for a while; what is due stays due.
            log.exception("a tick failed")
