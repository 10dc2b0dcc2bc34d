"""Reads amounts of time and what they count from: "in two weeks", "push back a fortnight"."""

from dataclasses import dataclass, replace
from datetime import date

from dateutil.relativedelta import relativedelta

from handlers.rules.dates.now import from_today
from handlers.rules.dates.phrases import Form, Grain, Phrase, Read, Setting
from handlers.rules.dates.tokens import Sort, Tokens
from handlers.rules.dates.windows import (
    Impossible,
    Window,
    between,
    later,
    one_day,
    real_last_day,
    span_of_months,
)
from handlers.rules.dates.words import COUNTS, UNITS, VAGUE_COUNTS, weekday_number
from handlers.rules.words import bag

_LATER_VERBS = bag(
    "push pushed pushing put move moved moving delay delayed delays extend extended extension add"
    " slip slipped slips slipping postpone postponed defer deferred set slide knock knocked"
    " need needs"
)
_GOING = bag("go goes going gone went")  # "can this go back a month"
_EARLIER_VERBS = bag("bring brought bringing pull pulled")
# Between the verb and the amount: "push it back by another two weeks".
_OBJECTS = bag(
    "it this that them the due target deadline date back out forward forwards backwards by for of"
    " on further another extra"
)
_EXTRA = frozenset({"another", "extra", "further", "additional"})
_STILL_EXTRA = frozenset({"more", "extra", "extension", "longer", "further", "additional"})
_NOT_A_DATE = frozenset({"late", "behind", "overdue", "old", "long", "notice", "early", "worth"})
_AFTER = frozenset({"after", "from", "following"})
_BEFORE = frozenset({"before", "prior"})
_FROM_NOW = frozenset({"now", "today", "hence"})
_LEADS = bag("in within inside over during")
MOVING = _LATER_VERBS | _GOING | _EARLIER_VERBS
AMOUNT_STARTS = MOVING | _EXTRA | VAGUE_COUNTS | _LEADS | set(COUNTS)
_NO_DEADLINE = "There is no deadline yet to count from."
_SOMETHING = "It counts from something that has no date here."
_HOW_MANY = "It doesn't say how long."


@dataclass(frozen=True)
class Amount:
    """So many units; `working` days leave out Saturdays and Sundays; `count` is 0 when vague."""

    count: int
    unit: str
    end: int
    working: bool = False
    extra: bool = False


def amount_at(t: Tokens, i: int) -> Amount | None:
    """ "Two weeks", "2-3 months" (the longer), "a couple of weeks", "10 working days"."""
    count, j, extra = _count(t, i)
    if count < 0:
        return None
    again, after, _ = _count(t, j + 1)
    if again > count and (t.mark(j) in {"-", "/"} or t.word(j) in {"to", "or"}):
        count, j = again, after
    while t.word(j) in {"of", "more", "full", "whole", "calendar", "extra", "further", "clear"}:
        extra, j = extra or t.word(j) in _STILL_EXTRA, j + 1
    working = t.word(j) in {"working", "business", "week"} and t.word(j + 1) in {"days", "day"}
    j += working or (t.mark(j) == "-" and t.word(j + 1) in UNITS)
    unit = UNITS.get(t.word(j), "")
    if not unit or t[j].line:
        return None
    end = j + 1 + (t.mark(j + 1) == "'")
    return Amount(count, unit, end, working, extra)


def _count(t: Tokens, i: int) -> tuple[int, int, bool]:
    """How many, the token after, and whether it is said to be on top; -1 when there is none."""
    extra = t.word(i) in _EXTRA
    j = i + extra
    if t.word(j) in VAGUE_COUNTS or (t.word(j) == "a" and t.word(j + 1) == "few"):
        return 0, j + 1 + (t.word(j) == "a"), extra
    if t.word(j) == "a" and t.word(j + 1) == "couple":
        return 2, j + 2, extra
    token = t[j]
    if token.sort is Sort.NUM and not token.ordinal and 0 < token.value < 1000:
        return token.value, j + 1, extra
    number = COUNTS.get(t.word(j), 0)
    if number:
        return number, j + 1, extra or t.word(j) == "another"
    return (1, j, extra) if extra else (-1, i, False)


