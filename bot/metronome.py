"""Wakes the schedule once a minute. It keeps no jobs: the database says what is due."""

from collections.abc import Callable
from datetime import UTC

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from bot.clock import Clock
from bot.schedule import tick
from store.database import Database

log = structlog.get_logger()


class Metronome:
    """One tick a minute, and one at once; never two at a time in this process."""

    def __init__(self, database: Database, clock: Clock, wake: Callable[[], None]) -> None:
        """`wake` is called when something became owed."""
        self._database = database
        self._clock = clock
        self._wake = wake
        self._scheduler = BackgroundScheduler(timezone=UTC)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.add_job(
            self._tick,
            "interval",
            minutes=1,
            next_run_time=self._clock(),
            # However late a tick comes it is made, and those that were missed are one.
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Finish the tick that is under way, and end."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def _tick(self) -> None:
        try:
            if tick(self._database, self._clock()):
                self._wake()
        except Exception:
            # The database may be away for a while; what is due stays due.
            log.exception("a tick failed")
