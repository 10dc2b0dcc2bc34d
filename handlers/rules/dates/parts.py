"""Reads parts of a period: "early Sept", "end of Q3", "1st week of Oct", "w/c 7 Sept"."""

from dataclasses import replace
from datetime import date

from handlers.rules.dates.now import current_period
from handlers.rules.dates.phrases import Form, Grain, Phrase, Read, Setting
from handlers.rules.dates.tokens import Sort, Tokens
from handlers.rules.dates.windows import (
    Impossible,
    Window,
    between,
    later,
    one_day,
    real_day,
    span_of_months,
)
from handlers.rules.dates.words import COUNTS, LAST, ORDINALS, PARTS, month_number, weekday_number

_LINKS = frozenset({"of", "in", "the", "part", "to"})
WEEK_WORDS = frozenset({"week", "weeks", "wk", "wks"})
_VERBS = frozenset({"start", "begin", "beginning", "end", "ends"})
_BEFORE_VERBS = frozenset({"will", "can", "should", "could", "might", "must", "we", "they", "it"})


def part_phrase(t: Tokens, i: int, setting: Setting, base: Read) -> Phrase | None:
    """A part of the period that follows: "mid-Sept", "by the end of Q3", "mid to late October"."""
    first, j = _part(t, i)
    if not first:
        return None
    last, after = _part(t, j + 1) if t.word(j) == "to" or t.mark(j) in {"/", "-"} else ("", j)
    j = after if last else j
    k = _past_links(t, j)
    period = base(t, k, setting) or current_period(t, k, setting)
    if period is None or t[period.start].line:
        return None
    return _parted(period, i, first, last or first)


def ended(t: Tokens, period: Phrase) -> Phrase:
    """A period with "end" behind it: "Sept end", "September month-end"."""
    j = period.end + (t.word(period.end) == "month")
    j += t.mark(j) == "-"
    if period.grain < Grain.PERIOD or t.word(j) != "end" or t.word(j + 1) in {"of", "to"}:
        return period
    return replace(_parted(period, period.start, "end", "end"), end=j + 1)


def _parted(period: Phrase, i: int, first: str, last: str) -> Phrase:
    def window(year: int) -> Window:
        whole = period.in_year(year)
        return between(_cut(whole, first).first, _cut(whole, last).last)

    others = tuple(_parted(other, i, first, last) for other in period.others)
    grain = min(Grain.PART, period.grain)
    return replace(period, start=i, in_year=window, grain=grain, form=Form.PLAIN, others=others)


def _part(t: Tokens, i: int) -> tuple[str, int]:
    j = t.past_the(i)
    word, after = t.word(j), t.word(j + 1)
    if word == "e" and t.mark(j + 1) == "/" and t.word(j + 2) == "o":
        return "end", j + 3
    word = {"1st": "first", "2nd": "second"}.get(t[j].text, word)
    if word in {"first", "second", "latter"} and after in {"half", "part"}:
        name = "first half" if word == "first" else "second half"
        return (
            (name, j + 2) if t.word(j + 2) in {"of", "in"} or _names_period(t, j + 2) else ("", i)
        )
    if word == "back" and after == "end":
        return "end", j + 2
    if word in PARTS and _is_verb(t, j):
        return "", i
    return (PARTS[word], j + 1) if word in PARTS else ("", i)


def _names_period(t: Tokens, j: int) -> bool:
    return t[j].sort is Sort.NUM or month_number(t.word(j)) > 0


def _is_verb(t: Tokens, j: int) -> bool:
    """ "To start October" and "will end in May" tell when it happens, not which part is meant."""
    word, before, after = t.word(j), t.word(j - 1), t.word(j + 1)
    if word not in _VERBS or after in {"of", "the"}:
        return False
    return after == "in" or before in _BEFORE_VERBS or (before == "to" and word != "end")


def _past_links(t: Tokens, j: int) -> int:
    first = j
    while j < first + 3 and (t.word(j) in _LINKS or t.mark(j) in {"-", "/"}):
        j += 1
    return j


