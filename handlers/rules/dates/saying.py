"""Says days, windows and times the way people here say them.

Every window is said so that, read again on the same day, it is the same window: the year is left
out only where the reader would put it back.
"""

from datetime import date, datetime

from handlers.rules.dates.windows import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    Window,
    real_last_day,
)

# How long after its end a date without a year is still taken as past rather than as next year's.
LOOK_BACK_DAYS = 92
# Nothing so far ahead may go without its year: last year's is then nearer.
LOOK_AHEAD_DAYS = 270


def say_day(day: date, today: date) -> str:
    """A day in words, "Fri 30 Oct", with its year when that is not today's: "Fri 30 Oct 2020"."""
    return _day(day, with_year=day.year != today.year)


def short_day(day: date, today: date) -> str:
    """A day without its weekday, for lines that are full of dates: "12 Jun"."""
    return say_day(day, today).partition(" ")[2]


def say_window(window: Window, today: date) -> str:
    """A window in words that read back as the same window: "Fri 30 Oct", "Aug to Sep 2020".

    Whole months, thirds of a month and calendar years are said by name. The year is left out when
    it is this year and plain from the words; a day long past keeps it.
    """
    with_year = not _year_is_plain(window, today)
    if window.first == window.last:
        return _day(window.first, with_year)
    return _year(window) or _months(window, with_year) or _days(window, with_year)


def say_days(window: Window, today: date) -> str:
    """The days of an absence, first and last: "11 to 20 Sep", where a plan says "mid Sep"."""
    if window.first == window.last:
        return say_window(window, today)
    return _days(window, with_year=not _year_is_plain(window, today))


def say_due(window: Window, today: date) -> str:
    """A deadline in words: "due Wed 30 Sep", "due in Sep", "due Aug to Sep", "due 14 to 20 Sep"."""
    said = say_window(window, today)
    is_one_name = window.first != window.last and " to " not in said
    return f"due in {said}" if is_one_name else f"due {said}"


def say_time(moment: datetime) -> str:
    """The time of an aware moment in its own zone: "2pm", "9:30am", "noon", "midnight"."""
    if (moment.hour, moment.minute) in {(0, 0), (12, 0)}:
        return "noon" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def say_moment(moment: datetime, today: date) -> str:
    """Day and time of an aware moment in its own zone: "Thu 3 Sep, 2pm"."""
    return f"{say_day(moment.date(), today)}, {say_time(moment)}"


def say_long(window: Window) -> str:
    """A window with its year and, for a day, its weekday: for explaining how words were read."""
    if window.first == window.last:
        return _day(window.first, with_year=True)
    return _year(window) or _months(window, True) or _days(window, True)


def _year_is_plain(window: Window, today: date) -> bool:
    same_year = window.first.year == window.last.year == today.year
    return same_year and -LOOK_AHEAD_DAYS <= (today - window.last).days <= LOOK_BACK_DAYS


def _day(day: date, with_year: bool) -> str:
    return f"{WEEKDAY_NAMES[day.weekday()][:3]} {_date(day, with_year)}"


def _date(day: date, with_year: bool) -> str:
    return f"{day.day} {_month(day, with_year)}"


def _month(day: date, with_year: bool) -> str:
    return MONTH_NAMES[day.month - 1][:3] + (f" {day.year}" if with_year else "")


def _year(window: Window) -> str:
    first, last = window.first, window.last
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return str(first.year) if whole and first.year == last.year and first.year >= 1990 else ""


def _months(window: Window, with_year: bool) -> str:
    first, last = window.first, window.last
    if (first.year, first.month) == (last.year, last.month):
        return _part_of_month(window, with_year)
    if first.day != 1 or last != real_last_day(last.year, last.month):
        return ""
    start = _month(first, with_year and first.year != last.year)
    return f"{start} to {_month(last, with_year)}"


def _part_of_month(window: Window, with_year: bool) -> str:
    first, last = window.first, window.last
    end = real_last_day(last.year, last.month).day
    names = {(1, end): "", (1, 10): "early ", (11, 20): "mid ", (21, end): "late "}
    name = names.get((first.day, last.day))
    return "" if name is None else name + _month(last, with_year)


def _days(window: Window, with_year: bool) -> str:
    first, last = window.first, window.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_date(last, with_year)}"
    start = _date(first, with_year and first.year != last.year)
    return f"{start} to {_date(last, with_year)}"
