"""Reads what counts from today: "tomorrow", "next Friday", "end of the month", "next meeting".

In a cell nobody knows the day on which that was written, so there it is read as relative.
"""

from dataclasses import replace
from datetime import date

from handlers.rules.dates.phrases import Grain, Phrase, Read, Setting, day_window, twelve_months
from handlers.rules.dates.tokens import Sort, Tokens
from handlers.rules.dates.windows import (
    Window,
    between,
    later,
    one_day,
    span_of_months,
    week_of,
)
from handlers.rules.dates.words import month_number, weekday_number
from handlers.rules.dates.years import year_after
from handlers.rules.spellings import ways

_WRITTEN_WHEN = "It counts from the day it was written, which is not known here."
_NO_MEETING = "No next meeting is known."

_DAYS_AWAY = {
    **dict.fromkeys(("today", "tonight"), 0),
    **dict.fromkeys(ways("tomorrow"), 1),
    "yesterday": -1,
}
POINTERS = {
    **dict.fromkeys(("this", "current"), 0),
    **dict.fromkeys(("next", "nxt", "following"), 1),
    **dict.fromkeys(("last", "previous"), -1),
    **dict.fromkeys(("coming", "forthcoming"), 2),
}
_UNITS = frozenset({"week", "wk", "month", "mth", "quarter", "year", "yr", "day", "weekend"})
_MEETINGS = frozenset({"meeting", "mtg", "meet", "meetings"})
_CLOSES = frozenset({("close", "of"), ("end", "of")})
_ENDS = {"eow": "week", "eom": "month", "eoy": "year", "eofy": "financial year"}
NOW_STARTS = frozenset({*_DAYS_AWAY, *POINTERS, *_UNITS, *_ENDS, "close", "later", "fiscal"})
NOW_STARTS |= {"cop", "cob", "eod", "calendar"}


def from_today(i: int, end: int, window: Window, setting: Setting, **more: object) -> Phrase:
    """A phrase that counts from today; without chat the day it was written is not known."""
    unknown = "" if setting.chat else _WRITTEN_WHEN
    phrase = Phrase(i, end, lambda _: window, window.last.year, relative=True, unknown=unknown)
    return replace(phrase, **more)  # type: ignore[arg-type]


