"""Reads a stretch of days ahead: "3–14 August", "from 1 Sep until Christmas", "until Friday"."""

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from handlers.rules.dates.reading import read_date
from handlers.rules.dates.windows import Window

_FROM = re.compile(r"^(?:from|on|between|starting)\s+", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(\s+(?:to|until|till|til|through|up to|and)\s+|\s*[–—]\s*|\s+-\s+)", re.IGNORECASE
)
_UNTIL = re.compile(r"^(?:until|till|til|up to)\s+(?=\S)", re.IGNORECASE)
_AT_ITS_END = re.compile(
    r"(?:and including |the )*(?:(?:very )?end|close|late|w/?e|week ending)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b\d{4}\b")
_WORD = re.compile(r"[^\W\d_]{3}")
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "couple of": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_SO_LONG = re.compile(
    rf"(?:for\s+)?(?:the\s+next\s+)?(?P<count>{'|'.join(_COUNTS)}|\d{{1,3}})\s*"
    r"(?P<unit>day|week|wk|fortnight|month)s?"
    r"(?:\s+(?:(?:from|starting|beginning|commencing|as\s+(?:of|from))(?:\s+on)?)\s+(?P<start>.+))?",
    re.IGNORECASE,
)
_UNITS = {
    "day": relativedelta(days=1), "week": relativedelta(weeks=1), "wk": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2), "month": relativedelta(months=1),
}  # fmt: skip
_AFTER_IT = re.compile(
    r"the\s+(?:(?:one|week)\s+after(?:\s+that)?|following\s+week)", re.IGNORECASE
)


def read_span(text: str, today: date) -> Window | None:
    """The days that the words name, both ends included; None where they name none ahead.

    “Until Friday” begins today, and “until September” ends before that begins.

    What would be over already is next year's: in December, "3–14 August" is a summer away.
    """
    words = _FROM.sub("", text.strip()[:120])
    if until := _UNTIL.match(words):
        last = until_day(words[until.end() :], today)
        return Window(today, last) if last and last >= today else None
    found = _so_long(words, today) or _two_days(words, today) or _one(words, today)
    if found is None or found.last >= today:
        return found
    year = relativedelta(years=1)
    ahead = Window(found.first + year, found.last + year)
    return ahead if ahead.last >= today and not _YEAR.search(words) else None


def _so_long(words: str, today: date) -> Window | None:
    """So many days, weeks or months, from a day or from today: "two weeks from Monday"."""
    said = _SO_LONG.fullmatch(words.rstrip(" ."))
    if said is None:
        return None
    begins = _one(said["start"], today) if said["start"] else Window(today, today)
    count = _COUNTS.get(" ".join(said["count"].casefold().split())) or int(said["count"])
    if begins is None or not count:
        return None
    try:
        last = begins.first + _UNITS[said["unit"].casefold()] * count - relativedelta(days=1)
    except OverflowError:
        return None
    return Window(begins.first, last)


def until_day(words: str, today: date) -> date | None:
    """The last day of what lasts until then: a day itself, or the one before a month or a week."""
    window = _one(words, today)
    if window is None or window.first == window.last or _AT_ITS_END.match(words):
        return window.last if window else None
    before = window.first - relativedelta(days=1)
    return before if before >= today else window.last


def _two_days(words: str, today: date) -> Window | None:
    """A day to a day, each whole in itself: "27 December – 2 January"."""
    parts = _BETWEEN.split(words)
    if len(parts) != 3 or not all(_WORD.search(part) for part in parts[::2]):
        return None
    first = _one(parts[0], today)
    last = _last(parts[1], parts[2], first) if first else None
    if first is None or last is None or last < first.first:
        return None
    begins = first.first
    while not _YEAR.search(parts[0]) and begins + relativedelta(years=1) <= last:
        begins += relativedelta(years=1)
    return Window(begins, last)


def _last(joint: str, words: str, first: Window) -> date | None:
    if _AFTER_IT.fullmatch(words):
        return first.last + _UNITS["week"]
    if _UNTIL.match(joint.strip() + " x"):
        return until_day(words, first.first)
    last = _one(words, first.first)
    return last.last if last else None


def _one(words: str, today: date) -> Window | None:
    reading = read_date(words, today, chat=True)
    return reading.window if not reading.rest.strip(" .") else None
