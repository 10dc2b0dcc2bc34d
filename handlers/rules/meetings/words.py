"""How a meeting pattern is said, and the words that both saying and reading one need."""

from datetime import date, datetime

from handlers.rules.clock import say_clock
from handlers.rules.dates.saying import say_day, say_moment
from handlers.rules.dates.windows import MONTH_NAMES, WEEKDAY_NAMES
from handlers.rules.meetings.times import WORKING_WEEK, MeetingDays, Pattern
from handlers.rules.sentences import listed

WEEKDAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), WEEKDAY_NAMES, strict=True))
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
QUARTER_BEGINS = (1, 4, 7, 10)
QUARTER_ENDS = (3, 6, 9, 12)


def parts_of(rule: str) -> dict[str, str]:
    """The parts of an RRULE by name: {"FREQ": "MONTHLY", "BYDAY": "1TH"}."""
    return dict(part.split("=", 1) for part in rule.split(";"))


def say_pattern(pattern: Pattern, today: date, *, counted_from: bool = True) -> str:
    """A pattern in words that read back as the same: "the first Thursday of each month at 2pm".

    `counted_from` adds the day from which it counts; without it the rule alone is said.
    """
    clock = say_clock(pattern.at)
    if not pattern.rule:
        return f"{say_day(pattern.first, today)}, {clock}"
    said = f"{_rule_in_words(pattern.rule)} at {clock}"
    return f"{said}, from {say_day(pattern.first, today)}" if counted_from else said


def say_meeting_days(days: MeetingDays, now: datetime) -> str:
    """A meeting in one line: "Thu 3 Sep, 2pm: papers Tue 25 Aug, cut-off Fri 21 Aug, noon".

    `now` is aware, in the meeting's zone. A cut-off that leads can no longer meet is said to be
    past.
    """
    today = now.date()
    papers = f"papers {say_day(days.papers_on, today)}" if days.papers_on else "no papers"
    cut_off = say_moment(days.cut_off, today) + (" (past)" if days.cut_off <= now else "")
    return f"{say_moment(days.starts_at, today)}: {papers}, cut-off {cut_off}"


def _rule_in_words(rule: str) -> str:
    parts = parts_of(rule)
    interval = int(parts.get("INTERVAL", "1"))
    if parts["FREQ"] == "WEEKLY":
        return _weekly(rule, parts, interval)
    return f"the {_day_of_month(rule, parts)} of {_which_months(parts, interval)}"


def _weekly(rule: str, parts: dict[str, str], interval: int) -> str:
    days = listed([WEEKDAYS[day] for day in parts["BYDAY"].split(",")])
    if WORKING_WEEK in rule:
        return "every working day"
    if interval == 1:
        return f"every {days}"
    return f"every {interval} weeks on {days}"


def _day_of_month(rule: str, parts: dict[str, str]) -> str:
    if WORKING_WEEK in rule:
        return f"{ORDINALS[int(parts['BYSETPOS'])]} working day"
    if "BYDAY" in parts:
        days = parts["BYDAY"].split(",")
        said = listed([ORDINALS[int(day[:-2])] for day in days])
        return f"{said} {WEEKDAYS[days[0][-2:]]}"
    month_days = [int(day) for day in parts["BYMONTHDAY"].split(",")]
    if "BYSETPOS" in parts:  # "the 30th, or the end of February"
        month_days = month_days[-1:]
    return listed(["last day" if day == -1 else f"{day}{_suffix(day)}" for day in month_days])


def _which_months(parts: dict[str, str], interval: int) -> str:
    months = tuple(int(month) for month in parts.get("BYMONTH", "").split(",") if month)
    if months in (QUARTER_BEGINS, QUARTER_ENDS):
        return "each quarter" if _quarter_fits(parts, months) else _named(months)
    if months:
        return f"{_named(months)} each year" if len(months) == 1 else _named(months)
    return "each month" if interval == 1 else f"every {interval} months"


def _quarter_fits(parts: dict[str, str], months: tuple[int, ...]) -> bool:
    """Whether "of each quarter" means these months: what is last comes at its end."""
    counts_back = "-1" in (
        parts.get("BYSETPOS"),
        parts.get("BYMONTHDAY"),
        parts.get("BYDAY", "")[:2],
    )
    return counts_back == (months == QUARTER_ENDS)


def _named(months: tuple[int, ...]) -> str:
    return listed([MONTH_NAMES[month - 1] for month in months])


def _suffix(day: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
