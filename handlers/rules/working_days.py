"""Which days a partnership works on, and how working days are counted.

Bank holidays come from the `holidays` package (its sources: gov.uk/bank-holidays and the acts it
cites); it knows them to the year 2100, after which only weekends and closures count as closed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

from handlers.rules.dates.windows import Window

_DAY = timedelta(days=1)
_LONGEST_CLOSURE = 366  # days; past this we take the calendar for a mistake


class Region(StrEnum):
    """Whose bank holidays a partnership keeps. The value is the name that people use."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


_SUBDIVISIONS = {
    Region.ENGLAND: "ENG",
    Region.WALES: "WLS",
    Region.SCOTLAND: "SCT",
    Region.NORTHERN_IRELAND: "NIR",
}


class NeverOpenError(ValueError):
    """A calendar so full of closures that no working day is in sight."""


@dataclass(frozen=True)
class Calendar:
    """A partnership's days: its bank holidays, its own closures, and its IANA time zone."""

    region: Region = Region.ENGLAND
    closures: tuple[Window, ...] = ()
    zone: str = "Europe/London"


@cache
def bank_holidays(region: Region, year: int) -> Mapping[date, str]:
    """The bank holidays of a calendar year and their English names."""
    import holidays  # half the cost of a start, so only where a year is first asked for

    found = holidays.country_holidays(
        "GB", subdiv=_SUBDIVISIONS[region], years=year, language="en_GB"
    )
    return dict(found.items())


def closed_because(calendar: Calendar, day: date) -> str | None:
    """Why nobody works on `day`: "weekend", the bank holiday's name, "closed"; None if they do."""
    if day.weekday() >= 5:
        return "weekend"
    if any(closure.first <= day <= closure.last for closure in calendar.closures):
        return "closed"
    return bank_holidays(calendar.region, day.year).get(day)


def is_working_day(calendar: Calendar, day: date) -> bool:
    return closed_because(calendar, day) is None


@lru_cache(maxsize=16_384)  # the same few days are counted from for every lead of a partnership
def shift(calendar: Calendar, day: date, count: int) -> date:
    """The working day `count` working days after `day`, or before it where `count` is negative.

    `day` itself is never counted, open or not. With 0: `day`, or the working day before it where
    it is closed, since what falls on a closed day is said before it. Past the last day that there
    is, that one: some plans say 31/12/9999 for "no end". Raises NeverOpenError.
    """
    if count == 0:
        return on_or_before(calendar, day)
    step, end = (_DAY, date.max) if count > 0 else (-_DAY, date.min)
    steps = enumerate(_working_days(calendar, day, step, end), start=1)
    return next((found for nth, found in steps if nth == abs(count)), end)


def on_or_before(calendar: Calendar, day: date) -> date:
    """`day` where it is open, else the last working day before it. Raises NeverOpenError."""
    return day if is_working_day(calendar, day) else shift(calendar, day, -1)


def on_or_after(calendar: Calendar, day: date) -> date:
    """`day` where it is a working day, else the next one. Raises NeverOpenError."""
    return day if is_working_day(calendar, day) else shift(calendar, day, 1)


def clear_days_before(calendar: Calendar, day: date, count: int) -> date:
    """The latest working day with `count` whole working days between it and `day`.

    Neither end counts, as for the notice of a council meeting. Raises NeverOpenError.
    """
    return shift(calendar, day, -(count + 1))


def working_days_between(calendar: Calendar, start: date, end: date) -> int:
    """How many working days come after `start`, up to and with `end`; negative when it is past."""
    if end < start:
        return -working_days_between(calendar, end, start)
    days = (start + _DAY * nth for nth in range(1, (end - start).days + 1))
    return sum(is_working_day(calendar, day) for day in days)


def _working_days(calendar: Calendar, start: date, step: timedelta, end: date) -> Iterator[date]:
    day, closed = start, 0
    while closed < _LONGEST_CLOSURE:
        if day == end:
            return
        day += step
        if is_working_day(calendar, day):
            closed = 0
            yield day
        else:
            closed += 1
    raise NeverOpenError(f"No working day is near {start:%d %b %Y}: check the closures.")
