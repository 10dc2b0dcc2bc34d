"""Reads single days, and days of one month: "01/07/20", "Fri 30th of Oct", "16/17 Sept"."""

from handlers.rules.dates.numbers import month_of, starts_inside_a_number
from handlers.rules.dates.phrases import InYear, Phrase, Setting
from handlers.rules.dates.tokens import Sort, Tokens
from handlers.rules.dates.windows import (
    MONTH_NAMES,
    Window,
    between,
    real_day,
)
from handlers.rules.dates.words import ORDINALS, month_number, weekday_number
from handlers.rules.dates.years import year_after

_LIST_WORDS = frozenset({"and", "to", "or", "until", "till"})
_LIST_MARKS = frozenset({"/", "-", "&", ",", "+"})
_MOST_DAYS_LISTED = 8
# "Phase 2 March 2021" is March.
_NUMBERED_PARTS = frozenset(
    {"phase", "stage", "year", "wave", "tranche", "round", "milestone", "option", "cohort", "lot",
     "part", "version", "draft", "area", "zone", "site", "item", "action", "step", "unit", "yr"}
)  # fmt: skip


def day_month(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """Days before the name of their month: "30 Oct", "the 16th & 17th of Sept 2020"."""
    days, j = _days(t, i)
    numbers_a_part = t.word(i - 1) in _NUMBERED_PARTS and not t[i].ordinal
    if not days or numbers_a_part or starts_inside_a_number(t, i):
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
    other = month_of(phrase.start, phrase.end, month, 2000 + day)
    name = MONTH_NAMES[month - 1]
    doubt = f"It may be {day} {name}, or {name} {2000 + day} turned round by Excel."
    return phrase.doubted(doubt, other)


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
        days, end = days[:1] or (t[j].value,), j + 1  # no month has a day above 39, so it is said
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
