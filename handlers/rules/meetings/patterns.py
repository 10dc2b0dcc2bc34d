"""Reads when a body meets: "every first Thursday at 2pm", "every 6 weeks from 3 Sept".

Nothing is guessed in silence: words that nobody understood, or that may mean two things, come
back as one question.
"""

import re
from collections.abc import Iterator
from datetime import date, time
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from handlers.rules.clock import take_time
from handlers.rules.dates.reading import read_date
from handlers.rules.dates.windows import MONTH_NAMES, DateKind, Reading
from handlers.rules.dates.words import MONTH_SPELT
from handlers.rules.meetings.rules import (
    EXAMPLE,
    PatternUnclearError,
    Said,
    ask_which_nth,
    first_of,
    rule_of,
)
from handlers.rules.meetings.times import Pattern
from handlers.rules.meetings.words import ORDINALS, WEEKDAYS

_VAGUE = {
    r"\b(?:once|twice|\w+ times) (?:a|per|each|every) (?:week|fortnight)\b": (
        "On which days? For example: every Tuesday and Thursday at 2pm."
    ),
    r"\b(?:once|twice|\w+ times) (?:a|per|each|every) (?:month|quarter|year)\b": (
        "On which days? For example: first and third Thursday of each month at 2pm."
    ),
    r"\bbi-?weekly\b": (
        "Every two weeks, or two days a week? For example: fortnightly from Thu 3 Sep at 2pm, "
        "or every Tuesday and Thursday at 2pm."
    ),
    r"\bbi-?monthly\b": (
        "Every two months, or twice a month? For example: first Thursday of every 2 months at "
        "2pm, or first and third Thursday of each month at 2pm."
    ),
}

# A token is a kind and a value: a weekday's code, a month's number, a count.
_Token = tuple[str, str | int]
_SKIPPED = {"the", "of", "on", "in", "and", "a", "per", "at", "we"}
_SKIPPED |= {"meet", "meets", "meeting", "meetings", ",", ".", ";", "&", "-"}
_ADVERBS = {
    "weekly": (1, "week"),
    "fortnightly": (2, "week"),
    "monthly": (1, "month"),
    "quarterly": (1, "quarter"),
    "yearly": (1, "year"),
    "annually": (1, "year"),
    "daily": (1, "day"),
}
_UNITS = ("week", "month", "quarter", "year")
_TWO_TO_TEN = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {word: count for count, word in enumerate(_TWO_TO_TEN, start=2)}
_COUNTS |= {"other": 2, "alternate": 2}
_NTHS = {word: nth for nth, word in ORDINALS.items()}
_CODES = {name[:3].lower(): code for code, name in WEEKDAYS.items()}
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(s?)")
_NAMES_WEEKDAY = re.compile(rf"\b{_WEEKDAY.pattern}\b")
_MONTH_NUMBERS = {name[:3].lower(): nth for nth, name in enumerate(MONTH_NAMES, start=1)}
_MONTH = re.compile(MONTH_SPELT)


def read_pattern(
    text: str, today: date, *, last: date | None = None, at: time | None = None
) -> Pattern:
    """Read when a body meets, once or again and again.

    `last` is a known meeting to count from where the words name no day ("fortnightly"), `at` the
    usual wall time where they name no time. Raises PatternUnclearError.
    """
    spoken = re.sub(r"\s+", " ", text.strip().lower().replace("’", "'"))
    for vague, question in _VAGUE.items():
        if re.search(vague, spoken):
            raise PatternUnclearError(question)
    named, rest = take_time(spoken)
    when, start = _split_start(rest, today)
    tokens = list(_tokens(when))
    if _repeats(tokens):
        rule, first = _recurring(tokens, start or last, today)
    else:
        rule, first = "", _day(rest, today, ahead=True)
    at = named or at
    if at is None:
        raise PatternUnclearError(f"At what time? For example: {text.strip()} at 2pm.")
    return Pattern(rule, first, at)


def _recurring(tokens: list[_Token], start: date | None, today: date) -> tuple[str, date]:
    unread = [str(value) for kind, value in tokens if kind == "unread"]
    if unread:
        raise PatternUnclearError(f"I couldn't read “{' '.join(unread)}”. {EXAMPLE}")
    said = _gather(tokens)
    rule = rule_of(said, start)
    first = first_of(rule, start or today)
    kinds = {kind for kind, _ in tokens}
    # "First Monday in May" is one meeting. The day of a working day is known by a calendar only.
    once = len(said.months) == 1 and not said.working and not kinds & {"every", "adverb"}
    return ("" if once else rule), first


