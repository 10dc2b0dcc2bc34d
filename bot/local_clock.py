"""The local chat's clock: real time and an offset, which is kept, so a restart goes on with it."""

from datetime import datetime, timedelta

from bot.clock import real_time
from store import kept
from store.database import Database

_NAME = "local clock"


class LocalClock:
    """Chaser's clock in the local chat. It only moves forward."""

    def __init__(self, database: Database) -> None:
        self._database = database
        with database.reading() as session:
            found = kept.get(session, _NAME)
        self._is_set = found is not None
        self._offset = timedelta(seconds=found["seconds"]) if found else timedelta(0)

    def __call__(self) -> datetime:
        """The moment on Chaser's clock, in UTC."""
        return real_time() + self._offset

    def set(self, moment: datetime) -> None:
        """Put the clock to a moment: to any at first, and forward only from then on."""
        offset = moment - real_time()
        if self._is_set and offset <= self._offset:
            return
        with self._database.writing() as session:
            kept.put(session, _NAME, {"seconds": offset.total_seconds()})
        self._offset, self._is_set = offset, True
