"""Reads days named by their weekday or their number alone: "Friday week", "the 30th"."""

from dataclasses import replace
from datetime import date

from handlers.rules.dates.now import POINTERS, from_today, next_weekday, period_away
from handlers.rules.dates.phrases import Form, Phrase, Setting, day_window
from handlers.rules.dates.tokens import Sort, Tokens
from handlers.rules.dates.windows import (
    Impossible,
    Window,
    later,
    one_day,
    span_of_months,
    week_of,
)
from handlers.rules.dates.words import weekday_number
from handlers.rules.words import bag

# "Remembrance Sunday" is a day of its own, not the next Sunday.
_NAMING = bag(
    "holiday bank remembrance palm mothering black cyber ash shrove pancake maundy super giving"
)


def weekday_alone(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """ "Friday", "Friday week", "Friday of next week"."""
    weekday = weekday_number(t.word(i))
    if weekday < 0 or t.word(i - 1) in _NAMING:
        return None
    today, end = setting.today, i + 1
    coming = next_weekday(today, weekday, today_counts=False)
    if t.word(end) in {"week", "fortnight"}:
        days = 7 if t.word(end) == "week" else 14
        return from_today(i, end + 1, one_day(later(coming, days)), setting)
    week = end + (t.word(end) in {"of", "in"})
    steps = POINTERS.get(t.word(week))
    if steps is not None and t.word(week + 1) in {"week", "wk"}:
        first = week_of(later(today, 7 * min(steps, 1))).first
        return from_today(i, week + 2, one_day(later(first, weekday)), setting)
    phrase = from_today(i, end, one_day(coming), setting, form=Form.WEEKDAY)
    if weekday != today.weekday():
        return phrase
    doubt = "Today is that day; I take the one in a week."
    return phrase.doubted(doubt, replace(phrase, in_year=lambda _: one_day(today)))


def following_weekday(left: Phrase, right: Phrase) -> Phrase:
    """In "Thursday to Monday" the Monday is the one after that Thursday."""
    if left.form is not Form.WEEKDAY or right.form is not Form.WEEKDAY:
        return right
    first, last = left.in_year(0).first, right.in_year(0).first
    day = last if last > first else later(last, 7)
    return replace(right, in_year=lambda _: one_day(day))


def day_of_month(t: Tokens, i: int, setting: Setting, *, ordinal: bool = True) -> Phrase | None:
    """ "The 30th", "15th of next month", "w/c 7": a day whose month is not said."""
    j = t.past_the(i)
    token = t[j]
    if token.sort is not Sort.NUM or not 1 <= token.value <= 31 or token.ordinal < ordinal:
        return None
    month, k = _of_the_month(t, j + 1, setting)
    if t.word(k) == "of":
        return None
    phrase = from_today(i, k, one_day(setting.today), setting, form=Form.DAY_OF_MONTH)
    day = day_window(lambda _: _day_of(month, token.value, setting.today))
    return replace(phrase, in_year=day, inferred=month is None)


def _of_the_month(t: Tokens, i: int, setting: Setting) -> tuple[Window | None, int]:
    """The month in "of next month" and the token after it; None, and `i`, where none is said."""
    j = t.past_the(i + 1)
    steps = POINTERS.get(t.word(j), 0)
    j += t.word(j) in POINTERS
    if t.word(i) != "of" or t.word(j) != "month":
        return None, i
    return period_away("month", min(steps, 1), setting.today), j + 1


def _day_of(month: Window | None, day: int, today: date) -> date:
    if month is not None:
        return _in_month(month, day)
    for ahead in range(13):
        window = span_of_months(today.year, today.month + ahead)
        if day <= window.last.day and window.first.replace(day=day) >= today:
            return window.first.replace(day=day)
    raise Impossible(f"There is no day {day} in any month.")


def _in_month(month: Window, day: int) -> date:
    if day > month.last.day:
        raise Impossible(f"That month has only {month.last.day} days.")
    return month.first.replace(day=day)
