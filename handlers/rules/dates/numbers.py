"""Reads dates that are written in figures alone: "01/07/20", "2020-07-01", "26/08", "010720"."""

from dataclasses import replace
from datetime import date

from handlers.rules.dates.phrases import Form, Grain, Phrase, Setting, day_window
from handlers.rules.dates.tokens import Sort, Tokens
from handlers.rules.dates.windows import (
    Impossible,
    Window,
    between,
    one_day,
    real_day,
    span_of_months,
)
from handlers.rules.dates.words import month_number, weekday_number

SEPARATORS = frozenset({"/", ".", "-", "\\", "_", "·", "|"})


def starts_inside_a_number(t: Tokens, i: int) -> bool:
    """Whether the number is the tail of a code, a price or a longer number: "6.4", "CR6", "£5"."""
    if not t.glued(i):
        return False
    before = t[i - 1]
    if before.sort is Sort.MARK and before.text in {"£", "$", "€", "#"}:
        return True
    if before.sort is Sort.WORD:
        return not month_number(before.text) and weekday_number(before.text) < 0
    tail = before.sort is Sort.MARK and before.text in {".", ",", "/", "\\", "_"}
    within = t[i - 2].sort is Sort.NUM or (t.word(i - 2) != "" and not month_number(t.word(i - 2)))
    return tail and t.glued(i - 1) and within


