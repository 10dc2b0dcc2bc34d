"""Reads the dates that Excel keeps as numbers, as precisely as the cell shows them."""

import re
from datetime import date, datetime

from handlers.rules.dates.cells import read_cell
from handlers.rules.dates.kinds import sentence_for
from handlers.rules.dates.numbers import from_serial
from handlers.rules.dates.phrases import Setting
from handlers.rules.dates.saying import say_long
from handlers.rules.dates.windows import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    DateKind,
    Impossible,
    Reading,
    Window,
    one_day,
    span_of_months,
)

# Colours, locales, conditions and quoted text in a number format say nothing of precision.
_NOT_SHOWN = re.compile(r"\[[^\]]{0,40}\]")
_QUOTED = re.compile(r'"([^"]{0,200})"|\\(.)|_.|\*.')
_PIECE = re.compile(r"yyyy|yy|y|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|[hs]+|.", re.IGNORECASE)


def read_serial(value: float | date | datetime, number_format: str, today: date) -> Reading:
    """Read an Excel cell: a serial number or a date, and the number format it is shown in.

    A cell shown as month and year means the month, one shown as a year the year. One shown as day
    and month is what Excel makes of "Sep-20" typed in 2020, so where the day would do as a year
    near by it is in doubt. A number whose format shows no date is read as if it were text.
    """
    try:
        day = _day(value)
    except Impossible as error:
        return Reading(f"{value}", DateKind.INVALID, why=str(error))
    shown = _shown_parts(number_format)
    if not shown & {"d", "m", "y"}:
        return _not_shown_as_date(value, day, today)
    text = show(day, number_format)
    if "d" in shown or "m" not in shown:
        return _year(day, text) if shown & {"d", "m", "y"} == {"y"} else _one(day, text, shown)
    return _dated(text, span_of_months(day.year, day.month))


def _day(value: float | date | datetime) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else from_serial(value)


def _not_shown_as_date(value: float | date | datetime, day: date, today: date) -> Reading:
    if isinstance(value, date):
        return _dated(day.isoformat(), one_day(day))
    text = f"{value:g}"
    # Any number is shown in such a format; only a whole year or a likely serial is a date.
    if value != int(value) or len(text) not in (4, 5):
        return Reading(text, DateKind.NONE, why=sentence_for(DateKind.NONE))
    return read_cell(text, Setting(today))


def _dated(text: str, window: Window) -> Reading:
    return Reading(text, DateKind.DATE, window, why=f"The cell holds {say_long(window)}.")


def _year(day: date, text: str) -> Reading:
    return _dated(text, span_of_months(day.year, 1, 12))


def _one(day: date, text: str, shown: set[str]) -> Reading:
    if "y" in shown or not -1 <= 2000 + day.day - day.year <= 2:
        return _dated(text, one_day(day))
    month = span_of_months(2000 + day.day, day.month)
    why = f"It may be {say_long(one_day(day))}, or {say_long(month)} turned round by Excel."
    return Reading(text, DateKind.DATE, one_day(day), True, (month,), why=why)


def _pieces(number_format: str) -> list[str]:
    """The pieces of the format's first section, quoted text as it is, everything else lowered."""
    section = _NOT_SHOWN.sub("", number_format).split(";")[0]
    pieces: list[str] = []
    end = 0
    for match in _QUOTED.finditer(section):
        pieces += _PIECE.findall(section[end : match.start()].lower())
        pieces.append("'" + (match.group(1) or match.group(2) or ""))
        end = match.end()
    return pieces + _PIECE.findall(section[end:].lower())


def _shown_parts(number_format: str) -> set[str]:
    pieces = _pieces(number_format)
    timed = any(piece[0] in "hs" for piece in pieces)
    parts = {piece[0] for piece in pieces if piece[0] in "dmy"}
    if number_format.lower() in {"general", "@"} or "0" in pieces:
        return set()
    # With hours or seconds and no year or day the m are minutes.
    return set() if timed and not parts & {"d", "y"} else parts


def show(day: date, number_format: str) -> str:
    """A day as Excel shows it in a number format; times of day are left out."""
    drawn = {
        "yyyy": f"{day.year}",
        "yy": f"{day.year % 100:02}",
        "mmmm": MONTH_NAMES[day.month - 1],
        "mmm": MONTH_NAMES[day.month - 1][:3],
        "mm": f"{day.month:02}",
        "m": f"{day.month}",
        "dddd": WEEKDAY_NAMES[day.weekday()],
        "ddd": WEEKDAY_NAMES[day.weekday()][:3],
        "dd": f"{day.day:02}",
        "d": f"{day.day}",
        "y": f"{day.year % 100:02}",
        "mmmmm": MONTH_NAMES[day.month - 1][0],
    }
    before_time: list[str] = []
    for piece in _pieces(number_format):
        if piece[0] in "hs" or piece == "@":
            break
        before_time.append(piece[1:] if piece.startswith("'") else drawn.get(piece, piece))
    return "".join(before_time).strip()
