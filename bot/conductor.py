"""Moves the local chat's clock, and lets everything that falls due on the way happen.

No scheduler runs: a step goes through each due instant in order, so what is shown is what would
have happened.
"""

import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.courier import Courier
from bot.local_clock import LocalClock
from bot.schedule import tick
from handlers.chasing import forecast
from store import meetings, people
from store.database import Database
from store.models import Partnership

_AHEAD = timedelta(days=45)  # how far the next event is looked for
_DAY = timedelta(days=1)
_NO_MEETING = (
    "No meeting is known. A coordinator types for example “meeting every first Thursday at 2pm”."
)


class Conductor:
    """Moves the clock, and lets what falls due on the way happen."""

    def __init__(self, database: Database, courier: Courier, clock: LocalClock) -> None:
        self.clock = clock
        self._database = database
        self._courier = courier
        self._turn = threading.Lock()

    def now(self) -> datetime:
        """The time on Chaser's clock, in the partnership's zone."""
        return self.clock().astimezone(self._zone())

    def coming(self) -> list[tuple[datetime, str]]:
        """What comes next and when, soonest first, in the partnership's zone."""
        zone = self._zone()
        with self._database.reading() as session:
            events = forecast.coming(session, self.clock(), _AHEAD, most=5)
        return [(event.at.astimezone(zone), event.words) for event in events]

    def next_event(self) -> str:
        """Go to the first of what is coming, and let it happen; why not, or "" where it did."""
        with self._turn:
            first = self._first_before(self.clock() + _AHEAD, set())
            if first is not None:
                self._arrive(first)
        return "" if first is not None else f"Nothing is due in the next {_AHEAD.days} days."

    def next_day(self) -> str:
        """Go one day on, and let all that falls due happen in order; always ""."""
        with self._turn:
            local = self.now()
            self._go((local.replace(tzinfo=None) + _DAY).replace(tzinfo=local.tzinfo))
        return ""

    def next_meeting(self) -> str:
        """Go to the next meeting, and let all happen that falls due before it, in order.

        Why not, or "" where it did.
        """
        with self._turn:
            with self._database.reading() as session:
                starts = [
                    meeting.starts_at
                    for partnership in people.all_partnerships(session)
                    if (meeting := meetings.next_after(session, partnership.id, self.clock()))
                ]
            if starts:
                self._go(min(starts))
        return "" if starts else _NO_MEETING

    def go(self, moment: datetime) -> None:
        """Go to a moment, and let all that falls due before it happen in order."""
        with self._turn:
            self._go(moment)

    def _go(self, until: datetime) -> None:
        been: set[tuple[datetime, str]] = set()
        while (first := self._first_before(until, been)) is not None:
            self._arrive(first)
        self._arrive(until)

    def _first_before(self, until: datetime, been: set[tuple[datetime, str]]) -> datetime | None:
        """The next due instant. What was foretold and did not come is not waited for again."""
        now = self.clock()
        been -= {(at, words) for at, words in been if at < _minute(now)}
        with self._database.reading() as session:
            events = forecast.coming(session, now, until - now, most=1 + len(been))
        for event in events:
            stands = (_minute(event.at), event.words)
            if event.at <= until and stands not in been:
                been.add(stands)
                return event.at
        return None

    def _arrive(self, moment: datetime) -> None:
        self.clock.set(moment)
        tick(self._database, max(moment, self.clock()).astimezone(UTC))
        # Its own thread may be sending: what falls due now is said before the clock goes on.
        self._courier.drain()

    def _zone(self) -> ZoneInfo:
        with self._database.reading() as session:
            partnerships: list[Partnership] = list(people.all_partnerships(session))
        return ZoneInfo(partnerships[0].zone if partnerships else "Europe/London")


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