def step(day: date, amount: Amount, sign: int) -> date:
    """The day so far from another. Raises Impossible beyond the calendar's end."""
    if amount.working:
        return _working_days(day, amount.count, sign)
    months = {"month": 1, "quarter": 3, "year": 12}.get(amount.unit, 0)
    try:
        if months:
            return day + relativedelta(months=sign * months * amount.count)
    except (ValueError, OverflowError) as error:
        raise Impossible("That is beyond the end of the calendar.") from error
    days = {"day": 1, "week": 7, "fortnight": 14}[amount.unit]
    return later(day, sign * days * amount.count)


def _working_days(day: date, count: int, sign: int) -> date:
    left = count
    while left:
        day = later(day, sign)
        left -= day.weekday() < 5
    return day


def amount_phrase(t: Tokens, i: int, setting: Setting, base: Read) -> Phrase | None:
    """An amount of time together with the day that it counts from."""
    moved = _moved(t, i, setting)
    if moved is not None:
        return moved
    lead, j = _lead(t, i)
    amount = amount_at(t, j) or (_next_one(t, j) if lead == "within" else None)
    if amount is None or (lead == "" and t.word(j) == "coming"):
        return None
    end = amount.end + (t.word(amount.end) == "time")
    if lead or end > amount.end:
        return _ahead(t, i, end, amount, lead == "within", setting, base)
    return _counted_from(t, i, amount, setting, base)


def _lead(t: Tokens, i: int) -> tuple[str, int]:
    """ "In", or "within" where every day up to the last is meant; and where the amount begins."""
    word, j = t.word(i), i
    if word in _LEADS:
        j = i + 1
        j += t.word(j) == "the"
        j += t.word(j) in {"next", "coming"} and amount_at(t, j + 1) is not None
        return ("within" if word != "in" or j > i + 1 else "in"), j
    j += word == "the"
    if t.word(j) == "next" and amount_at(t, j + 1) is not None:
        return "within", j + 1
    return "", i


def _next_one(t: Tokens, j: int) -> Amount | None:
    """The "month" of "over the next month": one of it."""
    unit = UNITS.get(t.word(j + 1), "") if t.word(j) in {"next", "coming"} else ""
    return Amount(1, unit, j + 2) if unit else None


def _ahead(
    t: Tokens, i: int, end: int, amount: Amount, whole: bool, setting: Setting, base: Read
) -> Phrase | None:
    """Counted from today, or in "within 2 weeks of X" from X."""
    if t.word(end) in {"of", *_AFTER} and t.word(end + 1) not in _FROM_NOW:
        return _from_a_day(t, i, end + 1, amount, 1, setting, base)
    end += 2 if t.word(end) == "from" else 0
    if not amount.count:
        return from_today(i, end, one_day(setting.today), setting, unknown=_HOW_MANY)
    last = step(setting.today, amount, 1)
    return from_today(i, end, between(setting.today if whole else last, last), setting)


def _counted_from(t: Tokens, i: int, amount: Amount, setting: Setting, base: Read) -> Phrase | None:
    end, word = amount.end, t.word(amount.end)
    if word in _NOT_A_DATE or t.word(end) in {"per", "each", "every"}:
        return None
    if word == "ago" or word in _FROM_NOW or (word == "from" and t.word(end + 1) in _FROM_NOW):
        return _near_now(i, end + 1 + (word == "from"), amount, -1 if word == "ago" else 1, setting)
    if word in _AFTER:
        return _from_a_day(t, i, end + 1, amount, 1, setting, base)
    if word in _BEFORE:
        return _from_a_day(t, i, end + 1 + (t.word(end + 1) == "to"), amount, -1, setting, base)
    if amount.extra or word in _STILL_EXTRA or word == "later":
        return from_deadline(i, end + (word in _STILL_EXTRA or word == "later"), amount, 1, setting)
    on = end + (word == "on")
    if weekday_number(t.word(on)) >= 0 or t.word(on) == "tomorrow":
        return _from_a_day(t, i, on, amount, 1, setting, base)
    return _alone(i, end, amount, setting)


