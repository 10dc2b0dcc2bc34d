"""Turns a phrase into a reading: its window, what is in doubt about it, and why."""

from dataclasses import dataclass, replace
from datetime import date

from dateutil.relativedelta import relativedelta

from handlers.rules.dates.phrases import Form, Grain, Phrase, Setting, Settled, settle
from handlers.rules.dates.saying import say_long
from handlers.rules.dates.windows import (
    WEEKDAY_NAMES,
    DateKind,
    Impossible,
    Reading,
    Window,
    later,
    one_day,
)

_FAR = 20  # years: what somebody types that lies further ahead is a slip


@dataclass(frozen=True)
class _Doubt:
    """A sentence, the other windows that may be meant, and whether it is about the weekday."""

    why: str
    others: tuple[Window, ...] = ()
    weekday: bool = False


def reading_of(text: str, phrase: Phrase, setting: Setting, *, cell: bool) -> Reading:
    """The reading of one phrase. In a cell a period without a year is in doubt, in chat not."""
    if phrase.unknown:
        return Reading(text, DateKind.RELATIVE, why=phrase.unknown)
    try:
        settled = settle(phrase, setting.today)
    except Impossible as error:
        return Reading(text, DateKind.INVALID, ambiguous=bool(phrase.others), why=str(error))
    if setting.chat and settled.window.last.year > setting.today.year + _FAR:
        why = f"{say_long(settled.window)} is more than {_FAR} years ahead."
        return Reading(text, DateKind.INVALID, why=why)
    doubts = [doubt for doubt in _doubts(phrase, settled, setting, cell=cell) if doubt.why]
    others = (*_others(phrase, setting), *(w for doubt in doubts for w in doubt.others))
    return Reading(
        text,
        DateKind.DATE,
        settled.window,
        ambiguous=bool(doubts),
        alternatives=tuple(dict.fromkeys(w for w in others if w != settled.window)),
        year_inferred=settled.inferred,
        why=doubts[0].why if doubts else _plain_why(settled),
        weekday_disagrees=any(doubt.weekday for doubt in doubts),
        original=_original(phrase, setting),
    )


def _doubts(phrase: Phrase, settled: Settled, setting: Setting, *, cell: bool) -> list[_Doubt]:
    doubts = [_weekday_doubt(phrase, settled, setting), _Doubt(phrase.doubt)]
    if settled.leapt:
        doubts.append(_Doubt(f"The next 29 February is in {settled.window.last.year}."))
    if cell and phrase.year is None and phrase.grain >= Grain.PERIOD:
        why = f"No year is given; I take {say_long(settled.window)}."
        doubts.append(_Doubt(why, _other_year(phrase, settled.window, setting)))
    if settled.inferred and setting.year_around not in {None, settled.window.last.year}:
        why = f"No year is given, and the cells around are of {setting.year_around}."
        doubts.append(_Doubt(why, _in_that_year(phrase, setting.year_around)))
    return doubts


def _in_that_year(phrase: Phrase, year: int | None) -> tuple[Window, ...]:
    try:
        return (phrase.in_year(year),) if year is not None and not phrase.relative else ()
    except Impossible:
        return ()


def _plain_why(settled: Settled) -> str:
    due = say_long(one_day(settled.window.last))
    return f"No year is given; I take {due}." if settled.inferred else f"Due by {due}."


def _others(phrase: Phrase, setting: Setting) -> list[Window]:
    windows = []
    for other in phrase.others:
        try:
            windows.append(settle(other, setting.today).window)
        except Impossible:
            continue
    return windows


def _original(phrase: Phrase, setting: Setting) -> Window | None:
    earlier = phrase.moved_from
    if earlier is None or earlier.unknown:
        return None
    try:
        return settle(_lent(earlier, phrase), setting.today).window
    except Impossible:
        return None


def _lent(earlier: Phrase, phrase: Phrase) -> Phrase:
    """The earlier date in "from Aug to Sept 2020" is of the year that the later one names."""
    if earlier.year is not None or phrase.year is None or earlier.relative:
        return earlier
    return borrowed(earlier, phrase, phrase.year)


def borrowed(phrase: Phrase, other: Phrase, year: int) -> Phrase:
    """A phrase without a year, given the year in which it falls next to another with one.

    It falls before one that stands behind it in the text, and after one that stands before it.
    """
    step = -1 if phrase.start <= other.start else 1
    try:
        mine, theirs = phrase.in_year(year), other.in_year(year)
    except Impossible:
        return replace(phrase, year=year, inferred=True)
    wrong = mine.first > theirs.last if step < 0 else mine.last < theirs.first
    return replace(phrase, year=year + step if wrong else year, inferred=True)


def _weekday_doubt(phrase: Phrase, settled: Settled, setting: Setting) -> _Doubt:
    if phrase.weekday is None:
        return _Doubt("")
    day = _named_day(phrase, settled)
    if day.weekday() == phrase.weekday:
        return _Doubt("")
    said, real = WEEKDAY_NAMES[phrase.weekday], say_long(one_day(day))
    if phrase.form is Form.WEEK_BEGINS:
        return _Doubt(f"{real} is no Monday; I take the week around it.")
    others = _same_weekday(phrase, day, setting)
    return _Doubt(f"{real} is not a {said}.", others, weekday=True)


def _named_day(phrase: Phrase, settled: Settled) -> date:
    year = phrase.year
    if phrase.named is None:
        return settled.window.first
    candidates = (
        [year] if year is not None else [settled.window.last.year, settled.window.first.year + 1]
    )
    days = [phrase.named(candidate).first for candidate in candidates]
    return min(days, key=lambda day: abs((day - settled.window.first).days))


def _same_weekday(phrase: Phrase, day: date, setting: Setting) -> tuple[Window, ...]:
    """The nearest day that is the weekday said, and the year near by in which this day is one."""
    shift = ((phrase.weekday or 0) - day.weekday() + 3) % 7 - 3
    windows = [one_day(later(day, shift))]
    if phrase.form is Form.DAY_OF_MONTH:
        windows += _in_a_month(day, phrase.weekday or 0)
    elif phrase.year is None:
        years = sorted(range(day.year - 1, day.year + 2), key=lambda y: abs(y - setting.today.year))
        days = (phrase.in_year(year) for year in years)
        windows += [window for window in days if window.first.weekday() == phrase.weekday]
    return tuple(windows)


def _in_a_month(day: date, weekday: int) -> list[Window]:
    """The next month in which the day falls on the weekday: "Friday 30th"."""
    months = (day + relativedelta(months=ahead) for ahead in range(1, 13))
    return [one_day(d) for d in months if d.day == day.day and d.weekday() == weekday][:1]


def _other_year(phrase: Phrase, window: Window, setting: Setting) -> tuple[Window, ...]:
    """The same words in the other year nearest to today."""
    years = [window.first.year - 1, window.first.year + 1]
    found = []
    for year in years:
        try:
            found.append(phrase.in_year(year))
        except (Impossible, ValueError, OverflowError):
            continue
    nearest = sorted(found, key=lambda w: abs((w.first - setting.today).days))
    return tuple(nearest[:1])


def _due_last(reading: Reading) -> tuple[date, bool]:
    """Of two that end on the same day the one that names its year is better."""
    return (reading.window.last if reading.window else date.min), not reading.year_inferred


def last_of(readings: list[Reading]) -> Reading:
    """Of several milestones the one that is due last."""
    return max(readings, key=_due_last)
