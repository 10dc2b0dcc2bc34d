"""Reads single days, and days of one month: "01/07/20", "Fri 30th of Oct", "16/17 Sept"."""

from dataclasses import replace
from datetime import date

from handlers.rules.date_phrases import Form, Grain, InYear, Phrase, Setting, day_window
from handlers.rules.date_tokens import Sort, Tokens
from handlers.rules.date_words import ORDINALS, month_number, weekday_number
from handlers.rules.date_years import year_after
from handlers.rules.windows import (
    MONTH_NAMES,
    Impossible,
    Window,
    between,
    one_day,
    real_day,
    span_of_months,
)

_SEPARATORS = frozenset({"/", ".", "-", "\\", "_", "·", "|"})
_LIST_WORDS = frozenset({"and", "to", "or", "until", "till"})
_LIST_MARKS = frozenset({"/", "-", "&", ",", "+"})
_MOST_DAYS_LISTED = 8


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
    a, b, c = (t[place] for place in places)
    if a.digits == 4 and b.digits <= 2 and c.digits <= 2:
        return _in_order(i, places[2] + 1, c.value, b.value, a.value)
    if a.digits > 2 or b.digits > 2 or c.digits not in (2, 4):
        return None
    return _in_order(i, places[2] + 1, a.value, b.value, c.value + 2000 * (c.digits == 2))


def _three_numbers(t: Tokens, i: int, setting: Setting) -> tuple[int, int, int] | None:
    second = _past_separator(t, i + 1, setting)
    third = _past_separator(t, second + 1, setting) if second else 0
    return (i, second, third) if third else None


def _past_separator(t: Tokens, i: int, setting: Setting) -> int:
    """The place of the next number after one or two separators, or 0."""
    j = i
    while j < i + 2 and (t.mark(j) in _SEPARATORS or (t.mark(j) == "," and not setting.sentence)):
        j += 1
    apostrophe = j > i and t.mark(j) == "'"
    j += apostrophe
    spaced = j == i and not setting.sentence and not setting.chat and t[j].gap
    found = (j > i or spaced) and t[j].sort is Sort.NUM and not t[j].line
    return j if found and not t[i].line else 0


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
        return _month_of(i, j + 1, b.value, a.value)
    if a.digits <= 2 and b.digits == 4 and 1900 <= b.value < 2200:
        return _month_of(i, j + 1, a.value, b.value)
    if a.digits > 2 or b.digits > 2 or b.value > 31 or a.value > 39 or t.mark(i + 1) == ",":
        return None
    phrase = _day_and_month(i, j + 1, a.value, b.value, setting)
    if phrase is None or t.mark(i + 1) != "." or setting.sentence or b.digits == 2:
        return phrase
    return replace(phrase, doubt=phrase.doubt or "It may be a number rather than a day.")


def _month_of(start: int, end: int, month: int, year: int) -> Phrase:
    def window(y: int) -> Window:
        real_day(y, month, 1)
        return span_of_months(y, month)

    return Phrase(start, end, window, year, Grain.PERIOD)


def _day_and_month(start: int, end: int, a: int, b: int, setting: Setting) -> Phrase | None:
    def day(month: int, number: int) -> Phrase:
        in_year = day_window(lambda y: real_day(y, month, number))
        return Phrase(start, end, in_year, form=Form.DAY_SLASH_MONTH)

    if b <= 12:
        return day(b, a)
    if not 1 <= a <= 12:
        return None
    month_first = replace(day(a, b), doubt="It only makes sense with the month first.")
    if abs(2000 + b - setting.today.year) > 10:
        return month_first
    as_month = _month_of(start, end, a, 2000 + b)
    doubt = f"No month {b}, so I take {b} as the year."
    return replace(as_month, doubt=doubt, others=(month_first,), form=Form.DAY_SLASH_MONTH)


