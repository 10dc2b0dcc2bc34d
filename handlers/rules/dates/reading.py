"""Reads the dates that people write in plans and in chat, and says dates back to them.

A deadline is a window of days, both ends included. Dates are the United Kingdom's, day first.
Nothing here knows what day it is: every function is told `today`, a day in the reader's own zone.
"""

from collections.abc import Sequence
from datetime import date

from handlers.rules.dates.cells import read_cell
from handlers.rules.dates.neighbours import (
    month_first_around,
    month_first_throughout,
    years_around,
)
from handlers.rules.dates.phrases import Setting
from handlers.rules.dates.sentences import find_in
from handlers.rules.dates.windows import Found, Reading, Window


def read_date(
    text: str,
    today: date,
    *,
    neighbours: Sequence[str] = (),
    deadline: Window | None = None,
    next_meeting: date | None = None,
    chat: bool = False,
) -> Reading:
    """Read a whole cell or a whole answer; never raises, whatever the text.

    `neighbours` are the cells around, which may show how years are written there. In chat, words
    that count from today, from `deadline` ("push back a fortnight") or from `next_meeting` are
    dates; in a cell they are of kind RELATIVE, and a bare month is in doubt.
    """
    follow, year = years_around(neighbours)
    setting = Setting(
        today, chat, deadline, next_meeting, years_follow=follow, year_around=year,
        month_first_around=month_first_around(neighbours),
        month_first_throughout=month_first_throughout(neighbours),
    )  # fmt: skip
    return read_cell(text, setting)


def find_dates(
    text: str,
    today: date,
    *,
    deadline: Window | None = None,
    next_meeting: date | None = None,
    chat: bool = True,
) -> list[Found]:
    """Every date inside a sentence, left to right, none overlapping another; never raises.

    A word in front is no part of the span, but counts: "before 1 Oct" is found at "1 Oct" and due
    on 30 September.
    """
    return find_in(text, Setting(today, chat, deadline, next_meeting, sentence=True))