def day_word(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """ "Today", "tomorrow", "the day after tomorrow", "close of play"."""
    word = t.word(i)
    if word in _DAYS_AWAY:
        return from_today(i, i + 1, one_day(later(setting.today, _DAYS_AWAY[word])), setting)
    if (word, t.word(i + 1)) == ("day", "after") and _DAYS_AWAY.get(t.word(i + 2)) == 1:
        return from_today(i, i + 3, one_day(later(setting.today, 2)), setting)
    ends = _day_ends(t, i)
    if ends:
        return from_today(i, ends, one_day(setting.today), setting)
    if word not in _ENDS:
        return None
    end = _end_of(from_today(i, i + 1, period_away(_ENDS[word], 0, setting.today), setting))
    months = {"eoy": 12, "eofy": 3}
    if word not in months or setting.chat:
        return end
    last = day_window(lambda y: date(y, months[word], 31))
    return replace(end, in_year=last, year=None, relative=False, unknown="")


def _day_ends(t: Tokens, i: int) -> int:
    """The token after "close of play", which is today's where no other day follows; else 0."""
    if t.word(i) in {"cop", "cob", "eod"}:
        end = i + 1
    else:
        end = i + 3 if (t.word(i), t.word(i + 1)) in _CLOSES else 0
        end = end if end and t.word(i + 2) in {"play", "business", "day"} else 0
    return 0 if _names_day(t, end) else end


def _names_day(t: Tokens, i: int) -> bool:
    """Whether a day is named here: "Friday", "on 30 Sept", "next Monday"."""
    i += (t.mark(i) == ",") + (t.word(i) == "on")
    i += t.word(i) in {"the", "this", "next"}
    word = t.word(i)
    named = t[i].sort is Sort.NUM or word in _DAYS_AWAY
    return named or weekday_number(word) >= 0 or month_number(word) > 0


def _end_of(phrase: Phrase) -> Phrase:
    def window(year: int) -> Window:
        whole = phrase.in_year(year)
        is_week = (whole.last - whole.first).days == 6
        return one_day(later(whole.first, 4) if is_week else whole.last)

    return replace(phrase, in_year=window)


def current_period(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """The week, month, quarter or year that is now, for "end of the month"."""
    word = t.word(i)
    if word == "fy" or (word in {"financial", "fiscal"} and t.word(i + 1) == "year"):
        window = period_away("financial year", 0, setting.today)
        phrase = from_today(i, i + 1 + (word != "fy"), window, setting, grain=Grain.YEAR)
        return phrase if setting.chat else _any_year(phrase, 4)
    if word == "calendar" and t.word(i + 1) in {"year", "month", "week"}:
        period = current_period(t, i + 1, setting)
        return replace(period, start=i) if period else None
    if word not in _UNITS or (word == "day" and _names_day(t, i + 1)):
        return None
    if word in {"year", "yr"} and not setting.chat:
        window = period_away("year", 0, setting.today)
        return _any_year(from_today(i, i + 1, window, setting, grain=Grain.YEAR), 1)
    return from_today(i, i + 1, period_away(word, 0, setting.today), setting, grain=Grain.PART)


def _any_year(phrase: Phrase, month: int) -> Phrase:
    """In a cell the end of the year is a day of any year, like the end of September."""
    in_year = twelve_months(month)
    return replace(phrase, in_year=in_year, year=None, relative=False, unknown="")


def period_end(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """ "Month end", "financial year-end": a year's end may be March's or December's."""
    period = current_period(t, i, setting)
    if period is None or t.word(i) in {"day", "weekend"}:
        return None
    j = period.end + (t.mark(period.end) == "-")
    if t.word(j) != "end":
        return None
    phrase = replace(_end_of(period), end=j + 1, grain=Grain.DAY)
    if t.word(i) not in {"year", "yr"}:
        return phrase
    doubt = "The year may end in March or in December; I take March."
    march = replace(phrase, in_year=day_window(lambda y: date(y, 3, 31)), year=None)
    ref = year_after(t, j + 1, setting)
    if ref is None or ref.length > 1:
        return march.doubted(doubt, phrase)
    march = replace(march, end=ref.end, year=ref.year + ref.fiscal, relative=False, unknown="")
    december = replace(march, in_year=day_window(lambda y: date(y, 12, 31)))
    return march if ref.fiscal else march.doubted(doubt, december)


def period_away(unit: str, steps: int, today: date) -> Window:
    """The week, month … of today, or one so many steps on from it."""
    if unit in {"week", "wk"}:
        return week_of(later(today, 7 * steps))
    if unit == "weekend":
        saturday = later(week_of(today).first, 5 + 7 * steps)
        return Window(saturday, later(saturday, 1))
    if unit in {"month", "mth"}:
        return span_of_months(today.year, today.month + steps)
    if unit == "quarter":
        return span_of_months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * steps, 3)
    if unit == "financial year":
        return span_of_months(today.year - (today.month < 4) + steps, 4, 12)
    if unit in {"year", "yr"}:
        return span_of_months(today.year + steps, 1, 12)
    return one_day(later(today, steps))


def pointed(t: Tokens, i: int, setting: Setting, base: Read) -> Phrase | None:
    """What "this", "next" or "last" points at: "next Friday", "this autumn", "last month"."""
    j = t.past_the(i)
    rest_of = t.word(j) == "later"
    if rest_of and (t.word(j + 1), t.word(j + 2)) == ("in", "the"):
        period = current_period(t, j + 3, replace(setting, chat=True))
        known = from_today(i, period.end, period.in_year(0), setting) if period else None
        return _from_now_on(known, setting.today) if known else None
    steps = POINTERS.get(t.word(j + rest_of))
    j += 1 + rest_of
    if steps is None or t[j].line:
        return None
    phrase = (
        _pointed_meeting(t, j, steps, setting)
        or _pointed_weekday(t, j, steps, setting)
        or _pointed_unit(t, j, steps, setting)
        or _pointed_period(t, j, steps, setting, base)
    )
    if phrase is None:
        return None
    phrase = replace(phrase, start=i)
    return _from_now_on(phrase, setting.today) if rest_of else phrase


def _from_now_on(phrase: Phrase, today: date) -> Phrase:
    window = phrase.in_year(0)
    return replace(phrase, in_year=lambda _: between(min(today, window.last), window.last))


def _pointed_unit(t: Tokens, j: int, steps: int, setting: Setting) -> Phrase | None:
    """ "Next week", "this financial year", "next week Friday"."""
    year = t.word(j) in {"financial", "fiscal"} and t.word(j + 1) == "year"
    unit = "financial year" if year else t.word(j)
    if not year and (unit not in _UNITS or unit == "day"):
        return None
    end, steps = j + 1 + year, min(steps, 1)
    weekday = weekday_number(t.word(end + (t.word(end) == "on")))
    window = period_away(unit, steps, setting.today)
    if unit in {"week", "wk"} and weekday >= 0:
        end += 1 + (t.word(end) == "on")
        return from_today(j, end, one_day(later(window.first, weekday)), setting)
    grain = Grain.WEEK if unit in {"week", "wk", "weekend"} else Grain.PART
    return from_today(j, end, window, setting, grain=grain)


def _pointed_weekday(t: Tokens, j: int, steps: int, setting: Setting) -> Phrase | None:
    weekday = weekday_number(t.word(j))
    if weekday < 0:
        return None
    coming = next_weekday(setting.today, weekday, today_counts=steps == 0)
    if steps == -1:
        return from_today(j, j + 1, one_day(later(coming, -7)), setting)
    after = later(week_of(setting.today).first, 7 + weekday)
    if steps != 1 or coming == after:
        return from_today(j, j + 1, one_day(coming), setting)
    # Said early in the week, "next Friday" is the Friday of next week to most, not to all.
    other = from_today(j, j + 1, one_day(coming), setting)
    return from_today(j, j + 1, one_day(after), setting, others=(other,))


def next_weekday(today: date, weekday: int, *, today_counts: bool) -> date:
    """The next such weekday, today itself only when it counts."""
    ahead = (weekday - today.weekday()) % 7
    return later(today, ahead if ahead or today_counts else 7)


def _pointed_period(t: Tokens, j: int, steps: int, setting: Setting, base: Read) -> Phrase | None:
    """ "This September", "next summer", "last Easter"."""
    if t[j].sort is not Sort.WORD:
        return None
    period = base(t, j, setting)
    if period is None or period.year is not None or period.relative:
        return None
    windows = [period.in_year(setting.today.year + ahead) for ahead in range(-2, 4)]
    return from_today(j, period.end, _nearest(windows, steps, setting.today), setting)


def _nearest(windows: list[Window], steps: int, today: date) -> Window:
    """The occurrence meant: of "this" the one of this year or going on, of "next" one to come."""
    if steps == -1:
        return max(window for window in windows if window.last < today)
    if steps == 1:
        return min(window for window in windows if window.first > today)
    return min(window for window in windows if window.last >= today)


def _pointed_meeting(t: Tokens, j: int, steps: int, setting: Setting) -> Phrase | None:
    """ "Next meeting", "next stronger group meeting"."""
    if steps not in (1, 2):
        return None
    for end in range(j, j + 4):
        if t.word(end) in _MEETINGS:
            return meeting(j, end + 1, setting)
        if not t.word(end) or t.word(end) in _UNITS or weekday_number(t.word(end)) >= 0:
            return None
    return None


def meeting(i: int, end: int, setting: Setting) -> Phrase:
    day = setting.next_meeting
    if day is None:
        window = one_day(setting.today)
        return from_today(i, end, window, setting, unknown=_NO_MEETING)
    return from_today(i, end, one_day(day), setting, unknown="")


def the_meeting(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """ "By the meeting" means the next one; elsewhere "the meeting" may be any."""
    if t.word(i) != "the" or t.word(i + 1) not in _MEETINGS or not setting.chat:
        return None
    led = t.word(i - 1) in {"by", "before", "until", "till", "for", "after"}
    return meeting(i, i + 2, setting) if led else None
