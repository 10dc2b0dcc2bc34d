"""Reads the dates that people write in plans and in chat, and says dates back to them.

A deadline is a window of days, both ends included. Dates are the United Kingdom's, day first.
Nothing here knows what day it is: every function is told `today`, a day in the reader's own zone.
"""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.rules.say_dates import say_day, say_moment, say_time, say_window
from handlers.rules.windows import DateKind, Found, Reading, Window

__all__ = [
    "DateKind",
    "Found",
    "Reading",
    "Window",
    "find_dates",
    "read_date",
    "read_serial",
    "say_day",
    "say_moment",
    "say_time",
    "say_window",
]


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