def day_month(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """Days before the name of their month: "30 Oct", "the 16th & 17th of Sept 2020"."""
    days, j = _days(t, i)
    if not days or starts_inside_a_number(t, i):
        return None
    j = _past_of(t, j)
    month = month_number(t.word(j))
    if not month or (t[j].line and len(days) > 1) or _is_verb(t, j, setting):
        return None
    end = j + 1 + (t.mark(j + 1) == "." and t.glued(j + 1) and t[j + 2].sort is Sort.NUM)
    phrase = _with_year(t, i, end, _days_of(month, days), month, setting)
    turned = phrase.year is None and end == i + 3 and t.mark(i + 1) == "-"
    return _or_year(t, phrase, month, days[0], setting) if turned else phrase


def _or_year(t: Tokens, phrase: Phrase, month: int, day: int, setting: Setting) -> Phrase:
    """ "20-Sep" is what Excel makes of "Sep-20" typed in 2020: the month may have been meant."""
    near = -1 <= 2000 + day - setting.today.year <= 2
    plain = t[phrase.start].digits == 2 and not t[phrase.start].ordinal
    if setting.sentence or setting.chat or not plain or not (near or setting.years_follow):
        return phrase
    other = _month_of(phrase.start, phrase.end, month, 2000 + day)
    name = MONTH_NAMES[month - 1]
    doubt = f"It may be {day} {name}, or {name} {2000 + day} turned round by Excel."
    return replace(phrase, doubt=doubt, others=(other,))


def _with_year(t: Tokens, i: int, end: int, days: InYear, month: int, setting: Setting) -> Phrase:
    year = year_after(t, end, setting)
    if year is None or year.length > 1:
        return Phrase(i, end, days)
    return Phrase(i, year.end, days, year.of_month(month))


def _past_of(t: Tokens, j: int) -> int:
    while t.mark(j) in {"-", "/", ".", ","} and t.word(j + 1):
        j += 1
    return j + (t.word(j) == "of") + (t.word(j) == "of" and t.word(j + 1) == "the")


def _is_verb(t: Tokens, j: int, setting: Setting) -> bool:
    """ "4 may attend": in a sentence a small "may" or "march" before a plain word is no month."""
    small = t.word(j) in {"may", "march"} and not t[j].capital
    return small and setting.sentence and bool(t.word(j + 1)) and t.word(j + 1) not in {"and", "or"}


def _days(t: Tokens, i: int) -> tuple[tuple[int, ...], int]:
    """The days named from a place on, and the place after the last of them."""
    day, j = _one_day_number(t, i)
    days: tuple[int, ...] = (day,) if day >= 0 else ()
    while days and len(days) < _MOST_DAYS_LISTED:
        day, after = _one_day_number(t, _past_list_mark(t, j))
        if day < 0 or after == j:
            break
        days, j = (*days, day), after
    return days, j


def _past_list_mark(t: Tokens, j: int) -> int:
    first = j
    while j < first + 2 and (t.mark(j) in _LIST_MARKS or t.word(j) in _LIST_WORDS):
        j += 1
    if j == first:
        return len(t)
    j += t.word(j) == "the"
    return j + (weekday_number(t.word(j)) >= 0)


def _one_day_number(t: Tokens, i: int) -> tuple[int, int]:
    token = t[i]
    if token.sort is Sort.NUM and token.digits <= 2 and token.value <= 39:
        return token.value, i + 1
    if token.sort is Sort.WORD and token.text in ORDINALS:
        return ORDINALS[token.text], i + 1
    return -1, i


def _days_of(month: int, days: tuple[int, ...]) -> InYear:
    def first_to_last(year: int) -> Window:
        named = [real_day(year, month, day) for day in days]
        return between(named[0], named[-1])

    return first_to_last


def month_day(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """The month before its day: "Sept 30th", "September 30, 2020", "Sept 14-18"."""
    month = month_number(t.word(i))
    j = i + 1 + (t.mark(i + 1) == "." and t.glued(i + 1))
    if not month or t[j].sort is not Sort.NUM or t[j].line or t[j].digits > 2:
        return None
    days, end = _days(t, j)
    is_span = len(days) == 2 and t.mark(j + 1) == "-" and days[0] < days[1] <= 31
    if not is_span or month_number(t.word(end)) or t[j].text.startswith("0"):
        days, end = days[:1], j + 1
    if not (is_span and len(days) == 2) and not _must_be_a_day(t, j):
        return None
    return _with_year(t, i, end, _days_of(month, days), month, setting)


def _must_be_a_day(t: Tokens, j: int) -> bool:
    token = t[j]
    if t.glued(j + 1) and t.word(j + 1):
        return False
    if token.ordinal or token.digits == 1:
        return not (t.mark(j + 1) == "." and t[j + 2].sort is Sort.NUM and not t[j + 2].gap)
    comma = j + 1 + (t.mark(j + 1) == ",")
    follows = t[comma]
    return follows.sort is Sort.NUM and follows.digits == 4 and 1990 <= follows.value < 2100


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