def numeric_date(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """Three numbers, day first: "1.7.20", "01/07/2020"; or year first, "2020-07-01"."""
    if t[i].sort is not Sort.NUM or starts_inside_a_number(t, i):
        return None
    places = _three_numbers(t, i, setting)
    if places is None or _goes_on(t, places[2] + 1, t.mark(places[2] - 1)):
        return None
    if t.mark(i + 1) != t.mark(places[2] - 1) and _another_number(t, places[2] + 1):
        return None
    a, b, c = (t[place] for place in places)
    if a.digits == 4 and b.digits <= 2 and c.digits <= 2:
        return _in_order(i, places[2] + 1, c.value, b.value, a.value)
    if a.digits > 2 or b.digits > 2 or c.digits not in (2, 4):
        return None
    phrase = _in_order(i, places[2] + 1, a.value, b.value, c.value + 2000 * (c.digits == 2))
    return _or_turned(phrase, a.value, b.value, setting) if phrase else None


def _three_numbers(t: Tokens, i: int, setting: Setting) -> tuple[int, int, int] | None:
    second = _past_separator(t, i + 1, setting)
    third = _past_separator(t, second + 1, setting) if second else 0
    return (i, second, third) if third else None


def _past_separator(t: Tokens, i: int, setting: Setting) -> int:
    """The place of the next number after one or two separators, or 0."""
    j = i
    while j < i + 2 and (t.mark(j) in SEPARATORS or (t.mark(j) == "," and not setting.sentence)):
        j += 1
    apostrophe = j > i and t.mark(j) == "'"
    j += apostrophe
    spaced = j == i and not setting.sentence and not setting.chat and t[j].gap
    found = (j > i or spaced) and t[j].sort is Sort.NUM and not t[j].line
    return j if found and not t[i].line else 0


def _another_number(t: Tokens, i: int) -> bool:
    """Whether what looked like a year begins a second date: "1/9 - 30/9"."""
    return t.mark(i) in SEPARATORS and t[i + 1].sort is Sort.NUM


def days_to_date(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """A day before a whole date of the same month: "1-30/9/20"."""
    day, linked = t[i], t.mark(i + 1) in {"-", "&"} or t.word(i + 1) in {"to", "and"}
    if day.sort is not Sort.NUM or not linked or not 1 <= day.value < t[i + 2].value:
        return None
    if starts_inside_a_number(t, i) or t.mark(i + 3) not in {"/", "."}:
        return None
    last = numeric_date(t, i + 2, setting) or two_numbers(t, i + 2, setting)
    if last is None or last.grain is not Grain.DAY:
        return None
    known = last

    def window(year: int) -> Window:
        end = known.in_year(year).last
        return between(real_day(end.year, end.month, day.value), end)

    return replace(known, start=i, in_year=window)


def _goes_on(t: Tokens, i: int, mark: str) -> bool:
    """Whether a version number or a telephone number goes on after what looked like a date."""
    if t.word(i):
        return t.glued(i)
    return t.mark(i) == mark and t[i + 1].sort is Sort.NUM and not (t[i].gap or t[i + 1].gap)


def _in_order(start: int, end: int, day: int, month: int, year: int) -> Phrase | None:
    if day > 99 or month > 31:
        return None
    if month > 12 >= day >= 1:
        day, month = month, day
        doubt = "It only makes sense with the month first."
        return Phrase(start, end, day_window(lambda y: real_day(y, month, day)), year, doubt=doubt)
    return Phrase(start, end, day_window(lambda y: real_day(y, month, day)), year)


def _or_turned(phrase: Phrase, day: int, month: int, setting: Setting) -> Phrase:
    """ "3/4/26" beside a "4/13/26" may be 4 March; beside several such it is."""
    if not setting.month_first_around or phrase.doubt or not 1 <= day <= 12 or day == month:
        return phrase
    other = replace(phrase, in_year=day_window(lambda y: real_day(y, day, month)))
    if setting.month_first_throughout:
        return other.doubted("The other dates here have the month first.", phrase)
    doubt = "Another date here has the month first."
    return phrase.doubted(doubt, other)


def two_numbers(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """ "26/08" is a day; "09/2020" and "2020-09" are months; "09/20" must be September 2020."""
    if t[i].sort is not Sort.NUM or t[i].ordinal or starts_inside_a_number(t, i):
        return None
    j = _past_separator(t, i + 1, setting)
    if (
        not j
        or j > i + 2
        or t.mark(i + 1) == ""
        or t[j].ordinal
        or _goes_on(t, j + 1, t.mark(i + 1))
    ):
        return None
    a, b = t[i], t[j]
    if (a.digits, b.digits) == (4, 2) and 1900 <= a.value < 2200 and 1 <= b.value <= 12:
        return month_of(i, j + 1, b.value, a.value)
    if a.digits <= 2 and b.digits == 4 and 1900 <= b.value < 2200:
        apart = t[i + 1].gap or _another_number(t, j + 1)
        return None if apart and t.mark(i + 1) == "-" else month_of(i, j + 1, a.value, b.value)
    if a.digits > 2 or b.digits > 2 or b.value > 31 or a.value > 39 or t.mark(i + 1) == ",":
        return None
    phrase = _day_and_month(i, j + 1, a.value, b.value, setting)
    if phrase is None or t.mark(i + 1) != "." or setting.sentence or b.digits == 2:
        return phrase
    return replace(phrase, doubt=phrase.doubt or "It may be a number rather than a day.")


def month_of(start: int, end: int, month: int, year: int) -> Phrase:
    def window(y: int) -> Window:
        real_day(y, month, 1)
        return span_of_months(y, month)

    return Phrase(start, end, window, year, Grain.PERIOD)


def _day_and_month(start: int, end: int, a: int, b: int, setting: Setting) -> Phrase | None:
    def day(month: int, number: int) -> Phrase:
        in_year = day_window(lambda y: real_day(y, month, number))
        doubt = "It may mean all the time." if (number, month) == (24, 7) else ""
        return Phrase(start, end, in_year, form=Form.DAY_SLASH_MONTH, doubt=doubt)

    if b <= 12:
        return day(b, a)
    if not 1 <= a <= 12:
        return None
    month_first = replace(day(a, b), doubt="It only makes sense with the month first.")
    if abs(2000 + b - setting.today.year) > 10:
        return None if setting.chat else month_first  # a lead's "9/15" is nine of fifteen
    as_month = month_of(start, end, a, 2000 + b)
    doubt = f"No month {b}, so I take {b} as the year."
    return replace(as_month, doubt=doubt, others=(month_first,), form=Form.DAY_SLASH_MONTH)


def compact_date(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """A cell that holds nothing but digits: "010720", "20200701", or Excel's own count of days."""
    token = t[i]
    number = token.sort is Sort.NUM and not token.ordinal and i == 0
    if not number or setting.sentence or setting.chat or not _is_all(t):
        return None
    text = token.text
    if token.digits == 5 and 36526 <= token.value <= 54788:
        return Phrase(0, len(t), lambda _: one_day(from_serial(token.value)), 0)
    if token.digits == 6:
        return _in_order(0, 1, int(text[:2]), int(text[2:4]), 2000 + int(text[4:]))
    if token.digits == 8 and text[:2] in {"19", "20"} and text[4:6] <= "12":
        return _in_order(0, 1, int(text[6:]), int(text[4:6]), int(text[:4]))
    if token.digits == 8:
        return _in_order(0, 1, int(text[:2]), int(text[2:4]), int(text[4:]))
    return None


def _is_all(t: Tokens) -> bool:
    return len(t) == 1 or (len(t) == 3 and t.mark(1) == "." and t[2].sort is Sort.NUM)


def from_serial(value: float) -> date:
    """The day of an Excel serial number. Raises Impossible outside the years that Excel knows.

    Excel counts from 1 January 1900 and believes in 29 February 1900, so that the count is one
    too high from 1 March 1900 on.
    """
    if not 1 <= value < 2958466:
        raise Impossible(f"{value:g} is no day that Excel can show.")
    return date.fromordinal(int(value) + (693594 if value >= 60 else 693595))