def lasting(t: Tokens, phrase: Phrase) -> Phrase | None:
    """A date with how long it lasts behind it: "from April 2020 for 12 months"."""
    j = phrase.end
    added = t.mark(j) == "+"
    amount = amount_at(t, j + 1) if added or t.word(j) in {"for", "lasting"} else None
    if amount is None or not amount.count or phrase.unknown:
        return None
    known = amount

    def window(year: int) -> Window:
        whole = phrase.in_year(year)
        if added:
            return one_day(_shifted(whole, known, 1).last)
        return between(whole.first, later(step(whole.first, known, 1), -1))

    return replace(phrase, end=amount.end, in_year=window, grain=Grain.PART, form=Form.PLAIN)


def _near_now(i: int, end: int, amount: Amount, sign: int, setting: Setting) -> Phrase:
    if not amount.count:
        return from_today(i, end, one_day(setting.today), setting, unknown=_HOW_MANY)
    return from_today(i, end, one_day(step(setting.today, amount, sign)), setting)


def _from_a_day(
    t: Tokens, i: int, j: int, amount: Amount, sign: int, setting: Setting, base: Read
) -> Phrase:
    """So long after the last, or before the first, day of what follows."""
    day = base(t, j + (t.word(j) == "the" and t.word(j + 1) != "meeting"), setting)
    unknown = "" if amount.count else _HOW_MANY
    if day is None:
        unknown = unknown or _SOMETHING
        return from_today(i, j, one_day(setting.today), setting, unknown=unknown)
    known = day

    def window(year: int) -> Window:
        whole = known.in_year(year)
        return one_day(step(whole.last if sign > 0 else whole.first, amount, sign))

    return replace(day, start=i, in_year=window, unknown=day.unknown or unknown, weekday=None)


def _alone(i: int, end: int, amount: Amount, setting: Setting) -> Phrase:
    """ "Two weeks" as a whole answer: from today, or on top of the deadline?"""
    phrase = _near_now(i, end, amount, 1, setting)
    phrase = replace(phrase, form=Form.AMOUNT)
    if setting.deadline is None or phrase.unknown:
        return phrase
    doubt = "It may count from today or from the deadline; I take today."
    return phrase.doubted(doubt, from_deadline(i, end, amount, 1, setting))


def _moved(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """A verb that moves the deadline, with by how much: "bring it forward a week"."""
    verb = t.word(i)
    if verb not in MOVING:
        return None
    j, direction = i + 1, ""
    while j < i + 6 and t.word(j) in _OBJECTS and t.word(j) not in _EXTRA:
        direction, j = t.word(j) if t.word(j) in {"back", "forward"} else direction, j + 1
    amount = amount_at(t, j)
    if amount is None or t.word(amount.end) in {"ago", "time", *_NOT_A_DATE, *_AFTER}:
        return None
    end = amount.end + (t.word(amount.end) in _STILL_EXTRA or t.word(amount.end) == "later")
    if verb in {"need", "needs"} and not amount.extra and end == amount.end:
        return None
    if verb in _GOING and t.word(i + 1) != "back":
        return None
    earlier = (verb in _EARLIER_VERBS and direction == "forward") or t.word(end) == "earlier"
    phrase = from_deadline(
        i, end + (t.word(end) == "earlier"), amount, -1 if earlier else 1, setting
    )
    if earlier or direction != "forward" or phrase.unknown:
        return phrase
    other = from_deadline(i, end, amount, -1, setting)
    return phrase.doubted("Forward may mean earlier or later.", other)


def from_deadline(i: int, end: int, amount: Amount, sign: int, setting: Setting) -> Phrase:
    """So much later, or earlier, than the last day of the deadline that stands."""
    deadline = setting.deadline
    if deadline is None or not amount.count:
        unknown = _HOW_MANY if deadline else _NO_DEADLINE
        return from_today(i, end, one_day(setting.today), setting, unknown=unknown)
    return from_today(i, end, _shifted(deadline, amount, sign), setting)


def _shifted(deadline: Window, amount: Amount, sign: int) -> Window:
    """Whole months move by months as whole months: a month after September is October."""
    first, last = deadline.first, deadline.last
    whole = first.day == 1 and last == real_last_day(last.year, last.month)
    if not whole or amount.unit not in {"month", "quarter", "year"}:
        return one_day(step(last, amount, sign))
    start = step(first, amount, sign)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return span_of_months(start.year, start.month, count)