def _cut(whole: Window, part: str) -> Window:
    """A part of a window: thirds of ten days of a month, of whole months of anything longer."""
    if part == "end":
        return one_day(_working_end(whole))
    months = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
    is_months = whole.first.day == 1 and later(whole.last, 1).day == 1
    if part.endswith("half"):
        return _half(whole, part, months if is_months else 0)
    if is_months and months == 1:
        return _third_of_month(whole, part)
    if is_months and months % 3 == 0:
        place = {"early": 0, "mid": 1, "late": 2}[part] * (months // 3)
        return span_of_months(whole.first.year, whole.first.month + place, months // 3)
    return _third_of_days(whole, part)


def _working_end(whole: Window) -> date:
    """The end of a week is its Friday; that of anything else its last day."""
    is_week = whole.first.weekday() == 0 and (whole.last - whole.first).days == 6
    return later(whole.first, 4) if is_week else whole.last


def _half(whole: Window, part: str, months: int) -> Window:
    first, second = part == "first half", part == "second half"
    if months > 1 and months % 2 == 0:
        start = whole.first.month + (months // 2 if second else 0)
        return span_of_months(whole.first.year, start, months // 2)
    middle = real_day(whole.first.year, whole.first.month, 15) if months == 1 else None
    middle = middle or later(whole.first, (whole.last - whole.first).days // 2)
    return Window(whole.first, middle) if first else Window(later(middle, 1), whole.last)


def _third_of_month(whole: Window, part: str) -> Window:
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, whole.last.day)}[part]
    return Window(whole.first.replace(day=first), whole.first.replace(day=last))


def _third_of_days(whole: Window, part: str) -> Window:
    length = (whole.last - whole.first).days
    if length < 2:
        return whole
    # A week falls into Monday and Tuesday, Wednesday, Thursday and Friday.
    is_week = length == 6 and whole.first.weekday() == 0
    a, b, end = (1, 2, 4) if is_week else (length // 3, length * 2 // 3, length)
    first, last = {"early": (0, a), "mid": (a + 1, b), "late": (b + 1, end)}[part]
    return Window(later(whole.first, first), later(whole.first, last))


def nth_phrase(t: Tokens, i: int, setting: Setting, base: Read) -> Phrase | None:
    """Counted within a month or longer: "1st week of Oct", "last Friday in September"."""
    number, j = _ordinal(t, t.past_the(i))
    if not number:
        number, j = _numbered_week(t, i)
    count, j = (COUNTS[t.word(j)], j + 1) if t.word(j) in {"two", "three"} else (1, j)
    unit = _counted_unit(t, j)
    if not number or not unit:
        return None
    after = j + 1 + (unit == "working day" or t[j + 1].value == number)
    period = base(t, _past_links(t, after), setting)
    if period is None or period.grain < Grain.PERIOD or t[period.start].line:
        return None
    return replace(
        period,
        start=i,
        in_year=lambda year: _count_in(period.in_year(year), number, count, unit),
        grain=Grain.PART,
        form=Form.PLAIN,
        others=(),
    )


def _ordinal(t: Tokens, i: int) -> tuple[int, int]:
    """1 for "first" or "1st", -1 for "last", 0 when there is none; and the token after."""
    token = t[i]
    if token.sort is Sort.NUM and token.ordinal and token.value <= 31:
        return token.value, i + 1
    if token.text in LAST:
        return -1, i + 1
    return ORDINALS.get(t.word(i), 0), i + 1


def _numbered_week(t: Tokens, i: int) -> tuple[int, int]:
    """ "week 2 of October" counts as "2nd week of October"; the word is where it was."""
    follows = t.word(i + 2) in {"of", "in"} or month_number(t.word(i + 2)) > 0
    if t.word(i) in WEEK_WORDS and t[i + 1].sort is Sort.NUM and t[i + 1].value < 6 and follows:
        return t[i + 1].value, i
    return 0, i


def _counted_unit(t: Tokens, j: int) -> str:
    word = t.word(j)
    if word in WEEK_WORDS or word == "day" or weekday_number(word) >= 0:
        return "week" if word in WEEK_WORDS else word
    return "working day" if (word, t.word(j + 1)) == ("working", "day") else ""


def _count_in(whole: Window, number: int, count: int, unit: str) -> Window:
    """Weeks are runs of seven days from the first, or up to the last, of the period."""
    if unit == "week":
        start = later(whole.first, 7 * (number - 1)) if number > 0 else later(whole.last, -6)
        start = start if number > 0 else later(start, -7 * (count - 1))
        return _inside(whole, start, later(start, 7 * count - 1))
    day = _nth_day(whole, number, unit)
    return _inside(whole, day, day)


def _nth_day(whole: Window, number: int, unit: str) -> date:
    step = 1 if number > 0 else -1
    if unit == "working day":
        return _nth_working_day(whole, number, step)
    start = whole.first if number > 0 else whole.last
    if unit != "day":
        start = later(start, step * ((step * (weekday_number(unit) - start.weekday())) % 7))
    return later(start, step * (abs(number) - 1) * (1 if unit == "day" else 7))


def _nth_working_day(whole: Window, number: int, step: int) -> date:
    day, left = later(whole.first if step > 0 else whole.last, -step), abs(number)
    while left:
        day = later(day, step)
        left -= day.weekday() < 5
    return day


def _inside(whole: Window, first: date, last: date) -> Window:
    if first > whole.last:
        raise Impossible("There are not so many in it.")
    return between(max(first, whole.first), min(last, whole.last))
