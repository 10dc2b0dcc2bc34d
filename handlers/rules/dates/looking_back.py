"""Days behind us: "this week", "since Monday", "in the last two weeks", "a month" late."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from handlers.rules.dates.reading import read_date

_LONGEST = 60  # characters
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8,
    "ten": 10, "twelve": 12,
}  # fmt: skip
_UNITS = {
    "day": relativedelta(days=1), "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2), "month": relativedelta(months=1),
}  # fmt: skip
_SO_LONG = re.compile(
    rf"(?i)(?:({'|'.join(_COUNTS)}|\d{{1,2}}) )?(day|week|fortnight|month)s?(?: ago)?"
)
_LAST = re.compile(r"(?i)(?:in |over |during )?the (?:last|past) ")
_SINCE = re.compile(r"(?i)since (?:last )?")


def so_long_ago(text: str, today: date) -> date | None:
    """The day that is so far behind: "a month", "two weeks"; None for any other words."""
    said = _SO_LONG.fullmatch(" ".join(text.split()))
    if said is None:
        return None
    count = _COUNTS.get((said[1] or "a").casefold()) or int(said[1])
    return today - _UNITS[said[2].casefold()] * count


def first_day_back(text: str, today: date) -> date | None:
    """The first of the days that the words look back on; None where they are no such words."""
    if len(text) > _LONGEST:
        return None
    said = " ".join(text.casefold().split()).rstrip("?.!")
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    named = {
        "today": today, "this morning": today, "this afternoon": today,
        "yesterday": today - timedelta(days=1),
        "this week": monday, "last week": monday - timedelta(weeks=1),
        "this month": first, "last month": first - relativedelta(months=1),
    }  # fmt: skip
    if said in named:
        return named[said]
    if lasting := _LAST.match(said):
        return so_long_ago(said[lasting.end() :], today)
    since = _SINCE.match(said)
    return _day_behind(said[since.end() :], today) if since else None


def _day_behind(said: str, today: date) -> date | None:
    """The last such day that was: "Monday", "3 Aug"."""
    if said in ("yesterday", "today"):
        return today - timedelta(days=said == "yesterday")
    window = read_date(said, today, chat=True).window
    if window is None:
        return None
    week, year = timedelta(weeks=1), relativedelta(years=1)
    back = week if re.fullmatch(r"[a-z]{3,9}day|mon|tues?|wed|thur?s?|fri|sat|sun", said) else year
    day = window.first
    while day > today:
        day -= back
    return day
