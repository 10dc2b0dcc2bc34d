"""The values that reading a date gives back, and plain arithmetic on windows of days.

A deadline is a window of whole days, both ends included; it is missed after its last day.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum


@dataclass(frozen=True, order=True)
class Window:
    """Whole days from `first` to `last`, both included. ValueError if `last` is before `first`."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a window cannot end ({self.last}) before it begins ({self.first})")


class DateKind(StrEnum):
    """What sort of thing a text says about time; only DATE comes with a window."""

    DATE = "date"
    ONGOING = "ongoing"
    RECURRING = "recurring"
    TBC = "tbc"
    CONDITIONAL = "conditional"
    RELATIVE = "relative"
    NONE = "none"
    INVALID = "invalid"


@dataclass(frozen=True)
class Reading:
    """How a text was read. `window` is what is due now, and None unless `kind` is DATE.

    `ambiguous` means that a person should be asked; `alternatives` are the other windows the text
    may mean. `original` is the earlier deadline where one text gives the first and the revised.
    `rest` is what is left over, such as the name in "Oct-20 Ruth S". `why` is for a coordinator.
    """

    text: str
    kind: DateKind
    window: Window | None = None
    ambiguous: bool = False
    alternatives: tuple[Window, ...] = ()
    year_inferred: bool = False
    rest: str = ""
    why: str = ""
    weekday_disagrees: bool = False
    original: Window | None = None


@dataclass(frozen=True)
class Found:
    """A date inside a longer text; `start` and `end` are character offsets of its own words.

    The reading is of kind DATE, INVALID ("31 September") or RELATIVE (an amount of time from a
    day that is not known, such as the next meeting where none is planned).
    """

    start: int
    end: int
    reading: Reading


class Impossible(Exception):  # noqa: N818 - it names the day, which is no fault of the program
    """The words name a day that no calendar has. Its text is one sentence for a reader."""


MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def real_day(year: int, month: int, day: int) -> date:
    """The day named. Raises Impossible where the calendar has none; nothing is rolled over."""
    if not MINYEAR <= year <= MAXYEAR:
        raise Impossible(f"The year {year} is out of reach.")
    if not 1 <= month <= 12:
        raise Impossible(f"There is no month {month}.")
    if 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    where = f" in {year}" if (day, month) == (29, 2) else ""
    raise Impossible(f"There is no {day} {MONTH_NAMES[month - 1]}{where}.")


def between(first: date, last: date) -> Window:
    """Both days and what lies between. Raises Impossible when they stand the wrong way round."""
    if last < first:
        raise Impossible("It ends before it begins.")
    return Window(first, last)


def one_day(day: date) -> Window:
    return Window(day, day)


def later(day: date, days: int) -> date:
    """Raises Impossible beyond the calendar's end."""
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise Impossible("That is beyond the end of the calendar.") from error


def span_of_months(year: int, month: int, count: int = 1) -> Window:
    """Whole months from `month` of `year` (13 is January of the next year), `count` of them."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end_year, end_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    if not MINYEAR <= year <= end_year <= MAXYEAR:
        raise Impossible(f"The year {year} is out of reach.")
    return Window(date(year, month, 1), real_last_day(end_year, end_month))


def real_last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def week_of(day: date) -> Window:
    """Monday to Sunday around a day."""
    monday = later(day, -day.weekday())
    return Window(monday, later(monday, 6))


def a_year_on(window: Window) -> tuple[Window, ...]:
    """The same days of the next year; none where there is no such day."""
    try:
        first, last = (day.replace(year=day.year + 1) for day in (window.first, window.last))
    except ValueError:
        return ()
    return (Window(first, last),)


def in_month_of(day: Window, other: Window) -> tuple[Window, ...]:
    """The same day of the month in which the other ends; none where it is that, or no day."""
    if day.first != day.last:
        return ()
    try:
        same = day.first.replace(year=other.last.year, month=other.last.month)
    except ValueError:
        return ()
    return (Window(same, same),) if same != day.first else ()
