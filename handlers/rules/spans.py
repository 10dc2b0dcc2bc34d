"""Reads a stretch of days ahead: "3–14 August", "from 1 Sep until Christmas", "next week"."""

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from handlers.rules.dates import Window, read_date

_FROM = re.compile(r"^(?:from|on|between|starting)\s+", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s+(?:to|until|till|til|through|up to|and)\s+|\s*[–—]\s*|\s+-\s+", re.IGNORECASE
)
_YEAR = re.compile(r"\b\d{4}\b")
_WORD = re.compile(r"[^\W\d_]{3}")


def read_span(text: str, today: date) -> Window | None:
    """The days that the words name, both ends included; None where they name none ahead.

    What would be over already is next year's: in December, "3–14 August" is a summer away.
    """
    words = _FROM.sub("", text.strip()[:120])
    found = _two_days(words, today) or _one(words, today)
    if found is None or found.last >= today:
        return found
    year = relativedelta(years=1)
    ahead = Window(found.first + year, found.last + year)
    return ahead if ahead.last >= today and not _YEAR.search(words) else None


def _two_days(words: str, today: date) -> Window | None:
    """A day to a day, each whole in itself: "27 December – 2 January"."""
    parts = _BETWEEN.split(words)
    if len(parts) != 2 or not all(_WORD.search(part) for part in parts):
        return None
    first = _one(parts[0], today)
    last = _one(parts[1], first.first) if first else None
    if first is None or last is None or last.last < first.first:
        return None
    begins = first.first
    while not _YEAR.search(parts[0]) and begins + relativedelta(years=1) <= last.last:
        begins += relativedelta(years=1)
    return Window(begins, last.last)


def _one(words: str, today: date) -> Window | None:
    reading = read_date(words, today, chat=True)
    return reading.window if not reading.rest.strip(" .") else None
