"""When meetings happen, and the days of a meeting's own: asking, cut-off, papers, digest.

A pattern is kept as RFC 5545 text in local wall time, so that "2pm" stays 2pm when the clocks
change. Rules run on naive wall times and become moments at the very end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import takewhile

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

from handlers.rules.clock import local_day, wall_time
from handlers.rules.reminding.policy import Policy
from handlers.rules.working_days import (
    Calendar,
    clear_days_before,
    is_working_day,
    shift,
    working_days_between,
)

WORKING_WEEK = "BYDAY=MO,TU,WE,TH,FR"
_NTH_WORKING_DAY = re.compile(rf"{WORKING_WEEK};BYSETPOS=(-?\d+)")
_FURTHEST = timedelta(days=10 * 366)  # a rule that gives nothing in ten years gives nothing
_TIME_TO_ANSWER = 2  # working days that a lead has before being asked again or shut out


@dataclass(frozen=True)
class Pattern:
    """When a body meets: `rule` is an RRULE, "" for a single meeting on `first`.

    `first` is the day from which the rule counts and need not be a meeting itself. `at` is wall
    time in the partnership's zone.
    """

    rule: str
    first: date
    at: time

    def to_text(self) -> str:
        """DTSTART and RRULE lines in wall time, as iCalendar writes them."""
        start = f"DTSTART:{datetime.combine(self.first, self.at):%Y%m%dT%H%M%S}"
        return f"{start}\nRRULE:{self.rule}" if self.rule else start

    @classmethod
    def from_text(cls, text: str) -> "Pattern":
        """The pattern that `to_text` wrote. Raises ValueError for any other text."""
        start, _, rule = text.partition("\n")
        first = datetime.fromisoformat(start.removeprefix("DTSTART:"))
        return cls(rule.removeprefix("RRULE:"), first.date(), first.time())


@dataclass(frozen=True)
class MeetingDays:
    """A meeting and the days of its own, in the partnership's zone.

    `papers_on` is None without papers; `nudge_on` where no day is left between the request and
    the cut-off. All days are working days.
    """

    starts_at: datetime
    papers_on: date | None
    cut_off: datetime
    request_on: date
    nudge_on: date | None
    digest_at: datetime


def occurrences(
    pattern: Pattern, calendar: Calendar, after: datetime, *, count: int = 3
) -> list[datetime]:
    """The next `count` meetings that start after a moment, fewer where the pattern ends.

    Where a rule counts working days, one that falls on a closed day is held on the nearest
    working day within its month. Any other stays on its day, open or not: only people move it.
    """
    found: list[datetime] = []
    for day in _days(pattern, calendar, local_day(after, calendar.zone)):
        starts_at = wall_time(day, pattern.at, calendar.zone)
        if starts_at > after:
            found.append(starts_at)
        if len(found) == count:
            break
    return found


def meeting_days(
    starts_at: datetime, previous_at: datetime | None, calendar: Calendar, policy: Policy
) -> MeetingDays:
    """The days of a meeting; `previous_at` is the one before it, None for a first one."""
    day = local_day(starts_at, calendar.zone)
    digest_on = shift(calendar, day, -policy.digest)
    papers_on = None if policy.papers is None else clear_days_before(calendar, day, policy.papers)
    if papers_on is None:
        cut_off_on = shift(calendar, digest_on, -1)
    else:
        cut_off_on = shift(calendar, papers_on, -policy.cut_off)
    request_on = _request_on(day, previous_at, cut_off_on, calendar, policy)
    return MeetingDays(
        starts_at=starts_at,
        papers_on=papers_on,
        cut_off=wall_time(cut_off_on, policy.cut_off_at, calendar.zone),
        request_on=request_on,
        nudge_on=_nudge_on(request_on, cut_off_on, calendar, policy),
        digest_at=wall_time(digest_on, policy.digest_at, calendar.zone),
    )


def _request_on(
    day: date,
    previous_at: datetime | None,
    cut_off_on: date,
    calendar: Calendar,
    policy: Policy,
) -> date:
    """The day on which leads are asked for a meeting on `day`.

    Bodies that meet often leave no room for both the rest after a meeting and the time before
    the cut-off. Then the rest gives way to half the cycle, and where that too leaves no time to
    answer, to halfway between the last meeting and the cut-off. Nobody is asked in the cycle of
    the meeting before.
    """
    usual = shift(calendar, cut_off_on, -policy.request)
    if previous_at is None:
        return usual
    previous = local_day(previous_at, calendar.zone)
    half = max(1, working_days_between(calendar, previous, day) // 2)
    rested = shift(calendar, previous, min(policy.rest + 1, half))
    if rested <= usual:
        return usual
    room = working_days_between(calendar, previous, cut_off_on)
    in_time = working_days_between(calendar, rested, cut_off_on) >= _TIME_TO_ANSWER
    if in_time or room < 1:
        return rested
    return max(usual, shift(calendar, previous, max(1, room // 2)))


def _nudge_on(
    request_on: date, cut_off_on: date, calendar: Calendar, policy: Policy
) -> date | None:
    """None where the nudge would come on the heels of the request."""
    if policy.nudge is None:
        return None
    nudge_on = shift(calendar, cut_off_on, -policy.nudge)
    waited = working_days_between(calendar, request_on, nudge_on)
    return nudge_on if waited >= _TIME_TO_ANSWER else None


def _days(pattern: Pattern, calendar: Calendar, start: date) -> Iterator[date]:
    """The days of a pattern from `start` on, in order."""
    start = max(start, pattern.first)
    if not pattern.rule:
        return iter([start] if start == pattern.first else [])
    days = _ruled(pattern.rule, pattern.first, start)
    if nth := _NTH_WORKING_DAY.search(pattern.rule):
        # The rule names the month; its own day, which knows no bank holidays, may lie outside.
        months = _ruled(pattern.rule, pattern.first.replace(day=1), start.replace(day=1))
        days = (_nth_working_day(calendar, day, int(nth[1])) for day in months)
    elif WORKING_WEEK in pattern.rule:
        days = filter(partial(is_working_day, calendar), days)
    return (day for day in days if day >= start)


def _ruled(rule: str, first: date, start: date) -> Iterator[date]:
    """The days of an RRULE that counts from `first`, those from `start` on."""
    moment = datetime.combine(start, time.min)
    end = moment + _FURTHEST
    found = rrulestr(rule, dtstart=datetime.combine(first, time.min)).xafter(moment, inc=True)
    return (each.date() for each in takewhile(lambda each: each <= end, found))


def _nth_working_day(calendar: Calendar, day: date, nth: int) -> date:
    """The nth working day of the month of `day`, from its end where `nth` is negative."""
    first = day.replace(day=1)
    if nth > 0:
        return shift(calendar, first - timedelta(days=1), nth)
    return shift(calendar, first + relativedelta(months=1), nth)
