"""What a phrase of a date means before its year is known, and how the year is settled.

A phrase is read once from the words; each of its years then gives a window. So "Dec-Jan", "Q4"
and "29 Feb" follow one rule for the missing year, whatever stands in them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from handlers.rules.dates.saying import LOOK_BACK_DAYS
from handlers.rules.dates.tokens import Tokens
from handlers.rules.dates.windows import Impossible, Window, between, one_day, span_of_months

InYear = Callable[[int], Window]


class Grain(IntEnum):
    """How fine a phrase is; from PERIOD up a missing year is in doubt."""

    DAY = 0
    WEEK = 1
    PART = 2
    PERIOD = 3
    YEAR = 4


class Form(IntEnum):
    """Shapes that stand for something else as often as for a date when found in a sentence."""

    PLAIN = 0
    DAY_SLASH_MONTH = 1
    BARE_MONTH = 2
    MONTH_NUMBER = 3
    BARE_YEAR = 4
    BARE_SEASON = 5
    WEEKDAY = 6
    DAY_OF_MONTH = 7
    AMOUNT = 8
    WEEK_BEGINS = 9


@dataclass(frozen=True)
class Phrase:
    """Words of a date: tokens `start` up to `end`, the window they mean in a given year.

    `year` is None where the words name none. `doubt` is a sentence when a person should be asked;
    `others` are the other things the words may mean. `weekday` is the one that the first day should
    fall on or, in "w/c 8 Sept", the day `named`. `relative` marks what counts from today, the
    deadline or a meeting; `unknown` says from what, where that is not known. `inferred` marks a
    month or year that the words leave out although the window is fixed. `as_day` is how "Sept 30"
    reads where another day follows.
    """

    start: int
    end: int
    in_year: InYear
    year: int | None = None
    grain: Grain = Grain.DAY
    form: Form = Form.PLAIN
    weekday: int | None = None
    named: InYear | None = None
    doubt: str = ""
    others: tuple["Phrase", ...] = ()
    relative: bool = False
    unknown: str = ""
    inferred: bool = False
    moved_from: "Phrase | None" = None
    as_day: "Phrase | None" = None

    def doubted(self, doubt: str, *others: "Phrase") -> "Phrase":
        """The same in doubt, with what else its words may mean."""
        return replace(self, doubt=doubt, others=others)


@dataclass(frozen=True)
class Setting:
    """Where a text stands. `sentence` is running prose rather than a cell or an answer of its own.

    `years_follow` says that two-digit numbers after months are years in the cells around, and
    `year_around` which year most of those cells name, None when they name none, and
    `month_first_around` that one of them has its month first, `month_first_throughout` that
    several have, and none its day.
    """

    today: date
    chat: bool = False
    deadline: Window | None = None
    next_meeting: date | None = None
    sentence: bool = False
    years_follow: bool = False
    year_around: int | None = None
    month_first_around: bool = False
    month_first_throughout: bool = False


Read = Callable[[Tokens, int, Setting], Phrase | None]
"""Reads the phrase that begins at a token, if one does."""


@dataclass(frozen=True)
class Settled:
    """The window of a phrase and how its year came about; `leapt` when a 29 February was missed."""

    window: Window
    inferred: bool = False
    leapt: bool = False


def settle(phrase: Phrase, today: date) -> Settled:
    """The window a phrase means. Raises Impossible where there is no such day.

    With no year it is the next occurrence on or after today, except that one which ended within
    the 92 days before is taken as past.
    """
    if phrase.year is not None:
        return Settled(_window(phrase, phrase.year), phrase.inferred)
    missed: Impossible | None = None
    for year in range(today.year - 2, today.year + 9):
        try:
            window = _window(phrase, year)
        except Impossible as error:
            missed = missed or error
            continue
        if (today - window.last).days <= LOOK_BACK_DAYS:
            return Settled(window, True, _is_leap_day(window) and not _is_next(window, today))
    raise missed or Impossible("No year makes sense of it.")


def _window(phrase: Phrase, year: int) -> Window:
    try:
        return phrase.in_year(year)
    except (OverflowError, ValueError) as error:
        raise Impossible("That is beyond the end of the calendar.") from error


def _is_leap_day(window: Window) -> bool:
    return window.first == window.last and (window.first.month, window.first.day) == (2, 29)


def _is_next(window: Window, today: date) -> bool:
    return (window.first - today).days < 366


def day_window(make: Callable[[int], date]) -> InYear:
    return lambda year: one_day(make(year))


def twelve_months(month: int) -> InYear:
    """The year that begins with a month: 1 for a calendar year, 4 for a financial one."""
    return lambda year: span_of_months(year, month, 12)


def joined(left: Phrase, right: Phrase) -> Phrase:
    """From the beginning of one phrase to the end of another; a missing year is lent across."""
    return Phrase(
        left.start,
        right.end,
        _from_to(left, right),
        right.year if right.year is not None else left.year,
        min(left.grain, right.grain),
        min(left.form, right.form) if left.form is right.form else Form.PLAIN,
        doubt=left.doubt or right.doubt,
        relative=left.relative or right.relative,
        unknown=left.unknown or right.unknown,
    )


def _from_to(left: Phrase, right: Phrase) -> InYear:
    def window(year: int) -> Window:
        if left.year is not None and right.year is not None:
            return between(left.in_year(left.year).first, right.in_year(right.year).last)
        if left.year is not None:
            return _end_after(left.in_year(left.year), right, left.year)
        if right.year is not None:
            return _begin_before(left, right.in_year(right.year), right.year)
        return _end_after(left.in_year(year), right, year)

    return window


def _end_after(first: Window, right: Phrase, year: int) -> Window:
    last = right.in_year(year).last
    return between(first.first, last if last >= first.first else right.in_year(year + 1).last)


def _begin_before(left: Phrase, last: Window, year: int) -> Window:
    first = left.in_year(year).first
    return between(first if first <= last.last else left.in_year(year - 1).first, last.last)
