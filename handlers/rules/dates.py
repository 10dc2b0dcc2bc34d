"""Reads the dates that people write in plans and in chat, and says dates back to them.

A deadline is a window of days, both ends included. Dates are the United Kingdom's, day first.
Nothing here knows what day it is: every function is told `today`, a day in the reader's own zone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, order=True)
class Window:
    """Whole days from `first` to `last`, both included. ValueError when `last` is before `first`."""

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
    """A date inside a longer text; `start` and `end` are character offsets of its own words."""

    start: int
    end: int
    reading: Reading


def read_date(
    text: str,
    today: date,
    *,
    neighbours: Sequence[str] = (),
    deadline: Window | None = None,
    next_meeting: date | None = None,
    chat: bool = False,
) -> Reading:
    """Read a whole cell or a whole answer."""
    raise NotImplementedError


def find_dates(
    text: str,
    today: date,
    *,
    deadline: Window | None = None,
    next_meeting: date | None = None,
    chat: bool = True,
) -> list[Found]:
    """Every date inside a sentence, left to right, none overlapping another."""
    raise NotImplementedError


def read_serial(value: float | date | datetime, number_format: str, today: date) -> Reading:
    """Read an Excel cell: a serial number or a date, and the number format it is shown in."""
    raise NotImplementedError


def say_day(day: date, today: date) -> str:
    """A day in words, "Fri 30 Oct", with its year when that is not today's."""
    raise NotImplementedError


def say_window(window: Window, today: date) -> str:
    """A window in words that read back as the same window."""
    raise NotImplementedError


def say_time(moment: datetime) -> str:
    """The time of an aware moment in its own zone: "2pm", "9:30am", "noon", "midnight"."""
    raise NotImplementedError


def say_moment(moment: datetime, today: date) -> str:
    """Day and time of an aware moment in its own zone: "Thu 3 Sep, 2pm"."""
    raise NotImplementedError
