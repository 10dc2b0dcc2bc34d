"""Wakes the schedule once a minute. It keeps no jobs: the database says what is due."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.job import Job
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler

from bot.clock import Clock
from bot.schedule import tick
from store.database import Database

log = structlog.get_logger()

PATIENCE = 5.0  # seconds that stopping waits for the tick under way


class Metronome:
    """One tick at once, and one a minute; never two at a time in this process."""

    def __init__(
        self, database: Database, clock: Clock, wake: Callable[[], None], every: float = 60.0
    ) -> None:
        """`wake` is called when something became owed; `every` is in seconds."""
        self._database = database
        self._clock = clock
        self._wake = wake
        self._every = timedelta(seconds=every)
        self._ended = threading.Event()
        self._turn = threading.Lock()  # held by the tick under way
        self._scheduler = BackgroundScheduler(
            jobstores={"default": _Near(self._every)}, timezone=UTC
        )

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=self._every.total_seconds(),
            next_run_time=self._clock(),
            # However late a tick comes it is made, and those that were missed are one.
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Finish the tick that is under way, and end.

        One that takes too long is left to itself: what it has not committed, the next one does.
        """
        self._ended.set()
        if not self._scheduler.running:
            return
        self._scheduler.shutdown(wait=False)
        if self._turn.acquire(timeout=PATIENCE):
            self._turn.release()
        else:
            log.warning("a tick is given up")

    def _tick(self) -> None:
        with self._turn:
            if self._ended.is_set():
                return
            try:
                if tick(self._database, self._clock()):
                    self._wake()
            except Exception:
                # The database may be away for a while; what is due stays due.
                log.exception("a tick failed")


class _Near(MemoryJobStore):  # type: ignore[misc]
    """Makes a run that lies further off than it ever does at once: the clock was put right.

    APScheduler keeps the next run by the machine's clock. One that stood a day ahead ticked once,
    and then not for a day; one that stood in 1970 went through every minute since.
    """

    def __init__(self, every: timedelta) -> None:
        super().__init__()
        self._every = every

    def get_due_jobs(self, now: datetime) -> list[Job]:
        for job in self.get_all_jobs():
            if abs(job.next_run_time - now) > self._every:
                job.modify(next_run_time=now)
        due: list[Job] = super().get_due_jobs(now)
        return due