def _split_start(text: str, today: date) -> tuple[str, date | None]:
    """What stands before "from 3 Sept", and that day; None where none is named."""
    begins = r"\b(?:starting|beginning)(?: (?:from|on))?\b"
    when, found, words = re.sub(begins, "from", text).partition("from ")
    return (when, _day(words, today)) if found else (text, None)


def _day(text: str, today: date, *, ahead: bool = False) -> date:
    """The one day that a text names; with `ahead` the next one where it leaves the year open.

    A weekday beside a day of the month does not leave it open.
    """
    words = re.sub(r"\b(?:meetings?|at)\b", " ", text).strip(" ,.;")
    reading = read_date(words, today, chat=True)
    window = reading.window
    if reading.kind is DateKind.INVALID and reading.why:
        raise PatternUnclearError(reading.why)
    if window is None or reading.rest.strip(" ,.;"):
        raise PatternUnclearError(f"When is that? {EXAMPLE}")
    day = _in_the_year_of_its_weekday(reading) if reading.weekday_disagrees else window.first
    if day is None or window.first != window.last:
        raise PatternUnclearError(f"Which day is “{words}”? For example: Thu 3 Sep at 2pm.")
    if reading.ambiguous and not reading.weekday_disagrees:
        raise PatternUnclearError(f"Which day is “{words}”? {reading.why}".strip())
    is_open = reading.year_inferred and not _NAMES_WEEKDAY.search(words)
    return day + relativedelta(years=1) if ahead and is_open and day < today else day


def _in_the_year_of_its_weekday(reading: Reading) -> date | None:
    """The same day of a year near by in which it is the weekday that was said."""
    days = (other.first for other in reading.alternatives)
    same = (d for d in days if reading.window and _month_day(d) == _month_day(reading.window.first))
    return next(same, None) if reading.year_inferred else None


def _month_day(day: date) -> tuple[int, int]:
    return day.month, day.day


def _tokens(text: str) -> Iterator[_Token]:
    for word in re.findall(r"\d+(?:st|nd|rd|th)?\b|[^\W\d]+|[^\s\w]|\w+", text):
        if word not in _SKIPPED:
            yield _token(word)


def _token(word: str) -> _Token:
    single = word.removesuffix("s")
    weekday = _WEEKDAY.fullmatch(word)
    if weekday:
        return ("ons" if weekday[1] and word not in ("tues", "thurs") else "on"), _CODES[word[:3]]
    if word in ("every", "each"):
        return "every", word
    if word in _ADVERBS:
        return "adverb", word
    if single in ("working", "weekday", "fortnight", "day"):
        return single, word
    if single in _UNITS:
        return "unit", single
    if _MONTH.fullmatch(word):
        return "month", _MONTH_NUMBERS[word[:3]]
    return _number(word)


def _number(word: str) -> _Token:
    if word in _NTHS:
        return "nth", _NTHS[word]
    if word in _COUNTS:
        return "count", _COUNTS[word]
    counted = re.fullmatch(r"([1-9]\d?)(st|nd|rd|th)?", word, re.ASCII)
    if counted and not (counted[2] and int(counted[1]) > 31):
        return ("nth" if counted[2] else "count"), int(counted[1])
    return "unread", word


def _repeats(tokens: list[_Token]) -> bool:
    """Whether the words speak of more than one meeting."""
    kinds = [kind for kind, _ in tokens]
    if {"every", "adverb", "ons"} & set(kinds):
        return True
    return any(
        kind == "nth" and after in ("on", "working", "weekday", "day", "nth")
        for kind, after in pairwise(kinds)
    )


def _gather(tokens: list[_Token]) -> Said:
    said = Said()
    for (kind, value), (after, _) in pairwise([*tokens, ("", "")]):
        if kind == "nth" and after in ("unit", "fortnight"):
            said.count *= int(value)  # "every second week"
        elif kind == "count" and after in ("on", "ons"):
            said.count, said.unit = int(value), "week"  # "every other Thursday"
        else:
            _take(said, kind, value)
    doubtful = tokens[0][0] == "every" and tokens[1:2] and tokens[1][0] == "nth"
    if doubtful and said.days and not (said.unit or said.months) and max(said.nths) > 1:
        ask_which_nth(said)
    return said


def _take(said: Said, kind: str, value: str | int) -> None:
    match kind, value:
        case (("on" | "ons"), str()):
            said.days.append(value)
        case "nth", int():
            said.nths.append(value)
        case "month", int():
            said.months.append(value)
        case "count", int():
            said.count *= value
        case "adverb", str():
            count, said.unit = _ADVERBS[value]
            said.count *= count
        case "fortnight", _:
            said.count, said.unit = said.count * 2, "week"
        case "unit", str():
            said.unit = value
        case (("working" | "weekday"), _):
            said.working = True
        case "day", _:
            said.any_day = True
