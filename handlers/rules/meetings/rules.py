"""Turns what the words of a meeting pattern name into an RRULE, or into the question to ask."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from dateutil.rrule import rrulestr

from handlers.rules.meetings.times import WORKING_WEEK
from handlers.rules.meetings.words import ORDINALS, QUARTER_BEGINS, QUARTER_ENDS, WEEKDAYS

EXAMPLE = "For example: first Thursday of each month at 2pm, or every 6 weeks from 3 Sept at 2pm."


class PatternUnclearError(ValueError):
    """The words do not say when. The message is one question, with an example to type."""


@dataclass
class Said:
    """What the words of a recurring pattern name, before they become a rule."""

    count: int = 1
    unit: str = ""  # week, month, quarter, year, day; "" where none is named
    nths: list[int] = field(default_factory=list)
    days: list[str] = field(default_factory=list)  # weekday codes
    working: bool = False  # working days are meant
    any_day: bool = False
    months: list[int] = field(default_factory=list)


def rule_of(said: Said, start: date | None) -> str:
    if said.nths:
        return _monthly(said)
    if said.months:
        raise PatternUnclearError(f"On which day of the month? {EXAMPLE}")
    if said.working or said.any_day or said.unit == "day":
        if said.count > 1 or said.days or said.unit not in ("", "day"):
            raise PatternUnclearError(f"On which days? {EXAMPLE}")
        return f"FREQ=WEEKLY;{WORKING_WEEK}"
    if said.unit in ("", "week"):
        return _weekly(said, start)
    raise PatternUnclearError(_ask_which_day(said, start))


def first_of(rule: str, start: date) -> date:
    """The first day of the rule from `start` on, counted as if it skipped none.

    `start` itself where the rule counts working days: their calendar is not known here.
    """
    if f"{WORKING_WEEK};BYSETPOS" in rule:
        return start
    each = re.sub(r"INTERVAL=\d+;", "", rule)
    found = rrulestr(each, dtstart=datetime.combine(start, time.min))
    return next(iter(found)).date()


def ask_which_nth(said: Said) -> None:
    day, nth = WEEKDAYS[said.days[0]], ORDINALS.get(said.nths[0], f"{said.nths[0]}th")
    raise PatternUnclearError(
        f"The {nth} {day} of each month, or a {day} every {said.nths[0]} weeks? For example: "
        f"{nth} {day} of each month at 2pm, or every {said.nths[0]} weeks on {day} at 2pm."
    )


def _weekly(said: Said, start: date | None) -> str:
    codes = list(WEEKDAYS)
    days = sorted(set(said.days), key=codes.index)
    if not said.unit and not days:
        raise PatternUnclearError(f"When is that? {EXAMPLE}")
    if not days and start is None:
        often = "every week" if said.count == 1 else f"every {said.count} weeks"
        raise PatternUnclearError(f"From which day? For example: {often} from Thu 3 Sep at 2pm.")
    if not days and start is not None:
        days = [codes[start.weekday()]]
    interval = f"INTERVAL={said.count};" if said.count > 1 else ""
    return f"FREQ=WEEKLY;{interval}BYDAY={','.join(days)}"


def _ask_which_day(said: Said, start: date | None) -> str:
    """The question for "monthly from 3 Sept": that is both a first Thursday and a third day."""
    if said.days:
        day = WEEKDAYS[said.days[0]]
        return f"Which {day} of the month? For example: first {day} of each month at 2pm."
    if start is None:
        return f"On which day of the month? {EXAMPLE}"
    day = WEEKDAYS[list(WEEKDAYS)[start.weekday()]]
    nth = ORDINALS[(start.day - 1) // 7 + 1]
    each = "each" if said.unit == "quarter" else "every"
    often = f"{each} {said.unit}" if said.count == 1 else f"every {said.count} {said.unit}s"
    return (
        f"On the {nth} {day}, or on day {start.day} of the month? "
        f"For example: {nth} {day} of {often} at 2pm."
    )


def _monthly(said: Said) -> str:
    if said.unit in ("week", "day") or (said.days and said.working) or len(set(said.days)) > 1:
        raise PatternUnclearError(f"On which day of the month? {EXAMPLE}")
    parts = ["FREQ=MONTHLY"]
    if said.months:
        parts.append(f"BYMONTH={_numbers(said.months)}")
    elif said.unit in ("quarter", "year"):
        months = list(QUARTER_ENDS if -1 in said.nths else QUARTER_BEGINS)
        if said.unit == "year":
            months = months[-1:] if -1 in said.nths else months[:1]
        parts.append(f"BYMONTH={_numbers(months)}")
    elif said.count > 1:
        parts.append(f"INTERVAL={said.count}")
    if said.count > 1 and len(parts) > 1 and "INTERVAL" not in parts[1]:
        raise PatternUnclearError(f"In which months? {EXAMPLE}")
    return ";".join([*parts, _day_of_month(said)])


def _day_of_month(said: Said) -> str:
    nths = sorted(set(said.nths), key=lambda nth: (nth < 0, nth))
    if (said.days or said.working) and max(nths) > 5:
        raise PatternUnclearError(f"A month has no more than five. {EXAMPLE}")
    if said.days:
        return "BYDAY=" + ",".join(f"{nth}{said.days[0]}" for nth in nths)
    if said.working and len(nths) == 1:
        return f"{WORKING_WEEK};BYSETPOS={nths[0]}"
    if said.working or (len(nths) > 1 and max(nths) > 28):
        raise PatternUnclearError(f"On which day of the month? {EXAMPLE}")
    if nths[-1] == 31:
        return "BYMONTHDAY=-1"
    if nths[-1] > 28:  # where a month is shorter, its last day
        return f"BYMONTHDAY={_numbers(range(28, nths[-1] + 1))};BYSETPOS=-1"
    return f"BYMONTHDAY={_numbers(nths)}"


def _numbers(values: Sequence[int]) -> str:
    return ",".join(str(value) for value in sorted(set(values), key=lambda n: (n < 0, n)))
