"""Reads weeks named by one of their days: "w/c 7 Sept", "week ending 18/09/20"."""

from dataclasses import replace
from datetime import date

from handlers.rules.dates.parts import WEEK_WORDS
from handlers.rules.dates.phrases import Form, Grain, Phrase, Read, Setting
from handlers.rules.dates.tokens import Sort, Tokens
from handlers.rules.dates.weekdays import day_of_month
from handlers.rules.dates.windows import Window, between, later, week_of

_BEGINS = frozenset(
    {"commencing", "beginning", "starting", "of", "commences", "begining", "comm", "beg", "begins"}
)
_ENDS = frozenset({"ending", "ends"})
_FRIDAY = 4


def week_phrase(t: Tokens, i: int, setting: Setting, base: Read) -> Phrase | None:
    """The Monday to Sunday around the day named, or the days up to the one it ends on."""
    name, j = _lead(t, i)
    if not name:
        return None
    j += t.mark(j) in {".", ":", "-"}
    j += t.word(j) == "the"
    day = base(t, j, setting) or day_of_month(t, j, setting, ordinal=False)
    if day is None or day.grain is not Grain.DAY:
        return None
    if name == "fortnight":
        return _fortnight(day, i)
    return _ending(day, i) if name == "ends" else _beginning(day, i, name)


def _lead(t: Tokens, i: int) -> tuple[str, int]:
    j = t.past_the(i)
    if t[j].sort is Sort.WEEK:
        return ("ends" if t[j].text.replace(".", "").endswith("e") else "begins"), j + 1
    word = t.word(j + 1)
    if t.word(j) == "fortnight" and word in _BEGINS:
        return "fortnight", j + 2
    if t.word(j) not in WEEK_WORDS:
        return "", i
    if word in _ENDS:
        return "ends", j + 2
    return ("of" if word == "of" else "begins", j + 2) if word in _BEGINS else ("", i)


def _beginning(day: Phrase, i: int, name: str) -> Phrase:
    def week(day: date) -> Window:
        # A week said to begin at a weekend is the one that follows it.
        begins_late = name != "of" and day.weekday() > _FRIDAY
        return week_of(later(day, 2) if begins_late else day)

    def window(year: int) -> Window:
        days = day.in_year(year)
        return between(week(days.first).first, week(days.last).last)

    phrase = replace(day, start=i, in_year=window, grain=Grain.WEEK, named=day.in_year)
    if name == "of":
        return replace(phrase, form=Form.PLAIN)
    return replace(phrase, weekday=0, form=Form.WEEK_BEGINS)


def _fortnight(day: Phrase, i: int) -> Phrase:
    def window(year: int) -> Window:
        first = day.in_year(year).first
        return Window(first, later(first, 13))

    return replace(day, start=i, in_year=window, grain=Grain.WEEK, form=Form.PLAIN)


def _ending(day: Phrase, i: int) -> Phrase:
    def window(year: int) -> Window:
        last = day.in_year(year).last
        return Window(_monday_before(last), last)

    week = replace(day, start=i, in_year=window, grain=Grain.WEEK, form=Form.PLAIN)
    return replace(week, named=day.in_year)


def _monday_before(last: date) -> date:
    """A week that ends on a day before Friday is the seven days up to it."""
    return later(last, -last.weekday() if last.weekday() >= _FRIDAY else -6)
