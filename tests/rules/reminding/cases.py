"""The calendar and the deadline that the tests of chasing go by."""

from datetime import date, datetime, time

from handlers.rules.clock import wall_time
from handlers.rules.working_days import Calendar

ENGLAND = Calendar()
LAST = date(2026, 10, 30)  # a Friday


def at(day: date, hour: int = 11) -> datetime:
    """An hour of a day on the partnership's clock."""
    return wall_time(day, time(hour), ENGLAND.zone)
